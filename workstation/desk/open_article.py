"""The article that is open: the one owner of its text and details while it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QUndoStack

from workstation.desk.article_figures import ArticleFigures
from workstation.desk.article_links import ArticleLinks
from workstation.desk.undo import DetailsStep, TextStep
from workstation.domain.article import Article, ArticleBundle, ArticleSummary, References
from workstation.domain.canonical import canonical_text
from workstation.domain.clock import Clock
from workstation.domain.draft import Draft, differing_fields
from workstation.domain.ids import ArticleId
from workstation.domain.pictures import Picture

LINE_HEIGHT = 170
"""Per cent of the font's own; kept in the text document, whose blocks inherit it."""
TEXT_MARGIN = 10
"""Pixels around the text; in the document as well, where to change it later is an edit."""


class OpenArticle(QObject):
    """Holds an open article's text, details and history; panes show it and ask it for changes.

    Lives on the GUI thread. Everything a person changes goes through `change`, `links`,
    `figures` or the document, and can be undone in one order. `revision` rises with every
    change; what has not been saved is `revision > saved_revision`.
    """

    edited = Signal(int)
    """The new `revision`, after any change of text or details."""
    text_changed = Signal(int, int, int)
    """(position, removed, added) in the document, UTF-16 units; not for changes of format."""
    details_changed = Signal(object)
    """A frozenset of the names of the `Draft` fields that changed (never `body`)."""
    references_changed = Signal()
    """Something that links or figures point at is known better now."""
    article_changed = Signal()
    """Stage, assignee, version or number of revisions changed."""
    saved = Signal(int)
    """The `revision` that is in the newsroom now."""
    cursor_wanted = Signal(int)
    """Undo or redo touched the text at this position (UTF-16 units)."""
    cursor_moved = Signal(int, int)
    """(position, anchor): where the writer is now, and where the selection began."""

    def __init__(self, bundle: ArticleBundle, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._article = bundle.article
        self._details = replace(bundle.article.draft, body="")
        self._references = bundle.references
        self.revision = 0
        self.saved_revision = 0
        self.cursor = 0
        """Where the writer is in the text (UTF-16 units), for when the article is shown again."""
        self.anchor = 0
        """Where the selection began; `cursor` when nothing is selected."""
        self.scroll = 0
        """How far the draft was scrolled, in pixels."""
        self.history = QUndoStack(self)
        self.document = QTextDocument(self)
        _fill(self.document, bundle.article.draft.body)
        self._body: tuple[int, str] | None = None
        self._text_revision = 0
        self.document.documentLayout()  # without one the document does not tell of its changes
        self.document.contentsChange.connect(self._on_contents_change)
        self.document.undoCommandAdded.connect(self._on_text_step)
        self.links = ArticleLinks(self)
        """Adds, changes, moves and removes related links."""
        self.figures = ArticleFigures(self)
        """Adds, changes, moves and removes figures."""

    @property
    def id(self) -> ArticleId:
        """The article's identity."""
        return self._article.id

    @property
    def article(self) -> Article:
        """What the newsroom knows: stage, version, revisions. Its draft is the one last saved."""
        return self._article

    @property
    def details(self) -> Draft:
        """Everything of the draft but the body, which is empty here."""
        return self._details

    @property
    def references(self) -> References:
        """What the links and figures point at."""
        return self._references

    @property
    def dirty(self) -> bool:
        """Something is not in the newsroom yet."""
        return self.revision > self.saved_revision

    def body(self) -> str:
        """Return the text as it is now. Costs a copy (2 ms at 100,000 words), once a change."""
        if self._body is None or self._body[0] != self._text_revision:
            # toPlainText would turn non-breaking spaces into plain ones.
            raw = self.document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
            self._body = (self._text_revision, raw)
        return self._body[1]

    def snapshot(self) -> Draft:
        """Return the whole draft as it is now, to hand to another thread."""
        return replace(self._details, body=self.body())

    def summary(self) -> ArticleSummary:
        """Return what a tab or card shows of the article, as it is now."""
        details, article = self._details, self._article
        return ArticleSummary(
            id=article.id,
            slug=details.slug,
            headline=details.headline,
            section=details.section,
            stage=article.stage,
            bylines=details.bylines,
            modified_at=article.modified_at,
            published_at=article.published_at,
            embargo=details.embargo,
            assignee=article.assignee,
            language=details.language,
        )

    def change(self, details: Draft, title: str, *, merge: str = "") -> None:
        """Set details (a `replace` of the present ones) as a step of the history.

        `title` is what Undo calls the step; steps with the same `merge` that follow each other
        within a second become one.
        """
        details = replace(details, body="")
        if details == self._details:
            return
        self.break_typing()
        self.history.push(DetailsStep(title, self._details, details, self._set_fields, merge))

    def restore(self, draft: Draft) -> None:
        """Become another draft (a revision's) in one step; slug and corrections stay."""
        title = self.tr("Restore version")
        kept = replace(draft, slug=self._details.slug, corrections=self._details.corrections)
        self.history.beginMacro(title)
        self.change(kept, title)
        body = self.body()
        if draft.body != body:
            self.edit_text(0, len(body), draft.body, title)
        self.history.endMacro()

    def edit_text(self, start: int, end: int, text: str, title: str) -> None:
        """Replace a stretch of the body (code points) as one step of the history."""
        body = self.body()
        self.replace_text(utf16_offset(body, start), utf16_offset(body, end), text, title)

    def replace_text(self, start: int, end: int, text: str, title: str) -> None:
        """Do as `edit_text`, with a stretch in Qt's UTF-16 units: needs no copy of the text."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.break_typing()
        self.history.beginMacro(title)
        cursor.insertText(canonical_text(text))
        self.history.endMacro()
        self.break_typing()

    def break_typing(self) -> None:
        """Let the next typing be an undo step of its own.

        Qt joins typing to the previous text step while the document is «modified», even across
        our own steps.
        """
        self.document.setModified(False)

    def move_cursor(self, position: int, anchor: int) -> None:
        """Take note of where the writer is."""
        if (position, anchor) != (self.cursor, self.anchor):
            self.cursor, self.anchor = position, anchor
            self.cursor_moved.emit(position, anchor)

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

    def mark_saved(self, revision: int) -> None:
        """Record that the newsroom holds the article as it was at a revision."""
        self.saved_revision = max(self.saved_revision, revision)
        self._article = replace(self._article, modified_at=self.clock.now())
        self.saved.emit(self.saved_revision)

    def absorb(self, bundle: ArticleBundle) -> None:
        """Take over what the newsroom changed by itself: stage, corrections, resolved links.

        Called when everything here has been saved, so that the stored draft can only differ by
        what the program wrote; the history stays.
        """
        self._article = bundle.article
        self._references = References(
            {**self._references.articles, **bundle.references.articles},
            {**self._references.pictures, **bundle.references.pictures},
        )
        stored = replace(bundle.article.draft, body="")
        fields = differing_fields(self._details, stored)
        if fields and not self.dirty:
            self._details = stored
            self.details_changed.emit(fields)
        self.references_changed.emit()
        self.article_changed.emit()

    def _set_fields(self, source: Draft, fields: frozenset[str]) -> None:
        values = {name: getattr(source, name) for name in fields}
        self._details = replace(self._details, **values)
        self._advance()
        self.details_changed.emit(fields)
        self.edited.emit(self.revision)

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        self._text_revision += 1
        self._advance()
        self.text_changed.emit(position, removed, added)
        self.edited.emit(self.revision)

    def _on_text_step(self) -> None:
        self.history.push(TextStep(self.tr("Typing"), self._undo_text, self._redo_text))

    def _undo_text(self) -> None:
        cursor = QTextCursor(self.document)
        self.document.undo(cursor)
        self.cursor_wanted.emit(cursor.position())

    def _redo_text(self) -> None:
        cursor = QTextCursor(self.document)
        self.document.redo(cursor)
        self.cursor_wanted.emit(cursor.position())

    def _advance(self) -> None:
        self.revision += 1


def _fill(document: QTextDocument, body: str) -> None:
    """Load the text, spaced for reading, as a state that nobody can undo."""
    document.setUndoRedoEnabled(False)
    document.setPlainText(body)
    document.setDocumentMargin(TEXT_MARGIN)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spacing)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def utf16_offset(text: str, offset: int) -> int:
    """Convert an offset in code points into Qt's UTF-16 units."""
    head = text[:offset]
    return offset if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def code_point_offset(text: str, position: int) -> int:
    """Convert Qt's UTF-16 position into an offset in code points."""
    if text.isascii():
        return min(position, len(text))
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(head.decode("utf-16-le", "ignore"))
