"""Single values as columns keep them, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from workstation.domain.canonical import canonical_json
from workstation.domain.clock import from_text, to_text

T = TypeVar("T")


def names_from(text: str) -> tuple[str, ...]:
    """Read a JSON array of strings."""
    # Most lists are empty, and every row of a list of articles has one.
    return () if text == "[]" else tuple(json.loads(text))


def json_list(values: Iterable[str]) -> str:
    """Return strings as a JSON array, also to hand many of them to one statement."""
    return canonical_json(list(values))


def moment_from(text: str | None) -> datetime | None:
    """Read a moment that may be missing."""
    return None if text is None else from_text(text)


def moment_text(moment: datetime | None) -> str | None:
    """Write a moment that may be missing."""
    return None if moment is None else to_text(moment)


def packed_text(text: str) -> bytes:
    """Return a text as it is stored when it is large and seldom read."""
    return zlib.compress(text.encode("utf-8"))


def unpacked_text(stored: bytes) -> str:
    """Return what `packed_text` was given; raises `ValueError` when it is damaged."""
    try:
        return zlib.decompress(stored).decode("utf-8")
    except zlib.error as error:
        message = f"it can’t be unpacked ({error})"
        raise ValueError(message) from error


def optional(make: Callable[[str], T], text: str | None) -> T | None:
    """Make a value of a text that may be missing."""
    return None if text is None else make(text)
