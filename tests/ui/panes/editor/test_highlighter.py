"""Styling while writing: little work at a key, long texts in slices."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat

from tests.ui.panes.editor.conftest import Writer
from workstation.ui.panes.editor.highlighter import (
    AT_ONCE,
    IN_VIEW,
    PAUSE_MS,
    MarkdownHighlighter,
)
from workstation.ui.panes.editor.overlays import Stretch
from workstation.ui.theme import Preference

PARAGRAPH = "The council’s committee meets on **Wednesday** and will *consider* a subsidy."


def settled(writer: Writer) -> MarkdownHighlighter:
    highlighter = writer.body.highlighter
    assert highlighter is not None
    writer.bench.qtbot.waitUntil(lambda: not highlighter._slices.isActive(), timeout=20000)
    return highlighter


def format_at(block: QTextBlock, position: int) -> QTextCharFormat:
    for stretch in block.layout().formats():
        if stretch.start <= position < stretch.start + stretch.length:
            return QTextCharFormat(stretch.format)
    return QTextCharFormat()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the number of each block that is styled."""
    numbers: list[int] = []
    original = MarkdownHighlighter._read

    def read(self: MarkdownHighlighter, block: QTextBlock, text: str) -> tuple[list[Stretch], int]:
        numbers.append(block.blockNumber())
        return original(self, block, text)

    monkeypatch.setattr(MarkdownHighlighter, "_read", read)
    return numbers


def test_a_key_styles_its_own_block(writer: Writer, counted: list[int]) -> None:
    writer.open("\n\n".join([PARAGRAPH] * 100))
    settled(writer)
    writer.place(at=30)
    for letter in "a *b* c":
        counted.clear()
        writer.type(letter)
        assert len(counted) <= 2


def test_opening_reads_what_is_in_view_twice_and_all_else_once(
    writer: Writer, counted: list[int]
) -> None:
    article = writer.open("\n\n".join([PARAGRAPH] * 200))
    highlighter = settled(writer)
    writer.bench.qtbot.waitUntil(lambda: not highlighter._fresh)
    assert len(counted) <= article.document.blockCount() + IN_VIEW
    assert format_at(article.document.firstBlock(), PARAGRAPH.index("consider")).fontItalic()


def test_marks_recede_and_words_stand_out(writer: Writer) -> None:
    writer.open(PARAGRAPH)
    settled(writer)
    block = writer.article.document.firstBlock()
    colours = writer.bench.context.appearance.colours
    word = PARAGRAPH.index("Wednesday")
    assert format_at(block, word).fontWeight() == QFont.Weight.Bold
    assert format_at(block, word - 1).foreground().color() == colours.muted
    assert format_at(block, PARAGRAPH.index("consider")).fontItalic()
    assert not format_at(block, 0).isValid() or format_at(block, 0).isEmpty()


def test_characters_beyond_the_basic_plane_move_nothing(writer: Writer) -> None:
    writer.open("😀😀 **bold**")
    settled(writer)
    block = writer.article.document.firstBlock()
    assert format_at(block, 7).fontWeight() == QFont.Weight.Bold
    assert format_at(block, 4).fontWeight() != QFont.Weight.Bold


def test_a_long_text_is_styled_to_its_end(writer: Writer) -> None:
    writer.open("\n\n".join([PARAGRAPH] * 1000))
    settled(writer)
    block = writer.article.document.lastBlock()
    assert format_at(block, PARAGRAPH.index("Wednesday")).fontWeight() == QFont.Weight.Bold


def test_a_key_goes_before_the_slices_of_a_long_text(writer: Writer) -> None:
    writer.open("\n\n".join([PARAGRAPH] * 1000))
    highlighter = writer.body.highlighter
    assert highlighter is not None
    assert highlighter._slices.isActive()
    writer.place(at=0)
    writer.type("A")
    assert highlighter._slices.interval() == PAUSE_MS
    block = settled(writer).document().lastBlock()
    assert format_at(block, PARAGRAPH.index("Wednesday")).fontWeight() == QFont.Weight.Bold


def test_a_fence_reaches_far_without_work_at_the_key(writer: Writer, counted: list[int]) -> None:
    writer.open("start\n" + "\n".join([PARAGRAPH] * 1000))
    settled(writer)
    writer.place(at=0)
    writer.type("``")
    counted.clear()
    writer.type("`")
    assert len(counted) <= AT_ONCE
    settled(writer)
    last = writer.article.document.lastBlock()
    assert last.userState() > 0
    writer.undo()
    settled(writer)
    assert last.userState() == 0
    assert format_at(last, PARAGRAPH.index("Wednesday")).fontWeight() == QFont.Weight.Bold


def test_switching_articles_keeps_what_is_styled(writer: Writer, counted: list[int]) -> None:
    first = writer.open("\n\n".join([PARAGRAPH] * 200))
    settled(writer)
    writer.open("Other")
    settled(writer)
    counted.clear()
    writer.bench.desk.open(first.id)
    assert writer.article is first
    assert counted == []


def test_another_theme_restyles(writer: Writer) -> None:
    writer.open(PARAGRAPH)
    settled(writer)
    appearance = writer.bench.context.appearance
    light = appearance.colours.muted
    appearance.prefer(Preference.DARK)
    settled(writer)
    mark = format_at(writer.article.document.firstBlock(), PARAGRAPH.index("**"))
    appearance.prefer(Preference.LIGHT)
    assert mark.foreground().color() != light
    settled(writer)


def test_the_first_letter_of_an_empty_text_is_styled(writer: Writer) -> None:
    article = writer.open("")
    writer.type("# A *heading*")
    block = article.document.firstBlock()
    assert format_at(block, 6).fontItalic()


def test_styling_is_no_edit(writer: Writer) -> None:
    article = writer.open("\n\n".join([PARAGRAPH] * 300))
    settled(writer)
    writer.press(Qt.Key.Key_End)
    assert article.revision == 0
    assert not article.history.canUndo()
