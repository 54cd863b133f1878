"""Three-way merging of drafts: field by field, the body by paragraphs and sentences.

Bylines, tags, links and figures are ordered sets; corrections and suggestions are put together.
What one side changed is taken. What both changed differently is a clash: until somebody decides,
the merged draft has what `mine` has there, and nothing is lost, since both sides stay revisions.
Fields that are added to the draft later are merged by their values without a word here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Protocol, TypeVar, cast

from workstation.domain.draft import Correction, Draft
from workstation.domain.links import RelatedLink, free_key
from workstation.domain.pictures import Figure
from workstation.text import directives
from workstation.text.directives import DirectiveKind
from workstation.text.merging import Clash, MergedText, merge_order, merge_text
from workstation.text.suggested_places import with_keys
from workstation.text.suggestion_merging import merge_suggestions

PROSE: Final = frozenset(
    {"standfirst", "caption", "alt", "long_description", "reason", "seo_description", "newsletter"}
)
"""Fields of several sentences: two people's changes of different ones come together."""

_SETS: Final = ("bylines", "tags")
_DIRECTIVES: Final[Mapping[str, DirectiveKind]] = {"links": "related", "figures": "picture"}
_APART: Final = frozenset({*_SETS, *_DIRECTIVES, "body", "corrections", "suggestions"})


class _Item(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def key(self) -> str: ...


I = TypeVar("I", RelatedLink, Figure)  # noqa: E741 - an item of either kind


@dataclass(frozen=True, slots=True)
class FieldClash:
    """A field that both sides changed, and not alike.

    `field` is a field of the draft, or `links.KEY.label` and the like; for `links.KEY` itself
    one side took the item out and the other changed it, and None stands for its absence.
    """

    field: str
    base: object
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True)
class DraftMerge:
    """A merge with what a person still has to decide."""

    draft: Draft
    """All that is settled; clashing fields have what `mine` has, the body is empty."""
    body: MergedText
    clashes: tuple[FieldClash, ...]
    sides: tuple[Draft, Draft, Draft]
    """What was merged: the base, `mine`, and `theirs` under the keys that it has now."""

    @property
    def open(self) -> bool:
        """Somebody has to decide something."""
        return bool(self.clashes or self.body.clashes)

    def settled(self, decided: Mapping[str, object], decide: Callable[[Clash], str]) -> Draft:
        """Return the draft with values for clashing fields, and texts for clashes of the body."""
        draft = replace(self.draft, body=self.body.settled(decide))
        for clash in self.clashes:
            if clash.field in decided:
                draft = _with_value(draft, clash, decided[clash.field])
        return replace(draft, suggestions=merge_suggestions(*self.sides, draft))


def merge_drafts(base: Draft, mine: Draft, theirs: Draft) -> DraftMerge:
    """Merge two drafts that were made of one."""
    theirs = _with_own_keys(base, mine, theirs)
    clashes: list[FieldClash] = []
    values: dict[str, Any] = {"body": ""}
    for name in (field.name for field in fields(Draft) if field.name not in _APART):
        sides = (getattr(base, name), getattr(mine, name), getattr(theirs, name))
        values[name] = _merge_value(name, sides, name in PROSE, clashes)
    for name in _SETS:
        values[name] = merge_order(*(getattr(draft, name) for draft in (base, mine, theirs)))
    values["links"] = tuple(_merge_items("links", (base.links, mine.links, theirs.links), clashes))
    values["figures"] = tuple(
        _merge_items("figures", (base.figures, mine.figures, theirs.figures), clashes)
    )
    values["corrections"] = _merge_corrections(mine, theirs)
    merged = replace(mine, **values)
    body = merge_text(base.body, mine.body, theirs.body)
    return DraftMerge(merged, body, tuple(clashes), (base, mine, theirs))


def _merge_value(
    field: str, sides: tuple[object, object, object], prose: bool, clashes: list[FieldClash]
) -> object:
    base, mine, theirs = sides
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if prose and all(isinstance(side, str) for side in sides):
        merged = merge_text(*cast("tuple[str, str, str]", sides))
        if not merged.clashes:
            return merged.settled(lambda clash: clash.mine)
    clashes.append(FieldClash(field, base, mine, theirs))
    return mine


def _merge_items(
    name: str, sides: tuple[tuple[I, ...], tuple[I, ...], tuple[I, ...]], clashes: list[FieldClash]
) -> Iterator[I]:
    olds, mines, others = ({str(item.id): item for item in side} for side in sides)
    disputed = {
        identity
        for identity, old in olds.items()
        for here, there in ((mines, others), (others, mines))
        if identity not in here and there.get(identity, old) != old
    }
    for identity in _in_order(tuple(map(tuple, (olds, mines, others))), disputed):
        old, mine, other = (side.get(identity) for side in (olds, mines, others))
        if identity in disputed:
            kept = mine or other
            assert kept is not None
            clashes.append(FieldClash(f"{name}.{kept.key}", old, mine, other))
            yield kept
        elif mine is None or other is None:
            new = mine or other
            assert new is not None
            yield new
        else:
            yield _merge_item(name, (old or mine, mine, other), clashes)


def _in_order(sides: Sequence[Sequence[str]], disputed: Set[str]) -> tuple[str, ...]:
    """Return the merged order, with what is disputed at the end."""
    base, mine, theirs = ([key for key in side if key not in disputed] for side in sides)
    return (*merge_order(base, mine, theirs), *(key for key in sides[0] if key in disputed))


def _merge_item(name: str, sides: tuple[I, I, I], clashes: list[FieldClash]) -> I:
    values: dict[str, Any] = {
        field.name: _merge_value(
            f"{name}.{sides[1].key}.{field.name}",
            cast(
                "tuple[object, object, object]",
                tuple(getattr(side, field.name) for side in sides),
            ),
            field.name in PROSE,
            clashes,
        )
        for field in fields(sides[1])
    }
    return replace(sides[1], **values)


def _merge_corrections(mine: Draft, theirs: Draft) -> tuple[Correction, ...]:
    """Keep what readers have been told on either side, by date."""
    told = {*mine.corrections, *theirs.corrections}
    return tuple(sorted(told, key=lambda each: (each.date, each.kind, each.note)))


def _with_own_keys(base: Draft, mine: Draft, theirs: Draft) -> Draft:
    """Give what both sides added under one key keys of its own, in the text as well."""
    changes = {
        "links": _renamed(base.links, mine.links, theirs.links),
        "figures": _renamed(base.figures, mine.figures, theirs.figures),
    }
    body = theirs.body
    for name, kind in _DIRECTIVES.items():
        body = _rename_directives(body, kind, changes[name])
        theirs = with_keys(theirs, name, changes[name])
    return replace(
        theirs,
        body=body,
        links=tuple(replace(it, key=changes["links"].get(it.key, it.key)) for it in theirs.links),
        figures=tuple(
            replace(it, key=changes["figures"].get(it.key, it.key)) for it in theirs.figures
        ),
    )


def _renamed(
    base: Iterable[_Item], mine: Iterable[_Item], theirs: Iterable[_Item]
) -> dict[str, str]:
    known = {item.id for item in base}
    taken = {item.key: item.id for item in mine}
    all_keys = {*taken, *(item.key for item in theirs)}
    changes: dict[str, str] = {}
    for item in theirs:
        if item.id not in known and taken.get(item.key, item.id) != item.id:
            changes[item.key] = free_key(item.key, frozenset(all_keys))
            all_keys.add(changes[item.key])
    return changes


def _rename_directives(body: str, kind: DirectiveKind, changes: Mapping[str, str]) -> str:
    if not changes:
        return body
    for found in reversed(directives.find(body)):
        if found.kind == kind and found.key in changes:
            new = directives.write(kind, changes[found.key])
            body = body[: found.start] + new + body[found.end :]
    return body


def _with_value(draft: Draft, clash: FieldClash, value: object) -> Draft:
    name, *path = clash.field.split(".")
    if not path:
        return replace(draft, **{name: cast("Any", value)})
    # A key may have dots in it; the last part is a field only where the clash is about one.
    whole = isinstance(clash.mine or clash.theirs, RelatedLink | Figure)
    key = ".".join(path if whole else path[:-1])
    items: list[object] = []
    for item in getattr(draft, name):
        if item.key != key:
            items.append(item)
        elif not whole:
            items.append(replace(item, **{path[-1]: value}))
        elif value is not None:
            items.append(value)
    return replace(draft, **{name: cast("Any", tuple(items))})
