"""What differs between two drafts: texts with their words, links and figures by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from workstation.domain.draft import Draft
from workstation.domain.framing import WHOLE, Framing
from workstation.domain.ids import ArticleId
from workstation.domain.links import (
    ArticleTarget,
    LinkTarget,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, RightsOverride
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
    """`links`, `figures` or `corrections`."""
    key: str
    """Its key; of a correction its note."""
    change: Change
    parts: tuple[FieldDiff, ...] = ()
    """What of it is another now: caption, alternative text, address, label…"""


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


_FIGURE = (
    "role",
    "picture",
    "caption",
    "credit",
    "source",
    "alt",
    "decorative",
    "long_description",
)
_LINK = ("kind", "placement", "label", "label_for", "unready", "reason")


def compare_drafts(
    old: Draft, new: Draft, headlines: Mapping[ArticleId, str] | None = None
) -> DraftDiff:
    """Compare an older draft with a newer one; articles that are linked go by their headlines."""
    known = headlines or {}
    body = compare(old.body, new.body)
    return DraftDiff(
        fields=tuple(_fields(old, new)),
        items=(
            *_items("links", old.links, new.links, known),
            *_items("figures", old.figures, new.figures, known),
            *_corrections(old, new),
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


def _corrections(old: Draft, new: Draft) -> Iterable[ItemDiff]:
    for correction in old.corrections:
        if correction not in new.corrections:
            yield ItemDiff("corrections", correction.note, Change.REMOVED)
    for correction in new.corrections:
        if correction not in old.corrections:
            yield ItemDiff("corrections", correction.note, Change.ADDED)


def _items(
    field: str, old: Sequence[_Keyed], new: Sequence[_Keyed], known: Mapping[ArticleId, str]
) -> Iterable[ItemDiff]:
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
            yield ItemDiff(field, key, Change.CHANGED, tuple(_parts(before[key], item, known)))
    order = [key for key in after if key in before]
    moved = [key for key, other in zip(order, stayed, strict=True) if key != other]
    for key in moved:
        if before[key] == after[key]:
            yield ItemDiff(field, key, Change.MOVED)


def _parts(old: _Keyed, new: _Keyed, known: Mapping[ArticleId, str]) -> Iterable[FieldDiff]:
    """Yield what two forms of a link or figure have different."""
    before, after = _values(old, known), _values(new, known)
    for name, text in before.items():
        if text != after[name]:
            yield FieldDiff(name, compare_words(text, after[name]))


def _values(item: _Keyed, known: Mapping[ArticleId, str]) -> dict[str, str]:
    if isinstance(item, Figure):
        own = {name: _text(getattr(item, name)) for name in _FIGURE}
        return own | _frame(item.framing or Framing()) | {"override": _answer(item.override)}
    if isinstance(item, RelatedLink):
        return {name: _text(getattr(item, name)) for name in _LINK} | {
            "target": _target(item.target, known)
        }
    return {}


def _frame(framing: Framing) -> dict[str, str]:
    """Say in numbers how a picture is framed; empty where it is as it came."""
    crops = (
        f"{key}: {_share(crop.left)}–{_share(crop.left + crop.width)} × "
        f"{_share(crop.top)}–{_share(crop.top + crop.height)}"
        for key, crop in framing.crops
    )
    return {
        "turn": f"{framing.turn}°" if framing.turn else "",
        "shape": framing.shape,
        "focus": " × ".join(map(_share, framing.focus)) if framing.focus else "",
        "crops": "; ".join(crops),
    }


def _share(place: int) -> str:
    return f"{round(100 * place / WHOLE)} %"


def _answer(override: RightsOverride | None) -> str:
    return f"{override.by}: {override.reason}" if override else ""


def _target(target: LinkTarget, known: Mapping[ArticleId, str]) -> str:
    match target:
        case ArticleTarget(id=article):
            return known.get(article, "…")
        case WebTarget(url=url):
            return url
        case UnresolvedTarget(title=title):
            return title


def _words(body: Iterable[ParagraphDiff], kind: Kind) -> int:
    return sum(len(run.text.split()) for part in body for run in part.runs if run.kind is kind)
