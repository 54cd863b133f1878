"""Everything about one picture: how it looks, its texts, its rights, where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.desk.suggested_fields import ProposedText
from workstation.domain.article import ArticleSummary
from workstation.domain.pictures import Figure, FigureTexts, Picture, Role
from workstation.ui.counted import Counted
from workstation.ui.icons import Icons
from workstation.ui.panes.pictures.facts_panel import FactsPanel
from workstation.ui.panes.pictures.framing_panel import FramingPanel
from workstation.ui.panes.pictures.master_field import MasterField, Origin
from workstation.ui.panes.pictures.rights_panel import RightsPanel
from workstation.ui.panes.pictures.texts import TEXTS, master_text, own_text
from workstation.ui.panes.pictures.wording import concerns
from workstation.ui.suggested_words import suggested_words
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import LabelledField, TextArea, TextField
from workstation.ui.widgets.flow_layout import FlowLayout
from workstation.ui.widgets.link_list import LinkList
from workstation.ui.widgets.segmented import Segment, SegmentedControl


@dataclass(frozen=True, slots=True)
class Shown:
    """What the inspector shows: a picture, and its figure when it is used in the article."""

    picture: Picture | None
    figure: Figure | None
    texts: FigureTexts
    place: str = ""
    """Where in the text the figure stands, in words."""
    elsewhere: str = ""
    """Where else it was shown of late, or twice here, in words."""
    proposed: tuple[tuple[str, ProposedText], ...] = ()
    """The fields for which something is suggested, and what."""


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
    left_field = Signal()
    """A person left a field."""
    article_chosen = Signal(str)
    """The ArticleId of an article a person wants to see."""
    picture_chosen = Signal(str)
    """The PictureId of a picture a person wants to see."""
    replacement_asked = Signal()
    """Another picture is to stand in this one's place, everywhere."""

    def __init__(self, icons: Icons, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.framing = FramingPanel(icons, appearance, self)
        """The picture, as wide as the pane, and how it is framed."""
        self.fields = {
            "caption": MasterField(TextArea(self.tr("Caption")), icons),
            "credit": MasterField(TextField(self.tr("Credit")), icons),
            "source": MasterField(TextField(self.tr("Source")), icons),
            "alt": MasterField(TextArea(self.tr("Alt text")), icons),
            "long_description": MasterField(TextArea(self.tr("Long description")), icons),
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
        self.rights = RightsPanel()
        """What the picture may be used for; the master's."""
        self.facts = FactsPanel()
        """What is known of the picture as a whole."""
        self._people: tuple[str, ...] = ()
        self._where = _muted()
        self._trouble = _muted("warn")
        self._elsewhere = _muted("warn")
        self.used_in = LinkList()
        """The articles that use the picture."""
        self._unused = _muted()
        self._unused.setText(self.tr("No article uses this picture yet."))
        self.credited = LinkList()
        """Leads to all pictures of the contributor named in the credit."""
        self.alike, self._alike_part = LinkList(), QWidget(self)
        """Pictures of the library that look the same."""
        self.substitute = Button(self.tr("Replace everywhere…"), small=True)
        """Puts another picture in this one's place."""
        self._placing = QWidget(self)
        self._lay_out()
        self._connect()

    def show_picture(self, shown: Shown, now: datetime, acting: str = "") -> None:
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
        for name in ("alt", "long_description"):
            self.fields[name].field.setEnabled(figure is None or not figure.decorative)
        self.framing.show_picture(picture, figure)
        self.rights.show_rights(picture, figure, now, acting)
        self.facts.show_picture(picture, now)
        self._elsewhere.setText(shown.elsewhere)
        self._elsewhere.setVisible(bool(shown.elsewhere))
        self._show_concerns(shown, now)

    def show_image(self, image: QImage | None) -> None:
        """Show what the picture looks like."""
        self.framing.show_image(image)

    def set_people(self, names: tuple[str, ...]) -> None:
        """Offer contributors where a credit is typed."""
        line = self.fields["credit"].field
        if isinstance(line, TextField) and names != self._people:
            self._people = names
            completer = QCompleter(list(names), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(line.edited)
            line.line.setCompleter(completer)

    def show_credited(self, name: str, count: int) -> None:
        """Lead to the pictures of a contributor, if the credit is one."""
        self.credited.setVisible(bool(name) and count > 0)
        words = self.tr("All by %1: %2").replace("%2", Counted().pictures_credited(count))
        self.credited.show_links([(name, words.replace("%1", name))] if name else [])

    def show_used_in(self, articles: tuple[ArticleSummary, ...]) -> None:
        """Name the articles that use the picture."""
        self.used_in.show_links([(article.id, article.headline) for article in articles])
        self._unused.setVisible(not articles)
        self.substitute.setVisible(bool(articles))

    def show_alike(self, pictures: tuple[Picture, ...]) -> None:
        """Name the pictures that look the same."""
        self.alike.show_links(
            [(one.id, " ".join(one.caption.split()) or one.file_name) for one in pictures]
        )
        self._alike_part.setVisible(bool(pictures))

    def _show_field(self, name: str, shown: Shown) -> None:
        field, picture = self.fields[name], shown.picture
        master = master_text(picture, name) if picture is not None else ""
        if shown.figure is None:
            field.show_text(master, Origin.MASTER)
            return
        own = own_text(shown.figure, name)
        proposed = dict(shown.proposed).get(name)
        if proposed is not None:
            field.show_text(proposed.text, Origin.OWN)
        elif own is None:
            field.show_text(master, Origin.AS_MASTER)
        else:
            field.show_text(own, Origin.OWN, differs=picture is not None and own != master)

    def _show_concerns(self, shown: Shown, now: datetime) -> None:
        found = concerns(shown.figure, shown.picture, shown.texts, now.date())
        said = {concern.field: concern.sentence for concern in found}
        for name in TEXTS:
            self.fields[name].field.set_warning(said.get(name, ""))
        for name, proposed in shown.proposed:
            self.fields[name].field.set_advice(suggested_words(proposed))
        self._trouble.setText(said.get("picture", ""))
        self._trouble.setVisible(bool(self._trouble.text()))

    def _lay_out(self) -> None:
        for name, label in (
            ("credit", self.tr("Credit")),
            ("source", self.tr("Source")),
            ("alt", self.tr("Alt text")),
            ("long_description", self.tr("Long description")),
        ):
            self.fields[name].set_label(label)
        self._lay_out_placing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self.framing)
        column.addWidget(self._trouble)
        column.addWidget(self._elsewhere)
        column.addWidget(self.use)
        column.addWidget(self._placing)
        column.addWidget(self.fields["caption"].field)
        column.addLayout(_halves(self.fields["credit"].field, self.fields["source"].field))
        column.addWidget(self.credited)
        self.credited.hide()
        alt = QVBoxLayout()
        alt.setSpacing(Space.SMALL)
        alt.addWidget(self.fields["alt"].field)
        alt.addWidget(self.decorative)
        column.addLayout(alt)
        column.addWidget(self.rights)
        column.addWidget(self.facts.lines)
        column.addLayout(_part(self.tr("Used in"), self.used_in, self._unused, self.substitute))
        alike = _part(self.tr("Looks like"), self.alike)
        alike.setContentsMargins(0, 0, 0, 0)
        self._alike_part.setLayout(alike)
        self._alike_part.hide()
        column.addWidget(self._alike_part)
        column.addWidget(self.fields["long_description"].field)
        column.addWidget(self.facts)
        column.addStretch(1)

    def _lay_out_placing(self) -> None:
        placing = QVBoxLayout(self._placing)
        placing.setContentsMargins(0, 0, 0, 0)
        placing.setSpacing(Space.SMALL)
        row = FlowLayout(across=Space.MEDIUM, down=Space.SMALL)
        for part in (self.role, self.place, self.remove):
            row.addWidget(part)
        placing.addLayout(row)
        placing.addWidget(self._where)

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
        self.rights.left_field.connect(self.left_field)
        self.facts.left_field.connect(self.left_field)
        self.used_in.chosen.connect(self.article_chosen)
        self.alike.chosen.connect(self.picture_chosen)
        self.substitute.clicked.connect(self.replacement_asked)

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


def _part(heading: str, *lines: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.TIGHT)
    title = QLabel(heading)
    title.setProperty("role", "part")
    column.addWidget(title)
    for line in lines:
        column.addWidget(line)
    return column
