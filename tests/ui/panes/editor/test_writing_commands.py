"""Moving lines, the outline, zoom, width, focus and typewriter scrolling."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.panes.editor.conftest import Writer
from workstation.ui.panes.editor.outline_box import OutlineBox
from workstation.ui.theme_tokens import Type

LONG = "\n\n".join(f"Paragraph {number} of the long story." for number in range(80))


def test_a_line_moves_and_one_undo_takes_it_back(writer: Writer) -> None:
    writer.open("One.\n\n\U0001f6a2 Two.\n\nThree.")
    writer.select_utf16("Two")
    writer.pane.move_up()
    assert writer.text == "\U0001f6a2 Two.\n\nOne.\n\nThree."
    assert writer.body.selected_text() == "Two"
    writer.pane.move_up()
    assert writer.text.startswith("\U0001f6a2")
    writer.pane.move_paragraph_down()
    assert writer.text == "One.\n\n\U0001f6a2 Two.\n\nThree."
    writer.undo()
    writer.undo()
    assert writer.text == "One.\n\n\U0001f6a2 Two.\n\nThree."


def test_tab_puts_an_item_in_and_out_and_leaves_other_text(writer: Writer) -> None:
    writer.open("Text\n\n- a\n- b")
    writer.place("- b")
    writer.press(Qt.Key.Key_Tab)
    assert writer.text == "Text\n\n- a\n    - b"
    writer.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert writer.text == "Text\n\n- a\n- b"
    writer.place("Text")
    writer.press(Qt.Key.Key_Tab)
    assert writer.text == "Text\n\n- a\n- b"
    assert not writer.body.hasFocus()


def test_the_outline_goes_to_what_is_typed(writer: Writer) -> None:
    writer.open(f"## First\n\n{LONG}\n\n## Second part\n\nEnd\n\n{{{{picture: quay}}}}")
    writer.pane.show_outline()
    box = writer.pane.findChild(OutlineBox)
    assert box is not None
    assert box.isVisible()
    assert [box.list.item(row).text().strip() for row in range(box.list.count())][:2] == [
        "First",
        "Second part",
    ]
    QTest.keyClicks(box.search.line, "secp")
    assert box.list.count() == 1
    QTest.keyClick(box.search.line, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert writer.body.textCursor().block().text() == "## Second part"
    assert writer.body.hasFocus()


def test_the_outline_is_walked_and_left_by_keys(writer: Writer) -> None:
    writer.open("## First\n\n## Second\n\n### Third")
    writer.place("Second")
    writer.pane.show_outline()
    box = writer.pane.findChild(OutlineBox)
    assert box is not None
    assert box.list.currentRow() == 1
    QTest.keyClick(box.search.line, Qt.Key.Key_Down)
    assert box.list.currentItem().text() == "   Third"
    QTest.keyClick(box.search.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert writer.body.hasFocus()
    assert writer.body.textCursor().block().text() == "## Second"


def test_an_empty_outline_says_so(writer: Writer) -> None:
    writer.open("No headings.")
    writer.pane.show_outline()
    box = writer.pane.findChild(OutlineBox)
    assert box is not None
    assert not box.list.isVisible()


def test_zoom_enlarges_the_text_and_changes_nothing_of_it(writer: Writer) -> None:
    article = writer.open("## Head\n\nText")
    writer.pane.zoom_in()
    writer.pane.zoom_in()
    assert writer.body.font().pixelSize() == round(Type.BODY * 1.2)
    assert article.document.defaultFont().pixelSize() == round(Type.BODY * 1.2)
    dressed = article.document.firstBlock().layout().formats()[-1]
    assert dressed.format.font().pixelSize() == round(24 * 1.2)
    assert not article.dirty
    assert not article.history.canUndo()
    for _ in range(30):
        writer.pane.zoom_out()
    assert writer.bench.context.writing.value.zoom == 60
    writer.pane.zoom_reset()
    assert writer.body.font().pixelSize() == Type.BODY


def test_lines_are_made_wider_and_narrower(writer: Writer) -> None:
    writer.pane.resize(1400, 800)
    writer.open(LONG)
    before = writer.body.viewport().width()
    writer.pane.make_narrower()
    narrow = writer.body.viewport().width()
    assert narrow < before
    writer.pane.make_wider()
    assert writer.body.viewport().width() == before


def test_typewriter_scrolling_keeps_the_line_in_the_middle(writer: Writer) -> None:
    writer.open(LONG)
    writer.pane.toggle_typewriter()
    for place in (len(LONG), len(LONG) // 2):
        writer.place(at=place)
        writer.type("x")
        column = writer.pane.column
        middle = writer.body.y() + writer.body.cursorRect().center().y()
        assert abs(middle - column.height() // 2) < 4


def test_focus_mode_dims_all_but_the_paragraph(writer: Writer) -> None:
    writer.open("One line.\n\nTwo lines.\n\nThree.")
    writer.place("Two")

    def darkest(text: str) -> int:
        found = writer.article.document.find(text)
        rect = writer.body.cursorRect(found)
        image = writer.body.viewport().grab().toImage()
        ratio = image.devicePixelRatio()
        rows = range(int(rect.top() * ratio), int(rect.bottom() * ratio))
        columns = range(int(2 * ratio), int(60 * ratio))
        return min(image.pixelColor(x, y).lightness() for y in rows for x in columns)

    plain = darkest("One line")
    writer.pane.toggle_focus()
    assert darkest("One line") > plain + 60
    assert abs(darkest("Two lines") - plain) < 40
