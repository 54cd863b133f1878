"""What a monkey does at a window: the things that hands can do, at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)

from tests.helpers.driving import Driver
from tests.torture.strings import STRINGS

Tell = Callable[[str], None]

_K = Qt.Key
_M = Qt.KeyboardModifier
KEYS = (
    *(_K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down, _K.Key_Home, _K.Key_End),
    *(_K.Key_PageUp, _K.Key_PageDown, _K.Key_Return, _K.Key_Backspace, _K.Key_Delete),
    *(_K.Key_Tab, _K.Key_Backtab, _K.Key_Escape, _K.Key_Space, _K.Key_Menu, _K.Key_F2),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789,.-=[]"
MODIFIERS = (
    _M.NoModifier,
    _M.NoModifier,
    _M.ShiftModifier,
    _M.ControlModifier,
    _M.AltModifier,
    _M.ControlModifier | _M.ShiftModifier,
    _M.ControlModifier | _M.AltModifier,
)
WORDS = (
    *("The ferry leaves at noon. ", "# Harbour\n\n", "- one\n- two\n", "**bold** and *thin* "),
    *("> said the mayor\n\n", "{{picture: pier}}", "{{related: ferry}}", "``` \ncode\n```\n"),
    *("[a link](https://ferries.example/)", "“Quoted” — and 12\u00a0000\u00a0€ ", "\n\n", "'\"--"),
    *("| a | b |\n|---|---|\n| 1 | 2 |\n", "1. first\n", "mispeled wrods ", "<b>raw</b> &amp; "),
)
LEFT_ALONE = frozenset({"newsroom.open", "window.quit"})
"""Commands that end the window; it is closed in its own time."""


class Antics:
    """Chooses what to do next, and does it."""

    def __init__(self, seed: int, place: Path) -> None:
        self._chance = random.Random(seed)
        self._place = place
        """Where files may be read and written."""
        self._ways: tuple[tuple[Callable[[Driver, QWidget], str], int], ...] = (
            (self._type, 26),
            (self._press_key, 20),
            (self._press_shortcut, 8),
            (self._click, 22),
            (self._press_button, 8),
            (self._command, 10),
            (self._wheel, 3),
            (self._drag, 2),
            (self._clipboard, 2),
            (self._open_article, 3),
            (self._resize, 1),
        )

    def act(self, driver: Driver, tell: Tell) -> None:
        """Do one thing."""
        popup = QApplication.activePopupWidget()
        modal = QApplication.activeModalWidget()
        if popup is not None and self._chance.random() < 0.9:
            tell(self._on_popup(popup))
        elif isinstance(modal, QFileDialog):
            tell(self._on_files(modal))
        elif isinstance(modal, QAbstractPrintDialog):
            # Its own windows are Qt's; their preview warns of every font that is sized in pixels.
            modal.reject()
            tell(f"no printer for {modal.windowTitle()}")
        elif modal is not None and self._chance.random() < 0.2:
            tell(self._key(modal, _K.Key_Escape))
        else:
            root = popup or modal or self._window(driver)
            ways, weights = zip(*self._ways, strict=True)
            way = self._chance.choices(ways, weights)[0]
            tell(way(driver, root))

    def _window(self, driver: Driver) -> QWidget:
        windows = [each for each in QApplication.topLevelWidgets() if _is_window(each)]
        other = [each for each in windows if each is not driver.window]
        if other and self._chance.random() < 0.3:
            return self._chance.choice(other)
        return driver.window

    # Popups and dialogs

    def _on_popup(self, popup: QWidget) -> str:
        chance = self._chance.random()
        if chance < 0.35:
            return self._key(popup, _K.Key_Escape)
        if isinstance(popup, QMenu):
            acts = [act for act in popup.actions() if act.isEnabled() and not act.isSeparator()]
            acts = [act for act in acts if act.objectName() not in LEFT_ALONE]
            if acts and chance < 0.8:
                act = self._chance.choice(acts)
                point = popup.actionGeometry(act).center()
                popup.setActiveAction(act)
                mouse(popup, QEvent.Type.MouseMove, point)
                name = act.text()
                mouse(popup, QEvent.Type.MouseButtonPress, point)
                mouse(popup, QEvent.Type.MouseButtonRelease, point)
                return f"menu {name}"
            return self._key(popup, self._chance.choice((_K.Key_Down, _K.Key_Up, _K.Key_Left)))
        if chance < 0.7:
            return self._key(popup, self._chance.choice(KEYS))
        return self._click_in(popup)

    def _on_files(self, dialog: QFileDialog) -> str:
        """Choose files that are there, a new name, or nothing."""
        title = dialog.windowTitle()
        if self._chance.random() < 0.3:
            dialog.reject()
            return f"no file for {title}"
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        if line is None:
            dialog.reject()
            return f"no line in {title}"
        given = sorted((self._place / "given").iterdir())
        if dialog.fileMode() in (
            QFileDialog.FileMode.ExistingFile,
            QFileDialog.FileMode.ExistingFiles,
        ):
            name = self._chance.choice(given)
        elif dialog.fileMode() is QFileDialog.FileMode.Directory:
            name = self._place / "written"
        else:
            name = self._place / "written" / f"file-{self._chance.randrange(10**9)}"
        line.setText(str(name))
        dialog.accept()
        return f"{name.name} for {title}"

    # Keys

    def _focus(self, root: QWidget) -> QWidget:
        focus = QApplication.focusWidget()
        if focus is not None and (focus.window() is root or root.isAncestorOf(focus)):
            return focus
        return root.focusWidget() or root

    def _type(self, _driver: Driver, root: QWidget) -> str:
        chance = self._chance.random()
        if chance < 0.2:
            text = self._chance.choice(STRINGS)[:40]
        elif chance < 0.6:
            text = self._chance.choice(WORDS)
        else:
            text = "".join(self._chance.choices(LETTERS + " .,", k=self._chance.randrange(1, 12)))
        target = self._focus(root)
        for letter in text:
            if not _is_there(target):
                break
            key = _K.Key_Return if letter == "\n" else 0
            press(target, key, _M.NoModifier, "\r" if letter == "\n" else letter)
        return f"type {text!r} into {_name(target)}"

    def _press_key(self, _driver: Driver, root: QWidget) -> str:
        return self._key(self._focus(root), self._chance.choice(KEYS), self._modifier())

    def _press_shortcut(self, _driver: Driver, root: QWidget) -> str:
        """Press a letter with keys that make a command of it, if it is one that may be."""
        letter = self._chance.choice("abcdefhijklmnprstuvxyz0123456789")
        key = Qt.Key[f"Key_{letter.upper()}"]
        modifier = self._chance.choice(MODIFIERS[3:])
        return self._key(self._focus(root), key, modifier)

    def _modifier(self) -> Qt.KeyboardModifier:
        return self._chance.choice(MODIFIERS[:4])

    def _key(
        self, target: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _M.NoModifier
    ) -> str:
        name = f"{modifier.name}+{key.name} in {_name(target)}"
        text = {_K.Key_Return: "\r", _K.Key_Space: " ", _K.Key_Tab: "\t"}.get(key, "")
        press(target, key, modifier, text)
        return name

    # Mouse

    def _click(self, _driver: Driver, root: QWidget) -> str:
        return self._click_in(root)

    def _click_in(self, root: QWidget) -> str:
        width, height = max(1, root.width()), max(1, root.height())
        point = QPoint(self._chance.randrange(width), self._chance.randrange(height))
        target = root.childAt(point) or root
        at = target.mapFrom(root, point)
        name = _name(target)
        chance = self._chance.random()
        if chance < 0.12:
            QApplication.sendEvent(target, _context_event(target, at))
            return f"context menu on {name}"
        modifier = self._chance.choice(MODIFIERS[:4])
        mouse(target, QEvent.Type.MouseButtonPress, at, modifier)
        if _is_there(target):
            mouse(target, QEvent.Type.MouseButtonRelease, at, modifier)
        if chance < 0.3 and _is_there(target):
            mouse(target, QEvent.Type.MouseButtonDblClick, at, modifier)
            if _is_there(target):
                mouse(target, QEvent.Type.MouseButtonRelease, at, modifier)
        return f"click on {name}"

    def _press_button(self, _driver: Driver, root: QWidget) -> str:
        buttons = [
            each
            for each in root.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and each.window() is root.window()
        ]
        if not buttons:
            return self._click_in(root)
        button = self._chance.choice(buttons)
        name = _name(button)
        at = button.rect().center()
        mouse(button, QEvent.Type.MouseButtonPress, at)
        if _is_there(button):
            mouse(button, QEvent.Type.MouseButtonRelease, at)
        return f"button {name}"

    def _drag(self, _driver: Driver, root: QWidget) -> str:
        start = QPoint(self._chance.randrange(root.width()), self._chance.randrange(root.height()))
        target = root.childAt(start) or root
        name = _name(target)
        at = target.mapFrom(root, start)
        mouse(target, QEvent.Type.MouseButtonPress, at)
        for _step in range(3):
            at += QPoint(self._chance.randrange(-60, 60), self._chance.randrange(-60, 60))
            if _is_there(target):
                mouse(target, QEvent.Type.MouseMove, at)
        if _is_there(target):
            mouse(target, QEvent.Type.MouseButtonRelease, at)
        return f"drag {name}"

    def _wheel(self, _driver: Driver, root: QWidget) -> str:
        point = QPoint(self._chance.randrange(root.width()), self._chance.randrange(root.height()))
        target = root.childAt(point) or root
        at = QPointF(target.mapFrom(root, point))
        turn = QPoint(0, self._chance.choice((-480, -120, 120, 480)))
        event = QWheelEvent(
            *(at, target.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton),
            *(self._chance.choice(MODIFIERS[:4]), Qt.ScrollPhase.NoScrollPhase, False),
        )
        name = _name(target)
        QApplication.sendEvent(target, event)
        return f"wheel over {name}"

    # More

    def _command(self, driver: Driver, root: QWidget) -> str:
        if QApplication.activeModalWidget() is not None:
            return self._press_button(driver, root)
        actions = driver.program.context.actions
        offered = [
            spec.id
            for spec in actions.specs()
            if spec.id not in LEFT_ALONE and actions.action(spec.id).isEnabled()
        ]
        chosen = self._chance.choice(offered)
        actions.action(chosen).trigger()
        return f"command {chosen}"

    def _clipboard(self, driver: Driver, root: QWidget) -> str:
        data = QMimeData()
        text = self._chance.choice(WORDS + STRINGS)
        if self._chance.random() < 0.5:
            data.setHtml(f"<h2>{text}</h2><ul><li><b>x</b><li><a href='https://a.example'>y</a>")
        data.setText(text * self._chance.choice((1, 1, 30)))
        QGuiApplication.clipboard().setMimeData(data)
        return self._key(self._focus(root), _K.Key_V, _M.ControlModifier)

    def _open_article(self, driver: Driver, root: QWidget) -> str:
        if QApplication.activeModalWidget() is not None:
            return self._press_button(driver, root)
        rows = list(driver.program.desk.tabs)
        body = driver.window.findChildren(QTextEdit)
        if rows and self._chance.random() < 0.5:
            driver.program.desk.open(self._chance.choice(rows).id)
            return "another tab"
        for field in body:
            if field.isVisible() and field.accessibleName() == "Text of the article":
                field.setFocus()
        return "into the text"

    def _resize(self, driver: Driver, _root: QWidget) -> str:
        width, height = self._chance.randrange(900, 1700), self._chance.randrange(600, 1050)
        driver.window.resize(width, height)
        return f"{width} x {height}"


def mouse(
    target: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    modifier: Qt.KeyboardModifier = _M.NoModifier,
) -> None:
    """Send what a mouse does; the button is down but for its release."""
    button = Qt.MouseButton.LeftButton
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        *(kind, QPointF(at), QPointF(target.mapToGlobal(at))),
        none if kind is QEvent.Type.MouseMove else button,
        none if kind is QEvent.Type.MouseButtonRelease else button,
        modifier,
    )
    QApplication.sendEvent(target, event)


def press(target: QWidget, key: int, modifier: Qt.KeyboardModifier, text: str = "") -> None:
    """Press a key and let it go; a shortcut comes first, as with a keyboard."""
    if key and not text:
        if target.window().windowHandle() is not None:
            QTest.keyClick(target, Qt.Key(key), modifier)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if _is_there(target):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifier, text))


def _context_event(target: QWidget, at: QPoint) -> QContextMenuEvent:
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at))


def _is_there(widget: QWidget) -> bool:
    return shiboken6.isValid(widget) and widget.isVisible()


def _is_window(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isWindow() and bool(widget.width() and widget.height())


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}".strip()
