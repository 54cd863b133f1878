"""From the command line to a window, and from one newsroom to the next."""

from __future__ import annotations

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from workstation import __version__, paths
from workstation.app.overrides import guard
from workstation.app.program import Following, Program
from workstation.app.quick_start import QuickStart
from workstation.app.surroundings import Surroundings
from workstation.cli.output import CANNOT_OPEN, DONE, INTERNAL, say
from workstation.desk.collector import Collector
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.session import read_session
from workstation.domain.canonical import sha256_text
from workstation.domain.clock import SystemClock
from workstation.domain.errors import NewsroomMissing
from workstation.domain.ids import ContributorId, new_uuid
from workstation.domain.newsroom import Contributor
from workstation.domain.workflow import PersonRole
from workstation.logs import Log
from workstation.settings.model import General, Theme
from workstation.settings.store import SettingsStore
from workstation.storage.first_screen import read_first_screen
from workstation.storage.schema import DATABASE, LOCK_HOLDER
from workstation.ui import english, web_environment
from workstation.ui.facts import Facts
from workstation.ui.fonts import load_fonts
from workstation.ui.icons import Icons
from workstation.ui.on_demand import notices
from workstation.ui.theme import Appearance, Preference
from workstation.ui.translation import translate
from workstation.ui.writing_view import WritingView

if TYPE_CHECKING:
    from workstation.app.desktop import Desktop
    from workstation.desk.backups import Restoring
    from workstation.desk.rendering import Renderer
    from workstation.domain.policy import Policy
    from workstation.storage.restoring import Restored
    from workstation.storage.store import Store
    from workstation.ui.dialogs.first_start import Wish

FIRST_ROWS = 60
RECENT = 10
"""How many newsrooms are remembered."""

log = logging.getLogger(__name__)


def run(folder: Path, *, named: bool, quick_start: QuickStart, files: tuple[Path, ...] = ()) -> int:
    """Open a newsroom's window, and then another's as long as a person asks for one.

    `named` says that somebody named the folder; then its absence is told of before anything
    new is offered in its place. Files are opened in the first window, or in the one that has
    the newsroom open already.
    """
    record = Log(paths.log_folder())
    try:
        return _Session(record, quick_start, files).run(folder, named=named)
    except Exception:
        record.begin()
        log.exception("The program could not go on.")
        _apologise(record.path)
        return INTERNAL
    finally:
        record.close()


@dataclass(frozen=True, slots=True)
class _Shown:
    """How it went with one newsroom."""

    refused: bool = False
    """It could not be opened; a window that was closed before is no refusal."""
    handed_over: bool = False
    """Another program has it open, whose window has come forward."""
    following: Following = None
    """What to open next."""


class Application(QApplication):
    """The Qt application, to which macOS sends the files that people open."""

    files_given = Signal(object)
    """A tuple of Paths that the file manager wants opened."""

    def event(self, event: QEvent) -> bool:
        """Take files; all else is as it was."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.files_given.emit((Path(event.file()),))
            return True
        return super().event(event)


class _Surprises(QObject):
    """Carries word of what nobody caught, in any thread, to the window there is."""

    met = Signal()
    """Something went wrong that nobody thought of; the log has it."""


class _Session:
    """What outlives one newsroom's window: the application, its looks, its settings."""

    def __init__(self, record: Log, quick_start: QuickStart, files: tuple[Path, ...]) -> None:
        self._files = files
        self._quick_start = quick_start
        self._record = record
        self._environment = web_environment.prepare()
        self._application = make_application()
        self._desktop: Desktop | None = None
        self._shown: Program | None = None
        self._surprises = _Surprises()
        record.catch_everything(self._surprises.met.emit)
        self._resources = paths.resources_folder()
        load_fonts(self._resources)
        self._settings = SettingsStore(paths.config_folder(), paths.policy_files())
        settings = self._settings.load()
        preference = Preference(settings.appearance.theme.value)
        self._appearance = Appearance(self._application, self._resources, preference)
        self._writing = WritingView(settings.writing)
        self._collector = Collector()

    def run(self, folder: Path, *, named: bool) -> int:
        """Open windows until a person has had enough."""
        wanted: Following = folder
        before: Path | None = None
        code = DONE
        while wanted is not None:
            place, restored = (
                (wanted, None) if isinstance(wanted, Path) else self._restored(wanted, before)
            )
            there = place if (place / DATABASE).exists() else self._begin_anew(place, named)
            shown = _Shown(refused=True) if there is None else self._show(there, restored)
            if shown.refused:
                # Whoever had another newsroom open gets it back.
                before, wanted = None, shown.following or before
                code = CANNOT_OPEN if named and not shown.handed_over else DONE
            else:
                before, wanted, code = there, shown.following, DONE
            named = True
        self._collector.stop()
        if self._desktop is not None:
            self._desktop.close()
        return code

    def _restored(self, wanted: Restoring, before: Path | None) -> tuple[Path, Restored | None]:
        """Bring a backup back; return the newsroom to open, and what restoring did."""
        from workstation.app.bringing_back import BringingBack  # noqa: PLC0415 - on demand

        restored = BringingBack().run(wanted, SystemClock())
        return (wanted.folder if restored or before is None else before), restored

    def _begin_anew(self, missing: Path, named: bool) -> Path | None:
        """Let a person make a newsroom, or find theirs."""
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415 - once

        from workstation.ui.dialogs.first_start import FirstStartDialog  # noqa: PLC0415

        folder = paths.default_newsroom() if named else missing
        problem = notices.failure(NewsroomMissing(missing)) if named else ""
        icons = Icons(self._resources, self._appearance)
        make = partial(make_newsroom, policy=self._settings.policy)
        dialog = FirstStartDialog(folder, make, icons, problem)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.folder if accepted else None

    def _show(self, folder: Path, restored: Restored | None = None) -> _Shown:
        """Open one newsroom and return when its window is closed."""
        if self._is_open_elsewhere(folder):
            return _Shown(refused=True, handed_over=True)
        session_file = session_path(folder)
        session = read_session(session_file)
        with ThreadPoolExecutor(1, "first-screen") as ahead:
            first = ahead.submit(read_first_screen, folder, session.current, FIRST_ROWS)
            program = self._program(folder, session_file)
            following: list[Following] = []
            loop = QEventLoop()
            program.ended.connect(following.append)
            program.ended.connect(loop.quit)
            program.painted.connect(self._quick_start.end)
            program.ready.connect(partial(self._remember, folder))
            program.ready.connect(self._collector.settle)
            program.desk.edited.connect(self._collector.put_off)
            program.ready.connect(partial(self._note_start, program))
            if restored is not None:
                program.ready.connect(partial(program.desk.noticed.emit, _told(restored)))
            self._surprises.met.connect(
                program.desk.report_unexpected, Qt.ConnectionType.QueuedConnection
            )
            self._attach(program)
            try:
                program.begin(first.result(), session)
            except BaseException:
                program.close()  # its threads would keep the program from ending
                raise
        loop.exec()
        if program.opened:
            self._remember(folder, program.desk.acting, program.context.spelling.enabled)
        self._shown = None
        self._application.files_given.disconnect(program.open_files)
        if self._desktop is not None and self._desktop.save is not None:
            self._desktop.end_wanted.disconnect(program.end_unasked)
            self._desktop.save = None
        program.deleteLater()
        if following and following[0] is not None:
            self._collector.let_go()
        following_one = following[0] if following else None
        return _Shown(program.refused, program.handed_over, following_one)

    def _attach(self, program: Program) -> None:
        """Let a program have the files, and hear what the desktop wants."""
        self._shown = program
        files, self._files = self._files, ()
        program.open_files(files)
        self._application.files_given.connect(program.open_files)
        follow = partial(self._follow_desktop, program)
        program.painted.connect(follow, Qt.ConnectionType.QueuedConnection)

    def _follow_desktop(self, program: Program) -> None:
        """Hear what the system wants, from the first paint on: before, there is nothing to save."""
        if program is not self._shown:
            return  # closed before it could be followed
        if self._desktop is None:
            from workstation.app.desktop import Desktop  # noqa: PLC0415 - after the paint

            self._desktop = Desktop(self._application)
        self._desktop.end_wanted.connect(program.end_unasked)
        self._desktop.save = program.save

    def _is_open_elsewhere(self, folder: Path) -> bool:
        """Let the window that has a newsroom come forward, if there is one."""
        if not (folder / LOCK_HOLDER).exists():
            return False
        from workstation.desk.doorbell import ring  # noqa: PLC0415 - hardly ever

        return ring(folder, self._files)

    def _program(self, folder: Path, session_file: Path) -> Program:
        settings = self._settings.load()
        surroundings = Surroundings(
            session_file=session_file,
            resources=self._resources,
            clock=SystemClock(),
            appearance=self._appearance,
            writing=self._writing,
            facts=Facts(
                folder,
                self._record.path,
                self._environment.sandboxed,
                tuple(Path(one) for one in _recent(settings.general, folder)[1:]),
            ),
            acting=settings.profile.person,
            backups=settings.backups,
            settings=self._settings,
            dictionaries=paths.dictionary_folders(folder),
            spelling=settings.writing.spelling,
        )
        renderer = partial(
            make_renderer, self._resources / "templates", paths.own_templates(folder)
        )
        return Program(surroundings, partial(open_store, folder), renderer)

    def _note_start(self, program: Program) -> None:
        """Write what nobody waits for, beside the GUI thread."""
        if not self._environment.sandboxed:
            log.warning("The preview runs without its sandbox: the environment says so.")
        for task in (self._record.begin, self._quick_start.keep):
            program.dispatcher.compute(task, owner=program, done=_nothing)

    def _remember(self, folder: Path, acting: str = "", spelling: bool | None = None) -> None:
        """Keep what the next start is to know."""
        settings = self._settings.load()
        if spelling is not None:
            self._writing.set_value(replace(self._writing.value, spelling=spelling))
        theme = Theme(self._appearance.preference.value)
        settings = replace(
            settings,
            general=replace(
                settings.general,
                last_newsroom=str(folder.absolute()),
                recent_newsrooms="\n".join(_recent(settings.general, folder)),
            ),
            appearance=replace(settings.appearance, theme=theme),
            profile=replace(settings.profile, person=acting or settings.profile.person),
            writing=self._writing.value,
        )
        try:
            self._settings.save(settings)
        except OSError:
            log.warning("The settings could not be written.")


def _recent(general: General, folder: Path) -> list[str]:
    """Return the newsrooms that were open before, a folder and the last ones first."""
    before = (general.last_newsroom, *general.recent_newsrooms.splitlines())
    here = str(folder.absolute())
    return list(dict.fromkeys((here, *filter(None, before))))[:RECENT]


def _told(restored: Restored) -> Notice:
    """Return what there is to say of a restore."""
    return Notice(NoticeKind.BACKUP_RESTORED, count=restored.articles, path=restored.set_aside)


def _nothing(_answer: None) -> None:
    """Need no answer."""


def _apologise(log_file: Path) -> None:
    """Say that the program has to end, and where to read why."""
    text = translate(
        "Program",
        "Something went wrong inside the program, and it has to end. The details are in %1.",
    ).replace("%1", str(log_file))
    if QApplication.instance() is not None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - hardly ever

        QMessageBox.critical(None, "Editorial Workstation", text)
    else:
        say(text)


def make_application() -> Application:
    """Make the Qt application with the names that desktops and settings go by."""
    guard()
    application = Application(sys.argv[:1])
    application.setApplicationName(paths.APP_NAME)
    application.setApplicationDisplayName("Editorial Workstation")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(paths.APP_NAME)
    application.setQuitOnLastWindowClosed(False)
    english.install(application)
    return application


def open_store(folder: Path) -> Store:
    """Open a newsroom; on the write lane, since it loads SQLAlchemy."""
    from workstation.storage.store import Store  # noqa: PLC0415 - keeps it out of the first paint

    return Store.open(folder, SystemClock())


def make_renderer(templates: Path, own: Path) -> Renderer:
    """Make what renders pages beside the window; after the first paint."""
    from workstation.desk.rendering import RenderProcess  # noqa: PLC0415
    from workstation.rendering.worker import Setup  # noqa: PLC0415

    return RenderProcess(Setup(templates, own=own))


def make_newsroom(wish: Wish, policy: Policy | None = None) -> None:
    """Make a newsroom as the first start asks for it."""
    from workstation.services import demo, newsrooms  # noqa: PLC0415 - loads libraries
    from workstation.storage.store import Store  # noqa: PLC0415
    from workstation.ui.dialogs.first_start import Beginning  # noqa: PLC0415

    clock = SystemClock()
    if wish.beginning is Beginning.DEMO:
        demo.make(wish.folder, paths.resources_folder() / "demo", clock).close()
        return
    store = Store.create(wish.folder, wish.name, clock)
    if policy is not None:
        with store.write() as unit:
            newsrooms.impose(unit, policy.newsroom_defaults)
    if wish.person:
        chief = Contributor(id=ContributorId(new_uuid()), name=wish.person, role=PersonRole.CHIEF)
        with store.write() as unit:
            newsrooms.save(unit, replace(newsrooms.load(unit), people=(chief,)))
    store.close()


def session_path(folder: Path) -> Path:
    """Return where the window's state for a newsroom is kept on this machine."""
    return paths.state_folder() / "sessions" / f"{sha256_text(str(folder.resolve()))[:16]}.json"
