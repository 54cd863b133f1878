"""What a click on the page does: it goes to the same place in the draft, or opens its pane."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QUrl, Signal

from workstation.desk.desk import Desk
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import ArticleId
from workstation.ui.panes.preview.addresses import target_of
from workstation.ui.panes.preview.following import Following, Told, figure_key, link_key
from workstation.ui.panes.preview.page_input import PageInput
from workstation.ui.panes.preview.source_places import column_of

if TYPE_CHECKING:
    from workstation.ui.panes.preview.web_view import WebView

_TEXT_FIELDS = ("headline", "standfirst")


class Clicks(QObject):
    """Asks the page what was clicked and shows it where it is written."""

    leaving = Signal(QUrl)
    """A person clicked a link to somewhere outside the program."""

    def __init__(self, view: WebView, desk: Desk, following: Following) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._following = following
        self._control = False
        self._input = PageInput(self)
        self._input.touched.connect(following.lead)
        self._input.clicked.connect(self._on_clicked)
        view.loaded.connect(self._on_loaded)
        view.link_clicked.connect(self._on_link_clicked)

    def _on_loaded(self) -> None:
        self._input.watch(self._view.focusProxy())

    def _on_clicked(self, point: QPointF, control: bool) -> None:
        self._control = control
        zoom = self._view.zoomFactor()
        self._view.ask(f"follow.at({point.x() / zoom}, {point.y() / zoom})", self._on_answer)

    def _on_link_clicked(self, url: QUrl) -> None:
        """Follow a link by keyboard; of those that are clicked the answer to a click tells."""
        if not self._input.by_mouse:
            self._go(url)

    def _on_answer(self, answer: object) -> None:
        article = self._desk.current
        if article is None or not isinstance(answer, str) or not answer:
            return
        told: Told = json.loads(answer)
        link = QUrl(str(told.get("link", "")))
        if self._control and isinstance(target_of(link), str):
            self._go(link)
        elif told["kind"] == "figure":
            self._reveal_entry(article, "figures", figure_key(article, str(told["picture"])))
        elif told["kind"] == "related":
            self._reveal_entry(article, "links", link_key(article, str(told["text"])))
        elif target_of(link) is not None:
            self._go(link)
        elif not link.isEmpty():
            return  # within the page: to a note and back
        elif told["kind"] == "head":
            self._reveal_head(article, told)
        else:
            self._reveal_text(article, told)

    def _go(self, url: QUrl) -> None:
        target = target_of(url)
        if isinstance(target, QUrl):
            self.leaving.emit(target)
        elif target is not None:
            self._desk.open(ArticleId(target))

    def _reveal_entry(self, article: OpenArticle, kind: str, key: str) -> None:
        if key:
            self._reveal(Place(article.id, f"{kind}.{key}"))

    def _reveal_head(self, article: OpenArticle, told: Told) -> None:
        field, at = str(told["field"]), 0
        if field in _TEXT_FIELDS:
            end = int(told["end"])
            at = column_of(getattr(article.details, field), int(told["at"]) - end) + end
        self._reveal(Place(article.id, field, at, at))

    def _reveal_text(self, article: OpenArticle, told: Told) -> None:
        places = self._following.places
        if places is None:
            return
        end = int(told["end"])
        spot = places.find(str(told["letters"]), int(told["at"]) - end, float(told["place"]))
        if spot is not None:
            at = article.body_offset(spot.position + end)
            self._reveal(Place(article.id, "body", at, at))

    def _reveal(self, place: Place) -> None:
        """Show a place in its pane while the page stays under the mouse."""
        self._following.still = True
        self._desk.reveal(place)
        self._following.still = False
