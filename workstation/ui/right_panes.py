"""The panes at the right: one in front behind a strip of tabs, or in windows of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from workstation.ui.context import Context
from workstation.ui.pane import Pane, PaneSpec
from workstation.ui.widgets.pane_tabs import PaneTabs


class RightPanes(QFrame):
    """Makes each pane when it is first shown, and lets a person take one out of the window."""

    shown = Signal(str)
    """The id of the pane that is in front now."""

    def __init__(self, context: Context, specs: tuple[PaneSpec, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self._context = context
        self._specs = {spec.id: spec for spec in specs}
        self._panes: dict[str, Pane] = {}
        self._floating: dict[str, _PaneWindow] = {}
        self._held_back = False
        self.tabs = PaneTabs(self.tr("Panes"), context.appearance, self)
        self.tabs.setMovable(True)
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabs.customContextMenuRequested.connect(self._open_tab_menu)
        self.tabs.chosen.connect(self.show_pane)
        self._stack = QStackedWidget(self)
        for spec in specs:
            self.tabs.add(spec.id, spec.shown_title(), spec.shown_help())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> str:
        """The id of the pane in front."""
        return self.tabs.current()

    def pane(self, pane_id: str) -> Pane:
        """Return a pane, making it if need be."""
        pane = self._panes.get(pane_id)
        if pane is None:
            pane = self._specs[pane_id].create(self._context)
            pane.setAccessibleName(self._specs[pane_id].shown_title())
            self._panes[pane_id] = pane
            self._stack.addWidget(pane)
        return pane

    def hold_back(self) -> None:
        """Make no pane until `go_on`; only their tabs are there."""
        self._held_back = True

    def go_on(self) -> None:
        """Make the pane in front, and from now on each that is asked for."""
        self._held_back = False
        if self.current:
            self.show_pane(self.current)

    def show_pane(self, pane_id: str) -> None:
        """Bring a pane to the front, here or in its own window; an unknown id does nothing."""
        if pane_id in self._floating:
            self._floating[pane_id].activateWindow()
            return
        if pane_id not in self.tabs.ids():
            return
        self.tabs.choose(pane_id)
        if not self._held_back:
            self._stack.setCurrentWidget(self.pane(pane_id))
        self.shown.emit(pane_id)

    def set_badge(self, pane_id: str, count: int, words: str) -> None:
        """Show at a pane's tab how many things wait there."""
        if pane_id in self.tabs.ids():
            self.tabs.set_badge(pane_id, count, words)

    def float_pane(self, pane_id: str) -> None:
        """Give a pane a window of its own; closing that brings it back behind its tab."""
        if pane_id in self._floating or len(self.tabs.ids()) < 2:
            return
        pane = self.pane(pane_id)
        self.tabs.remove(pane_id)
        self._stack.removeWidget(pane)
        window = _PaneWindow(pane, self._specs[pane_id].shown_title(), self)
        window.resize(max(self.width(), 420), self.height())
        window.closed.connect(partial(self._bring_back, pane_id))
        self._floating[pane_id] = window
        window.show()

    def dock_all(self) -> None:
        """Bring every pane back into the window."""
        for window in tuple(self._floating.values()):
            window.close()

    def _bring_back(self, pane_id: str) -> None:
        window = self._floating.pop(pane_id)
        pane = window.release()
        window.deleteLater()
        spec = self._specs[pane_id]
        self._stack.addWidget(pane)
        self.tabs.add(pane_id, spec.shown_title(), spec.shown_help())
        places = list(self._specs)
        for place, other in enumerate(self.tabs.ids()):
            if places.index(other) > places.index(pane_id):
                self.tabs.moveTab(self.tabs.index_of(pane_id), place)
                break
        self.show_pane(pane_id)

    def _open_tab_menu(self, point: QPoint) -> None:
        index = self.tabs.tabAt(point)
        if index < 0:
            return
        pane_id = self.tabs.ids()[index]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = menu.addAction(self.tr("Open in a window of its own"))
        own.triggered.connect(partial(self.float_pane, pane_id))
        own.setEnabled(len(self.tabs.ids()) > 1)
        menu.popup(self.tabs.mapToGlobal(point))


class _PaneWindow(QWidget):
    """A window that holds one pane until it is closed."""

    closed = Signal()
    """A person closed the window; the pane is still in it."""

    def __init__(self, pane: Pane, title: str, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setWindowTitle(title)
        self.setProperty("surface", "surface")
        self._pane = pane
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(pane)
        pane.show()
        close = QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self)
        close.activated.connect(self.close)

    def release(self) -> Pane:
        """Give the pane away."""
        self._column.removeWidget(self._pane)
        return self._pane

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell before going."""
        super().closeEvent(event)
        self.closed.emit()
