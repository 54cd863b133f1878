from __future__ import annotations

import errno
import os
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.backups import Rehearsal, Schedule
from workstation.domain.draft import Draft
from workstation.domain.errors import (
    BackupNotMade,
    NewsroomDamaged,
    NewsroomLocked,
    NotANewsroom,
    NotFound,
)
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts
from workstation.storage import backup, driver, own_files, restoring
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
    done = restoring.restore(made.file, library.folder, clock)
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
    done = restoring.restore(made.file, tmp_path / "moved", clock)
    assert done.set_aside is None
    moved = Store.open(tmp_path / "moved", clock)
    assert _size(moved) == 1
    moved.close()


def test_an_open_newsroom_is_not_restored_over(library: Store, clock: FrozenClock) -> None:
    made = library.backup()
    with pytest.raises(NewsroomLocked):
        restoring.restore(made.file, library.folder, clock)


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
            restoring.restore(file, newsroom_folder, clock)
    assert (newsroom_folder / DATABASE).read_bytes() == before
    assert not list(newsroom_folder.glob("*.damaged*"))


def test_a_journal_without_its_database_is_not_applied_to_the_restored_one(
    library: Store, clock: FrozenClock
) -> None:
    made = library.backup()
    library.close()
    (library.folder / DATABASE).unlink()
    (library.folder / f"{DATABASE}-wal").write_bytes(b"left over")
    restoring.restore(made.file, library.folder, clock)
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


def test_a_backup_that_is_not_as_its_checksum_says_is_refused(
    library: Store, clock: FrozenClock
) -> None:
    _add(library, "Ferry")
    made = library.backup()
    said = subprocess.run(
        ["sha256sum", "--check", backup.checksum_file(made.file).name],
        cwd=made.file.parent,
        check=False,
        capture_output=True,
    )
    assert said.returncode == 0
    data = bytearray(made.file.read_bytes())
    data[-1] ^= 1  # in the free part of the last page, which no row's hash covers
    made.file.write_bytes(bytes(data))
    with pytest.raises(NewsroomDamaged, match="checksum"):
        backup.verify(made.file)


def test_a_removed_backup_takes_its_checksum_along(library: Store, clock: FrozenClock) -> None:
    for _ in range(4):
        clock.forward(minutes=1)
        library.backup()
    assert len(list((library.folder / BACKUPS).iterdir())) == 2


def _own_file(folder: Path, text: str) -> Path:
    file = folder / "template" / "page.css"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


def test_the_page_template_comes_back_as_it_was_then(library: Store, clock: FrozenClock) -> None:
    file = _own_file(library.folder, "old")
    made = library.backup()
    clock.forward(hours=1)
    library.backup()
    assert len(own_files.list_files_copies(made.file.parent)) == 1
    _own_file(library.folder, "new")
    clock.forward(hours=1)
    newer = library.backup()
    library.close()
    done = restoring.restore(made.file, library.folder, clock)
    assert file.read_text() == "old"
    assert [(each / "page.css").read_text() for each in done.files_aside] == ["new"]
    restoring.restore(newer.file, library.folder, clock)
    assert file.read_text() == "new"
    assert restoring.restore(newer.file, library.folder, clock).files_aside == ()


def test_a_zip_has_the_page_template_too(
    library: Store, tmp_path: Path, clock: FrozenClock
) -> None:
    _own_file(library.folder, "ours")
    made = library.backup(tmp_path / "all.zip")
    restoring.restore(made.file, tmp_path / "moved", clock)
    assert (tmp_path / "moved" / "template" / "page.css").read_text() == "ours"


def test_a_zip_can_put_nothing_beside_the_newsroom(tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(bad, "w") as archive:
        for name in ("../escaped", "template/../../escaped", "/escaped", "lock", "template/a.css"):
            archive.writestr(name, "x")
    room = tmp_path / "deep" / "room"
    assert own_files.unpack_files(bad, room) == ("template",)
    assert [file.name for file in room.rglob("*") if file.is_file()] == ["a.css"]
    assert not list(tmp_path.rglob("escaped"))


def test_a_rehearsal_opens_the_newest_backup_and_leaves_nothing(
    library: Store, clock: FrozenClock
) -> None:
    assert restoring.rehearse(library.folder, clock) is None
    _add(library, "Ferry")
    made = library.backup()
    before = sorted(library.folder.rglob("*"))
    found = restoring.rehearse(library.folder, clock)
    assert found == Rehearsal(made.at, 1, 0, 0)
    assert sorted(library.folder.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="folders can’t be made unwritable that way there")
def test_a_folder_that_takes_no_backup_is_told_of_and_the_newsroom_goes_on(
    library: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(backup, "write_checksum", full)
        with pytest.raises(BackupNotMade, match="no room there"):
            library.backup()
    shutil.rmtree(library.folder / BACKUPS)
    (library.folder / BACKUPS).write_text("in the way")
    with pytest.raises(BackupNotMade):
        library.backup()
    _add(library, "Ferry")
    assert library.verify() == ()


_TIMES = st.lists(
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001
        lambda time: time.replace(tzinfo=UTC)
    ),
    max_size=80,
)


@given(_TIMES)
def test_the_newest_backup_and_one_of_each_recent_period_are_kept(times: list[datetime]) -> None:
    schedule = Schedule(hourly=3, daily=7, weekly=4, monthly=2)
    kept = schedule.kept(times)
    assert kept <= set(times)
    assert len(kept) <= 3 + 7 + 4 + 2
    assert Schedule(0, 0, 0, 0).kept(times) == frozenset(sorted(times)[-1:])
    if times:
        assert max(times) in kept
        days = sorted({time.date() for time in times}, reverse=True)[:7]
        assert set(days) <= {time.date() for time in kept}
        months = sorted({(time.year, time.month) for time in times}, reverse=True)[:2]
        assert set(months) <= {(time.year, time.month) for time in kept}
    assert schedule.kept(kept) == kept
