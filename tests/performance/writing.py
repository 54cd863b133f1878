"""From a key to its letter on the display, and to its letter on the page of the preview."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QEventLoop

from tests.helpers.driving import Driver
from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave
from tests.performance.window import (
    Typist,
    editor,
    open_article,
    opened,
    plain_editor,
    preview,
    rest,
)
from workstation.ui.panes.preview.web_view import WORLD, WebView

SIZES = (1_000, 10_000, 100_000)
PREVIEWED = (1_000, 10_000)
ROUNDS = 120
WARM_UP = 20

FRAMES = (
    "requestAnimationFrame(() => requestAnimationFrame(() => {{ document.title = 'frame {}'; }}))"
)


def figures() -> Iterator[Figure]:
    """Measure keys in articles of all sizes, with the preview closed and open."""
    writer = Writer()
    drafts = {f"{size:,} words": writer.draft(size) for size in SIZES}
    with (
        opened(300, drafts) as (driver, ids),
        plain_editor(drafts["1,000 words"].body) as plain,
    ):
        for shown in (False, True):
            driver.program.window.fold("panes", not shown)
            if shown:
                preview(driver)
            for name, article in ids.items():
                open_article(driver, article)
                body = editor(driver).body
                yield interleave(
                    f"key to painted letter, {name}, preview {'open' if shown else 'closed'}",
                    Typist(body, body.viewport()).seen,
                    "QPlainTextEdit with 1,000 words",
                    Typist(plain, plain.viewport()).seen,
                    ROUNDS,
                    WARM_UP,
                )
        for size in PREVIEWED:
            name = f"{size:,} words"
            open_article(driver, ids[name])
            page = PreviewedKey(driver)
            yield interleave(
                f"key to painted page, {name}",
                page.changed,
                "the same page sent again, nothing changed",
                page.unchanged,
                ROUNDS // 2,
                5,
            )


class PreviewedKey:
    """Waits for the page: patched, and then for two frames of the engine."""

    def __init__(self, driver: Driver) -> None:
        self._view: WebView = preview(driver).view
        body = editor(driver).body
        self._typist = Typist(body, body.viewport())
        self._frame = 0
        self._patched = 0
        self._view.shown.connect(self._on_shown)
        self._loop = QEventLoop()
        self._titles: list[str] = []
        self._view.titleChanged.connect(self._on_title)

    def changed(self) -> float:
        """Return the milliseconds from a key to the page that has its letter."""
        rest(400)
        self._patched = 0
        begun = perf_counter()
        self._typist.key()
        while not self._patched:
            self._loop.exec()
        self._frames()
        return (perf_counter() - begun) * 1000

    def unchanged(self) -> float:
        """Return the milliseconds that the same page takes."""
        rest(400)
        begun = perf_counter()
        self._view.show_article(*self._view._wanted)
        self._loop.exec()
        self._frames()
        return (perf_counter() - begun) * 1000

    def _frames(self) -> None:
        self._frame += 1
        self._view.page().runJavaScript(FRAMES.format(self._frame), WORLD)
        while f"frame {self._frame}" not in self._titles:
            self._loop.exec()

    def _on_shown(self, _article: str, changed: int) -> None:
        self._patched += changed
        self._loop.quit()

    def _on_title(self, title: str) -> None:
        self._titles.append(title)
        self._loop.quit()
