"""The page of the open article, as it will be published."""

from __future__ import annotations

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.panes.preview.actions import ACTIONS
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.preview.pane import PreviewPane  # noqa: PLC0415

    return PreviewPane(context)


PANE = PaneSpec(
    id="preview",
    title=QT_TRANSLATE_NOOP("Pane", "Preview"),
    help=QT_TRANSLATE_NOOP("Pane", "Shows the page as readers will get it."),
    icon="monitor",
    area=Area.RIGHT,
    order=1,
    create=_create,
    actions=ACTIONS,
)
