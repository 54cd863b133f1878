"""Commands of the preview."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

ACTIONS = (
    ActionSpec(
        id="preview.print",
        title=QT_TRANSLATE_NOOP("Action", "Print…"),
        help=QT_TRANSLATE_NOOP("Action", "Print the page, or write it as a PDF"),
        method="print_page",
        menu=Menu.ARTICLE,
        icon="printer",
        shortcut=QKeySequence.StandardKey.Print,
        needs=frozenset((Need.ARTICLE_OPEN,)),
        group=8,
    ),
    ActionSpec(
        id="preview.switch_width",
        title=QT_TRANSLATE_NOOP("Action", "Preview as page or phone"),
        help=QT_TRANSLATE_NOOP("Action", "Show the page as wide as the pane, or as a phone"),
        method="switch_width",
        menu=Menu.VIEW,
        icon="smartphone",
        needs=frozenset((Need.ARTICLE_OPEN,)),
        group=5,
    ),
)
