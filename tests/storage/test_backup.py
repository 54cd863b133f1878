from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.errors import (
    NewsroomDamaged,
    NewsroomLocked,
    NotANewsroom,
    NotFound,
)
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts
from workstation.storage import backup, driver
from workstation.storage.schema import BACKUPS, DATABASE
from workstation.storage.store import Store


def _add(store: Store, headline: str) -> None:
    with store.write() as uow:
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline=headline), author="Ines")


def _size(store: Store) -> int:
    with store.read() as uow:
        return uow.listing.size()


def test_a_backup_has_what_was_committed_while_people_write(library: Store) -> None:
    _add(library, "Ferry")
    with library.write() as uow:
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline="Pier"), author="Ines")
        made = library.backup()
    assert backup.verify(made.file) == 1
    assert made.file.parent == library.folder / BACKUPS
    assert not list(made.file.parent.glob("*.part"))
    assert backup.list_backups(library.folder)[0].file == made.file


def test_a_backup_can_go_to_a_file_of_choice(library: Store, tmp_path: Path) -> None:
    _add(library, "Ferry")
    made = library.backup(tmp_path / "copy.db")
    assert made.file == tmp_path / "copy.db"
    assert backup.verify(made.file) == 1


def test_a_damaged_newsroom_gives_no_backup(library: Store) -> None:
    _add(library, "Ferry")
    connection = driver.connect(library.folder / DATABASE)
    connection.execute("UPDATE article SET headline = 'Forged'")
    connection.close()
    with pytest.raises(NewsroomDamaged):
        library.backup()
    assert list((library.folder / BACKUPS).iterdir()) == []


def test_restoring_sets_the_damaged_database_aside(library: Store, clock: FrozenClock) -> None:
    _add(library, "Ferry")
    made = library.backup()
    _add(library, "Pier")
    library.close()
    database = library.folder / DATABASE
    wrecked = b"\0" * 5000
    database.write_bytes(wrecked)
    done = backup.restore(made.file, library.folder, clock)
    assert done.articles == 1
    assert done.set_aside is not None
    assert done.set_aside.name.startswith("newsroom.db.damaged-2026-11-22")
    assert done.set_aside.read_bytes() == wrecked
    again = Store.open(library.folder, clock)
    assert _size(again) == 1
    _add(again, "Breakwater")
    again.close()


def test_restoring_into_a_new_folder_makes_the_newsroom(
    library: Store, tmp_path: Path, clock: FrozenClock
) -> None:
    _add(library, "Ferry")
    made = library.backup()
    done = backup.restore(made.file, tmp_path / "moved", clock)
    assert done.set_aside is None
    moved = Store.open(tmp_path / "moved", clock)
    assert _size(moved) == 1
    moved.close()


def test_an_open_newsroom_is_not_restored_over(library: Store, clock: FrozenClock) -> None:
    made = library.backup()
    with pytest.raises(NewsroomLocked):
        backup.restore(made.file, library.folder, clock)


def test_a_bad_backup_changes_nothing(
    newsroom_folder: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    before = (newsroom_folder / DATABASE).read_bytes()
    junk, foreign = tmp_path / "junk.db", tmp_path / "foreign.db"
    junk.write_bytes(b"nothing of use" * 400)
    connection = driver.connect(foreign, mode="rwc")
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    for file, error in ((junk, NewsroomDamaged), (foreign, NotANewsroom), (tmp_path, NotFound)):
        with pytest.raises(error):
            backup.restore(file, newsroom_folder, clock)
    assert (newsroom_folder / DATABASE).read_bytes() == before
    assert not list(newsroom_folder.glob("*.damaged*"))


def test_a_journal_without_its_database_is_not_applied_to_the_restored_one(
    library: Store, clock: FrozenClock
) -> None:
    made = library.backup()
    library.close()
    (library.folder / DATABASE).unlink()
    (library.folder / f"{DATABASE}-wal").write_bytes(b"left over")
    backup.restore(made.file, library.folder, clock)
    assert not (library.folder / f"{DATABASE}-wal").exists()
    Store.open(library.folder, clock).close()


def test_backups_of_a_long_time_are_thinned_out(library: Store, clock: FrozenClock) -> None:
    removed = 0
    for _ in range(60):
        clock.forward(minutes=20)
        removed += len(library.backup().removed)
    present = backup.list_backups(library.folder)
    assert len(present) + removed == 60
    assert present[0].at == clock.now()
    assert {each.at.strftime("%H") for each in present[:12]} == {
        (clock.now() - timedelta(hours=hours)).strftime("%H") for hours in range(12)
    }


_TIMES = st.lists(
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001
        lambda time: time.replace(tzinfo=UTC)
    ),
    max_size=80,
)


@given(_TIMES)
def test_the_newest_backup_and_one_of_each_recent_period_are_kept(times: list[datetime]) -> None:
    kept = backup.kept(times)
    assert kept <= set(times)
    assert len(kept) <= backup.HOURLY + backup.DAILY + backup.WEEKLY
    if times:
        assert max(times) in kept
        days = sorted({time.date() for time in times}, reverse=True)[: backup.DAILY]
        assert set(days) <= {time.date() for time in kept}
    assert backup.kept(kept) == kept
