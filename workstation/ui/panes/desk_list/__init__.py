"""The desk list: stages, sections and saved searches, with how many articles each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workstation.ui.pane import Area, PaneSpec
from workstation.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from workstation.ui.context import Context
    from workstation.ui.pane import Pane


def _create(context: Context) -> Pane:
    from workstation.ui.panes.desk_list.pane import DeskListPane  # noqa: PLC0415 - when shown

    return DeskListPane(context)


PANE = PaneSpec(
    id="desk",
    title=QT_TRANSLATE_NOOP("Pane", "Desk"),
    help=QT_TRANSLATE_NOOP("Pane", "Stages, sections and saved searches"),
    icon="inbox",
    area=Area.LEFT,
    order=1,
    create=_create,
)
