"""How a picture is framed: turned, cut to named shapes, and around which point.

All places are in ten-thousandths of the picture's upright width and height, after turning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from workstation.domain.canonical import Json

WHOLE = 10_000
"""The full width or height."""
LEAST = 200
"""No crop is narrower or lower than this."""
TURNS = (0, 90, 180, 270)
"""Degrees, clockwise."""

_SHAPE = re.compile(r"([1-9][0-9]{0,3})\s*[:x×/]\s*([1-9][0-9]{0,3})")
_MOST_SHAPES = 12


@dataclass(frozen=True, slots=True)
class Shape:
    """A ratio that the newsroom's pages use; `name` is what people call it, `key` is `W:H`."""

    key: str
    name: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name or self.key

    @property
    def ratio(self) -> float:
        """Width by height."""
        return ratio_of(self.key) or 1.0


SHAPES = (Shape("16:9"), Shape("4:3"), Shape("1:1", "Square"))
"""The shapes of a newsroom that has set none of its own."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A rectangle of a picture."""

    left: int = 0
    top: int = 0
    width: int = WHOLE
    height: int = WHOLE

    def within(self) -> Crop:
        """Return the rectangle moved and cut so that it lies on the picture."""
        width = max(LEAST, min(WHOLE, self.width))
        height = max(LEAST, min(WHOLE, self.height))
        left = max(0, min(WHOLE - width, self.left))
        return Crop(left, max(0, min(WHOLE - height, self.top)), width, height)


@dataclass(frozen=True, slots=True)
class Cut:
    """What of an original is drawn: turned clockwise, then cut."""

    turn: int = 0
    crop: Crop = Crop()

    @property
    def plain(self) -> bool:
        """Whether it is the picture as it came."""
        return self == Cut()

    @property
    def token(self) -> str:
        """Return a short name that no other cut has."""
        crop = self.crop
        return f"{self.turn}-{crop.left}-{crop.top}-{crop.width}-{crop.height}"

    @staticmethod
    def from_token(token: str) -> Cut | None:
        """Read what `token` wrote; None for anything else."""
        parts = token.split("-")
        if len(parts) != 5 or not all(part.isascii() and part.isdecimal() for part in parts):
            return None
        turn, left, top, width, height = (int(part) for part in parts)
        cut = Cut(turn, Crop(left, top, width, height))
        return cut if turn in TURNS and cut.crop == cut.crop.within() else None

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Return the size in pixels that it has of an original."""
        if self.turn in (90, 270):
            width, height = height, width
        return (
            max(1, round(width * self.crop.width / WHOLE)),
            max(1, round(height * self.crop.height / WHOLE)),
        )


@dataclass(frozen=True, slots=True)
class Framing:
    """A recipe: the original is never touched."""

    turn: int = 0
    focus: tuple[int, int] | None = None
    """The point that must stay in view; None is the middle."""
    crops: tuple[tuple[str, Crop], ...] = ()
    """Crops made by hand, by the shape's key; other shapes are cut around the focus."""
    shape: str = ""
    """The shape that the page shows; empty is the whole picture."""

    def by_hand(self, shape: str) -> Crop | None:
        """Return the crop made by hand for a shape."""
        return dict(self.crops).get(shape)

    def with_crop(self, shape: str, crop: Crop | None) -> Framing:
        """Return the framing with another crop for a shape; None leaves it to the focus."""
        crops = {key: kept for key, kept in self.crops if key != shape}
        if crop is not None:
            crops[shape] = crop.within()
        return replace(self, crops=tuple(sorted(crops.items())))

    def turned(self, degrees: int) -> Framing:
        """Return the framing of the picture turned further; the focus goes along, crops go."""
        focus = self.focus
        for _ in range(degrees % 360 // 90):
            focus = (WHOLE - focus[1], focus[0]) if focus is not None else None
        return replace(self, turn=(self.turn + degrees) % 360, focus=focus, crops=())

    def crop(self, shape: str, width: int, height: int) -> Crop:
        """Return the crop for a shape of an original of this size."""
        ratio = ratio_of(shape)
        if ratio is None:
            return Crop()
        made = self.by_hand(shape)
        if made is not None:
            return made
        if self.turn in (90, 270):
            width, height = height, width
        return around(self.focus, ratio, width, height)

    def cut(self, width: int, height: int, shape: str | None = None) -> Cut:
        """Return what is drawn of an original of this size, in its own shape or another."""
        return Cut(self.turn, self.crop(self.shape if shape is None else shape, width, height))


def ratio_of(shape: str) -> float | None:
    """Return width by height of a shape's key; None for the whole picture."""
    match = _SHAPE.fullmatch(shape)
    return int(match[1]) / int(match[2]) if match else None


def around(focus: tuple[int, int] | None, ratio: float, width: int, height: int) -> Crop:
    """Return the largest crop of a ratio that has the focus as near its middle as can be."""
    wide = min(1.0, ratio * height / max(1, width))
    high = min(1.0, width / max(1, height) / ratio)
    across, down = focus or (WHOLE // 2, WHOLE // 2)
    crop = Crop(0, 0, round(wide * WHOLE), round(high * WHOLE))
    return replace(crop, left=across - crop.width // 2, top=down - crop.height // 2).within()


def shapes_from(text: str) -> tuple[Shape, ...]:
    """Read shapes as people list them: `16:9, 4:3, Square 1:1`; what is none is passed over."""
    found: dict[str, Shape] = {}
    for part in re.split(r"[,;\n]", text):
        match = _SHAPE.search(part)
        if match:
            key = f"{int(match[1])}:{int(match[2])}"
            name = " ".join(f"{part[: match.start()]} {part[match.end() :]}".split())
            found.setdefault(key, Shape(key, name[:40]))
    return tuple(found.values())[:_MOST_SHAPES]


def shapes_text(shapes: Sequence[Shape]) -> str:
    """Write shapes as `shapes_from` reads them."""
    return ", ".join(f"{shape.name} {shape.key}".strip() for shape in shapes)


def framing_to_json(framing: Framing) -> dict[str, Json]:
    """Return a framing as JSON values, without what is as it came."""
    value: dict[str, Json] = {}
    if framing.turn:
        value["turn"] = framing.turn
    if framing.focus is not None:
        value["focus"] = list(framing.focus)
    if framing.crops:
        value["crops"] = {
            key: [crop.left, crop.top, crop.width, crop.height] for key, crop in framing.crops
        }
    if framing.shape:
        value["shape"] = framing.shape
    return value


def framing_from_json(value: Mapping[str, Json]) -> Framing:
    """Read a framing; what makes no sense is passed over."""
    focus = _numbers(value.get("focus"), 2)
    turn = value.get("turn")
    listed = value.get("crops")
    crops = []
    for key, entry in listed.items() if isinstance(listed, Mapping) else ():
        numbers = _numbers(entry, 4)
        if numbers is not None and ratio_of(str(key)) is not None:
            crops.append((str(key), Crop(*numbers).within()))
    shape = str(value.get("shape") or "")
    return Framing(
        turn=int(cast("int", turn)) if turn in TURNS else 0,
        focus=(_inside(focus[0]), _inside(focus[1])) if focus is not None else None,
        crops=tuple(sorted(crops)),
        shape=shape if ratio_of(shape) is not None else "",
    )


def _inside(number: int) -> int:
    return max(0, min(WHOLE, number))


def _numbers(value: Json, count: int) -> list[int] | None:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != count:
        return None
    if not all(isinstance(one, int | float) for one in value):
        return None
    return [round(cast("float", one)) for one in value]
