"""The review pane: moves, notes, obstacles and what has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.benches import EDITOR, NEWSROOM, WRITER, Bench
from workstation.desk.notice import NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.checks import Finding, Severity
from workstation.domain.draft import CorrectionKind, Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ContributorId
from workstation.domain.newsroom import Contributor
from workstation.domain.workflow import PersonRole, Stage, Tick, TickState
from workstation.ui import english
from workstation.ui.board.window import BoardWindow
from workstation.ui.dialogs.corrections import CorrectionsDialog
from workstation.ui.notices import sentence
from workstation.ui.panes.review.pane import ReviewPane

BLOCKING = Finding(
    rule="alt", severity=Severity.BLOCK, field="figures.a.alt", message="No alternative text."
)
WARNING = Finding(rule="w", severity=Severity.WARN, field="body", message="A long sentence.")
Move = Callable[[Stage], None]


@pytest.fixture
def pane(bench: Bench, qtbot: QtBot) -> ReviewPane:
    pane = ReviewPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    return pane


COMPLETE = Draft(
    headline="Ferry",
    standfirst="In short.",
    section="Harbour",
    bylines=("Ines Okafor",),
    body="Text.",
)


@pytest.fixture
def article(bench: Bench, pane: ReviewPane, qtbot: QtBot) -> OpenArticle:
    article = bench.open(COMPLETE)
    qtbot.waitUntil(lambda: bench.context.proofing.looked_at == article.id, timeout=10000)
    find(bench)
    return article


def find(bench: Bench, *findings: Finding) -> None:
    bench.context.proofing.findings = findings
    bench.context.proofing.checked.emit(findings)


def titles(pane: ReviewPane) -> list[str]:
    return [button.text() for button in pane.moves.buttons()]


def press(pane: ReviewPane, title: str) -> None:
    [button] = [button for button in pane.moves.buttons() if button.text() == title]
    button.click()


def bring_to(bench: Bench, article: OpenArticle, qtbot: QtBot, *stages: Stage) -> None:
    for stage in stages:
        bench.context.proofing.findings = ()
        with qtbot.waitSignal(article.article_changed, timeout=10000):
            bench.context.review.move(stage, "A note.")
        assert article.article.stage is stage


def test_moves_of_a_draft_are_offered_with_the_next_step_first(
    pane: ReviewPane, article: OpenArticle
) -> None:
    assert titles(pane) == ["Submit for review", "Spike"]
    assert pane.moves.buttons()[0].property("kind") == "primary"


def test_button_moves_the_article_and_offers_what_comes_next(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(article.article_changed, timeout=10000):
        press(pane, "Submit for review")
    assert article.article.stage is Stage.SUBMITTED
    assert titles(pane) == ["Start review", "Back to draft", "Spike"]


def test_writer_waits_for_an_editor(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW)
    bench.desk.set_acting(WRITER)
    assert titles(pane) == []
    assert bench.context.next_move.title == ""
    bench.desk.set_acting(EDITOR)
    assert titles(pane)[0] == "Approve"


def test_note_is_typed_in_the_pane_and_goes_with_the_move(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW)
    press(pane, "Ask for changes…")
    assert pane.moves.note.isVisible()
    assert not pane.moves.confirm.isEnabled()
    qtbot.keyClicks(pane.moves.note.box, "Ask the harbour company.")
    qtbot.keyClick(pane.moves.confirm, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: article.article.stage is Stage.CHANGES_REQUESTED, timeout=10000)
    qtbot.waitUntil(lambda: len(pane.event_cards()) == 3, timeout=10000)
    assert not pane.moves.note.isVisible()
    newest = pane.event_cards()[0].accessibleName()
    assert newest.startswith(f"{EDITOR} moved it from In review to Changes asked")
    assert newest.endswith("Ask the harbour company.")


def test_command_for_changes_opens_the_note(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW)
    with qtbot.waitSignal(bench.desk.pane_wanted) as wanted:
        pane.ask_for_changes()
    assert wanted.args == ["review"]
    assert pane.moves.note.isVisible()


def test_command_that_is_not_possible_now_is_refused_in_words(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    pane.ask_for_changes()
    qtbot.waitUntil(lambda: bool(bench.notices), timeout=10000)
    assert bench.notices[0].kind is NoticeKind.FAILED
    assert isinstance(bench.notices[0].error, NotAllowed)


def test_obstacles_show_what_blocks_before_what_warns(
    pane: ReviewPane, bench: Bench, article: OpenArticle
) -> None:
    assert pane.obstacles.rows() == ("Nothing to clear",)
    find(bench, WARNING, BLOCKING)
    assert pane.obstacles.rows() == (
        "Must be put right: No alternative text.",
        "Worth a look: A long sentence.",
    )


@pytest.fixture
def plurals(qapp: QApplication) -> Iterator[None]:
    translator = english.install(qapp)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("plurals", "pane", "article")
def test_next_step_says_how_many_checks_come_first(bench: Bench) -> None:
    assert bench.context.next_move.why == ""
    find(bench, BLOCKING, WARNING)
    assert bench.context.next_move.why == "1 check to clear first."
    find(bench, BLOCKING, BLOCKING, BLOCKING)
    assert bench.context.next_move.why == "3 checks to clear first."


def test_blocked_move_says_why(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    article.change(replace(article.details, bylines=()), "Change bylines")
    pane.advance()
    qtbot.waitUntil(lambda: bool(bench.notices), timeout=10000)
    assert "There is no byline." in str(bench.notices[0].error)
    assert article.article.stage is Stage.DRAFT


def test_advance_goes_all_the_way_to_publication(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    said = []
    for _ in range(4):
        find(bench)
        said.append(bench.context.next_move.title)
        with qtbot.waitSignal(article.article_changed, timeout=10000):
            pane.advance()
    assert said == ["Submit for review", "Start review", "Approve", "Publish"]
    assert article.article.stage is Stage.PUBLISHED
    assert bench.context.next_move.transition is None
    assert titles(pane) == ["Correct…", "Withdraw…"]


def correct(pane: ReviewPane, qtbot: QtBot, kind: str, note: str) -> None:
    press(pane, "Correct…")
    pane.moves.kind.setCurrentText(kind)
    qtbot.keyClicks(pane.moves.note.box, note)
    pane.moves.confirm.click()


def test_correction_goes_on_the_page_with_its_kind(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    stages = (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED, Stage.PUBLISHED)
    bring_to(bench, article, qtbot, *stages)
    correct(pane, qtbot, "Clarification", "It was two boats.")
    qtbot.waitUntil(lambda: bool(article.details.corrections), timeout=10000)
    assert article.article.stage is Stage.CORRECTED
    [told] = article.details.corrections
    assert (told.kind, told.note) == (CorrectionKind.CLARIFICATION, "It was two boats.")
    press(pane, "Correct…")
    assert pane.moves.kind.currentText() == "Correction"
    assert pane.moves.note.label.text() == "What readers are told"
    pane.moves.forget_note()
    correct(pane, qtbot, "Minor: no note on the page", "A comma.")
    qtbot.waitUntil(lambda: len(pane.event_cards()) == 6, timeout=10000)
    assert article.details.corrections == (told,)
    assert pane.event_cards()[0].accessibleName().endswith("A comma.")


def test_only_corrections_ask_for_a_kind(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    stages = (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED, Stage.PUBLISHED)
    bring_to(bench, article, qtbot, *stages)
    press(pane, "Correct…")
    assert pane.moves.kind.isVisible()
    press(pane, "Withdraw…")
    assert not pane.moves.kind.isVisible()
    assert pane.moves.note.label.text() == "Why is the article withdrawn?"


def test_editor_is_told_who_approves_what_they_wrote(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW)
    article.change(replace(article.details, bylines=(EDITOR,)), "Byline")
    assert "Approve" in titles(pane)
    other = Contributor(id=ContributorId("p3"), name="Judith Amery", role=PersonRole.EDITOR)
    several = replace(NEWSROOM, people=(*NEWSROOM.people, other))
    bench.desk.save_newsroom(several)
    assert "Approve" not in titles(pane)
    [said] = [label.text() for label in pane.findChildren(QLabel) if "Judith" in label.text()]
    assert said == "You are among its writers, so another editor approves it: Judith Amery."
    bench.desk.save_newsroom(replace(several, own_approval=True))
    assert titles(pane)[0] == "Approve"


def offered(pane: ReviewPane) -> list[str]:
    return [action.text() for action in pane.assignee.menu.actions() if action.text()]


def test_editor_takes_an_article_and_gives_it_away(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    chief = Contributor(id=ContributorId("p3"), name="Judith Amery", role=PersonRole.CHIEF)
    bench.desk.save_newsroom(replace(NEWSROOM, people=(*NEWSROOM.people, chief)))
    assert pane.assignee.words() == ""
    assert offered(pane) == ["Take it", EDITOR, "Judith Amery"]
    for choice, name in (("Take it", EDITOR), ("Judith Amery", "Judith Amery"), ("Nobody", "")):
        [action] = [found for found in pane.assignee.menu.actions() if found.text() == choice]
        with qtbot.waitSignal(article.article_changed, timeout=10000):
            action.trigger()
        assert article.article.assignee == name
        assert pane.assignee.words() == (f"with {name}" if name else "")


def test_starting_a_review_names_the_editor_on_it(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW)
    assert pane.assignee.words() == f"with {EDITOR}"
    assert offered(pane) == [EDITOR, "Nobody"]


def test_writer_gives_articles_to_nobody(
    pane: ReviewPane, bench: Bench, article: OpenArticle
) -> None:
    assert pane.assignee.button.isVisible()
    bench.desk.set_acting(WRITER)
    assert not pane.assignee.button.isVisible()


def test_spiked_article_can_be_brought_back(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(article.article_changed, timeout=10000):
        pane.spike()
    assert titles(pane) == ["Bring back"]
    with qtbot.waitSignal(article.article_changed, timeout=10000):
        press(pane, "Bring back")
    assert article.article.stage is Stage.DRAFT


def test_events_of_another_article_take_their_place(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED)
    qtbot.waitUntil(lambda: len(pane.event_cards()) == 1, timeout=10000)
    bench.open(Draft(headline="Other"))
    assert pane.event_cards() == ()


def test_no_article_no_buttons(bench: Bench, pane: ReviewPane) -> None:
    assert not pane.moves.isVisible()


def test_an_editor_says_how_far_a_tick_is(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bench.desk.set_acting(EDITOR)
    box = pane.ticks.box(Tick.LEGAL)
    assert box.currentData() == TickState.NOT_NEEDED
    box.setFocus()
    with qtbot.waitSignal(article.article_changed, timeout=10000):
        qtbot.keyClick(box, Qt.Key.Key_Down)
        box.activated.emit(box.currentIndex())
    assert [(mark.tick, mark.state) for mark in article.article.ticks] == [
        (Tick.LEGAL, TickState.NEEDED)
    ]
    assert box.currentData() == TickState.NEEDED
    assert EDITOR in box.accessibleDescription()


def test_a_writer_sees_the_ticks_and_changes_none(
    pane: ReviewPane, bench: Bench, article: OpenArticle
) -> None:
    bench.desk.set_acting(WRITER)
    assert not pane.ticks.box(Tick.FACTS).isEnabled()


def test_an_approved_article_is_set_to_be_published_by_itself(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    assert pane.plan.isHidden()
    bench.desk.set_acting(EDITOR)
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED)
    assert not pane.plan.isHidden()
    assert pane.plan.confirm.isHidden()
    pane.plan.field.tick.click()
    assert not pane.plan.confirm.isHidden()
    with qtbot.waitSignal(article.article_changed, timeout=10000):
        pane.plan.confirm.click()
    planned = article.article.scheduled_at
    assert planned is not None
    assert timedelta() < planned - bench.desk.clock.now() <= timedelta(hours=1)
    assert pane.plan.confirm.isHidden()
    with qtbot.waitSignal(article.article_changed, timeout=10000):
        pane.plan.field.tick.click()
    assert article.article.scheduled_at is None


def test_submitting_again_shows_what_was_done_about_the_notes(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    milestones, asked = bench.context.milestones, []
    milestones.asked.connect(lambda: asked.append(milestones.wanted))
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED)
    qtbot.waitUntil(
        lambda: bool(milestones.all) and milestones.all[0].stage is Stage.CHANGES_REQUESTED
    )
    assert asked == []
    judged = milestones.all[0].revision
    bring_to(bench, article, qtbot, Stage.SUBMITTED)
    qtbot.waitUntil(lambda: asked == [judged])


def test_a_move_is_taken_back_where_the_workflow_has_a_way(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED)
    told = bench.notices[-1]
    assert told.undo is not None
    told.undo()
    qtbot.waitUntil(lambda: article.article.stage is Stage.DRAFT, timeout=10000)
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW)
    assert bench.notices[-1].undo is None


def test_the_board_and_the_log_open_once(pane: ReviewPane, bench: Bench) -> None:
    for show, kind in ((pane.show_board, BoardWindow), (pane.show_corrections, CorrectionsDialog)):
        show()
        [first] = pane.findChildren(kind)
        show()
        assert pane.findChildren(kind) == [first]
        first.close()
        show()
        assert [each.isVisible() for each in pane.findChildren(kind)].count(True) == 1


def test_a_move_is_taken_back_after_the_article_was_closed(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bench.desk.noticed) as told:
        press(pane, "Submit for review")
    bench.desk.close(article.id)
    bench.settle()
    with qtbot.waitSignal(bench.desk.noticed) as back:
        told.args[0].undo()
    assert (back.args[0].kind, back.args[0].stage) == (NoticeKind.MOVED, Stage.DRAFT)
    with qtbot.waitSignal(bench.desk.current_changed):
        bench.desk.open(article.id)
    assert bench.desk.current is not None
    assert bench.desk.current.article.stage is Stage.DRAFT


def test_a_change_after_the_approval_is_told(
    pane: ReviewPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    bring_to(bench, article, qtbot, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED)
    bench.notices.clear()
    article.edit_text(0, 0, "Late: ", "Typing")
    with qtbot.waitSignal(article.article_changed, timeout=10000):
        bench.desk.flush()
    assert article.article.stage is Stage.IN_REVIEW
    [notice] = bench.notices
    assert notice.kind is NoticeKind.APPROVAL_VOIDED
    assert sentence(notice).startswith(f"“{article.details.headline}” was changed after its")
    article.edit_text(0, 0, "Very ", "Typing")
    bench.settle()
    assert bench.notices == [notice]
