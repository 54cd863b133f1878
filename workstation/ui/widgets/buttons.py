"""Buttons with words, and buttons with an icon alone."""

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from workstation.ui.theme_tokens import Size


class ButtonKind(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    """The one next step of a place."""
    SECONDARY = "secondary"
    QUIET = "quiet"
    """Words without an edge, beside buttons that have one."""
    LINK = "link"
    """Leads to another place."""
    DANGER = "danger"
    """Takes something away."""


class Button(QPushButton):
    """A button with words.

    It takes the focus by keyboard only, so that a click leaves the cursor in the text.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: QIcon | None = None,
        small: bool = False,
        tooltip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind.value)
        self.setProperty("small", small)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(tooltip)
        if kind is ButtonKind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon is not None:
            side = Size.SMALL_ICON if small else 16
            # Wider than high: icons keep to the left, and the rest parts them from the words.
            self.setIconSize(QSize(side + 3, side))
            self.setIcon(icon)


class ToolButton(QToolButton):
    """A quiet icon button with a name and a tooltip."""

    def __init__(
        self,
        name: str,
        icon: QIcon,
        *,
        shortcut: QKeySequence | None = None,
        checkable: bool = False,
        side: int = Size.TOOL,
        icon_side: int = Size.ICON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare(side, icon_side)
        self.setIcon(icon)
        self.setCheckable(checkable)
        self._name(name, shortcut)

    @classmethod
    def of(cls, action: QAction, parent: QWidget | None = None) -> "ToolButton":
        """Make a button of an action: it has its name, icon, state and shortcut."""
        button = cls(action.iconText(), action.icon(), parent=parent)
        button.setDefaultAction(action)
        action.changed.connect(button._on_action_changed)
        button._on_action_changed()
        return button

    def _on_action_changed(self) -> None:
        # Qt takes over the action's own tooltip, which leaves out the shortcut.
        action = self.defaultAction()
        if action is not None:
            self._name(action.iconText(), action.shortcut())

    def _name(self, name: str, shortcut: QKeySequence | None) -> None:
        keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def _prepare(self, side: int, icon_side: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setAutoRaise(True)
        self.setFixedSize(side, side)
        self.setIconSize(QSize(icon_side, icon_side))
