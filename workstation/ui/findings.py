"""Words and icons for what the checks find."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workstation.domain.checks import Finding, Severity
from workstation.ui.icons import Ink

_LOOKS = {
    Severity.BLOCK: ("circle-x", Ink.BLOCK),
    Severity.WARN: ("triangle-alert", Ink.WARN),
    Severity.INFO: ("info", Ink.NORMAL),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Findings", text)


def severity_icon(severity: Severity) -> tuple[str, Ink]:
    """Return the icon of a severity and its colour."""
    return _LOOKS[severity]


def severity_words(severity: Severity) -> str:
    """Say how much findings of a severity weigh."""
    return {
        Severity.BLOCK: _tr("Must be put right"),
        Severity.WARN: _tr("Worth a look"),
        Severity.INFO: _tr("For information"),
    }[severity]


def finding_words(finding: Finding) -> str:
    """Say what was found."""
    if not finding.template:
        return finding.message
    return _tr(finding.template).format(**dict(finding.values))


def field_words(field: str) -> str:
    """Say where in the article a finding is."""
    kind, _, rest = field.partition(".")
    if kind == "figures" and rest:
        return _tr("Picture “%1”").replace("%1", rest.partition(".")[0])
    if kind == "links" and rest:
        return _tr("Related link “%1”").replace("%1", rest.partition(".")[0])
    return {
        "headline": _tr("Headline"),
        "standfirst": _tr("Standfirst"),
        "kicker": _tr("Kicker"),
        "bylines": _tr("Bylines"),
        "dateline": _tr("Dateline"),
        "section": _tr("Section"),
        "slug": _tr("Address of the page"),
        "body": _tr("Text"),
        "figures": _tr("Pictures"),
        "links": _tr("Related links"),
        "tags": _tr("Tags"),
        "embargo": _tr("Embargo"),
        "language": _tr("Language"),
        "seo_title": _tr("Title for search engines"),
        "seo_description": _tr("Description for search engines"),
        "newsletter": _tr("Newsletter"),
        "corrections": _tr("Corrections"),
        "deadline": _tr("Deadline"),
        "word_target": _tr("Word target"),
    }.get(kind, _tr("Article"))
