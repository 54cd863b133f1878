from __future__ import annotations

from dataclasses import replace

import pytest

from workstation.domain.checks import Severity
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ContributorId
from workstation.domain.newsroom import (
    CheckWeight,
    Contributor,
    Newsroom,
    SavedSearch,
    Section,
    StyleTerm,
)
from workstation.domain.workflow import PersonRole, Stage
from workstation.services import newsrooms
from workstation.storage.store import Store

COURIER = Newsroom(
    name="The Skerry Courier",
    tagline="Every tide",
    language="en-GB",
    newsletter="The day's harbour news, every evening.",
    address="https://courier.example",
    sections=(Section("Harbour", "#2F6F8F"), Section("Council")),
    people=(
        Contributor(id=ContributorId("1"), name="Ines Okafor"),
        Contributor(id=ContributorId("2"), name="Courier Staff", collective=True),
        Contributor(id=ContributorId("3"), name="Ada Brandt", role=PersonRole.CHIEF),
    ),
    saved_searches=(SavedSearch("Mine", 'by:"Ines Okafor"'),),
    own_approval=True,
    dictionary=("eelgrass", "Skerry"),
    check_weights=(CheckWeight("headline.long", Stage.PUBLISHED, Severity.BLOCK),),
    house_style=(StyleTerm("adviser", "advisor", "It is ours"), StyleTerm("game changer")),
)


def test_a_newsroom_comes_back_in_order(library: Store) -> None:
    with library.write() as uow:
        assert newsrooms.save(uow, COURIER).newsroom
    with library.read() as uow:
        assert newsrooms.load(uow) == COURIER


def test_a_dictionary_is_kept_in_order_and_each_word_once(library: Store) -> None:
    words = ("Skerry", " eelgrass ", "", "Skerry", "Ånd")
    with library.write() as uow:
        newsrooms.save(uow, replace(COURIER, dictionary=words))
    with library.read() as uow:
        assert newsrooms.load(uow).dictionary == ("Ånd", "eelgrass", "Skerry")


def test_a_newsroom_from_before_there_were_dictionaries_has_an_empty_one(library: Store) -> None:
    with library.write() as uow:
        newsrooms.save(uow, COURIER)
        uow.newsroom._connection.exec_driver_sql("DELETE FROM setting WHERE name = 'dictionary'")
    with library.read() as uow:
        assert newsrooms.load(uow) == replace(COURIER, dictionary=())


def test_saving_the_same_changes_nothing(library: Store) -> None:
    with library.write() as uow:
        newsrooms.save(uow, COURIER)
        assert not newsrooms.save(uow, COURIER)


def test_the_rule_on_approval_can_be_taken_back(library: Store) -> None:
    with library.write() as uow:
        newsrooms.save(uow, COURIER)
        assert newsrooms.save(uow, replace(COURIER, own_approval=False)).newsroom
        assert not newsrooms.load(uow).own_approval
    assert library.verify() == ()


def test_what_is_taken_out_is_gone_and_the_device_stays(library: Store) -> None:
    fewer = replace(COURIER, people=COURIER.people[1:], sections=(), saved_searches=())
    with library.write() as uow:
        identity = uow.newsroom.identity()
        newsrooms.save(uow, COURIER)
        newsrooms.save(uow, fewer)
        assert newsrooms.load(uow) == fewer
        assert uow.newsroom.identity() == identity != ""


def test_without_an_editor_everyone_may_edit() -> None:
    assert not COURIER.may_edit("Ines Okafor")
    assert COURIER.may_edit("Ada Brandt")
    assert replace(COURIER, people=COURIER.people[:2]).may_edit("Somebody")


def _with_role(name: str, role: PersonRole) -> Newsroom:
    people = tuple(
        replace(each, role=role) if each.name == name else each for each in COURIER.people
    )
    return replace(COURIER, people=people)


@pytest.mark.parametrize(
    "wanted",
    [
        _with_role("Ines Okafor", PersonRole.EDITOR),
        _with_role("Ada Brandt", PersonRole.WRITER),
        replace(COURIER, people=COURIER.people[:2]),
        replace(COURIER, own_approval=False),
        replace(COURIER, check_weights=()),
    ],
)
@pytest.mark.parametrize("by", ["Ines Okafor", ""])
def test_the_rules_of_the_workflow_are_the_chiefs_to_change(
    wanted: Newsroom, by: str, library: Store
) -> None:
    with library.write() as uow:
        newsrooms.save(uow, COURIER)
    with pytest.raises(NotAllowed, match="Ada Brandt"), library.write() as uow:
        newsrooms.save(uow, wanted, by=by)
    with library.write() as uow:
        assert newsrooms.save(uow, wanted, by="Ada Brandt")


def test_everything_else_is_everyones_to_change(library: Store) -> None:
    new = Contributor(id=ContributorId("4"), name="Tom Reyes")
    wanted = replace(COURIER, tagline="Every hour", people=(*COURIER.people, new), dictionary=())
    with library.write() as uow:
        newsrooms.save(uow, COURIER)
        assert newsrooms.save(uow, wanted, by="Ines Okafor")


def test_without_a_chief_everyone_sets_the_rules(library: Store) -> None:
    headless = _with_role("Ada Brandt", PersonRole.EDITOR)
    with library.write() as uow:
        newsrooms.save(uow, headless)
        assert newsrooms.save(uow, replace(headless, own_approval=False), by="Ines Okafor")
