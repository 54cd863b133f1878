"""Packets get to shared drives and back, and nobody waits for one that does not answer."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from workstation.desk import slow_drive
from workstation.desk.slow_drive import carried, fetched
from workstation.domain.errors import BadPacket
from workstation.formats.writer import CannotWrite


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def test_a_packet_is_carried_whole_and_beside_what_is_there(tmp_path: Path, shared: Path) -> None:
    made = tmp_path / "ferry.packet"
    made.write_bytes(bytes(3_000_000))
    assert carried(made, shared / "ferry.packet") == shared / "ferry.packet"
    assert carried(made, shared / "ferry.packet") == shared / "ferry-2.packet"
    assert (shared / "ferry-2.packet").read_bytes() == made.read_bytes()
    assert len(list(shared.iterdir())) == 2
    with pytest.raises(CannotWrite):
        carried(made, shared / "gone" / "ferry.packet")


def test_a_drive_that_stops_answering_is_given_up_and_gets_no_packet_later(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "ferry.packet"
    made.write_bytes(b"packet")
    answers, ended, sync = Event(), Event(), os.fsync

    def hanging(handle: int) -> None:
        answers.wait()
        sync(handle)

    carry = slow_drive._carry

    def followed(*values: object) -> Path:
        try:
            return carry(*values)  # type: ignore[arg-type]
        finally:
            ended.set()

    monkeypatch.setattr(os, "fsync", hanging)
    monkeypatch.setattr(slow_drive, "_carry", followed)
    with pytest.raises(BadPacket, match="does not answer"):
        carried(made, shared / "ferry.packet", patience=0.05)
    answers.set()
    assert ended.wait(20)
    assert list(shared.iterdir()) == []


def test_a_packet_is_read_from_a_copy(tmp_path: Path, shared: Path) -> None:
    (shared / "ferry.packet").write_bytes(b"packet")
    copy = fetched(shared / "ferry.packet", tmp_path)
    assert copy.name == "ferry.packet"
    assert copy.parent.parent == tmp_path
    assert copy.read_bytes() == b"packet"
    with pytest.raises(BadPacket, match=r"“gone.packet” can’t be read"):
        fetched(shared / "gone.packet", tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([copy.parent, shared])
