"""A quiet bar when a live article has another headline, and others link to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from workstation.desk.open_article import OpenArticle
from workstation.domain.impact import Effect, Impact, ImpactKind
from workstation.ui.context import Context
from workstation.ui.counted import Counted
from workstation.ui.widgets.banner import Banner, BannerAction, Level

LINKS = "links"
KEYS = "Ctrl+Shift+L"


class Retitled(QObject):
    """Compares the headline when its field is left with what it was when it was entered."""

    def __init__(
        self, context: Context, headline: QWidget, column: QVBoxLayout, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._column = column
        self._article: OpenArticle | None = None
        self._before = ""
        self.banner: Banner | None = None
        """Made when there is first something to say."""
        headline.installEventFilter(self)

    def bind(self, article: OpenArticle | None) -> None:
        """Watch another article."""
        self._article = article
        self._before = article.details.headline if article is not None else ""
        if self.banner is not None:
            self.banner.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See when the headline is entered and left."""
        article = self._article
        if article is not None and event.type() == QEvent.Type.FocusOut:
            self._left(article)
        return super().eventFilter(watched, event)

    def _left(self, article: OpenArticle) -> None:
        headline = article.details.headline
        if headline == self._before:
            return
        self._before = headline
        if not article.article.stage.live:
            return
        self._context.desk.flush()
        self._context.desk.consequences.foresee(
            article.id, ImpactKind.RETITLE, partial(self._show, article)
        )

    def _show(self, article: OpenArticle, impact: Impact) -> None:
        if not isValid(self) or article is not self._article:
            return
        sources = {each.source.id for each in impact.affected}
        if not sources:
            return
        words = Counted().articles_linking_here(len(sources))
        if any(each.effect is Effect.LABEL_STAYS for each in impact.affected):
            words = f"{words} {self.tr('Some show a title of their own.')}"
        keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        action = BannerAction(LINKS, self.tr("Show the links (%1)").replace("%1", keys))
        self._made().show_notice(Level.INFO, words, (action,))

    def _made(self) -> Banner:
        if self.banner is None:
            self.banner = Banner(self._context.icons, Level.INFO, "")
            self.banner.chosen.connect(self._on_chosen)
            self._column.insertWidget(1, self.banner)
        return self.banner

    def _on_chosen(self, _action: str) -> None:
        if self._article is not None and self.banner is not None:
            self.banner.hide()
            self._context.desk.consequences.face(self._article.id, ImpactKind.RETITLE)
