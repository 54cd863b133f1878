"""The menu behind the newsroom's name, made from the declared commands."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workstation.desk.desk import Desk
from workstation.domain.newsroom import Newsroom
from workstation.ui.actions.registry import Actions
from workstation.ui.actions.spec import ActionSpec, Menu
from workstation.ui.translation import translate


class MainMenu(QObject):
    """One menu per subject with its commands in groups, and the choice of who is working."""

    newsroom_chosen = Signal(object)
    """The folder of one of the newsrooms that were open before."""

    def __init__(
        self, actions: Actions, desk: Desk, parent: QWidget, recent: tuple[Path, ...] = ()
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._desk = desk
        self._before = recent
        self.root = QMenu(parent)
        """Empty until `fill`: the first paint shows none of it."""
        self._people = QMenu(self.tr("Working as"), parent)
        self._people_group: QActionGroup | None = None

    def fill(self) -> None:
        """Make the menus; call it once, when all commands are declared."""
        actions, desk = self._actions, self._desk
        for menu in Menu:
            specs = [spec for spec in actions.specs() if spec.menu is menu]
            if specs:
                title = translate("Menu", menu.value)
                filled = self.root.addMenu(title)
                self._fill(filled, specs, actions)
                if menu is Menu.NEWSROOM and self._before:
                    before = self._recent(self._before)
                    filled.insertMenu(actions.action("newsroom.settings"), before)
                if menu is Menu.NEWSROOM:
                    self.root.addMenu(self._people)
        desk.newsroom_changed.connect(self._show_people)
        desk.acting_changed.connect(self._mark_person)
        self._show_people(desk.newsroom)

    def _recent(self, folders: tuple[Path, ...]) -> QMenu:
        menu = QMenu(self.tr("Recent newsrooms"), self.root)
        for folder in folders:
            action = menu.addAction(str(folder).replace("&", "&&"))
            action.triggered.connect(partial(self._choose_newsroom, folder))
        return menu

    def _choose_newsroom(self, folder: Path, _checked: bool = False) -> None:
        self.newsroom_chosen.emit(folder)

    def _fill(self, menu: QMenu, specs: list[ActionSpec], actions: Actions) -> None:
        group = None
        for spec in sorted(specs, key=lambda spec: spec.group):
            if group is not None and spec.group != group:
                menu.addSeparator()
            group = spec.group
            menu.addAction(actions.action(spec.id))

    def _show_people(self, newsroom: Newsroom) -> None:
        self._people.clear()
        if self._people_group is not None:
            self._people_group.deleteLater()
        self._people_group = QActionGroup(self)
        for person in newsroom.people:
            if person.collective:
                continue
            action = QAction(person.name, self._people_group, checkable=True)
            action.setChecked(person.name == self._desk.acting)
            action.triggered.connect(partial(self._choose, person.name))
            self._people.addAction(action)
        self._people.menuAction().setVisible(bool(self._people_group.actions()))

    def _choose(self, name: str, _checked: bool = False) -> None:
        self._desk.set_acting(name)

    def _mark_person(self, name: str) -> None:
        if self._people_group is not None:
            for action in self._people_group.actions():
                action.setChecked(action.text() == name)
