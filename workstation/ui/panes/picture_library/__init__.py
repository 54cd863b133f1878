"""The newsroom's pictures."""

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.panes.picture_library.actions import ACTIONS
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.picture_library.pane import (  # noqa: PLC0415 - made when shown
        PictureLibraryPane,
    )

    return PictureLibraryPane(context)


PANE = PaneSpec(
    id="picture_library",
    title=QT_TRANSLATE_NOOP("Pane", "Picture library"),
    help=QT_TRANSLATE_NOOP("Pane", "All pictures of the newsroom"),
    icon="images",
    area=Area.CENTRE,
    order=2,
    create=_create,
    actions=ACTIONS,
)
