"""What may happen how often: exact on every machine, where times are not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

from tests.helpers.driving import Driver
from workstation.desk.library_feed import LibraryFeed
from workstation.desk.render_line import RenderLine
from workstation.desk.rendering import RenderProcess
from workstation.domain.query import LibraryQuery
from workstation.rendering.live_orders import Edit
from workstation.services import drafts, library
from workstation.storage.store import Store
from workstation.ui.panes.articles.pane import ArticlesPane
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.highlighter import MarkdownHighlighter
from workstation.ui.panes.editor.pane import EditorPane
from workstation.ui.panes.preview.pane import PreviewPane

HEAVY = (
    "PIL",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "alembic",
    "importlib.metadata",
    "logging.handlers",
    "jinja2",
    "markdown",
    "multiprocessing",
    "nh3",
    "sqlalchemy",
    "subprocess",
    "workstation.cli.arguments",
    "workstation.cli.main",
    "workstation.desk.carrying",
    "workstation.desk.counting",
    "workstation.desk.housekeeping",
    "workstation.desk.interchange",
    "workstation.desk.preview_feed",
    "workstation.desk.proofing_feed",
    "workstation.desk.related_feed",
    "workstation.desk.rendering",
    "workstation.desk.review_feed",
    "workstation.formats",
    "workstation.proofing",
    "workstation.rendering",
    "workstation.storage.store",
    "workstation.text.formatting",
    "workstation.text.judging",
    "workstation.ui.dialogs",
    "workstation.ui.notices",
    "workstation.ui.panes.checks.pane",
    "workstation.ui.panes.history.pane",
    "workstation.ui.panes.picture_library.pane",
    "workstation.ui.panes.pictures.pane",
    "workstation.ui.panes.preview.pane",
    "workstation.ui.panes.related.pane",
    "workstation.ui.panes.review.pane",
    "workstation.ui.panes.editor.spelling",
    "workstation.ui.quick_open",
    "workstation.ui.picture_sources",
    "workstation.ui.spelling_marks",
    "workstation.ui.widgets.toast",
    "workstation.ui.window_commands",
    "yaml",
)
"""What the first paint does not show; each takes a share of the time until then."""
MODULES = 371
"""Loaded at the first paint, without those of `ELSEWHERE`."""
ELSEWHERE = ("PySide6.support", "shibokensupport", "sitecustomize")
"""What PySide loads by itself, and what some systems have every Python load."""
WIDGETS = 150
"""There at the first paint."""

TYPED = "the tide turns at noon "
LIST_STATEMENTS = 3
"""BEGIN, the ids, the rows."""
SEARCH_STATEMENTS = 5
"""BEGIN, headlines that begin so, headlines that have the words, the rows."""
SAVE_STATEMENTS = 7


class Calls:
    """Counts the calls of a method, which goes on working."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        self.count = 0
        method = getattr(owner, name)

        def counted(*given: Any, **named: Any) -> Any:
            self.count += 1
            return method(*given, **named)

        monkeypatch.setattr(owner, name, counted)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the SQL that runs meanwhile, on whatever thread."""
    found: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def body_of(driver: Driver) -> BodyEdit:
    """Return the field of the text, with the cursor in the middle."""
    pane = driver.pane("editor", EditorPane)
    cursor = pane.body.textCursor()
    cursor.setPosition(pane.body.document().characterCount() // 2)
    pane.body.setTextCursor(cursor)
    pane.column.show_cursor()
    return pane.body


def at_rest(driver: Driver) -> None:
    """Wait until everything typed is saved and all answers are in."""
    driver.program.desk.flush()
    driver.wait(lambda: not driver.program.desk.unsaved, "the save")


def told_by_the_window(newsroom: Path, what: str) -> list[str]:
    """Start the program in a process of its own; return what it says at its first paint."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.performance.whole_window", str(newsroom), what],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    return done.stdout.split()[2:]  # after the two times


def test_nothing_heavy_is_loaded_before_the_first_paint(newsroom: Path) -> None:
    loaded = told_by_the_window(newsroom, "--modules")

    assert "workstation.ui.panes.editor.pane" in loaded
    assert [name for name in loaded if name.startswith(HEAVY)] == []
    ours = [name for name in loaded if not name.startswith(ELSEWHERE)]
    assert len(ours) <= MODULES


def test_few_widgets_are_made_before_the_first_paint(newsroom: Path) -> None:
    made = told_by_the_window(newsroom, "--widgets")

    assert "BodyEdit" in made
    assert "ArticleListView" in made
    assert "PreviewPane" not in made
    assert len(made) <= WIDGETS


def test_a_key_styles_its_own_paragraph_and_at_most_one_more(
    monkeypatch: pytest.MonkeyPatch, driver: Driver
) -> None:
    body = body_of(driver)
    # What Qt calls itself can't be exchanged once it is there; `_read` is called by it, once.
    calls = Calls(monkeypatch, MarkdownHighlighter, "_read")

    for letter in TYPED:
        before = calls.count
        QTest.keyClicks(body, letter)
        assert 1 <= calls.count - before <= 2


def test_a_key_is_looked_up_in_its_own_paragraph_alone(driver: Driver) -> None:
    body = body_of(driver)
    article, spelling = driver.program.desk.current, driver.program.context.spelling
    assert article is not None

    def settled() -> bool:
        body.viewport().repaint()
        judge = spelling.judge(article)
        return judge is not None and not judge.wanted

    driver.wait(settled, "the dictionary")
    judge = spelling.judge(article)
    assert judge is not None

    for letter in TYPED:
        before = judge.lines_read
        QTest.keyClicks(body, letter)
        body.viewport().repaint()
        assert judge.lines_read - before == 1
    assert spelling.judge(article) is judge


class Frame(QObject):
    """Sees what of a window is painted and laid out for one change."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.painted: dict[str, QRect] = {}
        """By the name of what a widget is in."""
        self.laid_out = 0
        for widget in (window, *window.findChildren(QWidget)):
            widget.installEventFilter(self)

    def begin(self) -> None:
        """Forget what has been seen."""
        self.painted.clear()
        self.laid_out = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            assert isinstance(event, QPaintEvent)
            self.painted[type(watched.parent()).__name__] = event.rect()
        elif event.type() is QEvent.Type.LayoutRequest:
            self.laid_out += 1
        return False


def test_a_key_paints_its_paragraph_alone_and_lays_nothing_else_out(
    driver: Driver, qapp: QApplication
) -> None:
    body = body_of(driver)
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    for _ in range(2):
        QTest.keyClick(body, Qt.Key.Key_Return)
    driver.type("the", body)
    at_rest(driver)
    block = body.textCursor().block()
    most = block.layout().boundingRect().height() + 2 * body.fontMetrics().lineSpacing()

    frame = Frame(driver.window)
    elsewhere = 0
    for letter in TYPED:
        qapp.sendPostedEvents()
        frame.begin()
        QTest.keyClicks(body, letter)
        qapp.sendPostedEvents()
        assert frame.painted["BodyEdit"].height()
        # Beside the text there is its scroll bar, which may stand over its edge.
        others = frame.painted.keys() - {"BodyEdit", "DraftColumn"}
        more = frame.painted["BodyEdit"].height() > most
        elsewhere += bool(frame.laid_out or others or more)
    assert elsewhere < len(TYPED) / 2, "more than what lanes may answer meanwhile"


def test_a_repaint_of_the_list_asks_for_no_more_than_the_rows_in_view(
    monkeypatch: pytest.MonkeyPatch, driver: Driver
) -> None:
    view = driver.pane("articles", ArticlesPane).view
    # What Qt calls itself can't be exchanged once it is there; `data` calls `row`, once.
    calls = Calls(monkeypatch, LibraryFeed, "row")

    view.viewport().repaint()

    assert 0 < calls.count <= len(view._rows_in_view())


def test_a_page_of_the_list_takes_three_statements(store: Store) -> None:
    with statements() as found, store.read() as unit:
        rows = library.rows(unit, library.ids(unit, LibraryQuery(), 60))

    assert rows
    assert len(found) <= LIST_STATEMENTS


def test_a_key_in_the_search_takes_few_statements(store: Store) -> None:
    with statements() as found, store.read() as unit:
        library.quick_find(unit, "the ti", 8)

    assert len(found) <= SEARCH_STATEMENTS


def test_an_autosave_takes_few_statements(store: Store) -> None:
    with store.read() as unit:
        article = drafts.load(unit, library.ids(unit, LibraryQuery(), 1)[0]).article
    draft = replace(article.draft, body=f"{article.draft.body}\nOne more line.\n")

    with statements() as found, store.write() as unit:
        drafts.save(unit, article.id, draft, version=article.version)

    assert len(found) <= SAVE_STATEMENTS, "\n".join(found)


def test_no_sql_runs_on_the_thread_that_draws(driver: Driver) -> None:
    desk = driver.program.desk
    first = desk.current
    assert first is not None
    driver.type(TYPED, body_of(driver))
    view = driver.pane("articles", ArticlesPane).view
    point: QPoint = view.visualRect(view.model().index(2, 0)).center()
    driver.click(view, point)
    driver.wait(lambda: desk.current is not first, "another article")
    assert desk.current is not None
    answers: list[object] = []
    driver.program.frame.quick_open.open()
    driver.program.frame.quick_open._feed.found.connect(answers.append)
    driver.type("the")
    driver.wait(lambda: bool(answers), "what was searched")
    QTest.keyClick(driver.window.focusWidget(), Qt.Key.Key_Escape)
    target = driver.program.context.library.known(5)
    assert target is not None
    desk.current.links.add_article(target)
    at_rest(driver)

    driver.close()  # a statement on this thread would have raised, and failed the test


class Surfaces(QObject):
    """Counts the windows that the system makes for a window of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.lost = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.lost += event.type() in (QEvent.Type.PlatformSurface, QEvent.Type.WinIdChange)
        return False


def show_preview(driver: Driver) -> Any:
    """Bring the preview to the front and wait for its page."""
    driver.program.window.show_pane("preview")
    pane = driver.pane("preview", PreviewPane)
    driver.wait(lambda: pane.view is not None and pane.view.showing, "the preview", 60)
    return pane.view


def test_the_window_is_not_made_anew_when_the_browser_engine_comes(driver: Driver) -> None:
    handle = driver.window.windowHandle()
    surfaces = Surfaces()
    handle.installEventFilter(surfaces)
    driver.window.installEventFilter(surfaces)

    show_preview(driver)

    assert driver.window.windowHandle() is handle
    assert surfaces.lost == 0


def test_a_key_asks_for_at_most_one_page_and_sends_what_changed(
    monkeypatch: pytest.MonkeyPatch, driver: Driver
) -> None:
    view = show_preview(driver)
    sent: list[str] = []
    run = view._page.runJavaScript

    def record(script: str, *more: Any) -> None:
        sent.append(script)
        run(script, *more)

    monkeypatch.setattr(view._page, "runJavaScript", record)
    asked = Calls(monkeypatch, RenderProcess, "edit")
    orders: list[Edit] = []
    put = RenderLine.put
    monkeypatch.setattr(
        RenderLine, "put", lambda line, order: (orders.append(order), put(line, order))
    )
    body = body_of(driver)
    paragraph = len(body.textCursor().block().text())
    updates: list[int] = []
    view.shown.connect(lambda _article, changed: updates.append(changed))

    for letter in TYPED:
        before, seen = asked.count, len(updates)
        QTest.keyClicks(body, letter)
        driver.wait(partial(_more, updates, seen), "the page")
        assert asked.count - before <= 1

    changes = [script for script in sent if script.startswith("preview.")]
    assert changes
    assert max(map(len, changes)) <= 2 * paragraph + 200
    assert max(map(len, sent)) <= 2000  # where the cursor is, and the lines around it
    edits = [order for order in orders if isinstance(order, Edit)]
    assert edits
    assert max(len(order.lines) for order in edits) == 1


def _more(updates: list[int], seen: int) -> bool:
    return len(updates) > seen
