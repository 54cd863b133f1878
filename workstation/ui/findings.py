"""Words and icons for what the checks find."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt

from workstation.domain.checks import Finding, Severity
from workstation.domain.workflow import Stage
from workstation.ui.icons import Ink
from workstation.ui.translation import translate
from workstation.ui.words import stage_name

_LOOKS = {
    Severity.BLOCK: ("circle-x", Ink.BLOCK),
    Severity.WARN: ("triangle-alert", Ink.WARN),
    Severity.INFO: ("info", Ink.NORMAL),
}


def severity_icon(severity: Severity) -> tuple[str, Ink]:
    """Return the icon of a severity and its colour."""
    return _LOOKS[severity]


def severity_words(severity: Severity) -> str:
    """Say how much findings of a severity weigh."""
    return {
        Severity.BLOCK: translate("Findings", "Must be put right"),
        Severity.WARN: translate("Findings", "Worth a look"),
        Severity.INFO: translate("Findings", "For information"),
    }[severity]


def finding_words(finding: Finding) -> str:
    """Say what was found."""
    if not finding.template:
        return finding.message
    values = dict(finding.values)
    if "stage" in values:
        values["stage"] = stage_name(Stage(values["stage"])).lower()
    for name in values.keys() & {"day", "until"}:
        day = QDate.fromString(values[name], Qt.DateFormat.ISODate)
        if day.isValid():
            values[name] = QLocale().toString(day, "d MMM yyyy")
    return translate("Findings", finding.template).format(**values)


def field_words(field: str, title: str = "") -> str:
    """Say where in the article a finding is; a picture or link by its title, or else its key."""
    kind, _, rest = field.partition(".")
    if kind == "figures" and rest:
        return translate("Findings", "Picture “%1”").replace("%1", title or rest.partition(".")[0])
    if kind == "links" and rest:
        words = translate("Findings", "Related link “%1”")
        return words.replace("%1", title or rest.partition(".")[0])
    return {
        "headline": translate("Findings", "Headline"),
        "standfirst": translate("Findings", "Standfirst"),
        "kicker": translate("Findings", "Kicker"),
        "bylines": translate("Findings", "Bylines"),
        "dateline": translate("Findings", "Dateline"),
        "section": translate("Findings", "Section"),
        "slug": translate("Findings", "Address of the page"),
        "body": translate("Findings", "Text"),
        "figures": translate("Findings", "Pictures"),
        "links": translate("Findings", "Related links"),
        "tags": translate("Findings", "Tags"),
        "embargo": translate("Findings", "Embargo"),
        "language": translate("Findings", "Language"),
        "seo_title": translate("Findings", "Title for search engines"),
        "seo_description": translate("Findings", "Description for search engines"),
        "newsletter": translate("Findings", "Newsletter"),
        "corrections": translate("Findings", "Corrections"),
        "deadline": translate("Findings", "Deadline"),
        "word_target": translate("Findings", "Word target"),
    }.get(kind, translate("Findings", "Article"))


def place_words(field: str, title: str = "") -> str:
    """Name a text exactly: which picture or link, and which of its texts."""
    part = field.rpartition(".")[2]
    named = {
        "caption": translate("Findings", "%1, caption"),
        "alt": translate("Findings", "%1, alt text"),
        "label": translate("Findings", "%1, title on the page"),
    }.get(part, "%1")
    return named.replace("%1", field_words(field, title))
