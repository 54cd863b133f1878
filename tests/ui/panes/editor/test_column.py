"""Header and body scroll as one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.panes.editor.conftest import Writer
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure

LONG = "\n\n".join(f"Paragraph {number} of the article." for number in range(300))


def top_of_body(writer: Writer) -> int:
    """Return where the body's first line is, relative to the column's top."""
    return writer.body.y() - writer.body.verticalScrollBar().value()


def cursor_is_in_view(writer: Writer) -> bool:
    rect = writer.body.cursorRect()
    viewport = writer.body.viewport()
    return rect.top() >= 0 and rect.bottom() <= viewport.height()


def wheel(writer: Writer, *, pixels: int = 0, angle: int = 0) -> None:
    viewport = writer.body.viewport()
    event = QWheelEvent(
        QPointF(20, 20),
        QPointF(viewport.mapToGlobal(QPoint(20, 20))),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


@pytest.mark.parametrize("value", [0, 20, 120, 400, 2000])
def test_every_value_moves_all_by_as_much(writer: Writer, value: int) -> None:
    writer.open(LONG)
    header, bar = writer.pane.header, writer.pane.column.bar
    high = header.height()
    bar.setValue(value)
    assert top_of_body(writer) == high - value
    assert writer.body.geometry().bottom() == writer.pane.column.rect().bottom()
    if value < high:
        assert header.y() == -value


def test_the_last_line_can_be_reached(writer: Writer) -> None:
    writer.open(LONG)
    writer.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert writer.body.textCursor().atEnd()
    assert cursor_is_in_view(writer)
    bar = writer.pane.column.bar
    writer.bench.qtbot.waitUntil(lambda: bar.value() > bar.maximum() - 40)


def test_pixels_of_a_touchpad_and_steps_of_a_wheel(writer: Writer) -> None:
    writer.open(LONG)
    bar = writer.pane.column.bar
    wheel(writer, pixels=-37)
    assert bar.value() == 37
    wheel(writer, angle=-120)
    assert bar.value() > 37
    wheel(writer, pixels=5000)
    assert bar.value() == 0


def test_paging_moves_cursor_and_view_together(writer: Writer) -> None:
    writer.open(LONG)
    bar = writer.pane.column.bar
    writer.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    first = writer.body.textCursor().position()
    writer.press(Qt.Key.Key_PageDown)
    assert writer.body.textCursor().position() > first > 0
    assert cursor_is_in_view(writer)
    writer.press(Qt.Key.Key_PageUp)
    assert writer.body.textCursor().position() == first
    writer.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert writer.body.textCursor().hasSelection()


def test_typing_brings_the_cursor_back_into_view(writer: Writer) -> None:
    writer.open(LONG)
    writer.place(at=0)
    writer.pane.column.bar.setValue(3000)
    assert not cursor_is_in_view(writer)
    writer.type("x")
    assert cursor_is_in_view(writer)


def test_going_to_the_start_shows_the_head(writer: Writer) -> None:
    writer.open(LONG)
    writer.pane.column.bar.setValue(3000)
    writer.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert writer.pane.column.bar.value() == 0


def test_a_field_of_the_head_is_brought_into_view(writer: Writer) -> None:
    writer.open(LONG)
    writer.place(at=0)
    writer.pane.column.bar.setValue(120)
    writer.press(Qt.Key.Key_Up)
    names = writer.pane.header.byline.names
    assert names.hasFocus()
    writer.press(Qt.Key.Key_Up, widget=names)
    writer.press(Qt.Key.Key_Up, widget=writer.pane.header.standfirst)
    assert writer.pane.header.headline.hasFocus()
    assert writer.pane.column.bar.value() < 60


def test_the_column_is_centred_and_no_wider_than_lines_should_be(writer: Writer) -> None:
    writer.open(LONG)
    writer.pane.resize(1400, 800)
    left = writer.body.viewport().x()
    right = writer.body.width() - left - writer.body.viewport().width()
    assert abs(left - right) <= 1
    assert writer.body.viewport().width() <= 46 * 17 + 20
    field = writer.pane.header.headline
    assert field.mapTo(writer.pane, QPoint(0, 0)).x() == pytest.approx(left + 10, abs=1)


def test_the_cursor_stays_in_view_when_a_banner_takes_room(writer: Writer) -> None:
    writer.open(LONG)
    writer.place(at=len(LONG))
    writer.pane.column.show_cursor()
    writer.focus(writer.pane.header.byline.names)
    writer.pane.column.bar.setValue(writer.pane.column.bar.maximum())
    writer.pane.resize(writer.pane.width(), writer.pane.height() - 60)
    writer.bench.qtbot.waitUntil(
        lambda: writer.body.viewport().rect().contains(writer.body.cursorRect())
    )


def test_a_short_article_has_no_bar(writer: Writer) -> None:
    writer.open("Text")
    assert not writer.pane.column.bar.isVisible()


@pytest.mark.parametrize("paragraphs", [14, 300])
def test_a_card_that_is_moved_leaves_the_draft_where_it_is(writer: Writer, paragraphs: int) -> None:
    """For a moment the text is shorter by the card, and the bar's end comes nearer."""
    figure = Figure(id=FigureId("f1"), key="quay", picture=PictureId("0" * 64))
    short = "\n\n".join(f"Paragraph {number} of the article." for number in range(paragraphs))
    writer.open(f"{short}\n\n{{{{picture: quay}}}}\n\nThe end.", figures=(figure,))
    writer.pane.complete()
    column, document = writer.pane.column, writer.body.document()

    def settled() -> bool:
        """Say whether the card is drawn and the bar knows of all of the text."""
        card = document.find("{{picture").block()
        drawn = document.documentLayout().blockBoundingRect(card).height() > 30
        high = column.header_height() + document.size().height() - column.height()
        return drawn and abs(column.bar.maximum() - high) <= 1

    writer.bench.qtbot.waitUntil(settled)
    column.bar.setValue(column.bar.maximum())
    before = column.bar.value(), column.bar.maximum()
    assert before[0] > 0
    at = writer.text.index(f"Paragraph {paragraphs - 2}")
    writer.article.figures.place(figure.id, at)
    assert writer.text.index("quay") < at + 20
    writer.bench.qtbot.waitUntil(settled)
    assert (column.bar.value(), column.bar.maximum()) == before


def test_the_line_written_stays_in_view_while_a_long_text_gets_another_size(
    writer: Writer,
) -> None:
    writer.open("\n\n".join(f"## Part {number}\n\nOf the article." for number in range(300)))
    writer.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    highlighter = writer.body.highlighter
    assert highlighter is not None
    for zoom in (writer.pane.zoom_in, writer.pane.zoom_in, writer.pane.zoom_reset):
        zoom()
        writer.bench.qtbot.waitUntil(lambda: not highlighter._slices.isActive())
        assert cursor_is_in_view(writer)
