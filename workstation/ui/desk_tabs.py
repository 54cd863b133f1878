"""The tabs over the draft, kept as the desk has the open articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import ArticleId
from workstation.ui.context import Context
from workstation.ui.translation import translate
from workstation.ui.widgets.article_tabs import ArticleTabs


class DeskTabs(ArticleTabs):
    """Shows the open articles of the desk, and asks it for what a person does to their tabs."""

    retitled = Signal()
    """An open article has another headline."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        name = translate("DeskTabs", "Open articles")
        super().__init__(name, context.icons, context.appearance, parent)
        self._desk = context.desk
        self._wanted = True
        self.chosen.connect(self._desk.open)
        self.close_asked.connect(self._desk.close)
        self.reordered.connect(self._on_reordered)
        self.menu_asked.connect(self._show_menu)
        self._desk.tabs_changed.connect(self._on_tabs_changed)
        self._desk.current_changed.connect(self._on_current_changed)

    def want(self, wanted: bool) -> None:
        """Show the strip wherever there are tabs, or hide it while something else stands below."""
        self._wanted = wanted
        self.setVisible(wanted and self.count() > 0)

    def title(self, article: OpenArticle) -> str:
        """Return what an article is called on its tab."""
        return article.details.headline or self.tr("Untitled")

    def _on_tabs_changed(self) -> None:
        shown = self.ids()
        wanted = {article.id: article for article in self._desk.tabs}
        for article_id in shown:
            if article_id not in wanted:
                self.remove(article_id)
        for article_id, article in wanted.items():
            if article_id not in shown:
                self.add(article_id, self.title(article))
                article.details_changed.connect(self._retitle)
        self.arrange(tuple(wanted))
        self.want(self._wanted)

    def _retitle(self, fields: frozenset[str]) -> None:
        article = self.sender()
        if not isinstance(article, OpenArticle) or "headline" not in fields:
            return
        if article.id in self.ids():
            self.set_title(article.id, self.title(article))
        self.retitled.emit()

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        if article is not None and article.id in self.ids():
            self.choose(article.id)

    def _show_menu(self, tab: str, point: QPoint) -> None:
        """Offer what can be done with an open article."""
        desk, article = self._desk, ArticleId(tab)
        shown = [each.id for each in (desk.current, desk.beside) if each is not None]
        menu = QMenu(self.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        beside = menu.addAction(self.tr("Open beside"))
        beside.setEnabled(article not in shown)
        beside.triggered.connect(partial(self._open_beside, article))
        menu.addAction(self.tr("Close")).triggered.connect(partial(self._close, article))
        menu.popup(point)

    def _open_beside(self, article: ArticleId, _checked: bool = False) -> None:
        self._desk.open_beside(article)

    def _close(self, article: ArticleId, _checked: bool = False) -> None:
        self._desk.close(article)

    def _on_reordered(self) -> None:
        self._desk.reorder_tabs(tuple(ArticleId(tab) for tab in self.ids()))
