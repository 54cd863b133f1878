"""Reads the fields of an article file's front matter; whatever is wrong is said with its line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from workstation.domain.canonical import Json, single_line
from workstation.formats.yaml_nodes import ListNode, MapNode, Node, Scalar, YamlProblem, to_json

_YES = frozenset(("true", "yes", "on"))
_NO = frozenset(("false", "no", "off"))

E = TypeVar("E", bound=StrEnum)


class Fields:
    """One map of the front matter; `unknown` tells afterwards what nobody asked for."""

    def __init__(self, node: MapNode, where: str = "") -> None:
        self._node = node
        self._where = where
        self._asked: set[str] = set()
        self._maps: dict[str, Fields] = {}
        self.line = node.line

    def _take(self, key: str) -> Node | None:
        self._asked.add(key)
        node = self._node.get(key)
        return None if isinstance(node, Scalar) and node.is_null else node

    def _scalar(self, key: str, wanted: str) -> Scalar | None:
        node = self._take(key)
        if node is None or isinstance(node, Scalar):
            return node
        raise self.problem(key, f"must be {wanted}, not a list or a map", node)

    def problem(self, key: str, problem: str, node: Node | None = None) -> YamlProblem:
        """Return an error about a key, at its line."""
        found = node or self._node.get(key)
        line = found.line if found else self.line
        return YamlProblem(line, f"“{self._where}{key}” {problem}")

    def has(self, key: str) -> bool:
        """Say whether a value is written for the key."""
        return self._take(key) is not None

    def text(self, key: str) -> str | None:
        """Return a text that may have several lines; None if it is absent."""
        node = self._scalar(key, "a text")
        return node.text if node else None

    def line_text(self, key: str) -> str:
        """Return a text of one line; empty if it is absent."""
        return single_line(self.text(key) or "")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        node = self._take(key)
        if node is None:
            return ()
        items: Iterable[Node] = node.items if isinstance(node, ListNode) else (node,)
        result = []
        for item in items:
            if not isinstance(item, Scalar):
                raise self.problem(key, "must be a list of texts, such as [one, two]", item)
            if cleaned := single_line(item.text):
                result.append(cleaned)
        return tuple(result)

    def flag(self, key: str) -> bool | None:
        """Return true or false; None if it is absent."""
        node = self._scalar(key, "true or false")
        if node is None:
            return None
        word = node.text.lower()
        if word in _YES | _NO:
            return word in _YES
        raise self.problem(key, "must be true or false")

    def is_false(self, key: str) -> bool:
        """Say whether the value is the bare word false (or no)."""
        node = self._take(key)
        return isinstance(node, Scalar) and node.plain and node.text.lower() in _NO

    def number(self, key: str) -> int | None:
        """Return a whole number of zero or more; None if it is absent."""
        node = self._scalar(key, "a whole number")
        if node is None:
            return None
        if not (node.text.isascii() and node.text.isdigit() and len(node.text) < 10):
            raise self.problem(key, "must be a whole number, such as 600")
        return int(node.text)

    def choice(self, key: str, choices: type[E], default: E) -> E:
        """Return one of an enumeration's words."""
        node = self._scalar(key, "a word")
        if node is None:
            return default
        word = " ".join(node.text.lower().split())
        for member in choices:
            if member.value == word:
                return member
        words = ", ".join(member.value for member in choices)
        raise self.problem(key, f"can’t be “{node.text[:40]}”; it is one of: {words}")

    def moment(self, key: str) -> datetime | None:
        """Return a moment in UTC; without a zone it is taken as UTC, without a time as midnight."""
        node = self._scalar(key, "a date")
        if node is None:
            return None
        try:
            moment = datetime.fromisoformat(node.text.strip())
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            moment = moment.astimezone(UTC)
        except (ValueError, OverflowError):
            problem = "must be a date and time, such as 2026-11-22T09:42:00Z"
            raise self.problem(key, problem) from None
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def day(self, key: str) -> date | None:
        """Return a date; of a moment, the day it is written with."""
        node = self._scalar(key, "a date")
        if node is None:
            return None
        try:
            return datetime.fromisoformat(node.text.strip()).date()
        except ValueError:
            raise self.problem(key, "must be a date, such as 2027-01-31") from None

    def map(self, key: str) -> Fields | None:
        """Return the fields of a map; None if it is absent."""
        node = self._take(key)
        if node is None:
            return None
        if not isinstance(node, MapNode):
            raise self.problem(key, "must be a map of keys and values", node)
        fields = self._maps[key] = Fields(node, f"{self._where}{key}.")
        return fields

    def maps(self, key: str) -> tuple[Fields, ...]:
        """Return the fields of each map in a list."""
        node = self._take(key)
        if node is None:
            return ()
        if not isinstance(node, ListNode):
            raise self.problem(key, "must be a list; start each entry with “- ”", node)
        result = []
        for item in node.items:
            if not isinstance(item, MapNode):
                raise self.problem(key, "must be a list of entries with keys and values", item)
            result.append(Fields(item, f"{self._where}{key}: "))
        return tuple(result)

    @property
    def names(self) -> tuple[str, ...]:
        """Return all keys, in the order written."""
        return tuple(key.text for key, _ in self._node.entries)

    def unknown(self) -> dict[str, Json]:
        """Return the values that nobody asked for, here and in the maps inside."""
        result: dict[str, Json] = {}
        for key, value in self._node.entries:
            if key.text not in self._asked:
                result[key.text] = to_json(value)
            elif inner := key.text in self._maps and self._maps[key.text].unknown():
                result[key.text] = inner
        return result
