"""A packet of which a bit, a field or an end was changed: found, whatever it was."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from tests.helpers.exchanging import Place
from tests.helpers.forging import refused
from workstation.domain.errors import BadPacket
from workstation.formats.packet_reader import PacketReader
from workstation.formats.packet_writer import (
    ARTICLES,
    MANIFEST,
    PICTURES,
    REVISIONS,
)
from workstation.formats.strict_zip import ArchiveReader

_LOCAL = (
    *(("signature", 4), ("needs", 2), ("flags", 2), ("method", 2), ("time", 2), ("date", 2)),
    *(("crc", 4), ("packed", 4), ("size", 4), ("name length", 2), ("extra length", 2)),
)


_CENTRAL = (
    *(("signature", 4), ("made by", 2), *_LOCAL[1:]),
    *(("comment length", 2), ("disk", 2), ("inner", 2), ("outer", 4), ("offset", 4)),
)


_END = (
    *(("signature", 4), ("disk", 2), ("first disk", 2), ("entries", 2), ("all entries", 2)),
    *(("length", 4), ("start", 4), ("comment length", 2)),
)


_KINDS = {ARTICLES: "articles", REVISIONS: "revisions", PICTURES: "pictures", MANIFEST: "manifest"}


def _classes(packet: bytes) -> dict[str, list[int]]:
    """Return what the bytes of a packet are for: each field of each structure, each kind of data.

    Every byte of the packet is in one of these.
    """
    found: dict[str, list[int]] = {}
    place = 0

    def take(what: str, fields: Iterable[tuple[str, int]]) -> None:
        nonlocal place
        for field, length in fields:
            found.setdefault(f"{what} {field}", []).extend(range(place, place + length))
            place += length

    entries = ArchiveReader(io.BytesIO(packet)).entries.values()
    for entry in entries:
        kind = _KINDS.get(entry.name, "picture file")
        take(f"header of {kind}:", (*_LOCAL, ("name", len(entry.name))))
        take("data of", ((kind, entry.packed),))
    for entry in entries:
        kind = _KINDS.get(entry.name, "picture file")
        take(f"directory of {kind}:", (*_CENTRAL, ("name", len(entry.name))))
    take("end:", _END)
    assert place == len(packet)
    return found


def test_every_kind_of_byte_is_guarded(packet: bytes) -> None:
    """Every bit of every field of the zip, and every byte of each kind of data."""
    classes = _classes(packet)
    assert len(classes) == 5 * (12 + 1 + 18) + 8
    for what, places in classes.items():
        for at in places:
            for bit in (at % 8,) if what.startswith("data of") else range(8):
                data = bytearray(packet)
                data[at] ^= 1 << bit
                assert _is_refused(bytes(data)), (what, at, bit)


def test_a_field_that_is_changed_in_header_and_directory_alike_is_refused(packet: bytes) -> None:
    classes = _classes(packet)
    for what, places in classes.items():
        twin = classes.get(what.replace("header", "directory"), [])
        for at, other in zip(places, twin, strict=False) if what.startswith("header") else ():
            for bit in range(8):
                data = bytearray(packet)
                data[at] ^= 1 << bit
                data[other] ^= 1 << bit
                assert _is_refused(bytes(data)), (what, at, bit)


def test_fields_that_say_the_least_and_the_most_are_refused(packet: bytes) -> None:
    for what, places in _classes(packet).items():
        if not what.startswith("data of"):
            for byte in (b"\0", b"\xff"):
                data = bytearray(packet)
                data[places[0] : places[-1] + 1] = byte * len(places)
                assert bytes(data) == packet or _is_refused(bytes(data)), (what, byte)


def test_structures_that_stand_in_each_others_places_are_refused(packet: bytes) -> None:
    """Each field of an entry with what the field of another one says."""
    classes = _classes(packet)
    for what, places in classes.items():
        kind, _, field = what.partition(": ")
        for other, there in classes.items():
            same = other.endswith(f": {field}") and len(there) == len(places)
            if field and same and other.split()[0] == kind.split()[0]:
                data = bytearray(packet)
                data[places[0] : places[-1] + 1] = packet[there[0] : there[-1] + 1]
                assert bytes(data) == packet or _is_refused(bytes(data)), (what, other)


def _is_refused(data: bytes) -> bool:
    try:
        with PacketReader(cast("Path", _InMemory(data))) as reader:
            list(reader.articles())
            list(reader.revisions())
            for picture in reader.pictures():
                reader.picture_file(picture.file)
    except BadPacket:
        return True
    return False


class _InMemory:
    """A file that is nowhere, to look at thousands of packets in a second."""

    name = "bad.packet"

    def __init__(self, data: bytes) -> None:
        self._data = data

    def open(self, _mode: str) -> BinaryIO:
        return io.BytesIO(self._data)


def test_what_is_cut_off_or_added_is_refused(tom: Place, packet: bytes, tmp_path: Path) -> None:
    path = tmp_path / "short.packet"
    for length in {0, 1, 21, 22, 60, *range(1, len(packet), len(packet) // 40)}:
        path.write_bytes(packet[:length])
        with pytest.raises(BadPacket):
            PacketReader(path)
    refused(tom, packet[:-1], "damaged or not complete")
    refused(tom, packet[: len(packet) // 2], "damaged or not complete")
    for data in (packet + b"\0", b"\0" + packet, packet + packet):
        path.write_bytes(data)
        with pytest.raises(BadPacket):
            PacketReader(path)
