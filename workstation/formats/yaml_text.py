"""YAML written the way people write it: quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from workstation.domain.canonical import Json
from workstation.formats.yaml_nodes import plain_value


class Plain(str):
    """A word that is always written without quotes: a date, mostly."""

    __slots__ = ()


_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_OTHER_TYPES = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|~|=|<<|\.nan|[-+]?\.inf"
    r"|[-+]?[0-9.][0-9_.,:xobeE+-]*[0-9a-fA-F]*(?:[tT ][0-9:.]+.*)?)\Z",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:Z|[-+][0-9]{2}:[0-9]{2})?)?\Z"
)
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_LONG_LIST = 8


def scalar(value: bool | int | float | str | None, *, flow: bool) -> str:
    """Write one value; `flow` inside brackets and braces, where commas and colons count."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, Plain):
        return str(value)
    return value if _needs_no_quotes(value, flow=flow) else _quoted(value)


def _needs_no_quotes(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or _UNSAFE.search(text):
        return False
    if text[0] in _INDICATORS or text.startswith(("---", "...")):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    if flow and any(mark in text for mark in ",[]{}:"):
        return False
    return _OTHER_TYPES.match(text) is None and plain_value(text) == text


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def inline(value: Json) -> str:
    """Write a value on one line, lists in brackets and maps in braces."""
    if isinstance(value, Mapping):
        parts = (f"{scalar(key, flow=True)}: {inline(item)}" for key, item in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return scalar(value, flow=True)


def lines(values: Mapping[str, Json], depth: int = 0) -> list[str]:
    """Write a map, one key a line: maps indented below, lists of maps as items, the rest inline."""
    indent = "  " * depth
    result: list[str] = []
    for key, value in values.items():
        name = indent + scalar(key, flow=False) + ":"
        if isinstance(value, Mapping) and value and depth < 2:
            result.append(name)
            result.extend(lines(value, depth + 1))
        elif isinstance(value, Sequence) and not isinstance(value, str) and _is_items(value):
            result.append(name)
            result.extend(f"{indent}  - {inline(item)}" for item in value)
        elif isinstance(value, Mapping | list | tuple):
            result.append(f"{name} {inline(value)}")
        else:
            result.append(f"{name} {scalar(value, flow=False)}")  # type: ignore[arg-type]
    return result


def _is_items(value: Sequence[Json]) -> bool:
    return any(isinstance(item, Mapping) for item in value) or len(value) > _LONG_LIST


def guess_dates(value: Json) -> Json:
    """Mark texts that look like dates, so that an unknown key's date stays one."""
    if isinstance(value, str):
        return Plain(value) if _DATE.match(value) else value
    if isinstance(value, Mapping):
        return {key: guess_dates(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [guess_dates(item) for item in value]
    return value
