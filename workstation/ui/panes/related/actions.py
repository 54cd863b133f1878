"""The commands of the related pane."""

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

ACTIONS = (
    ActionSpec(
        id="related.find",
        title=QT_TRANSLATE_NOOP("Action", "Link an article…"),
        method="start_finding",
        menu=Menu.INSERT,
        help=QT_TRANSLATE_NOOP("Action", "Look for an article to link, or paste an address"),
        icon="newspaper",
        shortcut="Ctrl+Alt+K",
        needs=frozenset({Need.ARTICLE_OPEN}),
    ),
)
