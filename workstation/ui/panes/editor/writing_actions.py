"""The commands for moving about in the draft, and for how it is shown."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

_Key = QKeySequence.StandardKey
_OPEN = frozenset({Need.ARTICLE_OPEN})

WRITING_ACTIONS = (
    ActionSpec(
        id="editor.paste_plain",
        title=QT_TRANSLATE_NOOP("Action", "Paste words alone"),
        help=QT_TRANSLATE_NOOP("Action", "Paste without headings, bold type and links"),
        method="paste_plain",
        menu=Menu.EDIT,
        icon="clipboard-paste",
        shortcut="Ctrl+Shift+V",
        needs=_OPEN,
        group=4,
    ),
    ActionSpec(
        id="editor.outline",
        title=QT_TRANSLATE_NOOP("Action", "Outline…"),
        help=QT_TRANSLATE_NOOP(
            "Action", "Go to a heading, a picture or a related article in the text"
        ),
        method="show_outline",
        menu=Menu.EDIT,
        icon="table-of-contents",
        shortcut="Ctrl+Shift+O",
        needs=_OPEN,
        group=5,
    ),
    ActionSpec(
        id="editor.move_up",
        title=QT_TRANSLATE_NOOP("Action", "Move line up"),
        help=QT_TRANSLATE_NOOP("Action", "Swap the lines, or the paragraph, with what is above"),
        method="move_up",
        menu=Menu.EDIT,
        icon="arrow-up",
        shortcut="Alt+Up",
        needs=_OPEN,
        group=6,
    ),
    ActionSpec(
        id="editor.move_down",
        title=QT_TRANSLATE_NOOP("Action", "Move line down"),
        help=QT_TRANSLATE_NOOP("Action", "Swap the lines, or the paragraph, with what is below"),
        method="move_down",
        menu=Menu.EDIT,
        icon="arrow-down",
        shortcut="Alt+Down",
        needs=_OPEN,
        group=6,
    ),
    ActionSpec(
        id="editor.paragraph_up",
        title=QT_TRANSLATE_NOOP("Action", "Move paragraph up"),
        help=QT_TRANSLATE_NOOP("Action", "Swap whole paragraphs with the one above"),
        method="move_paragraph_up",
        menu=Menu.EDIT,
        shortcut="Alt+Shift+Up",
        needs=_OPEN,
        group=6,
    ),
    ActionSpec(
        id="editor.paragraph_down",
        title=QT_TRANSLATE_NOOP("Action", "Move paragraph down"),
        help=QT_TRANSLATE_NOOP("Action", "Swap whole paragraphs with the one below"),
        method="move_paragraph_down",
        menu=Menu.EDIT,
        shortcut="Alt+Shift+Down",
        needs=_OPEN,
        group=6,
    ),
    ActionSpec(
        id="editor.indent",
        title=QT_TRANSLATE_NOOP("Action", "Indent"),
        help=QT_TRANSLATE_NOOP("Action", "Put the items of a list, or a quotation, further in"),
        method="indent",
        menu=Menu.FORMAT,
        shortcut="Ctrl+]",
        needs=_OPEN,
        group=4,
    ),
    ActionSpec(
        id="editor.outdent",
        title=QT_TRANSLATE_NOOP("Action", "Outdent"),
        help=QT_TRANSLATE_NOOP("Action", "Take the items of a list, or a quotation, further out"),
        method="outdent",
        menu=Menu.FORMAT,
        shortcut="Ctrl+[",
        needs=_OPEN,
        group=4,
    ),
    ActionSpec(
        id="editor.typographic",
        title=QT_TRANSLATE_NOOP("Action", "Typographic quotation marks"),
        help=QT_TRANSLATE_NOOP(
            "Action", "Set quotation marks and dashes as the language of the article wants them"
        ),
        method="toggle_typographic",
        menu=Menu.FORMAT,
        shortcut="Ctrl+Alt+Q",
        group=5,
        checkable=True,
    ),
    ActionSpec(
        id="editor.focus",
        title=QT_TRANSLATE_NOOP("Action", "Focus mode"),
        help=QT_TRANSLATE_NOOP("Action", "Dim all but the paragraph that is being written"),
        method="toggle_focus",
        menu=Menu.VIEW,
        icon="focus",
        shortcut="Shift+F11",
        group=4,
        checkable=True,
    ),
    ActionSpec(
        id="editor.typewriter",
        title=QT_TRANSLATE_NOOP("Action", "Typewriter scrolling"),
        help=QT_TRANSLATE_NOOP("Action", "Keep the line that is being written in the middle"),
        method="toggle_typewriter",
        menu=Menu.VIEW,
        shortcut="Ctrl+Shift+T",
        group=4,
        checkable=True,
    ),
    ActionSpec(
        id="editor.zoom_in",
        title=QT_TRANSLATE_NOOP("Action", "Larger text"),
        help=QT_TRANSLATE_NOOP("Action", "Zoom in: show the text of the draft larger"),
        method="zoom_in",
        menu=Menu.VIEW,
        icon="zoom-in",
        shortcut=_Key.ZoomIn,
        group=5,
    ),
    ActionSpec(
        id="editor.zoom_out",
        title=QT_TRANSLATE_NOOP("Action", "Smaller text"),
        help=QT_TRANSLATE_NOOP("Action", "Zoom out: show the text of the draft smaller"),
        method="zoom_out",
        menu=Menu.VIEW,
        icon="zoom-out",
        shortcut=_Key.ZoomOut,
        group=5,
    ),
    ActionSpec(
        id="editor.zoom_reset",
        title=QT_TRANSLATE_NOOP("Action", "Text in its own size"),
        help=QT_TRANSLATE_NOOP(
            "Action", "Show the text of the draft in the size it was designed for"
        ),
        method="zoom_reset",
        menu=Menu.VIEW,
        shortcut="Ctrl+0",
        group=5,
    ),
    ActionSpec(
        id="editor.wider",
        title=QT_TRANSLATE_NOOP("Action", "Wider lines"),
        help=QT_TRANSLATE_NOOP("Action", "Let the lines of the draft be longer"),
        method="make_wider",
        menu=Menu.VIEW,
        shortcut="Ctrl+Alt+Right",
        group=5,
    ),
    ActionSpec(
        id="editor.narrower",
        title=QT_TRANSLATE_NOOP("Action", "Narrower lines"),
        help=QT_TRANSLATE_NOOP("Action", "Let the lines of the draft be shorter"),
        method="make_narrower",
        menu=Menu.VIEW,
        shortcut="Ctrl+Alt+Left",
        group=5,
    ),
)
CHECKED = ("typographic", "focus", "typewriter")
"""Commands that turn something on or off; each is named like its setting."""
