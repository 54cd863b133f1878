"""Who has the article, and giving it to somebody."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.elided_label import ElidedLabel


class Assignee(QWidget):
    """Says with whom an article is; an editor gives it to another from a menu."""

    chosen = Signal(str)
    """The person who is to have the article; empty for nobody."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(parent=self)
        self._label.setProperty("role", "small")
        self._label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.button = ToolButton(
            self.tr("Give the article to somebody"), icons.icon("user-plus"), parent=self
        )
        """Opens the menu; shown to editors."""
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        """Those who can have the article."""
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self._label)
        row.addWidget(self.button)
        row.addStretch(1)

    def words(self) -> str:
        """Return what is said."""
        return self._label.accessibleName() or self._label.text()

    def show_assignee(self, name: str, acting: str, people: tuple[str, ...]) -> None:
        """Say who has the article, and offer it to these people; to none without the right to."""
        self._label.setText(self.tr("with %1").replace("%1", name) if name else "")
        self.button.setVisible(bool(people))
        self.menu.clear()
        if acting in people and acting != name:
            self._offer(acting, self.tr("Take it"))
            self.menu.addSeparator()
        for person in people:
            action = self._offer(person, person)
            action.setCheckable(True)
            action.setChecked(person == name)
        if name:
            self.menu.addSeparator()
            self._offer("", self.tr("Nobody"))

    def _offer(self, person: str, title: str) -> QAction:
        action = QAction(title.replace("&", "&&"), self.menu)
        action.triggered.connect(partial(self._on_triggered, person))
        self.menu.addAction(action)
        return action

    def _on_triggered(self, person: str, _checked: bool = False) -> None:
        self.chosen.emit(person)
