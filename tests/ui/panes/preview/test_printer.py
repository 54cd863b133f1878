"""Printing while the page's process comes and goes."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from workstation.ui.panes.preview.following import Following
from workstation.ui.panes.preview.printer import Printing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPageLayout

    from workstation.ui.panes.preview.web_view import WebView

PAGE = '<article lang="en"><header class="head"><h1>Ferry</h1></header></article>'


def dialogs(window: QWidget) -> int:
    return sum(dialog.isVisible() for dialog in window.findChildren(QPrintDialog))


@pytest.mark.skipif(sys.platform == "win32", reason="a process can’t be stopped there")
def test_a_page_that_dies_before_it_answers_is_printed_when_asked_again(
    view: WebView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show_article("a", PAGE)
    window = view.window()
    printing = Printing(view)
    os.kill(view.process_id(), signal.SIGSTOP)
    printing.ask("Ferry")
    with qtbot.waitSignals([view.shown, printing.failed], timeout=20000):
        os.kill(view.process_id(), signal.SIGKILL)
    assert dialogs(window) == 0
    printing.ask("Ferry")
    qtbot.waitUntil(lambda: dialogs(window) == 1, timeout=20000)
    for dialog in window.findChildren(QPrintDialog):
        dialog.reject()


@pytest.mark.skipif(sys.platform == "win32", reason="a process can’t be stopped there")
def test_laying_out_ends_with_nothing_when_the_page_dies(view: WebView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show_article("a", PAGE)
    printing = Printing(view)
    handed: list[QByteArray] = []
    os.kill(view.process_id(), signal.SIGSTOP)
    printing.lay_out(handed.append)
    with qtbot.waitSignal(view.shown, timeout=20000):
        os.kill(view.process_id(), signal.SIGKILL)
    assert [one.size() for one in handed] == [0]
    printing.lay_out(handed.append)
    qtbot.waitUntil(lambda: len(handed) == 2, timeout=20000)
    assert handed[1].startsWith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="a process can’t be stopped there")
def test_laying_out_ends_when_the_page_dies_while_it_is_drawn(
    view: WebView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show_article("a", PAGE)
    printing = Printing(view)
    handed: list[QByteArray] = []
    draw = view.page().printToPdf

    def die_drawing(done: Callable[[QByteArray], None], layout: QPageLayout) -> None:
        os.kill(view.process_id(), signal.SIGSTOP)
        draw(done, layout)
        os.kill(view.process_id(), signal.SIGKILL)

    monkeypatch.setattr(view.page(), "printToPdf", die_drawing)
    with qtbot.waitSignal(view.loaded, timeout=20000):
        printing.lay_out(handed.append)
    qtbot.waitUntil(lambda: len(handed) == 1, timeout=10000)
    assert handed[0].isEmpty()


def accept(window: QWidget, file: Path) -> None:
    """Choose a file in the dialog, and print."""
    [dialog] = [one for one in window.findChildren(QPrintDialog) if one.isVisible()]
    name = dialog.findChild(QLineEdit, "filename")
    assert isinstance(name, QLineEdit)
    name.setText(str(file))
    dialog.accept()


def test_a_page_is_printed_whole(view: WebView, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show_article("a", PAGE)
    window = view.window()
    printing = Printing(view)
    printing.ask("Ferry")
    qtbot.waitUntil(lambda: dialogs(window) == 1, timeout=20000)
    accept(window, tmp_path / "page.pdf")
    qtbot.waitUntil((tmp_path / "page.pdf").exists, timeout=20000)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    printing.ask("Ferry")
    qtbot.waitUntil(lambda: dialogs(window) == 1, timeout=20000)
    for dialog in window.findChildren(QPrintDialog):
        dialog.reject()


@pytest.mark.skipif(sys.platform == "win32", reason="a process can’t be stopped there")
def test_a_page_that_dies_while_it_is_printed_is_told_of_and_can_be_printed_again(
    view: WebView, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show_article("a", PAGE)
    window = view.window()
    printing = Printing(view)
    printing.ask("Ferry")
    qtbot.waitUntil(lambda: dialogs(window) == 1, timeout=20000)
    os.kill(view.process_id(), signal.SIGSTOP)
    accept(window, tmp_path / "page.pdf")
    with qtbot.waitSignals([view.shown, printing.failed], timeout=20000):
        os.kill(view.process_id(), signal.SIGKILL)
    assert not (tmp_path / "page.pdf").exists()
    qtbot.waitUntil(lambda: dialogs(window) == 0)
    printing.ask("Ferry")
    qtbot.waitUntil(lambda: dialogs(window) == 1, timeout=20000)
    accept(window, tmp_path / "page.pdf")
    qtbot.waitUntil((tmp_path / "page.pdf").exists, timeout=20000)


def test_the_dialog_stands_before_the_window_that_the_page_is_in_by_then(
    view: WebView, qtbot: QtBot
) -> None:
    """A pane can have a window of its own, which is gone when the pane is back."""
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show_article("a", PAGE)
    printing = Printing(view)
    pane, first, second = view.window(), QWidget(), QWidget()
    qtbot.addWidget(second)
    pane.setParent(first)
    pane.setParent(second)
    pane.show()
    second.show()
    first.deleteLater()
    qtbot.waitUntil(lambda: not isValid(first))
    printing.ask("Ferry")
    qtbot.waitUntil(lambda: dialogs(second) == 1, timeout=20000)
    for dialog in second.findChildren(QPrintDialog):
        dialog.reject()
    pane.setParent(None)


def test_the_page_stays_scrolled_as_it_was_while_it_is_laid_out(
    view: WebView, qtbot: QtBot
) -> None:
    paragraphs = "".join(
        f"<p>The ferry leaves at noon. {'It waits. ' * 40}{n}</p>" for n in range(30)
    )
    with qtbot.waitSignal(view.shown, timeout=20000):
        view.show_article("a", PAGE.replace("</article>", f"{paragraphs}</article>"))
    following = Following(view)
    printing = Printing(view)
    printing.laying_out.connect(following.hold)
    view.run("scrollTo(0, 1000000)")
    qtbot.waitUntil(lambda: scrolled(view, qtbot) > 1000, timeout=20000)
    before = scrolled(view, qtbot)
    handed: list[QByteArray] = []
    with qtbot.waitSignals([printing.laying_out, printing.laying_out], timeout=20000):
        printing.lay_out(handed.append)
    qtbot.waitUntil(lambda: len(handed) == 1, timeout=20000)
    assert scrolled(view, qtbot) == before


def scrolled(view: WebView, qtbot: QtBot) -> int:
    answers: list[object] = []
    view.ask("scrollY", answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20000)
    assert isinstance(answers[0], int | float)
    return round(answers[0])
