"""Spelling while it is written: what is misspelt, what was meant, and what is right after all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.desk import Desk
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import single_line
from workstation.domain.ids import ArticleId
from workstation.domain.known_words import known_words, with_known_words

if TYPE_CHECKING:
    from workstation.proofing.rule import Spot
    from workstation.proofing.speller import Speller, Verdicts
    from workstation.proofing.spelling import SpellingReader
    from workstation.text.judging import Judge

PAUSE_MS = 20
"""So that all the words in view are asked about at once."""


_BY_WHICH_WORDS_ARE_RIGHT = frozenset(
    ("language", "extra", "section", "bylines", "dateline", "tags", "figures")
)


@dataclass(frozen=True, slots=True)
class _Court:
    """A judge, and what it was made from."""

    judge: Judge
    language: str
    known_by: tuple[object, ...]


class Spelling(QObject):
    """Lives on the GUI thread and never waits: the dictionary is asked beside it.

    Whoever draws a text takes the article's judge, asks it about the lines in view, and then says
    `ask`; when the answers are in, `judged` tells to draw again.
    """

    judged = Signal()
    """More words have been looked up, or other words are right now: what was drawn may be old."""
    switched = Signal(bool)
    """Spelling is looked at from now on, or no longer."""

    def __init__(
        self, desk: Desk, speller: Speller, *, enabled: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speller = speller
        self._enabled = enabled
        self._verdicts: dict[str, dict[str, bool]] = {}
        self._courts: dict[ArticleId, _Court] = {}
        self._without: set[str] = set()
        self._asking = False
        self._current: OpenArticle | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._send)
        desk.dispatcher.opened.connect(self._send)
        desk.current_changed.connect(self._on_current_changed)
        desk.newsroom_changed.connect(self._on_newsroom_changed)
        self._on_current_changed(desk.current)

    @property
    def enabled(self) -> bool:
        """Say whether spelling is looked at."""
        return self._enabled

    @cached_property
    def reader(self) -> SpellingReader:
        """Reads whole articles; for lanes. Nothing asks for it before the newsroom is open."""
        from workstation.proofing.spelling import SpellingReader  # noqa: PLC0415 - see above

        return SpellingReader(self._speller)

    def switch(self, enabled: bool) -> None:
        """Look at spelling from now on, or no longer."""
        if enabled != self._enabled:
            self._enabled = enabled
            self.switched.emit(enabled)
            self.judged.emit()

    def lacks(self, language: str) -> bool:
        """Say whether a language is known to have no dictionary here."""
        return language in self._without

    def judge(self, article: OpenArticle) -> Judge | None:
        """Return who says what is misspelt in an article; None where nobody does."""
        details = article.details
        if not self._enabled or details.language in self._without:
            return None
        known_by = (
            self._desk.newsroom, article.references, details.extra, details.section,
            details.bylines, details.dateline, details.tags, details.figures,
        )  # fmt: skip
        court = self._courts.get(article.id)
        if court is None or court.language != details.language or not _same(court, known_by):
            from workstation.text.judging import Judge  # noqa: PLC0415 - after the first paint
            from workstation.text.known_names import right_anyway  # noqa: PLC0415

            verdicts = self._verdicts.setdefault(details.language, {})
            right = right_anyway(details, article.references, self._desk.newsroom)
            court = _Court(Judge(verdicts, right), details.language, known_by)
            self._courts[article.id] = court
        return court.judge

    def ask(self) -> None:
        """Have looked up what the judges want to know."""
        if not self._asking and not self._pause.isActive():
            self._pause.start()

    def suggest(
        self,
        article: OpenArticle,
        word: str,
        owner: QObject,
        done: Callable[[tuple[str, ...]], None],
    ) -> None:
        """Find what may have been meant, beside this thread; `done` is called if `owner` lives."""
        task = partial(self._speller.suggestions, article.details.language, word)
        self._desk.dispatcher.inquire(task, owner=owner, done=done)

    def prepare(
        self, article: OpenArticle, words: tuple[str, ...], owner: QObject, done: Callable[[], None]
    ) -> None:
        """Find what may have been meant by some words, for those who ask what is remembered."""
        task = partial(_search, self._speller, article.details.language, words)

        def deliver(_found: None) -> None:
            done()

        self._desk.dispatcher.inquire(task, owner=owner, done=deliver)

    def find_all(
        self, article: OpenArticle, owner: QObject, done: Callable[[tuple[Place, ...]], None]
    ) -> None:
        """Find every misspelt word of an article in reading order, beside this thread."""
        task = partial(
            self.reader.read, article.snapshot(), article.references, self._desk.newsroom
        )

        def deliver(found: tuple[Spot, ...] | None) -> None:
            places = (Place(article.id, one.field, one.start, one.end) for one in found or ())
            done(tuple(places))

        self._desk.dispatcher.inquire(task, owner=owner, done=deliver)

    def add_to_newsroom(self, word: str) -> None:
        """Have a word for right in every article."""
        newsroom = self._desk.newsroom
        if word not in newsroom.dictionary:
            words = (*newsroom.dictionary, single_line(word))
            self._desk.save_newsroom(replace(newsroom, dictionary=words))

    def ignore(self, article: OpenArticle, word: str) -> None:
        """Have a word for right in one article, as a step of its history."""
        words = (*known_words(article.details), word)
        changed = with_known_words(article.details, words)
        article.change(changed, self.tr("Ignore “%1”").replace("%1", word))

    # Inside

    def _send(self) -> None:
        if self._asking or not self._desk.dispatcher.is_open:
            return  # `opened` comes back here, and so does an answer
        for court in self._courts.values():
            if court.judge.wanted:
                words = frozenset(court.judge.wanted)
                task = partial(self._speller.verdicts, court.language, words)
                self._asking = True
                self._desk.dispatcher.inquire(
                    task,
                    owner=self,
                    done=partial(self._take, court.language),
                    failed=partial(self._on_failed, court.language),
                )
                return

    def _take(self, language: str, answers: Verdicts | None) -> None:
        self._asking = False
        if answers is None:
            self._without.add(language)
            self._courts = {
                key: court for key, court in self._courts.items() if court.language != language
            }
        else:
            self._verdicts.setdefault(language, {}).update(answers)
            for court in self._courts.values():
                court.judge.told()
        self.judged.emit()
        self._send()

    def _on_failed(self, language: str, error: Exception) -> None:
        self._take(language, None)
        self._desk.report(error)

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        if self._current is not None:
            self._current.details_changed.disconnect(self._on_details_changed)
            self._current.references_changed.disconnect(self.judged)
        self._current = article
        if article is not None:
            article.details_changed.connect(self._on_details_changed)
            article.references_changed.connect(self.judged)
        open_now = {article.id for article in self._desk.tabs}
        self._courts = {key: court for key, court in self._courts.items() if key in open_now}
        self._without.clear()  # somebody may have brought a dictionary

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if not _BY_WHICH_WORDS_ARE_RIGHT.isdisjoint(fields):
            self.judged.emit()

    def _on_newsroom_changed(self, _newsroom: object) -> None:
        self.judged.emit()


def _search(speller: Speller, language: str, words: tuple[str, ...]) -> None:
    for word in words:
        speller.suggestions(language, word)


def _same(court: _Court, known_by: tuple[object, ...]) -> bool:
    return all(one is other for one, other in zip(court.known_by, known_by, strict=True))
