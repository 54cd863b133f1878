from __future__ import annotations

import pytest

from tests.services.test_relinking import INES, Room
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed, NotFound
from workstation.domain.ids import ArticleId, NoteId, new_uuid
from workstation.domain.impact import Decision, ImpactKind
from workstation.domain.workflow import Stage
from workstation.services import impact, notes, setting_aside
from workstation.storage.store import Store


@pytest.fixture
def room(library: Store) -> Room:
    return Room(library)


def _stage(room: Room, article: ArticleId) -> Stage:
    with room.store.read() as uow:
        return uow.articles.load(article).stage


def test_what_is_set_aside_comes_back_to_the_stage_it_had(room: Room) -> None:
    article = room.add(Draft(headline="Waits"), Stage.IN_REVIEW)
    with room.store.write() as uow:
        setting_aside.set_aside(uow, article, by=INES, why="Deleted")
    assert _stage(room, article) is Stage.SPIKED
    with room.store.read() as uow:
        assert uow.events.of(article)[0].note == "Deleted"
    with room.store.write() as uow:
        setting_aside.bring_back(uow, article, by=INES)
    assert _stage(room, article) is Stage.IN_REVIEW


def test_what_readers_have_seen_is_never_set_aside(room: Room) -> None:
    article = room.add(Draft(headline="Out"), Stage.PUBLISHED)
    with pytest.raises(NotAllowed), room.store.write() as uow:
        setting_aside.set_aside(uow, article, by=INES, why="Deleted")
    assert _stage(room, article) is Stage.PUBLISHED


def test_merging_leaves_the_text_as_a_note_and_is_undone(room: Room) -> None:
    article = room.add(Draft(headline="Quay road", standfirst="Split.", body="All of it.\n"))
    note = NoteId(new_uuid())
    with room.store.write() as uow:
        setting_aside.merge(uow, article, room.target, note, by=INES, why="Merged")
    with room.store.read() as uow:
        (made,) = notes.of(uow, room.target)
    assert made.text == "Quay road\n\nSplit.\n\nAll of it."
    assert _stage(room, article) is Stage.SPIKED
    with room.store.write() as uow:
        setting_aside.part(uow, article, note, by=INES)
    assert _stage(room, article) is Stage.DRAFT
    with room.store.read() as uow, pytest.raises(NotFound):
        uow.notes.get(note)


def test_a_note_that_was_answered_outlives_the_undoing(room: Room) -> None:
    article = room.add(Draft(headline="Quay road"))
    note = NoteId(new_uuid())
    with room.store.write() as uow:
        setting_aside.merge(uow, article, room.target, note, by=INES, why="Merged")
        notes.reply(uow, note, "I took the second half.", by="Tom Vasile")
    with room.store.write() as uow:
        setting_aside.part(uow, article, note, by=INES)
    with room.store.read() as uow:
        assert [each.id for each in notes.of(uow, room.target)] == [note]


def test_the_article_that_takes_in_another_loses_its_link_to_it(room: Room) -> None:
    taker, other = room.source(), room.source()
    found = room.foresee(ImpactKind.MERGE)
    with room.store.read() as uow:
        (summary,) = uow.articles.summaries([taker])
    retarget = dict.fromkeys(range(len(found.affected)), Decision.RETARGET)
    made = {each.article: each.after for each in impact.changes(found, retarget, summary)}
    assert made[taker] is None
    assert made[other] is not None
