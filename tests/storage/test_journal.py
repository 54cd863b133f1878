"""The save journal: a database that is destroyed, or falls behind, loses nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.helpers import full_disk
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.errors import CannotSave, NewsroomDamaged, NewsroomReplaced
from workstation.domain.framing import Framing
from workstation.domain.ids import (
    ArticleId,
    ContributorId,
    FigureId,
    LinkId,
    NoteId,
    ProposalId,
    RevisionId,
    SuggestionId,
    new_uuid,
)
from workstation.domain.kept_pages import KeptPage
from workstation.domain.links import (
    ArticleTarget,
    RelatedLink,
    UnresolvedTarget,
    WebPage,
    WebTarget,
)
from workstation.domain.newsroom import Contributor, Newsroom, SavedSearch, Section
from workstation.domain.notes import Anchor
from workstation.domain.packets import OutMark
from workstation.domain.pictures import Figure, Picture
from workstation.domain.proposals import LinkChange, Proposal
from workstation.domain.revision import RevisionReason
from workstation.domain.suggestions import MarkKind, Part, Suggestion
from workstation.domain.workflow import Stage
from workstation.services import drafts, indexing, newsrooms, notes, pictures, reviewing
from workstation.storage import backup, driver, restoring
from workstation.storage.journal_files import last_position, list_segments, records
from workstation.storage.schema import DATABASE, DOUBT, JOURNAL
from workstation.storage.store import Store
from workstation.storage.tables import metadata

AT = datetime(2026, 1, 1, tzinfo=UTC)
STORY = "The ferry waits at the quay while the crew counts the lines. " * 30

_DERIVED = {"article_term", "term_count", "counted_terms", "dirty"}
_COMPARED = tuple(sorted(set(metadata.tables) - _DERIVED))


def _rows(folder: Path) -> dict[str, list[object]]:
    """Return all that people wrote, by table."""
    connection = driver.connect(folder / DATABASE, query_only=True)
    try:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in _COMPARED
        }
    finally:
        connection.close()


def _create(store: Store, headline: str, body: str = STORY) -> ArticleId:
    article = ArticleId(new_uuid())
    with store.write() as uow:
        drafts.create(uow, article, Draft(headline=headline, body=body), author="Ines")
    return article


def _type(store: Store, article: ArticleId, words: str) -> str:
    with store.write() as uow:
        present = drafts.load(uow, article).article
        body = f"{present.draft.body}{words}"
        drafts.save(uow, article, replace(present.draft, body=body), version=present.version)
    return body


def _is_whole(store: Store) -> bool:
    return not store.needs_base


def _body(store: Store, article: ArticleId) -> str:
    with store.read() as uow:
        return drafts.load(uow, article).article.draft.body


def _work(store: Store) -> ArticleId:
    """Write into every table."""
    first, second = _create(store, "Ferry"), _create(store, "Quay")
    picture = store.blobs.put(b"the bytes of a picture")
    with store.write() as uow:
        pictures.add(
            uow,
            Picture(
                id=picture, file_name="q.jpg", media_type="image/jpeg", width=1, height=1, size=22
            ),
        )
        newsrooms.save(
            uow,
            Newsroom(
                name="The Skerry Courier",
                sections=(Section("Harbour", "#2F6F8F"),),
                people=(Contributor(id=ContributorId(new_uuid()), name="Ines Okafor"),),
                saved_searches=(SavedSearch("Mine", "by:Ines"),),
            ),
        )
        present = drafts.load(uow, first).article
        draft = replace(
            present.draft,
            bylines=("Ines Okafor",),
            tags=("ferries", "harbour"),
            links=(
                RelatedLink(id=LinkId(new_uuid()), key="a", target=ArticleTarget(second)),
                RelatedLink(id=LinkId(new_uuid()), key="b", target=WebTarget("https://x.example")),
            ),
            figures=(
                Figure(
                    id=FigureId(new_uuid()), key="quay", picture=picture, framing=Framing(turn=90)
                ),
            ),
            suggestions=(
                Suggestion(
                    id=SuggestionId(new_uuid()),
                    by="Mo",
                    at=AT,
                    parts=(Part(0, MarkKind.DELETED, "The"),),
                ),
            ),
            corrections=(
                Correction(datetime(2026, 1, 1, tzinfo=UTC), CorrectionKind.UPDATE, "New."),
            ),
        )
        drafts.save(uow, first, draft, version=present.version)
    for words in (" One.", " Two “quoted” – and é.", "\n\nThree."):
        _type(store, first, words)
    with store.write() as uow:
        uow.links.dismiss(second, first)
        uow.web_pages.put(WebPage(url="https://x.example", checked_at=AT, status=200))
        change = LinkChange(first, draft.links[1], None)
        uow.proposals.add((Proposal(id=ProposalId(new_uuid()), change=change, by="Mo", at=AT),))
        notes.add(uow, NoteId(new_uuid()), first, Anchor("body", 0, 3, "The"), "Sure?", by="Mo")
    with store.write() as uow:
        taken_back = NoteId(new_uuid())
        notes.add(uow, taken_back, first, Anchor(), "Never mind.", by="Mo")
        notes.remove(uow, taken_back, by="Mo")
        absent = {ArticleId(new_uuid()): UnresolvedTarget("Eelgrass", ("Ada Brandt",), "eelgrass")}
        uow.exchange.remember_absent(absent)
        uow.exchange.remember_person("I. Okafor", "Ines Okafor")
        uow.exchange.set_conflicts(second, [RevisionId("0" * 64)], "The Foreland Post", AT)
        uow.articles.set_conflicts(second, 1)
        uow.articles.set_out(second, OutMark("Ana", AT, "Ines Okafor", RevisionId("1" * 64)))
    with store.write() as uow:
        indexing.index_dirty(uow, 10)
        reviewing.move(uow, first, Stage.SUBMITTED, by="Ines Okafor")
    with store.write() as uow:
        moved = uow.events.of(first)[0]
        uow.kept_pages.add(KeptPage(moved.id, first, '{"page": {}}'))
        uow.revisions.mark_read(first, "Mo", RevisionId("2" * 64), AT)
    with store.write() as uow:
        uow.kept_pages.make(KeptPage(moved.id, first, '{"html": ""}', made=True))
    empty = ArticleId(new_uuid())
    with store.write() as uow:
        drafts.create(uow, empty, Draft(), author="Ines")
    with store.write() as uow:
        drafts.delete_unsaved(uow, empty)
    return first


def _cut(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: 4096 * 3])


def _zero(database: Path) -> None:
    database.write_bytes(bytes(database.stat().st_size))


def _scribble(database: Path) -> None:
    database.write_text("Minutes of the harbour board. " * 500)


@pytest.mark.parametrize("destroy", [Path.unlink, _cut, _zero, _scribble])
def test_a_destroyed_database_loses_nothing(
    library: Store, clock: FrozenClock, destroy: Callable[[Path], None]
) -> None:
    _create(library, "Before the backup")
    library.backup()
    article = _work(library)
    library.close()
    before = _rows(library.folder)
    assert [table for table, rows in before.items() if not rows] == []
    destroy(library.folder / DATABASE)
    again = Store.open(library.folder, clock)
    try:
        assert again.recovery.complete
        assert again.recovery.saves > 5
        assert _rows(library.folder) == before
        assert again.verify() == ()
        assert _body(again, article).endswith("Three.")
        _type(again, article, " Work goes on.")
    finally:
        again.close()
    aside = again.recovery.set_aside
    assert (aside is not None and aside.exists()) == (destroy is not Path.unlink)


def test_without_its_journal_what_came_after_the_backup_is_lost(
    library: Store, clock: FrozenClock
) -> None:
    """The control: it is the journal that the test above sees, not the backup."""
    library.backup()
    _work(library)
    library.close()
    before = _rows(library.folder)
    shutil.rmtree(library.folder / JOURNAL)
    _zero(library.folder / DATABASE)
    again = Store.open(library.folder, clock)
    again.close()
    assert not again.recovery.complete
    assert _rows(library.folder) != before


def test_a_damaged_newest_backup_is_passed_over(library: Store, clock: FrozenClock) -> None:
    library.backup()
    article = _create(library, "Ferry")
    clock.forward(hours=1)
    library.backup()
    body = _type(library, article, " More.")
    library.close()
    _zero(backup.list_backups(library.folder)[0].file)
    _zero(library.folder / DATABASE)
    again = Store.open(library.folder, clock)
    assert again.recovery.complete
    assert _body(again, article) == body
    again.close()


def test_a_line_that_was_written_but_not_committed_is_brought_in(
    library: Store, clock: FrozenClock
) -> None:
    article = _create(library, "Ferry")
    library.close()
    kept = (library.folder / DATABASE).read_bytes()
    store = Store.open(library.folder, clock)
    body = _type(store, article, " The last words.")
    store.close()
    (library.folder / DATABASE).write_bytes(kept)
    again = Store.open(library.folder, clock)
    assert again.recovery.saves == 1
    assert _body(again, article) == body
    again.close()


def test_a_line_that_was_cut_off_is_left_out(library: Store, clock: FrozenClock) -> None:
    library.backup()
    article = _create(library, "Ferry")
    body = _type(library, article, " Whole.")
    _type(library, article, " Torn.")
    library.close()
    file = list_segments(library.folder)[-1].file
    file.write_bytes(file.read_bytes()[:-5])
    _zero(library.folder / DATABASE)
    again = Store.open(library.folder, clock)
    assert _body(again, article) == body
    again.close()


def test_a_failed_save_leaves_no_line(library: Store) -> None:
    article = _create(library, "Ferry")
    segment = list_segments(library.folder)[-1]
    size = segment.file.stat().st_size
    full_disk.fill(library)
    with pytest.raises(CannotSave):
        _type(library, article, "word " * 200_000)
    assert segment.file.stat().st_size == size
    full_disk.free(library)
    body = _type(library, article, " Again.")
    numbers = [number for number, _statements in records(segment)]
    assert numbers == list(range(segment.start, segment.start + len(numbers)))
    assert _body(library, article) == body


def test_a_journal_that_cannot_be_written_fails_no_save_and_asks_for_a_backup(
    library: Store, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.backup()
    article = _create(library, "Ferry")
    assert _is_whole(library)

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        _type(library, article, " Not in the journal.")
    _type(library, article, " After it.")
    assert not _is_whole(library)
    clock.forward(minutes=5)
    library.backup()
    assert _is_whole(library)
    body = _type(library, article, " In both.")
    library.close()
    _zero(library.folder / DATABASE)
    again = Store.open(library.folder, clock)
    assert again.recovery.complete
    assert _body(again, article) == body
    again.close()


def test_a_restored_backup_is_not_brought_forward_again(library: Store, clock: FrozenClock) -> None:
    article = _create(library, "Ferry")
    kept = library.backup().file
    _type(library, article, " Not wanted any more.")
    library.close()
    restoring.restore(kept, library.folder, clock)
    again = Store.open(library.folder, clock)
    assert _body(again, article) == STORY
    assert not again.recovery.saves
    _type(again, article, " Another way.")
    again.close()


def test_an_older_database_put_in_its_place_is_brought_forward(
    library: Store, clock: FrozenClock
) -> None:
    article = _create(library, "Ferry")
    library.close()
    older = (library.folder / DATABASE).read_bytes()
    store = Store.open(library.folder, clock)
    body = ""
    for number in range(5):
        body = _type(store, article, f" Words {number}.")
    store.close()
    (library.folder / DATABASE).write_bytes(older)
    again = Store.open(library.folder, clock)
    assert again.recovery.saves == 5
    assert _body(again, article) == body
    again.close()


def test_a_database_that_is_replaced_while_open_is_not_written(
    library: Store, tmp_path: Path
) -> None:
    article = _create(library, "Ferry")
    other = tmp_path / "other.db"
    library.backup(other)
    os.replace(other, library.folder / DATABASE)  # noqa: PTH105 - as another program does it
    with pytest.raises(NewsroomReplaced):
        _type(library, article, " Nobody would read this.")


def test_keeping_what_is_needed_the_journal_stays_small(library: Store, clock: FrozenClock) -> None:
    article = _create(library, "Ferry", STORY * 20)
    bodies = len(STORY) * 20 * 60
    for hour in range(6):
        for number in range(10):
            _type(library, article, f" Hour {hour}, words {number}.")
        clock.forward(hours=1)
        library.backup()
    segments = list_segments(library.folder)
    assert len(segments) <= 3
    assert sum(each.file.stat().st_size for each in segments) < bodies / 5
    assert last_position(segments[-1]) == last_position(segments[-1])
    library.close()
    _zero(library.folder / DATABASE)
    again = Store.open(library.folder, clock)
    assert again.recovery.complete
    assert _body(again, article).endswith("Hour 5, words 9.")
    again.close()


def test_damage_found_while_open_is_put_right_at_the_next_opening(
    library: Store, clock: FrozenClock
) -> None:
    library.backup()
    article = _create(library, "Ferry")
    body = _type(library, article, " All of it.")
    connection = driver.connect(library.folder / DATABASE)
    connection.execute("UPDATE article SET body = 'rot' WHERE id = ?", (article,))
    connection.close()
    assert [damage.table for damage in library.looks() if damage] == ["article"]
    library.close()
    assert (library.folder / DOUBT).exists()
    again = Store.open(library.folder, clock)
    assert again.recovery.complete
    assert _body(again, article) == body
    assert not (library.folder / DOUBT).exists()
    again.close()


def test_damage_that_would_cost_newer_text_is_left_alone(
    library: Store, clock: FrozenClock
) -> None:
    library.backup()
    article = _create(library, "Ferry")
    other = _create(library, "Quay")
    shutil.rmtree(library.folder / JOURNAL)
    connection = driver.connect(library.folder / DATABASE)
    connection.execute("UPDATE article SET body = 'rot' WHERE id = ?", (article,))
    connection.close()
    list(library.looks())
    library.close()
    again = Store.open(library.folder, clock)
    assert _body(again, other) == STORY
    again.close()


def test_a_newsroom_without_any_backup_is_refused_as_damaged(
    library: Store, clock: FrozenClock
) -> None:
    _create(library, "Ferry")
    library.close()
    _zero(library.folder / DATABASE)
    with pytest.raises(NewsroomDamaged):
        Store.open(library.folder, clock)


def test_revisions_and_stages_are_the_same_after_recovery(
    library: Store, clock: FrozenClock
) -> None:
    library.backup()
    article = _create(library, "Ferry")
    with library.write() as uow:
        drafts.keep_revision(
            uow, article, author="Ines", reason=RevisionReason.SUBMITTED, note="First"
        )
        before = drafts.history(uow, article)
    library.close()
    _zero(library.folder / DATABASE)
    again = Store.open(library.folder, clock)
    with again.read() as uow:
        assert drafts.history(uow, article) == before
        assert drafts.revision(uow, before[0].id).draft.body == STORY
    again.close()
