"""Carrying out what a finding proposes, as one step of the article's history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workstation.desk.open_article import OpenArticle
from workstation.domain.checks import Finding, Fix

_LINES = frozenset(
    ("headline", "slug", "section", "kicker", "standfirst", "dateline", "seo_title",
     "seo_description", "newsletter")
)  # fmt: skip
_FIGURE_TEXTS = frozenset(("caption", "credit", "source", "alt"))


def apply_fix(article: OpenArticle, finding: Finding, fix: Fix) -> bool:
    """Make the change that a fix proposes; False if the text is no longer what was found."""
    kind, _, rest = finding.field.partition(".")
    if kind == "body":
        return _fix_body(article, finding, fix)
    if kind == "figures":
        return _fix_figure(article, finding, fix, rest)
    if kind == "links":
        return _fix_link(article, finding, fix, rest)
    return kind in _LINES and _fix_line(article, finding, fix)


def _fix_body(article: OpenArticle, finding: Finding, fix: Fix) -> bool:
    if _part(article.body(), finding) != finding.text:
        return False
    article.edit_text(finding.start, finding.end, fix.replacement, fix.title)
    return True


def _fix_line(article: OpenArticle, finding: Finding, fix: Fix) -> bool:
    text = getattr(article.details, finding.field) or ""
    if _part(text, finding) != finding.text:
        return False
    changes: dict[str, Any] = {finding.field: _changed(text, finding, fix)}
    article.change(replace(article.details, **changes), fix.title)
    return True


def _fix_figure(article: OpenArticle, finding: Finding, fix: Fix, rest: str) -> bool:
    key, _, part = rest.rpartition(".")
    figure = article.details.figure(key)
    if figure is None or part not in _FIGURE_TEXTS:
        return False
    text = getattr(article.figures.texts(figure), part)
    if _part(text, finding) != finding.text:
        return False
    changes: dict[str, Any] = {part: _changed(text, finding, fix)}
    article.figures.update(replace(figure, **changes), fix.title)
    return True


def _fix_link(article: OpenArticle, finding: Finding, fix: Fix, rest: str) -> bool:
    key, _, part = rest.rpartition(".")
    link = article.details.link(key)
    if link is None or part != "label" or _part(link.label, finding) != finding.text:
        return False
    article.links.set_label(link.id, _changed(link.label, finding, fix))
    return True


def _part(text: str, finding: Finding) -> str:
    return text[finding.start : finding.end]


def _changed(text: str, finding: Finding, fix: Fix) -> str:
    return text[: finding.start] + fix.replacement + text[finding.end :]
