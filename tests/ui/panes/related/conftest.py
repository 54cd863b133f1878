"""A related pane beside an article with links of every sort."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    Placement,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.ui.panes.related.opening import Opening
from workstation.ui.panes.related.pane import RelatedPane

BODY = "The first sailing is cut.\n\n{{related: dredging}}\n\nA bus does not cross water."


@dataclass
class Related:
    """The pane, its article, and the articles it may link."""

    pane: RelatedPane
    article: OpenArticle
    dredging: ArticleId
    eelgrass: ArticleId
    opened: list[QUrl]

    def link(self, key: str) -> RelatedLink:
        found = self.article.details.link(key)
        assert found is not None
        return found

    def keys(self) -> list[str]:
        return [link.key for link in self.article.links.all()]

    def ends(self) -> list[str]:
        ends = (link for link in self.article.links.all() if link.placement is Placement.END)
        return [link.key for link in ends]


@pytest.fixture
def related(bench: Bench, qtbot: QtBot) -> Related:
    dredging = bench.add(Draft(headline="Dredging contract slips again", bylines=("Tom Vasile",)))
    eelgrass = bench.add(Draft(headline="Eelgrass returns to the inner bay"))
    article = bench.open(
        Draft(
            headline="Ferry operators brace for winter",
            body=BODY,
            links=(
                RelatedLink(
                    id=LinkId("l1"),
                    key="dredging",
                    target=ArticleTarget(dredging),
                    kind=LinkKind.BACKGROUND,
                    placement=Placement.TEXT,
                ),
                RelatedLink(
                    id=LinkId("l2"),
                    key="history",
                    target=WebTarget("https://ferries.example/history", "A history of the route"),
                ),
                RelatedLink(
                    id=LinkId("l3"),
                    key="minutes",
                    target=UnresolvedTarget("Minutes of the committee", ("Ada Brandt",)),
                ),
            ),
        )
    )
    opened: list[QUrl] = []
    pane = RelatedPane(bench.context)
    pane.opening = Opening(bench.desk, pane, open_url=lambda url: bool(opened.append(url)) or True)
    pane.links._opening = pane.opening
    qtbot.addWidget(pane)
    pane.resize(470, 900)
    pane.show()
    pane.activateWindow()
    return Related(pane, article, dredging, eelgrass, opened)
