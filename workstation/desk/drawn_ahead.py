"""Pictures drawn for the page before a page asks for them: no reader of a draft waits for one."""

from __future__ import annotations

import logging
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workstation.desk.desk import Desk
from workstation.desk.media import draw_missing
from workstation.desk.open_article import OpenArticle
from workstation.desk.picture_intake import PictureIntake
from workstation.desk.preview_feed import shown_sizes
from workstation.domain.errors import CannotSave
from workstation.domain.framing import Cut
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture, Sized, cut_of

if TYPE_CHECKING:
    from workstation.formats.picture_workshop import Workshop

log = logging.getLogger(__name__)

PAUSE_MS = 600
"""A frame is being dragged until it has stayed so long where it is."""
MOST_WAITING = 120
"""Pictures that wait to be drawn; the ones that have waited longest are given up for new ones."""


class DrawnAhead(QObject):
    """Draws new pictures, and those of the current article, in the sizes of the page.

    One picture at a time, and none while pictures are coming in: people wait for those.
    """

    def __init__(
        self, desk: Desk, intake: PictureIntake, workshop: Workshop, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._intake = intake
        self._workshop = workshop
        self._article: OpenArticle | None = None
        self._waiting: OrderedDict[tuple[PictureId, Cut], tuple[Sized, ...]] = OrderedDict()
        self._drawing = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        intake.came.connect(self._on_came)
        intake.progressed.connect(self._on_progressed)
        desk.current_changed.connect(self._bind)
        self._bind(desk.current)

    @property
    def busy(self) -> bool:
        """Say whether something is being drawn, or is going to be."""
        return self._drawing or bool(self._waiting) or self._pause.isActive()

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.details_changed.disconnect(self._on_details_changed)
            self._article.references_changed.disconnect(self._pause.start)
        self._article = article
        if article is not None:
            article.details_changed.connect(self._on_details_changed)
            article.references_changed.connect(self._pause.start)
            self._pause.start()

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if "figures" in fields:
            self._pause.start()

    def _on_came(self, picture: Picture) -> None:
        self._want(picture, picture.framing.cut(picture.width, picture.height))

    def _on_progressed(self, _done: int, _asked: int) -> None:
        self._next()

    def _look(self) -> None:
        """Want what the current article shows as it shows it now."""
        article = self._article
        if article is None:
            return
        for figure in article.figures.all():
            picture = article.figures.picture_of(figure)
            if picture is not None:
                self._want(picture, cut_of(figure, picture))
        self._next()

    def _want(self, picture: Picture, cut: Cut) -> None:
        sizes = shown_sizes(picture, cut)
        if not sizes:
            return
        self._waiting[picture.id, cut] = sizes
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)

    def _next(self) -> None:
        if self._drawing or self._intake.busy or not self._waiting:
            return
        # What was wanted last is what somebody is looking at.
        _, sizes = self._waiting.popitem()
        self._drawing = True
        self._desk.dispatcher.files(
            partial(draw_missing, wanted=sizes, workshop=self._workshop),
            owner=self,
            done=self._on_drawn,
            failed=self._on_failed,
        )

    def _on_drawn(self, _count: int) -> None:
        self._drawing = False
        self._next()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CannotSave):
            self._waiting.clear()  # what can't be kept is drawn when a page asks
        log.warning("A picture could not be drawn for the page: %s", error)
        self._on_drawn(0)
