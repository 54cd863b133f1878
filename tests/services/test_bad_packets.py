"""Packets that were damaged, tampered with or made to do harm: refused, and nothing changed."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, cast

import pytest

from tests.helpers import full_disk
from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from tests.services.formats_builders import picture_bytes
from workstation.domain.canonical import canonical_json, sha256_bytes, sha256_text
from workstation.domain.draft import Draft
from workstation.domain.errors import BadPacket, DiskFull
from workstation.domain.ids import ArticleId, FigureId, PictureId, new_uuid
from workstation.domain.pictures import Figure
from workstation.domain.serial import revision_document
from workstation.formats import packet_reader, strict_zip
from workstation.formats.packet_reader import PacketReader
from workstation.formats.packet_writer import (
    ARTICLES,
    FOLDER,
    MANIFEST,
    PICTURES,
    REVISIONS,
)
from workstation.formats.strict_zip import ArchiveReader, ArchiveWriter
from workstation.services import drafts, pictures

Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def packet(template_newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound packet of an article with two revisions and a picture."""
    folder = tmp_path_factory.mktemp("sender")
    from datetime import UTC, datetime  # noqa: PLC0415

    clock = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    with place(template_newsroom, folder, "Ines", clock) as ines:
        picture = ines.add_picture(picture_bytes(), "pier.jpg", caption="The pier")
        figure = Figure(id=FigureId(new_uuid()), key="pier", picture=picture.id)
        article = ines.create(Draft(headline="Ferry", body="It sails.", figures=(figure,)))
        ines.edit(article, body="It sails late.")
        return ines.send(article).read_bytes()


@pytest.fixture
def tom(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Tom", clock) as found:
        yield found


def _parts(packet: bytes) -> Parts:
    reader = ArchiveReader(io.BytesIO(packet))
    return {name: b"".join(reader.read(name)) for name in reader.entries}


def _built(
    parts: Parts, *, sealed: bool = True, said: Mapping[str, object] = MappingProxyType({})
) -> bytes:
    """Make a packet of parts, with a manifest that agrees with them, and with `said` in it."""
    file = io.BytesIO()
    writer = ArchiveWriter(file)
    files = []
    for name, data in parts.items():
        if name == MANIFEST:
            continue
        with writer.entry(name, deflated=name.endswith(".jsonl")) as entry:
            entry.write(data)
        files.append(
            {"name": name, "sha256": entry.digest, "packed": entry.packed, "size": entry.size}
        )
    manifest = json.loads(parts[MANIFEST]) | {"files": files} | dict(said)
    del manifest["checksum"]
    if sealed:
        manifest["checksum"] = sha256_text(canonical_json(manifest))
    with writer.entry(MANIFEST, deflated=False) as entry:
        entry.write(canonical_json(manifest).encode())
    writer.finish()
    return file.getvalue()


def _state(store_of: Place) -> tuple[object, ...]:
    store = store_of.store
    with store.read() as uow:
        return (
            uow.listing.size(),
            uow.newsroom.load(),
            uow.exchange.people(),
            pictures.find(uow),
            tuple(store.blobs._ids("original")) if (store.folder / "pictures.db").exists() else (),
        )


def _refused(tom: Place, data: bytes, says: str) -> None:
    """Peeking and opening are refused with words, and nothing changes."""
    before = _state(tom)
    path = tom.store.folder.parent / "bad.packet"
    path.write_bytes(data)
    for act in (tom.peek, tom.open):
        with pytest.raises(BadPacket) as caught:
            act(path)
        assert says in str(caught.value)
        assert "“bad.packet”" in str(caught.value)
        assert str(caught.value).endswith((".", ")"))
    assert _state(tom) == before


def test_the_sound_packet_and_its_rebuilding_are_accepted(
    tom: Place, packet: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "good.packet"
    path.write_bytes(_built(_parts(packet)))
    assert tom.open(path).not_carried == ()
    assert zipfile.ZipFile(path).testzip() is None, "other programs can read it"
    assert tom.store.verify() == ()


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
    _refused(tom, packet[:-1], "damaged or not complete")
    _refused(tom, packet[: len(packet) // 2], "damaged or not complete")
    for data in (packet + b"\0", b"\0" + packet, packet + packet):
        path.write_bytes(data)
        with pytest.raises(BadPacket):
            PacketReader(path)


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
        _refused(tom, data, "is not a packet of this program")


def test_other_zips_are_refused(tom: Place) -> None:
    _refused(tom, _zip([("word/document.xml", b"<w/>")]), "not written by this program")
    _refused(tom, _zip([("../../etc/passwd", b"x")]), "not written by this program")
    _refused(tom, _zip([("manifest.json", b"/etc/passwd")], 0o120777), "not written by this")
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    _refused(tom, empty.getvalue(), "is not a packet of this program")


def test_names_that_no_packet_has_are_refused(tom: Place, packet: bytes) -> None:
    parts = _parts(packet)
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
        bad = _built({**parts, name: b"x", MANIFEST: manifest})
        _refused(tom, bad, "not written by this program")


def test_names_that_are_there_twice_are_refused(tom: Place, packet: bytes) -> None:
    file = io.BytesIO()
    writer = ArchiveWriter(file)
    for name, data in [*_parts(packet).items(), (MANIFEST, b"{}")]:
        with writer.entry(name, deflated=name.endswith(".jsonl")) as entry:
            entry.write(data)
    writer.finish()
    _refused(tom, file.getvalue(), "not written by this program")


def test_files_that_overlap_are_refused(tom: Place, packet: bytes) -> None:
    """Two entries of the directory point at the same bytes."""
    reader = ArchiveReader(io.BytesIO(packet))
    first, second = list(reader.entries.values())[:2]
    data = bytearray(packet)
    at = data.rindex(b"PK\1\2", 0, data.rindex(second.name.encode()))
    data[at + 42 : at + 46] = (first.start - 30 - len(first.name)).to_bytes(4, "little")
    _refused(tom, bytes(data), "not written by this program")


def test_bombs_are_refused_before_they_are_unpacked(
    tom: Place, packet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = _parts(packet)
    _refused(tom, _built({**parts, REVISIONS: b" " * 65_000_000}), "holds more than a packet may")
    monkeypatch.setattr(packet_reader, "MAX_TEXTS", 60_000_000)
    _refused(tom, _built({**parts, ARTICLES: b"\n" * 61_000_000}), "holds more than a packet may")
    monkeypatch.setattr(packet_reader, "MAX_BYTES", 100)
    _refused(tom, packet, "holds more than a packet may")
    monkeypatch.setattr(strict_zip, "MOST_ENTRIES", 4)
    _refused(tom, packet, "holds more than a packet may")


def test_what_unpacks_to_more_than_was_announced_is_refused(tom: Place, packet: bytes) -> None:
    """The size that is announced is smaller than what comes out."""
    data = packet
    reader = ArchiveReader(io.BytesIO(packet))
    entry = reader.entries[REVISIONS]
    size, less = entry.size.to_bytes(4, "little"), (entry.size - 5).to_bytes(4, "little")
    assert data.count(size) == 2
    data = data.replace(size, less)
    parts = json.loads(_parts(packet)[MANIFEST])
    old = canonical_json(parts)
    for each in parts["files"]:
        if each["name"] == REVISIONS:
            each["size"] -= 5
    del parts["checksum"]
    parts["checksum"] = sha256_text(canonical_json(parts))
    new = canonical_json(parts)
    assert len(new) == len(old)
    import zlib  # noqa: PLC0415

    data = data.replace(old.encode(), new.encode())
    before, after = (zlib.crc32(text.encode()).to_bytes(4, "little") for text in (old, new))
    data = data.replace(before, after)
    _refused(tom, data, "damaged or not complete")


def test_a_packet_of_the_future_is_refused_in_words(tom: Place, packet: bytes) -> None:
    parts = _parts(packet)
    _refused(tom, _built(parts, said={"format": 2}), "newer version of Editorial Workstation")
    future = _built(
        {**parts, "threads.jsonl": b"{}"}, said={"format": 7, "readers": ["x"]}, sealed=False
    )
    _refused(tom, future, "newer version of Editorial Workstation")
    for nonsense in (0, -1, "1", None, True, 1.5, [1]):
        _refused(tom, _built(parts, said={"format": nonsense}), "not written by this program")


def test_a_manifest_that_is_none_is_refused(tom: Place, packet: bytes) -> None:
    parts = _parts(packet)
    _refused(tom, _built(parts, sealed=False), "not written by this program")
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
        _refused(tom, _built(parts, said=said), "not written by this program")


def _changed(parts: Parts, name: str, change: Callable[[dict[str, object]], object]) -> Parts:
    """Change the last line of a part."""
    *lines, last = parts[name].decode().splitlines()
    value = json.loads(last)
    change(value)
    text = "".join(f"{line}\n" for line in (*lines, canonical_json(value)))
    return {**parts, name: text.encode()}


def _set(**values: object) -> Callable[[dict[str, object]], object]:
    return lambda value: value.update(values)


def test_lines_that_say_what_cannot_be_are_refused(tom: Place, packet: bytes) -> None:
    path = tom.store.folder.parent / "bad.packet"
    before, parts = _state(tom), _parts(packet)
    wrong = (
        (REVISIONS, _set(article=new_uuid())),
        (REVISIONS, _set(article="x")),
        (REVISIONS, _set(parents=["0" * 64])),
        (REVISIONS, _set(parents=["x"])),
        (REVISIONS, _set(stage="famous")),
        (REVISIONS, _set(draft=None)),
        (REVISIONS, _set(draft={"headline": ["x"]})),
        (REVISIONS, _set(secret="x")),
        (ARTICLES, _set(head="0" * 64)),
        (ARTICLES, _set(id=new_uuid())),
        (ARTICLES, _set(notes=[{"id": "x"}])),
        (ARTICLES, _set(events="none")),
        (ARTICLES, _set(ticks=[["legal"]])),
        (ARTICLES, _set(related={"x": {}})),
        (ARTICLES, _set(published_at="soon")),
        (PICTURES, _set(id="x")),
        (PICTURES, _set(file="../pier.jpg")),
        (PICTURES, _set(file="0" * 64)),
        (PICTURES, _set(width=0)),
        (PICTURES, _set(height=10**9)),
        (PICTURES, _set(width="wide")),
        (PICTURES, _set(look="x")),
    )
    for name, change in wrong:
        path.write_bytes(_built(_changed(parts, name, change)))
        with pytest.raises(BadPacket, match="not written by this program"):
            tom.open(path)
        assert _state(tom) == before


def test_lines_that_are_no_lines_are_refused(tom: Place, packet: bytes) -> None:
    parts = _parts(packet)
    for data in (b"{}\n", b"[]\n", b"null\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n", b"\n"):
        for name in (REVISIONS, ARTICLES, PICTURES):
            _refused_by_opening(tom, _built({**parts, name: data}))
    _refused_by_opening(tom, _built({**parts, REVISIONS: parts[REVISIONS] * 2}))
    _refused_by_opening(tom, _built({**parts, REVISIONS: parts[REVISIONS][:-1]}))
    backwards = b"\n".join(parts[REVISIONS].splitlines()[::-1]) + b"\n"
    _refused_by_opening(tom, _built({**parts, REVISIONS: backwards}))


def _refused_by_opening(tom: Place, data: bytes) -> None:
    before = _state(tom)
    path = tom.store.folder.parent / "bad.packet"
    path.write_bytes(data)
    with pytest.raises(BadPacket):
        tom.open(path)
    assert _state(tom) == before


def test_pictures_that_are_none_are_refused(tom: Place, packet: bytes) -> None:
    parts = _parts(packet)
    data = b"MZ not a picture at all"
    digest = sha256_bytes(data)
    lines = json.loads(parts[PICTURES])
    manifest = parts.pop(MANIFEST)
    parts = {name: each for name, each in parts.items() if not name.startswith(FOLDER)}
    text = canonical_json(lines | {"file": digest}) + "\n"
    parts |= {PICTURES: text.encode(), f"{FOLDER}{digest}": data, MANIFEST: manifest}
    before = _state(tom)
    path = tom.store.folder.parent / "bad.packet"
    path.write_bytes(_built(parts))
    with pytest.raises(BadPacket, match=r"A picture in “bad.packet” can't be used.*pier.jpg: "):
        tom.open(path)
    assert _state(tom) == before


def test_a_picture_under_another_ones_name_is_refused(tom: Place, packet: bytes) -> None:
    parts = _parts(packet)
    [name] = [name for name in parts if name.startswith(FOLDER)]
    _refused(tom, _built({**parts, name: picture_bytes((1, 2, 3))}), "damaged or not complete")


def test_a_packet_adds_and_never_overwrites(tom: Place, packet: bytes, tmp_path: Path) -> None:
    """A forged packet with an article's id can only leave another version beside it."""
    path = tmp_path / "good.packet"
    path.write_bytes(packet)
    [came] = tom.open(path).articles
    tom.edit(came.id, body="What Tom wrote.")
    tom.keep(came.id)
    mine = tom.load(came.id)
    parts = _parts(packet)
    forged = json.loads(parts[REVISIONS].splitlines()[0])
    forged["draft"]["body"] = "Forged."
    forged["parents"] = []
    text = canonical_json(forged)
    article = json.loads(parts[ARTICLES]) | {"head": sha256_text(text)}
    picture = json.loads(parts[PICTURES]) | {"caption": "Forged", "credit": "Somebody"}
    path.write_bytes(
        _built(
            {
                **parts,
                REVISIONS: f"{text}\n".encode(),
                ARTICLES: f"{canonical_json(article)}\n".encode(),
                PICTURES: f"{canonical_json(picture)}\n".encode(),
            }
        )
    )
    tom.open(path)
    now = tom.load(came.id)
    assert (now.draft, now.head, now.conflicts) == (mine.draft, mine.head, 1)
    with tom.store.read() as uow:
        assert mine.head in uow.revisions.graph(came.id)
        [stored] = uow.pictures.load([PictureId(picture["id"])])
    assert (stored.caption, stored.credit) == ("The pier", "Somebody")


def test_a_file_that_goes_away_is_told_of(
    tom: Place, packet: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.packet"
    with pytest.raises(BadPacket, match="can't be read"):
        tom.peek(path)
    with pytest.raises(BadPacket, match="can't be read"):
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
    before = _state(tom)
    for allowed in range(0, 26, 3):
        reads[0], limit = 0, allowed
        with pytest.raises(BadPacket, match=r"can't be read .* try again"):
            tom.open(path)
        assert _state(tom)[:4] == before[:4]
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
    path, parts = tmp_path / "bad.packet", _parts(packet)
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
    path.write_bytes(_built(large))
    full_disk.fill(tom.store)
    before = _state(tom)
    with pytest.raises(DiskFull):
        tom.open(path)
    assert _state(tom)[:4] == before[:4]
    full_disk.free(tom.store)
    assert len(tom.open(path).articles) == 1
    assert tom.draft(other).headline == "Mine"
    assert tom.store.verify() == ()


def test_a_damaged_packet_among_revisions_that_are_known_changes_nothing(
    tom: Place, packet: bytes, tmp_path: Path
) -> None:
    """All that a packet refers to has to be in it, or here, and of the same article."""
    path = tmp_path / "good.packet"
    path.write_bytes(packet)
    tom.open(path)
    stranger = tom.create(Draft(headline="Other"))
    parts = _parts(packet)
    value = json.loads(parts[REVISIONS].splitlines()[-1])
    value["parents"] = [tom.load(stranger).head]
    text = canonical_json(value)
    article = json.loads(parts[ARTICLES]) | {"head": sha256_text(text)}
    changed = {
        **parts,
        REVISIONS: f"{text}\n".encode(),
        ARTICLES: f"{canonical_json(article)}\n".encode(),
    }
    _refused_by_opening(tom, _built(changed))
    with tom.store.read() as uow:
        head = drafts.revision(uow, uow.articles.state(ArticleId(value["article"])).head)  # type: ignore[arg-type]
    assert revision_document(head).encode() in parts[REVISIONS]
