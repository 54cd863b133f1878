"""The session's file: what is written last stays, whatever thread is late."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from workstation.desk.session import SessionFile, SessionState, read_session, write_session
from workstation.domain.ids import ArticleId


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    state = SessionState(
        current=ArticleId("a"),
        beside=ArticleId("b"),
        swapped=True,
        geometry=b"\x00\xff",
        layouts={"write": b"\x01"},
        folded=frozenset({"library"}),
        choices={"preview.mode": "phone"},
    )
    write_session(tmp_path / "state" / "session.json", state)
    assert read_session(tmp_path / "state" / "session.json") == state


def test_what_cannot_be_read_is_an_empty_session(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    assert read_session(file) == SessionState()
    file.write_text('{"version": 1, "tabs": 3}', "utf-8")
    assert read_session(file) == SessionState()


def test_a_late_writer_never_brings_an_older_state_back(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    file = SessionFile(path)
    late = file.order(SessionState(current=ArticleId("before")))
    file.order(SessionState(current=ArticleId("last")))()
    late()
    assert read_session(path).current == "last"


def test_many_threads_leave_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    file = SessionFile(path)
    writes = [
        file.order(replace(SessionState(), current=ArticleId(str(number)))) for number in range(60)
    ]
    with ThreadPoolExecutor(4) as pool:
        for write in pool.map(lambda write: write(), reversed(writes)):
            assert write is None
    assert read_session(path).current == "59"
    assert [entry.name for entry in tmp_path.iterdir()] == ["session.json"]
