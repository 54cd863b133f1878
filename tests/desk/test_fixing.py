"""Fixes change what was found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workstation.desk.fixing import apply_fix
from workstation.desk.open_article import OpenArticle
from workstation.domain.checks import Finding, Fix, Severity


def found(field: str, start: int, text: str) -> Finding:
    return Finding(
        rule="r",
        severity=Severity.WARN,
        field=field,
        start=start,
        end=start + len(text),
        text=text,
        message="m",
    )


@pytest.mark.parametrize("field", ["headline", "kicker", "standfirst", "dateline"])
def test_field_is_changed_where_it_was_found(
    open_article: Callable[..., OpenArticle], field: str
) -> None:
    article = open_article(**{field: "One teh three"})
    assert apply_fix(article, found(field, 4, "teh"), Fix("Spell it", "the"))
    assert getattr(article.details, field) == "One the three"
    article.history.undo()
    assert getattr(article.details, field) == "One teh three"


def test_offsets_count_characters_not_units(open_article: Callable[..., OpenArticle]) -> None:
    article = open_article(body="😀 teh 😀")
    assert apply_fix(article, found("body", 2, "teh"), Fix("Spell it", "the"))
    assert article.body() == "😀 the 😀"


def test_text_that_has_changed_meanwhile_stays(
    open_article: Callable[..., OpenArticle],
) -> None:
    article = open_article(body="Something else", headline="Else")
    assert not apply_fix(article, found("body", 0, "teh"), Fix("Spell it", "the"))
    assert not apply_fix(article, found("headline", 0, "teh"), Fix("Spell it", "the"))
    assert not apply_fix(article, found("figures.gone.alt", 0, ""), Fix("Add", "x"))
    assert not apply_fix(article, found("links.gone.label", 0, ""), Fix("Add", "x"))
    assert not apply_fix(article, found("bylines", 0, ""), Fix("Add", "x"))
    assert not article.history.canUndo()
