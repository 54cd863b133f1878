"""Zip files of one exact shape: what differs from it anywhere is refused before it is read.

The files of an archive follow each other without gaps, each header says the same as the
directory, and nothing is left open: no comments, no extra fields, no dates, no permissions. Any
zip program can open such an archive. Reading unpacks nothing to disk, and never more than was
announced.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Final

LARGEST: Final = 0xFFFF_FFFE
"""Bytes of an archive."""
MOST_ENTRIES: Final = 20_000
CHUNK: Final = 1 << 18

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_MADE_BY = 3 << 8 | 20
_NEEDS = 20
_UTF8 = 0x800
_DATE = 1 << 5 | 1  # the first day that a zip file can name
_MODE = 0o100644 << 16
_STORED, _DEFLATED = 0, 8


class BadArchive(Exception):
    """The file is not an archive of this shape, or not a whole one."""


class ForeignArchive(BadArchive):
    """It is a zip file of another make."""


class ArchiveTooLarge(BadArchive):
    """It holds more than may be in one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive."""

    name: str
    start: int
    """Where its bytes begin."""
    packed: int
    size: int
    crc: int
    deflated: bool


class EntryWriter:
    """Takes the bytes of one file."""

    def __init__(self, file: BinaryIO, *, deflated: bool) -> None:
        self._file = file
        self._packer = zlib.compressobj(6, zlib.DEFLATED, -15) if deflated else None
        self._hash = sha256()
        self.packed = self.size = self.crc = 0

    def write(self, data: bytes) -> None:
        """Add to the file."""
        self.size += len(data)
        self.crc = zlib.crc32(data, self.crc)
        self._put(data if self._packer is None else self._packer.compress(data))

    @property
    def digest(self) -> str:
        """The hash of what stands in the archive, once the file is finished."""
        return self._hash.hexdigest()

    def finish(self) -> None:
        """Take no more."""
        if self._packer is not None:
            self._put(self._packer.flush())

    def _put(self, data: bytes) -> None:
        self._hash.update(data)
        self.packed += len(data)
        self._file.write(data)


class ArchiveWriter:
    """Writes an archive into a file that can be sought in; nothing is held in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._entries: list[tuple[Entry, int]] = []

    @contextmanager
    def entry(self, name: str, *, deflated: bool) -> Iterator[EntryWriter]:
        """Give what takes the bytes of a file of that name."""
        offset = self._file.tell()
        self._file.write(_local(Entry(name, 0, 0, 0, 0, deflated)))
        writer = EntryWriter(self._file, deflated=deflated)
        yield writer
        writer.finish()
        end = self._file.tell()
        if end > LARGEST or len(self._entries) >= MOST_ENTRIES:
            raise ArchiveTooLarge
        start = end - writer.packed
        made = Entry(name, start, writer.packed, writer.size, writer.crc, deflated)
        self._entries.append((made, offset))
        self._file.seek(offset)
        self._file.write(_local(made))
        self._file.seek(end)

    def finish(self) -> None:
        """Write the directory."""
        start = self._file.tell()
        for entry, offset in self._entries:
            self._file.write(_central(entry, offset))
        size, count = self._file.tell() - start, len(self._entries)
        self._file.write(_END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0))


class ArchiveReader:
    """Reads an archive; raises `BadArchive`, and `OSError` where the file can't be read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, 2)
        self.entries: dict[str, Entry] = {}
        """By name, in their order."""
        self._read_directory()

    def packed_hash(self, name: str) -> str:
        """Return the hash of a file as it stands in the archive."""
        entry, found = self.entries[name], sha256()
        for data in self._packed(entry):
            found.update(data)
        return found.hexdigest()

    def read(self, name: str) -> Iterator[bytes]:
        """Give the bytes of a file, in parts; raises `BadArchive` where it isn't as announced."""
        entry = self.entries[name]
        size = crc = 0
        for data in self._unpacked(entry):
            size += len(data)
            crc = zlib.crc32(data, crc)
            if size > entry.size:
                raise BadArchive
            yield data
        if size != entry.size or crc != entry.crc:
            raise BadArchive

    def _unpacked(self, entry: Entry) -> Iterator[bytes]:
        if not entry.deflated:
            yield from self._packed(entry)
            return
        unpacker = zlib.decompressobj(-15)
        try:
            for data in self._packed(entry):
                rest = data
                while rest:
                    yield unpacker.decompress(rest, CHUNK)
                    rest = unpacker.unconsumed_tail
        except zlib.error as error:
            raise BadArchive from error
        if not unpacker.eof or unpacker.unused_data:
            raise BadArchive

    def _packed(self, entry: Entry) -> Iterator[bytes]:
        for place in range(0, entry.packed, CHUNK):
            yield self._at(entry.start + place, min(CHUNK, entry.packed - place))

    def _at(self, place: int, length: int) -> bytes:
        self._file.seek(place)
        data = self._file.read(length)
        if len(data) != length:
            raise BadArchive
        return data

    def _read_directory(self) -> None:
        if self.size < _END.size:
            raise BadArchive
        if self.size > LARGEST + _END.size:
            raise ArchiveTooLarge
        end = _END.unpack(self._at(self.size - _END.size, _END.size))
        signature, disk, first, count, total, length, start, comment = end
        if signature != b"PK\5\6":
            raise BadArchive
        if (disk, first, comment) != (0, 0, 0) or count != total:
            raise ForeignArchive
        if count > MOST_ENTRIES:
            raise ArchiveTooLarge
        if start + length != self.size - _END.size:
            raise BadArchive
        self._read_entries(self._at(start, length), count)
        last = next(reversed(self.entries.values()), None)
        if (0 if last is None else last.start + last.packed) != start:
            raise ForeignArchive

    def _read_entries(self, directory: bytes, count: int) -> None:
        place = offset = 0
        for _ in range(count):
            if place + _CENTRAL.size > len(directory):
                raise BadArchive
            fields = _CENTRAL.unpack_from(directory, place)
            packed, size, name_length = fields[8:11]
            name_start = place + _CENTRAL.size
            name = _name(directory[name_start : name_start + name_length])
            start = offset + _LOCAL.size + name_length
            entry = Entry(name, start, packed, size, fields[7], fields[4] == _DEFLATED)
            expected = _central(entry, offset)
            if directory[place : place + len(expected)] != expected or name in self.entries:
                raise ForeignArchive
            header = _local(entry)
            if self._at(offset, len(header)) != header:
                raise ForeignArchive
            if not entry.deflated and packed != size:
                raise ForeignArchive
            self.entries[name] = entry
            place, offset = place + len(expected), start + packed
        if place != len(directory):
            raise ForeignArchive


def _name(raw: bytes) -> str:
    try:
        return raw.decode("ascii")
    except UnicodeDecodeError as error:
        raise ForeignArchive from error


def _local(entry: Entry) -> bytes:
    name = entry.name.encode("ascii")
    return _LOCAL.pack(b"PK\3\4", _NEEDS, _UTF8, *_contents(entry), len(name), 0) + name


def _central(entry: Entry, offset: int) -> bytes:
    name = entry.name.encode("ascii")
    return (
        _CENTRAL.pack(
            b"PK\1\2",
            *(_MADE_BY, _NEEDS, _UTF8),
            *_contents(entry),
            *(len(name), 0, 0, 0, 0),
            *(_MODE, offset),
        )
        + name
    )


def _contents(entry: Entry) -> tuple[int, ...]:
    method = _DEFLATED if entry.deflated else _STORED
    return method, 0, _DATE, entry.crc, entry.packed, entry.size
