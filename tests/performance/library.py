"""Opening articles, the list, search and suggestions in a newsroom of 10,000 articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.driving import Driver
from tests.performance.sampling import Figure, interleave, milliseconds
from tests.performance.window import editor, opened, rest, until_painted
from workstation.desk.search_feed import Found, SearchFeed
from workstation.storage.driver import connect, sqlite
from workstation.storage.schema import DATABASE
from workstation.ui.panes.articles.pane import ArticlesPane

if TYPE_CHECKING:
    from workstation.services import related

ROUNDS = 40
SEARCHES = ("tide", "the boats", "harbour", "an on", "brag")

ARTICLE = "SELECT * FROM article WHERE id = ?"
NEWEST = (
    "SELECT id, slug, headline, section, stage, bylines, words, modified_at, published_at,"
    " embargo, assignee, language FROM article ORDER BY modified_at DESC, id DESC LIMIT 60"
)
TITLES = (
    "SELECT id FROM title_fts JOIN article ON article.number = title_fts.rowid"
    " WHERE title_fts MATCH ? ORDER BY title_fts.rowid DESC LIMIT 8"
)
TEXTS = "SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rank LIMIT 8"


def figures() -> Iterator[Figure]:
    """Measure what people do with the library."""
    with opened(10_000, {}) as (driver, _ids):
        folder = driver.program.frame.commands._facts.newsroom
        with closing(connect(folder / DATABASE, query_only=True)) as raw:
            library = Library(driver, raw, folder)
            yield interleave(
                "click on an article to its text painted",
                library.open_next,
                "reading its row with plain SQLite",
                library.read_row,
                ROUNDS,
            )
            yield interleave(
                "first page of the list, 10,000 articles, painted",
                library.list_all,
                "60 rows with plain SQLite",
                library.read_rows,
                ROUNDS,
            )
            yield interleave(
                "letter typed into the search to headlines found",
                library.search,
                "the same in the index with plain SQLite",
                library.search_raw,
                ROUNDS,
            )
            yield interleave(
                "suggestions for an article, 10,000 articles",
                library.suggest,
                "12 of its words in the full-text index with plain SQLite",
                library.suggest_raw,
                ROUNDS,
            )


class Library:
    """Does each thing once, and the same without the program."""

    def __init__(self, driver: Driver, raw: sqlite.Connection, folder: Path) -> None:
        self._driver = driver
        self._raw = raw
        self._reading: related.Reading | None = None
        self._folder = folder
        self._desk = driver.program.desk
        self._feed = driver.program.context.library
        self._view = driver.pane("articles", ArticlesPane).view
        self._places = cycle(range(1, 6))
        self._search = SearchFeed(self._desk, self._desk)
        self._typed = cycle(
            words[:length] for words in SEARCHES for length in range(1, len(words) + 1)
        )
        self._words = ""
        driver.program.window.fold("panes", True)
        driver.wait(lambda: len(self._feed.ids) >= 10_000, "the whole list")
        rest(2000)

    def open_next(self) -> float:
        """Click a row whose article is not open."""
        for article in self._desk.tabs:
            self._desk.close(article.id)
        rest(300)
        place = next(self._places)
        wanted = self._feed.ids[place]
        rect = self._view.visualRect(self._view.model().index(place, 0))
        point: QPoint = rect.center()
        return until_painted(
            partial(QTest.mouseClick, self._view.viewport(), Qt.MouseButton.LeftButton, pos=point),
            editor(self._driver).body.viewport(),
            lambda: self._desk.current is not None and self._desk.current.id == wanted,
        )

    def read_row(self) -> float:
        """Read an article's row."""
        article = self._feed.ids[next(self._places)]
        return milliseconds(lambda: self._raw.execute(ARTICLE, (article,)).fetchone())

    def list_all(self) -> float:
        """Come from another list to all articles, of which none is remembered."""
        self._feed.choose("stage:draft")
        rest(300)
        self._feed._rows.clear()
        model = self._view.model()

        def there() -> bool:
            return (
                self._feed.entry.id == "all"
                and not self._feed.loading
                and model.rowCount() >= 10_000
                and all(self._feed.known(place) for place in range(8))
            )

        return until_painted(partial(self._feed.choose, "all"), self._view.viewport(), there)

    def read_rows(self) -> float:
        """Read the rows of the first page."""
        return milliseconds(lambda: self._raw.execute(NEWEST).fetchall())

    def search(self) -> float:
        """Type another letter into the search, and wait for headlines."""
        self._words = next(self._typed)
        found: list[Found] = []
        loop = QEventLoop()
        self._search.found.connect(found.append)
        self._search.found.connect(loop.quit)

        def ask() -> None:
            self._search.ask(self._words)
            while not found:
                loop.exec()

        taken = milliseconds(ask)
        self._search.found.disconnect()
        rest(200)
        return taken

    def search_raw(self) -> float:
        """Ask the index of headlines for the same words."""
        match = " AND ".join(f'"{word}"*' for word in self._words.split())
        return milliseconds(lambda: self._raw.execute(TITLES, (match,)).fetchall())

    def suggest(self) -> float:
        """Ask for suggestions, as the pane does."""
        from workstation.services import related  # noqa: PLC0415 - as the program does

        current = self._desk.current
        assert current is not None
        self._reading = self._reading or related.Reading()
        return self._asked(
            partial(
                related.propose,
                article=current.id,
                draft=current.snapshot(),
                limit=8,
                reading=self._reading,
            )
        )

    def suggest_raw(self) -> float:
        """Look for the article's longest words."""
        current = self._desk.current
        assert current is not None
        words = sorted({word for word in current.body().split() if word.isalpha()}, key=len)[-12:]
        match = " OR ".join(f'"{word}"' for word in words)
        return milliseconds(lambda: self._raw.execute(TEXTS, (match,)).fetchall())

    def _asked(self, query: Callable[..., object]) -> float:
        answers: list[object] = []
        loop = QEventLoop()

        def take(answer: object) -> None:
            answers.append(answer)
            loop.quit()

        def ask() -> None:
            self._desk.dispatcher.read(query, owner=self._desk, done=take)
            while not answers:
                loop.exec()

        return milliseconds(ask)
