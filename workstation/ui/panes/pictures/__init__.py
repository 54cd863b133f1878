"""The pictures of the open article."""

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.pictures.pane import PicturesPane  # noqa: PLC0415 - when shown

    return PicturesPane(context)


PANE = PaneSpec(
    id="pictures",
    title=QT_TRANSLATE_NOOP("Pane", "Images"),
    help=QT_TRANSLATE_NOOP("Pane", "The article’s pictures, with their captions and rights"),
    icon="images",
    area=Area.RIGHT,
    order=3,
    create=_create,
)
