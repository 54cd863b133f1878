"""A row of joined buttons of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from workstation.ui.icons import Icons
from workstation.ui.widgets.properties import set_styled


@dataclass(frozen=True, slots=True)
class Segment:
    """One of the choices."""

    id: str
    text: str
    icon: str = ""
    """An icon's name, before the words."""
    help: str = ""


class SegmentedControl(QFrame):
    """Shows a few choices side by side; arrow keys go from one to the next."""

    chosen = Signal(str)
    """A person chose the segment with this id."""

    def __init__(
        self,
        name: str,
        segments: Sequence[Segment],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, segment in enumerate(segments):
            button = self._button(segment, icons)
            button.setProperty("edge", _edge(index, len(segments)))
            button.setChecked(index == 0)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self._group.buttonToggled.connect(self._on_toggled)
        self._compact = False
        self._whole: int | None = None

    def current(self) -> str:
        """Return the id of the chosen segment."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, segment_id: str) -> None:
        """Show a segment as chosen, without the signal."""
        self._buttons[segment_id].setChecked(True)

    def set_compact(self, compact: bool) -> None:
        """Show the words of the chosen segment only, and icons of the others; tips name them."""
        if compact != self._compact:
            self._compact = compact
            for button in self._buttons.values():
                set_styled(button, "compact", compact)
                self._on_toggled(button, button.isChecked())

    def whole_width(self) -> int:
        """Return how wide the control is with all its words."""
        if self._whole is None:
            compact = self._compact
            self.set_compact(False)
            self._whole = sum(button.sizeHint().width() for button in self._buttons.values())
            self.set_compact(compact)
        return self._whole

    def changeEvent(self, event: QEvent) -> None:
        """Measure again with other letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._whole = None

    def set_text(self, segment_id: str, text: str) -> None:
        """Give a segment other words, such as a new count."""
        self._buttons[segment_id].setText(text)
        self._whole = None

    def set_available(self, segment_id: str, available: bool, why_not: str = "") -> None:
        """Let a segment be chosen, or say why it cannot be."""
        self._buttons[segment_id].setEnabled(available)
        self._buttons[segment_id].setToolTip("" if available else why_not)

    def button(self, segment_id: str) -> QToolButton:
        """Return a segment's button."""
        return self._buttons[segment_id]

    def _button(self, segment: Segment, icons: Icons) -> QToolButton:
        button = QToolButton(self)
        button.setText(segment.text)
        button.setCheckable(True)
        button.setProperty("segment", segment.id)
        button.setToolTip(segment.help)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if segment.icon:
            button.setIcon(icons.icon(segment.icon))
            button.setIconSize(QSize(19, 16))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._group.addButton(button)
        self._buttons[segment.id] = button
        return button

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        one = self._buttons[button.property("segment")]
        if not one.icon().isNull():
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            short = Qt.ToolButtonStyle.ToolButtonIconOnly
            one.setToolButtonStyle(short if self._compact and not checked else style)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.property("segment"))


def _edge(index: int, count: int) -> str:
    if count == 1:
        return "only"
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"
