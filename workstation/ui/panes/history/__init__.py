"""The versions of the open article, and what has changed since."""

from __future__ import annotations

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.history.pane import HistoryPane  # noqa: PLC0415

    return HistoryPane(context)


PANE = PaneSpec(
    id="history",
    title=QT_TRANSLATE_NOOP("Pane", "History"),
    help=QT_TRANSLATE_NOOP("Pane", "Keeps versions, compares them with the text, restores them."),
    icon="history",
    area=Area.RIGHT,
    order=6,
    create=_create,
)
