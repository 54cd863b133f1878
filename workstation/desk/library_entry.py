"""The entries of the desk list: what each one lists, as a query and as words of a search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workstation.domain.newsroom import Newsroom
from workstation.domain.query import LibraryQuery, Order
from workstation.domain.workflow import Stage
from workstation.text import query as queries


class EntryKind(StrEnum):
    """What an entry lists; the value begins its id."""

    ALL = "all"
    ASSIGNED = "assigned"
    NOTES = "notes"
    WAITING = "waiting"
    STAGE = "stage"
    SECTION = "section"
    SAVED = "saved"
    SEARCH = "search"


PERSONAL = (EntryKind.ASSIGNED, EntryKind.NOTES, EntryKind.WAITING)
"""What these list depends on who is acting."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `value` is the stage, the section, the saved search's name or the words."""

    kind: EntryKind
    value: str = ""

    @property
    def id(self) -> str:
        """The entry as text: `stage:draft`, `section:Harbour`, `saved:…`, `search:…`."""
        return f"{self.kind}:{self.value}" if self.value else self.kind.value


def read_entry(entry_id: str) -> Entry:
    """Read an id; one that means nothing (any more) lists everything."""
    name, _, value = entry_id.partition(":")
    try:
        kind = EntryKind(name)
        if kind is EntryKind.STAGE:
            Stage(value)
    except ValueError:
        return Entry(EntryKind.ALL)
    if kind in (EntryKind.ALL, *PERSONAL):
        return Entry(kind)
    return Entry(kind, value) if value else Entry(EntryKind.ALL)


def stages_of(stage: Stage) -> frozenset[Stage]:
    """Return the stages listed under one: what was corrected is still published."""
    if stage is Stage.PUBLISHED:
        return frozenset({Stage.PUBLISHED, Stage.CORRECTED})
    return frozenset({stage})


def query_of(entry: Entry, newsroom: Newsroom, acting: str) -> LibraryQuery | None:
    """Return what an entry lists, None for nothing; raises `BadQuery` for words that are bad."""
    if entry.kind is EntryKind.ASSIGNED:
        return LibraryQuery(assignee=acting) if acting else None
    if entry.kind is EntryKind.NOTES:
        return LibraryQuery(notes_for=acting) if acting else None
    if entry.kind is EntryKind.WAITING:
        return LibraryQuery(waited_for_by=acting) if acting else None
    if entry.kind is EntryKind.STAGE:
        return LibraryQuery(stages=stages_of(Stage(entry.value)))
    if entry.kind is EntryKind.SECTION:
        return LibraryQuery(section=entry.value)
    if entry.kind is EntryKind.SEARCH:
        return queries.parse(entry.value)
    if entry.kind is EntryKind.SAVED:
        text = saved_text(newsroom, entry.value)
        return None if text is None else queries.parse(text)
    return LibraryQuery()


def text_of(entry: Entry, newsroom: Newsroom, acting: str) -> str:
    """Write what an entry lists the way a search is typed."""
    if entry.kind is EntryKind.ASSIGNED:
        return f'assigned:"{acting}"' if acting else ""
    if entry.kind is EntryKind.NOTES:
        return f'notes:"{acting}"' if acting else ""
    if entry.kind is EntryKind.WAITING:
        return f'waiting:"{acting}"' if acting else ""
    if entry.kind is EntryKind.STAGE:
        stages = sorted(stages_of(Stage(entry.value)))
        return " ".join(f'stage:"{stage.value}"' for stage in stages)
    if entry.kind is EntryKind.SECTION:
        return 'section:"{}"'.format(entry.value.replace('"', " "))
    if entry.kind is EntryKind.SEARCH:
        return entry.value
    if entry.kind is EntryKind.SAVED:
        return saved_text(newsroom, entry.value) or ""
    return ""


def saved_text(newsroom: Newsroom, name: str) -> str | None:
    """Return the words of a saved search, None if there is none of that name."""
    return next((saved.query for saved in newsroom.saved_searches if saved.name == name), None)


def both(one: LibraryQuery, other: LibraryQuery) -> LibraryQuery | None:
    """Return a query for what both list; None if they exclude each other.

    Where an article can have several (bylines, tags) and both ask for one, the other's counts.
    """
    stages = one.stages & other.stages if one.stages and other.stages else None
    sections = {query.section.casefold() for query in (one, other) if query.section}
    waiting = {query.waited_for_by.casefold() for query in (one, other) if query.waited_for_by}
    readers = {query.notes_for.casefold() for query in (one, other) if query.notes_for}
    people = {query.assignee.casefold() for query in (one, other) if query.assignee}
    if stages == frozenset() or len(sections) > 1 or len(people) > 1:
        return None
    if len(readers) > 1 or len(waiting) > 1:
        return None
    words = " ".join(query.words for query in (one, other) if query.words)
    return LibraryQuery(
        words=words,
        stages=one.stages | other.stages if stages is None else stages,
        section=one.section or other.section,
        byline=other.byline or one.byline,
        assignee=one.assignee or other.assignee,
        notes_for=one.notes_for or other.notes_for,
        waited_for_by=one.waited_for_by or other.waited_for_by,
        tag=other.tag or one.tag,
        has=one.has | other.has,
        missing=one.missing | other.missing,
        links=one.links | other.links,
        before=min(_days(one.before, other.before), default=None),
        after=max(_days(one.after, other.after), default=None),
        order=Order.RELEVANCE if words else one.order,
    )


def ordered(query: LibraryQuery, order: Order | None) -> LibraryQuery:
    """Return a query in an order; best match first makes sense only where words are sought."""
    if order is None or (order is Order.RELEVANCE and not query.words):
        return query
    return replace(query, order=order)


def _days(*days: date | None) -> list[date]:
    return [day for day in days if day is not None]
