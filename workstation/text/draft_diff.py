"""What differs between two drafts: texts with their words, links and figures by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from workstation.domain.draft import Draft
from workstation.text.diff import Kind, ParagraphDiff, Run, compare, compare_words

_TEXTS = (
    "section", "kicker", "headline", "standfirst", "dateline", "slug", "seo_title",
    "seo_description", "newsletter", "language",
)  # fmt: skip
_LISTS = ("bylines", "tags")
_MOMENTS = ("embargo", "deadline")


class Change(StrEnum):
    """What became of a link, a figure or a correction."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """A field of the draft whose text is another."""

    field: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ItemDiff:
    """A link or figure that came, went, changed or moved."""

    field: str
    """`links` or `figures`."""
    key: str
    change: Change


@dataclass(frozen=True, slots=True)
class DraftDiff:
    """Everything that differs; empty when nothing does."""

    fields: tuple[FieldDiff, ...]
    items: tuple[ItemDiff, ...]
    body: tuple[ParagraphDiff, ...]
    """All paragraphs of the text, those that are the same too."""
    added: int
    """Words of the body that were put in."""
    removed: int

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        same = all(paragraph.kind is Kind.SAME for paragraph in self.body)
        return bool(self.fields or self.items) or not same


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def compare_drafts(old: Draft, new: Draft) -> DraftDiff:
    """Compare an older draft with a newer one."""
    body = compare(old.body, new.body)
    return DraftDiff(
        fields=tuple(_fields(old, new)),
        items=(
            *_items("links", old.links, new.links),
            *_items("figures", old.figures, new.figures),
        ),
        body=body,
        added=_words(body, Kind.ADDED),
        removed=_words(body, Kind.REMOVED),
    )


def _fields(old: Draft, new: Draft) -> Iterable[FieldDiff]:
    for name in (*_TEXTS, *_LISTS, *_MOMENTS, "word_target"):
        before, after = _text(getattr(old, name)), _text(getattr(new, name))
        if before != after:
            yield FieldDiff(name, compare_words(before, after))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, datetime):
        return f"{value.astimezone():%Y-%m-%d %H:%M}"
    return str(value)


def _items(field: str, old: Sequence[_Keyed], new: Sequence[_Keyed]) -> Iterable[ItemDiff]:
    before = {item.key: item for item in old}
    after = {item.key: item for item in new}
    for key in before:
        if key not in after:
            yield ItemDiff(field, key, Change.REMOVED)
    stayed = [key for key in before if key in after]
    for key, item in after.items():
        if key not in before:
            yield ItemDiff(field, key, Change.ADDED)
        elif before[key] != item:
            yield ItemDiff(field, key, Change.CHANGED)
    order = [key for key in after if key in before]
    moved = [key for key, other in zip(order, stayed, strict=True) if key != other]
    for key in moved:
        if before[key] == after[key]:
            yield ItemDiff(field, key, Change.MOVED)


def _words(body: Iterable[ParagraphDiff], kind: Kind) -> int:
    return sum(len(run.text.split()) for part in body for run in part.runs if run.kind is kind)
