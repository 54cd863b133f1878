"""Puts another picture in one's place, in the articles that a person ticks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.picture_changes import Use
from workstation.desk.pictures_feed import PicturesFeed
from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.pictures import Picture
from workstation.ui.icons import Icons
from workstation.ui.picture_painting import cover
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.answers import answers
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.search_field import SearchField
from workstation.ui.words import stage_name

_ID = Qt.ItemDataRole.UserRole
THUMBNAIL = QSize(60, 40)


class ReplaceDialog(QDialog):
    """Lists where a picture is used and asks which other one is to stand there.

    One's own drafts are ticked; other people's only if a person ticks them; what readers have
    seen or what is approved can't be changed from here.
    """

    replaced = Signal()
    """The change has been asked for."""

    def __init__(
        self, feed: PicturesFeed, picture: PictureId, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Replace picture everywhere"))
        self.resize(560, 560)
        self._feed = feed
        self._changes = feed.changes
        self._picture = picture
        self._found: dict[str, Picture] = {}
        self.search = SearchField(self.tr("Search captions, credits, keywords"), icons)
        """Words to find the other picture by."""
        self.pictures = QListWidget()
        """The pictures that match."""
        self.pictures.setAccessibleName(self.tr("The other picture"))
        self.pictures.setIconSize(THUMBNAIL)
        self.pictures.setSpacing(2)
        self.articles = QListWidget()
        """The articles that use the picture."""
        self.articles.setAccessibleName(self.tr("Articles"))
        self.done_button = Button(self.tr("Replace"), ButtonKind.PRIMARY)
        """Makes the change."""
        self.done_button.setEnabled(False)
        for listed in (self.pictures, self.articles):
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.search.edited.connect(self._on_searched)
        self.pictures.itemSelectionChanged.connect(self._judge)
        self.articles.itemChanged.connect(self._judge)
        self.done_button.clicked.connect(self.accept)
        feed.picture_changed.connect(self._show_image)
        self._changes.ask_uses(picture, self._show_uses, self)
        self._changes.ask_matching("", self._show_pictures, self)

    def accept(self) -> None:
        """Replace the picture."""
        chosen, articles = self._chosen(), self._ticked()
        if chosen is not None and articles:
            self._changes.replace(self._picture, chosen, articles)
            self.replaced.emit()
            super().accept()

    def _show_uses(self, uses: tuple[Use, ...]) -> None:
        self.articles.clear()
        for use in uses:
            summary = use.article
            by = ", ".join(summary.bylines) or summary.assignee
            why = self.tr("open it to change it") if use.settled else ""
            parts = (why, stage_name(summary.stage), by)
            words = " · ".join((summary.headline, *(part for part in parts if part)))
            item = QListWidgetItem(words)
            item.setToolTip(words)
            item.setData(_ID, summary.id)
            ticked = use.own and not use.settled
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            if use.settled:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.articles.addItem(item)
        self._judge()

    def _show_pictures(self, found: tuple[Picture, ...]) -> None:
        self.pictures.clear()
        self._found = {one.id: one for one in found if one.id != self._picture}
        for identity, one in self._found.items():
            caption = " ".join(one.caption.split()) or one.file_name
            item = QListWidgetItem(" · ".join(part for part in (caption, one.credit) if part))
            item.setData(_ID, identity)
            self.pictures.addItem(item)
            self._show_image(identity)
        self._judge()

    def _show_image(self, picture: str) -> None:
        """Show a picture beside its words, if it is listed and has been read."""
        if picture not in self._found:
            return
        image = self._feed.image(PictureId(picture))
        if image is None or image.isNull():
            return
        row = list(self._found).index(picture)
        small = cover(image, THUMBNAIL, self.devicePixelRatioF())
        self.pictures.item(row).setIcon(QIcon(small))

    def _chosen(self) -> Picture | None:
        items = self.pictures.selectedItems()
        return self._found.get(items[0].data(_ID)) if items else None

    def _ticked(self) -> tuple[ArticleId, ...]:
        items = (self.articles.item(row) for row in range(self.articles.count()))
        return tuple(
            ArticleId(item.data(_ID))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
            and item.flags() & Qt.ItemFlag.ItemIsEnabled
        )

    def _on_searched(self, words: str) -> None:
        self._changes.ask_matching(words, self._show_pictures, self)

    def _judge(self) -> None:
        self.done_button.setEnabled(self._chosen() is not None and bool(self._ticked()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        for title, parts in (
            (self.tr("Put this picture in its place"), (self.search, self.pictures)),
            (self.tr("In these articles"), (self.articles,)),
        ):
            label = QLabel(title)
            label.setProperty("role", "part")
            column.addWidget(label)
            for part in parts:
                column.addWidget(part)
        column.setStretchFactor(self.pictures, 3)
        column.setStretchFactor(self.articles, 2)
        column.addLayout(answers(self, self.done_button))
