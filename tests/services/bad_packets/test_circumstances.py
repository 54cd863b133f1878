"""Packets that go away or change while they are read, and disks that fill up."""

from __future__ import annotations

import io
import json
import os
import random
from pathlib import Path

import pytest

from tests.helpers import full_disk
from tests.helpers.exchanging import Place
from tests.helpers.forging import built, state, taken_apart
from workstation.domain.canonical import canonical_json, sha256_text
from workstation.domain.draft import Draft
from workstation.domain.errors import BadPacket, DiskFull
from workstation.formats.packet_reader import PacketReader
from workstation.formats.packet_writer import (
    ARTICLES,
    REVISIONS,
)
from workstation.formats.strict_zip import ArchiveReader


def test_a_file_that_goes_away_is_told_of(
    tom: Place, packet: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.packet"
    with pytest.raises(BadPacket, match="can’t be read"):
        tom.peek(path)
    with pytest.raises(BadPacket, match="can’t be read"):
        tom.peek(tmp_path)
    path.write_bytes(packet)
    reads, limit = [0], 0
    usual = ArchiveReader._at

    def failing(self: ArchiveReader, place: int, length: int) -> bytes:
        reads[0] += 1
        if reads[0] > limit:
            raise OSError(5, os.strerror(5))
        return usual(self, place, length)

    monkeypatch.setattr(ArchiveReader, "_at", failing)
    before = state(tom)
    for allowed in range(0, 26, 3):
        reads[0], limit = 0, allowed
        with pytest.raises(BadPacket, match=r"can’t be read .* try again"):
            tom.open(path)
        assert state(tom)[:4] == before[:4]
    monkeypatch.setattr(ArchiveReader, "_at", usual)
    assert len(tom.open(path).articles) == 1


def test_a_packet_that_is_replaced_while_it_is_open_is_refused(
    tom: Place, packet: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "bad.packet"
    path.write_bytes(packet)
    with PacketReader(path) as reader:
        data = bytearray(packet)
        data[reader._archive.entries[REVISIONS].start + 20] ^= 1
        reader._file.close()
        reader._file = reader._archive._file = io.BytesIO(data)
        with pytest.raises(BadPacket, match="damaged"):
            list(reader.revisions())


def test_a_full_disk_leaves_the_newsroom_as_it_was(
    tom: Place, packet: bytes, tmp_path: Path
) -> None:
    path, parts = tmp_path / "bad.packet", taken_apart(packet)
    other = tom.create(Draft(headline="Mine"))
    value = json.loads(parts[REVISIONS].splitlines()[0])
    value["draft"]["body"] = random.Random(7).randbytes(200_000).hex()
    text = canonical_json(value)
    article = json.loads(parts[ARTICLES]) | {"head": sha256_text(text)}
    large = {
        **parts,
        REVISIONS: f"{text}\n".encode(),
        ARTICLES: f"{canonical_json(article)}\n".encode(),
    }
    path.write_bytes(built(large))
    full_disk.fill(tom.store)
    before = state(tom)
    with pytest.raises(DiskFull):
        tom.open(path)
    assert state(tom)[:4] == before[:4]
    full_disk.free(tom.store)
    assert len(tom.open(path).articles) == 1
    assert tom.draft(other).headline == "Mine"
    assert tom.store.verify() == ()
