"""Two drafts beside each other in the middle of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.ui.context import Context
from workstation.ui.pane import Pane
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.properties import set_styled

HEADING = 30
LEAST = 240
"""Pixels of width of a side that somebody makes narrow."""
MARK = 2
"""Pixels of the line over the side with the keyboard."""


class SideBySide(QSplitter):
    """Says which article stands in which of two drafts; the one with the keyboard is current.

    An article keeps its place while the keyboard goes from side to side; another that becomes
    current takes the place of the one that was.
    """

    def __init__(
        self,
        context: Context,
        centre: QWidget,
        panes: tuple[Pane, Pane],
        title: Callable[[OpenArticle], str],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self._desk = context.desk
        self._panes = panes
        self._title = title
        self._shown: list[OpenArticle | None] = [None, None]
        self._place = 0
        self._even = True
        self._headings = (_Heading(context, self), _Heading(context, self))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for place, content in enumerate((centre, panes[1])):
            self.addWidget(_stacked(self._headings[place], content))
            self.setStretchFactor(place, 1)
            self._headings[place].close_button.clicked.connect(partial(self._close, place))
        for place, pane in enumerate(panes):
            pane.follow(partial(self._article_at, place))
        self.splitterMoved.connect(self._on_splitter_moved)
        self._desk.current_changed.connect(self._on_current_changed)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def pane(self) -> Pane:
        """The side whose article is current."""
        self._settle()
        return self._panes[self._place]

    @property
    def in_order(self) -> tuple[Pane, ...]:
        """The sides that are to be seen, from left to right."""
        shown = (pane for pane in self._panes if pane.isVisible())
        return tuple(sorted(shown, key=lambda pane: pane.mapTo(self, pane.pos()).x()))

    @property
    def swapped(self) -> bool:
        """The article that is current, or was last, stands at the right."""
        self._settle()
        first_at_right = self.indexOf(_holder(self._headings[0])) == 1
        return first_at_right != (self._place == 1)

    def swap(self) -> None:
        """Let the two sides change places; the keyboard stays with its article."""
        focus, sizes = self.window().focusWidget(), self.sizes()
        self.insertWidget(0, cast("QWidget", self.widget(1)))
        self.setSizes(sizes[::-1])
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sides(self, drafts: bool) -> None:
        """Show one side or both; without `drafts`, something else stands in the middle."""
        second = _holder(self._headings[1])
        both = self._desk.beside is not None and drafts
        opening = both and second.isHidden()
        focus = self.window().focusWidget()
        lost = not both and focus is not None and second.isAncestorOf(focus)
        if self._desk.beside is None:
            # A document is never shown by two drafts: the second gives it away before.
            self._panes[1].let_go()
        for place, pane in enumerate(self._panes):
            if pane.article is not self._article_at(place) and not pane.isVisible():
                pane.let_go()
        second.setVisible(both)
        for heading in self._headings:
            heading.setVisible(both)
        self._panes[0].catch_up()
        self._panes[1].catch_up()
        if opening:
            self._even = True
            self._share_out()
        if lost:
            self._panes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_titles()

    def show_titles(self) -> None:
        """Say over each side what it shows, and which has the keyboard."""
        self._settle()
        for place, (heading, article) in enumerate(zip(self._headings, self._shown, strict=True)):
            if article is not None:
                heading.show_title(self._title(article), current=place == self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep both sides as wide until somebody moves what parts them."""
        super().resizeEvent(event)
        self._share_out()

    # Inside

    def _share_out(self) -> None:
        if self._even:
            self.setSizes([self.width() // 2] * 2)

    def _on_splitter_moved(self, _place: int, _index: int) -> None:
        self._even = False

    def _article_at(self, place: int) -> OpenArticle | None:
        self._settle()
        return self._shown[place]

    def _settle(self) -> None:
        """Give the current article and the one beside it their places."""
        current, beside, shown = self._desk.current, self._desk.beside, self._shown
        if beside is None or shown[1] is None:
            self._place = 0
        elif current in shown:
            self._place = shown.index(current)
        elif beside in shown:
            self._place = 1 - shown.index(beside)
        shown[self._place], shown[1 - self._place] = current, beside

    def _on_current_changed(self, _article: OpenArticle | None) -> None:
        """Take the keyboard along where another side's article was made current."""
        if self._desk.beside is not None:
            focus, pane = self.window().focusWidget(), self.pane
            other = self._panes[1 - self._place]
            if focus is not None and other.isAncestorOf(focus) and pane.isVisible():
                pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_titles()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Make the article current whose side has got the keyboard."""
        if now is None or self._desk.beside is None:
            return
        other = self._panes[1 - self._place]
        if self.pane is not other and other.isAncestorOf(now):
            self._desk.open(self._desk.beside.id)

    def _close(self, place: int, _checked: bool = False) -> None:
        """Show the article of the other side alone."""
        other = self._article_at(1 - place)
        if other is not None:
            self._desk.open(other.id)
            self._desk.close_beside()


class _Heading(QFrame):
    """The headline over a side, and the buttons that change places and close the side."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = context.appearance
        self._current = False
        self.setProperty("line", "bottom")
        self.setProperty("surface", "surface")
        self.setFixedHeight(HEADING)
        self._label = ElidedLabel(parent=self)
        swap = ToolButton.of(context.actions.action("view.swap_sides"), self)
        self.close_button = ToolButton(
            self.tr("Close this side"), context.icons.icon("x"), parent=self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.GUTTER, 0, Space.SMALL, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self._label, 1)
        for button in (swap, self.close_button):
            button.setFixedSize(HEADING - 6, HEADING - 6)
            row.addWidget(button)

    def show_title(self, title: str, *, current: bool) -> None:
        """Show a headline, strong and with a line over it where the keyboard is."""
        self._label.setText(title)
        set_styled(self._label, "role", "heading" if current else "muted")
        self._label.setAccessibleDescription(self.tr("Has the keyboard") if current else "")
        self._current = current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line over the side with the keyboard."""
        super().paintEvent(event)
        if self._current:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), MARK, self._appearance.colours.accent)
            painter.end()


def _stacked(heading: QWidget, content: QWidget) -> QWidget:
    holder = QWidget()
    holder.setMinimumWidth(LEAST)  # whatever else can stand in the middle asks for
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(heading)
    column.addWidget(content, 1)
    return holder


def _holder(heading: QWidget) -> QWidget:
    return cast("QWidget", heading.parentWidget())
