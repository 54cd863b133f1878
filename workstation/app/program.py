"""One newsroom's window with all that stands behind it, from opening to closing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from workstation import paths
from workstation.app.staged_context import StagedContext
from workstation.app.surroundings import Surroundings
from workstation.app.window import Frame
from workstation.desk.desk import Desk
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.session import SessionState
from workstation.desk.spelling_process import SpellingProcess
from workstation.desk.use_cases import newsrooms
from workstation.domain.errors import NewsroomLocked
from workstation.domain.first_screen import FirstScreen
from workstation.domain.newsroom import Newsroom
from workstation.ui.on_demand import notices
from workstation.ui.pane_registry import find_panes

if TYPE_CHECKING:
    from workstation.app.hand_over import Sorted
    from workstation.desk.backups import Restoring
    from workstation.desk.doorbell import Doorbell
    from workstation.desk.drawn_ahead import DrawnAhead
    from workstation.desk.housekeeping import Housekeeping
    from workstation.desk.rendering import Renderer
    from workstation.desk.scheduler import Scheduler
    from workstation.formats.picture_workshop import LimitedWorkshop
    from workstation.storage.store import Store

log = logging.getLogger(__name__)

Following: TypeAlias = "Path | Restoring | None"
"""What to open when a window is closed."""


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
    """The window is closed. A Path or a Restoring: what to open next; None: no more."""

    def __init__(
        self,
        surroundings: Surroundings,
        open_store: Callable[[], Store],
        make_renderer: Callable[[], Renderer],
    ) -> None:
        super().__init__()
        self._resources = surroundings.resources
        self._newsroom = surroundings.facts.newsroom
        self._session = SessionState()
        self._next: Following = None
        self.opened = False
        """The newsroom is open, or was."""
        self.refused = False
        """The newsroom could not be opened."""
        self.handed_over = False
        """Another window has the newsroom, and has come forward instead."""
        self._acting = surroundings.acting
        self._make_renderer = make_renderer
        self._renderer: Renderer | None = None
        self._housekeeping: Housekeeping | None = None
        self._scheduler: Scheduler | None = None
        self._stages: Iterator[Callable[[], None]] = iter(())
        self._workshop: LimitedWorkshop | None = None
        self._drawn_ahead: DrawnAhead | None = None
        self._speller = SpellingProcess(surroundings.dictionaries)
        self._unwritten: tuple[Exception, ...] = ()
        self._files: tuple[Path, ...] = ()
        self._doorbell: Doorbell | None = None
        self._unasked = False
        self.dispatcher = Dispatcher(open_store, self)
        try:
            self._build(surroundings)
        except BaseException:
            self.dispatcher.close()  # its threads would keep the program from ending
            raise

    def _build(self, surroundings: Surroundings) -> None:
        self.desk = Desk(self.dispatcher, surroundings.clock, self)
        self.desk.policy = surroundings.settings.policy
        self.context = StagedContext(
            self.desk,
            surroundings,
            self._renderer_there,
            self._workshop_there,
            self._speller,
            self,
        )
        self.frame = Frame(
            self.context,
            find_panes(),
            facts=surroundings.facts,
            session_file=surroundings.session_file,
            may_close=self._may_close,
        )
        self.window = self.frame.window
        self.dispatcher.opened.connect(self._on_opened)
        self.dispatcher.open_failed.connect(self._on_open_failed)
        self.window.closing.connect(self._on_closing)

    def begin(self, first: FirstScreen | None, session: SessionState) -> None:
        """Show the window with what was read first, then load the rest."""
        self._session = session
        self.desk.newsroom_changed.connect(self._choose_acting)
        if first is not None:
            self.desk.begin(first.newsroom, first.bundle)
            self.context.library.show_first(first.rows, first.counts)
        if not session.geometry and not self.window.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.window.take_room(self.window.screen().availableSize())
        self.frame.keeper.restore(session)
        if self.desk.current is not None and self.window.arrangement.centre == "editor":
            self.window.pane("editor").setFocus()  # whoever goes on writing may begin at once
        self.window.installEventFilter(self)
        self.window.show()

    def open_files(self, files: tuple[Path, ...]) -> None:
        """Open article files, packets or a newsroom, as soon as this newsroom is open."""
        self._files += files
        if self.opened and self._files:
            from workstation.app.hand_over import sort_out  # noqa: PLC0415 - after the paint

            files, self._files = self._files, ()
            self.dispatcher.compute(partial(sort_out, files), owner=self, done=self._open_sorted)

    def _open_sorted(self, files: Sorted) -> None:
        if files.articles:
            self.context.interchange.import_articles(files.articles)
        for packet in files.packets:
            self.context.packets.look_into(packet)
        if files.newsroom is not None and files.newsroom != self._newsroom:
            self._on_newsroom_wanted(files.newsroom)

    def come_forward(self, files: tuple[Path, ...] = ()) -> None:
        """Show the window before all others, with files that another start was given."""
        state = self.window.windowState() & ~Qt.WindowState.WindowMinimized
        self.window.setWindowState(state | Qt.WindowState.WindowActive)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.open_files(files)

    def save(self, may_ask: bool) -> bool:
        """Save everything because the session may end; False if a person wants to stay."""
        self.frame.keeper.write_now()
        if self.desk.shut_down() or not self.opened:
            return True
        from workstation.ui.dialogs.unsaved import ask_about_unsaved, keep_copies  # noqa: PLC0415

        if may_ask:
            return ask_about_unsaved(self.window, self.desk.unsaved)
        keep_copies(paths.state_folder() / "unsaved", self.desk.unsaved)
        return True

    def end_unasked(self) -> None:
        """Save everything and close the window: nobody can be asked."""
        self._unasked = True
        self.window.close()

    def close(self) -> None:
        """End everything that runs; nothing is left behind."""
        self._stages = iter(())
        if self._doorbell is not None:
            self._doorbell.close()
        if self._housekeeping is not None:
            self._housekeeping.stop()
        if self._scheduler is not None:
            self._scheduler.stop()
        if self._renderer is not None:
            self._renderer.close()
        if self._workshop is not None:
            self._workshop.close()
        self._speller.close()
        self._unwritten = self.dispatcher.close()
        self.context.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, after which the heavy parts may be loaded."""
        if event.type() is QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._on_painted)
        return super().eventFilter(watched, event)

    def _choose_acting(self, newsroom: Newsroom) -> None:
        """Let who worked here last go on, or the first editor of a newsroom that is new here."""
        if self.desk.acting and newsroom.person(self.desk.acting):
            return
        people = [person for person in newsroom.people if not person.collective]
        editors = [person for person in people if person.role.edits]
        last = newsroom.person(self._acting)
        chosen = last or next(iter(editors or people), None)
        self.desk.set_acting(chosen.name if chosen else "")

    def _workshop_there(self) -> LimitedWorkshop:
        if self._workshop is None:
            from workstation.formats.picture_workshop import LimitedWorkshop  # noqa: PLC0415

            self._workshop = LimitedWorkshop()
        return self._workshop

    def _renderer_there(self) -> Renderer:
        if self._renderer is None:
            self._renderer = self._make_renderer()
        return self._renderer

    def _on_painted(self) -> None:
        self._stages = iter(
            (_share_memory, *self.frame.stages(), self._add_services, self.dispatcher.start)
        )
        self.painted.emit()
        self._next_stage()

    def _next_stage(self) -> None:
        """Make one more of the parts that wait for the paint, then let the window breathe."""
        stage = next(self._stages, None)
        if stage is not None:
            stage()
            QTimer.singleShot(0, self, self._next_stage)

    def _add_services(self) -> None:
        from workstation.desk.courtesy import Courtesy  # noqa: PLC0415 - after the paint
        from workstation.desk.housekeeping import Housekeeping  # noqa: PLC0415
        from workstation.desk.kept_pages import KeptPages  # noqa: PLC0415
        from workstation.desk.scheduler import Scheduler  # noqa: PLC0415

        self.frame.commands.newsroom_wanted.connect(self._on_newsroom_wanted)
        self.frame.menu.newsroom_chosen.connect(self._on_newsroom_wanted)
        self.context.backups  # noqa: B018 - begins to look whether one is due
        courtesy = Courtesy(self)
        self.desk.edited.connect(courtesy.on_edited)
        self._housekeeping = Housekeeping(self.dispatcher, self, courtesy.stand_aside)
        self._scheduler = Scheduler(self.desk, self)
        KeptPages(self.dispatcher, self)
        self._housekeeping.indexed.connect(self.context.library.recount)
        self._housekeeping.indexed.connect(self.context.related.look_again)
        self._housekeeping.damaged.connect(self._on_damaged)

    def _on_opened(self) -> None:
        self.opened = True
        if self.desk.policy is not None:
            rules = self.desk.policy.newsroom_locked
            self.dispatcher.write(partial(newsrooms.impose, rules=rules), owner=self)
        self.desk.load_newsroom()
        self.context.library.choose(self._session.entry)
        self.frame.keeper.reopen(self._session)
        self._renderer_there().warm()
        # The first picture on a page, or coming in, does not wait for a process either.
        self.dispatcher.compute(self._workshop_there().warm, owner=self, done=_warmed)
        self._drawn_ahead = self.context.drawn_ahead
        self._listen()
        self._look_at_place()
        self.ready.emit()
        self.open_files(())

    def _listen(self) -> None:
        """Let other starts find this window."""
        from workstation.desk.doorbell import Doorbell  # noqa: PLC0415 - after the paint

        self._doorbell = Doorbell(self._newsroom, self)
        self._doorbell.rung.connect(self.come_forward)
        if not self._doorbell.listen():
            log.warning("A second start will not find this window.")

    def _look_at_place(self) -> None:
        """Warn of a newsroom on a network drive, or where another program copies files."""
        look = partial(_is_unsafe, self._newsroom)
        self.dispatcher.compute(look, owner=self, done=self._on_place_known)

    def _on_place_known(self, unsafe: bool) -> None:
        if unsafe:
            self.desk.noticed.emit(Notice(NoticeKind.UNSAFE_PLACE, path=self._newsroom))

    def _on_damaged(self, count: int) -> None:
        self.desk.noticed.emit(Notice(NoticeKind.DAMAGED, count=count))

    def _on_open_failed(self, error: Exception) -> None:
        self.refused = True
        if isinstance(error, NewsroomLocked) and self._rings():
            self.handed_over = True
            self._end()
            return
        from workstation.app.refusal import Refusal  # noqa: PLC0415 - hardly ever

        refusal = Refusal(self.window, self.context, self._newsroom)
        refusal.ended.connect(self._end_with)
        refusal.tell(error)

    def _rings(self) -> bool:
        """Let the window that has the newsroom come forward, with our files."""
        from workstation.desk.doorbell import ring  # noqa: PLC0415 - hardly ever

        return ring(self._newsroom, self._files)

    def _end_with(self, following: Following) -> None:
        self._next = following
        self._end()

    def _on_newsroom_wanted(self, following: Path | Restoring) -> None:
        folder = following if isinstance(following, Path) else following.folder
        if folder != self._newsroom and self._is_bound():
            return
        self._next = following
        if not self.window.close():
            self._next = None

    def _is_bound(self) -> bool:
        """Tell, where it is so, that the organisation lets no other newsroom be opened here."""
        if self.desk.policy is None:
            return False
        from workstation.desk.turned_off import refuses  # noqa: PLC0415 - hardly ever
        from workstation.domain.policy import Feature  # noqa: PLC0415

        return refuses(self.desk, Feature.OTHER_NEWSROOMS)

    def _may_close(self) -> bool:
        """Save everything, or ask what is to become of what can't be saved."""
        self.dispatcher.start()  # a window closed at once may have something to save, too
        if self._unasked:
            return self.save(may_ask=False)
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
        if self._unwritten:
            self._tell_unwritten("\n\n".join(map(notices.failure, self._unwritten)))
        self.desk.leave()
        self.window.destroyed.connect(self._on_window_gone)
        self.window.deleteLater()

    def _tell_unwritten(self, said: str) -> None:
        if self._unasked:
            log.warning("Ended with files unwritten: %s", said)
            return
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - hardly ever

        QMessageBox.critical(self.window, self.window.windowTitle(), said)

    def _on_window_gone(self) -> None:
        """Tell last of all: the browser engine has to be gone before the application is."""
        self.ended.emit(self._next)


def _share_memory() -> None:
    from workstation.desk.memory import share  # noqa: PLC0415 - after the paint

    share()


def _is_unsafe(newsroom: Path) -> bool:
    from workstation.services.diagnosis_places import kind_of_folder  # noqa: PLC0415

    return not kind_of_folder(newsroom).ok


def _warmed(_nothing: None) -> None:
    """Take note of nothing."""
