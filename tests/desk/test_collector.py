"""Garbage is collected on the GUI thread, and nowhere else."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from workstation.desk.collector import Collector


class Knot:
    """Refers to itself, and tells where it ends."""

    ended: list[threading.Thread]

    def __init__(self, ended: list[threading.Thread]) -> None:
        self.me = self
        self.ended = ended

    def __del__(self) -> None:
        self.ended.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    found = Collector()
    yield found
    found.stop()
    gc.disable()


def test_knots_tied_in_a_lane_end_on_the_gui_thread(collector: Collector, qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []

    def work() -> None:
        for _ in range(5000):
            Knot(ended)

    lane = threading.Thread(target=work)
    lane.start()
    lane.join()
    assert ended == []
    qtbot.waitUntil(lambda: bool(ended))
    assert set(ended) == {threading.main_thread()}
    assert QThread.currentThread().isMainThread()


def test_nothing_is_collected_while_somebody_types(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[threading.Thread] = []
    monkeypatch.setattr("workstation.desk.collector.QUIET_MS", 3_600_000)
    for _ in range(5000):
        Knot(ended)

    collector.put_off()
    collector.look()
    assert ended == []

    monkeypatch.setattr("workstation.desk.collector.MOST", 1000)
    collector.look()
    assert len(ended) == 5000


def test_what_was_taken_to_stay_goes_with_its_window(collector: Collector) -> None:
    ended: list[threading.Thread] = []
    knot = Knot(ended)
    collector.settle()
    del knot
    gc.collect()
    assert ended == []
    collector.let_go()
    assert len(ended) == 1


def test_memory_is_handed_back_now_and_then_but_not_while_somebody_types(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bool] = []
    monkeypatch.setattr("workstation.desk.memory.give_back", lambda: given.append(True))
    collector.look()
    assert given == []
    monkeypatch.setattr("workstation.desk.collector.GIVEN_BACK_MS", -1)
    collector.put_off()
    collector.look()
    assert given == []
    monkeypatch.setattr("workstation.desk.collector.QUIET_MS", -1)
    collector.look()
    assert given == [True]


def test_everything_is_collected_in_the_end(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    collector = Collector()
    collector.settle()
    Knot(ended)
    collector.stop()
    assert len(ended) == 1
    assert gc.isenabled()
    gc.disable()
