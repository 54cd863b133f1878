"""Where the open article is in the workflow, and what can be done about it."""

from __future__ import annotations

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.panes.review.actions import ACTIONS
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.review.pane import ReviewPane  # noqa: PLC0415

    return ReviewPane(context)


PANE = PaneSpec(
    id="review",
    title=QT_TRANSLATE_NOOP("Pane", "Review"),
    help=QT_TRANSLATE_NOOP("Pane", "Moves the article on, and tells what happened to it."),
    icon="message-square-text",
    area=Area.RIGHT,
    order=4,
    create=_create,
    actions=ACTIONS,
)
