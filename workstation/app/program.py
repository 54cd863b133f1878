"""One newsroom's window with all that stands behind it, from opening to closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from workstation.app.window import Frame
from workstation.desk.counting import Counting
from workstation.desk.desk import Desk
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.housekeeping import Housekeeping
from workstation.desk.interchange import Interchange
from workstation.desk.library_feed import LibraryFeed
from workstation.desk.next_move import NextMove
from workstation.desk.notes_feed import NotesFeed
from workstation.desk.picture_intake import PictureIntake
from workstation.desk.pictures_feed import PicturesFeed
from workstation.desk.preview_feed import PreviewFeed
from workstation.desk.proofing_feed import ProofingFeed
from workstation.desk.related_feed import RelatedFeed
from workstation.desk.rendering import Renderer
from workstation.desk.review_feed import ReviewFeed
from workstation.desk.scheduler import Scheduler
from workstation.desk.session import SessionState
from workstation.domain.clock import Clock
from workstation.domain.first_screen import FirstScreen
from workstation.domain.newsroom import Newsroom
from workstation.ui.actions.registry import Actions
from workstation.ui.context import Context
from workstation.ui.facts import Facts
from workstation.ui.icons import Icons
from workstation.ui.notices import failure
from workstation.ui.pane_registry import find_panes
from workstation.ui.theme import Appearance

if TYPE_CHECKING:
    from workstation.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the program is built from, and what outlives one newsroom's window."""

    session_file: Path
    resources: Path
    clock: Clock
    appearance: Appearance
    facts: Facts
    acting: str
    """Who worked here last; empty if nobody has said."""


class Program(QObject):
    """Builds the desk, its feeds and the window, starts them in stages, ends them in reverse.

    The first screen needs no SQLAlchemy, no Markdown and no browser engine: those are loaded
    after the first paint, beside the GUI thread or when nobody types.
    """

    painted = Signal()
    """The window has been drawn for the first time."""
    ready = Signal()
    """The newsroom is open, and the last session's articles have been asked for."""
    ended = Signal(object)
    """The window is closed. A Path: the newsroom to open next; None: no more."""

    def __init__(
        self,
        surroundings: Surroundings,
        open_store: Callable[[], Store],
        renderer: Renderer,
    ) -> None:
        super().__init__()
        self._resources = surroundings.resources
        self._session = SessionState()
        self._next: Path | None = None
        self.opened = False
        """The newsroom could be opened."""
        self._acting = surroundings.acting
        self.renderer = renderer
        self.dispatcher = Dispatcher(open_store, self)
        try:
            self._build(surroundings)
        except BaseException:
            self.dispatcher.close()  # its threads would keep the program from ending
            raise

    def _build(self, surroundings: Surroundings) -> None:
        self.desk = Desk(self.dispatcher, surroundings.clock, self)
        self.context = self._context(surroundings)
        interchange = Interchange(self.desk, surroundings.resources / "templates", self)
        self.frame = Frame(
            self.context,
            find_panes(),
            interchange=interchange,
            counting=Counting(self.desk, self),
            facts=surroundings.facts,
            session_file=surroundings.session_file,
            may_close=self._may_close,
        )
        self.window = self.frame.window
        self.housekeeping = Housekeeping(self.dispatcher, self)
        self.housekeeping.indexed.connect(self.context.library.recount)
        self.housekeeping.indexed.connect(self.context.related.look_again)
        self.scheduler = Scheduler(self.desk, self)
        self.dispatcher.opened.connect(self._on_opened)
        self.dispatcher.open_failed.connect(self._on_open_failed)
        self.frame.commands.newsroom_wanted.connect(self._on_newsroom_wanted)
        self.window.closing.connect(self._on_closing)

    def begin(self, first: FirstScreen | None, session: SessionState) -> None:
        """Show the window with what was read first, then load the rest."""
        self._session = session
        self.desk.newsroom_changed.connect(self._choose_acting)
        if first is not None:
            self.desk.begin(first.newsroom, first.bundle)
            self.context.library.show_first(first.rows, first.counts)
        if not session.geometry and not self.window.testAttribute(Qt.WidgetAttribute.WA_Resized):
            room = self.window.screen().availableSize()
            self.window.resize(room.boundedTo(QSize(1600, 1000)))
        self.frame.keeper.restore(session)
        self.window.installEventFilter(self)
        self.window.show()

    def close(self) -> None:
        """End everything that runs; nothing is left behind."""
        self.housekeeping.stop()
        self.scheduler.stop()
        self.renderer.close()
        self.dispatcher.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, after which the heavy parts may be loaded."""
        if event.type() is QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._on_painted)
        return super().eventFilter(watched, event)

    def _context(self, surroundings: Surroundings) -> Context:
        desk = self.desk
        icons = Icons(surroundings.resources, surroundings.appearance)
        proofing = ProofingFeed(desk, self)
        review = ReviewFeed(desk, proofing, self)
        return Context(
            desk=desk,
            library=LibraryFeed(desk, self),
            related=RelatedFeed(desk, self),
            pictures=PicturesFeed(desk, self),
            intake=PictureIntake(desk, self),
            preview=PreviewFeed(desk, self.renderer, self),
            proofing=proofing,
            review=review,
            notes=NotesFeed(desk, self),
            next_move=NextMove(desk, review, self),
            actions=Actions(desk, icons, self),
            appearance=surroundings.appearance,
            icons=icons,
            resources=surroundings.resources,
        )

    def _choose_acting(self, newsroom: Newsroom) -> None:
        """Let who worked here last go on, or the first editor of a newsroom that is new here."""
        if self.desk.acting and newsroom.person(self.desk.acting):
            return
        people = [person for person in newsroom.people if not person.collective]
        editors = [person for person in people if person.role.edits]
        last = newsroom.person(self._acting)
        chosen = last or next(iter(editors or people), None)
        self.desk.set_acting(chosen.name if chosen else "")

    def _on_painted(self) -> None:
        self.painted.emit()
        self.frame.finish()
        self.dispatcher.start()

    def _on_opened(self) -> None:
        self.opened = True
        self.desk.load_newsroom()
        self.context.library.choose(self._session.entry)
        self.frame.keeper.reopen(self._session)
        self.renderer.warm()
        self.ready.emit()

    def _on_open_failed(self, error: Exception) -> None:
        QMessageBox.critical(self.window, self.window.windowTitle(), failure(error))
        self._end()

    def _on_newsroom_wanted(self, folder: Path) -> None:
        self._next = folder
        if not self.window.close():
            self._next = None

    def _may_close(self) -> bool:
        """Save everything, or ask what is to become of what can't be saved."""
        if self.desk.shut_down():
            return True
        from workstation.ui.dialogs.unsaved import ask_about_unsaved  # noqa: PLC0415

        return ask_about_unsaved(self.window, self.desk.unsaved)

    def _on_closing(self) -> None:
        self.frame.keeper.write_now()
        self._end()

    def _end(self) -> None:
        self.window.hide()
        self.close()
        self.desk.leave()
        self.window.destroyed.connect(self._on_window_gone)
        self.window.deleteLater()

    def _on_window_gone(self) -> None:
        """Tell last of all: the browser engine has to be gone before the application is."""
        self.ended.emit(self._next)
