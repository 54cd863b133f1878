"""The head of the draft: fields that show the article and change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import QMimeData, Qt

from tests.ui.panes.editor.conftest import Writer
from workstation.desk.notice import Place


def test_stage_and_embargo_stay_on_one_line(writer: Writer) -> None:
    now = writer.bench.clock.now()
    writer.open("Text", bylines=("Ines Okafor",), deadline=now, embargo=now + timedelta(hours=2))
    row = writer.pane.header.byline
    for width in (900, 620, 560, 500, 460):
        writer.pane.resize(width, 700)
        tops = {chip.mapTo(row, chip.rect().center()).y() for chip in (row.stage, row.embargo)}
        assert len(tops) == 1


def test_shows_what_the_article_says(writer: Writer) -> None:
    now = writer.bench.clock.now()
    writer.open(
        "Text",
        headline="A headline",
        standfirst="In short",
        kicker="Timetable",
        section="Harbour",
        bylines=("Ines Okafor", "Tom Vasile"),
        deadline=now + timedelta(hours=3),
        embargo=now + timedelta(days=2),
    )
    header = writer.pane.header
    assert header.headline.text() == "A headline"
    assert header.standfirst.text() == "In short"
    assert header.kicker.text() == "Timetable"
    assert header.section.text() == "Harbour"
    assert header.byline.names.text() == "Ines Okafor, Tom Vasile"
    assert header.byline.stage.text() == "Draft"
    assert header.byline.deadline.text().startswith("Deadline today ")
    assert header.byline.embargo.text().startswith("Embargo 24 Nov ")


def test_typing_changes_the_article_and_undo_comes_back(writer: Writer) -> None:
    article = writer.open("Text", headline="Ferry")
    field = writer.pane.header.headline
    writer.focus(field)
    writer.press(Qt.Key.Key_End, widget=field)
    writer.type(" late ", field)
    assert article.details.headline == "Ferry late"
    assert field.toPlainText() == "Ferry late "
    writer.undo(field)
    assert article.details.headline == "Ferry"
    assert field.text() == "Ferry"


def test_text_and_headline_are_undone_in_order(writer: Writer) -> None:
    article = writer.open("Text", headline="Ferry")
    writer.place(at=4)
    writer.type(" one")
    field = writer.pane.header.headline
    writer.focus(field)
    writer.press(Qt.Key.Key_End, widget=field)
    writer.type("!", field)
    writer.focus(writer.body)
    writer.type(" two")
    writer.undo()
    assert (writer.text, article.details.headline) == ("Text one", "Ferry!")
    writer.undo()
    assert (writer.text, article.details.headline) == ("Text one", "Ferry")
    writer.undo()
    assert (writer.text, article.details.headline) == ("Text", "Ferry")


def test_a_field_keeps_its_cursor_when_undo_changes_it(writer: Writer) -> None:
    article = writer.open("Text", headline="Ferry waits")
    field = writer.pane.header.headline
    writer.focus(field)
    field.select(5, 5)
    writer.type("s", field)
    assert article.details.headline == "Ferrys waits"
    writer.undo(field)
    assert field.textCursor().position() == 5


def test_enter_and_arrows_lead_from_field_to_field(writer: Writer) -> None:
    writer.open("Text", headline="Ferry", standfirst="Short", bylines=("Ines Okafor",))
    header = writer.pane.header
    writer.focus(header.kicker)
    chain = (header.kicker, header.headline, header.standfirst, header.byline.names, writer.body)
    for before, after in pairwise(chain):
        assert before.hasFocus()
        writer.press(Qt.Key.Key_Down, widget=before)
        assert after.hasFocus()
    writer.place(at=0)
    for before, after in pairwise(chain[:0:-1]):
        writer.press(Qt.Key.Key_Up, widget=before)
        assert after.hasFocus()
    writer.press(Qt.Key.Key_Return, widget=header.headline)
    assert header.standfirst.hasFocus()


def test_tab_goes_down_and_shift_tab_up(writer: Writer) -> None:
    writer.open("Text")
    header = writer.pane.header
    writer.focus(header.headline)
    writer.press(Qt.Key.Key_Tab, widget=header.headline)
    assert header.standfirst.hasFocus()
    writer.press(Qt.Key.Key_Tab, widget=header.standfirst)
    assert header.byline.names.hasFocus()
    writer.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, widget=header.byline.names)
    assert header.standfirst.hasFocus()


def test_a_pasted_headline_is_one_line_and_keeps_its_spaces(writer: Writer) -> None:
    article = writer.open("Text", headline="")
    data = QMimeData()
    data.setText("12\u00a0000\nferries")
    writer.pane.header.headline.insertFromMimeData(data)
    assert article.details.headline == "12\u00a0000 ferries"


def test_the_headline_grows_with_its_lines(writer: Writer) -> None:
    writer.open("Text", headline="Ferry")
    field, body = writer.pane.header.headline, writer.body
    low, top = field.height(), body.y()
    writer.focus(field)
    writer.type(" operators brace for a thinner winter timetable once more", field)
    writer.bench.qtbot.waitUntil(lambda: field.height() >= 2 * low)
    assert body.y() - top == field.height() - low


def test_a_section_is_chosen_from_the_newsrooms(writer: Writer) -> None:
    article = writer.open("Text")
    actions = {action.data(): action for action in writer.pane.header.section.menu().actions()}
    assert "Council" in actions
    actions["Council"].trigger()
    assert article.details.section == "Council"
    assert writer.pane.header.section.text() == "Council"
    writer.undo()
    assert article.details.section == ""


def test_names_are_completed_from_the_people(writer: Writer) -> None:
    article = writer.open("Text")
    names = writer.pane.header.byline.names
    writer.focus(names)
    writer.type("Courier Staff, mara", names)
    assert names._proposals.isVisible()
    names._complete(str(names._completer.currentCompletion()))
    assert article.details.bylines == ("Courier Staff", "Mara Lindqvist")
    names._proposals.hide()


def test_avatar_shows_the_first_name(writer: Writer) -> None:
    article = writer.open("Text", bylines=("Ines Okafor",))
    avatar = writer.pane.header.byline.avatar
    assert avatar.accessibleName() == "Ines Okafor"
    article.change(replace(article.details, bylines=()), "Change bylines")
    assert not avatar.isVisible()


def test_places_in_the_head_are_revealed(writer: Writer) -> None:
    article = writer.open("Text", headline="Ferry waits")
    writer.bench.desk.reveal(Place(article.id, "headline", 6, 11))
    field = writer.pane.header.headline
    assert field.hasFocus()
    assert field.textCursor().selectedText() == "waits"
    writer.bench.desk.reveal(Place(article.id, "bylines"))
    assert writer.pane.header.byline.names.hasFocus()


def test_zoom_covers_the_head(writer: Writer) -> None:
    writer.open("Text", headline="Ferry waits", standfirst="For the tide", section="Harbour")
    header, writing = writer.pane.header, writer.bench.context.writing
    parts = (header.section, header.kicker, header.headline, header.standfirst)
    before = [part.font().pixelSize() for part in parts]
    high = header.headline.sizeHint().height()
    for _step in range(5):
        writing.zoom(1)
    larger = [part.font().pixelSize() for part in parts]
    assert all(now > was for now, was in zip(larger, before, strict=True))
    assert header.headline.sizeHint().height() > high
    assert header.section.width() >= header.section.fontMetrics().horizontalAdvance("Harbour")
    assert writer.article.details.headline == "Ferry waits"
    assert not writer.article.history.canUndo()
    writing.zoom(0)
    assert [part.font().pixelSize() for part in parts] == before
    assert header.headline.sizeHint().height() == high
