"""IPTC records in JPEG files, for the programs that read nothing newer."""

from __future__ import annotations

import struct

from workstation.formats.picture_values import Carried

_UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
_LONGEST = {80: 32, 110: 32, 116: 128, 120: 2000}
"""Bytes that the standard allows, by data set."""


def added(jpeg: bytes, carried: Carried) -> bytes:
    """Return a JPEG file with the texts in an IPTC segment; the same bytes without any."""
    records = _records(carried)
    if not records or not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    data = _UTF8 + records
    block = (
        b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\x00" * (len(data) % 2)
    )
    segment = b"Photoshop 3.0\x00" + block
    if len(segment) > 65_000:
        return jpeg
    place = _after_first_segments(jpeg)
    head = b"\xff\xed" + struct.pack(">H", len(segment) + 2)
    return jpeg[:place] + head + segment + jpeg[place:]


def _records(carried: Carried) -> bytes:
    texts = {
        80: carried.creator,
        110: carried.credit,
        116: carried.copyright,
        120: carried.caption,
    }
    return b"".join(_record(number, text) for number, text in texts.items() if text)


def _record(number: int, text: str) -> bytes:
    data = text.encode("utf-8")[: _LONGEST[number]].decode("utf-8", "ignore").encode("utf-8")
    return b"\x1c\x02" + bytes((number,)) + struct.pack(">H", len(data)) + data


def _after_first_segments(jpeg: bytes) -> int:
    """Return the place after JFIF, Exif and XMP, which readers expect to come first."""
    place = 2
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF and jpeg[place + 1] in (0xE0, 0xE1):
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
    return place
