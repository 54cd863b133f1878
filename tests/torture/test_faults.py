"""The disk is full, read-only, failing: typing goes on, the window says so, nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextEdit
from sqlalchemy import Connection, event

from tests.helpers import full_disk
from tests.helpers.driving import Driver
from tests.helpers.main_job import new_article
from workstation.desk import autosave
from workstation.desk.open_article import OpenArticle
from workstation.domain.changes import Changes
from workstation.services import drafts
from workstation.storage.driver import sqlite
from workstation.storage.store import Store

StartWindow = Callable[[Path], Driver]
Fault = Callable[[Driver], Callable[[], None]]

BEFORE = "The ferry to Skerry leaves at noon. "
MEANWHILE = "It leaves again at four, whatever the disk says. "
AFTER = "And at six."


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "RETRY_MS", 100)


def _on_lane(driver: Driver, work: Callable[[Store], tuple[None, Changes]]) -> None:
    dispatcher = driver.program.dispatcher
    dispatcher.write_store(work, owner=dispatcher).result(20)


def full(driver: Driver) -> Callable[[], None]:
    """Let the database grow no further."""
    _on_lane(driver, lambda store: full_disk.limit(store, 1))
    return lambda: _on_lane(driver, full_disk.free)


def read_only(driver: Driver) -> Callable[[], None]:
    """Take the permission to write away."""
    _on_lane(driver, lambda store: _pragma(store, "query_only = ON"))
    return lambda: _on_lane(driver, lambda store: _pragma(store, "query_only = OFF"))


def failing(driver: Driver) -> Callable[[], None]:
    """Let each commit end as a broken disk ends it."""

    def fail(_connection: Connection) -> None:
        error = sqlite.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite.SQLITE_IOERR
        raise error

    def begin(store: Store) -> tuple[None, Changes]:
        event.listen(store._writer, "commit", fail)
        return None, Changes()

    def end(store: Store) -> tuple[None, Changes]:
        event.remove(store._writer, "commit", fail)
        return None, Changes()

    _on_lane(driver, begin)
    return lambda: _on_lane(driver, end)


def _pragma(store: Store, pragma: str) -> tuple[None, Changes]:
    assert store._writer is not None
    connection = store._writer.raw_connection()  # no transaction: it could not be begun
    connection.cursor().execute(f"PRAGMA {pragma}")
    connection.close()
    return None, Changes()


def _begin(driver: Driver) -> tuple[OpenArticle, QTextEdit]:
    article = new_article(driver)
    body = driver.named("Text of the article", QTextEdit)
    driver.click(body)
    driver.type(BEFORE, body)
    driver.wait(lambda: not article.dirty, "the first words to be saved")
    return article, body


def _stored(driver: Driver, article: OpenArticle) -> str:
    dispatcher = driver.program.dispatcher
    return dispatcher.read(
        lambda unit: drafts.load(unit, article.id).article.draft.body,
        owner=dispatcher,
        done=lambda _body: None,
        after_writes=True,
    ).result(20)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (full, "The disk is full"),
        (read_only, "The newsroom can’t be written to"),
        (failing, "The newsroom can’t be written to"),
    ],
)
def test_typing_goes_on_and_nothing_is_lost(
    start_window: StartWindow, newsroom_folder: Path, fault: Fault, said: str
) -> None:
    driver = start_window(newsroom_folder)
    article, body = _begin(driver)
    mend = fault(driver)
    # More than what the pages that are there have room for.
    article.edit_text(len(BEFORE), len(BEFORE), MEANWHILE * 400, "Paste")
    driver.wait(lambda: driver.is_named(said), "the banner")
    driver.type(AFTER, body)
    assert driver.is_named("Not saved")
    assert article.dirty
    typed = article.body()
    assert typed.startswith(BEFORE + MEANWHILE)
    assert AFTER in typed
    mend()
    driver.wait(lambda: not article.dirty, "the text to be saved")
    assert _stored(driver, article) == typed
    driver.wait(driver.program.frame._unsaved.isHidden, "the banner to go")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a disk")
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], check=False
    )
    if made.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_real_disk_that_is_full_loses_nothing_and_goes_on_with_room(
    start_window: StartWindow, newsroom_folder: Path, small_disk: Path
) -> None:
    folder = Path(shutil.copytree(newsroom_folder, small_disk / "newsroom"))
    driver = start_window(folder)
    article, body = _begin(driver)
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    assert shutil.disk_usage(small_disk).free == 0
    article.edit_text(len(BEFORE), len(BEFORE), MEANWHILE * 4000, "Paste")
    driver.wait(lambda: driver.is_named("The disk is full"), "the banner")
    driver.type(AFTER, body)
    typed = article.body()
    ballast.unlink()
    driver.wait(lambda: not article.dirty, "the text to be saved")
    assert _stored(driver, article) == typed
    driver.wait(driver.program.frame._unsaved.isHidden, "the banner to go")
    driver.close()


def test_a_newsroom_that_is_replaced_underneath_is_told_of_and_not_written(
    start_window: StartWindow, newsroom_folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    shutil.copyfile(newsroom_folder / "newsroom.db", other)
    driver = start_window(newsroom_folder)
    article, body = _begin(driver)
    os.rename(newsroom_folder / "newsroom.db", tmp_path / "before.db")  # noqa: PTH104
    os.rename(other, newsroom_folder / "newsroom.db")  # noqa: PTH104
    driver.type(MEANWHILE, body)
    driver.wait(lambda: driver.is_named("The newsroom was replaced or moved"), "the banner")
    assert article.dirty
    # Put back as it was, it goes on as if nothing had happened.
    os.rename(tmp_path / "before.db", newsroom_folder / "newsroom.db")  # noqa: PTH104
    driver.wait(lambda: not article.dirty, "the text to be saved")
    assert _stored(driver, article) == article.body()
