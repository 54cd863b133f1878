"""The preview pane: when it starts, what it shows, and what it says where it can't."""

from __future__ import annotations

import json
import os
import signal
import sys

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from workstation.domain.draft import Draft
from workstation.ui.panes.preview.pane import PreviewPane
from workstation.ui.theme import Preference
from workstation.ui.widgets.banner import Banner
from workstation.ui.widgets.empty_state import EmptyState

DRAFT = Draft(headline="Ferry operators brace", section="Harbour", body="One.\n\nTwo.")


@pytest.fixture
def pane(engine: None, bench: Bench, qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(bench.context)
    qtbot.addWidget(pane)
    pane.resize(440, 700)
    pane.show()
    return pane


def shown_text(pane: PreviewPane, qtbot: QtBot) -> str:
    assert pane.view is not None
    answers: list[str] = []
    pane.view.page().runJavaScript("JSON.stringify(document.body.innerText)", 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10000)
    text: str = json.loads(answers[0])
    return text


def wait_for_page(pane: PreviewPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.view is not None and pane.view.showing, timeout=20000)


def said(pane: PreviewPane) -> str:
    empty = pane.findChild(EmptyState)
    assert empty is not None
    return empty.sentence() if empty.isVisible() else ""


def test_engine_starts_by_itself_after_the_pane_was_shown(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    assert pane.view is None
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    assert "Ferry operators brace" in shown_text(pane, qtbot)
    assert said(pane) == ""


def test_pane_says_what_it_waits_for(pane: PreviewPane, bench: Bench) -> None:
    assert "Open an article" in said(pane)
    bench.open(DRAFT)
    assert pane.view is not None or "being prepared" in said(pane)


def test_page_follows_typing(pane: PreviewPane, bench: Bench, qtbot: QtBot) -> None:
    article = bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    article.edit_text(0, 3, "First", "Typing")
    qtbot.waitUntil(lambda: "First." in shown_text(pane, qtbot), timeout=10000)


def test_draft_stays_and_the_page_has_what_was_written_while_its_process_died(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    assert pane.view is not None
    os.kill(pane.view.process_id(), signal.SIGKILL)
    article.edit_text(0, 3, "First", "Typing")
    assert article.body() == "First.\n\nTwo."
    with qtbot.waitSignal(pane.view.loaded, timeout=20000):
        pass
    wait_for_page(pane, qtbot)
    qtbot.waitUntil(lambda: "First." in shown_text(pane, qtbot), timeout=10000)
    assert article.body() == "First.\n\nTwo."
    assert said(pane) == ""


def test_page_of_another_article_takes_its_place(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    bench.open(Draft(headline="Eelgrass returns"))
    qtbot.waitUntil(lambda: "Eelgrass" in shown_text(pane, qtbot), timeout=10000)
    assert "Ferry" not in shown_text(pane, qtbot)


def test_closing_the_last_article_empties_the_pane(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    bench.desk.close(article.id)
    assert "Open an article" in said(pane)


def test_plain_page_and_template_mistakes_are_told(
    pane: PreviewPane, bench: Bench, qtbot: QtBot
) -> None:
    article = bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    banner = pane.findChild(Banner)
    assert banner is not None
    bench.context.preview.page_ready.emit(article.id, "<p>Plain</p>", True)
    assert banner.isVisible()
    assert "plain text" in banner.text()
    bench.context.preview.template_failed.emit("article.html, line 12: unexpected end", 12)
    assert "article.html, line 12: unexpected end." in banner.text()
    bench.context.preview.page_ready.emit(article.id, "<p>Again</p>", False)
    assert not banner.isVisible()


def test_related_link_opens_its_article(pane: PreviewPane, bench: Bench, qtbot: QtBot) -> None:
    other = bench.add(Draft(headline="Dredging slips"))
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    assert pane.view is not None
    pane.view.link_clicked.emit(QUrl(f"nwpreview://article/{other}"))
    qtbot.waitUntil(
        lambda: bench.desk.current is not None and bench.desk.current.id == other, timeout=10000
    )


def test_outside_link_shows_its_whole_address_before_it_is_opened(
    pane: PreviewPane, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(
        "workstation.ui.panes.preview.questions.QDesktopServices.openUrl", opened.append
    )
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    assert pane.view is not None
    pane.view.link_clicked.emit(QUrl("https://xn--bcher-kva.example/a?b=c"))
    box = pane.findChild(QMessageBox)
    assert box is not None
    assert box.informativeText() == "https://xn--bcher-kva.example/a?b=c"
    assert opened == []
    [go] = [
        button for button in box.findChildren(QPushButton) if button.text().strip("&") == "Open"
    ]
    go.click()
    assert opened == [QUrl("https://xn--bcher-kva.example/a?b=c")]


def test_pane_follows_the_theme(pane: PreviewPane, bench: Bench, qtbot: QtBot) -> None:
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    bench.context.appearance.prefer(Preference.DARK)
    assert pane.view is not None
    answers: list[str] = []
    pane.view.page().runJavaScript("document.documentElement.dataset.theme", 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10000)
    bench.context.appearance.prefer(Preference.LIGHT)
    assert answers == ["dark"]


def test_administrator_without_sandbox_gets_reasons_instead_of_a_preview(
    pane: PreviewPane, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    bench.open(DRAFT)
    pane.start_engine()
    assert pane.view is None
    assert "administrator" in said(pane)


def test_missing_engine_is_explained(
    pane: PreviewPane, bench: Bench, monkeypatch: pytest.MonkeyPatch, quiet: object
) -> None:
    monkeypatch.setitem(sys.modules, "workstation.ui.panes.preview.browser", None)
    quiet.expect("could not be loaded")  # type: ignore[attr-defined]
    bench.open(DRAFT)
    pane.start_engine()
    assert pane.view is None
    assert "Qt WebEngine" in said(pane)


def test_unprotected_start_is_refused(
    pane: PreviewPane, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QTWEBENGINE_CHROMIUM_FLAGS")
    bench.open(DRAFT)
    pane.start_engine()
    assert pane.view is None
    assert "protections" in said(pane)


def test_width_can_be_switched_by_command(pane: PreviewPane, bench: Bench, qtbot: QtBot) -> None:
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    pane.resize(700, 800)
    assert pane.view is not None
    wide = pane.view.width()
    pane.show_as_phone()
    assert pane.view.width() == 390
    pane.show_as_page()
    assert pane.view.width() == wide


def test_print_asks_for_a_printer_first(pane: PreviewPane, bench: Bench, qtbot: QtBot) -> None:
    bench.open(DRAFT)
    wait_for_page(pane, qtbot)
    pane.print_page()
    qtbot.waitUntil(lambda: pane.findChild(QPrintDialog) is not None, timeout=20000)
    dialog = pane.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.printer().docName() == "Ferry operators brace"
    dialog.reject()
    pane.print_page()

    def open_dialogs() -> int:
        return sum(found.isVisible() for found in pane.findChildren(QPrintDialog))

    qtbot.waitUntil(lambda: open_dialogs() > 0, timeout=20000)
    assert open_dialogs() == 1
    for found in pane.findChildren(QPrintDialog):
        found.reject()
