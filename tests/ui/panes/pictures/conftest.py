"""An images pane beside an article with a lead picture and one in the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from tests.helpers.pictures import add_picture
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId
from workstation.domain.pictures import Figure, Picture, Rights, Role
from workstation.ui.panes.pictures.figure_card import FigureCard
from workstation.ui.panes.pictures.master_field import MasterField
from workstation.ui.panes.pictures.pane import PicturesPane

BODY = "The first sailing is cut.\n\n{{picture: dredger}}\n\nA bus does not cross water."


@dataclass
class Images:
    """The pane, its article, and three pictures: two of them used."""

    pane: PicturesPane
    article: OpenArticle
    ferry: Picture
    dredger: Picture
    spare: Picture

    def figure(self, key: str) -> Figure:
        found = self.article.details.figure(key)
        assert found is not None
        return found

    def keys(self) -> list[str]:
        return [figure.key for figure in self.article.figures.all()]

    def card(self, key: str) -> FigureCard:
        found = self.pane.figures.cards.card(self.figure(key).id)
        assert found is not None
        return found

    def field(self, name: str) -> MasterField:
        return self.pane.detail.inspector.fields[name]

    def choose(self, key: str) -> None:
        self.pane.figures.cards.chosen.emit(self.figure(key).id)


@pytest.fixture
def images(bench: Bench, qtbot: QtBot) -> Images:
    ferry = add_picture(
        bench.desk,
        "navy",
        caption="The ferry at the pier",
        credit="Ada Brandt",
        alt="A white ferry",
        from_file=("credit (XMP)", "keywords (IPTC)"),
        keywords=("ferry", "pier"),
    )
    dredger = add_picture(
        bench.desk, "gray", rights=Rights("Handout", until=date(2026, 12, 1)), source="Handout"
    )
    spare = add_picture(bench.desk, "green", caption="Eelgrass")
    article = bench.open(
        Draft(
            headline="Ferry operators brace",
            body=BODY,
            figures=(
                Figure(id=FigureId("f1"), key="ferry", picture=ferry.id, role=Role.LEAD),
                Figure(id=FigureId("f2"), key="dredger", picture=dredger.id, caption="The dredger"),
            ),
        )
    )
    pane = PicturesPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(470, 900)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(lambda: bench.context.pictures.image(spare.id) is not None)
    return Images(pane, article, ferry, dredger, spare)
