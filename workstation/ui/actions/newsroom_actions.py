"""The commands of the newsroom and of the help."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from workstation.ui.actions.spec import ActionSpec, Menu
from workstation.ui.translation import QT_TRANSLATE_NOOP

_Key = QKeySequence.StandardKey

NEWSROOM_ACTIONS = (
    ActionSpec(
        id="newsroom.open",
        title=QT_TRANSLATE_NOOP("Action", "Open another newsroom…"),
        help=QT_TRANSLATE_NOOP("Action", "Save everything and open the newsroom of another folder"),
        method="open_newsroom",
        menu=Menu.NEWSROOM,
        icon="folder-open",
        shortcut=_Key.Open,
    ),
    ActionSpec(
        id="newsroom.settings",
        title=QT_TRANSLATE_NOOP("Action", "Newsroom settings…"),
        help=QT_TRANSLATE_NOOP("Action", "Name, sections and people of this newsroom"),
        method="show_newsroom_settings",
        menu=Menu.NEWSROOM,
        icon="settings",
        shortcut="Ctrl+,",
    ),
    ActionSpec(
        id="newsroom.preferences",
        title=QT_TRANSLATE_NOOP("Action", "Preferences…"),
        help=QT_TRANSLATE_NOOP("Action", "Looks, writing and backups, as you like them"),
        method="show_preferences",
        menu=Menu.NEWSROOM,
        icon="sliders-horizontal",
        shortcut="Ctrl+Shift+,",
    ),
    ActionSpec(
        id="newsroom.back_up",
        title=QT_TRANSLATE_NOOP("Action", "Back up now"),
        help=QT_TRANSLATE_NOOP("Action", "Write a checked copy into the newsroom’s backups"),
        method="back_up",
        menu=Menu.NEWSROOM,
        icon="archive",
    ),
    ActionSpec(
        id="newsroom.backups",
        title=QT_TRANSLATE_NOOP("Action", "Backups…"),
        help=QT_TRANSLATE_NOOP("Action", "See the backups, try one out, or restore one"),
        method="show_backups",
        menu=Menu.NEWSROOM,
        icon="history",
    ),
)

HELP_ACTIONS = (
    ActionSpec(
        id="help.shortcuts",
        title=QT_TRANSLATE_NOOP("Action", "Keyboard shortcuts"),
        help=QT_TRANSLATE_NOOP("Action", "List every command and its keys"),
        method="show_shortcuts",
        menu=Menu.HELP,
        icon="keyboard",
        shortcut=_Key.HelpContents,
    ),
    ActionSpec(
        id="help.log",
        title=QT_TRANSLATE_NOOP("Action", "Show the log"),
        help=QT_TRANSLATE_NOOP("Action", "What the program has noted about its own work"),
        method="show_log",
        menu=Menu.HELP,
        icon="file-text",
    ),
    ActionSpec(
        id="help.about",
        title=QT_TRANSLATE_NOOP("Action", "About Editorial Workstation"),
        help=QT_TRANSLATE_NOOP("Action", "Versions, folders and licences"),
        method="show_about",
        menu=Menu.HELP,
        icon="info",
    ),
)
