from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.errors import BadPacket
from workstation.domain.ids import ArticleId
from workstation.domain.packets import Arrival
from workstation.formats.packet_reader import PacketReader
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.services import packets

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
def answered(ines: Place, tom: Place) -> ArticleId:
    """An article of three versions that went to Tom, who wrote a fourth and sent it back."""
    article = ines.create(Draft(headline="Ferry", body=TEXT))
    for word in ("green", "red"):
        ines.keep(article)
        ines.edit(article, body=TEXT.replace("blue", word))
    tom.open(ines.send(article))
    tom.edit(article, standfirst="Late again.")
    ines.open(tom.send(article))
    return article


def _versions(packet: Path) -> int:
    with PacketReader(packet) as reader:
        return len(list(reader.revisions()))


def _held(place: Place, article: ArticleId) -> dict[str, int]:
    return dict(packets.measure(place.store, [article], InlineWorkshop()).held)


def test_what_somebody_has_for_certain_stays_out(
    ines: Place, tom: Place, answered: ArticleId
) -> None:
    ines.edit(answered, headline="Ferry late")
    packet = ines.send(answered, to="Tom", whole=False)
    assert _versions(packet) == 1
    assert _held(ines, answered) == {"tom": 4}
    [seen] = tom.peek(packet).articles
    assert (seen.arrival, seen.changed_here) == (Arrival.FORWARD, False)
    [came] = tom.open(packet).articles
    assert (came.arrival, came.changed_here) == (Arrival.FORWARD, False)
    assert tom.revisions(answered) == ines.revisions(answered)
    assert tom.store.verify() == ()


def test_all_goes_where_nothing_is_known(ines: Place, tom: Place, answered: ArticleId) -> None:
    every = len(ines.revisions(answered))
    for name in ("Ada", "", "Ines"):
        assert _versions(ines.send(answered, to=name, whole=False)) == every
    assert _versions(ines.send(answered, to="Tom")) == every
    other = ines.create(Draft(headline="Pier"))
    tom.open(ines.send(other, to="Tom"))
    assert _versions(ines.send(other, to="Tom", whole=False)) == 1, "nothing has come back"


def test_having_sent_something_is_no_proof_that_it_came(
    ines: Place, tom: Place, answered: ArticleId
) -> None:
    ines.edit(answered, headline="Ferry later")
    ines.send(answered, to="Tom", whole=False)  # lost on its way
    ines.edit(answered, headline="Ferry latest")
    packet = ines.send(answered, to="Tom", whole=False)
    assert _versions(packet) == 2
    assert tom.open(packet).articles[0].arrival is Arrival.FORWARD
    assert tom.draft(answered).headline == "Ferry latest"


def test_what_both_changed_merges_though_its_base_did_not_travel(
    ines: Place, tom: Place, answered: ArticleId
) -> None:
    ines.edit(answered, body=TEXT.replace("blue", "red").replace("old", "new"))
    tom.edit(answered, headline="Ferry late")
    packet = ines.send(answered, to="Tom", whole=False)
    [came] = tom.open(packet).articles
    assert came.arrival is Arrival.MERGES
    assert "new" in tom.draft(answered).body
    assert tom.draft(answered).headline == "Ferry late"
    assert tom.open(packet).articles[0].arrival is Arrival.OLDER


def test_anybody_else_is_told_what_is_missing_and_nothing_changes(
    ines: Place, answered: ArticleId, template_newsroom: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    packet = ines.send(answered, to="Tom", whole=False)
    with place(template_newsroom, tmp_path, "Ada", clock) as ada:
        for act in (ada.peek, ada.open):
            with pytest.raises(BadPacket) as caught:
                act(packet)
            assert "was made for Tom" in str(caught.value)
            assert "Ask Ines to send it with all versions." in str(caught.value)
        with ada.store.read() as uow:
            assert uow.listing.size() == 0
        ada.open(ines.send(answered, to="Ada", whole=False))
        assert ada.draft(answered) == ines.draft(answered)
        assert ada.open(packet).articles[0].arrival is Arrival.SAME


def test_who_works_at_two_machines_gets_what_one_of_them_lacks(
    ines: Place, tom: Place, answered: ArticleId, template_newsroom: Path, tmp_path: Path,
    clock: FrozenClock,
) -> None:  # fmt: skip
    with place(template_newsroom, tmp_path, "laptop", clock) as laptop:
        laptop.who = "Tom"
        pier = laptop.create(Draft(headline="Pier"))
        ines.open(laptop.send(pier))
        packet = ines.send(answered, to="Tom", whole=False)
        assert _versions(packet) == len(ines.revisions(answered))
        laptop.open(packet)
        laptop.edit(answered, headline="Ferry early")
        ines.open(laptop.send(answered))
        ines.edit(answered, headline="Ferry late")
        packet = ines.send(answered, to="Tom", whole=False)
        assert _versions(packet) < len(ines.revisions(answered))
        tom.open(packet)
        laptop.open(packet)
    assert tom.draft(answered).headline == "Ferry late"


def test_people_who_are_called_something_else_here_are_known(
    ines: Place, tom: Place, answered: ArticleId
) -> None:
    with ines.store.write() as uow:
        uow.exchange.remember_person("Tom", "Tom Vasile")
    assert _held(ines, answered) == {"tom vasile": 3}
    assert _versions(ines.send(answered, to="tom  vasile", whole=False)) == 1


def test_an_article_that_is_out_comes_back_with_what_was_left_out(
    ines: Place, tom: Place, answered: ArticleId
) -> None:
    ines.edit(answered, headline="Ferry late")
    tom.open(ines.send(answered, to="Tom"))
    ines.open(tom.send(answered, to="Ines", whole=False))
    assert ines.load(answered).out is None


def test_a_newsroom_from_a_backup_is_told_and_gets_it_whole(
    ines: Place, tom: Place, answered: ArticleId, template_newsroom: Path, tmp_path: Path,
    clock: FrozenClock,
) -> None:  # fmt: skip
    """Versions that are gone there can't be known here."""
    packet = ines.send(answered, to="Tom", whole=False)
    fresh = tmp_path / "fresh"
    shutil.copytree(template_newsroom, fresh / "template")
    with place(fresh / "template", fresh, "Tom", clock) as again:
        with pytest.raises(BadPacket, match="carries on from versions that are not here"):
            again.open(packet)
        again.open(ines.send(answered, to="Tom"))
        assert again.revisions(answered) == ines.revisions(answered)
