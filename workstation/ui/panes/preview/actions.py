"""Commands of the preview."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

_OPEN = frozenset((Need.ARTICLE_OPEN,))

ACTIONS = (
    ActionSpec(
        id="preview.print",
        title=QT_TRANSLATE_NOOP("Action", "Print…"),
        help=QT_TRANSLATE_NOOP("Action", "Print the page, or write it as a PDF"),
        method="print_page",
        menu=Menu.ARTICLE,
        icon="printer",
        shortcut=QKeySequence.StandardKey.Print,
        needs=_OPEN,
        group=8,
    ),
    ActionSpec(
        id="preview.open_in_browser",
        title=QT_TRANSLATE_NOOP("Action", "Open the page in a browser"),
        help=QT_TRANSLATE_NOOP("Action", "Show a copy of the page in your own browser"),
        method="open_in_browser",
        menu=Menu.ARTICLE,
        icon="external-link",
        needs=_OPEN,
        group=8,
    ),
    ActionSpec(
        id="preview.copy_rich_text",
        title=QT_TRANSLATE_NOOP("Action", "Copy as rich text"),
        help=QT_TRANSLATE_NOOP("Action", "Copy the whole article with its formatting"),
        method="copy_rich_text",
        menu=Menu.ARTICLE,
        icon="copy",
        needs=_OPEN,
        group=8,
    ),
    ActionSpec(
        id="preview.show_page",
        title=QT_TRANSLATE_NOOP("Action", "Preview as page"),
        help=QT_TRANSLATE_NOOP("Action", "Show the page as wide as the pane"),
        method="show_as_page",
        menu=Menu.VIEW,
        icon="monitor",
        needs=_OPEN,
        group=5,
    ),
    ActionSpec(
        id="preview.show_phone",
        title=QT_TRANSLATE_NOOP("Action", "Preview as on a phone"),
        help=QT_TRANSLATE_NOOP("Action", "Show the page as wide as a phone"),
        method="show_as_phone",
        menu=Menu.VIEW,
        icon="smartphone",
        needs=_OPEN,
        group=5,
    ),
    ActionSpec(
        id="preview.show_print",
        title=QT_TRANSLATE_NOOP("Action", "Preview as printed"),
        help=QT_TRANSLATE_NOOP("Action", "Show the page sheet by sheet, as on paper"),
        method="show_as_print",
        menu=Menu.VIEW,
        icon="file-text",
        needs=_OPEN,
        group=5,
    ),
    ActionSpec(
        id="preview.show_card",
        title=QT_TRANSLATE_NOOP("Action", "Preview as a social card"),
        help=QT_TRANSLATE_NOOP("Action", "Show the article as social networks show a link to it"),
        method="show_as_card",
        menu=Menu.VIEW,
        icon="id-card",
        needs=_OPEN,
        group=5,
    ),
    ActionSpec(
        id="preview.show_search",
        title=QT_TRANSLATE_NOOP("Action", "Preview as a search result"),
        help=QT_TRANSLATE_NOOP("Action", "Show the article as search engines list it"),
        method="show_as_search",
        menu=Menu.VIEW,
        icon="search",
        needs=_OPEN,
        group=5,
    ),
    ActionSpec(
        id="preview.edit_template",
        title=QT_TRANSLATE_NOOP("Action", "Edit the page template…"),
        help=QT_TRANSLATE_NOOP("Action", "Open the folder of the newsroom’s own page template"),
        method="edit_template",
        menu=Menu.NEWSROOM,
        icon="folder-open",
        group=6,
    ),
    ActionSpec(
        id="preview.restore_template",
        title=QT_TRANSLATE_NOOP("Action", "Go back to the supplied template…"),
        help=QT_TRANSLATE_NOOP("Action", "Use the page template that came with the program"),
        method="restore_template",
        menu=Menu.NEWSROOM,
        icon="rotate-ccw",
        group=6,
    ),
)
