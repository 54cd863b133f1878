"""Everything about one picture: how it looks, its texts, its rights, where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.domain.article import ArticleSummary
from workstation.domain.pictures import Figure, FigureTexts, Picture, Role
from workstation.ui.icons import Icons
from workstation.ui.panes.pictures.master_field import MasterField, Origin
from workstation.ui.panes.pictures.texts import TEXTS, master_text, own_text
from workstation.ui.panes.pictures.wording import concerns, of_file, read_from_file
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.date_field import DateField
from workstation.ui.widgets.fields import LabelledField, TextArea, TextField
from workstation.ui.widgets.link_list import LinkList
from workstation.ui.widgets.segmented import Segment, SegmentedControl
from workstation.ui.widgets.thumbnail import WidePicture


@dataclass(frozen=True, slots=True)
class Shown:
    """What the inspector shows: a picture, and its figure when it is used in the article."""

    picture: Picture | None
    figure: Figure | None
    texts: FigureTexts
    place: str = ""
    """Where in the text the figure stands, in words."""


class Inspector(QWidget):
    """Shows one picture, as this article uses it or as the library has it."""

    text_edited = Signal(str, str)
    """(field, text): a person changed one of `TEXTS`."""
    reset_asked = Signal(str)
    """The field is to be as the master's again."""
    push_asked = Signal(str)
    """The field's text is to be the master's."""
    decorative_changed = Signal(bool)
    """The picture says nothing a reader needs, or does."""
    role_chosen = Signal(object)
    """The `Role` a person chose."""
    place_asked = Signal()
    """The figure is to stand where the cursor is."""
    removal_asked = Signal()
    """The figure is to be taken out of the article."""
    use_asked = Signal()
    """The picture is to be used in the article."""
    terms_edited = Signal(str)
    """What the picture may be used for."""
    until_picked = Signal(object)
    """The last day of use, or None."""
    left_field = Signal()
    """A person left a field."""
    article_chosen = Signal(str)
    """The ArticleId of an article a person wants to see."""

    def __init__(self, icons: Icons, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = WidePicture(icons, appearance, self)
        """The picture, as wide as the pane."""
        self.fields = {
            "caption": MasterField(TextArea(self.tr("Caption")), icons),
            "credit": MasterField(TextField(self.tr("Credit")), icons),
            "source": MasterField(TextField(self.tr("Source")), icons),
            "alt": MasterField(TextArea(self.tr("Alt text")), icons),
        }
        """The texts, by the names of their fields."""
        self.role = SegmentedControl(
            self.tr("Place"),
            (
                Segment(Role.LEAD.value, self.tr("Lead")),
                Segment(Role.BODY.value, self.tr("In the text")),
            ),
            icons,
        )
        """How the figure stands in the article."""
        self.place = Button(self.tr("Place at the cursor"), small=True)
        """Puts the figure where the cursor is."""
        self.remove = Button(self.tr("Remove"), ButtonKind.DANGER, small=True)
        """Takes the figure out of the article."""
        self.use = Button(self.tr("Use in the open article"), icon=icons.icon("image-plus"))
        """Puts the picture into the article."""
        self.decorative = QCheckBox(self.tr("Decorative: says nothing a reader needs"))
        """Gives the page an empty alt text on purpose."""
        self.terms = TextField(self.tr("Usage rights"), own_history=True)
        """What the picture may be used for; the master's."""
        self.until = DateField(self.tr("Rights end"), never=self.tr("Never"))
        """The last day of use; the master's."""
        self._where = _muted()
        self._trouble = _muted("warn")
        self._file = _muted()
        self._from_file = _muted()
        self.used_in = LinkList()
        """The articles that use the picture."""
        self._unused = _muted()
        self._unused.setText(self.tr("No article uses this picture yet."))
        self._placing = QWidget(self)
        self._lay_out()
        self._connect()

    def show_picture(self, shown: Shown, now: datetime) -> None:
        """Show a picture as it is now; fields that say so already are left alone."""
        figure, picture = shown.figure, shown.picture
        self._placing.setVisible(figure is not None)
        self.use.setVisible(figure is None)
        self.decorative.setVisible(figure is not None)
        self.fields["caption"].set_label(
            self.tr("Caption") if figure is None else self.tr("Caption in this article")
        )
        for name in TEXTS:
            self._show_field(name, shown)
        if figure is not None:
            self.role.choose(figure.role.value)
            self.place.setVisible(figure.role is Role.BODY)
            self.decorative.setChecked(figure.decorative)
        self._where.setText(shown.place)
        self._where.setVisible(bool(shown.place))
        self.fields["alt"].field.setEnabled(figure is None or not figure.decorative)
        for part in (self.terms, self.until, self._file, self._from_file):
            part.setVisible(picture is not None)
        if picture is not None:
            self._show_master(picture, now)
        self._show_concerns(shown, now)

    def show_image(self, image: QImage | None) -> None:
        """Show what the picture looks like."""
        self.preview.show_image(image)

    def show_used_in(self, articles: tuple[ArticleSummary, ...]) -> None:
        """Name the articles that use the picture."""
        self.used_in.show_links([(article.id, article.headline) for article in articles])
        self._unused.setVisible(not articles)

    def _show_field(self, name: str, shown: Shown) -> None:
        field, picture = self.fields[name], shown.picture
        master = master_text(picture, name) if picture is not None else ""
        if shown.figure is None:
            field.show_text(master, Origin.MASTER)
            return
        own = own_text(shown.figure, name)
        if own is None:
            field.show_text(master, Origin.AS_MASTER)
        else:
            field.show_text(own, Origin.OWN, differs=picture is not None and own != master)

    def _show_master(self, picture: Picture, now: datetime) -> None:
        self.preview.set_shape(picture.width, picture.height)
        self.preview.setToolTip(picture.file_name)
        if self.terms.text().split() != picture.rights.terms.split():
            self.terms.set_text(picture.rights.terms)
        self.until.show_day(picture.rights.until)
        self._file.setText(of_file(picture, now))
        self._from_file.setText(read_from_file(picture))

    def _show_concerns(self, shown: Shown, now: datetime) -> None:
        found = concerns(shown.figure, shown.picture, shown.texts, now.date())
        said = {concern.field: concern.sentence for concern in found}
        for name in TEXTS:
            self.fields[name].field.set_warning(said.get(name, ""))
        self._trouble.setText(said.get("picture") or said.get("until", ""))
        self._trouble.setVisible(bool(self._trouble.text()))

    def _lay_out(self) -> None:
        for name, label in (
            ("credit", self.tr("Credit")),
            ("source", self.tr("Source")),
            ("alt", self.tr("Alt text")),
        ):
            self.fields[name].set_label(label)
        placing = QVBoxLayout(self._placing)
        placing.setContentsMargins(0, 0, 0, 0)
        placing.setSpacing(Space.SMALL)
        placing.addLayout(_row(self.role, None, self.place, self.remove))
        placing.addWidget(self._where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self.preview)
        column.addWidget(self._trouble)
        column.addWidget(self.use)
        column.addWidget(self._placing)
        column.addWidget(self.fields["caption"].field)
        column.addLayout(_halves(self.fields["credit"].field, self.fields["source"].field))
        alt = QVBoxLayout()
        alt.setSpacing(Space.SMALL)
        alt.addWidget(self.fields["alt"].field)
        alt.addWidget(self.decorative)
        column.addLayout(alt)
        column.addLayout(_halves(self.terms, self.until))
        column.addLayout(_part(self.tr("From the file"), self._file, self._from_file))
        column.addLayout(_part(self.tr("Used in"), self.used_in, self._unused))
        column.addStretch(1)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(partial(self.text_edited.emit, name))
            field.reset_asked.connect(partial(self.reset_asked.emit, name))
            field.push_asked.connect(partial(self.push_asked.emit, name))
            field.finished.connect(self.left_field)
        self.decorative.clicked.connect(self.decorative_changed)
        self.role.chosen.connect(self._on_role)
        self.place.clicked.connect(self.place_asked)
        self.remove.clicked.connect(self.removal_asked)
        self.use.clicked.connect(self.use_asked)
        self.terms.edited.connect(self.terms_edited)
        self.terms.finished.connect(self.left_field)
        self.until.picked.connect(self.until_picked)
        self.used_in.chosen.connect(self.article_chosen)

    def _on_role(self, role: str) -> None:
        self.role_chosen.emit(Role(role))


def _muted(role: str = "muted") -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _halves(left: LabelledField, right: LabelledField) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.LARGE)
    for field in (left, right):
        row.addWidget(field, 1)
    return row


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _part(heading: str, *lines: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.TIGHT)
    title = QLabel(heading)
    title.setProperty("role", "part")
    column.addWidget(title)
    for line in lines:
        column.addWidget(line)
    return column
