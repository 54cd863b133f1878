"""The history pane: keeping, comparing and restoring versions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.benches import EDITOR, WRITER, Bench
from workstation.desk.notice import NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, FigureId, PictureId
from workstation.domain.pictures import Figure
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import Stage
from workstation.services import drafts, reviewing
from workstation.storage.unit_of_work import UnitOfWork
from workstation.ui.panes.history.pane import HistoryPane
from workstation.ui.panes.review.pane import ReviewPane

FERRY = "The ferry waits."
FIRST = f"{FERRY}\n\nIt is late."


@pytest.fixture
def pane(bench: Bench, qtbot: QtBot) -> HistoryPane:
    pane = HistoryPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    return pane


@pytest.fixture
def article(bench: Bench, pane: HistoryPane, qtbot: QtBot) -> OpenArticle:
    with qtbot.waitSignal(bench.context.review.history_loaded, timeout=10000):
        return bench.open(Draft(headline="Ferry", body=FIRST))


def rows(pane: HistoryPane) -> list[str]:
    return [pane.model.index(row).data() for row in range(pane.model.rowCount())]


def choose(pane: HistoryPane, bench: Bench, qtbot: QtBot, row: int) -> None:
    with qtbot.waitSignal(bench.context.review.compared, timeout=10000):
        pane.list.setCurrentIndex(pane.model.index(row))


def keep(pane: HistoryPane, bench: Bench, qtbot: QtBot, name: str = "") -> None:
    with qtbot.waitSignal(bench.context.review.history_loaded, timeout=10000):
        pane.name.setText(name)
        pane.keep_button.click()


def format_of(pane: HistoryPane, word: str) -> QTextCharFormat:
    cursor = pane.compare.inline.document().find(word)
    assert isinstance(cursor, QTextCursor)
    assert not cursor.isNull()
    return cursor.charFormat()


def test_first_version_is_there_from_the_start(pane: HistoryPane, article: OpenArticle) -> None:
    [row] = rows(pane)
    assert row.startswith("Revision 1, Ines Okafor, 22 Nov")
    assert row.endswith("Created")


def test_kept_version_bears_its_name_and_keeper(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(0, 3, "One", "Typing")
    keep(pane, bench, qtbot, "Before the call")
    assert rows(pane)[0].startswith(f"Revision 2, {EDITOR}")
    assert rows(pane)[0].endswith("Kept, Before the call")
    assert pane.name.text() == ""
    assert bench.notices[-1].kind is NoticeKind.VERSION_KEPT


def test_enter_in_the_name_keeps_too(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(0, 3, "One", "Typing")
    with qtbot.waitSignal(bench.context.review.history_loaded, timeout=10000):
        qtbot.keyClicks(pane.name, "By keyboard")
        qtbot.keyClick(pane.name, Qt.Key.Key_Return)
    assert rows(pane)[0].endswith("By keyboard")


def test_comparison_marks_words_by_more_than_colour(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(10, 15, "sails", "Typing")
    choose(pane, bench, qtbot, 0)
    assert format_of(pane, "sails").fontUnderline()
    assert format_of(pane, "waits").fontStrikeOut()
    same = format_of(pane, "The ferry")
    assert not same.fontUnderline()
    assert not same.fontStrikeOut()


def test_comparison_tells_of_fields_and_links(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    other = bench.add(Draft(headline="Dredging slips"))
    article.change(replace(article.details, headline="Ferries"), "Headline")
    with qtbot.waitSignal(bench.desk.tabs_changed, timeout=10000):
        bench.desk.open_in_background((other,))
    article.links.add_article(bench.desk.tabs[-1].summary())
    choose(pane, bench, qtbot, 0)
    text = pane.compare.inline.toPlainText()
    assert "Headline" in text
    assert "was added" in text


def test_comparison_follows_the_text(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    choose(pane, bench, qtbot, 0)
    assert "Nothing has changed" in pane.compare.inline.toPlainText()
    assert not pane.restore_button.isEnabled()
    with qtbot.waitSignal(bench.context.review.compared, timeout=10000):
        article.edit_text(0, 3, "One", "Typing")
    assert "One" in pane.compare.inline.toPlainText()
    assert pane.restore_button.isEnabled()


def test_restoring_can_be_undone_and_keeps_the_present_text(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(0, len(FIRST), "All new.", "Typing")
    article.change(replace(article.details, headline="New"), "Headline")
    choose(pane, bench, qtbot, 0)
    pane.restore_button.click()
    qtbot.waitUntil(lambda: len(rows(pane)) == 3, timeout=10000)
    assert article.body() == FIRST
    assert article.details.headline == "Ferry"
    assert rows(pane)[0].endswith("Restored, Revision 1")
    assert rows(pane)[1].endswith("Kept")
    article.history.undo()
    assert article.body() == "All new."
    assert article.details.headline == "New"


def test_chosen_version_stays_chosen_when_another_is_kept(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(0, 3, "One", "Typing")
    choose(pane, bench, qtbot, 0)
    keep(pane, bench, qtbot)
    assert pane.list.currentIndex().row() == 1


def test_arrow_keys_go_through_the_versions(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(0, 3, "One", "Typing")
    keep(pane, bench, qtbot)
    choose(pane, bench, qtbot, 0)
    with qtbot.waitSignal(bench.context.review.compared, timeout=10000):
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert "One" in pane.compare.inline.toPlainText()


def test_other_article_has_its_own_versions(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    choose(pane, bench, qtbot, 0)
    with qtbot.waitSignal(bench.context.review.history_loaded, timeout=10000):
        bench.open(Draft(headline="Other"))
    assert len(rows(pane)) == 1
    assert not pane.compare.inline.isVisible()


def test_versions_stand_side_by_side(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(10, 15, "sails", "Typing")
    choose(pane, bench, qtbot, 0)
    pane.compare.ways.choose("beside")
    pane.compare.show_way("beside")
    assert pane.compare.beside.isVisible()
    (table,) = pane.compare.beside.document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    cells = [
        table.cellAt(row, column).firstCursorPosition().block().text()
        for row in range(table.rows())
        for column in (0, 1)
    ]
    assert cells[:4] == ["This version", "Present text", "The ferry waits.", "The ferry sails."]


def test_a_version_can_be_read_as_it_was(
    pane: HistoryPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.edit_text(0, len(FIRST), "All new.", "Typing")
    choose(pane, bench, qtbot, 0)
    pane.compare.show_way("whole")
    text = pane.compare.whole.toPlainText()
    assert "It is late." in text
    assert "All new." not in text
    assert "Ferry" in text


def test_what_has_changed_since_the_notes_is_shown_from_the_review(
    pane: HistoryPane, article: OpenArticle, bench: Bench, qtbot: QtBot
) -> None:
    review = ReviewPane(bench.context)
    qtbot.addWidget(review)
    feed = bench.context.milestones
    for target, note in (
        (Stage.SUBMITTED, ""),
        (Stage.IN_REVIEW, ""),
        (Stage.CHANGES_REQUESTED, "Who says so?"),
    ):
        move = partial(reviewing.move, article=article.id, target=target, by=EDITOR, note=note)
        bench.desk.run_on(article.id, move)
    qtbot.waitUntil(lambda: len(feed.all) == 2, timeout=10000)
    article.edit_text(0, 3, "Ada says the", "Typing")
    again = partial(reviewing.move, article=article.id, target=Stage.SUBMITTED, by=WRITER)
    bench.desk.run_on(article.id, again)
    qtbot.waitUntil(lambda: feed.all[0].stage is Stage.SUBMITTED, timeout=10000)
    main = feed.main
    assert main is not None
    assert main.stage is Stage.CHANGES_REQUESTED
    labels = [button.text() for button in review.changes.buttons]
    assert labels == ["Since the submission", "Since the notes"]
    qtbot.waitUntil(lambda: pane.model.row_of(main.revision) >= 0, timeout=10000)
    review.changes.buttons[1].click()
    shown = pane.compare.inline.toPlainText
    qtbot.waitUntil(lambda: "Ada says" in shown(), timeout=10000)


def test_the_page_that_readers_got_is_opened_from_its_version(
    pane: HistoryPane,
    article: OpenArticle,
    bench: Bench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = ReviewPane(bench.context)
    qtbot.addWidget(review)
    for target in (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED):
        move = partial(reviewing.move, article=article.id, target=target, by=EDITOR)
        bench.desk.run_on(article.id, move)
    monkeypatch.setattr(reviewing, "_findings", lambda *_: ())
    publish = partial(reviewing.move_checked, article=article.id, target=Stage.PUBLISHED, by=EDITOR)
    bench.desk.run_on(article.id, publish)
    feed = bench.context.review
    qtbot.waitUntil(lambda: bool(feed.kept_pages) and len(rows(pane)) == 5, timeout=10000)
    choose(pane, bench, qtbot, 1)
    assert pane.page_button.isHidden()
    choose(pane, bench, qtbot, 0)
    assert pane.page_button.text().startswith("Page as published on ")
    asked: list[str] = []
    monkeypatch.setattr(bench.context.interchange, "open_kept_page", asked.append)
    pane.page_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pane.page_button, Qt.Key.Key_Space)
    (published, *others) = review.event_cards()
    assert [card.page_button for card in others] == [None] * 3
    assert published.page_button is not None
    published.page_button.click()
    assert asked == [*feed.kept_pages] * 2


def test_any_two_versions_are_compared_whichever_is_chosen_first(
    pane: HistoryPane, article: OpenArticle, bench: Bench, qtbot: QtBot
) -> None:
    for old, new in (("waits", "sails"), ("late", "early")):
        place = article.body().index(old)
        article.edit_text(place, place + len(old), new, "Typing")
        keep(pane, bench, qtbot)
    article.edit_text(0, 3, "That", "Typing")
    choose(pane, bench, qtbot, 2)
    assert pane.other.currentText() == "The text as it is now"
    assert pane.other.count() == 3
    with qtbot.waitSignal(bench.context.review.compared, timeout=10000):
        pane.other.setCurrentIndex(pane.other.findText("Revision 2", Qt.MatchFlag.MatchStartsWith))
    text = pane.compare.inline.toPlainText()
    assert ("sails" in text, "early" in text, "That" in text) == (True, False, False)
    assert pane._counts.text() == "Between the two: 1 word(s) added, 1 taken out"
    pane.compare.show_way("beside")
    heads = pane.compare.beside.toPlainText().split()[:4]
    assert heads == ["Revision", "1", "Revision", "2"]
    # Another chosen version stays compared with the same one: now from the older to the newer.
    choose(pane, bench, qtbot, 0)
    assert pane.other.currentText().startswith("Revision 2")
    assert not format_of(pane, "early").fontStrikeOut()
    assert format_of(pane, "late").fontStrikeOut()


def test_what_others_wrote_since_one_read_it_is_offered(
    pane: HistoryPane, article: OpenArticle, bench: Bench, qtbot: QtBot
) -> None:
    review, feed = ReviewPane(bench.context), bench.context.milestones
    qtbot.addWidget(review)
    feed._read.setInterval(0)
    other = bench.add(Draft(headline="Council"))

    def read_by_me() -> bool:
        bench.desk.dispatcher.read(
            partial(_marked, article=article.id), owner=pane, done=marked.append
        )
        return bool(marked) and marked[-1]

    marked: list[bool] = []
    feed._on_acting_changed("")
    qtbot.waitUntil(read_by_me, timeout=10000)
    with qtbot.waitSignal(bench.desk.current_changed, timeout=10000):
        bench.desk.open(other)
    bench.desk.close(article.id)
    bench.desk.dispatcher.write(
        partial(_write_elsewhere, article=article.id), owner=bench.desk
    ).result(10)
    with qtbot.waitSignal(bench.desk.current_changed, timeout=10000):
        bench.desk.open(article.id)
    qtbot.waitUntil(lambda: feed.read is not None, timeout=10000)
    assert review.changes.buttons[0].text() == "Since I last read it"
    with qtbot.waitSignal(bench.context.review.compared, timeout=10000):
        review.changes.buttons[0].click()
    assert "sails" in pane.compare.inline.toPlainText()


def _marked(unit: UnitOfWork, article: ArticleId) -> bool:
    return unit.revisions.read_by(article, EDITOR) is not None


def _write_elsewhere(unit: UnitOfWork, article: ArticleId) -> Changes:
    present = drafts.load(unit, article).article
    changed = replace(present.draft, body=present.draft.body.replace("waits", "sails"))
    changes = drafts.save(unit, article, changed, version=present.version)
    return changes | drafts.keep_revision(unit, article, author=WRITER, reason=RevisionReason.SAVED)


def test_a_comparison_names_pictures_stages_and_moves(
    pane: HistoryPane, article: OpenArticle, bench: Bench, qtbot: QtBot
) -> None:
    quay = Figure(
        id=FigureId("f1"), key="quay", picture=PictureId("0" * 64), caption="Harbour at dawn"
    )
    article.change(replace(article.details, figures=(quay,)), "Add picture")
    article.replace_text(0, len(FIRST), f"It is late.\n\n{{{{picture: quay}}}}\n\n{FERRY}", "Move")
    bench.context.review.move(Stage.SPIKED, "No")
    qtbot.waitUntil(lambda: article.article.stage is Stage.SPIKED, timeout=10000)
    qtbot.waitUntil(lambda: pane.model.rowCount() > 1, timeout=10000)
    pane.list.setCurrentIndex(pane.model.index(pane.model.rowCount() - 1))
    shown = pane.compare.inline.toPlainText
    qtbot.waitUntil(lambda: "Stage" in shown() and "Moved " in shown(), timeout=10000)
    text = shown()
    for words in ("Stage\nDraft Spiked", "“Harbour at dawn” was added", "Picture: Harbour at dawn"):
        assert words in text
    assert "{{" not in text
    pane.compare.show_way("beside")
    assert "Picture: Harbour at dawn" in pane.compare.beside.toPlainText()
    assert "Spiked" in pane.compare.beside.toPlainText()
