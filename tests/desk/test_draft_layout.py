"""A draft is laid out as Qt would do it, but without walking through the whole text at a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import SIGNAL, QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
)
from pytestqt.qtbot import QtBot

from workstation.desk.draft_document import fill
from workstation.desk.draft_layout import DraftLayout
from workstation.desk.paragraph_spacing import ParagraphSpacing

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH = 240.0
PIECES = st.sampled_from(
    [
        "The tide turns at noon. ",
        "ferry",
        "\n",
        "\n\n",
        "Harbour-master’s " * 9,
        "x" * 90,
        "مرحبا بالعالم هذا نص طويل ",
        "👩‍👩‍👧‍👦 é\u0301 ",
        "a\tb\u00a0c ",
        "\n\n\n",
    ]
)
PLACES = st.integers(0, 400)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), PLACES, PIECES),
        st.tuples(st.just("remove"), PLACES, st.integers(1, 120)),
        st.tuples(st.just("widen"), st.integers(90, 400), st.none()),
        st.tuples(st.just("enlarge"), st.integers(9, 30), st.none()),
        st.tuples(st.just("raise"), PLACES, st.integers(80, 200)),
        st.tuples(st.just("dress"), PLACES, st.integers(8, 40)),
        st.tuples(st.just("undo"), st.none(), st.none()),
        st.tuples(st.just("look"), PLACES, st.none()),
    ),
    max_size=8,
)


@dataclass(frozen=True)
class Pair:
    """The same document twice: laid out by us, and by Qt."""

    ours: QTextDocument
    theirs: QTextDocument

    def do(self, change: Callable[[QTextDocument], object]) -> None:
        change(self.ours)
        change(self.theirs)

    @property
    def layouts(self) -> tuple[QAbstractTextDocumentLayout, QAbstractTextDocumentLayout]:
        return self.ours.documentLayout(), self.theirs.documentLayout()


def pair_of(text: str) -> Pair:
    ours, theirs = QTextDocument(), QTextDocument()
    ours.setDocumentLayout(DraftLayout(ours))
    pair = Pair(ours, theirs)
    pair.do(lambda document: fill(document, text, ParagraphSpacing(document)))
    pair.do(lambda document: document.setPageSize(QSizeF(WIDTH, -1)))
    return pair


def block_at(document: QTextDocument, place: int) -> QTextBlock:
    return document.findBlock(place % document.characterCount())


def take(step: tuple[str, int, object], document: QTextDocument) -> None:
    """Do one step to one document."""
    kind, place, more = step
    cursor = QTextCursor(document)
    if kind in ("insert", "remove"):
        last = document.characterCount() - 1
        cursor.setPosition(place % (last + 1))
        if isinstance(more, str):
            cursor.insertText(more)
        elif isinstance(more, int):
            cursor.setPosition(min(last, cursor.position() + more), _KEEP)
            cursor.removeSelectedText()
    elif kind == "widen":
        document.setPageSize(QSizeF(place, -1))
        document.documentLayout().documentSize()  # Qt's own forgets lines if it comes to it later
    elif kind == "enlarge":
        font = QFont(document.defaultFont())
        font.setPixelSize(place)
        document.setDefaultFont(font)
        document.documentLayout().documentSize()
    elif kind == "raise" and isinstance(more, int):
        form = block_at(document, place).blockFormat()
        form.setLineHeight(more, 1)
        cursor.setPosition(block_at(document, place).position())
        cursor.setBlockFormat(form)
    elif kind == "dress" and isinstance(more, int):
        block = block_at(document, place)
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = 0, 1, QTextCharFormat()
        part.format.setFontPointSize(more)
        block.layout().setFormats([part])
        document.markContentsDirty(block.position(), block.length())
    elif kind == "undo":
        document.undo()
    elif kind == "look":
        block = block_at(document, place)
        document.documentLayout().blockBoundingRect(block)


_KEEP = QTextCursor.MoveMode.KeepAnchor


def assert_alike(pair: Pair) -> None:
    """Compare where everything is, from the foot upwards: that lays out all above."""
    ours, theirs = pair.layouts
    assert pair.ours.toPlainText() == pair.theirs.toPlainText()
    block, other = pair.ours.lastBlock(), pair.theirs.lastBlock()
    while block.isValid():
        rect = ours.blockBoundingRect(block)
        assert rect == theirs.blockBoundingRect(other), block.blockNumber()
        assert block.layout().position() == rect.topLeft()
        block, other = block.previous(), other.previous()
    assert ours.documentSize().height() == theirs.documentSize().height()


@settings(max_examples=4000, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), STEPS)
def test_lines_are_where_qt_would_put_them(text: str, steps: list[tuple[str, int, object]]) -> None:
    pair = pair_of(text)
    for step in steps:
        pair.do(partial(take, step))
    assert_alike(pair)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=12).map("".join),
    st.lists(st.tuples(st.floats(-20, 260), st.floats(-20, 900)), min_size=1, max_size=20),
)
def test_a_point_is_at_the_position_that_qt_would_say(
    text: str, points: list[tuple[float, float]]
) -> None:
    pair = pair_of(text)
    ours, theirs = pair.layouts
    for x, y in points:
        for accuracy in (Qt.HitTestAccuracy.FuzzyHit, Qt.HitTestAccuracy.ExactHit):
            point = QPointF(x, y)
            assert ours.hitTest(point, accuracy) == theirs.hitTest(point, accuracy), (x, y)


def drawn(document: QTextDocument, start: int, end: int, clip: QRectF) -> QImage:
    """Draw a document with a selection, and a cursor at its end."""
    image = QImage(int(WIDTH), 700, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = clip
    context.cursorPosition = end
    context.palette.setColor(QPalette.ColorRole.Text, QColor("navy"))
    chosen = QAbstractTextDocumentLayout.Selection()
    chosen.cursor = QTextCursor(document)
    chosen.cursor.setPosition(start)
    chosen.cursor.setPosition(end, _KEEP)
    chosen.format.setBackground(QColor("gold"))
    context.selections = [chosen]
    painter = QPainter(image)
    document.documentLayout().draw(painter, context)
    painter.end()
    return image


@settings(max_examples=40, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=12).map("".join),
    PLACES,
    PLACES,
    st.sampled_from([QRectF(), QRectF(0, 0, WIDTH, 700), QRectF(30, 61.5, 100, 90)]),
)
def test_it_looks_as_qt_would_draw_it(text: str, start: int, end: int, clip: QRectF) -> None:
    pair = pair_of(text)
    last = pair.ours.characterCount()
    for document in (pair.ours, pair.theirs):
        document.documentLayout().setProperty("cursorWidth", 2)
    images = [
        drawn(document, start % last, end % last, clip) for document in (pair.ours, pair.theirs)
    ]
    assert images[0] == images[1]


def test_a_key_lays_out_its_own_paragraph_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = pair_of("\n\n".join(["The tide turns at noon."] * 500))
    layout = pair.ours.documentLayout()
    assert isinstance(layout, DraftLayout)
    layout.blockBoundingRect(pair.ours.lastBlock())
    laid_out: list[int] = []
    lay_out = DraftLayout._lay_out

    def count(self: DraftLayout, block: QTextBlock) -> float:
        laid_out.append(block.blockNumber())
        return lay_out(self, block)

    monkeypatch.setattr(DraftLayout, "_lay_out", count)
    block = pair.ours.findBlockByNumber(100)
    cursor = QTextCursor(block)
    cursor.insertText("At last. ")
    assert laid_out == [100]
    cursor.insertText("Said so.\n")
    assert laid_out == [100, 100, 101]


def test_what_is_out_of_sight_is_laid_out_bit_by_bit(qtbot: QtBot) -> None:
    pair = pair_of("\n\n".join(["The tide turns at noon, and the boats come home."] * 900))
    ours, theirs = pair.layouts
    height = theirs.documentSize().height()
    assert ours.documentSize().height() == pytest.approx(height, rel=0.25), "a guess"
    qtbot.waitUntil(lambda: ours.documentSize().height() == height)
    assert_alike(pair)


def test_views_hear_of_what_became_longer_and_where_to_draw() -> None:
    pair = pair_of("One\n\nTwo\n\nThree")
    layout = pair.ours.documentLayout()
    layout.blockBoundingRect(pair.ours.lastBlock())
    sizes: list[QSizeF] = []
    places: list[QRectF] = []
    layout.documentSizeChanged.connect(sizes.append)
    QObject.connect(layout, SIGNAL("update(QRectF)"), places.append)
    two = pair.ours.findBlockByNumber(2)
    top = layout.blockBoundingRect(two).top()
    QTextCursor(two).insertText("x")
    assert not sizes, "it is as long as before"
    assert [(place.top(), place.bottom() < top + 60) for place in places] == [(top, True)]
    QTextCursor(two).insertText("\n")
    assert sizes == [layout.documentSize()]
    assert places[-1].top() == top
    assert places[-1].bottom() > layout.documentSize().height(), "all below has moved"


def test_who_is_told_of_a_change_may_make_another() -> None:
    pair = pair_of("One\n\nTwo\n\nThree")
    for layout, document in zip(pair.layouts, (pair.ours, pair.theirs), strict=True):
        layout.blockBoundingRect(document.lastBlock())

    def answer(document: QTextDocument, _position: int, _removed: int, added: int) -> None:
        if added == 1:
            cursor = QTextCursor(document)
            cursor.insertText("Before all.\n")

    for document in (pair.ours, pair.theirs):
        document.contentsChange.connect(partial(answer, document))
    pair.do(lambda document: QTextCursor(document.findBlockByNumber(2)).insertText("x"))
    assert pair.ours.toPlainText().startswith("Before")
    assert_alike(pair)
    for document in (pair.ours, pair.theirs):
        document.contentsChange.disconnect()


def test_a_document_that_nobody_shows_is_not_laid_out() -> None:
    document = QTextDocument()
    document.setDocumentLayout(DraftLayout(document))
    document.setPlainText("One\n\nTwo")
    layout = document.documentLayout()
    assert layout.blockBoundingRect(document.firstBlock()).isNull()
    assert layout.hitTest(QPointF(5, 5), Qt.HitTestAccuracy.ExactHit) == -1
    assert document.firstBlock().layout().lineCount() == 0


def test_wrapping_and_direction_are_those_of_the_document() -> None:
    pair = pair_of("The tide turns at noon, and the boats come home.\n\nمرحبا")
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    pair.do(lambda document: document.setDefaultTextOption(option))
    assert_alike(pair)
    line = pair.ours.lastBlock().layout().lineAt(0)
    assert line.naturalTextRect().left() > WIDTH / 2
