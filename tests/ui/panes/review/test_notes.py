"""Notes in the review pane: typed, answered, resolved, and found in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.helpers.benches import EDITOR, WRITER, Bench
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import RelatedLink, WebTarget
from workstation.domain.notes import Anchor
from workstation.domain.pictures import Figure
from workstation.ui.panes.review.pane import ReviewPane

BODY = "The ferry sails at six.\n\nNobody said why the 🚢 waits."


@pytest.fixture
def pane(bench: Bench, qtbot: QtBot) -> ReviewPane:
    pane = ReviewPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    return pane


@pytest.fixture
def article(bench: Bench, pane: ReviewPane) -> OpenArticle:
    article = bench.open(Draft(headline="Ferry", body=BODY))
    pane.bind(article)
    return article


def note(pane: ReviewPane, bench: Bench, qtbot: QtBot, text: str) -> None:
    pane.add_note()
    qtbot.keyClicks(pane.notes.new.composer.area.box, text)
    with qtbot.waitSignal(bench.context.notes.changed, timeout=10000):
        pane.notes.new.composer.send.click()


def select(article: OpenArticle, words: str) -> None:
    start = len(BODY[: BODY.index(words)].encode("utf-16-le")) // 2
    article.move_cursor(start + len(words.encode("utf-16-le")) // 2, start)


def choose(pane: ReviewPane, which: str) -> None:
    assert pane.notes.filter.isVisibleTo(pane)
    place = pane.notes.filter.findText(which)
    pane.notes.filter.setCurrentIndex(place)
    pane.notes.filter.activated.emit(place)


def said(pane: ReviewPane) -> list[str]:
    return [card.note.text for card in pane.notes.cards()]


def test_a_note_is_about_the_selected_words(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    select(article, "🚢 waits")
    note(pane, bench, qtbot, "Which one?")
    [card] = pane.notes.cards()
    assert card.note.anchor.quotation == "🚢 waits"
    assert (card.note.by, card.note.text) == (EDITOR, "Which one?")
    assert not pane.notes.new.isVisible()


def test_a_note_without_a_selection_is_about_the_whole(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    note(pane, bench, qtbot, "Who says so?")
    assert pane.notes.cards()[0].note.anchor.quotation == ""


def test_a_click_shows_the_words_where_they_are_now(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    select(article, "🚢 waits")
    note(pane, bench, qtbot, "Which one?")
    QTextCursor(article.document).insertText("Today: ")
    with qtbot.waitSignal(bench.desk.revealed, timeout=10000) as shown:
        pane.notes.cards()[0].activated.emit()
    [place] = shown.args
    assert article.body()[place.start : place.end] == "🚢 waits"
    bench.settle()
    qtbot.waitUntil(
        lambda: bench.context.notes.notes[0].anchor.start == BODY.index("🚢") + 7, timeout=10000
    )


def test_words_that_go_leave_their_note_with_the_quotation_and_come_back_with_undo(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    select(article, "🚢 waits")
    note(pane, bench, qtbot, "Which one?")
    identity = pane.notes.cards()[0].note.id
    cursor = QTextCursor(article.document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    assert bench.context.notes.span(identity) is None
    bench.settle()
    assert pane.notes.cards()[0].note.anchor.quotation == "🚢 waits"
    article.history.undo()
    bench.settle()
    assert bench.context.notes.span(identity) is not None


def test_a_note_is_answered_and_resolved(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    note(pane, bench, qtbot, "Who says so?")
    card = pane.notes.cards()[0]
    card.answer.click()
    qtbot.keyClicks(card.composer.area.box, "The harbour master.")
    with qtbot.waitSignal(bench.context.notes.changed, timeout=10000):
        qtbot.keyClick(
            card.composer.area.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert [reply.text for reply in pane.notes.cards()[0].note.replies] == ["The harbour master."]
    with qtbot.waitSignal(bench.context.notes.changed, timeout=10000):
        pane.notes.cards()[0].settle.click()
    assert pane.notes.cards() == ()
    choose(pane, "Resolved")
    assert said(pane) == ["Who says so?"]
    with qtbot.waitSignal(bench.context.notes.changed, timeout=10000):
        pane.notes.cards()[0].settle.click()
    assert pane.notes.cards() == ()
    choose(pane, "Open")
    assert not pane.notes.cards()[0].note.resolved


def test_only_ones_own_note_can_be_taken_back(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    note(pane, bench, qtbot, "Who says so?")
    bench.desk.set_acting(WRITER)
    assert not hasattr(pane.notes.cards()[0], "take_back")
    bench.desk.set_acting(EDITOR)
    with qtbot.waitSignal(bench.context.notes.changed, timeout=10000):
        pane.notes.cards()[0].take_back.click()
    assert pane.notes.cards() == ()


def test_notes_come_in_the_order_of_the_text_and_are_stepped_through(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    for words in ("waits", "ferry", "six"):
        select(article, words)
        note(pane, bench, qtbot, words)
    assert said(pane) == ["ferry", "six", "waits"]
    article.move_cursor(0, 0)
    shown: list[str] = []
    bench.desk.revealed.connect(lambda place: shown.append(article.body()[place.start : place.end]))
    for _turn in range(2):
        pane.next_note()
        select(article, shown[-1])
    pane.previous_note()
    assert shown == ["ferry", "six", "ferry"]


def test_steps_reach_notes_on_fields_behind_those_in_the_text(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    select(article, "ferry")
    note(pane, bench, qtbot, "Which one?")
    for field in ("headline", "figures.quay"):
        bench.context.notes.add("Shorter", Anchor(field, 0, 0, "words"))
    qtbot.waitUntil(lambda: len(bench.context.notes.open_notes) == 3)
    article.move_cursor(0, 0)
    shown: list[str] = []
    bench.desk.revealed.connect(lambda place: shown.append(place.field))
    for _turn in range(4):
        pane.next_note()
    for _turn in range(2):
        pane.previous_note()
    assert sorted(shown[1:3]) == ["figures.quay", "headline"]
    assert shown == ["body", *shown[1:3], "body", *reversed(shown[1:3])]


def test_people_are_offered_behind_an_at_sign(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    pane.add_note()
    box = pane.notes.new.composer.area.box
    qtbot.keyClicks(box, "Ask @in")
    completer = pane.notes.new.composer.completer
    assert completer.currentCompletion() == WRITER
    popup = completer.popup()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert pane.notes.new.composer.area.text() == f"Ask @{WRITER} "
    assert not popup.isVisible()


def test_escape_forgets_what_was_typed(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    pane.add_note()
    composer = pane.notes.new.composer
    qtbot.keyClicks(composer.area.box, "Never mind")
    composer.end()
    assert not pane.notes.new.isVisible()
    assert composer.area.text() == ""


def test_notes_are_filtered_by_what_they_are_and_whose(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    note(pane, bench, qtbot, "Who says so?")
    bench.desk.set_acting(WRITER)
    note(pane, bench, qtbot, f"Ask @{EDITOR}")
    note(pane, bench, qtbot, "Too long.")
    assert said(pane) == ["Who says so?", f"Ask @{EDITOR}", "Too long."]
    choose(pane, f"By {EDITOR}")
    assert said(pane) == ["Who says so?"]
    choose(pane, "Mine")
    assert said(pane) == [f"Ask @{EDITOR}", "Too long."]
    bench.desk.set_acting(EDITOR)
    assert said(pane) == ["Who says so?", f"Ask @{EDITOR}"]
    choose(pane, "Resolved")
    assert said(pane) == []
    choose(pane, "All")
    assert len(said(pane)) == 3


@pytest.fixture
def illustrated(bench: Bench, pane: ReviewPane) -> OpenArticle:
    figure = Figure(
        id=FigureId("f"), key="quay", picture=PictureId("p"), caption="The quay", alt="A pier"
    )
    link = RelatedLink(
        id=LinkId("l"), key="site", target=WebTarget("https://ferries.example"), label="Ferries"
    )
    body = "Six.\n\n{{picture: quay}}\n\n{{related: site}}\n\nTen."
    article = bench.open(Draft(headline="Ferry", body=body, figures=(figure,), links=(link,)))
    pane.bind(article)
    return article


@pytest.mark.parametrize(
    ("directive", "field", "words"),
    [("picture: quay", "figures.quay", "The quay"), ("related: site", "links.site", "Ferries")],
)
def test_a_note_is_about_the_card_that_the_cursor_is_on(
    pane: ReviewPane,
    bench: Bench,
    illustrated: OpenArticle,
    qtbot: QtBot,
    directive: str,
    field: str,
    words: str,
) -> None:
    place = illustrated.body().index(directive)
    illustrated.move_cursor(place, place)
    note(pane, bench, qtbot, "Is this right?")
    [card] = pane.notes.cards()
    assert (card.note.anchor.field, card.note.anchor.quotation) == (field, words)
    revealed = []
    bench.desk.revealed.connect(lambda place: revealed.append(place.field))
    card.activated.emit()
    assert revealed == [field]


def test_a_note_asked_for_beside_a_picture_is_typed_in_the_pane(
    pane: ReviewPane, bench: Bench, illustrated: OpenArticle, qtbot: QtBot
) -> None:
    bench.context.notes.begin("figures.quay")
    assert pane.notes.new.isVisible()
    qtbot.keyClicks(pane.notes.new.composer.area.box, "Too dark.")
    with qtbot.waitSignal(bench.context.notes.changed, timeout=10000):
        pane.notes.new.composer.send.click()
    illustrated.figures.remove(FigureId("f"))
    assert pane.notes.cards()[0].note.anchor.quotation == "The quay"


def test_a_pane_made_late_takes_the_note_that_was_asked_for(
    bench: Bench, illustrated: OpenArticle, pane: ReviewPane, qtbot: QtBot
) -> None:
    bench.context.notes.note_wanted.disconnect(pane.notes._on_note_wanted)
    bench.context.notes.begin("links.site")
    late = ReviewPane(bench.context)
    qtbot.addWidget(late)
    late.bind(illustrated)
    assert late.notes.new.isVisibleTo(late)
