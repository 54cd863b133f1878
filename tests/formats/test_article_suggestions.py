"""Suggestions go into an article file and come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.marked import Desk, worked_on
from workstation.domain.canonical import canonical_text
from workstation.domain.draft import Draft
from workstation.domain.errors import BadArticleFile
from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import MarkKind, Part, Reply, Suggestion
from workstation.formats.article_file import ArticleFile, FileLink, read_text, write_text
from workstation.text.suggesting import parted, without

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TEXTS = st.text("ab é😀{}+-\\<>", min_size=1, max_size=12).map(lambda text: f"a{text.strip()}b")
TURNS = st.lists(
    st.tuples(st.sampled_from("AB"), st.integers(0, 40), st.integers(0, 6), TEXTS), max_size=6
)


def suggested(desk: Desk, field: str) -> tuple[str, tuple[Suggestion, ...]]:
    known = {
        key: Suggestion(
            id=key,
            field=field,
            by=desk.by[key],
            at=NOW,
            parts=(),
            replies=(Reply("Ben", NOW, "Why?\nSay."),),
        )
        for key in desk.open
    }
    return without(desk.text, desk.marks, MarkKind.INSERTED), parted(desk.text, desk.marks, known)


def nameless(suggestions: tuple[Suggestion, ...]) -> list[Suggestion]:
    return [replace(each, id=SuggestionId("")) for each in suggestions]


@given(body=TEXTS, turns=TURNS, headline=TEXTS, more=TURNS, label=TEXTS, last=TURNS)
@settings(max_examples=80, deadline=None)
def test_what_is_suggested_reads_back(
    body: str,
    turns: list[tuple[str, int, int, str]],
    headline: str,
    more: list[tuple[str, int, int, str]],
    label: str,
    last: list[tuple[str, int, int, str]],
) -> None:
    base, in_body = suggested(worked_on(canonical_text(body), turns), "body")
    title, in_headline = suggested(worked_on(canonical_text(headline), more), "headline")
    words, in_label = suggested(worked_on(canonical_text(label), last), "links.one.label")
    draft = Draft(headline=title, body=base)
    every = (*in_body, *in_headline, *in_label)
    unique = tuple(replace(each, id=SuggestionId(str(number))) for number, each in enumerate(every))
    link = FileLink(key="one", url="https://ferries.example", title="Ferries", label=words)
    file = ArticleFile(draft=replace(draft, suggestions=unique), links=(link,))
    back = read_text(write_text(file), "ferry.md")
    assert (back.draft.headline, back.draft.body) == (title, base)
    assert back.links[0].label == words
    assert nameless(back.draft.suggestions) == nameless(unique)


def test_a_file_without_suggestions_keeps_braces_as_they_are() -> None:
    draft = Draft(headline="Ferry", body="A {++literal++} brace.")
    text = write_text(ArticleFile(draft=draft))
    assert "suggestions" not in text
    assert read_text(text, "ferry.md").draft == draft


def test_the_file_shows_critic_markup_and_who_when_and_where() -> None:
    parts = (Part(4, MarkKind.DELETED, "ferry"), Part(9, MarkKind.INSERTED, "boat"))
    one = Suggestion(id=SuggestionId("s"), by="Mara Lindqvist", at=NOW, parts=parts)
    draft = Draft(headline="Ferry", body="The ferry sails.", suggestions=(one,))
    text = write_text(ArticleFile(draft=draft))
    assert text.endswith("The {--ferry--}{>>1<<}{++boat++}{>>1<<} sails.\n")
    assert "by: Mara Lindqvist" in text
    assert "at: 2026-11-22T09:00:00Z" in text
    assert "field: body" in text


def test_marks_that_do_not_fit_are_refused_with_the_line() -> None:
    text = (
        "---\nheadline: Ferry\nsuggestions:\n  - {by: Ada, at: 2026-11-22}\n---\n"
        "The {++boat sails.\n"
    )
    with pytest.raises(BadArticleFile, match="marks of the suggestions in body"):
        read_text(text, "ferry.md")
