"""The strip over the article list: what is listed, how much of it, in which order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from workstation.domain.query import Order
from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.words import number

HEIGHT = 41
"""With the line under it."""
SORT_ICONS = {
    Order.NEWEST: "arrow-down-wide-narrow",
    Order.OLDEST: "arrow-up-narrow-wide",
    Order.HEADLINE: "arrow-down-wide-narrow",
    Order.RELEVANCE: "arrow-down-wide-narrow",
    Order.LINKED: "arrow-down-wide-narrow",
    Order.DEADLINE: "arrow-up-narrow-wide",
}


class ArticlesHeading(QFrame):
    """Shows the title and number of the list, and the controls that act on it."""

    order_chosen = Signal(object)
    """The `Order` that a person wants."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("line", "bottom")
        self.setFixedHeight(HEIGHT)
        self._icons = icons
        self._title = ElidedLabel(parent=self)
        self._title.setProperty("role", "heading")
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.save = self._tool(self.tr("Save this search…"), "bookmark-plus")
        """Keeps what is listed as a saved search."""
        self.filter = self._tool(self.tr("Filter the list"), "filter")
        """Shows or hides the field that narrows the list."""
        self.filter.setCheckable(True)
        self._sort = self._tool(self.tr("Sort"), SORT_ICONS[Order.NEWEST])
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._orders = self._make_orders()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.GUTTER, 0, Space.MEDIUM, 0)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addSpacing(Space.MEDIUM)
        row.addWidget(self._count)
        row.addStretch(1)
        for tool in (self.save, self.filter, self._sort):
            row.addWidget(tool)

    def show_title(self, title: str) -> None:
        """Show what is listed."""
        self._title.setText(title)
        self._title.setToolTip(title)

    def show_count(self, count: int | None) -> None:
        """Show how many articles are listed, None while that is not known."""
        self._count.setText("" if count is None else number(count))
        words = "" if count is None else self.tr("%1 articles").replace("%1", number(count))
        self._count.setAccessibleName(self.tr("1 article") if count == 1 else words)

    def show_order(self, order: Order, *, words: bool) -> None:
        """Show the order of the list; best match first is offered where words were found."""
        self._orders[order].setChecked(True)
        self._orders[Order.RELEVANCE].setVisible(words)
        self._sort.setIcon(self._icons.icon(SORT_ICONS[order]))
        said = self.tr("Sort: %1").replace("%1", self._orders[order].text())
        self._sort.setAccessibleName(said)
        self._sort.setToolTip(said)

    def _tool(self, name: str, icon: str) -> ToolButton:
        return ToolButton(name, self._icons.icon(icon), parent=self)

    def _make_orders(self) -> dict[Order, QAction]:
        menu = QMenu(self._sort)
        group = QActionGroup(self)
        titles = {
            Order.RELEVANCE: self.tr("Best match first"),
            Order.NEWEST: self.tr("Newest first"),
            Order.OLDEST: self.tr("Oldest first"),
            Order.HEADLINE: self.tr("By headline"),
            Order.LINKED: self.tr("Most linked first"),
            Order.DEADLINE: self.tr("Due first"),
        }
        orders = {}
        for order, title in titles.items():
            action = QAction(title, group, checkable=True)
            action.triggered.connect(partial(self._choose, order))
            menu.addAction(action)
            orders[order] = action
        self._sort.setMenu(menu)
        self._sort.setIconSize(QSize(17, 17))
        return orders

    def _choose(self, order: Order, _checked: bool = False) -> None:
        self.order_chosen.emit(order)
