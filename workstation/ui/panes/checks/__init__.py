"""What the checks find in the open article."""

from __future__ import annotations

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.panes.checks.actions import ACTIONS
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.checks.pane import ChecksPane  # noqa: PLC0415

    return ChecksPane(context)


PANE = PaneSpec(
    id="checks",
    title=QT_TRANSLATE_NOOP("Pane", "Checks"),
    help=QT_TRANSLATE_NOOP("Pane", "Lists what to put right before the article goes on."),
    icon="check-check",
    area=Area.RIGHT,
    order=5,
    create=_create,
    actions=ACTIONS,
)
