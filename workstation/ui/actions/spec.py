"""The declaration of a command."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QKeySequence

from workstation.ui.translation import QT_TRANSLATE_NOOP, translate


class Need(Enum):
    """What must hold for a command to be offered."""

    ARTICLE_OPEN = auto()
    """There is a current article."""
    OTHER_OPEN = auto()
    """Another article is open that is not to be seen."""
    BESIDE = auto()
    """An article is shown beside the current one."""
    CAN_UNDO = auto()
    CAN_REDO = auto()


class Menu(Enum):
    """The menus, in their order; the value is the untranslated title."""

    ARTICLE = QT_TRANSLATE_NOOP("Menu", "Article")
    EDIT = QT_TRANSLATE_NOOP("Menu", "Edit")
    FORMAT = QT_TRANSLATE_NOOP("Menu", "Format")
    INSERT = QT_TRANSLATE_NOOP("Menu", "Insert")
    VIEW = QT_TRANSLATE_NOOP("Menu", "View")
    REVIEW = QT_TRANSLATE_NOOP("Menu", "Review")
    NEWSROOM = QT_TRANSLATE_NOOP("Menu", "Newsroom")
    HELP = QT_TRANSLATE_NOOP("Menu", "Help")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One command: what it is called, how it is reached, and which method carries it out.

    `title` and `help` are marked with `QT_TRANSLATE_NOOP("Action", …)`; `method` is a method
    without parameters of the object the command is registered with (a pane, the window).
    """

    id: str
    """`related.add`: the owner's name, a dot, a verb."""
    title: str
    method: str
    menu: Menu
    help: str
    """One sentence for the tool tip and the shortcut page."""
    icon: str = ""
    shortcut: str | QKeySequence.StandardKey | None = None
    """In Qt's portable notation, or one of the platform's standard keys."""
    needs: frozenset[Need] = frozenset()
    checkable: bool = False
    """It turns something on and off; `Actions.show_checked` says how it is."""
    group: int = 0
    """Commands of a menu stand in groups, in order, with a line between."""

    def shown_title(self) -> str:
        """Return the title in the language of the window."""
        return translate("Action", self.title)

    def shown_help(self) -> str:
        """Return the help in the language of the window."""
        return translate("Action", self.help)

    def sequences(self) -> list[QKeySequence]:
        """Return the shortcuts on this platform."""
        if self.shortcut is None:
            return []
        if isinstance(self.shortcut, str):
            return [QKeySequence(self.shortcut)]
        return QKeySequence.keyBindings(self.shortcut)
