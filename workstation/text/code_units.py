"""Places in a text: our code points, and the UTF-16 units that Qt counts in."""

from __future__ import annotations

from collections.abc import Sequence


def utf16_offset(text: str, offset: int) -> int:
    """Convert an offset in code points into Qt's UTF-16 units."""
    head = text[:offset]
    return offset if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def code_point_offset(text: str, position: int) -> int:
    """Convert Qt's UTF-16 position into an offset in code points."""
    if text.isascii():
        return min(position, len(text))
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(head.decode("utf-16-le", "ignore"))


def code_point_offsets(text: str, positions: Sequence[int]) -> dict[int, int]:
    """Convert UTF-16 positions in ascending order into offsets in code points."""
    if text.isascii():
        return {place: min(place, len(text)) for place in positions}
    units = text.encode("utf-16-le", "surrogatepass")
    found: dict[int, int] = {}
    reached = offset = 0
    for place in positions:
        offset += len(units[2 * reached : 2 * place].decode("utf-16-le", "ignore"))
        found[place], reached = offset, place
    return found
