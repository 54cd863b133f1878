"""Checks of the current article, kept up to date while it is written."""

from __future__ import annotations

from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.spelling import Spelling
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import checking, pictures
from workstation.domain.article import ArticleSummary
from workstation.domain.checks import Finding, Severity
from workstation.domain.ids import ArticleId, PictureId

PAUSE_MS = 400


class ProofingFeed(QObject):
    """Looks at the current article after each pause, beside the GUI thread."""

    checked = Signal(object)
    """A tuple of `Finding`, for the article as it was at the last pause."""

    def __init__(self, desk: Desk, spelling: Spelling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._spelling = spelling
        self._article: OpenArticle | None = None
        self.findings: tuple[Finding, ...] = ()
        self.looked_at: ArticleId | None = None
        """The article that the findings are of; None until the current one has been checked."""
        self._checking: LatestWins[tuple[Finding, ...]] = LatestWins()
        self._outdated = Event()
        """Tells the check that runs that its text has changed: it ends, and its answer is lost."""
        self._looking_up: LatestWins[dict[PictureId, ArticleSummary]] = LatestWins()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.check)
        desk.current_changed.connect(self._bind)
        desk.newsroom_changed.connect(self._check_soon)
        spelling.switched.connect(self._check_soon)
        desk.dispatcher.opened.connect(self.check)
        if desk.current is not None:
            self._bind(desk.current)

    @property
    def looking(self) -> bool:
        """Say whether the current article has not been looked at yet: no findings say nothing."""
        return self._article is not None and self.looked_at is None

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that stop a transition."""
        return tuple(found for found in self.findings if found.severity is Severity.BLOCK)

    @property
    def to_clear(self) -> int:
        """How many findings ask for something to be done."""
        return sum(found.severity is not Severity.INFO for found in self.findings)

    def check(self) -> None:
        """Look at the article as it is now."""
        self._pause.stop()
        self._looking_up.cancel()
        article = self._article
        if not self._desk.dispatcher.is_open:
            return  # nobody looks yet; `opened` comes back here
        if article is None:
            return
        used = article.figures.pictures()
        if not used or not self._desk.newsroom.repeat_days:
            self._check({})
            return
        self._looking_up.follow(
            self._desk.dispatcher.read(
                partial(
                    pictures.shown_lately,
                    pictures=used,
                    apart_from=article.id,
                    days=self._desk.newsroom.repeat_days,
                ),
                owner=self,
                done=self._looking_up.only(self._check),
            )
        )

    def _check(self, shown: dict[PictureId, ArticleSummary]) -> None:
        article = self._article
        if article is None:
            return
        self._drop()
        outdated = self._outdated
        task = partial(
            checking.check,
            article.article,
            article.snapshot(),
            article.references,
            self._desk.newsroom,
            now=self._desk.clock.now(),
            spelling=self._spelling.reader if self._spelling.enabled else None,
            shown=shown,
            wanted=lambda: not outdated.is_set(),
        )
        self._checking.follow(
            self._desk.dispatcher.compute(
                task, owner=self, done=self._checking.only(partial(self._take, article.id))
            )
        )

    def _take(self, article: ArticleId | None, findings: tuple[Finding, ...]) -> None:
        self.looked_at = article
        self.findings = findings
        self.checked.emit(findings)

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            for signal in self._signals(self._article):
                signal.disconnect(self._check_soon)
        self._article = article
        if article is None or article.id != self.looked_at:
            self.findings, self.looked_at = (), None
        if article is not None:
            for signal in self._signals(article):
                signal.connect(self._check_soon)
        self._pause.start(0)

    def _signals(self, article: OpenArticle) -> tuple[SignalInstance, ...]:
        return (article.edited, article.references_changed, article.article_changed)

    def _drop(self) -> None:
        """Let what is being looked at be: a long text would hold up the next one's check."""
        self._checking.cancel()
        self._outdated.set()
        self._outdated = Event()

    def _check_soon(self, _what: object = None) -> None:
        self._drop()
        self._pause.start(PAUSE_MS)
