"""Packets that earlier versions made are read by every later one; never make these files anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.packets import Arrival
from workstation.domain.workflow import Stage, Tick

OLD = Path(__file__).parent / "packets"


@pytest.fixture
def tom(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Tom", clock) as found:
        yield found


@pytest.mark.parametrize("name", ["v1-original.packet", "v1-working.packet"])
def test_a_packet_of_format_1_is_read(tom: Place, name: str) -> None:
    seen = tom.peek(OLD / name)
    assert (seen.newsroom, seen.sender, seen.to) == (
        "The Skerry Courier",
        "Ines Okafor",
        "Tom Vasile",
    )
    assert seen.at == datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    assert [person.name for person in seen.people] == ["Ines Okafor"]
    [came] = tom.open(OLD / name, {"Ines Okafor": None}).articles
    assert came.arrival is Arrival.NEW
    article = tom.load(came.id)
    draft = article.draft
    assert (article.stage, article.revisions) == (Stage.SUBMITTED, 3)
    assert [mark.tick for mark in article.ticks] == [Tick.LEGAL]
    assert draft.headline == "Ferry operators brace for winter"
    assert draft.body.endswith("The council meets. It is cold.")
    assert [link.key for link in draft.links] == ["dredging", "history"]
    assert (draft.figures[0].caption, draft.corrections[0].note) == ("At the pier", "New times.")
    assert [suggestion.deleted for suggestion in draft.suggestions] == ["first"]
    with tom.store.read() as uow:
        [note] = uow.notes.of(came.id)
        [event] = uow.events.of(came.id)
        references = uow.articles.references(draft)
    assert [reply.text for reply in note.replies] == ["The early one."]
    assert (event.target, event.note) == (Stage.SUBMITTED, "Please look.")
    assert [told.title for told in references.absent.values()] == ["Dredging slips"]
    assert [picture.credit for picture in references.pictures.values()] == ["Ada Brandt"]
    assert tom.store.blobs.thumbnail(draft.figures[0].picture) is not None
    assert tom.store.verify() == ()
    assert tom.open(OLD / name).articles[0].arrival is Arrival.SAME
