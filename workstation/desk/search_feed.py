"""What the search box finds while somebody types: headlines at once, texts after a pause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import crediting, library, pictures
from workstation.domain.article import ArticleSummary
from workstation.domain.errors import BadQuery
from workstation.domain.ids import ArticleId
from workstation.domain.pictures import Picture
from workstation.domain.query import SearchHit

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

PAUSE_MS = 140
"""After the last key, before texts and captions are searched."""
SHORTEST = 3
"""Letters from which texts and captions are searched: fewer are in nearly all of them."""
MOST_ARTICLES = 8
MOST_HITS = 8
MOST_PICTURES = 4
MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for some words; without words, the articles last worked on."""

    words: str
    articles: tuple[ArticleSummary, ...] = ()
    """By their headlines."""
    hits: tuple[SearchHit, ...] = ()
    """By their texts, best match first; they may repeat `articles`."""
    pictures: tuple[Picture, ...] = ()
    credited: tuple[tuple[str, int], ...] = ()
    """The contributors whom pictures are credited to, with the number of these."""
    problem: BadQuery | None = None
    """What is wrong with the words as a search."""


class SearchFeed(QObject):
    """Answers the search box in two steps, and only for what was typed last."""

    found = Signal(object)
    """A `Found`: headlines first, then the same with texts and pictures."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = ""
        self._recent: dict[ArticleId, None] = {}
        self._heading: LatestWins[tuple[ArticleSummary, ...]] = LatestWins()
        self._reading: LatestWins[Found] = LatestWins()
        self._answer = Found("")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read_texts)
        desk.current_changed.connect(self._on_current_changed)
        self._on_current_changed(desk.current)

    def ask(self, words: str) -> None:
        """Look for words; without any, for the articles last worked on and the newest."""
        self._words = words.strip()
        self._reading.cancel()
        self._pause.stop()
        if self._words:
            query = partial(library.quick_find, text=self._words, limit=MOST_ARTICLES)
        else:
            query = partial(_recent, worked_on=tuple(reversed(self._recent)))
        self._heading.follow(
            self._desk.dispatcher.read(
                query,
                owner=self,
                done=self._heading.only(self._take_headlines),
                failed=self._desk.report,
                after_writes=not self._words,
            )
        )
        if len(self._words) >= SHORTEST:
            self._pause.start()

    def stop(self) -> None:
        """Want nothing any more."""
        self._pause.stop()
        self._heading.cancel()
        self._reading.cancel()

    def _read_texts(self) -> None:
        self._reading.follow(
            self._desk.dispatcher.read(
                partial(_search, words=self._words),
                owner=self,
                done=self._reading.only(self._take_texts),
                failed=self._desk.report,
            )
        )

    def _take_headlines(self, articles: tuple[ArticleSummary, ...]) -> None:
        self._answer = Found(self._words, articles)
        self.found.emit(self._answer)

    def _take_texts(self, answer: Found) -> None:
        articles = self._answer.articles if self._answer.words == answer.words else ()
        self._answer = replace(answer, articles=articles)
        self.found.emit(self._answer)

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        if article is not None:
            self._recent.pop(article.id, None)
            self._recent[article.id] = None
            while len(self._recent) > MOST_RECENT:
                del self._recent[next(iter(self._recent))]


def _recent(unit: UnitOfWork, worked_on: tuple[ArticleId, ...]) -> tuple[ArticleSummary, ...]:
    """The articles last worked on, then the newest."""
    rows = library.rows(unit, worked_on)
    room = MOST_RECENT - len(rows)
    newest = library.quick_find(unit, "", room, frozenset(worked_on)) if room else ()
    return rows + newest


def _search(unit: UnitOfWork, words: str) -> Found:
    shown = pictures.load(unit, pictures.find(unit, words, limit=MOST_PICTURES))
    credited = tuple(crediting.counts(unit).items())
    try:
        hits = library.search(unit, words, MOST_HITS)
    except BadQuery as error:
        return Found(words, pictures=shown, credited=credited, problem=error)
    return Found(words, hits=hits, pictures=shown, credited=credited)
