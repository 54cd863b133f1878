from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.canonical import sha256_text
from workstation.domain.draft import Draft
from workstation.domain.errors import BadQuery, NotFound
from workstation.domain.ids import ArticleId, FigureId, PictureId, new_uuid
from workstation.domain.pictures import RIGHTS_NOTICE, Figure, Picture, Rights
from workstation.services import drafts, indexing, library, pictures
from workstation.storage.store import Store
from workstation.text.query import parse

QUAY = Picture(
    id=PictureId("a" * 64),
    file_name="quay.jpg",
    media_type="image/jpeg",
    width=4000,
    height=3000,
    size=123456,
    caption="The Café at Skerry Pier",
    rights=Rights("Staff, all uses", "staff", date(2026, 1, 1), date(2027, 1, 31)),
    keywords=("quay", "dawn"),
    taken_at=datetime(2026, 11, 20, 6, 30),  # noqa: DTZ001 - cameras know no zone
    from_file=("caption (XMP)",),
)
MAP = Picture(
    id=PictureId("b" * 64), file_name="map.png", media_type="image/png", width=9, height=9, size=7
)

TODAY = date(2026, 11, 22)


def _id(name: str) -> PictureId:
    return PictureId(sha256_text(name))


def _pictured(name: str, **texts: object) -> Picture:
    plain = Picture(
        id=_id(name), file_name=f"{name}.jpg", media_type="image/jpeg",
        width=3, height=2, size=1,
    )  # fmt: skip
    return replace(plain, **texts)  # type: ignore[arg-type]


@pytest.fixture
def album(library: Store, clock: FrozenClock) -> Store:
    with library.write() as uow:
        assert pictures.add(uow, QUAY).pictures == {QUAY.id}
        clock.forward(minutes=1)
        pictures.add(uow, MAP)
    return library


def _load(store: Store, picture: PictureId) -> Picture:
    with store.read() as uow:
        (found,) = pictures.load(uow, [picture])
        return found


def test_a_picture_comes_back_with_the_time_it_was_added(album: Store, clock: FrozenClock) -> None:
    assert _load(album, MAP.id) == replace(MAP, added_at=clock.now())
    assert replace(_load(album, QUAY.id), added_at=None) == QUAY


def test_pictures_come_in_the_order_asked_for(album: Store) -> None:
    with album.read() as uow:
        found = pictures.load(uow, [MAP.id, PictureId("c" * 64), QUAY.id])
    assert [picture.id for picture in found] == [MAP.id, QUAY.id]


def test_the_same_picture_again_only_fills_empty_texts(album: Store) -> None:
    again = replace(QUAY, file_name="other.jpg", caption="Other", credit="Ada Brandt")
    with album.write() as uow:
        assert pictures.add(uow, again).pictures == {QUAY.id}
        assert not pictures.add(uow, again)
    found = _load(album, QUAY.id)
    assert (found.file_name, found.caption, found.credit) == (
        "quay.jpg",
        QUAY.caption,
        "Ada Brandt",
    )


def test_master_texts_can_be_changed(album: Store) -> None:
    changed = replace(_load(album, QUAY.id), alt="A café on a pier", caption="")
    with album.write() as uow:
        assert pictures.update(uow, changed).pictures == {QUAY.id}
        assert not pictures.update(uow, changed)
        with pytest.raises(NotFound):
            pictures.update(uow, replace(QUAY, id=PictureId("c" * 64)))
    assert _load(album, QUAY.id) == changed


@pytest.mark.parametrize(
    ("text", "missing", "found"),
    [
        ("", set(), [MAP.id, QUAY.id]),
        ("cafe SKERRY", set(), [QUAY.id]),
        ("dawn", set(), [QUAY.id]),
        ("100%", set(), []),
        ("", {"caption"}, [MAP.id]),
        ("quay", {"alt", "credit"}, [QUAY.id]),
    ],
)
def test_pictures_are_found_by_words_and_gaps(
    album: Store, text: str, missing: set[str], found: list[PictureId]
) -> None:
    with album.read() as uow:
        assert list(pictures.find(uow, text, missing=frozenset(missing))) == found


def test_only_texts_can_be_missing(album: Store) -> None:
    with album.read() as uow, pytest.raises(BadQuery, match="colour"):
        pictures.find(uow, missing=frozenset({"colour"}))


def test_uses_are_counted_by_article(album: Store) -> None:
    figures = tuple(
        Figure(id=FigureId(new_uuid()), key=key, picture=QUAY.id) for key in ("one", "two")
    )
    with album.write() as uow:
        article = ArticleId(new_uuid())
        drafts.create(uow, article, Draft(headline="Ferry", figures=figures), author="Ines")
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline="Pier"), author="Ines")
    with album.read() as uow:
        assert pictures.usage_counts(uow, [QUAY.id, MAP.id]) == {QUAY.id: 1, MAP.id: 0}
        assert [row.id for row in pictures.used_in(uow, QUAY.id)] == [article]
        assert pictures.used_in(uow, MAP.id) == ()


def test_a_new_master_caption_can_be_searched_for(album: Store) -> None:
    figure = Figure(id=FigureId(new_uuid()), key="one", picture=MAP.id)
    with album.write() as uow:
        draft = Draft(headline="Ferry", figures=(figure,))
        drafts.create(uow, ArticleId(new_uuid()), draft, author="Ines")
        while indexing.index_dirty(uow, 10):
            pass
        pictures.update(uow, replace(_load(album, MAP.id), caption="Soundings"))
        assert library.ids(uow, parse("soundings")) == ()
        indexing.index_dirty(uow, 10)
        assert len(library.ids(uow, parse("soundings"))) == 1


def test_pictures_are_found_by_any_missing_text(library: Store) -> None:
    whole = {"caption": "The ferry", "credit": "Ada Brandt", "alt": "A white ferry"}
    with library.write() as uow:
        pictures.add(uow, _pictured("whole", **whole))
        pictures.add(uow, _pictured("nameless", **(whole | {"credit": ""})))
    with library.read() as uow:
        found = pictures.find(uow, any_missing=pictures.NEEDED)
        assert found == (_id("nameless"),)
        assert pictures.counts(uow, today=TODAY).needing_work == 1
        with pytest.raises(BadQuery):
            pictures.find(uow, any_missing=frozenset({"colour"}))


def test_pictures_are_found_by_the_end_of_their_rights(library: Store) -> None:
    days = {"over": -1, "near": 14, "far": 15}
    with library.write() as uow:
        pictures.add(uow, _pictured("free"))
        for name, left in days.items():
            until = TODAY + timedelta(days=left)
            pictures.add(uow, _pictured(name, rights=Rights(until=until)))
    with library.read() as uow:
        found = pictures.find(uow, rights_until=TODAY + RIGHTS_NOTICE)
        assert set(found) == {_id("over"), _id("near")}
        assert pictures.counts(uow, today=TODAY).rights_ending == 2
