"""What differs between two drafts: texts with their words, links and figures by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from workstation.domain.draft import Draft
from workstation.domain.framing import WHOLE, Framing
from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.links import (
    ArticleTarget,
    LinkTarget,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, RightsOverride
from workstation.domain.workflow import Stage
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
    title: str = ""
    """What readers see: the caption of a picture, the words of a link; may be empty."""


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
    titles: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Captions and titles by kind and key of the directives that stand for them in the text."""
    stages: tuple[Stage, Stage] | None = None
    """What the article was, and is, in the newsroom, where that is another; no part of drafts."""

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


@dataclass(frozen=True, slots=True)
class Known:
    """What people call the articles and pictures that drafts point at."""

    headlines: Mapping[ArticleId, str] = field(default_factory=dict)
    captions: Mapping[PictureId, str] = field(default_factory=dict)
    files: Mapping[PictureId, str] = field(default_factory=dict)
    """Names of the pictures' files."""


WHOLE_VALUES = frozenset(
    {"role", "picture", "decorative", "kind", "placement", "unready", "turn", "shape", "focus"}
)
"""Parts whose value is one word of ours, or a number: never compared word by word."""


_NOTHING = Known()


def compare_drafts(
    old: Draft,
    new: Draft,
    known: Known = _NOTHING,
    stages: tuple[Stage, Stage] | None = None,
) -> DraftDiff:
    """Compare an older draft with a newer one; articles and pictures go by what they are called."""
    body = compare(old.body, new.body)
    titles = _titles(old, known) | _titles(new, known)
    items = (
        *_items("links", old.links, new.links, known),
        *_items("figures", old.figures, new.figures, known),
    )
    kinds = {"links": "related", "figures": "picture"}
    return DraftDiff(
        fields=tuple(_fields(old, new)),
        items=(
            *(replace(item, title=titles.get((kinds[item.field], item.key), "")) for item in items),
            *_corrections(old, new),
        ),
        body=body,
        added=_words(body, Kind.ADDED),
        removed=_words(body, Kind.REMOVED),
        titles=titles,
        stages=stages if stages and stages[0] is not stages[1] else None,
    )


def _titles(draft: Draft, known: Known) -> dict[tuple[str, str], str]:
    """Return what the pictures and links of a draft are called."""
    captions = {
        ("picture", figure.key): known.captions.get(figure.picture, "")
        if figure.caption is None
        else figure.caption
        for figure in draft.figures
    }
    links = {
        ("related", link.key): link.label or _title(link.target, known) for link in draft.links
    }
    return captions | links


def _title(target: LinkTarget, known: Known) -> str:
    return target.title or target.url if isinstance(target, WebTarget) else _target(target, known)


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
    field: str, old: Sequence[_Keyed], new: Sequence[_Keyed], known: Known
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


def _parts(old: _Keyed, new: _Keyed, known: Known) -> Iterable[FieldDiff]:
    """Yield what two forms of a link or figure have different."""
    before, after = _values(old, known), _values(new, known)
    if isinstance(old, Figure) and isinstance(new, Figure) and old.picture != new.picture:
        # Two files may have one name.
        for values, figure in ((before, old), (after, new)):
            values["picture"] += f" ({figure.picture[:8]})"
    for name, text in before.items():
        if text != after[name]:
            whole = name in WHOLE_VALUES
            yield FieldDiff(name, (_replaced if whole else compare_words)(text, after[name]))


def _replaced(old: str, new: str) -> tuple[Run, ...]:
    runs = (Run(Kind.REMOVED, old), Run(Kind.ADDED, new))
    return tuple(run for run in runs if run.text)


def _values(item: _Keyed, known: Known) -> dict[str, str]:
    if isinstance(item, Figure):
        own = {name: _text(getattr(item, name)) for name in _FIGURE}
        own["picture"] = known.files.get(item.picture, "…")
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


def _target(target: LinkTarget, known: Known) -> str:
    match target:
        case ArticleTarget(id=article):
            return known.headlines.get(article, "…")
        case WebTarget(url=url):
            return url
        case UnresolvedTarget(title=title):
            return title


def _words(body: Iterable[ParagraphDiff], kind: Kind) -> int:
    """Count the words that came or went; of what was moved only those that were changed."""
    return sum(
        len(run.text.split())
        for part in body
        for run in (part.edits if part.moved else part.runs)
        if run.kind is kind
    )
