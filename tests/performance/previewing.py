"""From an edit to its HTML and to the painted page, beside what does nothing and what does all."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from itertools import count
from time import perf_counter

import cmarkgfm
from PySide6.QtCore import QEventLoop, QObject, SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView

from tests.helpers.driving import Driver
from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave, megabytes, milliseconds, steal_during
from tests.performance.window import (
    PAUSE_MS,
    Typist,
    editor,
    open_article,
    opened,
    page_of,
    preview,
    rest,
)
from workstation import paths
from workstation.desk.open_article import OpenArticle
from workstation.desk.rendering import RenderProcess
from workstation.domain.ids import ArticleId
from workstation.domain.page import Page
from workstation.rendering.body import BodyRenderer, HtmlPart
from workstation.rendering.live_page import LivePage
from workstation.rendering.page import PageRenderer
from workstation.ui.panes.preview.web_view import WORLD

SIZES = (1_000, 10_000, 100_000)
EDITS = 200
KEYS = 10
TURNS = 15
PAUSES = (0, 80)
"""Milliseconds more between keys: those that come so quickly that pages wait, and a writer's."""
TELL = """
  globalThis.told ??= { frame: -1, change: 0 };
  globalThis.later ??= (note) => requestAnimationFrame(() => requestAnimationFrame(() => {
    note();
    document.title = `frame ${told.frame} change ${told.change}`;
  }));
"""
"""Tells in the title what has been painted; a title that another follows at once is not told."""
FRAMES = TELL + "later(() => { told.frame = NUMBER; })"
PIXEL = """
  globalThis.dot ??= document.documentElement.appendChild(document.createElement("i"));
  dot.style.cssText = `position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px;
    contain: strict; background: ${NUMBER % 2 ? "black" : "white"}`;
"""
"""The least that a page can paint: one point of it, which stands outside its text."""
OBSERVE = (
    TELL
    + """
  if (!globalThis.observer) {
    globalThis.observer = new MutationObserver(() => later(() => { told.change += 1; }));
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  }
"""
)
"""Tells that a change has been painted, from within the page: nobody has to ask."""


def figures() -> Iterator[Figure]:
    """Measure edits of all sizes: to HTML, to the painted page, and what keys cost meanwhile."""
    for size in SIZES:
        yield from _to_html(size)
    writer = Writer()
    drafts = {f"{size:,} words": writer.draft(size) for size in SIZES}
    with opened(300, drafts) as (driver, ids):
        driver.program.window.fold("panes", False)
        preview(driver)
        for name, article in ids.items():
            yield _first(driver, name, article, ids)
            yield from _to_paint(driver, name, article)
            yield _memory(driver, name)
            yield from (_keys(driver, name, pause) for pause in PAUSES)


def _to_html(size: int) -> Iterator[Figure]:
    """Measure the render process's part, against programs that render the whole each time."""
    name = f"edit to HTML, {size:,} words"
    lines = Writer().body(size).split("\n")
    page = LivePage(PageRenderer(paths.resources_folder() / "templates"))
    page.begin(lines)
    page.set_page(Page(newsroom="The Skerry Courier", headline="Winter timetable"))
    page.update(lambda: False)
    chance = random.Random(size)

    def live() -> float:
        number = chance.randrange(0, len(lines), 2)
        lines[number] += "x"
        changed = lines[number]

        def edit() -> None:
            page.edit(number, 1, [changed])
            page.update(lambda: False)

        return milliseconds(edit)

    whole = BodyRenderer()
    slow = min(EDITS, 2_000_000 // size)
    yield interleave(
        name,
        live,
        "cmark renders the whole text",
        lambda: milliseconds(lambda: cmarkgfm.github_flavored_markdown_to_html("\n".join(lines))),
        EDITS,
    )
    yield interleave(
        name,
        live,
        "Python-Markdown renders the whole text",
        lambda: milliseconds(lambda: whole.parts("\n".join(lines))),
        slow,
    )


class Wait:
    """Waits for a signal until something is so."""

    def __init__(self, *signals: SignalInstance) -> None:
        self._loop = QEventLoop()
        for signal in signals:
            signal.connect(self._loop.quit)

    def until(self, so: Callable[[], bool]) -> None:
        while not so():
            self._loop.exec()


class Frames:
    """Waits until a page has painted two frames: what it had to show is to be seen then."""

    def __init__(self, view: QWebEngineView, world: int) -> None:
        self._view = view
        self._world = world
        self._numbers = count()
        self._wait = Wait(view.titleChanged)

    def painted(self, script: str = "") -> None:
        number = next(self._numbers)
        script = (script + FRAMES).replace("NUMBER", str(number))
        self._view.page().runJavaScript(script, self._world)
        self._wait.until(lambda: self._view.title().startswith(f"frame {number} "))


class LiveEdits(QObject):
    """Edits the open article and waits for its page."""

    def __init__(self, driver: Driver) -> None:
        super().__init__()
        self._view = page_of(driver)
        article = driver.program.desk.current
        assert article is not None
        self._article: OpenArticle = article
        self._frames = Frames(self._view, WORLD)
        self._view.page().runJavaScript(OBSERVE, WORLD)
        self._wait = Wait(self._view.titleChanged)

    def edit(self) -> float:
        """Return the milliseconds from a letter in the paragraph that is written to its paint."""
        rest(300)
        before = self._changes()
        cursor = QTextCursor(self._article.document.findBlock(self._article.cursor))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        begun = perf_counter()
        cursor.insertText("x")
        self._wait.until(lambda: self._changes() > before)
        return (perf_counter() - begun) * 1000

    def pixel(self) -> float:
        """Return the milliseconds until one pixel of the same page is painted."""
        rest(300)
        return milliseconds(lambda: self._frames.painted(PIXEL))

    def _changes(self) -> int:
        """Return how many changes of the page have been painted."""
        said = self._view.title().rpartition("change ")[2]
        return int(said) if said.isdigit() else 0


class WholePage(QObject):
    """Shows the same article in a browser of its own, all of it each time."""

    def __init__(self, article: OpenArticle, size: tuple[int, int]) -> None:
        super().__init__()
        self._article = article
        self.view = QWebEngineView()
        self.view.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, True)
        self.view.resize(*size)
        self.view.show()
        self._frames = Frames(self.view, 0)
        self._loads = 0
        self.view.loadFinished.connect(self._on_loaded)
        self._wait = Wait(self.view.loadFinished)
        self._set(BodyRenderer())

    def by_cmark(self) -> float:
        """Render with cmark and replace the page's body."""
        rest(300)
        return milliseconds(self._replace_body)

    def by_python_markdown(self) -> float:
        """Render with Python-Markdown and set the page."""
        rest(300)
        whole = BodyRenderer()
        return milliseconds(lambda: self._set(whole))

    def _replace_body(self) -> None:
        html = cmarkgfm.github_flavored_markdown_to_html(self._article.body())
        self.view.page().runJavaScript(f"document.body.innerHTML = {json.dumps(html)}; 0", 0)
        self._frames.painted()

    def _set(self, renderer: BodyRenderer) -> None:
        before = self._loads
        parts = renderer.parts(self._article.body())
        html = "\n".join(part.html for part in parts if isinstance(part, HtmlPart))
        self.view.setHtml(f"<!DOCTYPE html><body>{html}</body>")
        self._wait.until(lambda: self._loads > before)
        self._frames.painted()

    def _on_loaded(self, _ok: bool) -> None:
        self._loads += 1


def _to_paint(driver: Driver, name: str, article: ArticleId) -> Iterator[Figure]:
    open_article(driver, article)
    live = LiveEdits(driver)
    current = driver.program.desk.current
    assert current is not None
    view = page_of(driver)
    whole = WholePage(current, (view.width(), view.height()))
    rounds = 60 if len(current.body()) < 100_000 else 20
    title = f"edit to painted page, {name}"
    yield interleave(title, live.edit, "one pixel of the same page", live.pixel, 60, 3)
    yield interleave(title, live.edit, "cmark, body replaced", whole.by_cmark, rounds)
    yield interleave(title, live.edit, "Python-Markdown, setHtml", whole.by_python_markdown, 10)
    whole.view.close()
    whole.view.deleteLater()


def _first(driver: Driver, name: str, article: ArticleId, ids: dict[str, ArticleId]) -> Figure:
    """Measure from the click on an article to its painted page."""
    view = page_of(driver)
    frames = Frames(view, WORLD)
    wait = Wait(view.shown)
    small = next(one for one in ids.values() if one != article)
    shown: list[str] = []
    view.shown.connect(lambda which, _changed: shown.append(which))

    def open_and_wait(target: ArticleId) -> None:
        shown.clear()
        driver.program.desk.open(target)
        wait.until(lambda: target in shown)

    def go(target: ArticleId) -> float:
        current = driver.program.desk.current
        if current is not None and current.id == target:
            open_and_wait(small if target == article else article)
        rest(1000)
        begun = perf_counter()
        open_and_wait(target)
        frames.painted()
        return (perf_counter() - begun) * 1000

    return interleave(
        f"click to first page, {name}",
        lambda: go(article),
        "an article of another length, by turns",
        lambda: go(small),
        8,
    )


def _memory(driver: Driver, name: str) -> Figure:
    """Weigh the processes of the preview: the engine's for pages, and the renderer."""
    engine = megabytes(page_of(driver).process_id())
    process = driver.program._renderer
    assert isinstance(process, RenderProcess)
    renderer = megabytes(process.pid or 0)
    return Figure(
        f"memory of the page's process, {name} (MB)", "the renderer's", (engine,), (renderer,), 0
    )


def _keys(driver: Driver, name: str, pause: int) -> Figure:
    """Measure keys by turns with the preview open and closed, some at a time."""
    window = driver.program.window
    body = editor(driver).body
    typist = Typist(body, body.viewport())
    found: dict[bool, list[float]] = {True: [], False: []}

    def turns() -> None:
        for turn in range(2 * TURNS):
            closed = bool(turn % 2)
            window.fold("panes", closed)
            editor(driver).column.show_cursor()
            body.setFocus()
            rest(1500)
            for counts in range(-1, KEYS):
                rest(pause)
                taken = typist.seen()
                found[closed] += [taken] if counts >= 0 else []
        window.fold("panes", False)

    steal = steal_during(turns)
    return Figure(
        f"key to painted letter, {name}, {1000 // (pause + PAUSE_MS)} a second, preview open",
        "preview closed",
        tuple(found[False]),
        tuple(found[True]),
        steal,
    )
