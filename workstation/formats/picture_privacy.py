"""Takes out of a picture's file where and by which camera it was taken; all else stays as it is.

Pixels are not encoded again: coordinates and serial numbers are overwritten where they stand, so
that the file keeps its length and its structure. Previews inside it are treated like itself.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_GPS = 0x8825
_EXIF_DIRECTORY = 0x8769
_TELLING = frozenset((0x927C, 0xA420, 0xA430, 0xA431, 0xA435, 0xC62F))
"""The maker's notes, the image's unique id, the camera's owner, and serial numbers."""
_MAX_ENTRIES = 1_000
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_EXIF = re.compile(rb"(?:Exif\x00\x00|eXIf|EXIF....)(?=II\*\x00|MM\x00\*)", re.DOTALL)
_XMP_PLACE = re.compile(
    rb"""\b[A-Za-z][\w.-]{0,30}:(?:GPS\w+|\w{0,40}(?:SerialNumber|OwnerName))"""
    rb"""\s*=\s*(?:"[^"]*"|'[^']*')"""
    rb"""|<([A-Za-z][\w.-]{0,30}:(?:GPS\w+|\w{0,40}(?:SerialNumber|OwnerName)))"""
    rb"""(?:\s[^>]*)?>.*?</\1>""",
    re.DOTALL,
)
_RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDF_END = b":RDF>"
_WIDTHS = (2, 4)
"""Bytes of a letter in the packets that are not UTF-8."""
_MOST_WIDE = 1_000_000
"""Bytes that are looked at where a packet does not end."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PACKED_XMP = b"XML:com.adobe.xmp\x00\x01"
"""A packet that is compressed: it goes as a whole if it tells of place or camera."""
_MOST_PACKED = 4_000_000
_PNG_PROFILES = (b"Raw profile type exif", b"Raw profile type APP1", b"Raw profile type xmp")


def without_location(data: bytes) -> bytes:
    """Return the file without coordinates; the very same bytes if it has none."""
    if data.startswith(_PNG):
        return _png_without(data)
    return _without(data)


def _without(data: bytes) -> bytes:
    cleaned = bytearray(data)
    for start in _tiff_headers(data):
        _blank(cleaned, start)
    if b":GPS" in data or b"SerialNumber" in data or b"OwnerName" in data:
        for match in _XMP_PLACE.finditer(data):
            cleaned[match.start() : match.end()] = b" " * (match.end() - match.start())
    for width in _WIDTHS:
        _blank_wide(cleaned, width)
    return data if cleaned == data else bytes(cleaned)


def _blank_wide(data: bytearray, width: int) -> None:
    """Empty what tells of place and camera in packets of UTF-16 or UTF-32.

    Plain letters look alike in both orders of bytes, so a packet is read in both.
    """
    mark, ending = _wide(_RDF, width), _wide(_RDF_END, width)
    start = data.find(mark)
    while start >= 0:
        end = data.find(ending, start)
        end = min(len(data), start + _MOST_WIDE) if end < 0 else end + len(ending)
        for before in (0, width - 1):
            _blank_letters(data, start - before, end, width, before)
        start = data.find(mark, end)


def _blank_letters(data: bytearray, start: int, end: int, width: int, before: int) -> None:
    """Empty it where each letter is the byte after so many `before` it."""
    if start < 0:
        return
    space = bytes(before) + b" " + bytes(width - 1 - before)
    for match in _XMP_PLACE.finditer(_narrowed(data[start:end], width, before)):
        place, spaces = start + match.start() * width, space * (match.end() - match.start())
        data[place : place + len(spaces)] = spaces


def _wide(text: bytes, width: int) -> bytes:
    return b"".join(bytes((letter,)) + bytes(width - 1) for letter in text)


def _narrowed(data: bytearray, width: int, before: int) -> bytes:
    """Return one byte for each wide letter: a question mark for those that need more."""
    whole = data[: len(data) // width * width]
    letters = whole[before::width]
    for offset in set(range(width)) - {before}:
        for place, more in enumerate(whole[offset::width]):
            if more:
                letters[place] = 0x3F
    return bytes(letters)


def _tiff_headers(data: bytes) -> Iterator[int]:
    if data.startswith((b"II*\x00", b"MM\x00*")):
        yield 0
    for match in _EXIF.finditer(data):
        yield match.end()


def _blank(data: bytearray, start: int) -> None:
    """Empty what tells of place and camera in the EXIF block whose header is at `start`."""
    order = "<" if data[start : start + 2] == b"II" else ">"
    try:
        (offset,) = struct.unpack_from(order + "I", data, start + 4)
        for entry in _entries(data, order, start + offset):
            tag, _, _, value = struct.unpack_from(order + "HHII", data, entry)
            if tag == _GPS:
                _blank_directory(data, order, start, start + value)
            elif tag == _EXIF_DIRECTORY:
                for inner in _entries(data, order, start + value):
                    _blank_if_telling(data, order, start, inner)
            else:
                _blank_if_telling(data, order, start, entry)
    except struct.error:
        return  # it points outside the file: there is nothing to read there


def _entries(data: bytearray, order: str, directory: int) -> range:
    (number,) = struct.unpack_from(order + "H", data, directory)
    first = directory + 2
    return range(first, first + 12 * min(number, _MAX_ENTRIES), 12)


def _blank_if_telling(data: bytearray, order: str, start: int, entry: int) -> None:
    (tag,) = struct.unpack_from(order + "H", data, entry)
    if tag in _TELLING:
        _blank_value(data, order, start, entry)
        # The entry stays, empty, so that those after it are found in their order.
        data[entry + 8 : entry + 12] = bytes(4)
        data[entry + 2 : entry + 8] = struct.pack(order + "HI", 7, 4)


def _blank_value(data: bytearray, order: str, start: int, entry: int) -> None:
    _, kind, count, value = struct.unpack_from(order + "HHII", data, entry)
    size = _SIZES.get(kind, 1) * min(count, len(data))
    if size > 4 and start + value + size <= len(data):
        data[start + value : start + value + size] = bytes(size)


def _blank_directory(data: bytearray, order: str, start: int, directory: int) -> None:
    for entry in _entries(data, order, directory):
        _blank_value(data, order, start, entry)
        data[entry : entry + 12] = bytes(12)
    data[directory : directory + 2] = bytes(2)


def _png_without(data: bytes) -> bytes:
    parts = [_PNG]
    position = len(_PNG)
    while position + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, position)
        end = position + 12 + length
        parts.append(_png_chunk(data[position:end]))
        position = end
    parts.append(data[position:])
    return b"".join(parts)


def _png_chunk(chunk: bytes) -> bytes:
    kind = chunk[4:8]
    if kind in (b"zTXt", b"tEXt", b"iTXt") and chunk[8:].startswith(_PNG_PROFILES):
        return b""
    if kind == b"iTXt" and chunk[8:].startswith(_PNG_PACKED_XMP):
        return b"" if _packed_tells(chunk) else chunk
    if kind not in (b"eXIf", b"iTXt"):
        return chunk
    inside = chunk[4:-4]
    cleaned = _without(inside)
    if cleaned is inside:
        return chunk
    return chunk[:4] + cleaned + struct.pack(">I", zlib.crc32(cleaned))


def _packed_tells(chunk: bytes) -> bool:
    """Say whether a compressed packet has something to take out, or can't be read."""
    try:
        packed = chunk[8 + len(_PNG_PACKED_XMP) + 1 : -4].split(b"\x00", 2)[2]
        opened = zlib.decompressobj()
        packet = opened.decompress(packed, _MOST_PACKED)
    except (IndexError, zlib.error):
        return True
    return not opened.eof or _without(packet) is not packet
