"""The article list: what the entry chosen in the desk list holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workstation.ui.pane import Area, PaneSpec
from workstation.ui.panes.articles.actions import ACTIONS
from workstation.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from workstation.ui.context import Context
    from workstation.ui.pane import Pane


def _create(context: Context) -> Pane:
    from workstation.ui.panes.articles.pane import ArticlesPane  # noqa: PLC0415 - when shown

    return ArticlesPane(context)


PANE = PaneSpec(
    id="articles",
    title=QT_TRANSLATE_NOOP("Pane", "Articles"),
    help=QT_TRANSLATE_NOOP("Pane", "The articles of the entry chosen in the desk list"),
    icon="newspaper",
    area=Area.LEFT,
    order=2,
    create=_create,
    actions=ACTIONS,
)
