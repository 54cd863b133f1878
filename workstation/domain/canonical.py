"""One form for every text and every record, so that equal things have equal hashes."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = (
    "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"  # what JSON can hold
)

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def canonical_text(text: str) -> str:
    """Return text as it is kept: NFC, lines ended by LF, nothing that a store or Qt would eat.

    Control characters other than tab and line feed, byte order marks, lone surrogates and
    noncharacters are dropped. Non-breaking spaces, bidirectional marks and zero-width joiners
    stay: people type them on purpose. Applied wherever text enters the program.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        # Nothing to drop, as in nearly all text: found out at a fraction of the cost.
        return unicodedata.normalize("NFC", text)
    cleaned = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", cleaned)


def single_line(text: str) -> str:
    """Return canonical text for a field of one line: breaks and tabs become spaces."""
    return re.sub(r"[\n\t]+", " ", canonical_text(text)).strip(" ")


def folded(text: str) -> str:
    """Return text for comparing and sorting: no case, no accents, single spaces."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(text.casefold().split())


def sort_key(text: str) -> str:
    """Return folded text without the quotation marks and dashes before the first word."""
    return re.sub(r"^[\W_]+", "", folded(text))


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Json) -> str:
    """Serialise with sorted keys and no spare spaces; the same value gives the same text."""
    return _JSON.encode(value)


def sha256_text(text: str) -> str:
    """Return the SHA-256 of the UTF-8 text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sha256_bytes(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
