"""The article's figures as cards, in their order."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure
from workstation.ui import mime
from workstation.ui.context import Context
from workstation.ui.intake_progress import IntakeProgress
from workstation.ui.panes.pictures.figure_card import FigureCard
from workstation.ui.panes.pictures.wording import describe
from workstation.ui.picture_sources import has_pictures, offered_by_address
from workstation.ui.text_places import paragraph_numbers
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.card_list import CardList
from workstation.ui.widgets.scroll_column import ScrollColumn

FIGURE = "application/x-workstation-figure"
"""The id of a figure of the open article, as UTF-8."""
PAUSE_MS = 250


class FigureList(QWidget):
    """Shows the figures, and says which one is wanted in full and what has been dropped."""

    chosen = Signal(str)
    """The FigureId whose card was chosen."""
    add_asked = Signal()
    """A person wants to add pictures from files."""
    pictures_dropped = Signal(object)
    """QMimeData with a picture of the library, files or an image."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._article: OpenArticle | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.add = Button(
            self.tr("Add pictures…"), icon=context.icons.icon("image-plus"), parent=self
        )
        """Opens the dialog for files."""
        self._progress = IntakeProgress(context.intake, self)
        self.cards: CardList[FigureCard] = CardList(
            self.tr("Images of the article"),
            self.tr(
                "This article has no pictures yet. Add some, paste one, or drag files here. "
                "The first becomes the lead picture."
            ),
            FIGURE,
            self.accepts,
            appearance=context.appearance,
        )
        """One card for each figure."""
        self._lay_out()
        self.add.clicked.connect(self.add_asked)
        self.cards.chosen.connect(self.chosen)
        self.cards.opened.connect(self.chosen)
        self.cards.moved.connect(self._on_moved)
        self.cards.removal_asked.connect(self._on_removal)
        self.cards.dropped.connect(self._on_dropped)
        context.pictures.picture_changed.connect(self._on_picture_changed)

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article's figures."""
        if self._article is not None:
            self._article.text_changed.disconnect(self._on_text_changed)
        self._pause.stop()
        self._article = article
        if article is not None:
            article.text_changed.connect(self._on_text_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the figures as they are now."""
        article = self._article
        figures = article.figures.all() if article is not None else ()
        numbers = paragraph_numbers(article, "picture") if article is not None else {}
        self.cards.show_cards([figure.id for figure in figures], self._make)
        for figure in figures:
            self._show(figure, numbers.get(figure.key))

    def accepts(self, data: QMimeData) -> bool:
        """Say whether something that is being dragged can be used here."""
        if self._article is None:
            return False
        own = data.hasFormat(FIGURE) or data.hasFormat(mime.PICTURE)
        return own or has_pictures(data) or bool(offered_by_address(data))

    def _make(self, _key: str) -> FigureCard:
        return FigureCard(self._context.icons, self._context.appearance)

    def _show(self, figure: Figure, place: int | None) -> None:
        card, article = self.cards.card(figure.id), self._article
        if card is None or article is None:
            return
        picture = self._context.pictures.row(figure.picture) or article.figures.picture_of(figure)
        today = self._context.desk.clock.now().date()
        card.show_words(describe(figure, picture, article.figures.texts(figure), today, place))
        card.thumbnail.show_image(self._image(figure.picture))

    def _image(self, picture: PictureId) -> QImage | None:
        return self._context.pictures.image(picture)

    def _on_moved(self, key: str, index: int) -> None:
        if self._article is not None:
            self._article.figures.move(FigureId(key), index)

    def _on_removal(self, key: str) -> None:
        if self._article is not None:
            self._article.figures.remove(FigureId(key))

    def _on_dropped(self, data: QMimeData, gap: int) -> None:
        key = self.cards.key_in(data)
        if key:
            self._on_moved(key, self.cards.index_at_gap(key, gap))
        else:
            self.pictures_dropped.emit(data)

    def _on_picture_changed(self, picture: str) -> None:
        if self._article is not None and picture in self._article.figures.pictures():
            self.refresh()

    def _on_text_changed(self, _position: int, _removed: int, _added: int) -> None:
        self._pause.start()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.GUTTER, Space.LARGE, Space.GUTTER, Space.SMALL)
        head.setSpacing(Space.LARGE)
        head.addWidget(self.add)
        head.addStretch(1)
        head.addWidget(self._progress)
        area = ScrollColumn(parent=self)
        area.column.addWidget(self.cards)
        area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
