"""The open article: one owner of text and details, one history for both."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from tests.helpers.newsrooms import FrozenClock
from workstation.desk.open_article import OpenArticle
from workstation.domain.article import Article, ArticleBundle, ArticleSummary, References
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.links import ArticleTarget, LinkKind, Placement, UnresolvedTarget
from workstation.domain.pictures import Picture, Role
from workstation.text.draft_merging import merge_drafts

BODY = "The first sailing is cut.\n\nThe council meets on Wednesday.\n\nA bus can't cross water."
pytestmark = pytest.mark.usefixtures("qapp")

TARGET = ArticleSummary(id=ArticleId("other"), slug="dredging-slips", headline="Dredging slips")
PICTURE = Picture(
    id=PictureId("f" * 64),
    file_name="columba.jpg",
    media_type="image/jpeg",
    width=1600,
    height=1000,
    size=1,
)


def article(clock: FrozenClock, body: str = BODY) -> OpenArticle:
    draft = Draft(headline="Ferries brace", body=body)
    stored = Article(id=ArticleId("a"), draft=draft)
    return OpenArticle(ArticleBundle(stored, References()), clock)


def type_text(target: OpenArticle, text: str, position: int = 0) -> None:
    cursor = QTextCursor(target.document)
    cursor.setPosition(position)
    for letter in text:
        cursor.insertText(letter)


def test_a_fresh_article_has_nothing_to_undo_or_save(clock: FrozenClock) -> None:
    opened = article(clock)
    assert not opened.history.canUndo()
    assert not opened.dirty
    assert opened.snapshot().body == BODY


def test_non_breaking_spaces_survive(clock: FrozenClock) -> None:
    opened = article(clock, "12\u00a0000\u00a0€ and «\u202fso\u202f»")
    assert opened.body() == "12\u00a0000\u00a0€ and «\u202fso\u202f»"


def test_undo_takes_text_and_headline_back_in_order(clock: FrozenClock) -> None:
    opened = article(clock)
    type_text(opened, "One ")
    opened.change(replace(opened.details, headline="Ferries wait"), "Headline")
    type_text(opened, "Two ", 4)
    opened.history.undo()
    assert (opened.body()[:8], opened.details.headline) == ("One The ", "Ferries wait")
    opened.history.undo()
    assert (opened.body()[:8], opened.details.headline) == ("One The ", "Ferries brace")
    opened.history.undo()
    assert opened.body() == BODY
    assert not opened.history.canUndo()


def test_typing_after_an_undo_is_a_step_of_its_own(clock: FrozenClock) -> None:
    opened = article(clock)
    type_text(opened, "One ")
    opened.edit_text(20, 24, "", "Cut")
    opened.history.undo()
    type_text(opened, "two ", 4)
    assert not opened.history.canRedo()
    opened.history.undo()
    assert opened.body() == "One " + BODY
    opened.history.undo()
    assert opened.body() == BODY


def test_quick_changes_of_one_field_are_one_step(clock: FrozenClock) -> None:
    opened = article(clock)
    for text in ("F", "Fe", "Fer"):
        opened.change(replace(opened.details, headline=text), "Headline", merge="headline")
    opened.history.undo()
    assert opened.details.headline == "Ferries brace"


def test_changes_of_different_fields_stay_apart(clock: FrozenClock) -> None:
    opened = article(clock)
    opened.change(replace(opened.details, headline="A"), "Headline", merge="headline")
    opened.change(replace(opened.details, kicker="B"), "Kicker", merge="kicker")
    opened.history.undo()
    assert (opened.details.headline, opened.details.kicker) == ("A", "")


def test_an_undo_keeps_what_the_workflow_wrote_meanwhile(clock: FrozenClock) -> None:
    opened = article(clock)
    opened.change(replace(opened.details, headline="New"), "Headline")
    opened.mark_saved(opened.revision)
    stored = replace(opened.article, draft=replace(opened.snapshot(), seo_title="By the desk"))
    opened.absorb(ArticleBundle(stored, References()))
    opened.history.undo()
    assert opened.details.headline == "Ferries brace"
    assert opened.details.seo_title == "By the desk"


def test_a_correction_arrives_amid_typing(clock: FrozenClock) -> None:
    opened = article(clock)
    before = opened.snapshot()
    correction = Correction(clock.now(), CorrectionKind.UPDATE, "It was two boats.")
    opened.change(replace(opened.details, headline="New"), "Headline")
    type_text(opened, "One ")
    stored = replace(opened.article, draft=replace(before, corrections=(correction,)))
    opened.absorb(ArticleBundle(stored, References()))
    assert opened.details.corrections == (correction,)
    assert (opened.details.headline, opened.body()[:4]) == ("New", "One ")
    opened.history.undo()
    opened.history.undo()
    assert opened.snapshot() == replace(before, corrections=(correction,))


def test_while_somebody_suggests_a_link_is_placed_elsewhere_as_a_suggestion(
    clock: FrozenClock,
) -> None:
    opened = article(clock)
    link = opened.links.add_article(TARGET, LinkKind.BACKGROUND, at=30)
    opened.edit_text(0, 0, f"{{{{related: {link.key}}}}}\n\n", "Once more")
    before = opened.body()
    opened.suggested.suggest_as("Ada")
    opened.links.place(link.id, len(before))
    assert opened.body() == before
    outcome = opened.suggested.outcome(opened.text())
    assert outcome.count("{{related:") == 1
    assert outcome.endswith(f"{{{{related: {link.key}}}}}")
    opened.links.remove(link.id)
    assert opened.details.links == ()
    for _step in range(2):
        opened.history.undo()
    assert (opened.text(), len(opened.details.links)) == (before, 1)


def test_a_link_whose_article_has_arrived_leads_there_after_undo_and_redo(
    clock: FrozenClock,
) -> None:
    opened = article(clock)
    opened.links.add_article(TARGET, LinkKind.BACKGROUND)
    unresolved = UnresolvedTarget(title="", slug="dredging-slips")
    away = tuple(replace(link, target=unresolved) for link in opened.details.links)
    opened.change(replace(opened.details, links=away), "Move")
    opened.change(replace(opened.details, links=(replace(away[0], label="Slips"),)), "Label")
    assert opened.dirty
    draft = replace(opened.snapshot(), links=(replace(away[0], target=ArticleTarget(TARGET.id)),))
    stored = replace(opened.article, draft=draft)
    opened.absorb(ArticleBundle(stored, References()))
    assert [link.target for link in opened.details.links] == [ArticleTarget(TARGET.id)]
    opened.history.undo()
    opened.history.redo()
    assert [(link.label, link.target) for link in opened.details.links] == [
        ("Slips", ArticleTarget(TARGET.id))
    ]


def test_a_link_in_the_text_comes_and_goes_in_one_step(clock: FrozenClock) -> None:
    opened = article(clock)
    link = opened.links.add_article(TARGET, LinkKind.BACKGROUND, at=30)
    assert f"\n\n{{{{related: {link.key}}}}}\n\n" in opened.body()
    assert link.placement is Placement.TEXT
    assert opened.links.title_of(link) == "Dredging slips"
    opened.history.undo()
    assert opened.body() == BODY
    assert opened.links.all() == ()
    opened.history.redo()
    assert opened.links.get(link.id) == link
    assert "related:" in opened.body()


def test_removing_a_link_takes_its_directive_along(clock: FrozenClock) -> None:
    opened = article(clock)
    link = opened.links.add_article(TARGET, at=30)
    opened.links.remove(link.id)
    assert opened.body() == BODY
    opened.history.undo()
    assert opened.links.all() == (link,)
    assert "related:" in opened.body()


def test_a_link_moves_between_the_text_and_the_end(clock: FrozenClock) -> None:
    opened = article(clock)
    link = opened.links.add(UnresolvedTarget("A story to come"))
    other = opened.links.add(UnresolvedTarget("Another"))
    opened.links.place(link.id, 30)
    assert "related: a-story-to-come" in opened.body()
    opened.links.to_end(link.id, 1)
    assert opened.body() == BODY
    assert [found.id for found in opened.links.all()] == [other.id, link.id]
    opened.links.to_end(link.id, 0)
    assert [found.id for found in opened.links.all()] == [link.id, other.id]


def test_a_link_whose_directive_is_deleted_needs_a_place(clock: FrozenClock) -> None:
    opened = article(clock)
    link = opened.links.add_article(TARGET, at=30)
    body = opened.body()
    start = body.index("{{")
    opened.edit_text(start, body.index("}}") + 2, "", "Delete")
    assert opened.links.unplaced() == (link,)
    opened.history.undo()
    assert opened.links.unplaced() == ()


def test_the_first_picture_leads_and_the_next_stands_in_the_text(clock: FrozenClock) -> None:
    opened = article(clock)
    lead = opened.figures.add(PICTURE)
    second = opened.figures.add(PICTURE, at=30)
    assert (lead.role, second.role) == (Role.LEAD, Role.BODY)
    assert lead.key != second.key
    opened.figures.make_lead(second.id)
    assert f"{{{{picture: {lead.key}}}}}" in opened.body()
    assert f"{{{{picture: {second.key}}}}}" not in opened.body()
    for _ in range(3):
        opened.history.undo()
    assert opened.body() == BODY
    assert opened.figures.all() == ()


def test_restoring_a_version_is_one_step(clock: FrozenClock) -> None:
    opened = article(clock)
    opened.restore(Draft(headline="Old", body="Old text"))
    assert (opened.details.headline, opened.body()) == ("Old", "Old text")
    opened.history.undo()
    assert (opened.details.headline, opened.body()) == ("Ferries brace", BODY)


Act = Callable[[OpenArticle], None]
ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("type"), st.integers(0, 90), st.sampled_from(["a", "ß😀", "\u00a0x", "z"])
        ),
        st.tuples(st.just("headline"), st.just(0), st.text(max_size=5)),
        st.tuples(st.just("link"), st.integers(0, 90), st.just("")),
        st.tuples(st.just("picture"), st.integers(0, 90), st.just("")),
        st.tuples(st.just("unlink"), st.integers(0, 3), st.just("")),
    ),
    max_size=12,
)


def perform(opened: OpenArticle, kind: str, number: int, text: str) -> None:
    if kind == "type":
        type_text(opened, text, min(number, opened.document.characterCount() - 1))
    elif kind == "headline":
        opened.change(replace(opened.details, headline=text), "Headline", merge="headline")
    elif kind == "link":
        opened.links.add_article(TARGET, at=min(number, len(opened.body())))
    elif kind == "picture":
        opened.figures.add(PICTURE, at=min(number, len(opened.body())))
    elif opened.links.all():
        opened.links.remove(opened.links.all()[number % len(opened.links.all())].id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(ACTS)
def test_undoing_everything_gives_the_beginning_and_redoing_it_the_end(
    clock: FrozenClock, acts: list[tuple[str, int, str]]
) -> None:
    opened = article(clock)
    begun = opened.snapshot()
    for act in acts:
        perform(opened, *act)
    ended = opened.snapshot()
    while opened.history.canUndo():
        opened.history.undo()
    assert opened.snapshot() == begun
    while opened.history.canRedo():
        opened.history.redo()
    assert opened.snapshot() == ended


def test_a_merged_draft_comes_in_as_one_step_and_touches_only_what_differs(
    clock: FrozenClock,
) -> None:
    opened = article(clock)
    last = QTextCursor(opened.document)
    last.setPosition(BODY.index("A bus"))
    merged = replace(
        opened.snapshot(),
        headline="Ferries brace for winter",
        body=BODY.replace("on Wednesday", "on Thursday") + "\n\nMore on Monday.",
    )
    opened.merge_in(merged, "Merge")
    assert opened.snapshot() == merged
    assert last.position() == BODY.index("A bus") + len("Thursday") - len("Wednesday")
    opened.history.undo()
    assert (opened.details.headline, opened.body()) == ("Ferries brace", BODY)
    assert not opened.history.canUndo()
    opened.history.redo()
    assert opened.snapshot() == merged


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.tuples(*(st.lists(st.sampled_from(["", "a", "b", "A ✓ c", "\n"]), max_size=6),) * 2)
)
def test_any_text_can_be_merged_in(clock: FrozenClock, texts: tuple[list[str], list[str]]) -> None:
    before, after = ("\n\n".join(parts) for parts in texts)
    opened = article(clock, before)
    opened.merge_in(replace(opened.snapshot(), body=after), "Merge")
    assert opened.body() == after
    opened.history.undo()
    assert opened.body() == before


def test_what_others_suggest_comes_in_with_a_merged_draft(clock: FrozenClock) -> None:
    writer = article(clock)
    start = BODY.index("Wednesday")
    writer.suggested.suggest_as("Tom Vasile")
    writer.edit_text(start, start + len("Wednesday"), "Thursday", "Typing")
    theirs = writer.snapshot()
    assert theirs.suggestions
    opened = article(clock)
    opened.edit_text(0, 3, "Our", "Typing")
    mine = opened.snapshot()
    merged = merge_drafts(replace(theirs, suggestions=()), mine, theirs)
    opened.merge_in(merged.settled({}, lambda clash: clash.mine), "Merge")
    found = opened.snapshot()
    assert found.body == BODY.replace("The first", "Our first", 1)
    assert [each.id for each in found.suggestions] == [each.id for each in theirs.suggestions]
    opened.history.undo()
    assert opened.snapshot() == mine
    opened.history.redo()
    assert opened.snapshot() == found
