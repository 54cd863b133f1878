"""A text of a figure that may be the picture's own, or this article's."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from workstation.ui.icons import Icons
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.fields import TextArea, TextField
from workstation.ui.widgets.properties import set_styled


class Origin(Enum):
    """Whose text is shown."""

    MASTER = auto()
    """The picture's: it is edited for every use."""
    AS_MASTER = auto()
    """The picture's, in a figure that has none of its own."""
    OWN = auto()
    """This figure's."""


class MasterField(QObject):
    """Adds to a field where its text comes from, and two buttons: reset to master, push to it."""

    edited = Signal(str)
    """A person changed the text, which is this now."""
    finished = Signal()
    """A person left the field."""
    reset_asked = Signal()
    """Show the master's text again."""
    push_asked = Signal()
    """Make this text the master's."""

    def __init__(self, field: TextArea | TextField, icons: Icons) -> None:
        super().__init__(field)
        self.field = field
        """Label, text and advice."""
        self._control: QWidget = field.box if isinstance(field, TextArea) else field.line
        self._state = QLabel(field)
        self._state.setProperty("role", "muted")
        self.reset = self._button("rotate-ccw", icons)
        """Shows the master's text again."""
        self.push = self._button("upload", icons)
        """Makes this text the master's."""
        field.add_beside_label(self._state, self.reset, self.push)
        field.edited.connect(self.edited)
        field.finished.connect(self.finished)
        self.reset.clicked.connect(self.reset_asked)
        self.push.clicked.connect(self.push_asked)

    def set_label(self, label: str) -> None:
        """Call the field something else."""
        self.field.label.setText(label)
        self._control.setAccessibleName(label)
        for button, words in (
            (self.reset, self.tr("%1: reset to master")),
            (self.push, self.tr("%1: push to master")),
        ):
            button.setAccessibleName(words.replace("%1", label))
        self.reset.setToolTip(self.tr("Reset to master: use the picture’s own text here"))
        self.push.setToolTip(self.tr("Push to master: make this the picture’s own text"))

    def show_text(self, text: str, origin: Origin, *, differs: bool = False) -> None:
        """Show a text and whose it is; what is being typed keeps its spaces."""
        typed = self.field.text()
        if not (self._control.hasFocus() and typed.split() == text.split()):
            self.field.set_text(text)
        set_styled(self._control, "inherited", origin is Origin.AS_MASTER)
        self._state.setText(self.tr("as master"))
        self._state.setVisible(origin is Origin.AS_MASTER and bool(text))
        self.reset.setVisible(origin is Origin.OWN)
        self.push.setVisible(origin is Origin.OWN and differs)

    def _button(self, icon: str, icons: Icons) -> ToolButton:
        return ToolButton("", icons.icon(icon), side=20, icon_side=13, parent=self.field)
