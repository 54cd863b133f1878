"""What stands in a template for texts that it may place but not look into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Never

_MARK = re.compile("<\x02([0-9]+)\x03>")


def _refuse(*_given: object) -> Never:
    raise TypeError("This text is not here.")


class _Guarded:
    """Nothing can be done with it but what a subclass allows."""

    __str__ = __repr__ = __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = _refuse
    __len__ = __iter__ = __contains__ = __getitem__ = __add__ = __radd__ = _refuse
    __hash__ = None  # type: ignore[assignment]  # no key of anything


class Unseen(_Guarded):
    """Stands for a text that is not there; whatever a template does with it is an error."""

    __bool__ = _refuse


class Place(_Guarded):
    """Stands for a block of the text: it can be put into the page, once, and nothing else."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __bool__(self) -> bool:
        return True

    def __html__(self) -> str:
        """Return the mark that the block will replace."""
        return f"<\x02{self._number}\x03>"


def between(html: str, places: int) -> tuple[str, ...] | None:
    """Return what stands before, between and after the places, if each is there in its order."""
    cut: Sequence[str] = _MARK.split(html)
    in_order = cut[1::2] == [str(number) for number in range(places)]
    return tuple(cut[::2]) if in_order else None
