"""What the organisation has turned off on this machine."""

from __future__ import annotations

from workstation.desk.desk import Desk
from workstation.domain.errors import NotAllowed
from workstation.domain.policy import Feature
from workstation.domain.wording import QT_TRANSLATE_NOOP

TURNED_OFF = QT_TRANSLATE_NOOP("Refusals", "Your organisation has turned this off on this machine.")


def refuses(desk: Desk, feature: Feature) -> bool:
    """Say whether something is turned off, and tell the person if it is."""
    off = desk.policy is not None and feature in desk.policy.off
    if off:
        desk.report(NotAllowed(TURNED_OFF))
    return off
