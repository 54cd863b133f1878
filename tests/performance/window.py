"""The program's window on a real display, and waiting for what it paints."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.helpers.driving import Driver, make_appearance, start
from tests.performance import material
from workstation.app.quick_start import TURN_SECONDS
from workstation.app.run import make_application
from workstation.desk.collector import Collector
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.storage.store import Store
from workstation.ui import web_environment
from workstation.ui.panes.editor.pane import EditorPane
from workstation.ui.panes.preview.pane import PreviewPane
from workstation.ui.panes.preview.web_view import WebView
from workstation.ui.theme import Preference

LETTERS = "the tide turns at noon and the boats come home "
PAUSE_MS = 40
"""Between two keys: faster than people type."""
LIMIT_MS = 20_000


class Painted(QObject):
    """Ends a wait after a widget has been painted, once a condition holds."""

    def __init__(self, widget: QWidget, condition: Callable[[], bool]) -> None:
        super().__init__()
        self._widget = widget
        self._condition = condition
        self._loop = QEventLoop()
        self._moment = 0.0
        self.worked = 0.0
        """This thread's processor time in seconds, when it was painted."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._condition():
            # All that is painted together is on the display when the next event is looked at.
            QTimer.singleShot(0, self, self._end)
        return False

    def wait(self) -> float:
        """Return the moment at which it was painted."""
        limit = QTimer(singleShot=True, interval=LIMIT_MS)
        limit.timeout.connect(self._loop.quit)
        limit.start()
        self._loop.exec()
        self._widget.removeEventFilter(self)
        if not self._moment:
            raise TimeoutError("nothing was painted")
        return self._moment

    def _end(self) -> None:
        if not self._moment:
            self._moment = perf_counter()
            self.worked = thread_time()
            self._loop.quit()


def until_painted(
    action: Callable[[], object], widget: QWidget, condition: Callable[[], bool] = lambda: True
) -> float:
    """Return the milliseconds from an action until a widget shows what came of it."""
    painted = Painted(widget, condition)
    begun = perf_counter()
    action()
    return (painted.wait() - begun) * 1000


def rest(milliseconds: int = PAUSE_MS) -> None:
    """Let the program do what it has to, as between two keys."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


class Typist:
    """Types letter by letter into a text, and waits for each to be seen.

    What counts begins with the key event and ends when all is painted that Qt paints together
    with the letter. `worked` has how much of it the window's thread took of a processor, which
    does not grow with the load of the machine, nor with the lanes that work beside it.
    """

    def __init__(
        self, widget: QWidget, viewport: QWidget, calm: Callable[[], object] = lambda: None
    ) -> None:
        self._widget = widget
        self._viewport = viewport
        self._calm = calm
        self._typed = 0
        self.worked: list[float] = []
        """Milliseconds of processor time of every key so far."""

    def key(self) -> None:
        """Press the next key."""
        letter = LETTERS[self._typed % len(LETTERS)]
        self._typed += 1
        QTest.keyClicks(self._widget, letter)

    def seen(self) -> float:
        """Return the milliseconds from a key to its letter on the display."""
        self._calm()
        rest()
        painted = Painted(self._viewport, lambda: True)
        begun, worked = perf_counter(), thread_time()
        self.key()
        ended = painted.wait()
        self.worked.append((painted.worked - worked) * 1000)
        return (ended - begun) * 1000


@contextmanager
def opened(
    articles: int, drafts: dict[str, Draft]
) -> Iterator[tuple[Driver, dict[str, ArticleId]]]:
    """Open the window on a newsroom that has these drafts besides its articles."""
    web_environment.prepare()
    application = QApplication.instance() or make_application()
    assert isinstance(application, QApplication)
    application.setCursorFlashTime(0)  # a cursor that blinks is painted, too
    appearance = make_appearance(application, Preference.LIGHT)
    with tempfile.TemporaryDirectory() as temporary:
        folder = material.copy_of(material.newsroom(articles), Path(temporary) / "newsroom")
        store = Store.open(folder, material.Clock())
        ids = {name: material.add_article(store, draft, name) for name, draft in drafts.items()}
        store.close()
        collector = Collector()
        driver = start(folder, appearance, session_file=Path(temporary) / "session.json")
        collector.settle()
        driver.program.desk.edited.connect(collector.put_off)
        interval = sys.getswitchinterval()
        sys.setswitchinterval(TURN_SECONDS)  # as the program does after its first paint
        try:
            yield driver, ids
        finally:
            sys.setswitchinterval(interval)
            driver.close()
            collector.stop()


@contextmanager
def plain_editor(text: str) -> Iterator[QPlainTextEdit]:
    """Show Qt's plain editor in a window of its own, with the cursor in the middle."""
    editor = QPlainTextEdit(text)
    editor.resize(700, 600)
    editor.show()
    cursor = editor.textCursor()
    cursor.setPosition(len(text) // 2)
    editor.setTextCursor(cursor)
    rest(200)
    try:
        yield editor
    finally:
        editor.close()
        editor.deleteLater()


def open_article(driver: Driver, article: ArticleId) -> None:
    """Make an article current, with the cursor in the middle of its text."""
    desk = driver.program.desk
    desk.open(article)
    driver.wait(lambda: desk.current is not None and desk.current.id == article, "an article")
    body = editor(driver).body
    cursor = body.textCursor()
    cursor.setPosition(body.document().characterCount() // 2)
    body.setTextCursor(cursor)
    editor(driver).column.show_cursor()
    body.setFocus()
    rest(1500)


def editor(driver: Driver) -> EditorPane:
    """Return the editor pane."""
    return driver.pane("editor", EditorPane)


def page_of(driver: Driver) -> WebView:
    """Return what shows the page in the preview, once it shows one."""
    view = preview(driver).view
    assert view is not None
    return view


def preview(driver: Driver) -> PreviewPane:
    """Return the preview pane, once it shows a page."""
    window = driver.program.window
    window.show_pane("preview")
    pane = driver.pane("preview", PreviewPane)
    driver.wait(lambda: pane.view is not None and pane.view.showing, "the preview", 60)
    return pane
