"""Whether edits change the draft or are suggested, and decisions on what was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import MarkKind, Suggestion


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
    """A suggestion in the text of the current article, and where it begins and ends."""

    suggestion: Suggestion
    inserted: str
    deleted: str
    start: int
    """In the document, UTF-16 units."""
    end: int


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
        if article is None or not article.suggested.marks:
            return ()
        suggested, found = article.suggested, []
        for key in suggested.open:
            marks = [mark for mark in suggested.marks if mark.suggestion == key]
            texts = {
                kind: "".join(
                    article.stretch(mark.start, mark.end) for mark in marks if mark.kind is kind
                )
                for kind in MarkKind
            }
            found.append(
                Proposal(
                    suggested.known[key],
                    texts[MarkKind.INSERTED],
                    texts[MarkKind.DELETED],
                    marks[0].start,
                    marks[-1].end,
                )
            )
        return tuple(found)

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

    def at_cursor(self) -> Proposal | None:
        """Return the suggestion that the writer's cursor is in or beside."""
        article = self._article
        if article is None:
            return None
        return next(
            (each for each in self.proposals() if each.start <= article.cursor <= each.end), None
        )

    def reply(self, suggestion: SuggestionId, text: str) -> None:
        """Answer a suggestion, as a step that can be undone."""
        if self._article is not None and self._desk.acting and text.strip():
            self._article.reply(suggestion, self._desk.acting, text.strip())

    def reveal(self, proposal: Proposal) -> None:
        """Go to where a suggestion is."""
        if self._article is not None:
            self._article.cursor_wanted.emit(proposal.start)

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.suggested.changed.disconnect(self.changed)
            self._article.suggested.suggest_as("")
        self._article = article
        if article is not None:
            article.suggested.changed.connect(self.changed)
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        if self._article is not None:
            author = self._desk.acting if self._view is View.SUGGESTING else ""
            self._article.suggested.suggest_as(author)

    def _on_acting_changed(self, _name: str) -> None:
        self.set_view(self._view)
