"""The images pane: the article's figures, and one picture in full."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.picture_intake import Source
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure, Picture
from workstation.ui import mime
from workstation.ui.context import Context
from workstation.ui.pane import Pane
from workstation.ui.panes.pictures.detail import Detail
from workstation.ui.panes.pictures.figure_list import FigureList
from workstation.ui.picture_sources import (
    choose_pictures,
    has_pictures,
    offered_by_address,
    pictures_in,
    tell_of_address,
)
from workstation.ui.widgets.empty_state import EmptyState


class PicturesPane(Pane):
    """Everything about the pictures of the current article.

    A picture selected in the library is shown in full: as this article uses it, or as it is.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.figures = FigureList(context)
        """The cards."""
        self.detail = Detail(context)
        """One picture in full."""
        self._empty = EmptyState(
            context.icons, "images", self.tr("Open an article to see its pictures.")
        )
        self._pages = QStackedWidget(self)
        for page in (self.figures, self.detail, self._empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setAcceptDrops(True)
        self._pages.setCurrentWidget(self._empty)
        self._connect()

    @property
    def in_detail(self) -> bool:
        """Whether one picture is shown in full."""
        return self._pages.currentWidget() is self.detail

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article's pictures."""
        if self.article is not None:
            self.article.details_changed.disconnect(self._on_details_changed)
            self.article.references_changed.disconnect(self._refresh)
            self.article.text_changed.disconnect(self._on_text_changed)
        if article is not None:
            article.details_changed.connect(self._on_details_changed)
            article.references_changed.connect(self._refresh)
            article.text_changed.connect(self._on_text_changed)
        self.detail.close_picture()
        self.figures.bind(article)
        self._pages.setCurrentWidget(self.figures if article is not None else self._empty)
        self._show_selected(article, self.context.pictures.selected)
        place = self.context.desk.place
        if place is not None and article is not None and place.article == article.id:
            self._show_place_in(article, place)

    def set_shown(self, shown: bool) -> None:
        """Store what has been typed when hidden; what is shown again is shown for its article."""
        if not shown:
            self.detail.inspector.left_field.emit()
        elif self.in_detail and self.detail.article is None:
            self._show_selected(self.article, self.context.pictures.selected)

    def add_pictures(self) -> QFileDialog:
        """Let a person choose picture files, which go into the article."""
        return choose_pictures(self, self.tr("Add pictures"), self.take)

    def take(self, sources: list[Source]) -> None:
        """Bring pictures into the newsroom and use them in the article."""
        article = self.context.desk.current
        if article is not None and sources:
            self.context.intake.take(sources, partial(self._use, article))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures anywhere in the pane."""
        if self.figures.accepts(event.mimeData()) and not event.mimeData().hasFormat(
            "application/x-workstation-figure"
        ):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped."""
        event.acceptProposedAction()
        self._on_pictures_dropped(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a picture where no field takes the key."""
        data = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and data and has_pictures(data):
            self.take(pictures_in(data))
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.figures.chosen.connect(self._on_chosen)
        self.figures.add_asked.connect(self.add_pictures)
        self.figures.pictures_dropped.connect(self._on_pictures_dropped)
        self.detail.left.connect(self._on_left)
        self.detail.step_asked.connect(self._on_step)
        self.context.pictures.selected_changed.connect(self._on_selected)
        self.context.desk.revealed.connect(self._on_revealed)

    # What is shown

    def _show(self, article: OpenArticle, figure: Figure) -> None:
        self.detail.show_figure(article, figure)
        self._pages.setCurrentWidget(self.detail)

    def _show_list(self) -> None:
        self.detail.close_picture()
        there = self.context.desk.current is not None
        self._pages.setCurrentWidget(self.figures if there else self._empty)

    def _show_selected(self, article: OpenArticle | None, picture: PictureId | None) -> None:
        if picture is None:
            return
        used = article.figures.all() if article is not None else ()
        figure = next((figure for figure in used if figure.picture == picture), None)
        if article is not None and figure is not None:
            self._show(article, figure)
        else:
            self.detail.show_library_picture(article, picture)
            self._pages.setCurrentWidget(self.detail)

    def _show_place_in(self, article: OpenArticle, place: Place) -> None:
        field, _, key = place.field.partition(".")
        if field == "pictures":
            self._show_use(article, PictureId(key))
            return
        figure = article.details.figure(key.partition(".")[0]) if field == "figures" else None
        if figure is not None:
            self._show(article, figure)
            part = key.partition(".")[2]
            if part in self.detail.inspector.fields:
                self.detail.inspector.fields[part].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_use(self, article: OpenArticle, picture: PictureId) -> None:
        """Show where an article uses a picture, in the text too."""
        for figure in article.figures.all():
            if figure.picture == picture:
                field = f"figures.{figure.key}"
                self.context.desk.reveal(Place(article.id, field=field))
                return

    def _refresh(self) -> None:
        if not self.in_detail:
            self.figures.refresh()
            return
        figure, article = self.detail.figure, self.context.desk.current
        if figure is None:
            selected = self.context.pictures.selected
            self._show_list()
            self._show_selected(article, selected)
        elif article is not None and figure.picture != self.detail.picture:
            self._show(article, figure)  # another picture stands in its place
        self.detail.refresh()
        self.figures.refresh()

    # What a person asks for

    def _on_chosen(self, key: str) -> None:
        article = self.context.desk.current
        figure = article.figures.get(FigureId(key)) if article is not None else None
        if article is not None and figure is not None:
            self._show(article, figure)
            self.detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self) -> None:
        figure = self.detail.figure
        self._show_list()
        if figure is not None:
            self.figures.cards.focus_card(figure.id)

    def _on_step(self, step: int) -> None:
        article, figure = self.context.desk.current, self.detail.figure
        if article is None or figure is None:
            return
        listed = article.figures.all()
        place = listed.index(figure) + step
        if 0 <= place < len(listed):
            self._show(article, listed[place])

    def _on_pictures_dropped(self, data: QMimeData) -> None:
        if name := offered_by_address(data):
            tell_of_address(self.context.desk, name)
            return
        if not data.hasFormat(mime.PICTURE):
            self.take(pictures_in(data))
            return
        picture_id = PictureId(bytes(data.data(mime.PICTURE).data()).decode())
        picture = self.context.pictures.row(picture_id)
        article = self.context.desk.current
        if picture is not None and article is not None:
            article.figures.add(picture)

    def _use(self, article: OpenArticle, picture: Picture) -> None:
        if article in self.context.desk.tabs:  # its tab may have been closed meanwhile
            article.figures.add(picture)

    def _on_selected(self, picture: PictureId | None) -> None:
        if picture is not None:
            self._show_selected(self.context.desk.current, picture)
        elif self.in_detail and self.detail.figure is None:
            self._show_list()

    def _on_revealed(self, place: Place) -> None:
        article = self.context.desk.current
        if article is not None:
            self._show_place_in(article, place)

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if fields & {"figures", "suggestions"}:
            self._refresh()

    def _on_text_changed(self, _position: int, _removed: int, _added: int) -> None:
        if self.in_detail and self.detail.figure is not None:
            self.detail.show_place_soon()
