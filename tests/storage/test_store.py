from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.canonical import sha256_bytes
from workstation.domain.draft import Draft
from workstation.domain.errors import (
    NewsroomDamaged,
    NewsroomExists,
    NewsroomLocked,
    NewsroomMissing,
    NewsroomReadOnly,
    NewsroomTooNew,
    NewsroomTooOld,
    NotANewsroom,
    StorageUnwritable,
)
from workstation.domain.ids import ArticleId, PictureId, new_uuid
from workstation.services import drafts, newsrooms
from workstation.storage import driver
from workstation.storage.driver import UnsoundSqlite, number, refuse_unsound
from workstation.storage.schema import APPLICATION_ID, DATABASE, LOCK, SCHEMA
from workstation.storage.store import Store
from workstation.storage.values import unpacked_text


def _execute(folder: Path, *statements: str) -> None:
    connection = driver.connect(folder / DATABASE)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_new_newsroom_knows_its_name(tmp_path: Path, clock: FrozenClock) -> None:
    store = Store.create(tmp_path / "courier", "The Skerry Courier", clock)
    with store.read() as uow:
        assert newsrooms.load(uow).name == "The Skerry Courier"
    store.close()
    assert not (tmp_path / "courier" / "newsroom.db.new").exists()


def test_a_newsroom_is_never_made_over_another(newsroom_folder: Path, clock: FrozenClock) -> None:
    before = (newsroom_folder / DATABASE).read_bytes()
    with pytest.raises(NewsroomExists):
        Store.create(newsroom_folder, "Other", clock)
    assert (newsroom_folder / DATABASE).read_bytes() == before
    Store.open(newsroom_folder, clock).close()


def test_a_half_made_newsroom_is_made_again(tmp_path: Path, clock: FrozenClock) -> None:
    folder = tmp_path / "courier"
    folder.mkdir()
    (folder / "newsroom.db.new").write_bytes(b"left over from a kill")
    Store.create(folder, "The Skerry Courier", clock).close()
    Store.open(folder, clock).close()


def test_a_missing_newsroom_is_not_made_by_opening(tmp_path: Path, clock: FrozenClock) -> None:
    with pytest.raises(NewsroomMissing):
        Store.open(tmp_path / "nowhere", clock)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NewsroomMissing):
        Store.open(tmp_path / "empty", clock)
    with pytest.raises(NewsroomMissing):
        Store.open_for_reading(tmp_path / "empty", clock)
    assert not (tmp_path / "nowhere").exists()
    assert not list((tmp_path / "empty").iterdir())


def test_the_database_is_set_up_so_that_commits_last(library: Store) -> None:
    with library.write() as uow:
        connection = uow.newsroom._connection
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "trusted_schema",
                "cell_size_check",
                "busy_timeout",
                "application_id",
                "user_version",
                "query_only",
            )
        }
        tables = connection.exec_driver_sql("PRAGMA table_list").mappings().all()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 10_000,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA,
        "query_only": 0,
    }
    loose = {
        table["name"]
        for table in tables
        if table["type"] == "table" and not table["strict"] and table["schema"] == "main"
    }
    assert loose <= {"alembic_version", "sqlite_schema"}


def test_an_unsound_sqlite_is_refused() -> None:
    with pytest.raises(UnsoundSqlite, match=r"3\.51\.2"):
        refuse_unsound((3, 51, 2))
    refuse_unsound((3, 51, 3))


def test_a_write_that_fails_leaves_nothing(library: Store) -> None:
    article = ArticleId(new_uuid())

    def interrupted() -> None:
        with library.write() as uow:
            drafts.create(uow, article, Draft(headline="Ferry"), author="Ines Okafor")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    with library.read() as uow:
        assert not uow.articles.exists(article)


def test_reading_cannot_write(library: Store) -> None:
    with pytest.raises(StorageUnwritable), library.read() as uow:
        uow.newsroom.set_identity("other")


def test_a_reader_keeps_its_snapshot_and_does_not_wait_for_the_writer(library: Store) -> None:
    article = ArticleId(new_uuid())
    with library.read() as before:
        assert before.listing.size() == 0
        with library.write() as uow:
            drafts.create(uow, article, Draft(headline="Ferry"), author="Ines Okafor")
            with library.read() as meanwhile:
                assert meanwhile.listing.size() == 0
        assert before.listing.size() == 0
    with library.read() as after:
        assert after.listing.size() == 1


def test_threads_read_while_one_writes(library: Store) -> None:
    problems: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            seen = 0
            while not done.is_set():
                with library.read() as uow:
                    size = uow.listing.size()
                assert size >= seen
                seen = size
        except BaseException as error:  # noqa: BLE001
            problems.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number_ in range(25):
        with library.write() as uow:
            drafts.create(
                uow, ArticleId(new_uuid()), Draft(headline=f"Story {number_}"), author="Ines Okafor"
            )
    done.set()
    for reader in readers:
        reader.join(10)
    assert problems == []


_HOLD_OPEN = """
import sys, pathlib
from workstation.domain.clock import SystemClock
from workstation.storage.store import Store
store = Store.open(pathlib.Path(sys.argv[1]), SystemClock())
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_refused_and_told_who_has_it(
    newsroom_folder: Path, clock: FrozenClock
) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _HOLD_OPEN,
            str(newsroom_folder),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    for _ in range(2):
        with pytest.raises(NewsroomLocked, match=rf"process {holder.pid} on "):
            Store.open(newsroom_folder, clock)
    reader = Store.open_for_reading(newsroom_folder, clock)
    with pytest.raises(NewsroomReadOnly), reader.write():
        pass
    reader.close()
    holder.kill()
    holder.communicate()
    Store.open(newsroom_folder, clock).close()


def test_the_same_program_does_not_open_it_twice(library: Store, clock: FrozenClock) -> None:
    with pytest.raises(NewsroomLocked):
        Store.open(library.folder, clock)


def test_a_newer_newsroom_is_refused_unchanged(newsroom_folder: Path, clock: FrozenClock) -> None:
    _execute(newsroom_folder, f"PRAGMA user_version = {SCHEMA + 1}")
    before = (newsroom_folder / DATABASE).read_bytes()
    for opened in (Store.open, Store.open_for_reading):
        with pytest.raises(NewsroomTooNew):
            opened(newsroom_folder, clock)
    assert (newsroom_folder / DATABASE).read_bytes() == before
    _execute(newsroom_folder, f"PRAGMA user_version = {SCHEMA}")
    Store.open(newsroom_folder, clock).close()


def test_an_older_newsroom_is_not_migrated_by_reading(
    newsroom_folder: Path, clock: FrozenClock
) -> None:
    _execute(newsroom_folder, "PRAGMA user_version = 0")
    with pytest.raises(NewsroomTooOld):
        Store.open_for_reading(newsroom_folder, clock)


def test_a_database_of_another_program_is_refused(
    newsroom_folder: Path, clock: FrozenClock
) -> None:
    _execute(newsroom_folder, "PRAGMA application_id = 1")
    (newsroom_folder / LOCK).unlink()
    before = sorted(newsroom_folder.iterdir())
    with pytest.raises(NotANewsroom):
        Store.open(newsroom_folder, clock)
    assert sorted(newsroom_folder.iterdir()) == before


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 500])
def test_a_file_that_is_no_database_is_damaged(
    newsroom_folder: Path, clock: FrozenClock, content: bytes
) -> None:
    (newsroom_folder / DATABASE).write_bytes(content)
    with pytest.raises(NewsroomDamaged):
        Store.open(newsroom_folder, clock)
    assert (newsroom_folder / DATABASE).read_bytes() == content


def test_a_zeroed_page_is_noticed_at_opening(library: Store, clock: FrozenClock) -> None:
    with library.write() as uow:
        for number_ in range(40):
            drafts.create(
                uow,
                ArticleId(new_uuid()),
                Draft(headline=f"Story {number_}", body="word " * 400),
                author="Ines Okafor",
            )
    library.close()
    _damage_an_index(library.folder)
    with pytest.raises(NewsroomDamaged):
        Store.open(library.folder, clock)


_AS_NOBODY = """
import os, sys, pathlib
from workstation.domain.clock import SystemClock
from workstation.domain.errors import ExpectedError
from workstation.storage.store import Store
import workstation.storage.migrations.runner, alembic
if os.geteuid() == 0:
    os.setegid(65534); os.seteuid(65534)
for opened in (Store.open, Store.open_for_reading):
    try:
        opened(pathlib.Path(sys.argv[1]), SystemClock()).close()
        print("opened")
    except ExpectedError as error:
        print(type(error).__name__)
"""


@pytest.mark.parametrize("part", ["folder", "database"])
def test_a_newsroom_without_permission_to_write_says_so(newsroom_folder: Path, part: str) -> None:
    parents = [newsroom_folder, *newsroom_folder.parents]
    opened = [parent for parent in parents if parent.owner() == "root" and "pytest" in str(parent)]
    before = [(parent, parent.stat().st_mode) for parent in opened]
    try:
        for parent in opened:
            parent.chmod(0o755)
        if part == "database":
            newsroom_folder.chmod(0o777)
            (newsroom_folder / "lock").unlink(missing_ok=True)
        (newsroom_folder / DATABASE).chmod(0o444)
        if os.geteuid() != 0 and part == "folder":
            newsroom_folder.chmod(0o555)
        result = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(newsroom_folder)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for parent, mode in before:
            parent.chmod(mode)
    said = result.stdout.split()
    assert said[0] == "NewsroomReadOnly", result.stderr
    assert said[1] in ("NewsroomReadOnly", "opened"), result.stderr


def test_pictures_are_stored_once_and_come_back(library: Store) -> None:
    data = bytes(range(256)) * 100
    picture = library.blobs.put(data)
    assert picture == sha256_bytes(data)
    assert library.blobs.put(data) == picture
    assert library.blobs.read(picture) == data
    assert library.blobs.read(PictureId("0" * 64)) is None
    assert library.blobs.thumbnail(picture) is None
    library.blobs.put_thumbnail(picture, b"small")
    assert library.blobs.thumbnail(picture) == b"small"


def test_pictures_can_be_stored_from_several_threads(library: Store) -> None:
    def put(start: int) -> None:
        for number_ in range(10):
            library.blobs.put(b"%d" % (start + number_))

    threads = [threading.Thread(target=put, args=(start * 5,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert all(
        library.blobs.read(PictureId(sha256_bytes(b"%d" % number_))) for number_ in range(25)
    )
    assert list(library.blobs.damaged()) == []


def test_a_newsroom_opened_for_reading_has_its_pictures(library: Store, clock: FrozenClock) -> None:
    reader = Store.open_for_reading(library.folder, clock)
    assert reader.blobs.read(PictureId("0" * 64)) is None
    reader.close()
    picture = library.blobs.put(b"bytes")
    reader = Store.open_for_reading(library.folder, clock)
    assert reader.blobs.read(picture) == b"bytes"
    reader.close()


def test_the_device_is_the_same_each_time(library: Store, clock: FrozenClock) -> None:
    assert len(library.device) == 8
    library.close()
    again = Store.open(library.folder, clock)
    assert again.device == library.device
    again.close()


def test_opening_does_not_load_alembic(newsroom_folder: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from workstation.domain.clock import SystemClock\n"
        "from workstation.storage.store import Store\n"
        "Store.open(pathlib.Path(sys.argv[1]), SystemClock()).close()\n"
        "print('alembic' in sys.modules)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(newsroom_folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "False\n"


def test_revisions_and_events_cannot_be_changed_by_sql(library: Store) -> None:
    article = ArticleId(new_uuid())
    with library.write() as uow:
        drafts.create(uow, article, Draft(headline="Ferry"), author="Ines Okafor")
    for statement in (
        "UPDATE revision SET note = 'other'",
        "DELETE FROM revision",
        "DELETE FROM article",
    ):
        connection = driver.connect(library.folder / DATABASE)
        with pytest.raises(driver.sqlite.IntegrityError):
            connection.execute(statement)
        connection.close()
    with library.read() as uow:
        document = uow.revisions._connection.execute(
            text("SELECT document FROM revision")
        ).scalar_one()
    assert json.loads(unpacked_text(document))["draft"]["headline"] == "Ferry"


def _damage_an_index(folder: Path) -> None:
    file = folder / DATABASE
    connection = driver.connect(file)
    root = number(connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'article_newest'")
    connection.close()
    data = bytearray(file.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    file.write_bytes(data)


def test_all_is_read_after_a_crash_even_with_a_backup_of_today(
    library: Store, clock: FrozenClock
) -> None:
    library.backup()
    library.close()
    _damage_an_index(library.folder)
    (library.folder / "lock-holder").write_text("{}")
    again = Store.open(library.folder, clock)
    again.close()
    assert again.recovery.backup is not None


def test_all_is_read_once_a_day(library: Store, clock: FrozenClock) -> None:
    library.backup()
    library.close()
    _damage_an_index(library.folder)
    clock.forward(days=1, seconds=1)
    again = Store.open(library.folder, clock)
    again.close()
    assert again.recovery.backup is not None
