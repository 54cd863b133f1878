"""What stands beneath a picture in the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workstation.domain.pictures import Picture
from workstation.ui.counted import Counted
from workstation.ui.translation import translate

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Caption:
    """Two lines: what the picture is, and whose, with what should be known of it."""

    title: str
    second: str
    worry: bool
    """The second line says something that should be seen to."""

    @property
    def spoken(self) -> str:
        """Return both for screen readers."""
        return f"{self.title}, {self.second}" if self.second else self.title


def describe(picture: Picture, uses: int, today: date) -> Caption:
    """Say what a picture is; of what is to be known of it only what matters most."""
    title = " ".join(picture.caption.split()) or picture.file_name
    worry = _worry(picture, today)
    credit = picture.credit or picture.source
    note = worry or _note(picture, uses)
    second = SEPARATOR.join(part for part in (credit, note) if part)
    return Caption(title, second[:1].upper() + second[1:], bool(worry))


def _worry(picture: Picture, today: date) -> str:
    until = picture.rights.until
    if picture.rights.expired(today):
        return translate("LibraryWords", "rights have ended")
    if until is not None and picture.rights.ending(today):
        left = (until - today).days
        return (
            translate("LibraryWords", "rights end today")
            if left == 0
            else Counted().days_of_rights(left)
        )
    if not picture.alt.strip():
        return translate("LibraryWords", "alt text missing")
    if not picture.credit.strip():
        return translate("LibraryWords", "credit missing")
    return "" if picture.caption.strip() else translate("LibraryWords", "caption missing")


def _note(picture: Picture, uses: int) -> str:
    if picture.rights.until is not None:
        return translate("LibraryWords", "rights to %1").replace(
            "%1", str(picture.rights.until.year)
        )
    return Counted().articles(uses) if uses else translate("LibraryWords", "not used yet")
