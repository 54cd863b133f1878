"""Find and replace in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.ui.panes.editor.conftest import Writer
from workstation.domain.draft import Draft
from workstation.ui.panes.editor.find_bar import NARROW
from workstation.ui.theme import Preference

BODY = "A ferry. 😀 The Ferry waits.\n\nNo ferryman, one ferry."


def found(writer: Writer) -> tuple[str, int]:
    return writer.body.selected_text(), writer.body.textCursor().selectionStart()


def start(writer: Writer, words: str) -> None:
    writer.pane.find_words()
    bar = writer.pane.find_bar
    bar.query.clear()
    writer.type(words, bar.query)


def test_typing_finds_and_counts(writer: Writer) -> None:
    writer.open(BODY)
    start(writer, "ferry")
    bar = writer.pane.find_bar
    assert found(writer) == ("ferry", 2)
    assert bar.count.text() == "1 of 4"
    assert len(writer.body.extraSelections()) == 4
    writer.press(Qt.Key.Key_Return, widget=bar.query)
    assert found(writer) == ("Ferry", 16)
    assert bar.count.text() == "2 of 4"
    writer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, bar.query)
    assert found(writer) == ("ferry", 2)
    writer.pane.find_previous()
    assert bar.count.text() == "4 of 4"
    writer.pane.find_next()
    assert bar.count.text() == "1 of 4"


def test_case_and_whole_words(writer: Writer) -> None:
    writer.open(BODY)
    start(writer, "ferry")
    bar = writer.pane.find_bar
    bar.case.click()
    assert bar.count.text() == "1 of 3"
    bar.words.click()
    assert bar.count.text() == "1 of 2"


def test_nothing_found_is_said(writer: Writer) -> None:
    writer.open(BODY)
    start(writer, "tram")
    assert writer.pane.find_bar.count.text() == "Not found"


def test_escape_closes_and_goes_back_to_the_text(writer: Writer) -> None:
    writer.open(BODY)
    start(writer, "waits")
    writer.press(Qt.Key.Key_Escape, widget=writer.pane.find_bar.query)
    assert not writer.pane.find_bar.isVisible()
    assert writer.body.hasFocus()
    assert writer.body.selected_text() == "waits"
    assert writer.body.extraSelections() == []


def test_what_is_selected_is_looked_for(writer: Writer) -> None:
    writer.open(BODY)
    writer.select_utf16("one")
    writer.pane.find_words()
    assert writer.pane.find_bar.query.text() == "one"


def test_replace_one_goes_on_to_the_next(writer: Writer) -> None:
    writer.open(BODY)
    start(writer, "ferry")
    bar = writer.pane.find_bar
    bar.replacement.setText("ferry boat")
    bar.replace_one.click()
    assert writer.text.startswith("A ferry boat. 😀 The Ferry waits.")
    assert found(writer) == ("Ferry", 21)
    writer.undo()
    assert writer.text == BODY


def test_replace_all_is_one_step(writer: Writer) -> None:
    article = writer.open(BODY)
    start(writer, "ferry")
    bar = writer.pane.find_bar
    bar.replacement.setText("boat 😀")
    bar.replace_every.click()
    assert writer.text == "A boat 😀. 😀 The boat 😀 waits.\n\nNo boat 😀man, one boat 😀."
    assert bar.count.text() == "4 replaced"
    writer.undo()
    assert writer.text == BODY
    assert not article.history.canUndo()


def test_the_count_follows_the_text(writer: Writer) -> None:
    writer.open(BODY)
    start(writer, "ferry")
    writer.focus(writer.body)
    writer.place(at=len(writer.text) + 1)
    writer.type(" ferry")
    bar = writer.pane.find_bar
    writer.bench.qtbot.waitUntil(lambda: bar.count.text() == "5 found")


def test_another_article_is_marked_in_its_own_text(writer: Writer) -> None:
    writer.open("A ferry.")
    start(writer, "ferry")
    writer.open(BODY)
    marks = writer.body.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["ferry", "Ferry", "ferry", "ferry"]
    assert all(mark.cursor.document() is writer.article.document for mark in marks)


def test_a_regular_expression_finds_and_its_groups_replace(writer: Writer) -> None:
    article = writer.open("😀 10 knots, 12 knots and 3 km.")
    bar = writer.pane.find_bar
    writer.pane.find_words()
    bar.regular.click()
    QTest.keyClicks(bar.query, r"(\d+) knots")
    assert bar.count.text() == "1 of 2"
    bar.replacement.setText(r"$1 kn")
    assert bar.preview.text() == "“10 knots” becomes “10 kn”"
    bar.replace_every.click()
    assert writer.text == "😀 10 kn, 12 kn and 3 km."
    writer.undo()
    assert writer.text == "😀 10 knots, 12 knots and 3 km."
    assert not article.history.canUndo()


@pytest.mark.parametrize(
    ("expression", "words"), [("(", "not a regular expression"), (r"(a|aa)+$", "too many ways")]
)
def test_an_expression_that_will_not_do_is_explained(
    writer: Writer, expression: str, words: str
) -> None:
    writer.open("a" * 3000 + "!")
    bar = writer.pane.find_bar
    writer.pane.find_words()
    bar.regular.click()
    bar.query.setText(expression)
    bar.query.textEdited.emit(expression)
    assert words in bar.preview.text()
    bar.replace_every.click()
    assert writer.text == "a" * 3000 + "!"


def test_lines_words_and_case_of_an_expression(writer: Writer) -> None:
    writer.open("Tide\ntides tide")
    bar = writer.pane.find_bar
    writer.pane.find_words()
    bar.regular.click()
    bar.query.setText("^tide|x*")
    bar.query.textEdited.emit("")
    assert bar.count.text() == "1 of 2"
    bar.words.click()
    assert bar.count.text().endswith("1")
    bar.case.click()
    assert bar.count.text() == "Not found"
    bar.query.setText("Tide(?=\\n)")
    bar.query.textEdited.emit("")
    bar.replacement.setText(r"$0\t\0\\$")
    bar.replace_one.click()
    assert writer.text == "Tide\tTide\\$\ntides tide"


def test_what_was_found_does_not_outlive_its_article(writer: Writer) -> None:
    writer.open(BODY)
    start(writer, "ferry")
    assert len(writer.body.extraSelections()) == 4
    writer.pane.hide()
    with writer.bench.qtbot.waitSignal(writer.article.document.destroyed):
        writer.bench.desk.close(writer.article.id)
    assert writer.body.extraSelections() == []
    writer.pane.show()
    writer.bench.open(Draft(headline="The next boat", body="One ferry."))
    assert len(writer.body.extraSelections()) == 1


def test_a_group_that_the_expression_has_not_is_refused(writer: Writer) -> None:
    writer.open(BODY)
    bar = writer.pane.find_bar
    writer.pane.find_words()
    bar.regular.click()
    QTest.keyClicks(bar.query, r"(?<boat>f\w+)y")
    for template, missing in (("$2", "2"), (r"\3ies", "3"), ("${ferry}", "ferry")):
        bar.replacement.setText(template)
        assert bar.preview.text() == f"The expression has no group {missing}"
        bar.replace_one.click()
        bar.replace_every.click()
        assert writer.text == BODY
    bar.replacement.setText(r"${boat}ies\$5")
    bar.replace_every.click()
    assert writer.text == "A ferries$5. 😀 The Ferries$5 waits.\n\nNo ferries$5man, one ferries$5."


def test_replacing_begins_with_what_comes_instead(writer: Writer) -> None:
    writer.open(BODY)
    writer.pane.replace_words()
    assert writer.pane.find_bar.query.hasFocus()
    writer.press(Qt.Key.Key_Escape, widget=writer.pane.find_bar.query)
    writer.select_utf16("waits")
    writer.pane.replace_words()
    bar = writer.pane.find_bar
    assert bar.query.text() == "waits"
    assert bar.replacement.hasFocus()
    writer.type("leaves", bar.replacement)
    writer.press(Qt.Key.Key_Return, widget=bar.replacement)
    assert "The Ferry leaves." in writer.text


@pytest.mark.parametrize("width", [340, 900])
def test_there_is_room_for_words_in_narrow_and_wide_columns(writer: Writer, width: int) -> None:
    writer.open(BODY)
    writer.pane.resize(width, 700)
    start(writer, "ferry")
    bar = writer.pane.find_bar
    parts = (bar.count, bar.regular, bar.previous, bar.close_button, bar.replace_every)

    def fit() -> bool:
        corners = (part.mapTo(bar, part.rect().bottomRight()) for part in parts)
        return all(bar.rect().contains(corner) for corner in corners)

    writer.bench.qtbot.waitUntil(lambda: bar.query.width() > 180 and fit())
    assert bar.replacement.width() > 140


@pytest.mark.parametrize("width", [340, 610])
def test_what_a_place_becomes_moves_nothing(writer: Writer, width: int) -> None:
    writer.open(BODY)
    writer.pane.resize(width, 700)
    start(writer, "ferry")
    bar = writer.pane.find_bar
    writer.bench.qtbot.waitUntil(lambda: (bar.width() < NARROW) == (width < NARROW))

    def height() -> tuple[int, int]:
        return bar.heightForWidth(bar.width()), bar.sizeHint().height()

    before = height()
    writer.type("boat", bar.replacement)
    assert bar.preview.text() == "“ferry” becomes “boat”"
    assert height() == before
    bar.regular.click()
    writer.type("(", bar.query)
    assert bar.preview.text().startswith("This is not a regular expression")
    assert height() == before


def test_other_colours_find_the_text_as_it_is_now(writer: Writer) -> None:
    """What was found before a change may lie beyond the end of the text."""
    writer.open(BODY)
    start(writer, "ferry")
    cursor = writer.body.textCursor()
    cursor.setPosition(20)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    writer.bench.context.appearance.prefer(Preference.DARK)
    assert writer.pane.find_bar.count.text() == "1 of 1"
    writer.bench.context.appearance.prefer(Preference.LIGHT)
