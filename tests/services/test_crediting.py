"""A credit that is a contributor's name is theirs: counted, looked for, and renamed with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workstation.domain.canonical import sha256_text
from workstation.domain.ids import ContributorId, PictureId
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.pictures import Picture
from workstation.services import crediting, newsrooms, pictures
from workstation.storage.store import Store

ADA = Contributor(id=ContributorId("1"), name="Ada Brandt")
TOM = Contributor(id=ContributorId("2"), name="Tom Vasile")
HOUSE = Newsroom(people=(ADA, TOM))


def credited(name: str, credit: str) -> Picture:
    return Picture(
        id=PictureId(sha256_text(name)),
        file_name=f"{name}.jpg",
        media_type="image/jpeg",
        width=3,
        height=2,
        size=1,
        credit=credit,
    )


PIER = credited("pier", "ADA  brandt")
BOAT = credited("boat", "Tom Vasile")
STORM = credited("storm", "Ada Brandt/Northlight Agency")


@pytest.fixture
def album(library: Store) -> Store:
    with library.write() as uow:
        newsrooms.save(uow, HOUSE)
        for picture in (PIER, BOAT, STORM):
            pictures.add(uow, picture)
    return library


def credits_of(store: Store) -> list[str]:
    with store.read() as uow:
        return [one.credit for one in pictures.load(uow, (PIER.id, BOAT.id, STORM.id))]


def test_a_contributor_is_credited_as_the_newsroom_writes_the_name(album: Store) -> None:
    assert credits_of(album) == ["Ada Brandt", "Tom Vasile", "Ada Brandt/Northlight Agency"]
    with album.write() as uow:
        pictures.update(uow, replace(STORM, credit="tom vasile"))
    assert credits_of(album)[2] == "Tom Vasile"


def test_contributors_who_change_names_take_their_credits_along(album: Store) -> None:
    swapped = (replace(ADA, name="Tom Vasile"), replace(TOM, name="Tom Vasile-Reyes"))
    with album.write() as uow:
        pictures.remove(uow, [BOAT.id])
        changes = newsrooms.save(uow, replace(HOUSE, people=swapped))
    assert changes.pictures == {PIER.id, BOAT.id}
    assert credits_of(album) == ["Tom Vasile", "Tom Vasile-Reyes", "Ada Brandt/Northlight Agency"]


def test_one_who_leaves_keeps_the_credits(album: Store) -> None:
    with album.write() as uow:
        changes = newsrooms.save(uow, replace(HOUSE, people=(TOM,)))
    assert not changes.pictures
    assert credits_of(album)[0] == "Ada Brandt"


def test_the_pictures_of_contributors_are_counted_and_found(album: Store) -> None:
    with album.write() as uow:
        pictures.add(uow, credited("gull", "Ada Brandt"))
        assert crediting.counts(uow) == {"Ada Brandt": 2, "Tom Vasile": 1}
        assert len(pictures.find(uow, 'credit:"ada brandt"')) == 2
        assert pictures.find(uow, 'gull credit:"Ada Brandt"') == (credited("gull", "").id,)
        assert pictures.find(uow, "credit:Vasile") == ()
        pictures.remove(uow, [PIER.id])
        assert crediting.counts(uow)["Ada Brandt"] == 1
