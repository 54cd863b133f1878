"""The strip of tabs over the draft, one for each open article."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.painting import paint_ring
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius
from workstation.ui.widgets.buttons import ToolButton


class ArticleTabs(QTabBar):
    """Headlines of the open articles; each can be chosen, dragged to another place, closed."""

    chosen = Signal(str)
    """A person chose the article with this id."""
    close_asked = Signal(str)
    """A person asked to close the article with this id; the tab stays until it is removed."""
    menu_asked = Signal(str, QPoint)
    """A person asked for the menu of the article with this id, at a place on the screen."""
    reordered = Signal()
    """A person dragged a tab; `ids` has the new order."""

    def __init__(
        self, name: str, icons: Icons, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icons = icons
        self._silent = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_current)
        self.tabMoved.connect(self._on_moved)

    def add(self, article_id: str, title: str) -> None:
        """Add a tab at the end, without choosing it unless it is the first."""
        self._silent = True
        index = self.addTab(title)
        self.setTabData(index, article_id)
        close = ToolButton(
            self.tr("Close {title}").format(title=title),
            self._icons.icon("x", Ink.FAINT),
            side=18,
            icon_side=12,
            parent=self,
        )
        close.setProperty("kind", "close")
        close.setProperty("article", article_id)
        close.clicked.connect(self._on_close)
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        self._silent = False
        self.set_title(article_id, title)

    def set_title(self, article_id: str, title: str) -> None:
        """Give a tab another headline."""
        index = self.index_of(article_id)
        # An ampersand would be taken for the mark of a key.
        self.setTabText(index, title.replace("&", "&&"))
        self.setTabToolTip(index, title)
        close = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        close.setAccessibleName(self.tr("Close {title}").format(title=title))
        close.setToolTip(self.tr("Close"))

    def remove(self, article_id: str) -> None:
        """Take a tab away, without the signal for the one chosen in its place."""
        self._silent = True
        self.removeTab(self.index_of(article_id))
        self._silent = False

    def arrange(self, order: Sequence[str]) -> None:
        """Put the tabs in an order of all their ids, without the signal."""
        self._silent = True
        for place, article_id in enumerate(order):
            index = self.index_of(article_id)
            if index != place:
                self.moveTab(index, place)
        self._silent = False

    def choose(self, article_id: str) -> None:
        """Show a tab as chosen, without the signal."""
        self._silent = True
        self.setCurrentIndex(self.index_of(article_id))
        self._silent = False

    def current(self) -> str:
        """Return the id of the chosen tab, or an empty one without tabs."""
        return self._id(self.currentIndex())

    def ids(self) -> tuple[str, ...]:
        """Return the ids in the order shown."""
        return tuple(self._id(index) for index in range(self.count()))

    def index_of(self, article_id: str) -> int:
        """Return where an article's tab is; an unknown id raises ValueError."""
        return self.ids().index(article_id)

    def tabSizeHint(self, index: int) -> QSize:
        """Leave room for the title as it is when its tab is chosen: bolder, so wider."""
        title, hint = self.tabText(index), super().tabSizeHint(index)
        chosen = QFont(self.font())
        chosen.setWeight(QFont.Weight.DemiBold)
        plain = QFontMetrics(self.font()).horizontalAdvance(title)
        return hint + QSize(max(0, QFontMetrics(chosen).horizontalAdvance(title) - plain), 0)

    def minimumSizeHint(self) -> QSize:
        """Allow any width: tabs that do not fit are scrolled to."""
        return QSize(60, super().minimumSizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to close by a click with the middle button."""
        super().mouseReleaseEvent(event)
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_asked.emit(self._id(index))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tab under the mouse, or of the chosen one."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        if index >= 0:
            below = self.mapToGlobal(self.tabRect(index).bottomLeft())
            self.menu_asked.emit(self._id(index), event.globalPos() if by_mouse else below)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tabs, and a hairline along the bottom that the chosen one interrupts."""
        super().paintEvent(event)
        colours = self._appearance.colours
        chosen = self.tabRect(self.currentIndex())
        painter = QPainter(self)
        bottom = self.height() - 1
        painter.fillRect(0, bottom, max(0, chosen.left()), 1, colours.border)
        painter.fillRect(chosen.right() + 1, bottom, self.width(), 1, colours.border)
        if self.hasFocus():
            paint_ring(painter, chosen.adjusted(2, 2, -3, -2), Radius.SMALL, colours.accent)
        painter.end()

    def _id(self, index: int) -> str:
        return str(self.tabData(index)) if index >= 0 else ""

    def _on_current(self, index: int) -> None:
        if not self._silent and index >= 0:
            self.chosen.emit(self._id(index))

    def _on_moved(self, _from: int, _to: int) -> None:
        if not self._silent:
            self.reordered.emit()

    def _on_close(self) -> None:
        self.close_asked.emit(self.sender().property("article"))
