"""The notes of the articles that are shown: which there are, and what people do with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.held_notes import HeldNotes
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.use_cases import notes
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, NoteId, new_uuid
from workstation.domain.notes import Anchor, Note
from workstation.domain.suggestions import BODY
from workstation.text import anchoring, directives


class NotesFeed(QObject):
    """Loads the notes of the current article and the one beside it, and changes them."""

    changed = Signal()
    """`notes` is another list, or belongs to another article."""
    beside_changed = Signal()
    """The notes of the article beside the current one are others."""
    note_wanted = Signal()
    """Somebody wants to make a note about `wanted`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: dict[ArticleId, HeldNotes] = {}
        self.wanted: Anchor | None = None
        """What a note is wanted about, until somewhere to type it is shown."""
        desk.current_changed.connect(self._on_current_changed)
        desk.beside_changed.connect(self._on_beside_changed)
        desk.dispatcher.committed.connect(self._on_committed)
        if desk.current is not None:
            self._on_current_changed(desk.current)

    @property
    def article(self) -> OpenArticle | None:
        """The article whose `notes` these are."""
        return self._desk.current

    @property
    def notes(self) -> tuple[Note, ...]:
        """The current article's notes, oldest first, resolved ones too."""
        held = self.of(self._desk.current)
        return () if held is None else held.notes

    @property
    def open_notes(self) -> tuple[Note, ...]:
        """Those that nobody has resolved, in the order of the text; without a place last."""
        held = self.of(self._desk.current)
        return () if held is None else held.open

    def of(self, article: OpenArticle | None) -> HeldNotes | None:
        """Return the notes of an article that is shown, current or beside it."""
        held = None if article is None else self._shown.get(article.id)
        return held if held is not None and held.article is article else None

    def span(self, note: NoteId) -> tuple[int, int] | None:
        """Return where in the document a note's words are (UTF-16 units); None if they are gone."""
        held = self.of(self._desk.current)
        return None if held is None else held.span(note)

    def add(self, text: str, anchor: Anchor | None = None) -> None:
        """Make a note on the current article, about a part of it or about the whole."""
        article = self._desk.current
        if article is not None:
            self._desk.run_on(
                article.id,
                partial(
                    notes.add,
                    note=NoteId(new_uuid()),
                    article=article.id,
                    anchor=anchor or Anchor(),
                    text=text,
                    by=self._desk.acting,
                ),
            )

    def begin(self, field: str) -> None:
        """Ask for a note about a picture (`figures.KEY`) or a link (`links.KEY`)."""
        if self._desk.current is not None and self._desk.acting:
            self.wanted = _about(self._desk.current, field)
            self._desk.show_pane("review")
            self.note_wanted.emit()

    def selection(self) -> Anchor | None:
        """Return what is selected now: a stretch of the text, a picture or a link; or None."""
        article = self._desk.current
        if article is None:
            return None
        body = article.body()
        start, end = sorted(map(article.body_offset, (article.cursor, article.anchor)))
        for each in directives.find(body):
            if each.start <= start and end <= each.end:
                part = "figures" if each.kind == "picture" else "links"
                return _about(article, f"{part}.{each.key}")
        return anchoring.anchored(body, BODY, start, end) if start < end else None

    def reply(self, note: NoteId, text: str) -> None:
        """Answer a note."""
        self._write(partial(notes.reply, note=note, text=text, by=self._desk.acting))

    def resolve(self, note: NoteId) -> None:
        """Take note that a note has been dealt with."""
        self._write(partial(notes.resolve, note=note, by=self._desk.acting))

    def reopen(self, note: NoteId) -> None:
        """Take that back."""
        self._write(partial(notes.reopen, note=note))

    def remove(self, note: NoteId) -> None:
        """Take one's own note back."""
        self._write(partial(notes.remove, note=note, by=self._desk.acting))

    def reveal(self, note: Note) -> None:
        """Show what a note is about."""
        article, anchor = self._desk.current, note.anchor
        if article is None or not anchor.field:
            return
        start, end = anchor.start, anchor.end
        if anchor.field == BODY:
            span = self.span(note.id)
            if span is None:
                return
            start, end = map(article.body_offset, span)
        self._desk.reveal(Place(article.id, anchor.field, start, end))

    def _write(self, operation: Callable[..., Changes]) -> None:
        self._desk.dispatcher.write(operation, owner=self, failed=self._desk.report)

    def _on_current_changed(self, _article: OpenArticle | None) -> None:
        self.wanted = None
        self._follow()
        self.changed.emit()

    def _on_beside_changed(self, _article: OpenArticle | None) -> None:
        self._follow()
        self.beside_changed.emit()

    def _follow(self) -> None:
        """Hold the notes of what is shown now, and let the others go."""
        shown = [each for each in (self._desk.current, self._desk.beside) if each is not None]
        for held in list(self._shown.values()):
            if held.article not in shown:
                del self._shown[held.article.id]
                held.deleteLater()
        for article in shown:
            if article.id not in self._shown:
                held = self._shown[article.id] = HeldNotes(article, self)
                held.changed.connect(partial(self._on_held_changed, held))
                article.saved.connect(self._on_saved)
                self._load(article.id)

    def _on_held_changed(self, held: HeldNotes) -> None:
        if held is self.of(self._desk.current):
            self.changed.emit()
        else:
            self.beside_changed.emit()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        for article in changes.noted & self._shown.keys():
            self._load(article)

    def _load(self, article: ArticleId) -> None:
        self._desk.dispatcher.read(
            partial(notes.of, article=article),
            owner=self._shown[article],
            done=self._shown[article].show,
            after_writes=True,
        )

    def _on_saved(self, _revision: int) -> None:
        """Store where the words of the article that was saved are now, if they moved."""
        article = self.sender()
        held = self.of(article) if isinstance(article, OpenArticle) else None
        anchors = held.moved() if held is not None else {}
        if held is not None and anchors:
            self._desk.dispatcher.write(
                partial(notes.follow, article=held.article.id, anchors=anchors), owner=held
            )


def _about(article: OpenArticle, field: str) -> Anchor:
    """Return the anchor of a picture or a link, with the words it is known by."""
    part, _, key = field.partition(".")
    words = ""
    if part == "figures" and (figure := article.details.figure(key)) is not None:
        words = article.figures.texts(figure).caption
    elif part == "links" and (link := article.details.link(key)) is not None:
        words = article.links.title_of(link)
    return Anchor(field, quotation=words)
