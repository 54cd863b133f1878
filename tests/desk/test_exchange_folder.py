"""A watched folder tells of packets that come and go, and of its own absence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from workstation.desk import exchange_folder
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.exchange_folder import (
    ExchangeFolder,
    FolderState,
    FoundPacket,
    list_packets,
)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def exchange(dispatcher: Dispatcher) -> Iterator[ExchangeFolder]:
    found = ExchangeFolder(dispatcher)
    yield found
    found.follow(None)
    found.deleteLater()


def names(exchange: ExchangeFolder) -> list[str]:
    return [each.path.name for each in exchange.found]


def test_packets_that_come_in_are_found(
    exchange: ExchangeFolder, shared: Path, qtbot: QtBot
) -> None:
    exchange.follow(shared)
    qtbot.waitUntil(lambda: exchange.state is FolderState.THERE)
    (shared / "ferry.packet").write_bytes(b"1")
    exchange.look()
    qtbot.waitUntil(lambda: names(exchange) == ["ferry.packet"])
    exchange.look()
    qtbot.waitUntil(lambda: exchange.found[0].whole)
    (shared / "ferry.packet").write_bytes(b"more of it")
    exchange.look()
    qtbot.waitUntil(lambda: exchange.found[0].size == 10)


def test_a_folder_that_is_away_comes_back(
    exchange: ExchangeFolder, shared: Path, qtbot: QtBot
) -> None:
    (shared / "ferry.packet").write_bytes(b"1")
    exchange.follow(shared)
    qtbot.waitUntil(lambda: exchange.state is FolderState.THERE)
    away = shared.rename(shared.with_name("elsewhere"))
    exchange.look()
    qtbot.waitUntil(lambda: exchange.state is FolderState.AWAY)
    assert exchange.found == ()
    away.rename(shared)
    exchange.look()
    qtbot.waitUntil(lambda: names(exchange) == ["ferry.packet"])


def test_nothing_is_followed_any_more_when_no_folder_is_chosen(
    exchange: ExchangeFolder, shared: Path, qtbot: QtBot
) -> None:
    exchange.follow(shared)
    qtbot.waitUntil(lambda: exchange.state is FolderState.THERE)
    exchange.follow(None)
    assert exchange.state is FolderState.NONE
    assert exchange.found == ()


def test_only_whole_packets_are_listed(shared: Path, tmp_path: Path) -> None:
    (shared / "ferry.packet").write_bytes(b"1")
    (shared / "FERRY 2.PACKET").write_bytes(b"2")
    for name in (".ferry.packet", "~ferry.packet", "ferry.packet.part", "notes.txt"):
        (shared / name).write_bytes(b"3")
    (shared / "folder.packet").mkdir()
    (shared / "link.packet").symlink_to(shared / "ferry.packet")
    found = list_packets(shared) or ()
    assert {each.path.name for each in found} == {"ferry.packet", "FERRY 2.PACKET"}
    assert list_packets(tmp_path / "missing") is None


def test_a_folder_that_does_not_answer_is_waited_for_by_nobody(
    exchange: ExchangeFolder,
    dispatcher: Dispatcher,
    shared: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Files are worked on meanwhile, it is asked once, and closing doesn't wait either."""
    asked: list[Path] = []
    answers = Event()

    def hanging(folder: Path) -> tuple[FoundPacket, ...] | None:
        asked.append(folder)
        answers.wait()
        return list_packets(folder)

    (shared / "ferry.packet").write_bytes(b"1")
    exchange.follow(shared)
    qtbot.waitUntil(lambda: names(exchange) == ["ferry.packet"])
    monkeypatch.setattr(exchange_folder, "list_packets", hanging)
    exchange._silence.setInterval(1)
    exchange.look()
    qtbot.waitUntil(lambda: exchange.state is FolderState.SILENT)
    exchange.look()
    worked: list[int] = []
    for number in range(4):
        dispatcher.compute(lambda number=number: number, owner=exchange, done=worked.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(worked) == 4)
    assert asked == [shared]
    assert names(exchange) == ["ferry.packet"], "what was there is still known"
    answers.set()
    qtbot.waitUntil(lambda: exchange.state is FolderState.THERE)
    answers.clear()
    exchange.look()
    qtbot.waitUntil(lambda: len(asked) >= 3)
    dispatcher.close()
    assert not answers.is_set()
    answers.set()
