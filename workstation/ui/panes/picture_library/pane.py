"""The picture library: every picture of the newsroom, to be found, described and used."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.open_article import OpenArticle
from workstation.desk.picture_intake import Source
from workstation.desk.picture_shelf import Shelf
from workstation.domain.ids import PictureId
from workstation.domain.pictures import PictureCounts
from workstation.ui.context import Context
from workstation.ui.intake_progress import IntakeProgress
from workstation.ui.pane import Pane
from workstation.ui.panes.picture_library.chosen import ChosenActs, ChosenBar
from workstation.ui.panes.picture_library.delegate import GAP, PictureDelegate
from workstation.ui.panes.picture_library.grid import PictureGrid
from workstation.ui.panes.picture_library.model import PicturesModel
from workstation.ui.picture_sources import (
    choose_folder,
    choose_pictures,
    has_pictures,
    offered_by_address,
    pictures_in,
    tell_of_address,
)
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.search_field import SearchField
from workstation.ui.widgets.segmented import Segment, SegmentedControl

EDGE = 20
"""Between the pane's edge and the pictures."""
NARROW = 860
"""Below this width the shelves stand under the search field."""
TYPING_MS = 120


class PictureLibraryPane(Pane):
    """Shows the library as a grid under a search field and the shelves."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        feed = context.pictures
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(self.tr("Search captions, credits, keywords"), context.icons)
        """Words to look for."""
        self.shelves = self._make_shelves()
        """Parts of the library."""
        self.importing = Button(self.tr("Import pictures…"))
        """Opens the dialog for files."""
        self.progress = IntakeProgress(context.intake, self)
        """How far an import has come, and a way to stop it."""
        self.chosen = ChosenBar(self)
        """What can be done with several pictures."""
        self.model = PicturesModel(feed, context.desk.clock, self)
        """The pictures listed."""
        delegate = PictureDelegate(feed, context.icons, context.appearance, self)
        self.grid = PictureGrid(self.model, delegate, feed)
        """The pictures."""
        self._empty = EmptyState(context.icons, "images", "")
        self._first_row = QHBoxLayout()
        self._second_row = QHBoxLayout()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._empty)
        self._chosen_acts = ChosenActs(context, self.grid, self.chosen, self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.search.set_text(feed.text)

    def _make_shelves(self) -> SegmentedControl:
        return SegmentedControl(
            self.tr("Which pictures"),
            (
                Segment(Shelf.ALL.value, self.tr("All")),
                Segment(Shelf.ARTICLE.value, self.tr("This article")),
                Segment(
                    Shelf.NEEDS_WORK.value,
                    self.tr("Needs work"),
                    help=self.tr("Alt text, caption or credit is missing"),
                ),
                Segment(
                    Shelf.RIGHTS_ENDING.value,
                    self.tr("Rights ending"),
                    help=self.tr("The rights have ended, or end within two weeks"),
                ),
                Segment(
                    Shelf.UNUSED.value, self.tr("Unused"), help=self.tr("No article shows them")
                ),
            ),
            self.context.icons,
        )

    def bind(self, article: OpenArticle | None) -> None:
        """Follow the figures of another article."""
        if self.article is not None:
            self.article.details_changed.disconnect(self._on_details_changed)
        if article is not None:
            article.details_changed.connect(self._on_details_changed)
        why = self.tr("No article is open")
        self.shelves.set_available(Shelf.ARTICLE.value, article is not None, why)
        if self.shelf is Shelf.ARTICLE:
            if article is None:
                self.shelves.choose(Shelf.ALL.value)
            self._ask()

    def set_shown(self, shown: bool) -> None:
        """Keep the list up to date only while somebody looks."""
        self.context.pictures.set_active(shown)
        self.context.pictures.select(self.grid.picture() if shown else None)

    @property
    def shelf(self) -> Shelf:
        """The part of the library that is listed."""
        return Shelf(self.shelves.current())

    def import_pictures(self) -> QFileDialog:
        """Let a person choose picture files for the library."""
        self.context.desk.show_pane("picture_library")
        return choose_pictures(self, self.tr("Import pictures"), self.take)

    def import_folder(self) -> QFileDialog:
        """Let a person choose a folder, of which all pictures come into the library."""
        self.context.desk.show_pane("picture_library")
        return choose_folder(self, self.tr("Import a folder of pictures"), self.take)

    def take(self, sources: list[Source]) -> None:
        """Bring pictures into the library."""
        if sources:
            self.context.intake.take(sources)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the shelves a row of their own where there is no room beside the search field."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow == bool(self._second_row.count()):
            return
        if narrow:
            self._first_row.removeWidget(self.shelves)
            self._second_row.addWidget(self.shelves)
            self._second_row.addStretch(1)
        else:
            self._second_row.removeWidget(self.shelves)
            self._second_row.takeAt(0)
            self._first_row.insertWidget(1, self.shelves)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and images."""
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files and images anywhere."""
        self._follow(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        data = event.mimeData()
        if name := offered_by_address(data):
            event.acceptProposedAction()
            tell_of_address(self.context.desk, name)
        elif has_pictures(data):
            event.acceptProposedAction()
            self.take(pictures_in(data))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a picture where no field takes the key."""
        data = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and data and has_pictures(data):
            self.take(pictures_in(data))
        else:
            super().keyPressEvent(event)

    def _follow(self, event: QDragMoveEvent) -> None:
        data = event.mimeData()
        useful = has_pictures(data) or offered_by_address(data)
        if event.source() is not self.grid and useful:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _ask(self) -> None:
        self._typing.stop()
        self.context.pictures.ask(self.search.text().strip(), self.shelf)

    def _use(self, picture_id: str) -> None:
        article = self.context.desk.current
        picture = self.context.pictures.row(PictureId(picture_id))
        if article is not None and picture is not None:
            article.figures.add(picture)

    def _on_looked_for(self, words: str) -> None:
        self._typing.stop()
        self.search.set_text(words)
        self.shelves.choose(Shelf.ALL.value)

    def _on_shelf(self, _shelf: str) -> None:
        self._ask()

    def _on_searched(self, _words: str) -> None:
        self._typing.start()

    def _on_confirmed(self, _words: str) -> None:
        self._ask()
        self.grid.setFocus()

    def _on_left_down(self) -> None:
        self.grid.setFocus()
        if self.grid.picture() is None and self.model.rowCount():
            self.grid.pick(self.model.picture_at(0))

    def _on_listed(self) -> None:
        feed = self.context.pictures
        row = feed.row(feed.selected) if feed.selected is not None else None
        if row is not None and row.removed_at is not None:
            feed.select(None)
        selected = feed.selected
        if feed.complete or (selected is not None and self.model.row_of(selected) >= 0):
            self.grid.pick(selected)
        empty = not self.context.pictures.ids
        self._pages.setCurrentWidget(self._empty if empty else self.grid)
        if empty:
            self._empty.show_state("images", self._nothing())

    def _nothing(self) -> str:
        if self.search.text().strip():
            return self.tr("No picture matches “%1”.").replace("%1", self.search.text().strip())
        return {
            Shelf.ALL: self.tr("There are no pictures yet. Import some, or drag files here."),
            Shelf.ARTICLE: self.tr(
                "This article has no pictures. Under “All”, Enter puts the one chosen into it."
            ),
            Shelf.NEEDS_WORK: self.tr("Every picture has its alt text, caption and credit."),
            Shelf.RIGHTS_ENDING: self.tr("No rights end within the next two weeks."),
            Shelf.UNUSED: self.tr("Every picture is used in an article."),
        }[self.shelf]

    def _on_counted(self, counts: PictureCounts) -> None:
        for shelf, words, count in (
            (Shelf.NEEDS_WORK, self.tr("Needs work"), counts.needing_work),
            (Shelf.RIGHTS_ENDING, self.tr("Rights ending"), counts.rights_ending),
            (Shelf.UNUSED, self.tr("Unused"), counts.unused),
        ):
            self.shelves.set_text(shelf.value, f"{words} {count}" if count else words)

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if "figures" in fields and self.shelf is Shelf.ARTICLE and self.isVisible():
            self._ask()

    def _connect(self) -> None:
        feed = self.context.pictures
        self.search.edited.connect(self._on_searched)
        self.search.confirmed.connect(self._on_confirmed)
        self.search.left_down.connect(self._on_left_down)
        self.shelves.chosen.connect(self._on_shelf)
        self.importing.clicked.connect(self.import_pictures)
        self.grid.picked.connect(feed.select)
        self.grid.used.connect(self._use)
        feed.listed.connect(self._on_listed)
        feed.looked_for.connect(self._on_looked_for)
        feed.counted.connect(self._on_counted)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, Space.LARGE + 4, EDGE, Space.SMALL)
        head.setSpacing(Space.MEDIUM)
        self._first_row.setSpacing(Space.LARGE)
        self.search.setMaximumWidth(300)
        self._first_row.addWidget(self.search, 1)
        self._first_row.addStretch(0)
        self._first_row.addWidget(self.importing)
        head.addLayout(self._first_row)
        # The pane begins narrow, so that nothing keeps it from being so.
        self._second_row.addWidget(self.shelves)
        self._second_row.addStretch(1)
        head.addLayout(self._second_row)
        # A row of its own: beside the shelves it would leave too little room for their words.
        coming = QHBoxLayout()
        coming.addWidget(self.progress)
        coming.addStretch(1)
        head.addLayout(coming)
        head.addWidget(self.chosen)
        body = QHBoxLayout()
        body.setContentsMargins(EDGE - GAP // 2, 0, 0, 0)
        body.addWidget(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)
