from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.canonical import sha256_text
from workstation.domain.draft import Draft
from workstation.domain.errors import BadQuery, NotAllowed, NotFound
from workstation.domain.framing import Crop, Framing
from workstation.domain.ids import ArticleId, FigureId, PictureId, new_uuid
from workstation.domain.pictures import (
    RIGHTS_NOTICE,
    Figure,
    FoundText,
    Picture,
    PictureEdit,
    Rights,
)
from workstation.domain.workflow import Stage
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


def _published(store: Store, headline: str, picture: PictureId) -> ArticleId:
    figure = Figure(id=FigureId(new_uuid()), key="one", picture=picture)
    article = ArticleId(new_uuid())
    with store.write() as uow:
        drafts.create(uow, article, Draft(headline=headline, figures=(figure,)), author="Ines")
        uow.articles.set_stage(article, Stage.PUBLISHED, published_at=uow.clock.now())
    return article


def test_the_last_other_story_that_showed_a_picture_is_named(
    album: Store, clock: FrozenClock
) -> None:
    first = _published(album, "Ferry", QUAY.id)
    clock.forward(minutes=60 * 24 * 5)
    second = _published(album, "Pier", QUAY.id)

    def shown(apart_from: ArticleId, days: int) -> dict[PictureId, str]:
        with album.read() as uow:
            wanted = (QUAY.id, MAP.id)
            found = pictures.shown_lately(uow, wanted, apart_from=apart_from, days=days)
        return {picture: story.headline for picture, story in found.items()}

    assert shown(ArticleId("new"), 30) == {QUAY.id: "Pier"}
    assert shown(second, 30) == {QUAY.id: "Ferry"}
    assert shown(second, 4) == {}
    assert shown(first, 4) == {QUAY.id: "Pier"}
    assert shown(first, 0) == {}


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


def _use(store: Store, name: str, picture: PictureId, **given: object) -> ArticleId:
    article = ArticleId(new_uuid())
    figure = Figure(id=FigureId(new_uuid()), key="quay", picture=picture, caption="Own words")
    with store.write() as uow:
        drafts.create(
            uow,
            article,
            Draft(headline=name, figures=(figure,)),
            author="Ines",
            **given,  # type: ignore[arg-type]
        )
    return article


def test_only_the_unused_leave_the_library_and_they_come_back(album: Store) -> None:
    _use(album, "Ferry", QUAY.id)
    with album.write() as uow, pytest.raises(NotAllowed, match=r"quay\.jpg"):
        pictures.remove(uow, [QUAY.id, MAP.id])
    with album.write() as uow:
        assert pictures.find(uow, unused=True) == (MAP.id,)
        pictures.remove(uow, [MAP.id])
    with album.read() as uow:
        assert pictures.find(uow) == (QUAY.id,)
        assert pictures.load(uow, [MAP.id])
    with album.write() as uow:
        pictures.restore(uow, [MAP.id])
        assert set(pictures.find(uow)) == {QUAY.id, MAP.id}


def test_a_picture_that_comes_again_is_back_in_the_library(album: Store) -> None:
    with album.write() as uow:
        pictures.remove(uow, [MAP.id])
        pictures.add(uow, MAP)
        assert MAP.id in pictures.find(uow)


def test_many_pictures_are_changed_together_and_put_back(album: Store) -> None:
    edit = PictureEdit(credit="Ada Brandt", until=date(2027, 6, 1), keywords=("harbour",))
    with album.write() as uow:
        before = pictures.load(uow, [QUAY.id, MAP.id])
        changed = pictures.change(uow, [QUAY.id, MAP.id], edit.applied)
        after = pictures.load(uow, [QUAY.id, MAP.id])
    assert changed.pictures == {QUAY.id, MAP.id}
    assert [one.credit for one in after] == ["Ada Brandt", "Ada Brandt"]
    assert [one.rights.until for one in after] == [date(2027, 6, 1)] * 2
    assert after[0].keywords == ("quay", "dawn", "harbour")
    assert after[0].rights.terms == QUAY.rights.terms
    with album.write() as uow:
        pictures.put_back(uow, before)
        assert pictures.load(uow, [QUAY.id, MAP.id]) == before


def test_a_picture_is_replaced_in_drafts_and_never_where_readers_have_been(album: Store) -> None:
    draft = _use(album, "Ferry", QUAY.id)
    live = _use(album, "Tides", QUAY.id, stage=Stage.PUBLISHED)
    with album.write() as uow:
        pictures.replace_in(uow, QUAY.id, MAP.id, [draft], author="Mara")
    with album.read() as uow:
        [figure] = drafts.load(uow, draft).article.draft.figures
        assert (figure.picture, figure.caption) == (MAP.id, "Own words")
        assert [one.author for one in drafts.history(uow, draft)] == ["Mara", "Ines"]
    with pytest.raises(NotAllowed, match="settled"), album.write() as uow:
        pictures.replace_in(uow, QUAY.id, MAP.id, [live], author="Mara")
    with album.read() as uow:
        [figure] = drafts.load(uow, live).article.draft.figures
        assert figure.picture == QUAY.id


def test_a_picture_that_was_replaced_is_put_back_with_what_belonged_to_it(album: Store) -> None:
    draft = _use(album, "Ferry", QUAY.id)
    with album.write() as uow:
        before = drafts.load(uow, draft).article
        own = replace(before.draft.figures[0], alt="A ferry", framing=Framing(turn=90))
        other = Figure(id=FigureId(new_uuid()), key="map", picture=MAP.id, caption="A map")
        figures = (own, other)
        drafts.save(uow, draft, replace(before.draft, figures=figures), version=before.version)
        former = pictures.showing(uow, QUAY.id, [draft])
        pictures.replace_in(uow, QUAY.id, MAP.id, [draft], author="Mara")
        shown = drafts.load(uow, draft).article.draft.figures
        assert [one.picture for one in shown] == [MAP.id, MAP.id]
        pictures.unreplace_in(uow, MAP.id, former, author="Mara")
        assert drafts.load(uow, draft).article.draft.figures == figures


def test_pictures_that_look_alike_are_found(album: Store) -> None:
    shades = {"one": "0f0f0f0f0f0f0f0f", "near": "0f0f0f0f0f0f0f0c", "far": "f0f0f0f0f0f0f0f0"}
    with album.write() as uow:
        for name, look in shades.items():
            pictures.add(uow, _pictured(name, look=look))
        assert pictures.alike(uow, [_id("one"), _id("far"), MAP.id]) == {_id("one"): (_id("near"),)}


def test_what_was_set_of_a_picture_is_sealed(album: Store) -> None:
    framed = replace(
        QUAY,
        framing=Framing(turn=90, focus=(100, 200), shape="16:9").with_crop(
            "1:1", Crop(1, 2, 300, 400)
        ),
        creator="Ada",
        also_found=(FoundText("caption", "IPTC", "Quay"),),
    )
    with album.write() as uow:
        pictures.update(uow, framed)
    assert _load(album, QUAY.id).framing == framed.framing
    assert _load(album, QUAY.id).also_found == framed.also_found
    missing = "the bytes are missing"  # these pictures never had any
    assert {damage.detail for damage in album.verify()} == {missing}
    with album.write() as uow:
        uow.pictures._connection.exec_driver_sql("UPDATE picture SET creator = 'Eve'")
    changed = {damage.row for damage in album.verify() if damage.detail != missing}
    assert changed >= {QUAY.id}
