"""The fields of one related link, beneath its card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.desk.suggested_fields import ProposedText
from workstation.domain.links import LinkKind, Placement, RelatedLink, Unready, WebTarget
from workstation.ui.icons import Icons
from workstation.ui.panes.related.wording import LinkWords
from workstation.ui.suggested_words import suggested_words
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import LabelledField, TextField
from workstation.ui.widgets.segmented import Segment, SegmentedControl
from workstation.ui.words import kind_name


class LinkEditor(QFrame):
    """Kind, place, title and reason of a link; says what a person wants changed."""

    kind_chosen = Signal(object)
    """The `LinkKind` a person chose."""
    placement_chosen = Signal(object)
    """The `Placement` a person chose."""
    label_edited = Signal(str)
    """The title for the reader; empty for the target's own headline."""
    label_kept = Signal()
    """The title stays, though the target has another headline now."""
    reason_edited = Signal(str)
    """Why the link is there."""
    unready_chosen = Signal(object)
    """What happens to the link while its target is not published: an `Unready`."""
    check_asked = Signal()
    """A person wants to know whether the page elsewhere is still there."""
    open_asked = Signal()
    """A person wants to see where the link leads."""
    note_asked = Signal()
    """A person wants to say something about the link."""
    removal_asked = Signal()
    """A person wants the link gone."""
    left = Signal()
    """Escape was pressed."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("line", "top")
        self.kind = QComboBox(self)
        """What the target is to the article."""
        for kind in LinkKind:
            self.kind.addItem(kind_name(kind), kind)
        self.kind.installEventFilter(self)
        self.placement = SegmentedControl(
            self.tr("Place"),
            (
                Segment(Placement.TEXT.value, self.tr("In the text")),
                Segment(Placement.END.value, self.tr("At the end")),
            ),
            icons,
        )
        """Where it stands."""
        self.unready = self._make_unready(icons)
        """What happens to the link while its target is not published."""
        self._unready_field = LabelledField(self.tr("Until that story is published"), self.unready)
        self.label = TextField(self.tr("Title on the page"))
        """What the reader sees instead of the headline."""
        self.reason = TextField(
            self.tr("Reason"), placeholder=self.tr("For the desk: why it belongs here")
        )
        """A note for colleagues."""
        self._drift = QLabel(self)
        self._drift.setProperty("role", "warn")
        self._drift.setWordWrap(True)
        self._use_new = Button(self.tr("Use the new headline"), small=True)
        self._keep = Button(self.tr("Keep this title"), ButtonKind.QUIET, small=True)
        self.take_title = Button(self.tr("Use the page’s title"), small=True)
        """Gives the link the title that a check of the page has found."""
        self._found_title = ""
        self._open = Button(self.tr("Open"), small=True)
        self.check = Button(self.tr("Check now"), ButtonKind.QUIET, small=True)
        """Asks the site whether the page is there."""
        self.check.setToolTip(self.tr("Asks the site whether the page is there; this goes out"))
        self.note = Button(self.tr("Add a note"), ButtonKind.QUIET, small=True)
        """Says something about the link to colleagues."""
        self._remove = Button(self.tr("Remove"), ButtonKind.DANGER, small=True)
        self._lay_out()
        self._connect()

    def show_link(
        self,
        link: RelatedLink,
        words: LinkWords,
        label: ProposedText,
        *,
        can_open: bool,
        unready: bool = False,
        found_title: str = "",
    ) -> None:
        """Show a link as it is now; fields that say so already are left alone."""
        self._found_title = found_title
        self.take_title.setVisible(found_title not in ("", words.title))
        self.take_title.setToolTip(found_title)
        self.take_title.setAccessibleDescription(found_title)
        self.kind.setCurrentIndex(self.kind.findData(link.kind))
        self.placement.choose(link.placement.value)
        self.label.set_text(label.text)
        self.label.set_advice(suggested_words(label))
        self.label.line.setPlaceholderText(words.headline)
        self.reason.set_text(link.reason)
        self._open.setVisible(can_open)
        self.check.setVisible(isinstance(link.target, WebTarget))
        self._unready_field.setVisible(unready)
        self.unready.choose(link.unready.value or "leave")
        self._drift.setText(
            self.tr("Written for “%1”. The story is now called “%2”.")
            .replace("%1", words.drifted_from)
            .replace("%2", words.headline)
        )
        for part in (self._drift, self._use_new, self._keep):
            part.setVisible(bool(words.drifted_from))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel for scrolling: it must not change the kind in passing."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take clicks between the fields: they are not meant for the card."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make_unready(self, icons: Icons) -> SegmentedControl:
        return SegmentedControl(
            self.tr("Until that story is published"),
            (
                Segment("leave", self.tr("Undecided"), help=self.tr("The checks warn of it")),
                Segment(
                    Unready.HOLD.value,
                    self.tr("Hold"),
                    help=self.tr("It is left out, and appears when that story is published"),
                ),
                Segment(
                    Unready.TOGETHER.value,
                    self.tr("Together"),
                    help=self.tr("That story is published in the same moment as this one"),
                ),
            ),
            icons,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, Space.LARGE)
        column.setSpacing(Space.LARGE)
        first = QHBoxLayout()
        first.setSpacing(Space.LARGE)
        first.addWidget(LabelledField(self.tr("Kind"), self.kind), 1)
        place = LabelledField(self.tr("Place"), self.placement)
        first.addWidget(place)
        drift = QHBoxLayout()
        drift.setSpacing(Space.SMALL)
        drift.addWidget(self._use_new)
        drift.addWidget(self._keep)
        drift.addWidget(self.take_title)
        drift.addStretch(1)
        last = QHBoxLayout()
        last.setSpacing(Space.SMALL)
        last.addWidget(self._open)
        last.addWidget(self.check)
        last.addWidget(self.note)
        last.addStretch(1)
        last.addWidget(self._remove)
        column.addLayout(first)
        column.addWidget(self._unready_field)
        column.addWidget(self.label)
        column.addWidget(self._drift)
        column.addLayout(drift)
        column.addWidget(self.reason)
        column.addLayout(last)

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind)
        self.placement.chosen.connect(self._on_placement)
        self.label.edited.connect(self.label_edited)
        self.reason.edited.connect(self.reason_edited)
        self._use_new.clicked.connect(self._on_use_new)
        self._keep.clicked.connect(self.label_kept)
        self.take_title.clicked.connect(self._on_take_title)
        self._open.clicked.connect(self.open_asked)
        self.check.clicked.connect(self.check_asked)
        self.unready.chosen.connect(self._on_unready)
        self.note.clicked.connect(self.note_asked)
        self._remove.clicked.connect(self.removal_asked)

    def _on_kind(self, _index: int) -> None:
        self.kind_chosen.emit(LinkKind(self.kind.currentData()))

    def _on_unready(self, chosen: str) -> None:
        self.unready_chosen.emit(Unready("" if chosen == "leave" else chosen))

    def _on_placement(self, placement: str) -> None:
        self.placement_chosen.emit(Placement(placement))

    def _on_take_title(self) -> None:
        self.label_edited.emit(self._found_title)

    def _on_use_new(self) -> None:
        self.label_edited.emit("")
