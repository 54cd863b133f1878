"""Commands of the checks."""

from __future__ import annotations

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

_OPEN = frozenset((Need.ARTICLE_OPEN,))

ACTIONS = (
    ActionSpec(
        id="checks.next",
        title=QT_TRANSLATE_NOOP("Action", "Next finding"),
        help=QT_TRANSLATE_NOOP("Action", "Go to the next thing that the checks have found"),
        method="next_finding",
        menu=Menu.REVIEW,
        shortcut="F8",
        needs=_OPEN,
        group=3,
    ),
    ActionSpec(
        id="checks.previous",
        title=QT_TRANSLATE_NOOP("Action", "Previous finding"),
        help=QT_TRANSLATE_NOOP("Action", "Go back to the finding before"),
        method="previous_finding",
        menu=Menu.REVIEW,
        shortcut="Shift+F8",
        needs=_OPEN,
        group=3,
    ),
)
