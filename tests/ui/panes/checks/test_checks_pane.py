"""The checks pane: what it lists, where it leads, what it changes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from tests.helpers.benches import EDITOR, WRITER, Bench
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.checks import Finding, Fix, Severity
from workstation.domain.draft import Draft
from workstation.domain.muted import Muted, muted
from workstation.ui.panes.checks.finding_card import FindingCard
from workstation.ui.panes.checks.muting import MutedCard
from workstation.ui.panes.checks.pane import ChecksPane
from workstation.ui.widgets.empty_state import EmptyState

BODY = "The the ferry is very late."
DOUBLED = Finding(
    rule="doubled-word",
    severity=Severity.WARN,
    field="body",
    start=0,
    end=7,
    text="The the",
    message="“The” stands twice.",
    fixes=(Fix("Remove one", "The"),),
)
MISSING = Finding(
    rule="standfirst-missing",
    severity=Severity.BLOCK,
    field="standfirst",
    message="There is no standfirst.",
)
SHORT = Finding(rule="short", severity=Severity.INFO, field="body", message="The text is short.")


@pytest.fixture
def pane(bench: Bench, qtbot: QtBot) -> ChecksPane:
    pane = ChecksPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(420, 600)
    pane.show()
    return pane


@pytest.fixture
def article(bench: Bench, qtbot: QtBot) -> OpenArticle:
    """An open article whose own checks have been made."""
    with qtbot.waitSignal(bench.context.proofing.checked, timeout=10000):
        article = bench.open(Draft(headline="Ferry", body=BODY))
    qtbot.waitUntil(lambda: bool(bench.context.proofing.findings), timeout=10000)
    return article


def find(bench: Bench, *findings: Finding) -> None:
    bench.context.proofing.findings = findings
    bench.context.proofing.checked.emit(findings)


def said(pane: ChecksPane) -> str:
    empty = pane.findChild(EmptyState)
    assert empty is not None
    return empty.sentence() if empty.isVisible() else ""


def test_without_an_article_there_is_nothing_to_check(pane: ChecksPane) -> None:
    assert "Open an article" in said(pane)


def test_nothing_found_is_said(pane: ChecksPane, bench: Bench, article: OpenArticle) -> None:
    find(bench)
    assert said(pane) == "Nothing to clear."


def test_gravest_come_first_and_say_how_grave_they_are(
    pane: ChecksPane, bench: Bench, article: OpenArticle
) -> None:
    find(bench, SHORT, DOUBLED, MISSING)
    assert [card.finding for card in pane.cards()] == [MISSING, DOUBLED, SHORT]
    assert pane.cards()[0].accessibleName().startswith("Must be put right: There is no standfirst.")


def test_findings_of_the_article_arrive_by_themselves(
    pane: ChecksPane, bench: Bench, article: OpenArticle
) -> None:
    shown = {card.finding for card in pane.cards()}
    assert shown == set(bench.context.proofing.findings)


def test_badge_counts_what_asks_for_something(
    pane: ChecksPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.badge_changed) as told:
        find(bench, SHORT, DOUBLED, MISSING)
    assert told.args == [2]


def test_card_leads_to_its_place_by_click_and_by_enter(
    pane: ChecksPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    find(bench, DOUBLED, MISSING)
    with qtbot.waitSignal(bench.desk.revealed) as told:
        qtbot.mouseClick(pane.cards()[1], Qt.MouseButton.LeftButton)
    assert told.args == [Place(article.id, "body", 0, 7)]
    pane.cards()[0].setFocus()
    with qtbot.waitSignal(bench.desk.revealed) as told:
        qtbot.keyClick(pane.cards()[0], Qt.Key.Key_Return)
    assert told.args == [Place(article.id, "standfirst", 0, 0)]


def test_arrows_go_from_card_to_card(
    pane: ChecksPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    find(bench, DOUBLED, MISSING, SHORT)
    pane.activateWindow()
    first, second, _ = pane.cards()
    first.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is first)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first


def test_fix_is_one_step_of_the_history(
    pane: ChecksPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    find(bench, DOUBLED)
    [button] = pane.cards()[0].buttons()
    button.click()
    assert article.body() == "The ferry is very late."
    assert article.history.undoText() == "Remove one"
    article.history.undo()
    assert article.body() == BODY


def test_finding_that_moved_keeps_its_card(
    pane: ChecksPane, bench: Bench, article: OpenArticle
) -> None:
    find(bench, DOUBLED, MISSING)
    before = pane.cards()
    moved = Finding(
        rule=DOUBLED.rule,
        severity=DOUBLED.severity,
        field="body",
        start=40,
        end=47,
        text=DOUBLED.text,
        message=DOUBLED.message,
        fixes=DOUBLED.fixes,
    )
    find(bench, moved, MISSING)
    assert pane.cards() == before
    assert pane.cards()[1].finding.start == 40


def test_commands_go_round_the_findings(
    pane: ChecksPane, bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    find(bench, DOUBLED, MISSING)
    places: list[Place] = []
    bench.desk.revealed.connect(places.append)
    for _ in range(3):
        pane.next_finding()
    pane.previous_finding()
    bench.desk.revealed.disconnect(places.append)
    assert [place.field for place in places] == ["standfirst", "body", "standfirst", "body"]


def test_a_misspelt_word_is_listed_with_what_may_have_been_meant(
    bench: Bench, pane: ChecksPane, qtbot: QtBot
) -> None:
    reader = bench.context.spelling.reader
    found: dict[str, tuple[str, ...]] = {}

    class Remembering:
        def read(self, *given: object) -> object:
            return reader.read(*given)  # type: ignore[arg-type]

        def remembered(self, _language: str, word: str) -> tuple[str, ...]:
            return found.get(word, ())

    def prepare(*given: Any) -> None:
        _article, words, _owner, done = given
        found.update(dict.fromkeys(words, ("harbour",)))
        done()

    bench.context.spelling.__dict__["reader"] = Remembering()
    bench.context.spelling.prepare = prepare  # type: ignore[assignment, method-assign]
    article = bench.open(Draft(headline="Ferry", body="The harbuor and the harbuor."))

    def offered() -> list[str]:
        return [
            button.text()
            for card in pane.cards()
            if card.finding.rule == "spelling"
            for button in card.buttons()
        ]

    qtbot.waitUntil(lambda: offered() == ["harbour"], timeout=10000)
    [card] = [card for card in pane.cards() if card.finding.rule == "spelling"]
    card.buttons()[0].click()
    assert article.body() == "The harbour and the harbuor."


def test_a_finding_is_muted_with_a_reason_and_back_again(
    bench: Bench, pane: ChecksPane, article: OpenArticle, qtbot: QtBot
) -> None:
    def about(rule: str) -> list[FindingCard]:
        return [card for card in pane.cards() if card.finding.rule == rule]

    qtbot.waitUntil(lambda: bool(about("words.doubled")), timeout=10000)
    about("words.doubled")[0].mute.click()
    dialog = pane.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("  The skipper’s own words ")
    dialog.accept()
    said = Muted("words.doubled", "The the", "The skipper’s own words", EDITOR)
    assert muted(article.details) == (said,)
    qtbot.waitUntil(lambda: not about("words.doubled"), timeout=10000)
    [card] = pane.findChildren(MutedCard)
    assert "The the" in card.accessibleName()

    card.unmute.click()
    assert muted(article.details) == ()
    qtbot.waitUntil(lambda: bool(about("words.doubled")), timeout=10000)
    article.history.undo()
    assert len(muted(article.details)) == 1


def test_no_reason_mutes_nothing(
    bench: Bench, pane: ChecksPane, article: OpenArticle, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: any(hasattr(card, "mute") for card in pane.cards()), timeout=10000)
    next(card for card in pane.cards() if hasattr(card, "mute")).mute.click()
    dialog = pane.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("   ")
    dialog.accept()
    assert muted(article.details) == ()


def test_an_editor_answers_for_what_blocks_and_a_writer_does_not(
    bench: Bench, pane: ChecksPane, qtbot: QtBot
) -> None:
    article = bench.open(Draft(headline="Ferry", body=BODY))
    qtbot.waitUntil(lambda: bench.context.proofing.looked_at == article.id, timeout=10000)

    def blocking() -> list[FindingCard]:
        return [card for card in pane.cards() if card.finding.rule == "byline.missing"]

    bench.desk.set_acting(WRITER)
    blocking()[0].mute.click()
    [refused] = bench.notices
    assert "for an editor to answer for" in str(refused.error)
    assert pane.findChild(QInputDialog) is None
    bench.desk.set_acting(EDITOR)
    blocking()[0].mute.click()
    dialog = pane.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("It comes from the agency")
    dialog.accept()
    qtbot.waitUntil(lambda: not blocking(), timeout=10000)
    [entry] = muted(article.details)
    assert (entry.by, entry.reason) == (EDITOR, "It comes from the agency")


def test_an_article_that_has_not_been_looked_at_is_not_called_clear(
    bench: Bench, pane: ChecksPane, qtbot: QtBot
) -> None:
    proofing = bench.context.proofing
    first = bench.open(Draft(headline="Ferry", body=BODY))
    qtbot.waitUntil(lambda: proofing.looked_at == first.id, timeout=10000)
    assert proofing.findings
    second = bench.open(Draft(headline="Tides", body=BODY))
    if proofing.looked_at is None:  # else the check was quicker than the look at it
        assert proofing.looking
        assert not proofing.findings
        assert pane._empty.isVisibleTo(pane)
    qtbot.waitUntil(lambda: proofing.looked_at == second.id, timeout=10000)
    assert not proofing.looking
    assert pane.cards()
