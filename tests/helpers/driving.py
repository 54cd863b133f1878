"""The whole program in this process, driven as a person would: for tests, pictures, the tour."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from workstation import paths
from workstation.app.program import Program
from workstation.app.run import FIRST_ROWS
from workstation.app.surroundings import Surroundings
from workstation.desk.open_article import OpenArticle
from workstation.desk.rendering import RenderProcess
from workstation.desk.session import read_session
from workstation.domain.article import ArticleBundle
from workstation.domain.clock import Clock, SystemClock
from workstation.rendering.worker import Setup
from workstation.services import drafts
from workstation.storage.first_screen import read_first_screen
from workstation.storage.store import Store
from workstation.ui.facts import Facts
from workstation.ui.fonts import load_fonts
from workstation.ui.theme import Appearance, Preference
from workstation.ui.writing_view import WritingView

STEP_MS = 15

W = TypeVar("W", bound=QWidget)


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
    """Let the program work until a condition holds; TimeoutError names what was waited for."""
    loop = QEventLoop()
    look = QTimer(interval=STEP_MS)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    limit = QTimer(singleShot=True, interval=int(seconds * 1000))
    limit.timeout.connect(loop.quit)
    if not condition():
        look.start()
        limit.start()
        loop.exec()
        look.stop()
        limit.stop()
    if not condition():
        raise TimeoutError(f"waited {seconds} s in vain: {what}")


@dataclass
class Driver:
    """A running program and its window."""

    program: Program
    closed: bool = False

    @property
    def window(self) -> QWidget:
        return self.program.window

    def act(self, action_id: str) -> None:
        """Carry out a command as its menu entry would."""
        action = self.program.context.actions.action(action_id)
        assert action.isEnabled(), f"{action_id} is not offered now"
        action.trigger()

    def open(self, slug: str) -> OpenArticle:
        """Open an article by its slug and wait until it is current."""
        desk = self.program.desk
        found: list[ArticleBundle] = []
        desk.dispatcher.read(
            partial(drafts.load_by_slug, slug=slug),
            owner=desk,
            done=found.append,
            after_writes=True,
        )
        self.wait(lambda: bool(found), f"{slug} to be found")
        wanted = found[0].article.id
        desk.open(wanted)
        self.wait(lambda: desk.current is not None and desk.current.id == wanted, f"{slug} to open")
        assert desk.current is not None
        return desk.current

    def named(self, name: str, kind: type[W] = QWidget, within: QWidget | None = None) -> W:  # type: ignore[assignment]
        """Find what a screen reader would call by a name, among what is to be seen."""
        found = [
            widget
            for widget in (within or self.window).findChildren(kind)
            if widget.isVisible() and said(widget).startswith(name)
        ]
        assert found, f"nothing to be seen is called “{name}”"
        return found[0]

    def is_named(self, name: str) -> bool:
        """Say whether something of that name is to be seen."""
        return any(
            widget.isVisible() and said(widget).startswith(name)
            for widget in self.window.findChildren(QWidget)
        )

    def press(self, name: str) -> None:
        """Click the button of a name."""
        self.click(self.named(name, QAbstractButton))

    def write(self, name: str, text: str) -> None:
        """Click the field of a name and type into it in place of what it holds."""
        target = next(
            field
            for kind in (QLineEdit, QTextEdit, QPlainTextEdit)
            for field in self.window.findChildren(kind)
            if field.isVisible() and said(field).startswith(name)
        )
        self.click(target)
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text, target)

    def choose_files(self, *paths: Path) -> None:
        """Answer the file dialog that has opened."""
        self.wait(lambda: bool(self._file_dialogs()), "the file dialog")
        dialog = self._file_dialogs()[0]
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None, "the dialog is not Qt's own"
        names = " ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0])
        line.setText(names)
        dialog.accept()

    def _file_dialogs(self) -> list[QFileDialog]:
        return [found for found in self.window.findChildren(QFileDialog) if found.isVisible()]

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Click a widget with the left button, in its middle if not said otherwise."""
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        QTest.mouseClick(
            target, Qt.MouseButton.LeftButton, pos=point if point else target.rect().center()
        )

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Type into a widget, or where the focus is."""
        target = widget or self.window.focusWidget()
        assert target is not None, "nothing has the focus"
        for letter in text:
            if letter == "\n":
                QTest.keyClick(target, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(target, letter) if letter.isascii() else _insert(target, letter)

    def pane(self, pane_id: str, kind: builtins.type[W]) -> W:
        """Return a pane of the window by its id, made if need be."""
        found: object = self.program.window.pane(pane_id)
        assert isinstance(found, kind)
        return found

    def wait(self, condition: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
        """Let the program work until a condition holds."""
        wait_until(condition, what, seconds)

    def close(self) -> None:
        """Close the window as a person would, and wait until everything has ended."""
        ended: list[object] = []
        self.program.ended.connect(ended.append)
        self.window.close()
        wait_until(lambda: bool(ended), "the program to end")
        self.closed = True
        self.program.deleteLater()


def said(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


def _insert(target: QWidget, letter: str) -> None:
    """Type a letter that no key of the test keyboard has."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(target, event)


def make_appearance(application: QApplication, preference: Preference) -> Appearance:
    """Dress the application."""
    resources = paths.resources_folder()
    load_fonts(resources)
    return Appearance(application, resources, preference)


def start(
    folder: Path,
    appearance: Appearance,
    *,
    session_file: Path,
    clock: Clock | None = None,
    size: tuple[int, int] = (1600, 1000),
    acting: str = "",
) -> Driver:
    """Open a newsroom's window and wait until the newsroom is open behind it."""
    resources = paths.resources_folder()
    clock = clock or SystemClock()
    session = read_session(session_file)
    surroundings = Surroundings(
        session_file=session_file,
        resources=resources,
        clock=clock,
        appearance=appearance,
        writing=WritingView(),
        facts=Facts(folder, paths.log_folder() / "workstation.log", sandbox=False),
        acting=acting,
        dictionaries=(resources / "dictionaries",),
    )
    program = Program(
        surroundings,
        partial(Store.open, folder, clock),
        partial(RenderProcess, Setup(resources / "templates", own=paths.own_templates(folder))),
    )
    ready: list[bool] = []
    program.ready.connect(lambda: ready.append(True))
    if not session.geometry:
        program.window.resize(*size)
    with ThreadPoolExecutor(1) as ahead:  # no SQL on this thread, as in the program
        first = ahead.submit(read_first_screen, folder, session.current, FIRST_ROWS).result()
    program.begin(first, session)
    program.window.resize(*size)
    program.window.move(0, 0)
    program.window.activateWindow()
    wait_until(lambda: bool(ready), "the newsroom to open")
    wait_until(partial(_has_keyboard, program.window), "the window to have the keyboard")
    return Driver(program)


def _has_keyboard(window: QWidget) -> bool:
    """Say whether a window has the keyboard; ask for it if one before it had it to the last."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()
