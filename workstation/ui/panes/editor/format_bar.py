"""The row of formatting buttons above the draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workstation.ui.actions.spec import ActionSpec
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import ToolButton

HEIGHT = 43
ROOMY = 410
"""Pixels of width from which on there is space between the buttons."""
GROUPS = (
    ("heading_1", "bold", "italic", "quotation", "bullets", "numbers", "link"),
    ("picture", "related", "footnote"),
    ("find",),
)


class FormatBar(QFrame):
    """A button for each command that has a place here."""

    def __init__(
        self,
        specs: tuple[ActionSpec, ...],
        icons: Icons,
        appearance: Appearance,
        run: Callable[[str], Callable[[], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("line", "bottom")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Formatting"))
        by_id = {spec.id: spec for spec in specs}
        self.buttons: dict[str, ToolButton] = {}
        row = self._row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(Space.GUTTER + 3, 0, Space.GUTTER, 0)
        row.setSpacing(Space.TIGHT)
        for group in GROUPS:
            if self.buttons:
                row.addSpacing(Space.TIGHT)
                row.addWidget(_Divider(appearance, self))
                row.addSpacing(Space.TIGHT)
            for name in group:
                spec = by_id[f"editor.{name}"]
                keys = spec.sequences()
                button = ToolButton(
                    spec.shown_title().rstrip("…"),
                    icons.icon(spec.icon),
                    shortcut=keys[0] if keys else QKeySequence(),
                    parent=self,
                )
                button.setAccessibleDescription(spec.shown_help())
                button.clicked.connect(run(spec.method))
                self.buttons[name] = button
                row.addWidget(button)
        row.addStretch(1)

    def add_at_right(self, action: QAction) -> None:
        """Add a button for a command of the window."""
        button = ToolButton.of(action, self)
        self.buttons[action.objectName()] = button
        self._row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the buttons without space between them."""
        width = sum(button.width() for button in self.buttons.values())
        return QSize(width + 2 * len(GROUPS) * Space.MEDIUM, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer together where there is little room."""
        super().resizeEvent(event)
        self._row.setSpacing(Space.TIGHT if self.width() >= ROOMY else 0)


class _Divider(QWidget):
    """A short upright line."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setFixedSize(1, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._appearance.colours.border)
        painter.end()
