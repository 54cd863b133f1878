"""Pictures are drawn for the page before it asks, in all its sizes and only once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.pictures import image_bytes
from workstation.desk import drawn_ahead
from workstation.desk.desk import Desk
from workstation.desk.drawn_ahead import DrawnAhead
from workstation.desk.open_article import OpenArticle
from workstation.desk.picture_intake import PictureIntake
from workstation.domain.draft import Draft
from workstation.domain.framing import Framing
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture, page_sizes
from workstation.formats.picture_values import Rendition
from workstation.formats.picture_worker import Draw
from workstation.formats.picture_workshop import InlineWorkshop


class Watched(InlineWorkshop):
    """A workshop that notes what it is asked to draw."""

    def __init__(self) -> None:
        self.orders: list[Draw] = []

    def draw(self, order: Draw) -> tuple[Rendition, ...]:
        self.orders.append(order)
        return super().draw(order)


@pytest.fixture
def workshop() -> Watched:
    return Watched()


@pytest.fixture
def intake(desk: Desk, workshop: Watched) -> PictureIntake:
    return PictureIntake(desk, workshop, desk)


@pytest.fixture
def ahead(desk: Desk, intake: PictureIntake, workshop: Watched) -> DrawnAhead:
    return DrawnAhead(desk, intake, workshop, desk)


def kept(desk: Desk, picture: PictureId) -> frozenset[str]:
    found: list[frozenset[str]] = []
    future = desk.dispatcher.files(
        lambda store: store.blobs.renditions(picture), owner=desk, done=found.append
    )
    return future.result(10)


def bring_in(intake: PictureIntake, qtbot: QtBot, *colours: str) -> list[Picture]:
    came: list[Picture] = []
    intake.take([(f"{one}.png", image_bytes(one, 900, 600)) for one in colours], came.append)
    qtbot.waitUntil(lambda: len(came) == len(colours), timeout=10000)
    return came


def test_a_new_picture_is_drawn_in_every_size_at_once(
    desk: Desk, intake: PictureIntake, ahead: DrawnAhead, workshop: Watched, qtbot: QtBot
) -> None:
    [picture] = bring_in(intake, qtbot, "navy")
    qtbot.waitUntil(lambda: not ahead.busy, timeout=10000)
    cut = picture.framing.cut(picture.width, picture.height)
    recipes = {size.recipe for size, _ in page_sizes(picture, cut)}
    assert len(recipes) == 3
    assert kept(desk, picture.id) == recipes
    assert [len(order.sides) for order in workshop.orders] == [3]


def test_another_frame_is_drawn_and_what_is_there_is_not_drawn_again(
    desk: Desk,
    intake: PictureIntake,
    ahead: DrawnAhead,
    workshop: Watched,
    open_article: Callable[..., OpenArticle],
    qtbot: QtBot,
) -> None:
    [picture] = bring_in(intake, qtbot, "navy")
    article = open_article(Draft(headline="Ferry"))
    figure = article.figures.add(picture)
    qtbot.waitUntil(lambda: not ahead.busy, timeout=10000)
    assert len(workshop.orders) == 1

    article.figures.update(replace(figure, framing=Framing(turn=90)), "Turn")
    qtbot.waitUntil(lambda: not ahead.busy, timeout=10000)
    assert [order.cut.turn for order in workshop.orders] == [0, 90]
    assert len(kept(desk, picture.id)) == 6 - 1  # turned, it is no wider than two of the sizes


def test_nothing_is_drawn_while_pictures_come_in_and_only_so_many_wait(
    intake: PictureIntake,
    ahead: DrawnAhead,
    workshop: Watched,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(drawn_ahead, "MOST_WAITING", 2)
    during: list[int] = []
    intake.progressed.connect(
        lambda done, asked: during.append(len(workshop.orders)) if done < asked else None
    )
    bring_in(intake, qtbot, "navy", "teal", "red", "olive")
    qtbot.waitUntil(lambda: not ahead.busy, timeout=10000)
    assert set(during) == {0}
    assert len(workshop.orders) == 2
