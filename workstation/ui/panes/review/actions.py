"""Commands of the workflow."""

from __future__ import annotations

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

_OPEN = frozenset((Need.ARTICLE_OPEN,))

ACTIONS = (
    ActionSpec(
        id="review.suggesting",
        title=QT_TRANSLATE_NOOP("Action", "Suggest changes"),
        help=QT_TRANSLATE_NOOP("Action", "What is typed is suggested, and decided on afterwards"),
        method="toggle_suggesting",
        menu=Menu.REVIEW,
        icon="square-pen",
        shortcut="Ctrl+Alt+S",
        needs=_OPEN,
        group=0,
    ),
    ActionSpec(
        id="review.accept",
        title=QT_TRANSLATE_NOOP("Action", "Accept the suggestion"),
        help=QT_TRANSLATE_NOOP(
            "Action", "Make the change that is selected, or that the cursor is in"
        ),
        method="accept",
        menu=Menu.REVIEW,
        icon="check",
        shortcut="Ctrl+Alt+Y",
        needs=_OPEN,
        group=0,
    ),
    ActionSpec(
        id="review.reject",
        title=QT_TRANSLATE_NOOP("Action", "Reject the suggestion"),
        help=QT_TRANSLATE_NOOP(
            "Action", "Leave the text as it was, where it is selected or the cursor is"
        ),
        method="reject",
        menu=Menu.REVIEW,
        icon="x",
        shortcut="Ctrl+Alt+X",
        needs=_OPEN,
        group=0,
    ),
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
        title=QT_TRANSLATE_NOOP("Action", "Next note or suggestion"),
        help=QT_TRANSLATE_NOOP("Action", "Go to the next open note or suggestion in the text"),
        method="next_note",
        menu=Menu.REVIEW,
        icon="arrow-down",
        shortcut="F9",
        needs=_OPEN,
        group=0,
    ),
    ActionSpec(
        id="review.previous_note",
        title=QT_TRANSLATE_NOOP("Action", "Previous note or suggestion"),
        help=QT_TRANSLATE_NOOP("Action", "Go to the open note or suggestion before this place"),
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
    ActionSpec(
        id="review.corrections",
        title=QT_TRANSLATE_NOOP("Action", "Corrections log…"),
        help=QT_TRANSLATE_NOOP("Action", "What of published articles was corrected or withdrawn"),
        method="show_corrections",
        menu=Menu.REVIEW,
        icon="history",
        group=3,
    ),
)
