"""The ways in which the preview shows an article."""

from __future__ import annotations

from enum import StrEnum

CHOICE = "preview.mode"
"""The name under which the choice is found again at the next start."""


class Mode(StrEnum):
    """One way; the value is what is remembered."""

    PAGE = "page"
    PHONE = "phone"
    PRINT = "print"
    CARD = "card"
    SEARCH = "search"

    @property
    def live(self) -> bool:
        """Whether the browser itself is seen."""
        return self in (Mode.PAGE, Mode.PHONE)


def mode_of(name: str) -> Mode:
    """Return the mode of a name; the page for one that is not known."""
    return Mode(name) if name in set(Mode) else Mode.PAGE
