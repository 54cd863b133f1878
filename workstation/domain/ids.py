"""Identifiers: UUIDv7 for things people make, SHA-256 for things that never change."""

from __future__ import annotations

import os
import time
from typing import NewType

ArticleId = NewType("ArticleId", str)
"""UUIDv7 in canonical text, so that articles made on different machines can meet."""

LinkId = NewType("LinkId", str)
"""UUIDv7 of one related link."""

FigureId = NewType("FigureId", str)
"""UUIDv7 of one use of a picture in one article."""

PictureId = NewType("PictureId", str)
"""SHA-256 of the original file, in hexadecimal: the same bytes are the same picture."""

RevisionId = NewType("RevisionId", str)
"""SHA-256 of the revision's canonical JSON, in hexadecimal."""

EventId = NewType("EventId", str)
"""UUIDv7 of one workflow event."""

SuggestionId = NewType("SuggestionId", str)
"""UUIDv7 of one suggestion."""

NoteId = NewType("NoteId", str)
"""UUIDv7 of one note."""
ProposalId = NewType("ProposalId", str)
"""UUIDv7 of one change of a link that waits to be decided on."""

ContributorId = NewType("ContributorId", str)
"""UUIDv7 of a person or collective."""


def new_uuid() -> str:
    """Return a UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
