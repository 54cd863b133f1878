from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers import full_disk
from workstation.domain.clock import SystemClock
from workstation.domain.draft import Draft
from workstation.domain.errors import (
    DiskFull,
    ExpectedError,
    NewsroomDamaged,
    NewsroomLocked,
    NewsroomMissing,
    NewsroomNotMade,
    NewsroomReadOnly,
    StorageUnwritable,
)
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts
from workstation.storage import driver
from workstation.storage.driver import sqlite
from workstation.storage.failures import (
    expected,
    expected_at_opening,
    told_of_making,
    translated,
)
from workstation.storage.schema import DATABASE
from workstation.storage.store import Store


def _error(code: int) -> sqlite.OperationalError:
    error = sqlite.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "meaning", "at_opening"),
    [
        (sqlite.SQLITE_FULL, DiskFull, DiskFull),
        (sqlite.SQLITE_READONLY | 8 << 8, StorageUnwritable, NewsroomReadOnly),
        (sqlite.SQLITE_IOERR | 3 << 8, StorageUnwritable, StorageUnwritable),
        (sqlite.SQLITE_BUSY, StorageUnwritable, NewsroomLocked),
        (sqlite.SQLITE_LOCKED, StorageUnwritable, NewsroomLocked),
        (sqlite.SQLITE_CORRUPT, NewsroomDamaged, NewsroomDamaged),
        (sqlite.SQLITE_NOTADB, NewsroomDamaged, NewsroomDamaged),
        (sqlite.SQLITE_CANTOPEN, NewsroomMissing, NewsroomMissing),
    ],
)
def test_each_failure_means_something_to_a_person(
    tmp_path: Path, code: int, meaning: type[ExpectedError], at_opening: type[ExpectedError]
) -> None:
    assert type(expected(_error(code), tmp_path)) is meaning
    assert type(expected_at_opening(_error(code), tmp_path)) is at_opening


def test_a_mistake_in_our_sql_stays_a_bug(tmp_path: Path) -> None:
    with pytest.raises(sqlite.OperationalError), translated(tmp_path):
        raise _error(sqlite.SQLITE_ERROR)


def test_a_full_disk_loses_nothing_and_saving_works_again_with_room(library: Store) -> None:
    article = ArticleId(new_uuid())
    with library.write() as uow:
        drafts.create(uow, article, Draft(headline="Ferry", body="First."), author="Ines")
    full_disk.fill(library)
    long = replace(Draft(headline="Ferry", slug="ferry"), body="A long text. " * 20_000)
    for _ in range(3):
        with pytest.raises(DiskFull), library.write() as uow:
            drafts.save(uow, article, long, version=1)
    with library.read() as uow:
        assert drafts.load(uow, article).article.draft.body == "First."
    full_disk.free(library)
    with library.write() as uow:
        drafts.save(uow, article, long, version=1)
    with library.read() as uow:
        assert drafts.load(uow, article).article.draft.body == long.body
    assert library.verify() == ()


def test_a_write_lock_of_another_program_is_told_and_saving_works_afterwards(
    library: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library._writer.connect() as connection:  # type: ignore[union-attr]
        plain = connection.connection.driver_connection
        assert plain is not None
        plain.execute("PRAGMA busy_timeout = 50")
    other = driver.connect(library.folder / DATABASE)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnwritable), library.write():
        pass
    other.execute("ROLLBACK")
    other.close()
    with library.write() as uow:
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline="Ferry"), author="Ines")


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "no space left"), True),
        (DiskFull(), True),
        (NewsroomNotMade(Path("where it was being made"), full=True), True),
        (OSError(errno.EROFS, "read-only file system"), False),
        (NewsroomReadOnly(Path("room")), False),
        (StorageUnwritable("disk I/O error"), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_newsroom_that_cant_be_made_says_what_to_do(error: Exception, full: bool) -> None:
    with pytest.raises(NewsroomNotMade) as told, told_of_making(Path("room")):
        raise error
    assert (told.value.folder, told.value.full) == (Path("room"), full)
    assert "text" not in str(told.value)


def test_a_disk_that_is_full_while_a_newsroom_is_made_keeps_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr("workstation.storage.store.upgrade", full)
    (tmp_path / "mine").mkdir()
    for folder in (tmp_path / "new", tmp_path / "mine"):
        with pytest.raises(NewsroomNotMade):
            Store.create(folder, "Courier", SystemClock())
    assert not (tmp_path / "new").exists()
    assert list((tmp_path / "mine").glob("newsroom*")) == []
