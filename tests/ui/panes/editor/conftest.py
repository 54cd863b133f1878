"""The editor alone, over a real newsroom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.helpers.benches import Bench
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.ui.panes.editor.pane import EditorPane


class Writer:
    """A person at the editor."""

    def __init__(self, bench: Bench, pane: EditorPane) -> None:
        self.bench = bench
        self.pane = pane
        self.body = pane.body

    @property
    def article(self) -> OpenArticle:
        assert self.pane.article is not None
        return self.pane.article

    @property
    def text(self) -> str:
        return self.article.body()

    def open(self, body: str = "", **fields: object) -> OpenArticle:
        made = Draft(**{"headline": "The ferry waits", "body": body, **fields})  # type: ignore[arg-type]
        article = self.bench.open(made)
        self.focus(self.body)
        return article

    def focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bench.qtbot.waitUntil(widget.hasFocus)

    def place(self, marked: str | None = None, *, at: int = 0, anchor: int | None = None) -> None:
        """Put the cursor before or after a piece of the text, or at a position."""
        position = at if marked is None else self.text.index(marked) + len(marked)
        cursor = self.body.textCursor()
        cursor.setPosition(position if anchor is None else anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.body.setTextCursor(cursor)

    def select(self, words: str) -> None:
        start = self.text.index(words)
        self.place(at=start + len(words), anchor=start)

    def select_utf16(self, words: str) -> None:
        """Select words after characters that take two units."""
        found = self.article.document.find(words)
        assert found.hasSelection()
        self.body.setTextCursor(found)

    def type(self, text: str, widget: QWidget | None = None) -> None:
        QTest.keyClicks(widget or self.body, text)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        QTest.keyClick(widget or self.body, key, modifiers)

    def undo(self, widget: QWidget | None = None) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, widget)

    def redo(self, widget: QWidget | None = None) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.press(Qt.Key.Key_Z, both, widget)


@pytest.fixture
def writer(bench: Bench) -> Iterator[Writer]:
    pane = EditorPane(bench.context)
    pane.resize(640, 800)
    with bench.qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    assert pane.spelling  # begins to look, as in the window after its first paint
    yield Writer(bench, pane)
    bench.settle()
    pane.hide()
    with bench.qtbot.waitSignal(pane.destroyed):
        pane.deleteLater()
