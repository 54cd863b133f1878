"""A notice inside a pane or over the draft, with what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.theme_tokens import Space, Tone
from workstation.ui.widgets.buttons import Button, ToolButton
from workstation.ui.widgets.icon_label import IconLabel
from workstation.ui.widgets.properties import set_styled


class Level(Enum):
    """How serious a notice is."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


_LOOKS = {
    Level.INFO: (Tone.TEAL, "info", Ink.ACCENT),
    Level.DONE: (Tone.GREEN, "circle-check", Ink.OK),
    Level.WARNING: (Tone.AMBER, "triangle-alert", Ink.WARN),
    Level.ERROR: (Tone.RED, "circle-x", Ink.BLOCK),
}


@dataclass(frozen=True, slots=True)
class BannerAction:
    """Something that can be done about a notice."""

    id: str
    text: str


class Banner(QFrame):
    """A strip with an icon, a sentence and buttons."""

    chosen = Signal(str)
    """A person pressed the button of the action with this id."""
    dismissed = Signal()
    """A person closed the notice, which hid itself."""

    def __init__(
        self,
        icons: Icons,
        level: Level,
        text: str,
        actions: Sequence[BannerAction] = (),
        *,
        dismissible: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        tone, icon, ink = _LOOKS[level]
        self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(icons, icon, ink, parent=self)
        self._text = QLabel(text, self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.GUTTER, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        self._row.setSpacing(Space.MEDIUM)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._close = ToolButton(
            self.tr("Dismiss"), icons.icon("x"), side=22, icon_side=14, parent=self
        )
        self._close.setVisible(dismissible)
        self._close.clicked.connect(self._on_close)
        self._row.addWidget(self._close)
        self._buttons: list[Button] = []
        self._set_actions(actions)
        self.setAccessibleName(text)

    def show_notice(self, level: Level, text: str, actions: Sequence[BannerAction] = ()) -> None:
        """Say something else, and be seen."""
        tone, icon, ink = _LOOKS[level]
        set_styled(self, "tone", tone.value)
        self._icon.show_icon(icon, ink)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._set_actions(actions)
        self.show()

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons of the actions, in order."""
        return tuple(self._buttons)

    def _set_actions(self, actions: Sequence[BannerAction]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for action in actions:
            button = Button(action.text, small=True, parent=self)
            button.setProperty("action", action.id)
            button.clicked.connect(self._on_action)
            self._row.insertWidget(self._row.indexOf(self._close), button)
            self._buttons.append(button)

    def _on_action(self) -> None:
        self.chosen.emit(self.sender().property("action"))

    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()
