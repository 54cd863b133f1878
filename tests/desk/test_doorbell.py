"""A second start rings at the first window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from workstation.desk import doorbell
from workstation.desk.doorbell import Doorbell, address, ring

RING = "import sys; from pathlib import Path; from workstation.desk.doorbell import ring; \
print(ring(Path(sys.argv[1]), tuple(map(Path, sys.argv[2:]))))"


@pytest.fixture
def bell(tmp_path: Path, qapp: object) -> Iterator[Doorbell]:
    found = Doorbell(tmp_path)
    assert found.listen()
    yield found
    found.close()


def test_a_second_start_hands_its_files_over(bell: Doorbell, tmp_path: Path, qtbot: QtBot) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RING, str(tmp_path), "/a/ferry.md", "/b/–.packet"],
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        with qtbot.waitSignal(bell.rung, timeout=20000) as rung:
            pass
        said, _ = other.communicate(timeout=20)
    assert rung.args == [(Path("/a/ferry.md"), Path("/b/–.packet"))]
    assert said == "True\n"


def test_nobody_answers_where_no_window_listens(tmp_path: Path, qapp: object) -> None:
    assert not ring(tmp_path, ())


def test_what_a_killed_program_left_behind_is_no_hindrance(tmp_path: Path, qapp: object) -> None:
    first = Doorbell(tmp_path)
    assert first.listen()
    # Its file stays, as after a kill; the second has the lock by then.
    second = Doorbell(tmp_path)
    assert second.listen()
    for each in (first, second):
        each.close()


def test_what_is_no_message_is_not_listened_to(
    bell: Doorbell, tmp_path: Path, qtbot: QtBot
) -> None:
    rung: list[object] = []
    bell.rung.connect(rung.append)
    for words in (b"hello\n", b'{"files": 3}\n', b"[]\n", b"x" * (doorbell.LONGEST + 10)):
        socket = QLocalSocket()
        with qtbot.waitSignal(socket.disconnected, timeout=20000):
            socket.connectToServer(address(tmp_path))
            assert socket.waitForConnected(3000)
            socket.write(words)
    assert rung == []


def test_every_newsroom_has_a_door_of_its_own(tmp_path: Path) -> None:
    assert address(tmp_path / "a") != address(tmp_path / "b")
    assert address(tmp_path / "a") == address(tmp_path / "x" / ".." / "a")
