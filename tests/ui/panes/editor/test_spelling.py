"""Marks under misspelt words, their menu, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit

from tests.ui.panes.editor.conftest import Writer
from workstation.desk.notice import NoticeKind, Place
from workstation.domain.known_words import known_words
from workstation.ui.spelling_marks import SpellingMarks


def marked(marks: SpellingMarks) -> list[str]:
    return [found.word for found in marks.in_view()]


def wait_for(writer: Writer, marks: SpellingMarks, *words: str) -> None:
    writer.bench.qtbot.waitUntil(lambda: marked(marks) == list(words), timeout=10000)


def menu_on(writer: Writer, edit: QTextEdit, position: int) -> QMenu:
    """Open the menu at a place of a text, as the mouse would."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(position)
    point = edit.cursorRect(cursor).center()
    place = edit.viewport().mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, place)
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text().startswith(words))
    menu.close()
    action.trigger()


@pytest.fixture(autouse=True)
def no_menu_stays() -> Iterator[None]:
    yield
    left = QApplication.activePopupWidget()
    if left is not None:
        left.close()


def test_in_a_long_paragraph_only_what_is_in_view_is_marked(writer: Writer) -> None:
    body = "𝒜 " + "the harbuor and its ferry sail " * 900 + "qauy"
    writer.open(body)
    marks, edit = writer.pane.spelling.marks, writer.pane.body
    writer.bench.qtbot.waitUntil(lambda: "harbuor" in marked(marks), timeout=10000)
    assert 0 < len(marked(marks)) < 200
    assert "qauy" not in marked(marks)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    writer.bench.qtbot.waitUntil(lambda: "qauy" in marked(marks), timeout=10000)
    assert len(marked(marks)) < 200
    last = marks.in_view()[-1]
    assert (last.start, last.end) == (len(body) - 3, len(body) + 1)


def test_a_key_in_a_very_long_paragraph_is_looked_up_in_what_is_in_view_alone(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "the harbuor and its ferry sail " * 900
    article = writer.open(body)
    spelling, marks = writer.bench.context.spelling, writer.pane.spelling.marks
    writer.bench.qtbot.waitUntil(lambda: "harbuor" in marked(marks), timeout=10000)
    judge = spelling.judge(article)
    assert judge is not None
    writer.place(at=len(body) // 2)
    writer.body.viewport().repaint()
    read = judge.lines_read
    for letter in "ship":
        writer.type(letter)
        writer.body.viewport().repaint()
    assert 0 < judge.lines_read - read <= 8


def test_misspelt_words_are_marked_in_body_headline_and_standfirst(writer: Writer) -> None:
    writer.open("The harbuor and `cdoe` – 𝒜 qauy.", headline="Ferrry", standfirst="A timetabel.")
    spelling = writer.pane.spelling
    wait_for(writer, spelling.marks, "harbuor", "qauy")
    wait_for(writer, spelling.fields[0].marks, "Ferrry")
    wait_for(writer, spelling.fields[1].marks, "timetabel")
    [first, second] = spelling.marks.in_view()
    cursor = writer.body.textCursor()
    cursor.setPosition(second.start)
    cursor.setPosition(second.end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "qauy"
    assert first.start == 4


def test_a_wave_is_drawn_in_the_colour_of_the_theme(writer: Writer) -> None:
    writer.open("The harbour here.")
    wait_for(writer, writer.pane.spelling.marks)
    hue = writer.bench.context.appearance.colours.misspelt.hue()

    def drawn() -> int:
        """Count what has the wave's colour, however much of the paper shines through it."""
        image = writer.body.viewport().grab().toImage()
        colours = (
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(min(60, image.height()))
        )
        return sum(abs(one.hue() - hue) < 6 and one.saturation() > 60 for one in colours)

    assert drawn() == 0
    writer.open("The harbuor here.")
    wait_for(writer, writer.pane.spelling.marks, "harbuor")
    assert drawn() > 5


def test_the_word_being_typed_is_marked_once_it_is_left(writer: Writer) -> None:
    writer.open("Begin ")
    wait_for(writer, writer.pane.spelling.marks)
    writer.place(at=6)
    writer.type("harbuor")
    writer.body.viewport().repaint()
    assert marked(writer.pane.spelling.marks) == []
    writer.type(" ")
    wait_for(writer, writer.pane.spelling.marks, "harbuor")


def test_a_word_left_by_the_arrows_is_marked(writer: Writer) -> None:
    writer.open("Begin ")
    writer.place(at=6)
    writer.type("qauy")
    writer.press(Qt.Key.Key_Home)
    wait_for(writer, writer.pane.spelling.marks, "qauy")


def test_marks_are_no_part_of_the_text(writer: Writer) -> None:
    article = writer.open("The harbuor.")
    wait_for(writer, writer.pane.spelling.marks, "harbuor")
    assert not article.history.canUndo()
    assert not article.dirty
    assert article.document.firstBlock().layout().formats() == []


def test_suggestions_replace_the_entry_that_says_they_are_looked_for(writer: Writer) -> None:
    writer.open("The harbuor waits.")
    wait_for(writer, writer.pane.spelling.marks, "harbuor")
    menu = menu_on(writer, writer.body, 6)
    menu.move(menu.x(), menu.screen().availableGeometry().bottom() - menu.height())
    assert entries(menu)[:3] == [
        "Looking for suggestions…",
        "Add “harbuor” to the newsroom’s dictionary",
        "Ignore “harbuor” in this article",
    ]
    writer.bench.qtbot.waitUntil(lambda: entries(menu)[0] == "harbour", timeout=10000)
    assert menu.activeAction().text() == "harbour"
    assert menu.geometry().bottom() <= menu.screen().availableGeometry().bottom()

    choose(menu, "harbour")
    assert writer.text == "The harbour waits."
    wait_for(writer, writer.pane.spelling.marks)
    writer.undo()
    assert writer.text == "The harbuor waits."


def test_a_word_that_is_right_has_the_usual_menu(writer: Writer) -> None:
    writer.open("The harbuor waits.")
    wait_for(writer, writer.pane.spelling.marks, "harbuor")
    assert entries(menu_on(writer, writer.body, 14))[0] == "Undo"


def test_a_typographic_apostrophe_stays_one(writer: Writer) -> None:
    writer.open("It was’nt here.")
    wait_for(writer, writer.pane.spelling.marks, "was'nt")
    menu = menu_on(writer, writer.body, 5)
    writer.bench.qtbot.waitUntil(lambda: "wasn't" in entries(menu), timeout=10000)
    choose(menu, "wasn't")
    assert writer.text == "It wasn’t here."


def test_the_headline_is_put_right_from_its_menu(writer: Writer) -> None:
    article = writer.open("Text.", headline="The harbuor waits")
    headline = writer.pane.header.headline
    wait_for(writer, writer.pane.spelling.fields[0].marks, "harbuor")
    menu = menu_on(writer, headline, 6)
    writer.bench.qtbot.waitUntil(lambda: entries(menu)[0] == "harbour", timeout=10000)
    choose(menu, "harbour")
    assert article.details.headline == "The harbour waits"
    article.history.undo()
    assert article.details.headline == "The harbuor waits"
    assert headline.text() == "The harbuor waits"


def test_the_kicker_is_marked_and_put_right_from_its_menu(writer: Writer) -> None:
    article = writer.open("Body.", kicker="The harbuor 𝒜 qauy")
    line, field = writer.pane.header.kicker, writer.pane.spelling.kicker
    qtbot = writer.bench.qtbot
    qtbot.waitUntil(
        lambda: [found.word for found in field.misspelt()] == ["harbuor", "qauy"], timeout=10000
    )
    wave = writer.bench.context.appearance.colours.misspelt
    picture = line.grab().toImage()
    seen = [
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if abs(picture.pixelColor(x, y).hue() - wave.hue()) < 8
        and picture.pixelColor(x, y).saturation() > 100
    ]
    assert seen
    letters = line.fontMetrics().horizontalAdvance("The ")
    point = QPoint(letters + 12, line.height() // 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, line.mapToGlobal(point))
    QApplication.sendEvent(line, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(lambda: "harbour" in entries(menu), timeout=10000)
    choose(menu, "harbour")
    assert article.details.kicker == "The harbour 𝒜 qauy"
    article.history.undo()
    assert article.details.kicker == "The harbuor 𝒜 qauy"


def test_a_word_is_added_or_ignored_from_the_menu(writer: Writer) -> None:
    article = writer.open("Norrdyk and Osmay.")
    marks = writer.pane.spelling.marks
    wait_for(writer, marks, "Norrdyk", "Osmay")
    choose(menu_on(writer, writer.body, 2), "Add")
    wait_for(writer, marks, "Osmay")
    assert writer.bench.desk.newsroom.dictionary == ("Norrdyk",)
    choose(menu_on(writer, writer.body, 14), "Ignore")
    wait_for(writer, marks)
    assert known_words(article.details) == ("Osmay",)
    article.history.undo()
    wait_for(writer, marks, "Osmay")


def test_the_next_misspelt_word_is_selected_and_after_the_last_the_first(writer: Writer) -> None:
    article = writer.open("𝒜 harbuor, a ferry.\n\nThe qauy.", headline="Ferrry")
    writer.place(at=0)
    places: list[Place] = []
    writer.bench.desk.revealed.connect(places.append)

    def go(method: str) -> str:
        before = len(places)
        getattr(writer.pane, method)()
        writer.bench.qtbot.waitUntil(lambda: len(places) > before, timeout=10000)
        place = places[-1]
        text = writer.text if place.field == "body" else article.details.headline
        return text[place.start : place.end]

    there = [go("next_misspelling") for _ in range(4)]
    assert there == ["harbuor", "qauy", "Ferrry", "harbuor"]
    assert writer.body.textCursor().selectedText() == "harbuor"
    back = [go("previous_misspelling") for _ in range(3)]
    assert back == ["Ferrry", "qauy", "harbuor"]


@pytest.mark.parametrize(
    ("language", "kind"),
    [("en-GB", NoticeKind.NOTHING_MISSPELT), ("nl-NL", NoticeKind.NO_DICTIONARY)],
)
def test_nothing_to_go_to_is_said(writer: Writer, language: str, kind: NoticeKind) -> None:
    writer.open("The harbour.", language=language)
    spelling = writer.bench.context.spelling
    if kind is NoticeKind.NO_DICTIONARY:
        writer.bench.qtbot.waitUntil(lambda: spelling.lacks(language), timeout=10000)
    writer.pane.next_misspelling()
    writer.bench.qtbot.waitUntil(lambda: bool(writer.bench.notices), timeout=10000)
    assert [notice.kind for notice in writer.bench.notices] == [kind]


def test_switched_off_nothing_is_marked(writer: Writer) -> None:
    writer.open("The harbuor.")
    wait_for(writer, writer.pane.spelling.marks, "harbuor")
    writer.bench.context.spelling.switch(enabled=False)
    assert marked(writer.pane.spelling.marks) == []


def test_the_menu_key_offers_the_same_for_the_word_with_the_cursor(writer: Writer) -> None:
    writer.open("The harbuor waits.")
    wait_for(writer, writer.pane.spelling.marks, "harbuor")
    writer.place(at=7)
    point = writer.body.cursorRect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, point, writer.body.viewport().mapToGlobal(point)
    )
    assert event.type() is QEvent.Type.ContextMenu
    QApplication.sendEvent(writer.body.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert entries(menu)[0] in ("Looking for suggestions…", "harbour")
    assert not menu.geometry().contains(QPoint(-1, -1))


def test_an_answer_that_changes_nothing_in_view_draws_nothing(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "The qauy here.\n\nThe harbour there."
    writer.open(body)
    marks, spelling = writer.pane.spelling.marks, writer.bench.context.spelling
    wait_for(writer, marks, "qauy")
    assert marks.article is not None
    judge, viewport = spelling.judge(marks.article), writer.body.viewport()
    assert judge is not None
    writer.body.moveCursor(QTextCursor.MoveOperation.End)
    viewport.repaint()
    drawn: list[tuple[object, ...]] = []
    monkeypatch.setattr(viewport, "update", lambda *what: drawn.append(what))

    for letter in " harbu":  # half a word is no word, but it is still being written
        QTest.keyClicks(writer.body, letter)
        viewport.repaint()
        assert marked(marks) == ["qauy"]  # before there is an answer, too
        writer.bench.qtbot.waitUntil(lambda: not judge.wanted, timeout=10000)
        spelling.judged.emit()
    assert drawn == []

    QTest.keyClicks(writer.body, " ")
    viewport.repaint()
    assert marked(marks) == ["qauy", "harbu"]
    spelling.switch(False)
    viewport.repaint()
    spelling.switch(True)
    assert drawn == [(), ()]


def test_a_line_is_drawn_again_when_only_a_later_answer_puts_a_wave_in_it(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    spelling = writer.bench.context.spelling
    monkeypatch.setattr(spelling, "ask", lambda: None)
    article = writer.open("The harbour qauy.")
    viewport = writer.body.viewport()
    viewport.repaint()
    judge = spelling.judge(article)
    assert judge is not None
    assert {"harbour", "qauy"} <= judge.wanted
    drawn: list[tuple[object, ...]] = []
    monkeypatch.setattr(viewport, "update", lambda *what: drawn.append(what))
    verdicts = spelling._verdicts[article.details.language]

    verdicts |= {"harbour": True}
    judge.told()
    spelling.judged.emit()
    assert drawn == []

    verdicts |= {"qauy": False, "The": True, "the": True}
    judge.told()
    spelling.judged.emit()
    assert len(drawn) == 1
    assert marked(writer.pane.spelling.marks) == ["qauy"]
