"""What comes with the articles of a packet: people, notes, events, ticks, titles of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from workstation.domain.canonical import canonical_text, folded, single_line
from workstation.domain.changes import Changes
from workstation.domain.ids import ContributorId, new_uuid
from workstation.domain.newsroom import Contributor
from workstation.domain.notes import Note
from workstation.domain.packets import PacketPerson
from workstation.formats.packet_values import PackedArticle
from workstation.services import newsrooms

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

_CANDIDATES: Final = 3


def strangers(uow: UnitOfWork, people: Iterable[PacketPerson]) -> tuple[PacketPerson, ...]:
    """Return whom nobody here knows and nobody was asked about, with those it might be."""
    newsroom, known = uow.newsroom.load(), uow.exchange.people()
    here = {folded(person.name): person.name for person in newsroom.people}
    return tuple(
        replace(person, candidates=_candidates(person.name, here))
        for person in people
        if folded(person.name) not in here and person.name not in known
    )


def _candidates(name: str, here: Mapping[str, str]) -> tuple[str, ...]:
    words = set(folded(name).split())
    close = get_close_matches(folded(name), here, n=_CANDIDATES, cutoff=0.6)
    sharing = [each for each in here if words & set(each.split())]
    return tuple(here[each] for each in dict.fromkeys((*close, *sharing)))[:_CANDIDATES]


def meet(
    uow: UnitOfWork, people: Iterable[PacketPerson], answers: Mapping[str, str | None]
) -> Changes:
    """Take note of who is who, so that nobody is asked about twice or added twice."""
    newsroom = uow.newsroom.load()
    here = {folded(person.name): person.name for person in newsroom.people}
    new: list[Contributor] = []
    for person in people:
        same = here.get(folded(person.name))
        if same is not None:
            if same != person.name:
                uow.exchange.remember_person(person.name, same)
        elif person.name in answers:
            name = answers[person.name]
            if name is None:
                identity = ContributorId(new_uuid())
                added = Contributor(
                    id=identity, name=single_line(person.name), collective=person.collective
                )
                new.append(added)
            elif newsroom.person(name) is not None:
                uow.exchange.remember_person(person.name, name)
    if not new:
        return Changes()
    return newsrooms.save(uow, replace(newsroom, people=(*newsroom.people, *new)))


def add_record(uow: UnitOfWork, packed: PackedArticle) -> Changes:
    """Take over what happened to the article, its ticks, and what its links point at."""
    present = uow.articles.load(packed.id)
    events = [replace(event, note=canonical_text(event.note)) for event in packed.events]
    added = uow.events.add_unknown(events)
    set_here = {mark.tick for mark in present.ticks}
    ticks = [mark for mark in packed.ticks if mark.tick not in set_here]
    if ticks:
        uow.articles.set_ticks(packed.id, (*present.ticks, *ticks))
    known = uow.articles.absent(packed.related)
    new = {target: told for target, told in packed.related.items() if known.get(target) != told}
    here = {each.id for each in uow.articles.summaries(new)}
    uow.exchange.remember_absent({each: told for each, told in new.items() if each not in here})
    changed = bool(added or ticks)
    return Changes(reviewed=frozenset({packed.id})) if changed else Changes()


def add_notes(uow: UnitOfWork, packed: PackedArticle) -> Changes:
    """Take over notes and answers; what was deleted here stays away."""
    here = {note.id: note for note in uow.notes.of(packed.id)}
    names = [note.id for note in packed.notes if note.id not in here]
    kept_away = uow.notes.removed(names) | uow.notes.elsewhere(names, packed.id)
    changed: list[Note] = []
    for note in packed.notes:
        if note.id in kept_away:
            continue
        theirs = _clean(note)
        merged = _joined(here[note.id], theirs) if note.id in here else theirs
        if merged != here.get(note.id):
            changed.append(merged)
    uow.notes.put(changed)
    return Changes(noted=frozenset({packed.id})) if changed else Changes()


def _clean(note: Note) -> Note:
    return replace(
        note,
        by=single_line(note.by),
        text=canonical_text(note.text),
        anchor=replace(note.anchor, quotation=canonical_text(note.anchor.quotation)),
        replies=tuple(
            replace(reply, by=single_line(reply.by), text=canonical_text(reply.text))
            for reply in note.replies
        ),
    )


def _joined(mine: Note, theirs: Note) -> Note:
    """Put two copies of a note together, whichever is asked first: no answer is lost.

    It stays where it is beside the text here. One that was answered where it was not resolved
    is open.
    """
    newer = max(mine, theirs, key=lambda note: (note.edits, len(note.replies), note.resolved_by))
    replies = {*mine.replies, *theirs.replies}
    ordered = tuple(sorted(replies, key=lambda each: (each.at, each.by, each.text)))
    answered = len(ordered) > len(newer.replies)
    return replace(
        newer,
        anchor=mine.anchor,
        replies=ordered,
        resolved_by="" if answered else newer.resolved_by,
        resolved_at=None if answered else newer.resolved_at,
    )
