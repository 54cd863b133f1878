"""The article list: choosing a row opens the article."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from workstation.desk import saved_searches
from workstation.desk.library_entry import Entry, EntryKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.errors import BadQuery
from workstation.domain.ids import ArticleId
from workstation.domain.query import Order
from workstation.ui.context import Context
from workstation.ui.on_demand import refusals
from workstation.ui.pane import Pane
from workstation.ui.panes.articles.delegate import ArticleDelegate
from workstation.ui.panes.articles.empty import Emptiness, emptiness
from workstation.ui.panes.articles.filter_bar import FilterBar
from workstation.ui.panes.articles.heading import ArticlesHeading
from workstation.ui.panes.articles.model import ArticleListModel
from workstation.ui.panes.articles.view import ArticleListView
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.words import entry_title

if TYPE_CHECKING:
    from workstation.ui.panes.articles.chosen import ChosenArticles

WALK_MS = 180
"""How long the keyboard rests on a row before its article opens."""
ROW_ACTIONS = ("article.duplicate", "article.export", "packet.send")
"""Commands of the open article that a row's menu offers."""


class ArticlesPane(Pane):
    """Shows what the library feed lists; the chosen row is the desk's current article."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self._library = context.library
        self._wanted: ArticleId | None = None
        self._then: tuple[ArticleId, str] | None = None
        self._emptiness = Emptiness("newspaper", "")
        self.heading = ArticlesHeading(context.icons, self)
        """Title, number, order."""
        self.filter_bar = FilterBar(context.icons, self)
        """The field that narrows the list."""
        self.filter_bar.hide()
        model = ArticleListModel(context.library, context.desk.clock, self._hand_over, self)
        self.view = ArticleListView(model, ArticleDelegate(context, self), self)
        """The list."""
        self.empty = EmptyState(context.icons, "newspaper", "")
        """What is shown instead of an empty list."""
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.chosen: ChosenArticles | None = None
        """What can be done with several articles together, once several were selected."""
        self.setFocusProxy(self.view)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.filter_bar)
        column.addWidget(self._stack, 1)
        self._walk = QTimer(self, singleShot=True, interval=WALK_MS)
        self._walk.timeout.connect(self._open_walked)
        self._connect()
        self._show_entry(self._library.entry)
        self._show_list()

    def _connect(self) -> None:
        self._library.entry_changed.connect(self._on_entry_changed)
        self._library.listed.connect(self._show_list)
        self.context.appearance.changed.connect(self.view.viewport().update)
        self.heading.order_chosen.connect(self._sort)
        self.heading.filter.clicked.connect(self._toggle_filter)
        self.heading.save.clicked.connect(self.save_search)
        self.filter_bar.asked.connect(self._narrow)
        self.filter_bar.left.connect(self._go_to_list)
        self.filter_bar.closed.connect(self._close_filter)
        self.view.picked.connect(self._open)
        self.view.given_up.connect(self._choose_one)
        self.view.chosen_changed.connect(self._on_chosen)
        self.view.entered.connect(self._open)
        self.view.walked.connect(self._on_walked)
        self.view.released.connect(self._on_released)
        self.view.handed_over.connect(self._on_handed_over)
        self.empty.asked.connect(self._on_empty_asked)

    # Commands

    def show_filter(self) -> None:
        """Open the field that narrows the list, and go to it."""
        self.filter_bar.show()
        self.heading.filter.setChecked(True)
        self.filter_bar.field.start()

    def save_search(self, _checked: bool = False) -> None:
        """Ask for a name, and keep what is listed under it in the desk list."""
        text = self._library.search_text
        entry = self._library.entry
        name = self._library.filter or (entry.value if entry.kind is EntryKind.SEARCH else "")
        from PySide6.QtWidgets import QInputDialog  # noqa: PLC0415 - after the paint

        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save this search"))
        dialog.setLabelText(self.tr("Name in the desk list"))
        dialog.setTextValue((name or entry_title(entry)).replace('"', ""))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.textValueSelected.connect(partial(self._save_search, text))
        dialog.open()

    # Showing

    def bind(self, article: OpenArticle | None) -> None:
        """Mark the row of another article."""
        if article is not None and article.id == self._wanted:
            self._wanted = None
        if not self._walk.isActive() and not self._several_with(article):
            self.view.select(article.id if article else None, reveal=True)
        then, self._then = self._then, None
        if then is not None and article is not None and then[0] == article.id:
            self.context.actions.action(then[1]).trigger()

    def _on_entry_changed(self, entry: Entry) -> None:
        self.view.begin_at_top()
        self.filter_bar.clear()
        self.filter_bar.hide()
        self.heading.filter.setChecked(False)
        self._show_entry(entry)

    def _show_entry(self, entry: Entry) -> None:
        self.heading.show_title(entry_title(entry))
        self.heading.show_count(None)

    def _show_list(self) -> None:
        count = len(self._library.ids)
        query, entry = self._library.query, self._library.entry
        self.heading.show_count(count)
        self.heading.show_order(query.order, words=bool(query.words))
        self.heading.save.setVisible(
            bool(self._library.filter.strip()) or entry.kind is EntryKind.SEARCH
        )
        if count:
            self._stack.setCurrentWidget(self.view)
            self._walk.stop()
            chosen = self._library.chosen
            self._choose_one()
            if sum(self._library.place_of(each) is not None for each in chosen) > 1:
                self.view.choose(chosen)
            self._on_chosen()
            return
        self._on_chosen()
        self._emptiness = emptiness(entry, self._library.filter.strip(), self.context.desk.acting)
        found = self._emptiness
        self.empty.show_state(found.icon, found.sentence, found.button)
        self._stack.setCurrentWidget(self.empty)

    def _on_empty_asked(self) -> None:
        if self._emptiness.clears:
            self._close_filter()
        else:
            self.context.desk.new_article()

    # Opening

    def _on_walked(self, _article: str) -> None:
        self._walk.start()

    def _open_walked(self) -> None:
        article = self.view.current_article()
        if article is not None:
            self._open(article)

    def _open(self, article: ArticleId) -> None:
        self._walk.stop()
        current = self.context.desk.current
        self._wanted = None if current is not None and current.id == article else article
        self.context.desk.open(article)

    def _on_released(self) -> None:
        """Mark the current article again where a press led nowhere."""
        several = len(self._library.chosen) > 1
        if self._wanted is None and not self._walk.isActive() and not several:
            self._choose_one()

    # Several articles

    def _choose_one(self) -> None:
        current = self.context.desk.current
        self.view.select(current.id if current else None, reveal=False)

    def _several_with(self, article: OpenArticle | None) -> bool:
        chosen = self._library.chosen
        return len(chosen) > 1 and article is not None and article.id in chosen

    def _on_chosen(self) -> None:
        chosen = self.view.chosen()
        if len(chosen) > 1 and self.chosen is None:
            self.chosen = self._make_chosen()
        self._library.mark_chosen(chosen)

    def _make_chosen(self) -> ChosenArticles:
        from workstation.ui.panes.articles.chosen import (  # noqa: PLC0415 - when first needed
            ChosenArticles,
            ChosenBar,
        )

        chosen = ChosenArticles(self.context, self)
        bar = ChosenBar(self.context.icons, chosen, self)
        self._column.addWidget(bar)
        return chosen

    # Packets

    def _hand_over(
        self, articles: tuple[ArticleId, ...], done: Callable[[Path | None], None]
    ) -> None:
        known = (self._library.known(place) for place in map(self._library.place_of, articles)
                 if place is not None)  # fmt: skip
        slugs = tuple(row.slug for row in known if row is not None)
        self.context.packets.hand_over(articles, done, slugs)

    def _on_handed_over(self, articles: tuple[ArticleId, ...]) -> None:
        """Ask with whom the articles are now; nobody has to say."""
        from PySide6.QtWidgets import QInputDialog  # noqa: PLC0415 - after the paint

        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Mark as out"))
        dialog.setLabelText(
            self.tr("Who has the article now?")
            if len(articles) == 1
            else self.tr("Who has the articles now?")
        )
        dialog.setOkButtonText(self.tr("Mark as out"))
        dialog.setCancelButtonText(self.tr("Don’t mark"))
        dialog.textValueSelected.connect(partial(self._mark_out, articles))
        dialog.open()

    def _mark_out(self, articles: tuple[ArticleId, ...], to: str) -> None:
        self.context.packets.mark_out(articles, to)

    # A row's menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with an article, by mouse or by the menu key."""
        viewport = self.view.viewport()
        point = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.view.indexAt(viewport.mapFromGlobal(point))
        else:
            index = self.view.currentIndex()
            point = viewport.mapToGlobal(self.view.visualRect(index).center())
        if not index.isValid():
            return
        article = self._library.ids[index.row()]
        several = len(self._library.chosen) > 1 and article in self._library.chosen
        acts = self.chosen if several else None
        menu = self.make_menu(article) if acts is None else acts.make_menu()
        menu.popup(point)

    def make_menu(self, article: ArticleId) -> QMenu:
        """Make the menu of a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(self._on_released)
        menu.addAction(self.tr("Open")).triggered.connect(partial(self._open_by_menu, article))
        current = self.context.desk.current
        beside = menu.addAction(self.context.icons.icon("columns-2"), self.tr("Open beside"))
        beside.setEnabled(current is not None and current.id != article)
        beside.triggered.connect(partial(self._open_beside, article))
        known = {spec.id for spec in self.context.actions.specs()}
        for action_id in ROW_ACTIONS:
            if action_id in known:
                declared = self.context.actions.action(action_id)
                action = menu.addAction(declared.icon(), declared.text())
                action.triggered.connect(partial(self._run_on, article, action_id))
        return menu

    def _open_by_menu(self, article: ArticleId, _checked: bool = False) -> None:
        self._open(article)

    def _open_beside(self, article: ArticleId, _checked: bool = False) -> None:
        self.context.desk.show_pane("editor")
        self.context.desk.open_beside(article)

    def _run_on(self, article: ArticleId, action_id: str, _checked: bool = False) -> None:
        """Run a command of the open article on this one: it is opened first."""
        current = self.context.desk.current
        if current is not None and current.id == article:
            self.context.actions.action(action_id).trigger()
        else:
            self._then = (article, action_id)
            self._open(article)

    # Sorting, narrowing, saving

    def _sort(self, order: Order) -> None:
        self.view.begin_at_top()
        self._library.sort(order)

    def _toggle_filter(self, wanted: bool) -> None:
        if wanted:
            self.show_filter()
        else:
            self._close_filter()

    def _close_filter(self) -> None:
        self.filter_bar.clear()
        self.filter_bar.hide()
        self.heading.filter.setChecked(False)
        self._narrow("")
        self._go_to_list()

    def _go_to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _narrow(self, text: str) -> None:
        self.view.begin_at_top()
        try:
            self._library.narrow(text)
        except BadQuery as error:
            self.filter_bar.show_problem(refusals.refusal(error))
        else:
            self.filter_bar.show_problem("")

    def _save_search(self, query: str, name: str) -> None:
        name = saved_searches.save(self.context.desk, name, query)
        self._library.choose(Entry(EntryKind.SAVED, name).id)
