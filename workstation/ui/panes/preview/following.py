"""Keeps page and draft together: what is read in one is read in the other."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock

from workstation.desk.open_article import OpenArticle
from workstation.desk.reading import ReadingPoint
from workstation.domain.links import ArticleTarget
from workstation.ui.panes.preview.source_places import SourcePlaces, directive, letters

if TYPE_CHECKING:
    from workstation.ui.panes.preview.web_view import WebView

MARK_MS = 80
"""Between a move of the cursor and its mark in the page."""
REST_MS = 200
"""After this long without a scroll the page is asked where it came to rest."""
LINES_BEFORE = 4
"""How many lines above one that is not on the page are looked for in its place."""
MANY = 8
"""When more nodes than that come at once, a place that was not on the page may have come."""
REACH = 400
"""How many lines are looked at for the place that is scrolled to; a miss costs a frame at most."""
NOWHERE = -1
"""What the page answers when it does not have the line that it is to scroll to."""
LONGEST_LINE = 120
"""Letters of a line that are enough to know it by."""

Told: TypeAlias = "dict[str, str | int | float]"
Line: TypeAlias = "dict[str, str | float]"


class Following(QObject):
    """Scrolls the page with the draft and the draft with the page, and marks the cursor's block.

    Whichever of the two a person touched last leads; the other one goes along and stays silent.
    So neither answers the other, and a page that changes under a person does not move the draft.
    """

    def __init__(self, view: WebView) -> None:
        super().__init__(view)
        self._view = view
        self._article: OpenArticle | None = None
        self._places: SourcePlaces | None = None
        self._leads = False
        self.still = False
        """The page stays where it is, whatever the draft does just now."""
        self._on_paper = False
        """The page has another width for a moment, and scrolls by itself."""
        self._reveal = False
        self._asking = False
        self._waiting: Callable[[], None] | None = None
        self._fresh = ""
        self._directed = ("", "")
        """The article whose page has its place, and whose language the document has."""
        self._missed = False
        """What is read was not on the page: of a long text, the beginning is shown first."""
        self._soon = QTimer(self, singleShot=True, interval=MARK_MS)
        self._soon.timeout.connect(self._mark)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        view.page().scrollPositionChanged.connect(self._on_scrolled)
        view.shown.connect(self._on_shown)
        view.loaded.connect(self._on_loaded)

    def bind(self, article: OpenArticle | None) -> None:
        """Go along with another article's draft."""
        if article is self._article:
            return
        if self._article is not None:
            self._article.read_on.disconnect(self._on_read_on)
            self._article.cursor_moved.disconnect(self._on_cursor_moved)
        self._article = article
        self._leads = False
        self._fresh = ""
        self._places = SourcePlaces(article.document) if article is not None else None
        if article is not None:
            article.read_on.connect(self._on_read_on)
            article.cursor_moved.connect(self._on_cursor_moved)

    @property
    def places(self) -> SourcePlaces | None:
        """Finds places of the page in the present article's draft."""
        return self._places

    def lead(self) -> None:
        """Let the draft go along: the page was touched."""
        self._leads, self._reveal = True, False

    def hold(self, on_paper: bool) -> None:
        """Let the draft stay where it is while the page is laid out for paper."""
        self._on_paper = on_paper

    # From the draft to the page

    def _on_read_on(self, _point: ReadingPoint, who: object) -> None:
        if who is not self and not self.still:
            self._leads = False
            self._ask(self._scroll)

    def _scroll(self) -> None:
        article = self._article
        if article is None or article.reading is None or self._leads:
            self._done("")
            return
        point = article.reading
        lines, after = self._lines(article.document.findBlockByNumber(point.line))
        if point.line >= 0 and not lines:
            self._done("")
            return
        question = f"follow.scroll({json.dumps(lines)}, {json.dumps(after)}, {point.share})"
        self._put(question, self._on_placed)

    def _on_placed(self, answer: object) -> None:
        self._missed = answer == NOWHERE
        self._done(answer)

    def _on_cursor_moved(self, _position: int, _anchor: int) -> None:
        if not self.still:
            self._leads, self._reveal = False, True
        if not self._soon.isActive():
            self._soon.start()

    def _mark(self) -> None:
        article = self._article
        if article is None:
            return
        lines, after = self._lines(article.document.findBlock(article.cursor))
        reveal, self._reveal = self._reveal, False
        asked = f"follow.mark({json.dumps(lines[:1])}, {json.dumps(after)}, {json.dumps(reveal)})"
        self._view.ask(asked, partial(self._on_marked, reveal))

    def _on_marked(self, reveal: bool, answer: object) -> None:
        """Show the block once it is on the page, if it is not there yet."""
        if reveal and not answer and not self._leads:
            self._reveal = True

    def _on_shown(self, article: str, changed: int) -> None:
        """Mark again what was marked: elements may be other ones now."""
        if self._article is None or article != self._article.id:
            return
        language = self._article.details.language
        if (article, language) != self._directed:
            self._directed = (article, language)
            self._view.run("follow.direct()")
        if not self._soon.isActive():
            self._soon.start()
        if article != self._fresh or (self._missed and changed > MANY):
            self._fresh = article
            self._missed = False
            self._ask(self._scroll)

    def _on_loaded(self) -> None:
        self._asking = self._on_paper = False
        self._waiting = None
        self._fresh = ""
        self._directed = ("", "")

    # From the page to the draft

    def _on_scrolled(self) -> None:
        if self._leads and self._article is not None and not self._on_paper:
            self._ask(self._read)
            self._rest.start()

    def _on_rest(self) -> None:
        """Ask once more: the engine tells of a scroll before those who ask its page see it."""
        if self._leads and not self._on_paper:
            self._ask(self._read)

    def _read(self) -> None:
        self._put("follow.reading()", self._on_reading)

    def _on_reading(self, answer: object) -> None:
        article = self._article
        if self._leads and article is not None and isinstance(answer, str) and answer:
            point = self._point(json.loads(answer))
            if point is not None:
                article.read_at(point, self)
        self._done(answer)

    def _point(self, told: Told) -> ReadingPoint | None:
        share = float(told.get("share", 0.0))
        if told["kind"] == "head":
            return ReadingPoint(-1, share)
        if self._places is None or self._article is None:
            return None
        place = float(told["place"])
        if told["kind"] == "figure":
            key = figure_key(self._article, str(told["picture"]))
            spot = self._places.find_directive("picture", key, place)
        elif told["kind"] == "related":
            key = link_key(self._article, str(told["text"]))
            spot = self._places.find_directive("related", key, place)
        else:
            words, at = str(told["letters"]), int(told["at"])
            spot = self._places.find(words, at, place, reach=REACH)
            return ReadingPoint(spot.line, spot.share) if spot else None
        return ReadingPoint(spot.line, share) if spot else None

    # One question at a time

    def _ask(self, ask: Callable[[], None]) -> None:
        if self._asking:
            self._waiting = ask
        else:
            self._asking = True
            ask()

    def _put(self, question: str, answered: Callable[[object], None]) -> None:
        if not self._view.ask(question, answered):
            self._asking = False

    def _done(self, _answer: object) -> None:
        self._asking = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._ask(waiting)

    # Lines of the draft

    def _lines(self, block: QTextBlock) -> tuple[list[Line], Line | None]:
        """Describe a line and those before it, the nearest first, and the one after it."""
        lines: list[Line] = []
        one = block
        while one.isValid() and len(lines) <= LINES_BEFORE:
            line = self._line(one)
            if line is not None:
                lines.append(line)
            one = one.previous()
        after = block.next()
        while after.isValid() and not after.text().strip():
            after = after.next()
        return lines, self._line(after) if after.isValid() else None

    def _line(self, block: QTextBlock) -> Line | None:
        if self._article is None or self._places is None or not block.text().strip():
            return None
        place = block.blockNumber() / max(1, self._article.document.blockCount())
        mark = directive(block.text())
        if mark is not None and mark[0] == "picture":
            figures = self._article.details.figures
            pictures = [figure.picture for figure in figures if figure.key == mark[1]]
            shown = pictures[0] if pictures else "?"
            return {"letters": "", "length": 0, "picture": shown, "place": place}
        found = self._places.letters(block)
        if mark is not None:
            found = letters(title_of(self._article, mark[1]))
        known_by = found[:LONGEST_LINE]
        return {"letters": known_by, "length": len(found), "picture": "", "place": place}


def figure_key(article: OpenArticle, picture: str) -> str:
    """Return the key of the figure that shows a picture; empty if none does."""
    figures = article.details.figures
    return next((figure.key for figure in figures if figure.picture == picture), "")


def link_key(article: OpenArticle, title: str) -> str:
    """Return the key of the link that is shown under a title; empty if none is."""
    links = article.details.links
    return next((link.key for link in links if title_of(article, link.key) == title), "")


def title_of(article: OpenArticle, key: str) -> str:
    """Return what a related link is shown as."""
    link = next((link for link in article.details.links if link.key == key), None)
    if link is None:
        return ""
    if link.label:
        return link.label
    if isinstance(link.target, ArticleTarget):
        summary = article.references.articles.get(link.target.id)
        return summary.headline if summary else ""
    title = link.target.title
    return title or getattr(link.target, "url", "")
