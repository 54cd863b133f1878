"""A draft while it is edited: its text, its details, and one history for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument, QUndoStack

from workstation.desk import suggested_fields
from workstation.desk.block_counts import BlockCounts, LineCounts
from workstation.desk.draft_document import fill
from workstation.desk.draft_layout import DraftLayout
from workstation.desk.paragraph_spacing import ParagraphSpacing
from workstation.desk.suggested_fields import Author, ProposedText
from workstation.desk.suggested_text import SuggestedText, document_text, to_units
from workstation.desk.text_history import TextHistory
from workstation.desk.undo import DetailsStep, MarksStep, ReplyStep, push_details
from workstation.domain.article import ArticleSummary, References
from workstation.domain.canonical import canonical_text
from workstation.domain.clock import Clock
from workstation.domain.draft import Draft
from workstation.domain.ids import SuggestionId
from workstation.domain.pictures import Picture
from workstation.domain.suggestions import BODY, Reply, Suggestion
from workstation.text.code_units import code_point_offset, code_point_offsets, utf16_offset
from workstation.text.suggesting import Marks


class EditedDraft(QObject):
    """Holds the text document and the details of a draft, and every step that changed them.

    Lives on the GUI thread. What a person changes goes through `change`, `edit_text` or the
    document itself, and can be undone in one order. `revision` rises with every change.
    """

    edited = Signal(int)
    """The new `revision`, after any change of text or details."""
    text_changed = Signal(int, int, int)
    """(position, removed, added) in the document, UTF-16 units; not for changes of format."""
    details_changed = Signal(object)
    """A frozenset of the names of the `Draft` fields that changed (never `body`)."""
    references_changed = Signal()
    """Something that links or figures point at is known better now."""
    cursor_wanted = Signal(int)
    """Undo or redo touched the text at this position (UTF-16 units)."""

    def __init__(
        self,
        draft: Draft,
        references: References,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        self._details = details_of(draft)
        self._references = references
        self.revision = 0
        self.history = QUndoStack(self)
        self.document = QTextDocument(self)
        # Without a layout the document does not tell of its changes.
        self._layout = DraftLayout(self.document)
        self.document.setDocumentLayout(self._layout)
        self.suggested = SuggestedText(self.document, clock, self)
        """What is proposed in the text, and edits that become proposals."""
        text, self.suggested.marks = self.suggested.read(draft)
        self._spacing = spacing = ParagraphSpacing(self.document)
        fill(self.document, text, spacing)
        self._body: tuple[int, Marks, str] | None = None
        """The text as it was asked for last, and what it was made of."""
        self._text_revision = 0
        self._counts: BlockCounts | None = None
        self._line_counts = LineCounts()
        # First of all: whoever hears of a change finds the marks where they belong after it.
        self.suggested.follow()
        self.document.contentsChange.connect(self._on_contents_change)
        self._typing = TextHistory(
            self.document, self.history, self.suggested, spacing, self._set_marks, self
        )
        self._typing.cursor_wanted.connect(self.cursor_wanted)
        self.suggested.cursor_wanted.connect(self.cursor_wanted)

    @property
    def details(self) -> Draft:
        """Everything of the draft but the body, which is empty here."""
        return self._details

    @property
    def references(self) -> References:
        """What the links and figures point at."""
        return self._references

    @property
    def words(self) -> int:
        """The words of the text; counted once, and then only where it changes."""
        if self.suggested.marks:
            return self._line_counts.total(self.body())
        if self._counts is None:
            self._counts = BlockCounts(self.document)
        return self._counts.total

    def body(self) -> str:
        """Return the text as it is now, without what is only suggested.

        Costs a copy (2 ms at 100,000 words), once a change.
        """
        # While a change is told of, what it took away may not be back yet, nor are its marks.
        made_of = (self._text_revision, self.suggested.marks)
        if self._body is None or self._body[:2] != made_of:
            text = document_text(self.document)
            if self.suggested.marks:
                text = self.suggested.base(to_units(text))
            self._body = (*made_of, text)
        return self._body[2]

    def text(self) -> str:
        """Return all that the document holds, with what is only suggested in it."""
        return document_text(self.document) if self.suggested.marks else self.body()

    def snapshot(self) -> Draft:
        """Return the whole draft as it is now, to hand to another thread."""
        body = self.body()
        if not self.suggested.marks:
            return replace(self._details, body=body)
        proposed = self.suggested.suggestions(to_units(document_text(self.document)))
        return replace(
            self._details, body=body, suggestions=(*proposed, *self._details.suggestions)
        )

    def document_position(self, offset: int) -> int:
        """Convert an offset in the body (code points) into a position in the document."""
        return self.suggested.document_position(utf16_offset(self.body(), offset))

    def body_offset(self, position: int) -> int:
        """Convert a position in the document into an offset in the body (code points)."""
        return code_point_offset(self.body(), self.suggested.base_position(position))

    def body_offsets(self, positions: Iterable[int]) -> dict[int, int]:
        """Do as `body_offset` with many positions, in one pass through the text."""
        bases = {place: self.suggested.base_position(place) for place in positions}
        found = code_point_offsets(self.body(), sorted(set(bases.values())))
        return {place: found[base] for place, base in bases.items()}

    def decide(self, suggestions: frozenset[SuggestionId], *, accept: bool) -> None:
        """Accept or reject suggestions, wherever they are, as one step of the history."""
        title = self.tr("Accept suggestion") if accept else self.tr("Reject suggestion")
        self.break_typing()
        self.history.beginMacro(title)
        if suggestions & frozenset(self.suggested.open):
            left = self.suggested.settle(suggestions, accept=accept)
            self.history.push(MarksStep(title, self.suggested.marks, left, self._set_marks))
        decided = suggested_fields.decided(
            self._details, self._references, suggestions, accept=accept
        )
        self._push(decided, title)
        self.history.endMacro()
        self.break_typing()

    def decide_within(self, start: int, end: int, *, accept: bool) -> None:
        """Accept or reject what is suggested in a stretch of the document, as one step.

        Of a suggestion that reaches beyond it, the rest stays open.
        """
        title = self.tr("Accept suggestion") if accept else self.tr("Reject suggestion")
        marks, within = self.suggested.choose(start, end)
        if within:
            self.history.beginMacro(title)
            self.history.push(MarksStep(title, self.suggested.marks, marks, self._set_marks))
            self.decide(within, accept=accept)
            self.history.endMacro()

    def stretch(self, start: int, end: int) -> str:
        """Return a stretch of the document (UTF-16 units)."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def reply(self, suggestion: SuggestionId, by: str, text: str) -> None:
        """Answer a suggestion, as a step of the history; without effect when it is gone."""
        answer = Reply(by, self.clock.now(), canonical_text(text))
        apart = self._details.suggestions
        if any(each.id == suggestion for each in apart):
            answered = (
                replace(each, replies=(*each.replies, answer)) if each.id == suggestion else each
                for each in apart
            )
            changed = replace(self._details, suggestions=tuple(answered))
            self._push(changed, self.tr("Reply"))
            return
        old = self.suggested.known.get(suggestion)
        if old is None:
            return
        new = replace(old, replies=(*old.replies, answer))
        self.break_typing()
        self.history.push(ReplyStep(self.tr("Reply"), old, new, self._set_suggestion))

    def change(self, details: Draft, title: str, *, merge: str = "") -> None:
        """Set details (a `replace` of the present ones) as a step of the history.

        `title` is what Undo calls the step; steps with the same `merge` that follow each other
        within a second become one. While somebody suggests, another headline, standfirst,
        caption, alternative text or title of a link is suggested instead.
        """
        changed = details_of(details)
        if changed.suggestions == self._details.suggestions:
            changed = suggested_fields.followed(
                self._details, changed, self._references, self._author()
            )
        self._push(changed, title, merge=merge)

    def proposed(self, field: str) -> ProposedText:
        """Return a short text as it would be with every suggestion accepted."""
        return suggested_fields.proposed(self._details, self._references, field)

    def write(self, field: str, text: str, title: str, *, merge: str = "") -> None:
        """Do as `change` with what a person wrote over the proposed text of a field."""
        changed = suggested_fields.written(
            self._details, self._references, field, text, self._author()
        )
        self._push(changed, title, merge=merge)

    def _author(self) -> Author | None:
        name = self.suggested.author
        return Author(name, self.clock.now()) if name else None

    def _push(self, details: Draft, title: str, *, merge: str = "") -> None:
        if details == self._details:
            return
        self.break_typing()
        push_details(
            self.history, DetailsStep(title, self._details, details, self._set_fields, merge)
        )

    def restore(self, draft: Draft) -> None:
        """Become another draft (a revision's) in one step; slug and corrections stay."""
        title = self.tr("Restore version")
        kept = replace(draft, slug=self._details.slug, corrections=self._details.corrections)
        self.history.beginMacro(title)
        self._push(details_of(kept), title)
        with self.suggested.directly():
            text, marks = self.suggested.read(draft)
            if text != document_text(self.document):
                last = self.document.characterCount() - 1
                self.replace_text(0, last, text, title)
        self.history.push(MarksStep(title, self.suggested.marks, marks, self._set_marks))
        self.history.endMacro()

    def merge_in(self, draft: Draft, title: str) -> None:
        """Become a draft that this one was merged into, in one step.

        Only the paragraphs that differ are touched: cursors, notes and what is suggested
        elsewhere in the text stay where they are.
        """
        from workstation.text.diff import paragraph_edits  # noqa: PLC0415 - seldom needed

        self.history.beginMacro(title)
        self._push(details_of(draft), title)
        with self.suggested.directly():
            text, marks = self.suggested.read(draft)
            now = document_text(self.document)
            for start, end, new in reversed(paragraph_edits(now, text)):
                self.replace_text(utf16_offset(now, start), utf16_offset(now, end), new, title)
        if marks or self.suggested.marks:
            self.history.push(MarksStep(title, self.suggested.marks, marks, self._set_marks))
        self.history.endMacro()

    def edit_text(self, start: int, end: int, text: str, title: str) -> None:
        """Replace a stretch of the body (code points) as one step of the history."""
        here = utf16_offset(self.body(), start)
        there = utf16_offset(self.body(), end)
        place = self.suggested.document_position
        self.replace_text(place(here, behind=here < there), place(there), text, title)

    def replace_text(self, start: int, end: int, text: str, title: str) -> None:
        """Do as `edit_text`, with a stretch in Qt's UTF-16 units: needs no copy of the text."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.break_typing()
        self.history.beginMacro(title)
        cursor.beginEditBlock()
        cursor.insertText(canonical_text(text))
        self._spacing.dress(start, cursor.position())
        cursor.endEditBlock()
        self.history.endMacro()
        self.break_typing()

    def break_typing(self) -> None:
        """Let the next typing be an undo step of its own."""
        self._typing.break_typing()

    def know_article(self, summary: ArticleSummary) -> None:
        """Take note of an article that links point (or are about to point) at."""
        if self._references.articles.get(summary.id) != summary:
            self._references = self._references.with_article(summary)
            self.references_changed.emit()

    def know_picture(self, picture: Picture) -> None:
        """Take note of a picture that figures use (or are about to use)."""
        if self._references.pictures.get(picture.id) != picture:
            self._references = self._references.with_picture(picture)
            self.references_changed.emit()

    def _set_fields(self, source: Draft, fields: frozenset[str]) -> None:
        values = {name: getattr(source, name) for name in fields}
        self._details = self._known_better(replace(self._details, **values))
        self._advance()
        self.details_changed.emit(fields)
        self.edited.emit(self.revision)

    def _known_better(self, details: Draft) -> Draft:
        """Return details that come from the history, with what has been learnt since then."""
        return details

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        self._text_revision += 1
        if self._counts is not None:
            self._counts.follow(position, added)
        self._advance()
        self.text_changed.emit(position, removed, added)
        self.edited.emit(self.revision)

    def _set_suggestion(self, suggestion: Suggestion) -> None:
        self.suggested.know(suggestion)
        self._advance()
        self.edited.emit(self.revision)

    def _set_marks(self, marks: Marks) -> None:
        """Set the marks: what was only suggested may be the body's now, or no longer."""
        if marks != self.suggested.marks:
            self._text_revision += 1
            self.suggested.set_marks(marks)
            self._advance()
            self.edited.emit(self.revision)

    def _advance(self) -> None:
        self.revision += 1


def details_of(draft: Draft) -> Draft:
    """Return everything of a draft but its text and what is suggested in that."""
    apart = tuple(each for each in draft.suggestions if each.field != BODY)
    return replace(draft, body="", suggestions=apart)
