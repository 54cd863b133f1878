"""YAML read with limits: nodes that know their lines, no tags, no code, no bombs.

Plain words are not guessed at here (`no` is a section as well as a Norwegian's language code):
whoever asks for a field says what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from workstation.domain.canonical import Json, canonical_text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MAX_DEPTH = 12
_MAX_NODES = 20_000

_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_TRUE = re.compile(r"(?:true|True|TRUE)\Z")
_FALSE = re.compile(r"(?:false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,15})\Z")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,15})\.[0-9]{1,15}\Z")


class YamlProblem(Exception):
    """The YAML can't be used; `line` counts from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or a text; `plain` when it was written without quotes."""

    text: str
    plain: bool
    line: int

    @property
    def is_null(self) -> bool:
        """Say whether nothing was written, or `null`."""
        return self.plain and _NULL.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class MapNode:
    """Nodes by key, each key once, in the order written."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int

    def get(self, key: str) -> Node | None:
        """Find a value by its key."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = "Scalar | ListNode | MapNode"


def parse(text: str, first_line: int = 1) -> Node:
    """Read one YAML document; lines are counted from `first_line`."""
    try:
        return _Builder(text, first_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        detail = (error.problem or error.context or "it isn’t YAML").removeprefix("found ")
        raise YamlProblem(
            line, f"this line can’t be read as YAML ({detail}); put quotes round texts with “: ”"
        ) from error
    except yaml.YAMLError as error:
        raise YamlProblem(first_line, f"this can’t be read as YAML ({error})") from error


class _Builder:
    """Builds nodes out of parser events and gives up before they become too many."""

    def __init__(self, text: str, first_line: int) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._first_line = first_line
        self._nodes = 0
        self._anchors: dict[str, tuple[Node, int]] = {}

    def document(self) -> Node:
        line = self._first_line
        result: Node = MapNode((), line)
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                result = self._node(event, 0)
                break
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise YamlProblem(self._line(event), "the front matter must be one document only")
        return result

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return (mark.line if mark else 0) + self._first_line

    def _count(self, number: int, line: int) -> None:
        self._nodes += number
        if self._nodes > _MAX_NODES:
            raise YamlProblem(line, "the front matter holds too many values; shorten it")

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = self._line(event)
        if depth > _MAX_DEPTH:
            raise YamlProblem(line, "values are nested too deeply here; flatten them")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                raise YamlProblem(line, f"“*{event.anchor}” refers to nothing written above it")
            node, weight = self._anchors[event.anchor]
            self._count(weight, line)
            return node
        before = self._nodes
        self._count(1, line)
        result = self._value(event, depth, line)
        if anchor := getattr(event, "anchor", None):
            self._anchors[anchor] = (result, self._nodes - before)
        return result

    def _value(self, event: yaml.Event, depth: int, line: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style in (None, "", "plain")
            return Scalar(canonical_text(event.value), plain, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return ListNode(tuple(self._items(depth)), line)
        return MapNode(tuple(self._entries(depth)), line)

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise YamlProblem(self._line(event), "a key must be a word, not a list or a map")
            if key.text in seen:
                raise YamlProblem(key.line, f"“{key.text}” is there twice; keep one of them")
            seen.add(key.text)
            yield key, self._node(next(self._events), depth + 1)


def to_json(node: Node) -> Json:
    """Return a node's value; unquoted numbers, true, false and null become what they look like."""
    if isinstance(node, ListNode):
        return [to_json(item) for item in node.items]
    if isinstance(node, MapNode):
        return {key.text: to_json(value) for key, value in node.entries}
    return plain_value(node.text) if node.plain else node.text


def plain_value(text: str) -> Json:
    """Return what an unquoted YAML word stands for."""
    if _NULL.match(text):
        return None
    if _TRUE.match(text):
        return True
    if _FALSE.match(text):
        return False
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
