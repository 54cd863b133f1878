"""One picture in full, with what a person does to it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.suggested_fields import FIGURE_PARTS, ProposedText
from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId, FigureId, PictureId
from workstation.domain.pictures import Figure, Picture, Role, texts_of
from workstation.ui.context import Context
from workstation.ui.panes.pictures.acts import Acts
from workstation.ui.panes.pictures.inspector import Inspector, Shown
from workstation.ui.panes.pictures.master_editing import MasterEditing
from workstation.ui.panes.pictures.replace_dialog import ReplaceDialog
from workstation.ui.panes.pictures.wording import after_paragraph, day
from workstation.ui.spelling_field import SpellingField
from workstation.ui.text_places import paragraph_numbers
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.fields import TextArea
from workstation.ui.widgets.scroll_column import ScrollColumn

PAUSE_MS = 250
MOST_SAID = 3
"""Uses elsewhere that are named."""


class Detail(QWidget):
    """Shows one figure of the article, or one picture of the library."""

    left = Signal()
    """Back to the list of figures."""
    step_asked = Signal(int)
    """Show the figure before (-1) or after (1)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._article: OpenArticle | None = None
        self._figure = FigureId("")
        self._picture: PictureId | None = None
        self._used_in: tuple[ArticleSummary, ...] = ()
        self._credited = ""
        self._editing = MasterEditing(context.pictures, self)
        self.inspector = Inspector(context.icons, context.appearance)
        """Everything about the picture."""
        self.back = ToolButton(
            self.tr("All images of the article"), context.icons.icon("arrow-left")
        )
        """Goes back to the list."""
        self.before = ToolButton(self.tr("Image before"), context.icons.icon("chevron-up"))
        """Shows the figure before."""
        self.after = ToolButton(self.tr("Next image"), context.icons.icon("chevron-down"))
        """Shows the next figure."""
        self.note = ToolButton(
            self.tr("Add a note on this image"), context.icons.icon("message-square-plus")
        )
        """Says something about the figure to colleagues."""
        self._count = QLabel(self)
        self._count.setProperty("role", "part")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._area = ScrollColumn(parent=self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.spelling = [
            SpellingField(field.box, context.spelling, context.appearance)
            for name in ("caption", "alt")
            if isinstance(field := self.inspector.fields[name].field, TextArea)
        ]
        """Marks misspelt words of the caption and of the alt text."""
        self._acts = Acts(context, self.inspector, self._editing, self)

    @property
    def figure(self) -> Figure | None:
        """The figure that is shown."""
        return self._article.figures.get(self._figure) if self._article is not None else None

    @property
    def article(self) -> OpenArticle | None:
        """The article that uses the picture, or may."""
        return self._article

    @property
    def picture(self) -> PictureId | None:
        """The picture that is shown."""
        return self._picture

    def show_figure(self, article: OpenArticle, figure: Figure) -> None:
        """Show a figure of the article."""
        self._turn(article, figure.id, figure.picture)

    def show_library_picture(self, article: OpenArticle | None, picture: PictureId) -> None:
        """Show a picture that the article does not use."""
        self._turn(article, FigureId(""), picture)

    def close_picture(self) -> None:
        """Show nothing; what has been typed is stored."""
        self._editing.flush()
        self._pause.stop()
        for field in self.spelling:
            field.bind(None)
        self._article, self._figure, self._picture = None, FigureId(""), None

    def refresh(self) -> None:
        """Show the picture as it is now."""
        if self._picture is None:
            return
        picture = self.present()
        figure = self.figure
        plain = figure or Figure(id=FigureId(""), key="", picture=self._picture)
        texts = texts_of(plain, picture)
        shown = Shown(
            picture,
            figure,
            texts,
            self._place_of(figure),
            self._elsewhere(figure),
            self._proposed(figure),
        )
        desk = self._context.desk
        self.inspector.framing.set_shapes(desk.newsroom.shapes)
        self.inspector.set_people(tuple(person.name for person in desk.newsroom.people))
        self.inspector.show_picture(shown, desk.clock.now(), desk.acting)
        self.inspector.show_image(self._context.pictures.image(self._picture))
        self._show_credited(texts.credit)
        self.inspector.use.setEnabled(self._article is not None)
        self._show_count(figure)

    def _show_credited(self, credit: str) -> None:
        """Ask for the pictures of the contributor whom a credit names."""
        person = self._context.desk.newsroom.person(credit)
        name = person.name if person is not None else ""
        if name != self._credited:
            self._credited = name
            self.inspector.show_credited("", 0)
            if name:
                self._context.pictures.ask_credited(name)

    def _on_credited(self, name: str, count: int) -> None:
        if name == self._credited:
            self.inspector.show_credited(name, count)

    def _proposed(self, figure: Figure | None) -> tuple[tuple[str, ProposedText], ...]:
        """Return what is suggested for the texts of a figure."""
        article = self._article
        if article is None or figure is None:
            return ()
        found = ((part, article.proposed(f"figures.{figure.key}.{part}")) for part in FIGURE_PARTS)
        return tuple((part, text) for part, text in found if text.by)

    def show_place_soon(self) -> None:
        """Say where the figure stands once the writer pauses."""
        self._pause.start()

    def replace_everywhere(self) -> None:
        """Ask which picture is to stand in this one's place, and where."""
        if self._picture is not None:
            self._editing.flush()
            context = self._context
            ReplaceDialog(context.pictures, self._picture, context.icons, self).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape, to other figures by Alt with the arrow keys."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._figure:
            self.left.emit()
        elif key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_asked.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def _turn(self, article: OpenArticle | None, figure: FigureId, picture: PictureId) -> None:
        for field in self.spelling:
            field.bind(article)
        other = picture != self._picture
        if other or figure != self._figure:
            self._editing.flush()
            self._area.verticalScrollBar().setValue(0)
        self._article, self._figure, self._picture = article, figure, picture
        if other:
            self._credited = ""
            self.inspector.show_credited("", 0)
        self.refresh()
        if other:
            self._used_in = ()
            self.inspector.show_used_in(())
            self.inspector.show_alike(())
            self._context.pictures.ask_used_in(picture)
            self._context.pictures.ask_alike(picture)

    def present(self) -> Picture | None:
        """Return the picture with what has been typed but is not stored yet."""
        if self._picture is None:
            return None
        present = self._editing.present(self._picture)
        figure = self.figure
        if present is None and figure is not None and self._article is not None:
            return self._article.figures.picture_of(figure)
        return present

    def _place_of(self, figure: Figure | None) -> str:
        if figure is None or self._article is None or figure.role is Role.LEAD:
            return ""
        number = paragraph_numbers(self._article, "picture").get(figure.key)
        if number is None:
            return self.tr("Needs a place: it is not on the page until it has one.")
        words = after_paragraph(number)
        return words[:1].upper() + words[1:]

    def _elsewhere(self, figure: Figure | None) -> str:
        """Say that the picture is here twice, or was shown elsewhere not long ago."""
        article, desk = self._article, self._context.desk
        if figure is None or article is None:
            return ""
        parts = []
        if sum(other.picture == figure.picture for other in article.figures.all()) > 1:
            parts.append(self.tr("This picture is in the article twice."))
        days = timedelta(days=desk.newsroom.repeat_days)
        now = desk.clock.now()
        for other in self._used_in:
            recent = other.published_at is not None and now - other.published_at <= days
            if other.id != article.id and recent and other.published_at is not None:
                words = self.tr("“%1” showed it on %2.").replace("%1", other.headline)
                parts.append(words.replace("%2", day(other.published_at.date())))
        return " ".join(parts[:MOST_SAID])

    def _show_count(self, figure: Figure | None) -> None:
        listed = self._article.figures.all() if self._article is not None else ()
        for part in (self.back, self.before, self.after, self.note):
            part.setVisible(figure is not None)
        if figure is None:
            self._count.setText(self.tr("From the library: for every use"))
            return
        place = listed.index(figure)
        self._count.setText(
            self.tr("Image %1 of %2").replace("%1", str(place + 1)).replace("%2", str(len(listed)))
        )
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < len(listed) - 1)

    def _on_note_asked(self) -> None:
        if self.figure is not None:
            self._context.notes.begin(f"figures.{self.figure.key}")

    # Inside

    def _let_closed_go(self) -> None:
        """Show a picture without the article that might have used it, once that is closed."""
        closed = self._article is not None and self._article not in self._context.desk.tabs
        if closed and self._picture is not None:
            self.show_library_picture(None, self._picture)

    def _on_article_chosen(self, article_id: str) -> None:
        """Open an article where the picture stands in it."""
        opened = ArticleId(article_id)
        desk, picture = self._context.desk, self._picture
        desk.reveal(Place(opened, field=f"pictures.{picture}"))

    def _on_picture_changed(self, picture_id: str) -> None:
        if picture_id == self._picture:
            self.refresh()
            self._context.pictures.ask_used_in(self._picture)

    def _on_used_in(self, picture_id: str, articles: tuple[ArticleSummary, ...]) -> None:
        if picture_id == self._picture:
            self._used_in = articles
            self.inspector.show_used_in(articles)
            self.refresh()

    def _on_alike(self, picture_id: str, pictures: tuple[Picture, ...]) -> None:
        if picture_id == self._picture:
            self.inspector.show_alike(pictures)

    def _on_picture_chosen(self, picture_id: str) -> None:
        self._context.pictures.select(PictureId(picture_id))

    def _connect(self) -> None:
        inspector, feed = self.inspector, self._context.pictures
        self._context.desk.tabs_changed.connect(self._let_closed_go)
        inspector.article_chosen.connect(self._on_article_chosen)
        feed.picture_changed.connect(self._on_picture_changed)
        feed.used_in_loaded.connect(self._on_used_in)
        feed.alike_loaded.connect(self._on_alike)
        feed.credited_loaded.connect(self._on_credited)
        inspector.credited.chosen.connect(feed.show_credited)
        inspector.picture_chosen.connect(self._on_picture_chosen)
        inspector.replacement_asked.connect(self.replace_everywhere)
        self.back.clicked.connect(self.left)
        self.before.clicked.connect(partial(self.step_asked.emit, -1))
        self.after.clicked.connect(partial(self.step_asked.emit, 1))
        self.note.clicked.connect(self._on_note_asked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.TIGHT)
        head.setSpacing(Space.TIGHT)
        head.addWidget(self.back)
        head.addSpacing(Space.TIGHT)
        head.addWidget(self._count, 1)
        head.addWidget(self.note)
        head.addWidget(self.before)
        head.addWidget(self.after)
        self._area.column.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
