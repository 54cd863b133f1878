"""Files that are no packets, or archives made to do harm: refused before anything is read."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.helpers.exchanging import Place
from tests.helpers.forging import built, refused, taken_apart
from workstation.domain.canonical import canonical_json, sha256_text
from workstation.domain.ids import new_uuid
from workstation.formats import packet_reader, strict_zip
from workstation.formats.packet_writer import (
    ARTICLES,
    MANIFEST,
    REVISIONS,
)
from workstation.formats.strict_zip import ArchiveReader, ArchiveWriter


def test_the_sound_packet_and_its_rebuilding_are_accepted(
    tom: Place, packet: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "good.packet"
    path.write_bytes(built(taken_apart(packet)))
    assert tom.open(path).not_carried == ()
    assert zipfile.ZipFile(path).testzip() is None, "other programs can read it"
    assert tom.store.verify() == ()


def _zip(names: list[tuple[str, bytes]], mode: int = 0) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in names:
            info = zipfile.ZipInfo(name)
            if mode:
                info.external_attr = mode << 16
            archive.writestr(info, data)
    return file.getvalue()


def test_other_files_are_not_packets(tom: Place) -> None:
    for data in (
        b"",
        b"just some text",
        b"%PDF-1.7 " * 40,
        b"\x89PNG\r\n\x1a\n" + bytes(400),
        b"SQLite format 3\0" + bytes(4000),
    ):
        refused(tom, data, "is not a packet of this program")


def test_other_zips_are_refused(tom: Place) -> None:
    refused(tom, _zip([("word/document.xml", b"<w/>")]), "not written by this program")
    refused(tom, _zip([("../../etc/passwd", b"x")]), "not written by this program")
    refused(tom, _zip([("manifest.json", b"/etc/passwd")], 0o120777), "not written by this")
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    refused(tom, empty.getvalue(), "is not a packet of this program")


def test_names_that_no_packet_has_are_refused(tom: Place, packet: bytes) -> None:
    parts = taken_apart(packet)
    manifest = parts.pop(MANIFEST)
    for name in (
        *(
            "../outside",
            "/etc/passwd",
            "C:\\evil",
            "pictures/../../x",
            "pictures/",
            "PICTURES.jsonl",
        ),
        *(f"pictures/{'A' * 64}", f"pictures/{'a' * 63}", f"pictures/{'a' * 64}.exe", "notes.txt"),
    ):
        bad = built({**parts, name: b"x", MANIFEST: manifest})
        refused(tom, bad, "not written by this program")


def test_names_that_are_there_twice_are_refused(tom: Place, packet: bytes) -> None:
    file = io.BytesIO()
    writer = ArchiveWriter(file)
    for name, data in [*taken_apart(packet).items(), (MANIFEST, b"{}")]:
        with writer.entry(name, deflated=name.endswith(".jsonl")) as entry:
            entry.write(data)
    writer.finish()
    refused(tom, file.getvalue(), "not written by this program")


def test_files_that_overlap_are_refused(tom: Place, packet: bytes) -> None:
    """Two entries of the directory point at the same bytes."""
    reader = ArchiveReader(io.BytesIO(packet))
    first, second = list(reader.entries.values())[:2]
    data = bytearray(packet)
    at = data.rindex(b"PK\1\2", 0, data.rindex(second.name.encode()))
    data[at + 42 : at + 46] = (first.start - 30 - len(first.name)).to_bytes(4, "little")
    refused(tom, bytes(data), "not written by this program")


def test_bombs_are_refused_before_they_are_unpacked(
    tom: Place, packet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = taken_apart(packet)
    refused(tom, built({**parts, REVISIONS: b" " * 65_000_000}), "holds more than a packet may")
    monkeypatch.setattr(packet_reader, "MAX_TEXTS", 60_000_000)
    refused(tom, built({**parts, ARTICLES: b"\n" * 61_000_000}), "holds more than a packet may")
    monkeypatch.setattr(packet_reader, "MAX_BYTES", 100)
    refused(tom, packet, "holds more than a packet may")
    monkeypatch.setattr(strict_zip, "MOST_ENTRIES", 4)
    refused(tom, packet, "holds more than a packet may")


def test_what_unpacks_to_more_than_was_announced_is_refused(tom: Place, packet: bytes) -> None:
    """The size that is announced is smaller than what comes out."""
    data = packet
    reader = ArchiveReader(io.BytesIO(packet))
    entry = reader.entries[REVISIONS]
    size, less = entry.size.to_bytes(4, "little"), (entry.size - 5).to_bytes(4, "little")
    assert data.count(size) == 2
    data = data.replace(size, less)
    parts = json.loads(taken_apart(packet)[MANIFEST])
    old = canonical_json(parts)
    for each in parts["files"]:
        if each["name"] == REVISIONS:
            each["size"] -= 5
    del parts["checksum"]
    parts["checksum"] = sha256_text(canonical_json(parts))
    new = canonical_json(parts)
    assert len(new) == len(old)
    data = data.replace(old.encode(), new.encode())
    before, after = (zlib.crc32(text.encode()).to_bytes(4, "little") for text in (old, new))
    data = data.replace(before, after)
    refused(tom, data, "damaged or not complete")


def test_a_packet_of_the_future_is_refused_in_words(tom: Place, packet: bytes) -> None:
    parts = taken_apart(packet)
    refused(tom, built(parts, said={"format": 2}), "newer version of Editorial Workstation")
    future = built(
        {**parts, "threads.jsonl": b"{}"}, said={"format": 7, "readers": ["x"]}, sealed=False
    )
    refused(tom, future, "newer version of Editorial Workstation")
    for nonsense in (0, -1, "1", None, True, 1.5, [1]):
        refused(tom, built(parts, said={"format": nonsense}), "not written by this program")


def test_a_manifest_that_is_none_is_refused(tom: Place, packet: bytes) -> None:
    parts = taken_apart(packet)
    refused(tom, built(parts, sealed=False), "not written by this program")
    wrong: tuple[dict[str, object], ...] = (
        {"articles": []},
        {"articles": ["../x"]},
        {"articles": [new_uuid()]},
        {"newsroom": "Courier"},
        {"at": "yesterday"},
        {"pictures": "all"},
        {"people": [{"name": "Ines"}]},
    )
    for said in wrong:
        refused(tom, built(parts, said=said), "not written by this program")
