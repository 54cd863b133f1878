"""Keeps the session file up to date, and takes up where the last session ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer

from workstation.desk.desk import Desk
from workstation.desk.library_feed import LibraryFeed
from workstation.desk.session import SessionFile, SessionState, TabState
from workstation.domain.ids import ArticleId
from workstation.ui.main_window import MainWindow

INTERVAL_MS = 1000
"""What a crash can take of where the writer was."""


class SessionKeeper(QObject):
    """Writes the window's state every second while it changes, beside the GUI thread."""

    def __init__(self, path: Path, window: MainWindow, desk: Desk, library: LibraryFeed) -> None:
        super().__init__(window)
        self._file = SessionFile(path)
        self._window = window
        self._desk = desk
        self._library = library
        self._written: SessionState | None = None
        self._wanted_tabs: dict[ArticleId, TabState] = {}
        self._wanted_order: tuple[ArticleId, ...] = ()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._write_soon)
        self._at_once = QTimer(self, singleShot=True, interval=0)
        self._at_once.timeout.connect(self._write_soon)
        self._wanted_current: ArticleId | None = None
        self._wanted_beside: ArticleId | None = None
        self._wanted_swapped = False
        desk.current_changed.connect(self._place_beside)
        desk.tabs_changed.connect(self._place_cursors)
        desk.tabs_changed.connect(self._on_articles_changed)
        desk.current_changed.connect(self._on_articles_changed)
        desk.beside_changed.connect(self._on_articles_changed)

    def restore(self, state: SessionState) -> None:
        """Give the window the look of the last session; articles come with `reopen`."""
        self._wanted_tabs = {tab.article: tab for tab in state.tabs}
        self._wanted_order = tuple(self._wanted_tabs)
        self._wanted_current = state.current
        self._wanted_beside, self._wanted_swapped = state.beside, state.swapped
        self._desk.choices.update(state.choices)
        if state.geometry:
            self._window.restoreGeometry(QByteArray(state.geometry))
        self._window.restore(state.arrangement, state.layouts, state.folded, state.pane)
        self._place_cursors()

    def reopen(self, state: SessionState) -> None:
        """Open the articles of the last session; the current one first."""
        if state.current is not None and self._desk.current is None:
            self._desk.open(state.current)
        self._desk.open_in_background(tuple(tab.article for tab in state.tabs))
        self._place_beside()
        self._timer.start()

    def state(self) -> SessionState:
        """Return what is to come back."""
        current, beside, sides = self._desk.current, self._desk.beside, self._window.sides
        opened = tuple(
            TabState(article.id, article.cursor, article.scroll) for article in self._desk.tabs
        )
        return SessionState(
            # Those that are still being read come back as well, if the program ends now.
            tabs=(*opened, *self._wanted_tabs.values()),
            current=current.id if current is not None else self._wanted_current,
            beside=beside.id if beside is not None else self._wanted_beside,
            swapped=self._wanted_swapped if sides is None else sides.swapped,
            arrangement=self._window.arrangement.id,
            entry=self._library.entry.id,
            pane=self._window.right.current,
            geometry=bytes(self._window.saveGeometry().data()),
            layouts=self._window.layouts(),
            folded=self._window.folded,
            choices=dict(self._desk.choices),
        )

    def write_now(self) -> None:
        """Write the state before the program ends."""
        self._timer.stop()
        self._at_once.stop()
        self._file.order(self.state())()

    def _write_soon(self) -> None:
        state = self.state()
        if state != self._written:
            self._written = state
            self._desk.dispatcher.compute(self._file.order(state), owner=self, done=_nothing)

    def _on_articles_changed(self, article: object = None) -> None:
        """Write which articles are open without waiting for the second to pass."""
        if article is not None:
            self._wanted_current = None
        if self._timer.isActive():
            self._at_once.start()

    def _place_beside(self, _article: object = None) -> None:
        """Show beside the current article what was there, once both are open."""
        wanted, desk = self._wanted_beside, self._desk
        if wanted is None or desk.current is None or not desk.dispatcher.is_open:
            return
        if wanted in {article.id for article in desk.tabs}:
            self._wanted_beside = None
            desk.open_beside(wanted)
            if self._wanted_swapped and self._window.sides is not None:
                self._window.sides.swap()

    def _place_cursors(self) -> None:
        """Put an article that comes back in its place among the tabs, its cursor where it was."""
        back = [article for article in self._desk.tabs if article.id in self._wanted_tabs]
        for article in back:
            tab = self._wanted_tabs.pop(article.id)
            article.cursor, article.scroll = tab.cursor, tab.scroll
        if back:
            self._desk.reorder_tabs(self._wanted_order)
        self._place_beside()


def _nothing(_result: None) -> None:
    """Need no answer."""
