"""Above the draft: that somebody else has a copy of it, or that two versions wait."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workstation.desk.open_article import OpenArticle
from workstation.domain.packets import OutMark
from workstation.ui.context import Context
from workstation.ui.packets.words import conflict_words, out_words
from workstation.ui.widgets.banner import Banner, BannerAction, Level

MERGE, BACK = "merge", "back"


class ArticleBanner(QObject):
    """Shows one strip for the article that a pane shows; none while there is nothing to say."""

    def __init__(self, context: Context, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._column = column
        self._article: OpenArticle | None = None
        self._seen: OutMark | None = None
        self._written_on = False
        self.banner: Banner | None = None
        """Made when there is first something to say."""

    def bind(self, article: OpenArticle | None) -> None:
        """Speak of another article."""
        if self._article is not None:
            self._article.article_changed.disconnect(self._show)
            self._article.edited.disconnect(self._on_edited)
        self._article = article
        self._seen = None
        if article is not None:
            article.article_changed.connect(self._show)
            article.edited.connect(self._on_edited)
        self._show()

    def _on_edited(self, _revision: int) -> None:
        """Tell once that an article that is out is being written on."""
        if self._seen is not None and not self._written_on:
            self._written_on = True
            self._show()

    def _show(self) -> None:
        present = self._article.article if self._article is not None else None
        if present is not None and present.conflicts:
            action = BannerAction(MERGE, self.tr("Merge…"))
            self._made().show_notice(Level.WARNING, conflict_words(), (action,))
        elif present is not None and present.out is not None:
            action = BannerAction(BACK, self.tr("It is back"))
            if present.out != self._seen:
                self._seen = present.out
                self._written_on = present.head != present.out.revision
            now = self._context.desk.clock.now()
            words = out_words(present.out, now, changed=self._written_on)
            self._made().show_notice(Level.INFO, words, (action,))
        else:
            self._seen = None
            if self.banner is not None:
                self.banner.hide()

    def _made(self) -> Banner:
        if self.banner is None:
            self.banner = Banner(self._context.icons, Level.INFO, "", dismissible=False)
            self.banner.chosen.connect(self._on_chosen)
            self._column.insertWidget(1, self.banner)
        return self.banner

    def _on_chosen(self, action: str) -> None:
        if self._article is None:
            return
        if action == MERGE:
            self._context.packets.ask(self._article.id)
        else:
            self._context.packets.call_back(self._article.id)
