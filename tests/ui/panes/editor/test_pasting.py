"""What comes from other programs becomes clean Markdown, each time one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from tests.helpers.dropping import drop
from tests.ui.panes.editor.conftest import Writer
from workstation.domain.draft import Draft
from workstation.ui import mime
from workstation.ui.notices import sentence


@pytest.fixture
def clipboard(writer: Writer) -> Iterator[QMimeData]:
    """Return what the next paste finds."""
    assert writer is not None
    data = QMimeData()
    yield data
    QApplication.clipboard().clear()


def paste(writer: Writer, data: QMimeData) -> None:
    writer.body.insertFromMimeData(data)


def test_formatted_text_is_pasted_as_markdown(writer: Writer, clipboard: QMimeData) -> None:
    writer.open("Before. After.")
    writer.place("Before. ")
    clipboard.setHtml("<p>It is <b>late</b>, <a href='https://a.example/'>they</a> said.</p>")
    clipboard.setText("It is late, they said.")
    paste(writer, clipboard)
    wanted = "Before. It is **late**, [they](https://a.example/) said.After."
    writer.bench.qtbot.waitUntil(lambda: writer.text == wanted)
    writer.undo()
    assert writer.text == "Before. After."


def test_blocks_do_not_run_into_the_line_they_are_pasted_into(
    writer: Writer, clipboard: QMimeData
) -> None:
    writer.open("Before. After.")
    writer.place("Before. ")
    clipboard.setHtml("<h2>Head</h2><ul><li>one<li>two</ul>")
    paste(writer, clipboard)
    wanted = "Before. \n\n## Head\n\n- one\n- two\n\nAfter."
    writer.bench.qtbot.waitUntil(lambda: writer.text == wanted)
    writer.undo()
    assert writer.text == "Before. After."


def test_what_is_typed_meanwhile_stands_after_the_paste(
    writer: Writer, clipboard: QMimeData
) -> None:
    writer.open()
    clipboard.setHtml("<i>slow</i>")
    clipboard.setText("slow")
    paste(writer, clipboard)
    writer.type(" typed")
    writer.bench.qtbot.waitUntil(lambda: writer.text == "*slow* typed")


def test_formatted_text_takes_the_place_of_the_selection(
    writer: Writer, clipboard: QMimeData
) -> None:
    writer.open("one two three")
    writer.select("two")
    clipboard.setHtml("<b>2</b>")
    paste(writer, clipboard)
    writer.bench.qtbot.waitUntil(lambda: writer.text == "one **2** three")


def test_plain_words_alone(writer: Writer) -> None:
    writer.open()
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    QApplication.clipboard().setMimeData(data)
    writer.body.paste_plain()
    assert writer.text == "bold"


def test_too_much_html_is_pasted_as_its_text(writer: Writer, clipboard: QMimeData) -> None:
    writer.open()
    clipboard.setHtml("<b>" * 1_400_000)
    clipboard.setText("the words")
    paste(writer, clipboard)
    writer.bench.qtbot.waitUntil(lambda: writer.text == "the words", timeout=10_000)


def test_colours_of_a_program_editor_are_not_formatting(
    writer: Writer, clipboard: QMimeData
) -> None:
    writer.open()
    clipboard.setHtml("<div style='font-weight:bold'>x = 1</div>")
    clipboard.setText("x = 1")
    clipboard.setData("vscode-editor-data", b"{}")
    paste(writer, clipboard)
    assert writer.text == "x = 1"


def test_parts_that_are_nonsense_leave_the_text(writer: Writer, clipboard: QMimeData) -> None:
    writer.open()
    clipboard.setText("{{picture: a}}")
    clipboard.setData(mime.PARTS, b"[[[")
    paste(writer, clipboard)
    assert writer.text == "{{picture: a}}"


def test_a_picture_of_which_a_browser_gives_the_address_alone_is_told_of(
    writer: Writer, clipboard: QMimeData
) -> None:
    writer.open("Before.")
    clipboard.setHtml('<img src="https://boats.example/ferry.jpg">')
    clipboard.setText("https://boats.example/ferry.jpg")
    with writer.bench.qtbot.waitSignal(writer.bench.desk.noticed) as noticed:
        paste(writer, clipboard)
    assert sentence(noticed.args[0]).startswith("ferry.jpg: the browser gives only")
    assert writer.text == "Before."


def test_a_file_that_is_no_picture_leaves_no_path_in_the_text(
    writer: Writer, clipboard: QMimeData
) -> None:
    writer.open("Before.")
    clipboard.setUrls([QUrl.fromLocalFile("/home/ines/minutes.docx")])
    with writer.bench.qtbot.waitSignal(writer.bench.desk.noticed) as noticed:
        paste(writer, clipboard)
    assert sentence(noticed.args[0]).startswith("minutes.docx: only picture files")
    assert writer.text == "Before."


def test_an_article_dropped_on_the_text_is_linked_there(writer: Writer) -> None:
    target = writer.bench.add(Draft(headline="The strike", slug="strike"))
    writer.open("One.\n\nTwo.")
    data = QMimeData()
    data.setData(mime.ARTICLE, target.encode())
    assert drop(writer.body.viewport(), data, writer.body.cursorRect().center().y())
    writer.bench.qtbot.waitUntil(lambda: "{{related: strike}}" in writer.text)
    assert len(writer.article.details.links) == 1
    writer.undo()
    assert writer.text == "One.\n\nTwo."
    assert not writer.article.details.links


def test_an_empty_clipboard_changes_nothing(writer: Writer) -> None:
    writer.open("Text")
    QApplication.clipboard().clear()
    writer.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    writer.body.paste_plain()
    paste(writer, QMimeData())
    assert writer.text == "Text"
    assert not writer.article.history.canUndo()
