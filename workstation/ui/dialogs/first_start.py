"""The first start: an empty newsroom, the demo newsroom, or one that is there already."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workstation.ui.icons import Icons
from workstation.ui.notices import failure
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.banner import Banner, Level
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import TextField


class Beginning(Enum):
    """What a new newsroom holds."""

    DEMO = "demo"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for."""

    folder: Path
    beginning: Beginning
    name: str
    """Of the newsroom; for an empty one."""
    person: str
    """Who begins it; for an empty one."""


Make = Callable[[Wish], None]
"""Makes a newsroom; runs beside the GUI thread."""


class FirstStartDialog(QDialog):
    """Asks how to begin, makes the newsroom, and says where it is."""

    _made = Signal(object)
    """The future of the making, from its thread."""

    def __init__(self, folder: Path, make: Make, icons: Icons, problem: str = "") -> None:
        super().__init__()
        self.folder = folder
        """The newsroom to open, once the dialog is accepted."""
        self._make = make
        self._worker = ThreadPoolExecutor(1, "first-start")
        self.setWindowTitle(self.tr("Welcome to Editorial Workstation"))
        self.setMinimumWidth(540)
        self._problem = Banner(icons, Level.WARNING, problem, dismissible=False)
        self._problem.setVisible(bool(problem))
        self._make_choices()
        self._make_fields()
        self._make_foot()
        self._lay_out()
        self._show_place()
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def done(self, result: int) -> None:
        """End, with no thread left behind."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        super().done(result)

    def begin(self) -> None:
        """Make the chosen newsroom."""
        beginning = Beginning.DEMO if self._demo.isChecked() else Beginning.EMPTY
        wish = Wish(self.folder, beginning, self._name.text().strip(), self._person.text().strip())
        self._set_enabled(False)
        self._busy.show()
        future = self._worker.submit(self._make, wish)
        future.add_done_callback(self._made.emit)

    def _make_choices(self) -> None:
        self._demo = QRadioButton(self.tr("Look around in the demo newsroom"))
        self._demo.setChecked(True)
        self._empty = QRadioButton(self.tr("Start an empty newsroom"))
        group = QButtonGroup(self)
        group.addButton(self._demo)
        group.addButton(self._empty)

    def _make_fields(self) -> None:
        """Make what an empty newsroom asks for."""
        self._name = TextField(self.tr("Name of the newsroom"))
        self._name.set_text(self.tr("Our newsroom"))
        self._person = TextField(self.tr("Your name"))
        self._fields = QWidget(self)
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(24, 0, 0, 0)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self._name)
        inside.addWidget(self._person)
        self._fields.setEnabled(False)
        self._empty.toggled.connect(self._fields.setEnabled)

    def _make_foot(self) -> None:
        """Make what says where the newsroom is kept, and that it is being made."""
        self._place = QLabel()
        self._place.setProperty("role", "muted")
        self._place.setWordWrap(True)
        self._busy = QProgressBar()
        self._busy.setAccessibleName(self.tr("Making the newsroom"))
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        keeps_its_place = self._busy.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(keeps_its_place)
        self._busy.hide()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("How would you like to begin?"))
        title.setProperty("role", "title")
        demo = self._explanation(
            self.tr(
                "The Harbour Courier: a small-town paper with articles in every stage, "
                "pictures and links. Change whatever you like."
            )
        )
        empty = self._explanation(self.tr("Your own paper, from the first article on."))
        parts: tuple[tuple[QWidget, ...], ...] = (
            (title, self._problem),
            (self._demo, demo),
            (self._empty, empty, self._fields),
            (self._place, self._busy),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        for part in parts:
            for widget in part:
                column.addWidget(widget)
            column.addSpacing(Space.MEDIUM)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _set_enabled(self, enabled: bool) -> None:
        for part in (self._demo, self._empty, self._begin, self._other, self._move):
            part.setEnabled(enabled)
        self._fields.setEnabled(enabled and self._empty.isChecked())

    def _explanation(self, text: str) -> QWidget:
        label = QLabel(text)
        label.setProperty("role", "secondary")
        label.setWordWrap(True)
        label.setContentsMargins(24, 0, 0, 0)
        return label

    def _buttons(self) -> QHBoxLayout:
        self._other = Button(self.tr("Open a newsroom that is there…"), ButtonKind.QUIET)
        self._other.clicked.connect(self._choose_existing)
        self._move = Button(self.tr("Keep it elsewhere…"), ButtonKind.QUIET)
        self._move.clicked.connect(self._choose_place)
        self._begin = Button(self.tr("Begin"), ButtonKind.PRIMARY)
        self._begin.setDefault(True)
        self._begin.clicked.connect(self.begin)
        row = QHBoxLayout()
        row.addWidget(self._other)
        row.addWidget(self._move)
        row.addStretch(1)
        row.addWidget(self._begin)
        return row

    def _show_place(self) -> None:
        self._place.setText(self.tr("It is kept in %1").replace("%1", str(self.folder)))

    def _choose_place(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Where is the newsroom to be kept?"), str(Path.home())
        )
        if name:
            self.folder = Path(name) / self.folder.name
            self._show_place()

    def _choose_existing(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Choose the newsroom’s folder"), str(Path.home())
        )
        if name:
            self.folder = Path(name)
            self.accept()

    def _on_made(self, future: Future[None]) -> None:
        error = future.exception()
        self._busy.hide()
        if error is None:
            self.accept()
            return
        self._set_enabled(True)
        words = failure(error) if isinstance(error, Exception) else str(error)
        self._problem.show_notice(Level.ERROR, words)
