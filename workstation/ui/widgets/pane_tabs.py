"""The strip of tabs over the panes."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from workstation.ui.fonts import ui_font
from workstation.ui.painting import paint_box, paint_ring
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius, Size, Tone, Type

PADDING = 12
"""Pixels on both sides of a tab's words; less where the strip is narrow, down to the least."""
LEAST_PADDING = 3
BADGE_HEIGHT = 15
BADGE_GAP = 6


@dataclass(frozen=True, slots=True)
class Badge:
    """How many things wait in a pane, and how that is said."""

    count: int
    words: str
    tone: Tone


class PaneTabs(QTabBar):
    """Names of panes with the chosen one underlined, and counts where something waits."""

    chosen = Signal(str)
    """A person chose the pane with this id."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._silent = False
        self._badges: dict[str, Badge] = {}
        self._under_pointer = -1
        self.setAccessibleName(name)
        self.setFont(ui_font(Type.UI, QFont.Weight.Medium))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.currentChanged.connect(self._on_current)

    def add(self, pane_id: str, title: str, tooltip: str = "") -> None:
        """Add a tab at the end."""
        self._silent = True
        index = self.addTab(title)
        self.setTabData(index, pane_id)
        self.setTabToolTip(index, tooltip)
        self._silent = False

    def remove(self, pane_id: str) -> None:
        """Take a tab away; another becomes the chosen one, and the signal says so."""
        self._badges.pop(pane_id, None)
        self.removeTab(self.index_of(pane_id))

    def choose(self, pane_id: str) -> None:
        """Show a tab as chosen, without the signal."""
        self._silent = True
        self.setCurrentIndex(self.index_of(pane_id))
        self._silent = False

    def current(self) -> str:
        """Return the id of the chosen tab, or an empty one without tabs."""
        return self._id(self.currentIndex())

    def ids(self) -> tuple[str, ...]:
        """Return the ids in the order shown."""
        return tuple(self._id(index) for index in range(self.count()))

    def set_badge(self, pane_id: str, count: int, words: str, tone: Tone = Tone.AMBER) -> None:
        """Show how many things wait in a pane, said in words too; none takes the badge away."""
        index = self.index_of(pane_id)
        if count:
            self._badges[pane_id] = Badge(count, words, tone)
        else:
            self._badges.pop(pane_id, None)
        self.setAccessibleTabName(index, f"{self.tabText(index)}, {words}" if count else "")
        self.setTabToolTip(index, words if count else "")
        # Setting the text is how a tab bar is told that a tab has another width.
        self.setTabText(index, self.tabText(index))

    def badge(self, pane_id: str) -> Badge | None:
        """Return what is shown on a pane's tab."""
        return self._badges.get(pane_id)

    def index_of(self, pane_id: str) -> int:
        """Return where a pane's tab is; an unknown id raises ValueError."""
        return self.ids().index(pane_id)

    def tabSizeHint(self, index: int) -> QSize:
        """Return a tab's size, narrower where all would not fit otherwise."""
        content = [self._content(tab) for tab in range(self.count())]
        spare = (self.width() - sum(content)) // (2 * max(1, len(content)))
        padding = min(PADDING, max(LEAST_PADDING, spare))
        return QSize(content[index] + 2 * padding, Size.TAB_BAR)

    def sizeHint(self) -> QSize:
        """Ask for the room that the tabs have at their best."""
        wanted = sum(self._content(tab) + 2 * PADDING for tab in range(self.count()))
        return QSize(wanted, Size.TAB_BAR)

    def minimumSizeHint(self) -> QSize:
        """Allow any width: tabs that do not fit are scrolled to."""
        return QSize(60, Size.TAB_BAR)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which tab is under the pointer."""
        super().mouseMoveEvent(event)
        self._point_at(self.tabAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show that no tab is under the pointer."""
        super().leaveEvent(event)
        self._point_at(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a hairline along the bottom and the tabs upon it."""
        painter = QPainter(self)
        painter.fillRect(
            QRect(0, self.height() - 1, self.width(), 1), self._appearance.colours.border
        )
        for index in range(self.count()):
            self._paint_tab(painter, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        colours = self._appearance.colours
        rect = self.tabRect(index)
        current = index == self.currentIndex()
        ink = colours.secondary
        if current:
            ink = colours.accent
            rule = QRect(rect.x(), rect.bottom() - Size.RULE, rect.width(), Size.RULE)
            painter.fillRect(rule, colours.accent)
        elif index == self._under_pointer:
            ink = colours.text
        metrics = QFontMetrics(self.font())
        left = rect.x() + (rect.width() - self._content(index)) // 2
        painter.setFont(self.font())
        painter.setPen(ink if self.isTabEnabled(index) else colours.disabled)
        baseline = rect.y() + (rect.height() - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(left, baseline, self.tabText(index))
        badge = self._badges.get(self._id(index))
        if badge is not None:
            left += metrics.horizontalAdvance(self.tabText(index)) + BADGE_GAP
            self._paint_badge(painter, QPoint(left, rect.center().y()), badge)
        if current and self.hasFocus():
            ring = rect.adjusted(2, 4, -2, -Size.RULE - 4)
            paint_ring(painter, ring, Radius.SMALL, colours.accent)

    def _paint_badge(self, painter: QPainter, middle_left: QPoint, badge: Badge) -> None:
        tint = self._appearance.theme.tint(badge.tone)
        top = middle_left.y() - BADGE_HEIGHT // 2 + 1
        box = QRect(middle_left.x(), top, _badge_width(badge.count), BADGE_HEIGHT)
        paint_box(painter, box, BADGE_HEIGHT / 2, tint.background)
        painter.setFont(_badge_font())
        painter.setPen(tint.ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(badge.count))

    def _content(self, index: int) -> int:
        width = QFontMetrics(self.font()).horizontalAdvance(self.tabText(index))
        badge = self._badges.get(self._id(index))
        return width + (BADGE_GAP + _badge_width(badge.count) if badge else 0)

    def _point_at(self, index: int) -> None:
        if index != self._under_pointer:
            self._under_pointer = index
            self.update()

    def _id(self, index: int) -> str:
        return str(self.tabData(index)) if index >= 0 else ""

    def _on_current(self, index: int) -> None:
        if not self._silent and index >= 0:
            self.chosen.emit(self._id(index))


def _badge_font() -> QFont:
    return ui_font(Type.CAPTION, QFont.Weight.DemiBold)


def _badge_width(count: int) -> int:
    return max(18, QFontMetrics(_badge_font()).horizontalAdvance(str(count)) + 11)
