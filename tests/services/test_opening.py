from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.domain.packets import Arrival

TEXT = "The ferry sails. It is blue.\n\nThe pier is old.\n\nNobody waits."


@pytest.fixture
def ines(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Ines", clock) as found:
        yield found


@pytest.fixture
def tom(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Tom", clock) as found:
        yield found


@pytest.fixture
def shared(ines: Place, tom: Place) -> ArticleId:
    """An article that both have."""
    article = ines.create(Draft(headline="Ferry", body=TEXT, bylines=("Ines",)))
    tom.open(ines.send(article))
    return article


def test_an_article_that_is_new_here_comes_in_with_its_history(ines: Place, tom: Place) -> None:
    article = ines.create(Draft(headline="Ferry", body=TEXT))
    ines.edit(article, body=f"{TEXT} It rains.")
    packet = ines.send(article)
    [seen] = tom.peek(packet).articles
    assert (seen.arrival, seen.headline, seen.words_added) == (Arrival.NEW, "Ferry", 14)
    opened = tom.open(packet)
    assert opened.changes.added == {article}
    assert tom.draft(article) == ines.draft(article)
    assert tom.revisions(article) == ines.revisions(article)
    assert len(tom.revisions(article)) == 2
    assert tom.store.verify() == ()


def test_opening_twice_or_out_of_order_changes_nothing(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    old = ines.send(shared)
    ines.edit(shared, headline="Ferry late")
    new = ines.send(shared)
    assert tom.peek(new).articles[0].arrival is Arrival.FORWARD
    assert tom.open(new).articles[0].arrival is Arrival.FORWARD
    before = tom.load(shared)
    for packet, arrival in ((new, Arrival.SAME), (old, Arrival.OLDER), (old, Arrival.OLDER)):
        assert tom.peek(packet).articles[0].arrival is arrival
        opened = tom.open(packet)
        assert opened.articles[0].arrival is arrival
        assert not opened.changes
    assert tom.load(shared) == before
    assert before.draft.headline == "Ferry late"


def test_what_both_changed_apart_comes_together(ines: Place, tom: Place, shared: ArticleId) -> None:
    ines.edit(shared, body=TEXT.replace("blue", "green"))
    tom.edit(shared, body=TEXT.replace("old", "new"))
    packet = ines.send(shared)
    [seen] = tom.peek(packet).articles
    assert (seen.arrival, seen.changed_here) == (Arrival.MERGES, True)
    [came] = tom.open(packet).articles
    assert came.arrival is Arrival.MERGES
    wanted = TEXT.replace("blue", "green").replace("old", "new")
    assert tom.draft(shared).body == wanted
    with tom.store.read() as uow:
        merged = uow.revisions.get(came.head)
        assert len(merged.parents) == 2
        assert came.before is not None
        assert uow.revisions.get(came.before).draft.body == TEXT.replace("old", "new")
    ines.open(tom.send(shared))
    assert ines.draft(shared).body == wanted


def test_two_newsrooms_make_the_same_merge(ines: Place, tom: Place, shared: ArticleId) -> None:
    ines.edit(shared, body=TEXT.replace("blue", "green"))
    tom.edit(shared, headline="Ferry late")
    one, other = ines.send(shared), tom.send(shared)
    ines.open(other)
    tom.open(one)
    assert ines.load(shared).head == tom.load(shared).head
    assert ines.revisions(shared) == tom.revisions(shared)


def test_what_both_changed_alike_waits_and_is_settled(
    ines: Place, tom: Place, shared: ArticleId
) -> None:
    ines.edit(shared, headline="Ferry early")
    tom.edit(shared, headline="Ferry late")
    packet = ines.send(shared)
    [seen] = tom.peek(packet).articles
    assert (seen.arrival, seen.questions) == (Arrival.CONFLICTS, 1)
    opened = tom.open(packet)
    assert [each.id for each in opened.conflicts] == [shared]
    assert tom.draft(shared).headline == "Ferry late"
    assert tom.load(shared).conflicts == 1
    [waiting] = tom.conflicts(shared)
    assert waiting.base.headline == "Ferry"
    assert waiting.theirs.headline == "Ferry early"
    assert (waiting.author, waiting.newsroom) == ("Ines", "The Skerry Courier")
    assert tom.open(packet).articles[0].arrival is Arrival.CONFLICTS
    tom.settle(shared, waiting.revision, replace(tom.draft(shared), headline="Ferry on time"))
    assert tom.conflicts(shared) == ()
    assert tom.load(shared).conflicts == 0
    assert tom.open(packet).articles[0].arrival is Arrival.OLDER
    assert ines.open(tom.send(shared)).articles[0].arrival is Arrival.FORWARD
    assert ines.draft(shared).headline == "Ferry on time"
    assert ines.revisions(shared) == tom.revisions(shared)
