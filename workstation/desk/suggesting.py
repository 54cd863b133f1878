"""Whether edits change the draft or are suggested, and decisions on what was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.suggested_fields import LINES
from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import BODY, MarkKind, Suggestion
from workstation.text.code_units import code_point_offset
from workstation.text.suggesting import Mark


class View(StrEnum):
    """How an editor looks at a draft."""

    DRAFT = "draft"
    """What is typed changes the draft."""
    SUGGESTING = "suggesting"
    """What is typed is suggested."""
    FINAL = "final"
    """As it would be with every suggestion accepted; nothing can be typed."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion in the current article, and where in its text it begins and ends."""

    suggestion: Suggestion
    inserted: str
    deleted: str
    start: int = field(default=-1, compare=False)
    """In the document, UTF-16 units; less than 0 where it is not in the body."""
    end: int = field(default=-1, compare=False)

    before: str = ""
    """Of a move: the paragraph in front of where it goes; empty at the beginning."""
    after: str = ""
    """Of a move: what comes behind it there; empty at the end."""

    @property
    def moved(self) -> bool:
        """The same words go here and come elsewhere."""
        gone = self.deleted.strip()
        return bool(gone) and gone == self.inserted.strip()

    @property
    def place(self) -> str:
        """The field that it would change."""
        return self.suggestion.field


class Suggesting(QObject):
    """Holds the view of the draft and the suggestions of the current article; GUI thread."""

    view_changed = Signal(object)
    """The `View` in force."""
    changed = Signal()
    """`proposals` are others, or belong to another article."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = View.DRAFT
        self._article: OpenArticle | None = None
        desk.current_changed.connect(self._bind)
        desk.acting_changed.connect(self._on_acting_changed)
        self._bind(desk.current)

    @property
    def view(self) -> View:
        """The view in force."""
        return self._view

    @property
    def shows_outcome(self) -> bool:
        """Drafts are looked at as they would be with every suggestion accepted."""
        return self._view is View.FINAL

    def set_view(self, view: View) -> None:
        """Look at drafts in another way; nobody suggests without a name."""
        if view is View.SUGGESTING and not self._desk.acting:
            view = View.DRAFT
        self._view = view
        self._apply()
        self.view_changed.emit(view)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what is suggested in the current article, in the order of its text."""
        article = self._article
        if article is None:
            return ()
        apart = [
            Proposal(each, each.inserted, each.deleted) for each in article.details.suggestions
        ]
        head = [each for each in apart if each.suggestion.field in LINES]
        rest = [each for each in apart if each.suggestion.field not in LINES]
        return (*sorted(head, key=_field), *_in_text(article), *sorted(rest, key=_field))

    @property
    def count(self) -> int:
        """How many suggestions the current article has."""
        article = self._article
        if article is None:
            return 0
        return len(article.suggested.open) + len(article.details.suggestions)

    def people(self) -> tuple[str, ...]:
        """Name those who suggested something in the current article."""
        return tuple(dict.fromkeys(each.suggestion.by for each in self.proposals()))

    def decide(self, suggestion: SuggestionId, *, accept: bool) -> None:
        """Accept or reject one suggestion, as a step that can be undone."""
        if self._article is not None:
            self._article.decide(frozenset({suggestion}), accept=accept)

    def decide_all(self, *, accept: bool, by: str = "") -> None:
        """Accept or reject all suggestions, or all of one person, as one step."""
        chosen = frozenset(
            each.suggestion.id for each in self.proposals() if not by or each.suggestion.by == by
        )
        if self._article is not None and chosen:
            self._article.decide(chosen, accept=accept)

    def decide_here(self, *, accept: bool) -> None:
        """Accept or reject what is selected of suggestions, or the one the cursor is in."""
        article = self._article
        if article is None:
            return
        start, end = sorted((article.cursor, article.anchor))
        found = self.at_cursor()
        if start < end:
            article.decide_within(start, end, accept=accept)
        elif found is not None:
            self.decide(found.suggestion.id, accept=accept)

    def at_cursor(self) -> Proposal | None:
        """Return the suggestion that the writer's cursor is in or beside."""
        article = self._article
        if article is None:
            return None
        proposals = (each for each in self.proposals() if each.place == BODY)
        return next((each for each in proposals if each.start <= article.cursor <= each.end), None)

    def reply(self, suggestion: SuggestionId, text: str) -> None:
        """Answer a suggestion, as a step that can be undone."""
        if self._article is not None and self._desk.acting and text.strip():
            self._article.reply(suggestion, self._desk.acting, text.strip())

    def reveal(self, suggestion: SuggestionId) -> None:
        """Go behind a suggestion."""
        found = next((each for each in self.proposals() if each.suggestion.id == suggestion), None)
        if self._article is None or found is None:
            return
        if found.place == BODY:
            self._article.cursor_wanted.emit(found.end)
        else:
            self._desk.reveal(Place(self._article.id, found.place, 0, 0))

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.suggested.changed.disconnect(self.changed)
            self._article.details_changed.disconnect(self._on_details_changed)
            self._article.suggested.suggest_as("")
        self._article = article
        if article is not None:
            article.suggested.changed.connect(self.changed)
            article.details_changed.connect(self._on_details_changed)
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        if self._article is not None:
            author = self._desk.acting if self._view is View.SUGGESTING else ""
            self._article.suggested.suggest_as(author)

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if "suggestions" in fields:
            self.changed.emit()

    def _on_acting_changed(self, _name: str) -> None:
        self.set_view(self._view)


def _field(proposal: Proposal) -> str:
    return proposal.place


def _in_text(article: OpenArticle) -> list[Proposal]:
    """Return what is suggested in the text, in its order."""
    suggested = article.suggested
    by_suggestion: dict[SuggestionId, list[Mark]] = {}
    for mark in suggested.marks:
        by_suggestion.setdefault(mark.suggestion, []).append(mark)
    found = []
    for key, marks in by_suggestion.items():
        texts = {
            kind: "".join(
                article.stretch(mark.start, mark.end) for mark in marks if mark.kind is kind
            )
            for kind in MarkKind
        }
        proposal = Proposal(
            suggested.known[key],
            texts[MarkKind.INSERTED],
            texts[MarkKind.DELETED],
            marks[0].start,
            marks[-1].end,
        )
        if proposal.moved:
            come = next(mark for mark in marks if mark.kind is MarkKind.INSERTED)
            before, after = _around(article, come)
            proposal = replace(proposal, before=before, after=after)
        found.append(proposal)
    return found


def _around(article: OpenArticle, mark: Mark) -> tuple[str, str]:
    """Return the nearest line of words before an insertion, and the one after it."""
    text = article.text()
    start = code_point_offset(text, mark.start)
    end = code_point_offset(text, mark.end)
    before, after = text[:start].split("\n"), text[end:].split("\n")
    return _words(reversed(before)), _words(after)


def _words(lines: Iterable[str]) -> str:
    """Return the first line that is neither empty nor a picture's or a link's place."""
    return next((line for line in lines if line.strip() and not line.startswith("{{")), "")
