"""Moving and resizing a crop without changing its shape."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workstation.domain.framing import LEAST, WHOLE, Crop


@dataclass(frozen=True, slots=True)
class Corner:
    """One of a crop's four corners."""

    right: bool
    bottom: bool


def moved(crop: Crop, across: int, down: int) -> Crop:
    """Return the crop elsewhere, kept on the picture."""
    left = min(max(crop.left + across, 0), WHOLE - crop.width)
    return replace(crop, left=left, top=min(max(crop.top + down, 0), WHOLE - crop.height))


def resized(crop: Crop, corner: Corner, across: int) -> Crop:
    """Return the crop with a corner dragged so far; the corner opposite stays where it is."""
    wider = across if corner.right else -across
    room_across = WHOLE - crop.left if corner.right else crop.left + crop.width
    room_down = WHOLE - crop.top if corner.bottom else crop.top + crop.height
    width = crop.width + wider
    width = min(width, room_across, room_down * crop.width // crop.height)
    width, height = _sides(crop, width)
    left = crop.left if corner.right else crop.left + crop.width - width
    top = crop.top if corner.bottom else crop.top + crop.height - height
    return Crop(left, top, width, height)


def scaled(crop: Crop, share: float) -> Crop:
    """Return the crop larger or smaller around its middle, kept on the picture."""
    most = min(WHOLE, WHOLE * crop.width // crop.height)
    width, height = _sides(crop, min(round(crop.width * share), most))
    middle = (crop.left + crop.width // 2, crop.top + crop.height // 2)
    plain = Crop(0, 0, width, height)
    return moved(plain, middle[0] - width // 2, middle[1] - height // 2)


def _sides(crop: Crop, width: int) -> tuple[int, int]:
    """Return a width near the one wanted, and the height that goes with it."""
    least = max(LEAST, -(-LEAST * crop.width // crop.height))
    width = max(width, least)
    return width, min(WHOLE, round(width * crop.height / crop.width))
