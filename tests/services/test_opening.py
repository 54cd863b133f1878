from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import (
    ArticleId,
    ContributorId,
    LinkId,
    NoteId,
    SuggestionId,
    new_uuid,
)
from workstation.domain.links import ArticleTarget, RelatedLink, UnresolvedTarget
from workstation.domain.newsroom import Contributor
from workstation.domain.notes import Anchor
from workstation.domain.packets import Arrival
from workstation.domain.query import LibraryQuery
from workstation.domain.revision import RevisionReason
from workstation.domain.suggestions import MarkKind, Part, Suggestion
from workstation.domain.workflow import Stage, Tick, TickState
from workstation.services import drafts, library, newsrooms, notes, publishing, reviewing
from workstation.storage.store import Store
from workstation.text import suggesting

TEXT = "The ferry sails. It is blue.\n\nThe pier is old.\n\nNobody waits."


@pytest.fixture
def ines(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Ines", clock) as found:
        yield found


@pytest.fixture
def tom(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Tom", clock) as found:
        yield found


@pytest.fixture
def shared(ines: Place, tom: Place) -> ArticleId:
    """An article that both have."""
    article = ines.create(Draft(headline="Ferry", body=TEXT, bylines=("Ines",)))
    tom.open(ines.send(article))
    return article


def test_an_article_that_is_new_here_comes_in_with_its_history(ines: Place, tom: Place) -> None:
    article = ines.create(Draft(headline="Ferry", body=TEXT))
    ines.edit(article, body=f"{TEXT} It rains.")
    packet = ines.send(article)
    [seen] = tom.peek(packet).articles
    assert (seen.arrival, seen.headline, seen.words_added) == (Arrival.NEW, "Ferry", 14)
    opened = tom.open(packet)
    assert opened.changes.added == {article}
    assert tom.draft(article) == ines.draft(article)
    assert tom.revisions(article) == ines.revisions(article)
    assert len(tom.revisions(article)) == 2
    assert tom.store.verify() == ()


def test_opening_twice_or_out_of_order_changes_nothing(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    old = ines.send(shared)
    ines.edit(shared, headline="Ferry late")
    new = ines.send(shared)
    assert tom.peek(new).articles[0].arrival is Arrival.FORWARD
    assert tom.open(new).articles[0].arrival is Arrival.FORWARD
    before = tom.load(shared)
    for packet, arrival in ((new, Arrival.SAME), (old, Arrival.OLDER), (old, Arrival.OLDER)):
        assert tom.peek(packet).articles[0].arrival is arrival
        opened = tom.open(packet)
        assert opened.articles[0].arrival is arrival
        assert not opened.changes
    assert tom.load(shared) == before
    assert before.draft.headline == "Ferry late"


def test_what_both_changed_apart_comes_together(ines: Place, tom: Place, shared: ArticleId) -> None:
    ines.edit(shared, body=TEXT.replace("blue", "green"))
    tom.edit(shared, body=TEXT.replace("old", "new"))
    packet = ines.send(shared)
    [seen] = tom.peek(packet).articles
    assert (seen.arrival, seen.changed_here) == (Arrival.MERGES, True)
    [came] = tom.open(packet).articles
    assert came.arrival is Arrival.MERGES
    wanted = TEXT.replace("blue", "green").replace("old", "new")
    assert tom.draft(shared).body == wanted
    with tom.store.read() as uow:
        merged = uow.revisions.get(came.head)
        assert len(merged.parents) == 2
        assert came.before is not None
        assert uow.revisions.get(came.before).draft.body == TEXT.replace("old", "new")
    ines.open(tom.send(shared))
    assert ines.draft(shared).body == wanted


def test_two_newsrooms_make_the_same_merge(ines: Place, tom: Place, shared: ArticleId) -> None:
    ines.edit(shared, body=TEXT.replace("blue", "green"))
    tom.edit(shared, headline="Ferry late")
    one, other = ines.send(shared), tom.send(shared)
    ines.open(other)
    tom.open(one)
    assert ines.load(shared).head == tom.load(shared).head
    assert ines.revisions(shared) == tom.revisions(shared)


def test_what_both_changed_alike_waits_and_is_settled(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    ines.edit(shared, headline="Ferry early")
    tom.edit(shared, headline="Ferry late")
    packet = ines.send(shared)
    [seen] = tom.peek(packet).articles
    assert (seen.arrival, seen.questions) == (Arrival.CONFLICTS, 1)
    opened = tom.open(packet)
    assert [each.id for each in opened.conflicts] == [shared]
    assert tom.draft(shared).headline == "Ferry late"
    assert tom.load(shared).conflicts == 1
    [waiting] = tom.conflicts(shared)
    assert waiting.base.headline == "Ferry"
    assert waiting.theirs.headline == "Ferry early"
    assert (waiting.author, waiting.newsroom) == ("Ines", "The Skerry Courier")
    assert tom.open(packet).articles[0].arrival is Arrival.CONFLICTS
    tom.settle(shared, waiting.revision, replace(tom.draft(shared), headline="Ferry on time"))
    assert tom.conflicts(shared) == ()
    assert tom.load(shared).conflicts == 0
    assert tom.open(packet).articles[0].arrival is Arrival.OLDER
    assert ines.open(tom.send(shared)).articles[0].arrival is Arrival.FORWARD
    assert ines.draft(shared).headline == "Ferry on time"
    assert ines.revisions(shared) == tom.revisions(shared)


def test_a_conflict_waits_through_a_restart_and_is_found(
    ines: Place, tom: Place, shared: ArticleId, clock: FrozenClock
) -> None:
    ines.edit(shared, headline="Ferry early")
    tom.edit(shared, headline="Ferry late")
    tom.open(ines.send(shared))
    tom.store.close()
    tom.store = Store.open(tom.store.folder, clock)
    assert len(tom.conflicts(shared)) == 1
    assert tom.store.verify() == ()
    with tom.store.read() as uow:
        assert library.ids(uow, LibraryQuery(has=frozenset({"conflict"}))) == (shared,)
        assert library.counts(uow, uow.newsroom.load(), assigned_to="").conflicts == 1
        [row] = uow.articles.summaries([shared])
        assert row.conflicts == 1


@pytest.mark.parametrize(
    ("stage", "target"),
    [(Stage.IN_REVIEW, Stage.APPROVED), (Stage.APPROVED, Stage.PUBLISHED)],
)
def test_approval_and_publication_wait_while_a_conflict_is_open(
    ines: Place, tom: Place, shared: ArticleId, stage: Stage, target: Stage
) -> None:
    ines.edit(shared, headline="Ferry early")
    tom.edit(shared, headline="Ferry late")
    tom.enter(shared, stage)
    tom.open(ines.send(shared))
    assert tom.load(shared).stage is stage
    with tom.store.write() as uow, pytest.raises(NotAllowed, match="choose what stays"):
        reviewing.move(uow, shared, target, by="Tom")
    [waiting] = tom.conflicts(shared)
    tom.settle(shared, waiting.revision, tom.draft(shared))
    with tom.store.write() as uow:
        reviewing.move(uow, shared, target, by="Tom")


def test_an_approval_is_void_when_the_other_sides_text_comes_in(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    tom.enter(shared, Stage.APPROVED)
    approved = tom.send(shared)
    ines.edit(shared, body=TEXT.replace("blue", "green"))
    changed = ines.send(shared)
    tom.open(changed)
    ines.open(approved)
    assert tom.load(shared).head == ines.load(shared).head
    for desk in (ines, tom):
        assert desk.load(shared).stage is Stage.IN_REVIEW
        with desk.store.read() as uow:
            [event] = uow.events.of(shared)
        assert (event.origin, event.target) == (Stage.APPROVED, Stage.IN_REVIEW)
    tom.open(ines.send(shared))
    with tom.store.read() as uow:
        assert len(uow.events.of(shared)) == 1


def test_an_approval_stays_where_only_plans_come_in(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    tom.enter(shared, Stage.APPROVED)
    ines.edit(shared, word_target=400)
    tom.open(ines.send(shared))
    assert (tom.load(shared).stage, tom.draft(shared).word_target) == (Stage.APPROVED, 400)


def test_deciding_for_the_other_text_voids_an_approval(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    ines.edit(shared, headline="Ferry early")
    tom.edit(shared, headline="Ferry late")
    tom.enter(shared, Stage.APPROVED)
    tom.open(ines.send(shared))
    [waiting] = tom.conflicts(shared)
    tom.settle(shared, waiting.revision, waiting.theirs)
    assert tom.load(shared).stage is Stage.IN_REVIEW


def test_an_automatic_merge_can_be_undone_and_both_sides_stay(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    ines.edit(shared, body=TEXT.replace("blue", "green"))
    tom.edit(shared, body=TEXT.replace("old", "new"))
    [came] = tom.open(ines.send(shared)).articles
    assert came.before is not None
    with tom.store.write() as uow:
        version = uow.articles.load(shared).version
        drafts.restore(uow, shared, came.before, author="Tom", version=version)
    assert tom.draft(shared).body == TEXT.replace("old", "new")
    with tom.store.read() as uow:
        newest, merged, *_ = uow.revisions.history(shared)
    assert (newest.reason, merged.reason) == (RevisionReason.RESTORED, RevisionReason.MERGED)
    assert ines.revisions(shared) <= tom.revisions(shared)


def test_people_are_matched_by_name_or_asked_about_once(
    ines: Place, tom: Place, clock: FrozenClock
) -> None:
    with tom.store.write() as uow:
        known = (
            Contributor(id=ContributorId(new_uuid()), name="Ines Okafor"),
            Contributor(id=ContributorId(new_uuid()), name="Ada Brandt"),
        )
        newsrooms.save(uow, replace(uow.newsroom.load(), people=known))
    names = ("ines okafor", "A. Brandt", "Mo Lind")
    article = ines.create(Draft(headline="Ferry", bylines=names))
    packet = ines.send(article)
    asked = {person.name: person.candidates for person in tom.peek(packet).people}
    assert asked == {"A. Brandt": ("Ada Brandt",), "Mo Lind": ()}
    tom.open(packet, {"A. Brandt": "Ada Brandt", "Mo Lind": None})
    assert tom.draft(article).bylines == ("Ines Okafor", "Ada Brandt", "Mo Lind")
    assert tom.peek(packet).people == ()
    tom.open(packet)
    with tom.store.read() as uow:
        people = [person.name for person in uow.newsroom.load().people]
    assert people == ["Ines Okafor", "Ada Brandt", "Mo Lind"]
    ines.edit(article, headline="Ferry late")
    assert tom.peek(ines.send(article)).articles[0].arrival is Arrival.FORWARD
    tom.edit(article, body="More.")
    ines.open(tom.send(article))
    assert ines.draft(article).body == "More."


def test_an_article_whose_slug_is_taken_gets_a_number_and_still_goes_forward(
    ines: Place, tom: Place
) -> None:
    tom.create(Draft(headline="Ferry"))
    article = ines.create(Draft(headline="Ferry", body=TEXT))
    tom.open(ines.send(article))
    assert tom.draft(article).slug == "ferry-2"
    ines.edit(article, body="New.")
    assert tom.open(ines.send(article)).articles[0].arrival is Arrival.FORWARD
    assert (tom.draft(article).slug, tom.draft(article).body) == ("ferry-2", "New.")


def test_a_title_that_waited_for_its_article_is_no_change(ines: Place, tom: Place) -> None:
    link = RelatedLink(id=LinkId(new_uuid()), key="d", target=UnresolvedTarget("Dredging"))
    article = ines.create(Draft(headline="Ferry", links=(link,)))
    target = tom.create(Draft(headline="Dredging"))
    tom.open(ines.send(article))
    assert tom.draft(article).links[0].target == ArticleTarget(target)
    ines.edit(article, body="New.")
    assert tom.open(ines.send(article)).articles[0].arrival is Arrival.FORWARD


def test_notes_and_answers_come_together_and_none_comes_back(
    ines: Place, tom: Place, shared: ArticleId, clock: FrozenClock
) -> None:
    first, second = NoteId(new_uuid()), NoteId(new_uuid())
    with ines.store.write() as uow:
        notes.add(uow, first, shared, Anchor("body", 4, 9, "ferry"), "Which one?", by="Ines")
        notes.add(uow, second, shared, Anchor(), "Never mind.", by="Ines")
    old = ines.send(shared)
    assert tom.open(old).changes.noted == {shared}
    with ines.store.write() as uow:
        notes.remove(uow, second, by="Ines")
        notes.reply(uow, first, "The blue one?", by="Ines")
    clock.forward(minutes=1)
    with tom.store.write() as uow:
        notes.reply(uow, first, "The old one.", by="Tom")
        notes.resolve(uow, first, by="Tom")
    back = tom.send(shared)
    ines.open(back)
    ines.open(old)
    ines.open(back)
    with ines.store.read() as uow:
        [note] = uow.notes.of(shared)
    assert [reply.text for reply in note.replies] == ["The blue one?", "The old one."]
    assert not note.resolved, "it was answered where it was not resolved"
    tom.open(ines.send(shared))
    with tom.store.read() as uow:
        assert {each.id: each.replies for each in uow.notes.of(shared)}[first] == note.replies


def test_an_old_packet_does_not_resolve_what_was_opened_again(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    note = NoteId(new_uuid())
    with tom.store.write() as uow:
        notes.add(uow, note, shared, Anchor(), "Sure?", by="Tom")
        notes.resolve(uow, note, by="Tom")
    old = tom.send(shared)
    ines.open(old)
    with ines.store.write() as uow:
        assert uow.notes.get(note).resolved
        notes.reopen(uow, note)
    assert not ines.open(old).changes
    with ines.store.read() as uow:
        assert not uow.notes.get(note).resolved


def test_what_happened_and_the_ticks_come_along(ines: Place, tom: Place) -> None:
    article = ines.create(Draft(headline="Ferry", body=TEXT))
    with ines.store.write() as uow:
        reviewing.move(uow, article, Stage.SUBMITTED, by="Ines", note="Please.")
        reviewing.move(uow, article, Stage.IN_REVIEW, by="Ines")
        publishing.set_tick(uow, article, Tick.LEGAL, TickState.NEEDED, by="Ines")
    tom.open(ines.send(article))
    came = tom.load(article)
    assert came.stage is Stage.IN_REVIEW
    assert [mark.tick for mark in came.ticks] == [Tick.LEGAL]
    with tom.store.read() as uow, ines.store.read() as theirs:
        assert uow.events.of(article) == theirs.events.of(article)


def test_a_published_article_keeps_its_date(ines: Place, tom: Place, clock: FrozenClock) -> None:
    article = ines.create(Draft(headline="Ferry", body=TEXT))
    ines.enter(article, Stage.APPROVED)
    tom.open(ines.send(article))
    with ines.store.write() as uow:
        reviewing.move(uow, article, Stage.PUBLISHED, by="Ines")
    published = clock.now()
    clock.forward(days=2)
    packet = ines.send(article)
    assert tom.open(packet).articles[0].arrival is Arrival.FORWARD
    assert (tom.load(article).stage, tom.load(article).published_at) == (
        Stage.PUBLISHED,
        published,
    )
    assert tom.peek(packet).articles[0].public_here


def test_three_newsrooms_end_with_the_same(
    ines: Place, tom: Place, shared: ArticleId, template_newsroom: Path, tmp_path: Path,
    clock: FrozenClock,
) -> None:  # fmt: skip
    with place(template_newsroom, tmp_path, "Ada", clock) as ada:
        ada.open(tom.send(shared))
        ines.edit(shared, body=TEXT.replace("blue", "green"))
        tom.edit(shared, body=TEXT.replace("old", "new"))
        ada.edit(shared, standfirst="Late again.")
        packets = [desk.send(shared) for desk in (ines, tom, ada)]
        for desk, order in ((ines, (1, 2)), (tom, (2, 0)), (ada, (0, 1))):
            for number in order:
                desk.open(packets[number])
        for _ in range(2):
            packets = [desk.send(shared) for desk in (ines, tom, ada)]
            for desk in (ines, tom, ada):
                for packet in packets:
                    desk.open(packet)
        assert ines.load(shared).head == tom.load(shared).head == ada.load(shared).head
        assert ines.revisions(shared) == tom.revisions(shared) == ada.revisions(shared)
        wanted = TEXT.replace("blue", "green").replace("old", "new")
        assert (ada.draft(shared).body, ines.draft(shared).standfirst) == (wanted, "Late again.")


def test_open_suggestions_of_both_sides_go_on_waiting(
    ines: Place, tom: Place, shared: ArticleId, clock: FrozenClock
) -> None:
    def suggestion(by: str, start: int, kind: MarkKind, text: str) -> Suggestion:
        part = Part(start, kind, text)
        return Suggestion(id=SuggestionId(new_uuid()), by=by, at=clock.now(), parts=(part,))

    deleted = suggestion("Ines", TEXT.index("blue"), MarkKind.DELETED, "blue")
    ines.edit(shared, suggestions=(deleted,))
    place = len("New words first. ") + TEXT.index(" waits")
    added = suggestion("Tom", place, MarkKind.INSERTED, " else")
    tom.edit(shared, body=f"New words first. {TEXT}", suggestions=(added,))
    [came] = tom.open(ines.send(shared)).articles
    assert came.arrival is Arrival.MERGES
    draft = tom.draft(shared)
    assert draft.body == f"New words first. {TEXT}"
    shown, marks, lost = suggesting.merged(draft.body, draft.suggestions)
    assert not lost
    assert {shown[mark.start : mark.end] for mark in marks} == {"blue", " else"}
    assert "Nobody else waits." in shown


def test_a_packet_of_two_versions_that_clash_is_read_where_their_base_is_not(
    ines: Place, tom: Place, shared: ArticleId, template_newsroom: Path, tmp_path: Path,
    clock: FrozenClock,
) -> None:  # fmt: skip
    with place(template_newsroom, tmp_path, "Ada", clock) as ada:
        ada.open(ines.send(shared))
        ines.edit(shared, standfirst="Late again.")
        tom.open(ines.send(shared))
        ines.edit(shared, headline="Ferry early")
        tom.edit(shared, headline="Ferry late")
        tom.open(ines.send(shared))
        packet = tom.send(shared)
        [seen] = ada.peek(packet).articles
        assert (seen.arrival, seen.questions) == (Arrival.CONFLICTS, 1)
        [came] = ada.open(packet).articles
        assert came.arrival is Arrival.CONFLICTS
        assert ada.revisions(shared) == tom.revisions(shared)
        assert ada.draft(shared).standfirst == "Late again."
