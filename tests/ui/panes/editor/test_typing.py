"""Typing in the body: undo, lists, and what comes in from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.panes.editor.conftest import Writer
from workstation.desk.paragraph_spacing import LINE_HEIGHT
from workstation.text.markup import NORMAL

CTRL = Qt.KeyboardModifier.ControlModifier


def test_undo_and_redo_by_every_key(writer: Writer) -> None:
    writer.open("Text")
    writer.place(at=4)
    writer.type(" more")
    writer.undo()
    assert writer.text == "Text"
    writer.redo()
    assert writer.text == "Text more"
    writer.undo()
    writer.press(Qt.Key.Key_Y, CTRL)
    assert writer.text == "Text more"


def test_moving_the_cursor_begins_another_step(writer: Writer) -> None:
    writer.open("Text")
    writer.place(at=4)
    writer.type("ab")
    writer.press(Qt.Key.Key_Left)
    writer.press(Qt.Key.Key_Right)
    writer.type("cd")
    writer.undo()
    assert writer.text == "Textab"


def test_a_pause_begins_another_step(writer: Writer) -> None:
    writer.open("Text")
    writer.place(at=4)
    writer.type("ab")
    writer.body._pause.setInterval(1)
    writer.type("c")
    writer.bench.qtbot.waitUntil(lambda: not writer.body._pause.isActive())
    writer.type("d")
    writer.undo()
    assert writer.text == "Textabc"


def test_undo_goes_to_where_the_change_was(writer: Writer) -> None:
    writer.open("First\n\nSecond")
    writer.place(at=5)
    writer.type("!")
    writer.place(at=0)
    writer.undo()
    assert writer.body.textCursor().position() == 5


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- first", "- first\n- "),
        ("1. first", "1. first\n2. "),
        ("> said", "> said\n> "),
        ("plain", "plain\n"),
        ("- first\n- ", "- first\n\n"),
    ],
)
def test_enter_goes_on_with_lists_and_quotations(writer: Writer, body: str, expected: str) -> None:
    writer.open(body)
    writer.place(at=len(body))
    writer.press(Qt.Key.Key_Return)
    assert writer.text == expected
    assert writer.body.textCursor().atEnd()
    writer.undo()
    assert writer.text == body


def test_shift_enter_is_a_hard_break_and_no_line_separator(writer: Writer) -> None:
    writer.open("one")
    writer.place(at=3)
    writer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    writer.type("two")
    assert writer.text == "one  \ntwo"


def test_non_breaking_spaces_survive_copy_and_paste(writer: Writer) -> None:
    writer.open("12\u00a0000 €")
    writer.body.selectAll()
    writer.body.copy()
    assert QApplication.clipboard().text() == "12\u00a0000 €"
    writer.place(at=0)
    writer.body.paste()
    assert writer.text == "12\u00a0000 €12\u00a0000 €"


def test_pasted_text_becomes_canonical_as_one_step(writer: Writer) -> None:
    writer.open("Text")
    writer.place(at=4)
    writer.type("x")
    data = QMimeData()
    data.setText("a\r\nb\u2028c\x00e\u0301")
    writer.body.insertFromMimeData(data)
    assert writer.text == "Textxa\nb\nc\u00e9"
    writer.undo()
    assert writer.text == "Textx"


def test_composed_text_becomes_canonical(writer: Writer) -> None:
    writer.open("")
    event = QInputMethodEvent()
    event.setCommitString("e\u0301\ufeff")
    QApplication.sendEvent(writer.body, event)
    assert writer.text == "\u00e9"


def test_a_pasted_image_is_placed_where_the_cursor_was(writer: Writer) -> None:
    article = writer.open("First\n\nSecond")
    writer.place(at=5)
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#a8c6d8"))
    data = QMimeData()
    data.setImageData(image)
    writer.body.insertFromMimeData(data)
    writer.bench.qtbot.waitUntil(lambda: bool(article.details.figures), timeout=10000)
    key = article.details.figures[0].key
    assert writer.text == f"First\n\n{{{{picture: {key}}}}}\n\nSecond"
    writer.undo()
    assert writer.text == "First\n\nSecond"
    assert article.details.figures == ()


def test_a_dropped_picture_file_moves_with_the_text_meanwhile(
    writer: Writer, tmp_path: Path
) -> None:
    article = writer.open("First\n\nSecond")
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#3c6a7c"))
    file = tmp_path / "quay at dawn.png"
    image.save(str(file))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    writer.place(at=5)
    writer.body.insertFromMimeData(data)
    writer.place(at=0)
    writer.type("Not the ")
    writer.bench.qtbot.waitUntil(lambda: bool(article.details.figures), timeout=10000)
    assert writer.text.startswith("Not the First\n\n{{picture: quay-at-dawn}}\n\nSecond")


def test_keys_of_commands_are_left_to_the_window(writer: Writer) -> None:
    heard: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+K"), writer.pane)
    shortcut.activated.connect(lambda: heard.append(True))
    writer.open("Text stays")
    writer.press(Qt.Key.Key_K, CTRL)
    assert heard == [True]
    assert writer.text == "Text stays"


def test_the_article_knows_the_cursor(writer: Writer) -> None:
    article = writer.open("Some words here")
    writer.select("words")
    assert (article.cursor, article.anchor) == (10, 5)


def _low_lines(writer: Writer) -> list[int]:
    document = writer.article.document
    blocks = map(document.findBlockByNumber, range(document.blockCount()))
    return [
        block.blockNumber() for block in blocks if block.blockFormat().lineHeight() < LINE_HEIGHT
    ]


def test_a_fence_gives_its_blank_lines_back_their_height(writer: Writer) -> None:
    writer.open("One\n\nTwo\n\nThree\n\nFour")
    assert _low_lines(writer) == [1, 3, 5]
    writer.place("Two")
    writer.press(Qt.Key.Key_Return)
    line = writer.article.document.findBlockByNumber(3)
    writer.bench.qtbot.waitUntil(lambda: line.userState() == NORMAL)
    writer.type("```")
    assert _low_lines(writer) == [1]
    writer.place("Three")
    writer.press(Qt.Key.Key_Return)
    writer.type("```")
    assert _low_lines(writer) == [1, 7]
    while writer.article.history.canUndo():
        writer.undo()
    assert writer.text == "One\n\nTwo\n\nThree\n\nFour"
    assert _low_lines(writer) == [1, 3, 5]


def test_lines_put_back_by_a_suggestion_keep_their_heights(writer: Writer) -> None:
    article = writer.open("One\n\nTwo\n\nThree")
    article.suggested.suggest_as("Mara Lindqvist")
    writer.place(at=8, anchor=3)
    writer.press(Qt.Key.Key_Delete)
    writer.place(at=5)
    writer.press(Qt.Key.Key_Return)
    writer.type("New")
    assert writer.text == "One\n\nTwo\n\nThree"
    while article.history.canUndo():
        writer.undo()
    assert _low_lines(writer) == [1, 3]


def move(view: QWidget, point: QPoint, buttons: Qt.MouseButton) -> None:
    at = QPointF(point)
    none, no = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), no, buttons, none)
    QApplication.sendEvent(view, event)


def test_shift_and_a_click_select_from_the_cursor_in_another_article_too(writer: Writer) -> None:
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    writer.open("A long beginning of the first article, and a word in it.")
    writer.place("and a wo")
    view = writer.body.viewport()
    point = writer.body.cursorRect().center()
    QTest.mouseClick(view, left, pos=point)
    QTest.mouseDClick(view, left, pos=point)
    assert writer.body.selected_text() == "word"
    writer.open("One two three.")
    writer.place("One two")
    there = writer.body.cursorRect().center()
    writer.place("One")
    move(view, there, left)
    assert writer.body.selected_text() == ""
    QTest.mouseClick(view, Qt.MouseButton.RightButton, shift, there)
    assert writer.body.selected_text() == ""
    QTest.mouseClick(view, left, shift, there)
    assert writer.body.selected_text() == " two"
    writer.type("!")
    assert writer.text == "One! three."
