"""Suggestions in headline, standfirst, captions, alternative text and titles of links."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from workstation.desk import suggested_fields
from workstation.desk.edited_draft import EditedDraft
from workstation.desk.suggested_fields import Author
from workstation.domain.article import References
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import RelatedLink, WebTarget
from workstation.domain.pictures import Figure

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FIGURE = Figure(
    id=FigureId("f"), key="quay", picture=PictureId("p"), caption="The quay", alt="A pier"
)
LINK = RelatedLink(
    id=LinkId("l"), key="site", target=WebTarget("https://ferries.example", "Ferries"), label="Site"
)
DRAFT = Draft(headline="Ferry sails late", standfirst="It waits.", figures=(FIGURE,), links=(LINK,))
FIELDS = ("headline", "standfirst", "figures.quay.caption", "figures.quay.alt", "links.site.label")
TEXTS = st.text("ab é😀{}", max_size=8)


@pytest.fixture
def draft(qtbot: QtBot) -> EditedDraft:
    opened = EditedDraft(DRAFT, References(), FrozenClock(NOW))
    opened.suggested.suggest_as("Ada")
    return opened


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("accept", [True, False])
def test_another_text_is_suggested_and_decided(
    draft: EditedDraft, field: str, accept: bool
) -> None:
    before = draft.proposed(field).text
    draft.write(field, "Something else", "Change")
    assert replace(draft.snapshot(), suggestions=()) == DRAFT
    shown = draft.proposed(field)
    assert (shown.text, shown.before, shown.by) == ("Something else", before, ("Ada",))
    [suggestion] = draft.snapshot().suggestions
    assert (suggestion.field, suggestion.by) == (field, "Ada")
    draft.decide(frozenset({suggestion.id}), accept=accept)
    wanted = "Something else" if accept else before
    assert suggested_fields.text_of(draft.details, References(), field) == wanted
    assert draft.snapshot().suggestions == ()
    draft.history.undo()
    assert draft.snapshot().suggestions == (suggestion,)
    draft.history.undo()
    assert draft.snapshot() == DRAFT


def test_what_is_typed_letter_by_letter_is_one_suggestion(draft: EditedDraft) -> None:
    for text in ("Ferry sails later", "Ferry sails later t", "Ferry sails later to"):
        draft.write("headline", text, "Change headline", merge="headline")
    [suggestion] = draft.snapshot().suggestions
    assert (suggestion.deleted, suggestion.inserted) == ("", "r to")
    assert draft.history.count() == 1


def test_writing_the_old_text_again_takes_the_suggestion_back(draft: EditedDraft) -> None:
    draft.write("headline", "Ferry sails later", "Change headline")
    draft.write("headline", "Ferry sails late", "Change headline")
    assert draft.snapshot() == DRAFT


def test_a_change_of_the_text_as_it_stands_is_suggested_beside_what_was(
    draft: EditedDraft,
) -> None:
    draft.write("headline", "The ferry sails late", "Change headline")
    draft.change(replace(draft.details, headline="Ferry sails soon", kicker="Boats"), "Fix")
    assert (draft.details.headline, draft.details.kicker) == ("Ferry sails late", "Boats")
    assert draft.proposed("headline").text.endswith("sails soon")


def test_what_is_written_without_suggesting_leaves_other_suggestions_in_place(
    draft: EditedDraft,
) -> None:
    draft.write("headline", "Ferry sails very late", "Change headline")
    draft.suggested.suggest_as("")
    draft.write("headline", "Old ferry sails very late", "Change headline")
    assert draft.details.headline == "Old ferry sails late"
    assert draft.proposed("headline").text == "Old ferry sails very late"
    draft.change(replace(draft.details, headline="New ferry sails late"), "Change headline")
    assert draft.proposed("headline").text == "New ferry sails very late"


def test_suggestions_for_a_picture_go_with_it_and_come_back(draft: EditedDraft) -> None:
    draft.write("figures.quay.alt", "A stone pier", "Change alt text")
    waiting = draft.snapshot().suggestions
    draft.change(replace(draft.details, figures=()), "Remove picture")
    assert draft.snapshot().suggestions == ()
    draft.history.undo()
    assert draft.snapshot().suggestions == waiting


def test_a_caption_as_the_masters_stays_so_until_somebody_accepts(draft: EditedDraft) -> None:
    master = replace(DRAFT, figures=(replace(FIGURE, caption=None),))
    draft.restore(master)
    draft.write("figures.quay.caption", "The quay at dawn", "Change caption")
    figure = draft.details.figures[0]
    draft.change(
        replace(draft.details, figures=(replace(figure, caption="Own words"),)), "Change caption"
    )
    assert draft.details.figures[0].caption is None


def test_an_answer_is_a_step_to_undo(draft: EditedDraft) -> None:
    draft.write("headline", "Ferry", "Change headline")
    [suggestion] = draft.snapshot().suggestions
    draft.reply(suggestion.id, "Ben", "Too short.")
    [answered] = draft.snapshot().suggestions
    assert [reply.text for reply in answered.replies] == ["Too short."]
    draft.history.undo()
    assert draft.snapshot().suggestions == (suggestion,)


@given(
    base=TEXTS,
    turns=st.lists(st.tuples(st.sampled_from(["A", "B"]), TEXTS), max_size=5),
    accepted=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_any_rewriting_keeps_the_base_and_shows_what_was_written(
    base: str, turns: list[tuple[str, str]], accepted: bool
) -> None:
    draft = Draft(headline=base)
    for name, text in turns:
        draft = suggested_fields.written(draft, References(), "headline", text, Author(name, NOW))
        assert draft.headline == base
        assert suggested_fields.proposed(draft, References(), "headline").text == text
    every = frozenset(each.id for each in draft.suggestions)
    wanted = suggested_fields.proposed(draft, References(), "headline").text if accepted else base
    done = suggested_fields.decided(draft, References(), every, accept=accepted)
    assert (done.headline, done.suggestions) == (wanted, ())
