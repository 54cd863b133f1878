"""Directives as cards: when they show, what they say, how they are used."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.dropping import drop
from tests.ui.panes.editor.conftest import Writer
from workstation.desk.notice import Place
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import LinkKind, Placement, RelatedLink, UnresolvedTarget
from workstation.domain.pictures import Figure
from workstation.ui import mime
from workstation.ui.panes.editor.cards import describe
from workstation.ui.panes.editor.looks import CARD_LOWERED, CARD_MARGIN

BODY = "First.\n\n{{picture: quay}}\n\nSecond.\n\n{{related: strike}}\n\nThird."
FIGURE = Figure(
    id=FigureId("f1"), key="quay", picture=PictureId("0" * 64), caption="The quay", credit="Ada"
)
LINK = RelatedLink(
    id=LinkId("l1"),
    key="strike",
    target=UnresolvedTarget("The strike", ("Tom Vasile",)),
    kind=LinkKind.BACKGROUND,
    placement=Placement.TEXT,
)


def card_blocks(writer: Writer) -> list[str]:
    highlighter = writer.body.highlighter
    assert highlighter is not None
    found = []
    block = writer.article.document.firstBlock()
    while block.isValid():
        card = highlighter.card_at(block)
        if card is not None:
            found.append(card[1])
        block = block.next()
    return found


def dressed(writer: Writer, number: int) -> bool:
    """Say whether a block is as high as a card, its source unseen."""
    block = writer.article.document.findBlockByNumber(number)
    formats = block.layout().formats()
    return bool(formats) and formats[0].format.foreground().color().alpha() == 0


def open_cards(writer: Writer) -> None:
    writer.open(BODY, links=(LINK,))
    article = writer.article
    article.change(replace(article.details, figures=(FIGURE,)), "Add picture")
    writer.place(at=0)


def words_of_card(writer: Writer) -> str:
    block = writer.article.document.findBlockByNumber(2)
    return writer.body.cards.words(block, "picture", "quay")


def card_point(writer: Writer, key: str) -> QPoint:
    cards = writer.body.cards
    for block, kind, found in cards._between(0, writer.body.height()):
        if found == key:
            return cards._rect(block, kind).center()
    raise AssertionError(f"no card called {key} is in view")


def test_cards_stand_over_directives(writer: Writer) -> None:
    open_cards(writer)
    assert card_blocks(writer) == ["quay", "strike"]
    assert dressed(writer, 2)
    assert dressed(writer, 6)
    assert writer.text == BODY


def test_the_source_shows_while_the_cursor_is_in_it(writer: Writer) -> None:
    open_cards(writer)
    writer.place("{{picture")
    assert card_blocks(writer) == ["strike"]
    assert not dressed(writer, 2)
    writer.press(Qt.Key.Key_Down)
    assert card_blocks(writer) == ["quay", "strike"]
    assert dressed(writer, 2)
    writer.press(Qt.Key.Key_Up)
    assert not dressed(writer, 2)
    writer.focus(writer.pane.header.headline)
    assert dressed(writer, 2)


def test_only_a_directive_alone_is_a_card(writer: Writer) -> None:
    writer.open("Text\n{{picture: a}}\n\n{{picture: b}} c\n\n```\n{{picture: d}}\n```\n\nEnd")
    assert card_blocks(writer) == []
    writer.place(at=4)
    writer.press(Qt.Key.Key_Return)
    assert card_blocks(writer) == ["a"]
    assert dressed(writer, 2)
    writer.undo()
    assert card_blocks(writer) == []
    assert not dressed(writer, 1)


def test_what_cards_say(writer: Writer) -> None:
    open_cards(writer)
    now = writer.bench.clock.now()
    picture = describe(writer.article, "picture", "quay", now)
    assert picture.title == "The quay"
    assert "alt text missing" in picture.second
    assert picture.second.startswith("Photo: Ada")
    related = describe(writer.article, "related", "strike", now)
    assert related.title == "The strike"
    assert related.second == "Related · background · Tom Vasile · not in this newsroom yet"
    unknown = describe(writer.article, "picture", "nowhere", now)
    assert "nowhere" in unknown.title
    assert not unknown.known


def test_a_click_reveals_and_chooses_the_card(writer: Writer) -> None:
    open_cards(writer)
    places: list[Place] = []
    writer.bench.desk.revealed.connect(places.append)
    for key in ("quay", "strike"):
        QTest.mouseClick(
            writer.body.viewport(), Qt.MouseButton.LeftButton, pos=card_point(writer, key)
        )
    assert [place.field for place in places] == ["figures.quay", "links.strike"]
    assert writer.body.selected_text() == "{{related: strike}}"
    assert dressed(writer, 6)


def test_a_double_click_edits_the_source(writer: Writer) -> None:
    open_cards(writer)
    QTest.mouseDClick(
        writer.body.viewport(), Qt.MouseButton.LeftButton, pos=card_point(writer, "quay")
    )
    assert writer.body.textCursor().block().text() == "{{picture: quay}}"
    assert not dressed(writer, 2)


@pytest.mark.parametrize(
    ("before", "key"), [("quay}}\n\n", Qt.Key.Key_Backspace), ("First.", Qt.Key.Key_Delete)]
)
def test_a_card_beside_the_cursor_is_removed_in_one_step(
    writer: Writer, before: str, key: Qt.Key
) -> None:
    open_cards(writer)
    writer.place(before)
    writer.press(key)
    assert writer.text == BODY.replace("{{picture: quay}}\n\n", "")
    writer.undo()
    assert writer.text == BODY


def test_the_last_and_the_only_card_are_removed_too(writer: Writer) -> None:
    writer.open("First.\n\n{{picture: quay}}")
    writer.place(at=6)
    writer.press(Qt.Key.Key_Delete)
    assert writer.text == "First."


def test_enter_after_a_directive_begins_a_paragraph(writer: Writer) -> None:
    writer.open("{{picture: quay}}")
    writer.place(at=len(writer.text))
    writer.press(Qt.Key.Key_Return)
    writer.type("Text")
    assert writer.text == "{{picture: quay}}\n\nText"
    assert card_blocks(writer) == ["quay"]


def click_card(writer: Writer, key: str) -> None:
    QTest.mouseClick(writer.body.viewport(), Qt.MouseButton.LeftButton, pos=card_point(writer, key))


def test_a_chosen_card_is_cut_and_pasted_elsewhere(writer: Writer) -> None:
    open_cards(writer)
    click_card(writer, "quay")
    writer.press(Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert writer.text == BODY.replace("{{picture: quay}}\n\n", "")
    writer.place("Third.")
    writer.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert writer.text.endswith("Third.\n\n{{picture: quay}}")
    assert writer.article.details.figures == (FIGURE,)
    writer.undo()
    writer.undo()
    assert writer.text == BODY


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chosen_card_is_removed_by_a_key(writer: Writer, key: Qt.Key) -> None:
    open_cards(writer)
    click_card(writer, "quay")
    writer.press(key)
    assert writer.text == BODY.replace("{{picture: quay}}\n\n", "")


def test_cards_pasted_into_another_article_bring_their_parts(writer: Writer) -> None:
    open_cards(writer)
    writer.body.selectAll()
    writer.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    writer.open("Before.")
    writer.place("Before.")
    writer.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    details = writer.article.details
    assert writer.text == "Before." + BODY
    assert [(each.key, each.picture, each.caption) for each in details.figures] == [
        ("quay", FIGURE.picture, "The quay")
    ]
    assert [(each.key, each.target) for each in details.links] == [("strike", LINK.target)]
    assert details.figures[0].id != FIGURE.id
    writer.undo()
    assert writer.text == "Before."
    assert not writer.article.details.figures
    assert not writer.article.details.links


def test_a_pasted_card_gets_a_key_that_is_free(writer: Writer) -> None:
    open_cards(writer)
    click_card(writer, "quay")
    writer.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    other = replace(FIGURE, id=FigureId("f2"), picture=PictureId("1" * 64))
    writer.open("Text.", figures=())
    writer.article.change(replace(writer.article.details, figures=(other,)), "Add picture")
    writer.place("Text.")
    writer.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert writer.text == "Text.\n\n{{picture: quay-2}}"
    assert [figure.key for figure in writer.article.details.figures] == ["quay", "quay-2"]


def test_a_dragged_card_moves_as_one_step(writer: Writer) -> None:
    open_cards(writer)
    data = QMimeData()
    data.setData(mime.CARD, f"{writer.article.id}\npicture\nquay".encode())
    bottom = writer.body.cursorRect()
    writer.place("Third.")
    bottom = writer.body.cursorRect()
    assert drop(writer.body.viewport(), data, bottom.center().y())
    assert writer.text.index("quay") > writer.text.index("strike")
    writer.undo()
    assert writer.text == BODY


def test_pressing_and_pulling_takes_the_card_along(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_cards(writer)
    pulled: list[tuple[str, str]] = []
    monkeypatch.setattr(writer.body._card_mouse, "_drag", lambda *card: pulled.append(card))
    place, view = card_point(writer, "quay"), writer.body.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    far = place + QPoint(0, QApplication.startDragDistance() + 5)
    QTest.mouseMove(view, far)
    assert pulled == [("picture", "quay")]


def test_a_drawn_card_is_what_the_pointer_carries(writer: Writer) -> None:
    open_cards(writer)
    picture = writer.body.cards.picture("related", "strike")
    assert not picture.isNull()
    assert picture.toImage().pixelColor(picture.width() // 2, 3).alpha() > 0


@pytest.mark.parametrize("accept", [True, False])
def test_a_card_shows_the_caption_that_is_suggested(writer: Writer, accept: bool) -> None:
    open_cards(writer)
    assert words_of_card(writer).startswith("The quay")
    writer.article.suggested.suggest_as("Ben")
    writer.article.write("figures.quay.caption", "The old quay", "Change caption")
    now = writer.article.clock.now()
    card = describe(writer.article, "picture", "quay", now)
    assert card.title == "The old quay"
    assert card.second.endswith("caption suggested")
    assert words_of_card(writer).startswith("The old quay")
    [suggestion] = writer.article.details.suggestions
    writer.article.decide(frozenset({suggestion.id}), accept=accept)
    card = describe(writer.article, "picture", "quay", now)
    assert card.title == ("The old quay" if accept else "The quay")
    assert "suggested" not in card.second


def test_every_strip_of_a_card_is_drawn(writer: Writer) -> None:
    open_cards(writer)
    cards, viewport = writer.body.cards, writer.body.viewport()
    block = writer.article.document.findBlockByNumber(2)
    rect = cards._rect(block, "picture")
    whole = QImage(viewport.size(), QImage.Format.Format_RGB32)
    strips = QImage(viewport.size(), QImage.Format.Format_RGB32)
    for picture, height in ((whole, viewport.height()), (strips, 1)):
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        for top in range(0, viewport.height(), height):
            strip = QRect(0, top, viewport.width(), height)
            painter.setClipRect(strip)
            cards.paint(painter, strip)
        painter.end()
    rows, beside = range(rect.top(), rect.bottom() + 1), rect.right() - 10  # no words are there
    assert [strips.pixel(beside, y) for y in rows] == [whole.pixel(beside, y) for y in rows]
    assert QColor(Qt.GlobalColor.white).rgb() not in {whole.pixel(beside, y) for y in rows}


class _Painted(QObject):
    """Notes what of a widget is drawn."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lowest = -1
        parent.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            assert isinstance(event, QPaintEvent)
            self.lowest = max(self.lowest, event.rect().bottom())
        return False


def test_a_card_that_looks_different_is_drawn_whole(writer: Writer) -> None:
    open_cards(writer)
    viewport, qtbot = writer.body.viewport(), writer.bench.qtbot
    article = writer.article
    block = article.document.findBlockByNumber(2)
    writer.body.repaint()
    line = article.document.documentLayout().blockBoundingRect(block).toRect()
    lowest = line.bottom() + CARD_LOWERED - CARD_MARGIN - 1
    viewport.repaint(line)
    painted = _Painted(viewport)
    viewport.repaint(line)
    assert painted.lowest == line.bottom()
    figure = replace(FIGURE, caption="The quay by night")
    article.details_changed.disconnect(writer.pane._on_details_changed)
    article.change(replace(article.details, figures=(figure,)), "Caption")
    writer.body.cards._cards.clear()
    viewport.repaint(line)
    qtbot.waitUntil(lambda: painted.lowest >= lowest)
