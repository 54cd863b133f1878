"""The commands for packets."""

from __future__ import annotations

from workstation.ui.actions.spec import ActionSpec, Menu, Need
from workstation.ui.translation import QT_TRANSLATE_NOOP

PACKET_ACTIONS = (
    ActionSpec(
        id="packet.send",
        title=QT_TRANSLATE_NOOP("Action", "Send as packet…"),
        help=QT_TRANSLATE_NOOP("Action", "Write this article to a file for another newsroom"),
        method="send",
        menu=Menu.ARTICLE,
        icon="package",
        shortcut="Ctrl+Shift+E",
        needs=frozenset({Need.ARTICLE_OPEN}),
        group=3,
    ),
    ActionSpec(
        id="packet.open",
        title=QT_TRANSLATE_NOOP("Action", "Open packet…"),
        help=QT_TRANSLATE_NOOP("Action", "See what another newsroom has sent, and take it in"),
        method="choose",
        menu=Menu.ARTICLE,
        icon="package-open",
        shortcut="Ctrl+Alt+I",
        group=3,
    ),
    ActionSpec(
        id="packet.decide",
        title=QT_TRANSLATE_NOOP("Action", "Merge two versions…"),
        help=QT_TRANSLATE_NOOP("Action", "Decide what both sides changed in this article"),
        method="decide",
        menu=Menu.ARTICLE,
        icon="git-merge",
        shortcut="Ctrl+Shift+M",
        needs=frozenset({Need.ARTICLE_OPEN}),
        group=3,
    ),
)
