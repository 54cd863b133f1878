"""A heading that shows or hides what is under it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.theme_tokens import Space


class Foldout(QWidget):
    """Keeps something secondary out of the way until a person asks for it."""

    unfolded = Signal(bool)
    """Whether the content is shown now."""

    def __init__(
        self, title: str, content: QWidget, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self.content = content
        """What is shown or hidden."""
        self.button = QToolButton(self)
        """The heading."""
        self.button.setText(title)
        self.button.setCheckable(True)
        self.button.setProperty("fold", "true")
        self.button.setIconSize(QSize(14, 14))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.button)
        column.addWidget(content)
        self._show(False)

    def unfold(self, shown: bool = True) -> None:
        """Show the content, or hide it."""
        self.button.setChecked(shown)

    def _show(self, shown: bool) -> None:
        self.content.setVisible(shown)
        self.button.setIcon(
            self._icons.icon("chevron-down" if shown else "chevron-right", Ink.FAINT)
        )
        self.unfolded.emit(shown)
