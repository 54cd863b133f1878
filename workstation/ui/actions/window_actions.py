"""The commands that the window itself carries out, in the order of its menus."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from workstation.ui.actions.article_actions import ARTICLE_ACTIONS
from workstation.ui.actions.newsroom_actions import HELP_ACTIONS, NEWSROOM_ACTIONS
from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.actions.view_actions import VIEW_ACTIONS
from workstation.ui.translation import QT_TRANSLATE_NOOP

_Key = QKeySequence.StandardKey

EDIT_ACTIONS = (
    ActionSpec(
        id="edit.undo",
        title=QT_TRANSLATE_NOOP("Action", "Undo"),
        help=QT_TRANSLATE_NOOP("Action", "Take back the last change of this article"),
        method="undo",
        menu=Menu.EDIT,
        icon="undo-2",
        shortcut=_Key.Undo,
        needs=frozenset({Need.CAN_UNDO}),
    ),
    ActionSpec(
        id="edit.redo",
        title=QT_TRANSLATE_NOOP("Action", "Redo"),
        help=QT_TRANSLATE_NOOP("Action", "Make the change again that was taken back"),
        method="redo",
        menu=Menu.EDIT,
        icon="redo-2",
        shortcut=_Key.Redo,
        needs=frozenset({Need.CAN_REDO}),
    ),
    ActionSpec(
        id="edit.go_to_line",
        title=QT_TRANSLATE_NOOP("Action", "Go to line…"),
        help=QT_TRANSLATE_NOOP(
            "Action",
            "Go to a line by its number, or to a heading: as “:120” in the search box does",
        ),
        method="go_to_line",
        menu=Menu.EDIT,
        shortcut="Ctrl+Alt+G",
        needs=frozenset({Need.ARTICLE_OPEN}),
        group=5,
    ),
    ActionSpec(
        id="edit.spelling",
        title=QT_TRANSLATE_NOOP("Action", "Check spelling"),
        help=QT_TRANSLATE_NOOP("Action", "Mark misspelt words as you write, or leave them alone"),
        method="toggle_spelling",
        menu=Menu.EDIT,
        group=6,
    ),
)

WINDOW_ACTIONS = ARTICLE_ACTIONS + EDIT_ACTIONS + VIEW_ACTIONS + NEWSROOM_ACTIONS + HELP_ACTIONS
