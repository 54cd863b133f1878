"""Takes the place where a picture was taken out of its file, and leaves every other byte alone.

Pixels are not encoded again: coordinates are overwritten where they stand, so that the file
keeps its length and its structure. Previews inside the file are treated like the file itself.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_GPS = 0x8825
_MAX_ENTRIES = 1_000
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_EXIF = re.compile(rb"(?:Exif\x00\x00|eXIf|EXIF....)(?=II\*\x00|MM\x00\*)", re.DOTALL)
_XMP_PLACE = re.compile(
    rb"""(?:exif|Iptc4xmpExt|exifEX):GPS\w+\s*=\s*(?:"[^"]*"|'[^']*')"""
    rb"""|<(exif|exifEX):(GPS\w+)(?:\s[^>]*)?>.*?</\1:\2>""",
    re.DOTALL,
)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PROFILES = (b"Raw profile type exif", b"Raw profile type APP1", b"Raw profile type xmp")


def without_location(data: bytes) -> bytes:
    """Return the file without coordinates; the very same bytes if it has none."""
    if data.startswith(_PNG):
        return _png_without(data)
    return _without(data)


def _without(data: bytes) -> bytes:
    cleaned = bytearray(data)
    for start in _tiff_headers(data):
        _blank_gps(cleaned, start)
    if b":GPS" in data:
        for match in _XMP_PLACE.finditer(data):
            cleaned[match.start() : match.end()] = b" " * (match.end() - match.start())
    return data if cleaned == data else bytes(cleaned)


def _tiff_headers(data: bytes) -> Iterator[int]:
    if data.startswith((b"II*\x00", b"MM\x00*")):
        yield 0
    for match in _EXIF.finditer(data):
        yield match.end()


def _blank_gps(data: bytearray, start: int) -> None:
    """Empty the GPS directory of the EXIF block whose TIFF header is at `start`."""
    order = "<" if data[start : start + 2] == b"II" else ">"
    try:
        (offset,) = struct.unpack_from(order + "I", data, start + 4)
        for entry in _entries(data, order, start + offset):
            tag, _, _, value = struct.unpack_from(order + "HHII", data, entry)
            if tag == _GPS:
                _blank_directory(data, order, start, start + value)
    except struct.error:
        return  # it points outside the file: there is nothing to read there


def _entries(data: bytearray, order: str, directory: int) -> range:
    (number,) = struct.unpack_from(order + "H", data, directory)
    first = directory + 2
    return range(first, first + 12 * min(number, _MAX_ENTRIES), 12)


def _blank_directory(data: bytearray, order: str, start: int, directory: int) -> None:
    for entry in _entries(data, order, directory):
        _, kind, count, value = struct.unpack_from(order + "HHII", data, entry)
        size = _SIZES.get(kind, 1) * min(count, len(data))
        if size > 4 and start + value + size <= len(data):
            data[start + value : start + value + size] = bytes(size)
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
    if kind not in (b"eXIf", b"iTXt"):
        return chunk
    inside = chunk[4:-4]
    cleaned = _without(inside)
    if cleaned is inside:
        return chunk
    return chunk[:4] + cleaned + struct.pack(">I", zlib.crc32(cleaned))
