"""What a packet is to hold, for whom it is, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workstation.domain.canonical import folded, single_line
from workstation.domain.packets import SUFFIX, PacketSize, PictureChoice
from workstation.ui.counted import Counted
from workstation.ui.packets.words import size_words
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import LabelledField

WIDTH = 520
MOST_SHOWN = 6
"""Headlines of a packet that are named."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What a person chose."""

    to: str
    pictures: PictureChoice
    path: Path | None
    """The file; None for the shared folder."""
    whole: bool = True
    """With the versions that the person has already, so that others can open it too."""


class SendDialog(QDialog):
    """Asks to whom articles go, with which pictures, and where to."""

    def __init__(
        self,
        headlines: tuple[str, ...],
        people: tuple[str, ...],
        file: Path,
        exchange: Path | None,
        send: Callable[[Sending], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send as packet"))
        self.setFixedWidth(WIDTH)
        self._send, self._file = send, file
        self.to = QComboBox(self)
        """To whom it goes."""
        self.to.setEditable(True)
        self.to.addItems(people)
        self.to.setCurrentText("")
        self.to.currentTextChanged.connect(self._show_ready)
        self.originals = QRadioButton(self.tr("Originals"), self)
        """The pictures as they came in."""
        self.copies = QRadioButton(self.tr("Working copies"), self)
        """The pictures as large as pages show them."""
        self.folder = QRadioButton(self)
        """Into the folder that both newsrooms watch."""
        words = self.tr("Into the shared folder (%1)")
        self.folder.setText(words.replace("%1", str(exchange or "")))
        self.folder.setVisible(exchange is not None)
        self.elsewhere = QRadioButton(self)
        """Into a file, for a mail or a stick."""
        self.choose = Button(self.tr("Choose…"), small=True, parent=self)
        self.choose.clicked.connect(self._choose)
        self.note = QLabel(self)
        """Says how many pictures go along."""
        self.note.setProperty("role", "muted")
        self.note.setText(self.tr("Measuring the pictures…"))
        self.whole = QCheckBox(self)
        """Send what the person has already, too; shown where there is something of that kind."""
        self._held: Mapping[str, int] = {}
        self._groups = tuple(
            self._grouped(*buttons)
            for buttons in ((self.copies, self.originals), (self.folder, self.elsewhere))
        )
        self.copies.setChecked(True)
        (self.elsewhere if exchange is None else self.folder).setChecked(True)
        self._lay_out(headlines)
        self.elsewhere.toggled.connect(self._show_whole)
        self._show_file()
        self._show_ready()

    def show_size(self, size: PacketSize) -> None:
        """Say how large the packet would be either way."""
        words = self.tr("%1 (%2)")
        for button, name, choice in (
            (self.originals, self.tr("Originals"), PictureChoice.ORIGINAL),
            (self.copies, self.tr("Working copies"), PictureChoice.WORKING),
        ):
            button.setText(words.replace("%1", name).replace("%2", size_words(size.total(choice))))
            button.setEnabled(size.pictures > 0)
        self.note.setText(
            self.tr("%n picture(s) in it", "", size.pictures)
            if size.pictures
            else self.tr("There are no pictures in it: %1").replace("%1", size_words(size.texts))
        )
        self._held = size.held
        self._show_whole()

    def accept(self) -> None:
        """Send it."""
        path = self._file if self.elsewhere.isChecked() else None
        super().accept()
        whole = path is None or not self._held_there() or self.whole.isChecked()
        to, pictures = single_line(self.to.currentText()), _choice(self.copies.isChecked())
        self._send(Sending(to, pictures, path, whole))

    def _lay_out(self, headlines: tuple[str, ...]) -> None:
        shown = headlines if len(headlines) <= MOST_SHOWN else headlines[: MOST_SHOWN - 1]
        more = len(headlines) - len(shown)
        title = QLabel("\n".join((*shown, *([Counted().more(more)] if more else ()))), self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        hint = QLabel(
            self.tr(
                "Everything goes along: text, versions, notes, suggestions, pictures. "
                "You may go on writing here meanwhile; what comes back is merged."
            ),
            self,
        )
        hint.setProperty("role", "secondary")
        hint.setWordWrap(True)
        self.send = Button(self.tr("Send"), ButtonKind.PRIMARY)
        """Writes the packet."""
        self.send.setDefault(True)
        self.send.clicked.connect(self.accept)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        last = QHBoxLayout()
        last.setSpacing(Space.MEDIUM)
        last.addStretch(1)
        last.addWidget(cancel)
        last.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        for part in (title, hint, LabelledField(self.tr("To whom"), self.to, self)):
            column.addWidget(part)
        column.addWidget(self._group(self.tr("Pictures"), (self.copies, self.originals), self.note))
        place = QHBoxLayout()
        place.addWidget(self.elsewhere, 1)
        place.addWidget(self.choose)
        where = self._group(self.tr("Where to"), (self.folder,))
        where_column = where.layout()
        assert isinstance(where_column, QVBoxLayout)
        where_column.addLayout(place)
        column.addWidget(where)
        column.addWidget(self.whole)
        column.addLayout(last)

    def _grouped(self, *buttons: QRadioButton) -> QButtonGroup:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)
        return group

    def _group(
        self, title: str, buttons: tuple[QRadioButton, ...], note: QLabel | None = None
    ) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        label = QLabel(title, part)
        label.setProperty("role", "label")
        column.addWidget(label)
        for button in buttons:
            button.setAccessibleDescription(title)
            column.addWidget(button)
        if note is not None:
            column.addWidget(note)
        return part

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Send as packet"), str(self._file.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Packets (*.packet)")])
        dialog.selectFile(self._file.name)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        path = Path(name)
        self._file = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        self.elsewhere.setChecked(True)
        self._show_file()

    def _show_file(self) -> None:
        words = self.tr("Into a file: %1").replace("%1", self._file.name)
        self.elsewhere.setText(words)
        self.elsewhere.setToolTip(str(self._file))

    def _show_ready(self, _text: str = "") -> None:
        ready = bool(self.to.currentText().strip())
        self.send.setEnabled(ready)
        self.send.setToolTip("" if ready else self.tr("Say to whom it goes"))
        self._show_whole()

    def _held_there(self) -> int:
        return self._held.get(folded(self.to.currentText()), 0)

    def _show_whole(self) -> None:
        """Offer to send everything where a packet for that person would leave something out."""
        count = self._held_there()
        self.whole.setText(self.tr("Also %n version(s) that are there already", "", count))
        self.whole.setToolTip(
            self.tr("Only %1 can open the packet without them").replace(
                "%1", single_line(self.to.currentText())
            )
        )
        self.whole.setVisible(count > 0 and self.elsewhere.isChecked())
        self.adjustSize()


def _choice(copies: bool) -> PictureChoice:
    return PictureChoice.WORKING if copies else PictureChoice.ORIGINAL
