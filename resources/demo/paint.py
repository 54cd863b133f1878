"""A small painter's kit on top of Pillow: gradients, ridges, glow, water, reflections, grain."""

from __future__ import annotations

import itertools
import math
import random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    Point: TypeAlias = tuple[float, float]
    Box: TypeAlias = tuple[float, float, float, float]
    Stops: TypeAlias = Sequence[tuple[float, str]]


def rgb(colour: str) -> tuple[int, int, int]:
    """Read a colour written as #rrggbb."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def rgba(colour: str, alpha: float) -> tuple[int, int, int, int]:
    """Read a colour and give it an opacity from 0 to 1."""
    red, green, blue = rgb(colour)
    return red, green, blue, round(255 * alpha)


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies between two others."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def curve(points: Sequence[Point], steps: int = 14) -> list[Point]:
    """Return a smooth line through the points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    out: list[Point] = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            out.append(
                (_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t))
            )
    return [*out, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


class Canvas:
    """A picture painted at twice its size, in coordinates of the finished picture."""

    SCALE = 2

    def __init__(self, width: int, height: int, seed: int, ground: str = "#000000") -> None:
        self.width = width
        self.height = height
        self.rng = random.Random(seed)
        self.image = Image.new("RGB", (width * self.SCALE, height * self.SCALE), rgb(ground))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def _up(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.SCALE, y * self.SCALE) for x, y in points]

    def _box(self, box: Box) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = (round(v * self.SCALE) for v in box)
        return x0, y0, x1, y1

    # Flat shapes

    def poly(self, points: Sequence[Point], colour: str, alpha: float = 1) -> None:
        """Fill a polygon."""
        self.pen.polygon(self._up(points), fill=rgba(colour, alpha))

    def rect(self, box: Box, colour: str, alpha: float = 1, radius: float = 0) -> None:
        """Fill a rectangle, with rounded corners if asked."""
        x0, y0, x1, y1 = self._box(box)
        if x1 <= x0 or y1 <= y0:
            return
        shape = (x0, y0, x1 - 1, y1 - 1)
        self.pen.rounded_rectangle(shape, round(radius * self.SCALE), fill=rgba(colour, alpha))

    def oval(self, box: Box, colour: str, alpha: float = 1) -> None:
        """Fill an ellipse."""
        self.pen.ellipse(self._box(box), fill=rgba(colour, alpha))

    def disc(self, x: float, y: float, radius: float, colour: str, alpha: float = 1) -> None:
        """Fill a circle."""
        self.oval((x - radius, y - radius, x + radius, y + radius), colour, alpha)

    def dome(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill the upper half of a circle."""
        box = self._box((x - radius, y - radius, x + radius, y + radius))
        self.pen.pieslice(box, 180, 360, fill=rgba(colour, 1))

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """Draw a circle's outline."""
        box = self._box((x - radius, y - radius, x + radius, y + radius))
        self.pen.ellipse(box, outline=rgba(colour, 1), width=round(width * self.SCALE))

    def arc(self, box: Box, span: Point, colour: str, width: float) -> None:
        """Draw part of an ellipse's outline, between two angles in degrees."""
        fill = rgba(colour, 1)
        self.pen.arc(self._box(box), span[0], span[1], fill=fill, width=round(width * self.SCALE))

    def line(
        self, points: Sequence[Point], colour: str, width: float = 2, alpha: float = 1
    ) -> None:
        """Draw a line with rounded joints."""
        thick = max(1, round(width * self.SCALE))
        self.pen.line(self._up(points), fill=rgba(colour, alpha), width=thick, joint="curve")

    def dashes(
        self, points: Sequence[Point], colour: str, width: float, dash: float, gap: float
    ) -> None:
        """Draw a dashed line."""
        run: list[Point] = []
        travelled = 0.0
        for start, end in itertools.pairwise(points):
            length = math.dist(start, end)
            steps = max(1, round(length))
            for step in range(steps):
                share = step / steps
                here = (
                    start[0] + (end[0] - start[0]) * share,
                    start[1] + (end[1] - start[1]) * share,
                )
                travelled += length / steps
                if travelled % (dash + gap) < dash:
                    run.append(here)
                elif len(run) > 1:
                    self.line(run, colour, width)
                    run = []
        if len(run) > 1:
            self.line(run, colour, width)

    def text(
        self, at: Point, words: str, size: float, colour: str, anchor: str = "mm", bold: float = 0
    ) -> None:
        """Write words; the face comes with Pillow, so every machine draws the same."""
        font = ImageFont.load_default(size * self.SCALE)
        self.pen.text(
            (at[0] * self.SCALE, at[1] * self.SCALE),
            words,
            fill=rgba(colour, 1),
            font=font,
            anchor=anchor,
            stroke_width=bold * self.SCALE,
            stroke_fill=rgba(colour, 1),
        )

    # Light and colour

    def ramp(self, size: tuple[int, int], stops: Stops, sideways: bool = False) -> Image.Image:
        """Return a gradient image of this size in device pixels."""
        steps = 512
        strip = Image.new("RGB", (1, steps))
        for step in range(steps):
            strip.putpixel((0, step), rgb(_at(stops, step / (steps - 1))))
        if sideways:
            strip = strip.transpose(Image.Transpose.ROTATE_90)
        return strip.resize(size, Image.Resampling.BICUBIC)

    def gradient(self, box: Box, stops: Stops, sideways: bool = False) -> None:
        """Fill a rectangle with a gradient."""
        x0, y0, x1, y1 = self._box(box)
        self.image.paste(self.ramp((x1 - x0, y1 - y0), stops, sideways), (x0, y0))

    def shaded(self, points: Sequence[Point], stops: Stops, sideways: bool = False) -> None:
        """Fill a polygon with a gradient that spans its extent."""
        xs = [p[0] for p in points]
        ys = [p[1] for p in points]
        x0, y0, x1, y1 = self._box((min(xs), min(ys), max(xs), max(ys)))
        mask = Image.new("L", (x1 - x0 + 1, y1 - y0 + 1), 0)
        moved = [(x * self.SCALE - x0, y * self.SCALE - y0) for x, y in points]
        ImageDraw.Draw(mask).polygon(moved, fill=255)
        self.image.paste(self.ramp(mask.size, stops, sideways), (x0, y0), mask)

    def glow(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        colour: str,
        strength: float = 1,
        falloff: float = 2.2,
    ) -> None:
        """Lay a soft light on the picture."""
        disc = Image.radial_gradient("L")
        table = [round(255 * strength * max(0.0, 1 - v / 181) ** falloff) for v in range(256)]
        mask = disc.point(table)
        x0, y0, x1, y1 = self._box((x - rx, y - ry, x + rx, y + ry))
        mask = mask.resize((x1 - x0, y1 - y0), Image.Resampling.BICUBIC)
        light = Image.new("RGB", mask.size, rgb(colour))
        self.image.paste(light, (x0, y0), mask)

    def veil(self, box: Box, colour: str, stops: Sequence[Point]) -> None:
        """Lay a colour over a rectangle with an opacity that changes from top to bottom."""
        greys = [(at, "#" + f"{round(255 * alpha):02x}" * 3) for at, alpha in stops]
        x0, y0, x1, y1 = self._box(box)
        mask = self.ramp((x1 - x0, y1 - y0), greys).convert("L")
        self.image.paste(Image.new("RGB", mask.size, rgb(colour)), (x0, y0), mask)

    def soft(
        self,
        shapes: Sequence[Sequence[Point]],
        colour: str,
        alpha: float,
        blur: float,
    ) -> None:
        """Fill polygons with blurred edges."""
        small = (self.width, self.height)
        mask = Image.new("L", small, 0)
        pen = ImageDraw.Draw(mask)
        for shape in shapes:
            pen.polygon(list(shape), fill=round(255 * alpha))
        mask = mask.filter(ImageFilter.GaussianBlur(blur)).resize(self.image.size)
        self.image.paste(Image.new("RGB", mask.size, rgb(colour)), (0, 0), mask)

    # Landscape

    def ridge(self, base: float, height: float, waves: float, rough: float = 0.25) -> list[Point]:
        """Return the outline of a range of hills across the whole width."""
        phases = [self.rng.uniform(0, math.tau) for _ in range(6)]
        points: list[Point] = []
        for x in range(-20, self.width + 40, 10):
            angle = x / self.width * math.tau
            level = sum(
                math.sin(angle * waves * (1.9**k) + phase) * rough**k
                for k, phase in enumerate(phases)
            )
            points.append((x, base - height * (0.5 + 0.5 * level)))
        return points

    def hills(
        self,
        base: float,
        height: float,
        waves: float,
        stops: Stops,
        foot: float | None = None,
        rough: float = 0.25,
    ) -> None:
        """Paint a range of hills down to its foot."""
        outline = self.ridge(base, height, waves, rough)
        bottom = base if foot is None else foot
        closed = [*outline, (self.width + 40, bottom), (-20, bottom)]
        self.shaded(closed, stops)

    def stars(self, box: Box, count: int, colour: str = "#ffffff") -> None:
        """Scatter stars, fewer towards the bottom."""
        for _ in range(count):
            x = self.rng.uniform(box[0], box[2])
            y = box[1] + (box[3] - box[1]) * self.rng.random() ** 1.6
            self.disc(x, y, self.rng.choice((0.8, 1, 1, 1.6)), colour, self.rng.uniform(0.25, 0.9))

    def cloud(self, x: float, y: float, width: float, colour: str, alpha: float = 0.6) -> None:
        """Paint one long, flat cloud with soft ends."""
        for _ in range(9):
            shift = self.rng.uniform(-0.35, 0.35) * width
            wide = width * self.rng.uniform(0.15, 0.34)
            tall = wide * self.rng.uniform(0.07, 0.16)
            rise = self.rng.uniform(-0.045, 0.03) * width
            self.glow(x + shift, y + rise, wide, tall, colour, alpha, 1.1)

    def ripples(
        self, box: Box, count: int, colours: Sequence[str], alpha: float = 0.35, reach: float = 90
    ) -> None:
        """Scatter flat strokes over water, longer and thicker towards the viewer."""
        x0, y0, x1, y1 = box
        for _ in range(count):
            depth = self.rng.random() ** 1.3
            y = y0 + (y1 - y0) * depth
            half = reach * (0.12 + depth) * self.rng.uniform(0.3, 1)
            x = self.rng.uniform(x0, x1)
            thick = 0.7 + 3.2 * depth * self.rng.uniform(0.4, 1)
            shape = [(x - half, y), (x, y - thick), (x + half, y), (x, y + thick * 0.6)]
            self.poly(shape, self.rng.choice(list(colours)), alpha * self.rng.uniform(0.4, 1))

    def mirror(
        self, horizon: float, depth: float, strength: float, swing: float = 5, fade: float = 0.2
    ) -> None:
        """Reflect what stands above the horizon, broken by ripples."""
        scale = self.SCALE
        top = round((horizon - depth) * scale)
        edge = round(horizon * scale)
        source = self.image.crop((0, top, self.image.width, edge))
        flipped = source.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        broken = Image.new("RGB", flipped.size)
        phase = self.rng.uniform(0, math.tau)
        for y in range(0, flipped.height, 2):
            share = y / flipped.height
            wave = math.sin(y / (14 + 40 * share) + phase) + 0.5 * math.sin(y / 23)
            shift = round(wave * swing * scale * (0.15 + share))
            row = flipped.crop((0, y, flipped.width, y + 2))
            broken.paste(row, (shift, y))
            if shift > 0:
                broken.paste(row.crop((0, 0, shift, 2)), (0, y))
            elif shift < 0:
                broken.paste(row.crop((row.width + shift, 0, row.width, 2)), (row.width + shift, y))
        greys = [(0.0, _grey(strength)), (1.0, _grey(strength * fade))]
        mask = self.ramp(broken.size, greys).convert("L")
        self.image.paste(broken, (0, edge), mask)

    def gulls(self, box: Box, count: int, colour: str, size: float = 16) -> None:
        """Scatter birds on the wing."""
        for _ in range(count):
            x = self.rng.uniform(box[0], box[2])
            y = self.rng.uniform(box[1], box[3])
            span = size * self.rng.uniform(0.5, 1)
            tilt = self.rng.uniform(-0.25, 0.25) * span
            wings = curve(
                [
                    (x - span, y + tilt),
                    (x - span * 0.5, y - span * 0.34 + tilt * 0.5),
                    (x, y),
                    (x + span * 0.5, y - span * 0.34 - tilt * 0.5),
                    (x + span, y - tilt),
                ],
                6,
            )
            self.line(wings, colour, max(1.2, span * 0.13))

    # Finish

    def vignette(self, colour: str, strength: float) -> None:
        """Darken the corners."""
        table = [round(255 * strength * (v / 255) ** 2.4) for v in range(256)]
        mask = Image.radial_gradient("L").point(table).resize(self.image.size)
        self.image.paste(Image.new("RGB", mask.size, rgb(colour)), (0, 0), mask)

    def finish(self, grain: float = 3) -> Image.Image:
        """Return the picture at its final size, with the tooth of printed paper."""
        size = (self.width, self.height)
        picture = self.image.resize(size, Image.Resampling.LANCZOS)
        if not grain:
            return picture
        half = (self.width // 2 + 1, self.height // 2 + 1)
        noise = Image.frombytes("L", half, self.rng.randbytes(half[0] * half[1]))
        noise = noise.resize(size, Image.Resampling.BICUBIC)
        table = [round(128 + (v - 128) / 128 * grain) for v in range(256)]
        tooth = Image.merge("RGB", [noise.point(table)] * 3)
        return ImageChops.add(picture, tooth, 1, -128)


def _grey(share: float) -> str:
    return "#" + f"{round(255 * share):02x}" * 3


def _at(stops: Stops, where: float) -> str:
    for (a, first), (b, second) in itertools.pairwise(stops):
        if where <= b:
            return mix(first, second, 0 if b == a else max(0.0, where - a) / (b - a))
    return stops[-1][1]
