"""Panes: the parts of the window that show the newsroom or the open article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from workstation.desk.open_article import OpenArticle
from workstation.ui.actions.spec import ActionSpec
from workstation.ui.context import Context
from workstation.ui.translation import translate


class Area(Enum):
    """Where a pane stands in the window."""

    LEFT = auto()
    """The desk list and the article list."""
    CENTRE = auto()
    """The draft, or the picture library."""
    RIGHT = auto()
    """Behind one of the tabs at the right."""


class Pane(QWidget):
    """Shows something of the desk; asks the desk, or the open article, for every change.

    `bind` is called with the current article, at once for a visible pane, else when it is next
    shown. Connections made in `bind` end when the next article is bound: disconnect there.
    """

    badge_changed = Signal(int)
    """How many things in this pane ask for something to be done; 0 shows no badge."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        self._article: OpenArticle | None = None
        self._subject: Callable[[], OpenArticle | None] | None = None
        context.desk.current_changed.connect(self._on_current_changed)
        context.desk.tabs_changed.connect(self._on_tabs_changed)

    @property
    def article(self) -> OpenArticle | None:
        """The article this pane is bound to."""
        return self._article

    def follow(self, subject: Callable[[], OpenArticle | None]) -> None:
        """Show from now on what `subject` returns whenever the current article changes."""
        self._subject = subject
        self.catch_up()

    def catch_up(self) -> None:
        """Show what this pane is to show now, at once or when it is next shown."""
        if self.isVisible():
            self._rebind(self._to_show())
        else:
            self._stale = True

    def let_go(self) -> None:
        """Show nothing until it catches up or is next shown."""
        if self._article is not None:
            self._rebind(None)
        self._stale = True

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article; `self.article` is still the one before."""

    def set_shown(self, shown: bool) -> None:
        """Begin or stop working: the pane has been shown or hidden."""

    def complete(self) -> None:
        """Make what the first paint can do without; called once, after it."""

    def set_arrangement(self, arrangement_id: str) -> None:
        """Take note of how the window is arranged; most panes are the same in all of them."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the desk when shown."""
        super().showEvent(event)
        if not event.spontaneous():
            self.set_shown(True)
            if self._stale:
                self._rebind(self._to_show())

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop working when hidden."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.set_shown(False)

    def _to_show(self) -> OpenArticle | None:
        return self.context.desk.current if self._subject is None else self._subject()

    def _on_current_changed(self, _article: OpenArticle | None) -> None:
        self.catch_up()

    def _on_tabs_changed(self) -> None:
        """Let go of an article that was closed, which is gone by the time the pane is shown."""
        closed = self._article is not None and self._article not in self.context.desk.tabs
        if closed and not self.isVisible():
            self._rebind(None)
            self._stale = True

    def _rebind(self, article: OpenArticle | None) -> None:
        self._stale = False
        if article is not self._article or article is None:
            self.bind(article)
            self._article = article


@dataclass(frozen=True, slots=True, kw_only=True)
class PaneSpec:
    """The declaration of a pane, in `workstation/ui/panes/<name>/__init__.py` as `PANE`."""

    id: str
    title: str
    """Marked with `QT_TRANSLATE_NOOP("Pane", …)`."""
    help: str
    """One sentence, marked likewise."""
    icon: str
    area: Area
    order: int
    """Its place among the panes of the same area."""
    create: Callable[[Context], Pane]
    """Imports the pane's module and makes it, when it is first shown."""
    actions: tuple[ActionSpec, ...] = ()
    """Commands whose methods are the pane's."""

    def shown_title(self) -> str:
        """Return the title in the language of the window."""
        return translate("Pane", self.title)

    def shown_help(self) -> str:
        """Return the help in the language of the window."""
        return translate("Pane", self.help)
