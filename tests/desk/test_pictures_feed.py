from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.helpers.pictures import add_picture
from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.picture_shelf import Shelf
from workstation.desk.pictures_feed import PicturesFeed
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure, PictureCounts, Rights

WHOLE = {"caption": "The ferry", "credit": "Ada Brandt", "alt": "A white ferry"}


@pytest.fixture
def feed(desk: Desk) -> PicturesFeed:
    return PicturesFeed(desk, desk)


def test_a_shelf_lists_its_pictures(feed: PicturesFeed, desk: Desk, qtbot: QtBot) -> None:
    add_picture(desk, "navy", **WHOLE)
    bare = add_picture(desk, "green", caption="A chart")
    ending = add_picture(desk, "gray", **WHOLE, rights=Rights(until=date(2026, 12, 6)))
    for shelf, expected in ((Shelf.NEEDS_WORK, bare.id), (Shelf.RIGHTS_ENDING, ending.id)):
        with qtbot.waitSignal(feed.listed):
            feed.ask("", shelf)
        assert feed.ids == (expected,)


def test_the_library_is_counted_as_it_changes(feed: PicturesFeed, desk: Desk, qtbot: QtBot) -> None:
    bare = add_picture(desk, "green")
    with qtbot.waitSignal(feed.counted):
        feed.set_active(True)
    assert feed.counts == PictureCounts(needing_work=1, unused=1)
    qtbot.waitUntil(lambda: feed.row(bare.id) is not None)
    with qtbot.waitSignal(feed.counted):
        feed.update(replace(bare, caption="A chart", credit="Ada Brandt", alt="A chart"))
    assert feed.counts == PictureCounts(unused=1)


def test_the_articles_pictures_keep_their_order(
    feed: PicturesFeed, desk: Desk, open_article: Callable[..., OpenArticle], qtbot: QtBot
) -> None:
    first = add_picture(desk, "navy", **WHOLE)
    second = add_picture(desk, "green", caption="A chart")
    figures = (
        Figure(id=FigureId("1"), key="a", picture=second.id),
        Figure(id=FigureId("2"), key="b", picture=first.id),
        Figure(id=FigureId("3"), key="c", picture=second.id),
    )
    open_article(Draft(headline="Ferry", figures=figures))
    with qtbot.waitSignal(feed.listed):
        feed.ask("", Shelf.ARTICLE)
    assert feed.ids == (second.id, first.id)
    with qtbot.waitSignal(feed.listed):
        feed.ask("chart", Shelf.ARTICLE)
    assert feed.ids == (second.id,)


def test_the_selected_picture_is_told_once(feed: PicturesFeed, qtbot: QtBot) -> None:
    told: list[object] = []
    feed.selected_changed.connect(told.append)
    feed.select(PictureId("p"))
    feed.select(PictureId("p"))
    feed.select(None)
    assert told == ["p", None]


def test_an_image_at_hand_is_never_asked_for(feed: PicturesFeed, desk: Desk, qtbot: QtBot) -> None:
    picture = add_picture(desk, "navy")
    assert feed.image_at_hand(picture.id) is None
    with qtbot.waitSignal(feed.picture_changed):
        assert feed.image(picture.id) is None
    image = feed.image_at_hand(picture.id)
    assert isinstance(image, QImage)
    assert image.width() == 60


def test_pictures_that_come_one_after_the_other_are_listed_together(
    feed: PicturesFeed, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.counted):
        feed.set_active(True)
    listed: list[int] = []
    feed.listed.connect(lambda: listed.append(len(feed.ids)))
    colours = ("navy", "green", "gray", "maroon", "olive", "teal")
    for colour in colours:
        add_picture(desk, colour)
    qtbot.waitUntil(lambda: len(feed.ids) == len(colours))
    assert len(listed) < len(colours)
