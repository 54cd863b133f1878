"""The related articles of the open article."""

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.related.pane import RelatedPane  # noqa: PLC0415 - made when shown

    return RelatedPane(context)


PANE = PaneSpec(
    id="related",
    title=QT_TRANSLATE_NOOP("Pane", "Related"),
    help=QT_TRANSLATE_NOOP("Pane", "Link other articles, and see who links here"),
    icon="newspaper",
    area=Area.RIGHT,
    order=2,
    create=_create,
)
