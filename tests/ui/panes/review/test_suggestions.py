"""Suggestions: typed in the draft, shown in it and as cards, decided one by one or all at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.helpers.benches import EDITOR, WRITER, Bench
from workstation.desk.open_article import OpenArticle
from workstation.desk.suggesting import View
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.pane import EditorPane
from workstation.ui.panes.review.pane import ReviewPane

BODY = "The ferry sails at six.\n\nNobody said why."


@pytest.fixture
def editor(bench: Bench, qtbot: QtBot) -> EditorPane:
    editor = EditorPane(bench.context)
    qtbot.addWidget(editor)
    editor.complete()
    editor.resize(700, 700)
    editor.show()
    return editor


@pytest.fixture
def pane(bench: Bench, qtbot: QtBot) -> ReviewPane:
    pane = ReviewPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    return pane


@pytest.fixture
def article(bench: Bench, editor: EditorPane, pane: ReviewPane) -> OpenArticle:
    return bench.open(Draft(headline="Ferry", body=BODY))


def put_cursor(body: BodyEdit, position: int) -> None:
    cursor = body.textCursor()
    cursor.setPosition(position)
    body.setTextCursor(cursor)


def looks(body: BodyEdit, position: int) -> QTextCharFormat:
    block = body.document().findBlock(position)
    within = position - block.position()
    stretches = block.layout().formats()
    for stretch in stretches:
        if stretch.start <= within < stretch.start + stretch.length:
            return QTextCharFormat(stretch.format)
    return QTextCharFormat()


def replace_ferry(bench: Bench, editor: EditorPane, qtbot: QtBot) -> None:
    """Backspace over a word and type another, as an editor who suggests."""
    bench.context.suggesting.set_view(View.SUGGESTING)
    put_cursor(editor.body, 9)
    for _letter in "ferry":
        qtbot.keyClick(editor.body, Qt.Key.Key_Backspace)
    qtbot.keyClicks(editor.body, "boat")


def test_what_is_typed_is_one_suggestion_shown_in_the_text_and_as_a_card(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    assert article.body() == BODY
    assert article.text() == BODY.replace("ferry", "boatferry")
    [card] = pane.suggestions.cards()
    assert (card.proposal.deleted, card.proposal.inserted) == ("ferry", "boat")
    assert card.proposal.suggestion.by == EDITOR
    assert looks(editor.body, 5).fontUnderline()
    assert looks(editor.body, 10).fontStrikeOut()
    assert not looks(editor.body, 2).fontStrikeOut()


@pytest.mark.parametrize("accept", [True, False])
def test_a_card_decides_and_undo_takes_it_back(
    bench: Bench,
    editor: EditorPane,
    pane: ReviewPane,
    article: OpenArticle,
    qtbot: QtBot,
    accept: bool,
) -> None:
    replace_ferry(bench, editor, qtbot)
    card = pane.suggestions.cards()[0]
    (card.accept if accept else card.reject).click()
    assert article.body() == (BODY.replace("ferry", "boat") if accept else BODY)
    assert pane.suggestions.cards() == ()
    article.history.undo()
    assert len(pane.suggestions.cards()) == 1
    assert article.body() == BODY


def test_suggestions_are_there_again_after_closing(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    bench.settle()
    bench.desk.close(article.id)
    with qtbot.waitSignal(bench.desk.current_changed, timeout=10000):
        bench.desk.open(article.id)
    [card] = pane.suggestions.cards()
    assert (card.proposal.deleted, card.proposal.inserted) == ("ferry", "boat")
    assert looks(editor.body, 5).fontUnderline()


def test_final_shows_the_outcome_and_cannot_be_typed_in(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    bench.context.suggesting.set_view(View.FINAL)
    assert editor.body.isReadOnly()
    assert looks(editor.body, 10).font().pixelSize() == 1
    assert not looks(editor.body, 5).fontUnderline()
    bench.context.suggesting.set_view(View.DRAFT)
    assert not editor.body.isReadOnly()
    assert looks(editor.body, 10).fontStrikeOut()


def test_without_a_name_nobody_suggests(
    bench: Bench, editor: EditorPane, article: OpenArticle
) -> None:
    bench.desk.set_acting("")
    bench.context.suggesting.set_view(View.SUGGESTING)
    assert bench.context.suggesting.view is View.DRAFT


def test_all_of_one_person_are_decided_together(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    bench.desk.set_acting(WRITER)
    put_cursor(editor.body, len(article.text()))
    qtbot.keyClicks(editor.body, " Ever.")
    assert bench.context.suggesting.people() == (EDITOR, WRITER)
    bench.context.suggesting.decide_all(accept=True, by=WRITER)
    assert article.body() == f"{BODY} Ever."
    assert [card.proposal.suggestion.by for card in pane.suggestions.cards()] == [EDITOR]


def test_a_suggestion_is_answered_and_the_answer_undone(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    bench.context.suggesting.reply(pane.suggestions.cards()[0].proposal.suggestion.id, "Why?")
    [card] = pane.suggestions.cards()
    assert [reply.text for reply in card.proposal.suggestion.replies] == ["Why?"]
    article.history.undo()
    assert pane.suggestions.cards()[0].proposal.suggestion.replies == ()


def test_the_command_decides_where_the_cursor_is(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    article.move_cursor(len(article.text()), len(article.text()))
    pane.accept()
    assert article.body() == BODY
    article.move_cursor(6, 6)
    pane.accept()
    assert article.body() == BODY.replace("ferry", "boat")


def test_the_views_are_offered_for_a_review_and_as_a_way_back(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    assert editor.view_bar is not None
    assert editor.view_bar.isHidden()
    editor.set_arrangement("review")
    assert not editor.view_bar.isHidden()
    assert editor.format_bar.isHidden()
    editor.set_arrangement("write")
    assert not editor.format_bar.isHidden()
    assert editor.view_bar.isHidden()
    replace_ferry(bench, editor, qtbot)
    assert not editor.view_bar.isHidden()
    assert editor.view_bar.views.current() == View.SUGGESTING


def test_notes_lie_on_a_coloured_ground(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    article.move_cursor(9, 4)
    with qtbot.waitSignal(bench.context.notes.changed, timeout=10000):
        bench.context.notes.add("Which?", bench.context.notes.selection())
    assert looks(editor.body, 5).background().color() == bench.context.appearance.colours.note


def test_a_headline_is_suggested_in_its_field_and_on_a_card(
    bench: Bench, article: OpenArticle, editor: EditorPane, pane: ReviewPane
) -> None:
    bench.desk.set_acting(EDITOR)
    bench.context.suggesting.set_view(View.SUGGESTING)
    editor.header.headline.setPlainText("Late ferry")
    assert article.details.headline == "Ferry"
    assert editor.header.headline.text() == "Late ferry"
    assert EDITOR in editor.header.headline.toolTip()
    assert editor.header.headline.extraSelections()
    [card] = pane.suggestions.cards()
    assert "Headline" in card.accessibleName()
    card.accept.click()
    assert article.details.headline == "Late ferry"
    assert editor.header.headline.toolTip() == ""
    article.history.undo()
    assert article.details.headline == "Ferry"
    assert len(pane.suggestions.cards()) == 1


def test_the_keys_for_notes_go_through_suggestions_too(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    put_cursor(editor.body, len(article.text()))
    qtbot.keyClicks(editor.body, " So.")
    first, second = bench.context.suggesting.proposals()
    put_cursor(editor.body, 0)
    pane.next_note()
    assert article.cursor == first.end
    pane.next_note()
    assert article.cursor == second.end
    pane.next_note()
    assert article.cursor == first.end
    pane.previous_note()
    assert article.cursor == second.end
    pane.previous_note()
    assert article.cursor == first.end


def test_the_command_decides_what_is_selected(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    article.move_cursor(len(article.text()), 0)
    pane.reject()
    assert article.text() == BODY
    assert bench.context.suggesting.proposals() == ()
    article.history.undo()
    assert len(bench.context.suggesting.proposals()) == 1
    article.move_cursor(len(article.text()), 0)
    pane.accept()
    assert article.body() == BODY.replace("ferry", "boat")


CARDS = "The ferry sails at six.\n\n{{picture: quay}}\n\nNobody said **why**, or when.\n\nEnd."
QUAY = Figure(id=FigureId("f1"), key="quay", picture=PictureId("0" * 64), caption="Harbour at dawn")


def card_words(editor: EditorPane, number: int) -> str:
    block = editor.body.document().findBlockByNumber(number)
    return editor.body.cards.words(block, "picture", "quay")


def take_line_out(bench: Bench, editor: EditorPane, number: int) -> None:
    """Take a line out, as an editor who suggests."""
    bench.context.suggesting.set_view(View.SUGGESTING)
    block = editor.body.document().findBlockByNumber(number)
    cursor = editor.body.textCursor()
    cursor.setPosition(block.position())
    cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    editor.body.setTextCursor(cursor)
    cursor.removeSelectedText()


def test_a_card_says_that_it_is_to_be_taken_out(
    bench: Bench, editor: EditorPane, pane: ReviewPane
) -> None:
    article = bench.open(Draft(headline="Ferry", body=CARDS, figures=(QUAY,)))
    take_line_out(bench, editor, 2)
    assert card_words(editor, 2).endswith("Deletion proposed")
    assert f"Proposed by {EDITOR}" in card_words(editor, 2)
    [card] = pane.suggestions.cards()
    assert "Picture: Harbour at dawn" in card.accessibleName()
    assert "{{" not in " ".join(label.text() for label in card.findChildren(QLabel))
    bench.context.suggesting.set_view(View.FINAL)
    rect = editor.body.viewport().rect()
    assert editor.body.cards._between(rect.top(), rect.bottom()) == []
    article.history.undo()
    assert "roposed" not in card_words(editor, 2)


def test_buttons_for_all_are_there_with_suggestions_alone(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    assert not pane.suggestions.accept_all.isVisible()
    replace_ferry(bench, editor, qtbot)
    assert pane.suggestions.cards()
    assert pane.suggestions.accept_all.isVisible()
    bench.context.suggesting.decide_all(accept=False)
    assert pane.suggestions.cards() == ()
    bench.desk.set_acting(WRITER)
    assert not pane.suggestions.accept_all.isVisible()


def test_a_card_that_is_moved_says_so_at_both_places(
    bench: Bench, editor: EditorPane, pane: ReviewPane
) -> None:
    bench.open(Draft(headline="Ferry", body=CARDS, figures=(QUAY,)))
    take_line_out(bench, editor, 2)
    put_cursor(editor.body, len(CARDS) - len("\n\nEnd."))
    editor.body.textCursor().insertText("\n\n{{picture: quay}}")
    assert card_words(editor, 2).endswith("Moved away")
    assert card_words(editor, 6).endswith("Moved here")
    [card] = pane.suggestions.cards()
    assert "Nobody said why, or when." in card.accessibleName()
    assert "“Picture: Harbour at dawn”" in card.accessibleName()


def test_suggestions_are_shown_again_after_the_last_one_was_decided(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    part = pane.suggestions
    assert not part.accept_all.isVisible()
    reject_the_only_one(bench, editor, pane, qtbot)
    reject_the_only_one(bench, editor, pane, qtbot)
    assert article.text() == BODY


def reject_the_only_one(bench: Bench, editor: EditorPane, pane: ReviewPane, qtbot: QtBot) -> None:
    """Suggest, see it as a card, and reject it with the button for all."""
    part = pane.suggestions
    replace_ferry(bench, editor, qtbot)
    [card] = part.cards()
    qtbot.waitUntil(lambda: card.isVisible() and part.accept_all.isVisible())
    qtbot.mouseClick(part.reject_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(card))
    assert not part.accept_all.isVisible()


def test_a_reply_to_a_suggestion_that_is_gone_does_nothing(
    bench: Bench, editor: EditorPane, pane: ReviewPane, article: OpenArticle, qtbot: QtBot
) -> None:
    replace_ferry(bench, editor, qtbot)
    [card] = pane.suggestions.cards()
    bench.context.suggesting.decide_all(accept=False)
    other = bench.open(Draft(headline="Harbour", body="Nothing here."))
    card.replied.emit("Why?")
    assert other.text() == "Nothing here."
    assert not other.history.canUndo()
