"""The window: columns of panes between a strip at the top and one at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.open_article import OpenArticle
from workstation.ui.arrangement import Arrangement, arrangement
from workstation.ui.context import Context
from workstation.ui.desk_tabs import DeskTabs
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.right_panes import RightPanes

if TYPE_CHECKING:
    from workstation.ui.side_by_side import SideBySide

FIRST_SIZE = QSize(1600, 1000)
"""Of a window that was never opened before, in pixels."""
CENTRE_MINIMUM = 360
LEAST_WIDTHS = (186, 250, CENTRE_MINIMUM, 380)
"""Of the columns, in pixels, where the window chooses them."""


class MainWindow(QMainWindow):
    """Owns the layout only: which panes stand where, and how wide they are."""

    arranged = Signal(str)
    """The id of the arrangement that the window has now."""
    closing = Signal()
    """The window has been closed; everything was saved."""

    def __init__(
        self,
        context: Context,
        specs: tuple[PaneSpec, ...],
        may_close: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._context = context
        self._may_close = may_close
        self._specs = {spec.id: spec for spec in specs}
        self._panes: dict[str, Pane] = {}
        self._arrangement = arrangement("")
        self._complete = False
        self._layouts: dict[str, bytes] = {}
        self._fronts: dict[str, str] = {}
        self._folded: set[str] = set()
        self._folded_before: set[str] | None = None
        self._made_room: set[str] = set()
        """The sides that are hidden for two drafts to have room."""
        self.sides: SideBySide | None = None
        """The two drafts beside each other; made when that is first asked for."""
        self.setWindowTitle(self.tr("Editorial Workstation"))
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        self._left = [spec.id for spec in specs if spec.area is Area.LEFT]
        for pane_id in self._left:
            self.columns.addWidget(self.pane(pane_id))
        self.tabs = DeskTabs(context, self)
        self._centre = QStackedWidget(self)
        self.columns.addWidget(self._centre_column())
        self.right = RightPanes(
            context, tuple(spec for spec in specs if spec.area is Area.RIGHT), self
        )
        self.columns.addWidget(self.right)
        self.columns.setStretchFactor(len(self._left), 1)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.columns, 1)
        holder = QWidget(self)
        holder.setLayout(self._column)
        self.setCentralWidget(holder)
        context.desk.beside_changed.connect(self._on_beside_changed)
        QShortcut("F6", self).activated.connect(self._focus_next_column)

    # What stands where

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement the window has."""
        return self._arrangement

    def take_room(self, room: QSize) -> None:
        """Be as large as is good for a first look; on a screen that small, fill it.

        Not by size alone: with its frame the window would reach beyond the screen.
        """
        self.resize(room.boundedTo(FIRST_SIZE))
        if room.width() <= FIRST_SIZE.width() or room.height() <= FIRST_SIZE.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def set_top(self, bar: QWidget) -> None:
        """Put the strip along the top in its place."""
        self._column.insertWidget(0, bar)

    def set_warning(self, banner: QWidget) -> None:
        """Put what must not be overlooked over the columns."""
        self._column.insertWidget(self._column.indexOf(self.columns), banner)

    def set_bottom(self, bar: QWidget) -> None:
        """Put the strip along the bottom in its place."""
        self._column.addWidget(bar)

    def pane(self, pane_id: str) -> Pane:
        """Return a pane, making it if need be."""
        spec = self._specs[pane_id]
        if spec.area is Area.RIGHT:
            return self.right.pane(pane_id)
        pane = self._panes.get(pane_id)
        if pane is None:
            pane = spec.create(self._context)
            pane.setAccessibleName(spec.shown_title())
            self._panes[pane_id] = pane
            if self._complete:
                pane.complete()
        return pane

    def commanded(self, pane_id: str) -> Pane:
        """Return the pane that carries a command out: of two drafts that with the keyboard."""
        if pane_id == "editor" and self.sides is not None:
            return self.sides.pane
        return self.pane(pane_id)

    def complete(self) -> None:
        """Make what the first paint did without, in the panes there are and those to come."""
        self._complete = True
        for pane in self._panes.values():
            pane.complete()

    def show_pane(self, pane_id: str) -> None:
        """Bring a pane to the front, whatever hides it."""
        spec = self._specs.get(pane_id)
        if spec is None:
            return
        if spec.area is Area.RIGHT:
            self.fold("panes", False)
            self.right.show_pane(pane_id)
        elif spec.area is Area.LEFT:
            self.fold("library", False)
            if pane_id not in self._arrangement.left:
                self.arrange("write")
        elif spec.id != self._arrangement.centre:
            self.arrange("write" if spec.id == "editor" else "pictures")

    def arrange(self, arrangement_id: str) -> None:
        """Give the window one of its arrangements, with the widths it had there."""
        self._give_room_back()
        self._remember()
        self._take_up(arrangement(arrangement_id))

    def _take_up(self, wanted: Arrangement) -> None:
        self._arrangement = wanted
        for pane_id in self._left:
            self.pane(pane_id).setVisible(pane_id in wanted.left and "library" not in self._folded)
        centre = self.pane(wanted.centre)
        if self._centre.indexOf(centre) < 0:
            self._centre.addWidget(centre)
        self._centre.setCurrentWidget(centre)
        centre.set_arrangement(wanted.id)
        self.tabs.want(wanted.centre == "editor")
        if self.sides is not None:
            self.sides.show_sides(drafts=wanted.centre == "editor")
        self.right.setVisible("panes" not in self._folded)
        self.right.show_pane(self._fronts.get(wanted.id, wanted.right))
        layout = self._layouts.get(wanted.id)
        if layout is None or not self.columns.restoreState(layout):
            self.columns.setSizes(self._default_widths(wanted))
        self._make_room()
        self.arranged.emit(wanted.id)

    def fold(self, side: str, folded: bool) -> None:
        """Hide or show the lists (`library`) or the panes at the right (`panes`)."""
        if folded == (side in self._folded):
            return
        self._made_room.discard(side)
        self._set_folded(side, folded)
        if not folded:
            self._make_room(kept=side)

    def _set_folded(self, side: str, folded: bool) -> None:
        self._remember()
        if folded:
            self._folded.add(side)
        else:
            self._folded.discard(side)
        if side == "panes":
            self.right.setVisible(not folded)
        else:
            for pane_id in self._arrangement.left:
                self.pane(pane_id).setVisible(not folded)

    def toggle(self, side: str) -> None:
        """Fold a side that is open, open one that is folded."""
        self.fold(side, side not in self._folded)

    def toggle_full_screen(self) -> None:
        """Fill the screen with the draft alone, or be a window again as before."""
        before, self._folded_before = self._folded_before, None
        if before is None:
            self._folded_before = set(self._folded)
            for side in ("library", "panes"):
                self.fold(side, True)
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
            return
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        for side in ("library", "panes"):
            self.fold(side, side in before)

    # What comes back at the next start

    def layouts(self) -> dict[str, bytes]:
        """Return the widths of the columns in each arrangement, as bytes to be restored."""
        self._remember()
        return dict(self._layouts)

    @property
    def folded(self) -> frozenset[str]:
        """The sides that are hidden, but for the sake of the full screen."""
        before = self._folded_before
        return frozenset(self._folded if before is None else before) - self._made_room

    def restore(
        self, arrangement_id: str, layouts: dict[str, bytes], folded: frozenset[str], pane: str
    ) -> None:
        """Take up the arrangement of the last session."""
        self._layouts = dict(layouts)
        self._folded = set(folded)
        self._fronts[arrangement_id] = pane
        self._take_up(arrangement(arrangement_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be a window again on Escape, where nothing else had a use for it."""
        if event.key() == Qt.Key.Key_Escape and self._folded_before is not None:
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything is saved."""
        if not self._may_close():
            event.ignore()
            return
        if self._folded_before is not None:
            self.toggle_full_screen()
        self.right.dock_all()
        super().closeEvent(event)
        self.closing.emit()

    # Inside

    def _centre_column(self) -> QWidget:
        column = self._centre_frame = QFrame(self)
        column.setProperty("surface", "paper")
        column.setMinimumWidth(CENTRE_MINIMUM)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._centre, 1)
        return column

    def _on_beside_changed(self, article: OpenArticle | None) -> None:
        if self.sides is None:
            self.sides = self._divide()
        self.sides.show_sides(drafts=self._arrangement.centre == "editor")
        self._make_room()
        if article is None:
            self._give_room_back()

    def _divide(self) -> SideBySide:
        """Put a second draft beside what stands in the middle."""
        from workstation.ui.side_by_side import SideBySide  # noqa: PLC0415 - on demand

        first, spec = self.pane("editor"), self._specs["editor"]
        second = spec.create(self._context)
        second.setAccessibleName(self.tr("%1, other side").replace("%1", spec.shown_title()))
        second.set_arrangement(self._arrangement.id)
        if self._complete:
            second.complete()
        focus = self.focusWidget()
        layout = cast("QVBoxLayout", self._centre_frame.layout())
        sides = SideBySide(self._context, self._centre, (first, second), self.tabs.title)
        layout.addWidget(sides)
        self.arranged.connect(second.set_arrangement)
        self.tabs.retitled.connect(sides.show_titles)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return sides

    def _make_room(self, kept: str = "") -> None:
        """Fold sides until two drafts beside each other can be read."""
        if self._context.desk.beside is None or self._arrangement.centre != "editor":
            return
        sides = ("library", "panes") if self._arrangement.id == "review" else ("panes", "library")
        for side in sides:
            self.columns.refresh()
            narrow = self.columns.sizes()[len(self._left)] < 2 * CENTRE_MINIMUM
            if narrow and side not in (kept, *self._folded):
                self._set_folded(side, True)
                self._made_room.add(side)

    def _give_room_back(self) -> None:
        """Show the sides again that were hidden for two drafts."""
        made, self._made_room = self._made_room, set()
        for side in made:
            self._set_folded(side, False)

    def _remember(self) -> None:
        if self.columns.isVisible():
            self._layouts[self._arrangement.id] = bytes(self.columns.saveState().data())
        if self.right.current:
            self._fronts[self._arrangement.id] = self.right.current

    def _default_widths(self, wanted: Arrangement) -> list[int]:
        """Scale the side columns down on narrow windows, as far as they can still be read."""
        scale = min(1.0, self.width() / 1600)
        widths = [
            max(int(width * scale), least) if width else 0
            for width, least in zip(wanted.widths, LEAST_WIDTHS, strict=True)
        ]
        centre = len(self._left)
        widths[centre] = max(CENTRE_MINIMUM, self.width() - sum(widths) + widths[centre])
        return widths

    def _focus_next_column(self) -> None:
        """Go round the columns by keyboard."""
        widgets = (self.columns.widget(place) for place in range(self.columns.count()))
        columns: list[QWidget] = []
        for column in widgets:
            if (
                column is self._centre_frame
                and self.sides is not None
                and self._context.desk.beside
            ):
                columns += self.sides.in_order
            elif column is not None and column.isVisible():
                columns.append(column)
        focus = self.focusWidget()
        here = next(
            (
                place
                for place, column in enumerate(columns)
                if focus is not None and (column is focus or column.isAncestorOf(focus))
            ),
            -1,
        )
        column = columns[(here + 1) % len(columns)]
        column.setFocus(Qt.FocusReason.TabFocusReason)
        if column.focusProxy() is None:
            self.focusNextChild()
