"""The commands of the article list."""

from __future__ import annotations

from workstation.ui.actions.spec import ActionSpec, Menu
from workstation.ui.translation import QT_TRANSLATE_NOOP

ACTIONS = (
    ActionSpec(
        id="articles.filter",
        title=QT_TRANSLATE_NOOP("Action", "Filter the list"),
        help=QT_TRANSLATE_NOOP("Action", "Show only some of the articles listed"),
        method="show_filter",
        menu=Menu.VIEW,
        icon="filter",
        shortcut="Ctrl+Shift+F",
        group=4,
    ),
    ActionSpec(
        id="articles.save_search",
        title=QT_TRANSLATE_NOOP("Action", "Save this search…"),
        help=QT_TRANSLATE_NOOP("Action", "Keep what is listed under a name in the desk list"),
        method="save_search",
        menu=Menu.VIEW,
        icon="bookmark-plus",
        group=4,
    ),
)
