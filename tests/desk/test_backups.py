"""Backups: made when due, told of when they fail, copied to another disk, tried out."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from workstation.desk import backups as backups_module
from workstation.desk.backups import Backups, KeptBackup
from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.backups import BackupPlan, Rehearsal, Schedule
from workstation.domain.errors import BackupNotMade, BackupProblem
from workstation.storage.backup import list_backups, verify
from workstation.storage.restoring import restore
from workstation.storage.schema import BACKUPS
from workstation.storage.store import Store
from workstation.ui.notices import failure

OpenIt = Callable[..., OpenArticle]
Make = Callable[[BackupPlan], Backups]


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    found: list[Notice] = []
    desk.noticed.connect(found.append)
    return found


@pytest.fixture
def make(desk: Desk, newsroom_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    monkeypatch.setattr(backups_module, "FIRST_MS", 5)
    monkeypatch.setattr(backups_module, "LOOK_MS", 5)
    return lambda plan: Backups(desk, newsroom_folder, plan, desk)


def test_a_backup_has_what_was_just_typed_and_the_pictures(
    make: Make, open_article: OpenIt, desk: Desk, told: list[Notice], qtbot: QtBot
) -> None:
    backups = make(BackupPlan())
    backups.stop()
    desk.dispatcher.files(lambda store: store.blobs.put(b"ferry"), owner=desk).result(10)
    article = open_article(body="Text.")
    article.change(replace(article.details, headline="Typed last"), "Headline")
    backups.back_up()
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    [notice] = told
    assert notice.kind is NoticeKind.BACKED_UP
    assert notice.path is not None
    with closing(sqlite3.connect(notice.path)) as connection:
        assert connection.execute("SELECT headline FROM article").fetchall() == [("Typed last",)]
    assert (
        len([file for file in (notice.path.parent / "pictures").rglob("*") if file.is_file()]) == 1
    )


def test_a_backup_is_made_when_the_last_is_older_than_a_day(
    make: Make, newsroom_folder: Path, clock: FrozenClock, qtbot: QtBot
) -> None:
    make(BackupPlan())
    qtbot.waitUntil(lambda: len(list_backups(newsroom_folder)) == 1)
    clock.forward(hours=25)
    qtbot.waitUntil(lambda: len(list_backups(newsroom_folder)) == 2)


def test_a_second_copy_is_a_newsroom_by_itself(
    make: Make,
    open_article: OpenIt,
    desk: Desk,
    tmp_path: Path,
    clock: FrozenClock,
    told: list[Notice],
    qtbot: QtBot,
) -> None:
    elsewhere = tmp_path / "disk"
    elsewhere.mkdir()
    (desk.dispatcher.files(lambda store: store.folder, owner=desk).result(10) / "template").mkdir()
    backups = make(BackupPlan(Schedule(1, 1, 0, 0), elsewhere=elsewhere))
    backups.stop()
    picture = desk.dispatcher.files(lambda store: store.blobs.put(b"ferry"), owner=desk).result(10)
    open_article(headline="Ferry")
    for count in range(1, 4):
        clock.forward(hours=1)
        backups.back_up()
        qtbot.waitUntil(lambda: len(told) == count, timeout=10000)  # noqa: B023
    assert {notice.kind for notice in told} == {NoticeKind.BACKED_UP}
    (place,) = elsewhere.iterdir()
    (kept,) = place.glob("newsroom-*.db")

    def restored() -> tuple[int, tuple[object, ...]]:
        restore(kept, tmp_path / "again", clock)
        again = Store.open(tmp_path / "again", clock)
        try:
            return verify(kept), again.verify()
        finally:
            again.close()

    future = desk.dispatcher.compute(restored, owner=desk, done=lambda _found: None)
    assert future.result(20) == (1, ())
    assert [file.name for file in (place / "pictures").rglob(picture)] == [picture]


@pytest.mark.parametrize("wrong", ["vanished", "in the way"])
def test_a_folder_that_takes_no_second_copy_is_told_of_once(
    make: Make,
    wrong: str,
    newsroom_folder: Path,
    tmp_path: Path,
    told: list[Notice],
    clock: FrozenClock,
    qtbot: QtBot,
) -> None:
    elsewhere = tmp_path / "disk"
    if wrong == "in the way":
        elsewhere.write_text("a file")
    backups = make(BackupPlan(elsewhere=elsewhere))
    qtbot.waitUntil(lambda: bool(told))
    error = told[0].error
    assert isinstance(error, BackupNotMade)
    assert (error.place, error.problem) == (elsewhere, BackupProblem.MISSING)
    assert "your articles are saved all the same" in failure(error)
    assert not elsewhere.is_dir()
    clock.forward(hours=25)
    qtbot.waitUntil(lambda: len(list_backups(newsroom_folder)) == 2)
    backups.stop()
    assert len(told) == 1


READ_ONLY = Path("/sys/kernel")
"""A folder into which nobody can write, whatever rights they have."""


@pytest.mark.skipif(not READ_ONLY.is_dir(), reason="there is no folder that root can't write to")
@pytest.mark.parametrize("whose", ["second copy", "own"])
def test_a_read_only_folder_is_told_of_and_harms_nothing(
    make: Make,
    whose: str,
    open_article: OpenIt,
    desk: Desk,
    newsroom_folder: Path,
    told: list[Notice],
    qtbot: QtBot,
) -> None:
    if whose == "own":
        (newsroom_folder / BACKUPS).symlink_to(READ_ONLY)
    backups = make(BackupPlan(elsewhere=READ_ONLY if whose == "second copy" else None))
    qtbot.waitUntil(lambda: bool(told))
    backups.stop()
    error = told[0].error
    assert isinstance(error, BackupNotMade)
    assert error.problem is BackupProblem.UNWRITABLE
    assert "can’t be written" in failure(error)
    assert "your articles are saved all the same" in failure(error)
    assert bool(list_backups(newsroom_folder)) == (whose == "second copy")
    article = open_article(body="Written afterwards.")
    desk.flush()
    assert not article.dirty
    assert desk.dispatcher.files(Store.verify, owner=desk).result(10) == ()


def test_a_folder_that_vanishes_between_two_backups_is_told_of_and_taken_again_when_it_is_back(
    make: Make,
    newsroom_folder: Path,
    tmp_path: Path,
    told: list[Notice],
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    elsewhere, away = tmp_path / "disk", tmp_path / "away"
    elsewhere.mkdir()
    keep_if_due = backups_module._keep_if_due
    rounds: list[BackupPlan] = []

    def keep_and_tell(store: Store, *, plan: BackupPlan) -> Path | None:
        try:
            return keep_if_due(store, plan=plan)
        finally:
            rounds.append(plan)

    monkeypatch.setattr(backups_module, "_keep_if_due", keep_and_tell)
    backups = make(BackupPlan(elsewhere=elsewhere))

    def copies(where: Path) -> int:
        return len([*where.glob("*/newsroom-*.db")])

    qtbot.waitUntil(lambda: copies(elsewhere) == 1)
    qtbot.waitUntil(lambda: bool(rounds))  # all that belongs to the copy is made as well
    elsewhere.rename(away)
    clock.forward(hours=25)
    qtbot.waitUntil(lambda: bool(told))
    error = told[0].error
    assert isinstance(error, BackupNotMade)
    assert (error.place, error.problem) == (elsewhere, BackupProblem.MISSING)
    assert len(list_backups(newsroom_folder)) == 2
    away.rename(elsewhere)
    clock.forward(hours=25)
    qtbot.waitUntil(lambda: copies(elsewhere) == 2)
    backups.stop()
    assert len(told) == 1


def test_backups_are_listed_and_tried_out(
    make: Make, open_article: OpenIt, newsroom_folder: Path, qtbot: QtBot
) -> None:
    open_article()
    backups = make(BackupPlan())
    qtbot.waitUntil(lambda: bool(list_backups(newsroom_folder)))
    backups.stop()
    listed: list[tuple[KeptBackup, ...]] = []
    tried: list[Rehearsal | None] = []
    failed: list[Exception] = []
    backups.list(backups, listed.append)
    qtbot.waitUntil(lambda: bool(listed))
    assert [one.file for one in listed[0]] == [one.file for one in list_backups(newsroom_folder)]
    backups.rehearse(backups, tried.append, failed.append)
    qtbot.waitUntil(lambda: bool(tried or failed), timeout=20000)
    assert tried == [Rehearsal(listed[0][0].at, 1, 0, 0)]
    shutil.rmtree(newsroom_folder / "backups")
    backups.rehearse(backups, tried.append, failed.append)
    qtbot.waitUntil(lambda: len(tried) == 2)
    assert tried[1] is None
