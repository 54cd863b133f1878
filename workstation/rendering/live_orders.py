"""What is said between the desk and the render process about a page that is being written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from workstation.domain.page import Page
    from workstation.domain.page_change import PageChange


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines that take the place of others, and the rest of the page, whose body does not count.

    With `fresh`, the lines are the whole text, and the answer is the whole page: a new stream
    begins, numbered by its ticket. Changes count on from there.
    """

    ticket: int
    stream: int
    article: str
    page: Page
    first: int
    removed: int
    lines: tuple[str, ...]

    @property
    def fresh(self) -> bool:
        """It begins a stream."""
        return self.stream == self.ticket


@dataclass(frozen=True, slots=True)
class GoOn:
    """Render more of a page that was answered in part."""

    ticket: int
    stream: int


@dataclass(frozen=True, slots=True)
class Check:
    """Compare the page with one rendered as a whole; the text has this length and checksum."""

    ticket: int
    stream: int
    length: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Leave a comparison for later; has no answer of its own."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What is new on the page."""

    ticket: int
    stream: int
    change: PageChange
    done: bool
    """All of the page is there; otherwise only its beginning, and more can be asked for."""
    fresh: bool = False
    """The change makes the page from nothing."""


@dataclass(frozen=True, slots=True)
class Lost:
    """There is no such stream any more; `too_long` when rendering it was given up."""

    ticket: int
    stream: int
    too_long: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """How a comparison ended: with what had to be put right, if anything."""

    ticket: int
    stream: int
    repair: PageChange | None = None
    stopped: bool = False


LiveOrder: TypeAlias = Edit | GoOn | Check
LiveAnswer: TypeAlias = Changed | Lost | Checked
