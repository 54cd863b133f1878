"""All commands of one window, as Qt actions that are enabled while they make sense."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from shiboken6 import isValid

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.ui.actions.spec import ActionSpec, Need
from workstation.ui.icons import Icons

Target = Callable[[], QObject]
"""Gives the object whose method carries a command out, making it if need be."""


class Actions(QObject):
    """Makes one `QAction` per declared command and keeps it enabled as its needs hold.

    Each is made when it is first asked for: the first paint shows few of them.
    """

    added = Signal(str)
    """The id of a command that is known now."""

    def __init__(self, desk: Desk, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._icons = icons
        self._specs: dict[str, ActionSpec] = {}
        self._targets: dict[str, Target] = {}
        self._actions: dict[str, QAction] = {}
        self._checked: dict[str, bool] = {}
        self._article: OpenArticle | None = None
        self._holding: set[Need] = set()
        self._off: set[str] = set()
        desk.current_changed.connect(self._bind)
        desk.beside_changed.connect(self._refresh)
        desk.tabs_changed.connect(self._refresh)
        self._bind(desk.current)

    def add(self, specs: tuple[ActionSpec, ...], target: Target) -> None:
        """Register commands whose methods belong to what `target` returns."""
        for spec in specs:
            if spec.id in self._specs:
                raise ValueError(f"two commands are called {spec.id}")
            self._specs[spec.id] = spec
            self._targets[spec.id] = target
            self.added.emit(spec.id)
        self._refresh()

    def action(self, action_id: str) -> QAction:
        """Return a command's Qt action, making it if need be."""
        action = self._actions.get(action_id)
        if action is None:
            action = self._actions[action_id] = self._made(self._specs[action_id])
        return action

    def knows(self, action_id: str) -> bool:
        """Say whether there is a command of that id yet."""
        return action_id in self._specs

    def show_checked(self, action_id: str, on: bool) -> None:
        """Say whether what a command turns on is on; it may not be known yet."""
        self._checked[action_id] = on
        if action_id in self._actions:
            self._actions[action_id].setChecked(on)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Return all commands, in the order they were registered."""
        return tuple(self._specs.values())

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.shown_title(), self)
        action.setObjectName(spec.id)
        action.setShortcuts(spec.sequences())
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip(spec.shown_help())
        action.setToolTip(_tool_tip(spec, action))
        if spec.icon:
            action.setIcon(self._icons.icon(spec.icon))
        if spec.checkable:
            action.setCheckable(True)
            action.setChecked(self._checked.get(spec.id, False))
        action.triggered.connect(partial(_run, self._targets[spec.id], spec.method))
        self._turn_off(spec.id, action)
        action.setEnabled(self._offered(spec))
        return action

    def _turn_off(self, action_id: str, action: QAction) -> None:
        """Leave out what the organisation does not want, and say so."""
        if self._desk.policy is None:
            return
        from workstation.ui.actions import turned_off  # noqa: PLC0415 - hardly ever

        if turned_off.turned_off(self._desk.policy, action_id):
            self._off.add(action_id)
            action.setToolTip(turned_off.set_by_organisation())
            action.setStatusTip(turned_off.set_by_organisation())

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None and isValid(self._article.history):
            self._article.history.canUndoChanged.disconnect(self._refresh)
            self._article.history.canRedoChanged.disconnect(self._refresh)
        self._article = article
        if article is not None:
            article.history.canUndoChanged.connect(self._refresh)
            article.history.canRedoChanged.connect(self._refresh)
        self._refresh()

    def _refresh(self, _changed: object = None) -> None:
        article = self._article
        if article is not None and not isValid(article.history):
            article = None  # it is being left: its history says so as it goes
        holding = set()
        if self._desk.beside_next is not None and article is not None:
            holding.add(Need.OTHER_OPEN)
        if self._desk.beside is not None:
            holding.add(Need.BESIDE)
        if article is not None:
            holding.add(Need.ARTICLE_OPEN)
            if article.history.canUndo():
                holding.add(Need.CAN_UNDO)
            if article.history.canRedo():
                holding.add(Need.CAN_REDO)
        self._holding = holding
        for action_id, action in self._actions.items():
            action.setEnabled(self._offered(self._specs[action_id]))

    def _offered(self, spec: ActionSpec) -> bool:
        return spec.needs <= self._holding and spec.id not in self._off


def _run(target: Target, method: str, _checked: bool = False) -> None:
    getattr(target(), method)()


def _tool_tip(spec: ActionSpec, action: QAction) -> str:
    shortcut = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return f"{spec.shown_help()} ({shortcut})" if shortcut else spec.shown_help()
