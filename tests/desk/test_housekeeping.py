"""Housekeeping: damage is found, saves wait for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workstation.desk import housekeeping
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.housekeeping import Housekeeping
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId
from workstation.storage import driver
from workstation.storage.schema import DATABASE
from workstation.storage.store import Store

AddArticle = Callable[..., ArticleId]


@pytest.fixture
def keeping(dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch) -> Iterator[Housekeeping]:
    for name in ("PAUSE_MS", "FIRST_SWEEP_MS", "SWEEP_MS"):
        monkeypatch.setattr(housekeeping, name, 5)
    found = Housekeeping(dispatcher)
    yield found
    found.stop()


def test_all_rows_are_looked_at_and_damage_is_told(
    keeping: Housekeeping,
    dispatcher: Dispatcher,
    add_article: AddArticle,
    newsroom_folder: Path,
    qtbot: QtBot,
) -> None:
    for number in range(3):
        add_article(headline=f"Story {number}")

    def rot(_store: Store) -> tuple[None, Changes]:
        connection = driver.connect(newsroom_folder / DATABASE)
        connection.execute("UPDATE article SET body = 'rot' WHERE headline = 'Story 1'")
        connection.close()
        return None, Changes()

    dispatcher.write_store(rot, owner=dispatcher).result(10)
    with qtbot.waitSignal(keeping.damaged) as told:
        keeping._sweep_on()
    assert told.args == [1]


def test_a_sound_newsroom_is_swept_in_silence(
    keeping: Housekeeping, add_article: AddArticle, qtbot: QtBot
) -> None:
    add_article()
    told: list[int] = []
    keeping.damaged.connect(told.append)
    with qtbot.waitSignal(keeping.swept):
        keeping._sweep_on()
    assert told == []


def test_what_is_saved_while_it_is_prepared_is_indexed_after_that(
    keeping: Housekeeping, dispatcher: Dispatcher, add_article: AddArticle, qtbot: QtBot
) -> None:
    add_article()
    with qtbot.waitSignal(keeping.indexed):
        keeping._index()
    left = dispatcher.read(
        lambda unit: unit.search.dirty(5), owner=dispatcher, done=lambda _found: None
    ).result(10)
    assert left == ()


@pytest.mark.parametrize(("latest", "put_off"), [(3_600_000, True), (1, False)])
def test_somebody_who_types_on_is_indexed_later_and_at_last(
    dispatcher: Dispatcher,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    latest: int,
    put_off: bool,
) -> None:
    monkeypatch.setattr(housekeeping, "PAUSE_MS", 3_600_000)
    monkeypatch.setattr(housekeeping, "LATEST_MS", latest)
    keeping = Housekeeping(dispatcher)
    keeping._soon.setTimerType(Qt.TimerType.PreciseTimer)
    dispatcher.committed.emit(Changes(), None)
    qtbot.waitUntil(lambda: keeping._soon.remainingTime() < 3_599_990)
    before = keeping._soon.remainingTime()
    dispatcher.committed.emit(Changes(), None)
    assert (keeping._soon.remainingTime() > before) is put_off
    keeping.stop()


def test_what_is_saved_while_another_is_prepared_waits_for_it(
    keeping: Housekeeping, dispatcher: Dispatcher, add_article: AddArticle, qtbot: QtBot
) -> None:
    free = Event()
    begun: list[None] = []

    def waiting() -> None:
        begun.append(None)
        assert free.wait(10)

    keeping._stand_aside = waiting
    add_article()
    with qtbot.waitSignal(keeping.indexed):
        keeping._index()
        qtbot.waitUntil(lambda: bool(begun))
        keeping._index()
        assert keeping._soon.isActive()
        assert len(begun) == 1
        free.set()
