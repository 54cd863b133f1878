"""A long page, of which only what is near the view is laid out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from workstation.ui.panes.preview.web_view import WebView

SENTENCE = "The harbour office counts the boats again and writes them down. "
MANY = 400
HEIGHT = "document.documentElement.scrollHeight"
TOPS = (
    "[...document.querySelectorAll('.text > p')]"
    ".map((one) => Math.round(one.getBoundingClientRect().top + scrollY))"
)

SETTLED = "far.spares() && document.fonts.status === 'loaded'"
"""Fonts that come later change every height, and what is far is measured anew."""


def page(count: int) -> str:
    paragraphs = "".join(
        f"<p>Number {place}. {SENTENCE * (place % 7)}</p>" for place in range(count)
    )
    return f'<article lang="en"><div class="text"><figure></figure>{paragraphs}</div></article>'


def ask(view: WebView, qtbot: QtBot, expression: str) -> object:
    answers: list[str] = []
    view.page().runJavaScript(f"JSON.stringify({expression})", 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10000)
    found: object = json.loads(answers[0])
    return found


def show(view: WebView, qtbot: QtBot, count: int) -> None:
    with qtbot.waitSignal(view.shown, timeout=10000):
        view.show_article("a", page(count))


def wait_until_spared(view: WebView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: ask(view, qtbot, "far.spares()") is True, timeout=15000)


def test_sparing_what_is_far_moves_nothing_and_leaves_no_trace(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, MANY)
    qtbot.waitUntil(lambda: ask(view, qtbot, SETTLED) is True, timeout=15000)

    spared, height = ask(view, qtbot, TOPS), ask(view, qtbot, HEIGHT)
    assert ask(view, qtbot, "preview.audit()") == ""
    whole, whole_height = ask(view, qtbot, f"(far.end(), {TOPS})"), ask(view, qtbot, HEIGHT)

    assert isinstance(spared, list)
    assert isinstance(whole, list)
    # The engine keeps heights in sixty-fourths of a pixel.
    assert max(abs(one - other) for one, other in zip(spared, whole, strict=True)) <= MANY / 64
    assert abs(int(str(height)) - int(str(whole_height))) <= MANY / 64
    assert view.differences == 0


def test_words_far_from_view_are_found(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, MANY)
    wait_until_spared(view, qtbot)
    found: list[int] = []

    view.page().findTextFinished.connect(lambda it: found.append(it.numberOfMatches()))
    view.page().findText("Number 390.")

    qtbot.waitUntil(lambda: bool(found), timeout=10000)
    assert found == [1]


def test_another_width_has_its_own_heights(view: WebView, qtbot: QtBot) -> None:
    show(view, qtbot, MANY)
    wait_until_spared(view, qtbot)
    wide = int(str(ask(view, qtbot, HEIGHT)))

    view.resize(view.width() // 2, view.height())

    qtbot.waitUntil(lambda: int(str(ask(view, qtbot, HEIGHT))) > wide * 1.2, timeout=10000)
    wait_until_spared(view, qtbot)
    spared = int(str(ask(view, qtbot, HEIGHT)))
    whole = int(str(ask(view, qtbot, f"(far.end(), {HEIGHT})")))
    assert abs(spared - whole) <= MANY / 64


@pytest.mark.parametrize("hindrance", ["short", "float"])
def test_page_that_gains_nothing_or_would_look_otherwise_is_left_alone(
    view: WebView, qtbot: QtBot, hindrance: str
) -> None:
    show(view, qtbot, MANY if hindrance == "float" else 40)
    if hindrance == "float":
        place = "document.querySelector('.text > figure').style.float"
        ask(view, qtbot, f"({place} = 'left')")

    ask(view, qtbot, "(far.measure(), 0)")

    # Were it to be spared, it would be after two frames.
    frames = "(globalThis.late ??= (requestAnimationFrame(() => requestAnimationFrame(() =>"
    frames += " requestAnimationFrame(() => { late = 2; }))), 1))"
    qtbot.waitUntil(lambda: ask(view, qtbot, frames) == 2, timeout=10000)
    assert ask(view, qtbot, "far.spares()") is False


def test_all_of_it_is_printed(view: WebView, qtbot: QtBot, tmp_path: Path) -> None:
    def pages(name: str) -> int:
        with qtbot.waitSignal(view.pdfPrintingFinished, timeout=30000):
            view.page().printToPdf(str(tmp_path / name))
        document = QPdfDocument()
        document.load(str(tmp_path / name))
        return document.pageCount()

    show(view, qtbot, 310)
    wait_until_spared(view, qtbot)
    spared = pages("spared.pdf")
    ask(view, qtbot, "(far.end(), 0)")
    assert spared == pages("whole.pdf")
