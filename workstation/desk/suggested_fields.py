"""Suggestions in the short texts of a draft: headline, standfirst, captions, alt text, labels.

A draft keeps such a text as it stands, and beside it what is suggested. People see it *proposed*:
as it would be with every suggestion accepted. What they write is therefore an edit of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workstation.domain.article import References
from workstation.domain.draft import Draft
from workstation.domain.ids import SuggestionId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.suggestions import BODY, MarkKind, Suggestion
from workstation.text.suggesting import (
    Mark,
    Marks,
    edited,
    marked_offset,
    merged,
    parted,
    settled,
    suggested,
    without,
)

LINES = ("headline", "standfirst")
FIGURE_PARTS = ("caption", "alt")


@dataclass(frozen=True, slots=True)
class Author:
    """In whose name, and when, an edit is suggested."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProposedText:
    """A text as people see it, and where suggestions put something in (code points)."""

    text: str
    insertions: tuple[tuple[int, int], ...] = ()
    before: str = ""
    """The text as it stands."""
    by: tuple[str, ...] = ()
    """Who suggests something; empty if nobody does."""


def can_be_suggested(field: str) -> bool:
    """Say whether a change of a field can be suggested."""
    kind, _, rest = field.partition(".")
    part = rest.rpartition(".")[2]
    return (
        field in LINES
        or (kind == "figures" and part in FIGURE_PARTS)
        or (kind == "links" and part == "label")
    )


def text_of(draft: Draft, references: References, field: str) -> str | None:
    """Return the text of a field as it stands; None where there is no such field."""
    if field in LINES:
        return str(getattr(draft, field))
    kind, _, rest = field.partition(".")
    key, _, part = rest.rpartition(".")
    if kind == "links":
        link = draft.link(key)
        return None if link is None else link.label
    figure = draft.figure(key)
    if figure is None or part not in FIGURE_PARTS:
        return None
    own = figure.caption if part == "caption" else figure.alt
    if own is not None:
        return own
    picture = references.pictures.get(figure.picture)
    if picture is None:
        return ""
    return picture.caption if part == "caption" else picture.alt


def with_text(draft: Draft, references: References, field: str, text: str) -> Draft:
    """Return a draft with another text in a field that it has."""
    if text == text_of(draft, references, field):
        return draft
    kind, _, rest = field.partition(".")
    key, _, part = rest.rpartition(".")
    if field == "headline":
        return replace(draft, headline=text)
    if field == "standfirst":
        return replace(draft, standfirst=text)
    if kind == "links":
        links = (
            labelled(link, text, references) if link.key == key else link for link in draft.links
        )
        return replace(draft, links=tuple(links))
    figures = (
        figure
        if figure.key != key
        else replace(figure, caption=text)
        if part == "caption"
        else replace(figure, alt=text)
        for figure in draft.figures
    )
    return replace(draft, figures=tuple(figures))


def labelled(link: RelatedLink, label: str, references: References) -> RelatedLink:
    """Return a link with another title than its target's own; empty for that one again."""
    target = link.target
    known = references.articles.get(target.id) if isinstance(target, ArticleTarget) else None
    return replace(link, label=label, label_for=known.headline if known and label else "")


def proposed(draft: Draft, references: References, field: str) -> ProposedText:
    """Return a field's text as it would be with everything accepted."""
    base = text_of(draft, references, field) or ""
    own = of_field(draft.suggestions, field)
    if not own:
        return ProposedText(base)
    text, marks, lost = merged(base, own)
    insertions = []
    for mark in marks:
        if mark.kind is MarkKind.INSERTED:
            insertions += list(_shown(marks, mark))
    names = dict.fromkeys(each.by for each in own if each.id not in lost)
    return ProposedText(
        without(text, marks, MarkKind.DELETED), tuple(insertions), base, tuple(names)
    )


def of_field(suggestions: Iterable[Suggestion], field: str) -> tuple[Suggestion, ...]:
    """Return the suggestions of one field."""
    return tuple(each for each in suggestions if each.field == field)


def written(
    draft: Draft, references: References, field: str, text: str, author: Author | None
) -> Draft:
    """Return a draft after a person wrote `text` where the proposed text stood.

    With an author the edit is suggested; without one it is made.
    """
    base = text_of(draft, references, field)
    if base is None:
        return draft
    return _rewritten(draft, references, field, (base, text), author, MarkKind.DELETED)


def followed(old: Draft, new: Draft, references: References, author: Author | None) -> Draft:
    """Return `new`, which somebody made of `old`, with what that means for suggestions.

    Texts that differ are edits of the texts as they stand: with an author they are suggested
    instead of made. What was suggested for a figure or link that is gone goes with it.
    """
    fields = {each.field for each in old.suggestions if each.field != BODY}
    if author is not None:
        fields |= set(_fields(old))
    result = new
    for field in sorted(fields):
        before, after = text_of(old, references, field), text_of(new, references, field)
        if after is None:
            left = tuple(each for each in result.suggestions if each.field != field)
            result = replace(result, suggestions=left)
        elif before is not None and before != after:
            by = author if _only_the_text(old, new, field) else None
            if by is not None:
                result = _with_field_of(result, old, field)
            elif not of_field(result.suggestions, field):
                continue
            result = _rewritten(result, references, field, (before, after), by, MarkKind.INSERTED)
    return result


def decided(
    draft: Draft, references: References, chosen: frozenset[SuggestionId], *, accept: bool
) -> Draft:
    """Return a draft with suggestions of its short texts accepted or rejected."""
    fields = dict.fromkeys(each.field for each in draft.suggestions if each.id in chosen)
    for field in fields:
        base = text_of(draft, references, field) or ""
        own = of_field(draft.suggestions, field)
        text, marks, _lost = merged(base, own)
        cuts, left = settled(marks, chosen, accept=accept)
        for start, end in reversed(cuts):
            text = text[:start] + text[end:]
        draft = _with_marks(draft, references, field, text, left, own)
    return draft


def _fields(draft: Draft) -> Iterator[str]:
    yield from LINES
    for figure in draft.figures:
        yield from (f"figures.{figure.key}.{part}" for part in FIGURE_PARTS)
    yield from (f"links.{link.key}.label" for link in draft.links)


def _with_field_of(draft: Draft, source: Draft, field: str) -> Draft:
    """Return a draft with one field as another draft has it."""
    kind, _, rest = field.partition(".")
    key, _, part = rest.rpartition(".")
    figure, link = source.figure(key), source.link(key)
    if kind == "figures" and figure is not None:
        caption, alt = figure.caption, figure.alt
        figures = (
            each
            if each.key != key
            else replace(each, caption=caption)
            if part == "caption"
            else replace(each, alt=alt)
            for each in draft.figures
        )
        return replace(draft, figures=tuple(figures))
    if kind == "links" and link is not None:
        label, made_for = link.label, link.label_for
        links = (
            replace(each, label=label, label_for=made_for) if each.key == key else each
            for each in draft.links
        )
        return replace(draft, links=tuple(links))
    if field == "headline":
        return replace(draft, headline=source.headline)
    return replace(draft, standfirst=source.standfirst)


def _only_the_text(old: Draft, new: Draft, field: str) -> bool:
    """Say whether somebody wrote another text, rather than chose another picture or target."""
    kind, _, rest = field.partition(".")
    key, _, part = rest.rpartition(".")
    if kind == "figures":
        one, other = old.figure(key), new.figure(key)
        own = None if other is None else other.caption if part == "caption" else other.alt
        return one is not None and other is not None and one.id == other.id and own is not None
    if kind == "links":
        link, changed = old.link(key), new.link(key)
        return link is not None and changed is not None and link.target == changed.target
    return True


def _rewritten(
    draft: Draft,
    references: References,
    field: str,
    texts: tuple[str, str],
    author: Author | None,
    hidden: MarkKind,
) -> Draft:
    """Edit a marked text, given with its base, to read as wanted without a kind of marks."""
    from workstation.desk.differences import differences  # noqa: PLC0415 - once it is needed

    base, wanted = texts
    own = of_field(draft.suggestions, field)
    text, marks, _lost = merged(base, own)
    known = {each.id: each for each in own}
    for at, removed, come in reversed(differences(without(text, marks, hidden), wanted)):
        start = marked_offset(marks, hidden, at, behind=True)
        end = marked_offset(marks, hidden, at + removed) if removed else start
        gone = text[start:end]
        if author is None:
            marks = edited(marks, start, end - start, len(come))
            back = ""
        else:
            fresh = Suggestion(
                id=SuggestionId(new_uuid()), field=field, by=author.name, at=author.at, parts=()
            )
            back, marks, known = _suggest(marks, known, (start, gone, come), fresh)
        text = text[:start] + back + come + text[end:]
    return _with_marks(draft, references, field, text, marks, tuple(known.values()))


def _suggest(
    marks: Marks,
    known: dict[SuggestionId, Suggestion],
    edit: tuple[int, str, str],
    fresh: Suggestion,
) -> tuple[str, Marks, dict[SuggestionId, Suggestion]]:
    """Return what of the removed text goes back, the marks, and who suggests what."""
    start, gone, come = edit
    known = known | {fresh.id: fresh}
    found = suggested(
        marks, (start, len(gone), len(come)), lambda key: known[key].by == fresh.by, fresh.id
    )
    return "".join(gone[one:other] for one, other in found.restored), found.marks, known


def _with_marks(
    draft: Draft,
    references: References,
    field: str,
    text: str,
    marks: Marks,
    known: Sequence[Suggestion],
) -> Draft:
    own = parted(text, marks, {each.id: each for each in known})
    others = tuple(each for each in draft.suggestions if each.field != field)
    draft = replace(draft, suggestions=(*others, *own))
    return with_text(draft, references, field, without(text, marks, MarkKind.INSERTED))


def _shown(marks: Marks, mark: Mark) -> Iterator[tuple[int, int]]:
    """Return where an insertion stands once what is deleted is gone."""
    gone = [each for each in marks if each.kind is MarkKind.DELETED]
    start, end = (
        place - sum(max(0, min(each.end, place) - each.start) for each in gone)
        for place in (mark.start, mark.end)
    )
    if start < end:
        yield start, end
