"""Commands of the workflow."""

from __future__ import annotations

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

_OPEN = frozenset((Need.ARTICLE_OPEN,))

ACTIONS = (
    ActionSpec(
        id="review.note",
        title=QT_TRANSLATE_NOOP("Action", "Add a note"),
        help=QT_TRANSLATE_NOOP("Action", "Note something about the selected words or the article"),
        method="add_note",
        menu=Menu.REVIEW,
        icon="message-square-plus",
        shortcut="Ctrl+Alt+M",
        needs=_OPEN,
        group=0,
    ),
    ActionSpec(
        id="review.next_note",
        title=QT_TRANSLATE_NOOP("Action", "Next note"),
        help=QT_TRANSLATE_NOOP("Action", "Go to the next open note in the text"),
        method="next_note",
        menu=Menu.REVIEW,
        icon="arrow-down",
        shortcut="F9",
        needs=_OPEN,
        group=0,
    ),
    ActionSpec(
        id="review.previous_note",
        title=QT_TRANSLATE_NOOP("Action", "Previous note"),
        help=QT_TRANSLATE_NOOP("Action", "Go to the open note before this place"),
        method="previous_note",
        menu=Menu.REVIEW,
        icon="arrow-up",
        shortcut="Shift+F9",
        needs=_OPEN,
        group=0,
    ),
    ActionSpec(
        id="review.advance",
        title=QT_TRANSLATE_NOOP("Action", "Move on to the next stage"),
        help=QT_TRANSLATE_NOOP("Action", "Submit, start review, approve or publish: what is next"),
        method="advance",
        menu=Menu.REVIEW,
        icon="send",
        shortcut="Ctrl+Shift+Return",
        needs=_OPEN,
        group=1,
    ),
    ActionSpec(
        id="review.ask_for_changes",
        title=QT_TRANSLATE_NOOP("Action", "Ask for changes…"),
        help=QT_TRANSLATE_NOOP("Action", "Send the article back to its writer with a note"),
        method="ask_for_changes",
        menu=Menu.REVIEW,
        icon="message-square-plus",
        needs=_OPEN,
        group=1,
    ),
    ActionSpec(
        id="review.back_to_draft",
        title=QT_TRANSLATE_NOOP("Action", "Back to draft"),
        help=QT_TRANSLATE_NOOP("Action", "Take the article back before its review begins"),
        method="back_to_draft",
        menu=Menu.REVIEW,
        icon="undo-2",
        needs=_OPEN,
        group=1,
    ),
    ActionSpec(
        id="review.spike",
        title=QT_TRANSLATE_NOOP("Action", "Spike"),
        help=QT_TRANSLATE_NOOP("Action", "Put the article aside; it can be brought back"),
        method="spike",
        menu=Menu.REVIEW,
        icon="archive",
        needs=_OPEN,
        group=2,
    ),
)
