"""Pictures of wild places: the outer stacks, the sea bed, an ornament of waves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from paint import Canvas, curve, mix

if TYPE_CHECKING:
    from PIL import Image


def stacks() -> Image.Image:
    """Draw the outer stacks with their kittiwakes."""
    c = Canvas(1800, 1200, 83)
    c.gradient((0, 0, 1800, 860), [(0, "#4f93bb"), (0.5, "#93c5d6"), (1, "#e9efdf")])
    for x, y, wide in ((300, 230, 700), (1200, 160, 900), (1650, 380, 460), (820, 420, 560)):
        c.cloud(x, y, wide, "#ffffff", 0.7)
    c.hills(860, 60, 1.0, [(0, "#8fb5bd"), (1, "#b9d3d2")])
    _stack(c, 1350, 250, 300, light="#8c8578", dark="#5f5c58")
    _stack(c, 330, 420, 230, light="#97907f", dark="#6a665e")
    _stack(c, 820, 110, 400, light="#857a6b", dark="#4b4642")
    c.gradient((0, 860, 1800, 1200), [(0, "#8fc4cb"), (0.3, "#3d8599"), (1, "#123f5c")])
    c.mirror(860, 340, 0.45, 9)
    c.ripples((0, 864, 1800, 1200), 520, ["#eef7f1", "#17506b", "#58a0ad"], 0.45, 110)
    for x, wide in ((820, 250), (330, 150), (1350, 190)):
        for _ in range(60):
            dx = c.rng.gauss(0, wide * 0.55)
            c.oval((x + dx - 30, 854, x + dx + 30, 854 + c.rng.uniform(8, 20)), "#ffffff", 0.3)
    c.gulls((80, 120, 1720, 760), 46, "#ffffff", 21)
    c.gulls((150, 300, 700, 760), 9, "#ffffff", 46)
    c.gulls((1060, 260, 1700, 800), 14, "#46606e", 13)
    c.vignette("#0d2f47", 0.3)
    return c.finish()


def _stack(c: Canvas, x: float, top: float, wide: float, *, light: str, dark: str) -> None:
    foot = 872.0
    tall = foot - top
    left, right = [], []
    for k in range(13):
        share = k / 12
        half = wide * (0.62 - 0.3 * share**0.7)
        step = wide * c.rng.uniform(-0.045, 0.045)
        y = foot - tall * share
        left.append((x - half + step + c.rng.uniform(-6, 6), y))
        right.append((x + half + step + c.rng.uniform(-6, 6), y + c.rng.uniform(-8, 8)))
    outline = [*left, (x - wide * 0.12, top - 30), (x + wide * 0.1, top - 14), *right[::-1]]
    c.shaded(outline, [(0, mix(light, "#fff6e0", 0.4)), (0.5, light), (1, dark)], True)
    ridge = [(x + wide * (0.02 + 0.05 * ((k * 7) % 3)), y) for k, (_, y) in enumerate(right)]
    c.shaded([*ridge, *right[::-1]], [(0, mix(dark, light, 0.35)), (1, mix(dark, "#1d2a33", 0.5))])
    for k in range(1, 12, 2):
        c.shaded(
            [left[k], ridge[k], ridge[k - 1], left[k - 1]],
            [(0, mix(light, "#fff6e0", 0.45)), (1, mix(light, dark, 0.4))],
        )
    for k in range(2, 12):
        (lx, ly), (rx, ry) = left[k], right[k]
        y0 = (ly + ry) / 2
        c.line(
            [(lx + 8, y0 + 5), (ridge[k][0], y0 + 9), (rx - 8, y0 + 3)],
            mix(dark, "#1d2a33", 0.35),
            4,
            0.55,
        )
        bx = lx + 16.0
        while bx < rx - 14:
            if c.rng.random() < 0.72:
                _perched(c, bx, y0 + c.rng.uniform(-3, 4))
            bx += c.rng.uniform(13, 25)
        for _ in range(5):
            sx = c.rng.uniform(lx + 14, rx - 14)
            c.rect((sx, y0 + 8, sx + 3, y0 + c.rng.uniform(18, 44)), "#f7f5ec", 0.35)
    cap = [
        left[-1],
        (x - wide * 0.12, top - 32),
        (x + wide * 0.1, top - 16),
        right[-1],
        (x + wide * 0.05, top + 18),
        (x - wide * 0.14, top + 10),
    ]
    c.poly(curve(cap), "#86a860")


def _perched(c: Canvas, x: float, y: float) -> None:
    c.oval((x - 8, y - 12, x + 6, y + 2), "#ffffff")
    c.poly([(x - 3, y - 9), (x + 14, y - 2), (x - 2, y - 1)], "#7f8f9a")
    c.disc(x - 6, y - 13, 4.6, "#ffffff")


def eelgrass() -> Image.Image:
    """Draw the meadow under water."""
    c = Canvas(1800, 1200, 97)
    c.gradient(
        (0, 0, 1800, 1200),
        [
            (0, "#c8f0dc"),
            (0.18, "#6cc7bd"),
            (0.5, "#24858e"),
            (1, "#0a3a4e"),
        ],
    )
    for _ in range(13):
        x = c.rng.uniform(-100, 1800)
        wide = c.rng.uniform(30, 120)
        slant = c.rng.uniform(240, 420)
        c.soft(
            [[(x, -20), (x + wide, -20), (x + wide * 2.4 - slant, 1100), (x - slant, 1100)]],
            "#f2ffe9",
            c.rng.uniform(0.1, 0.24),
            18,
        )
    for _ in range(120):
        x, y = c.rng.uniform(0, 1800), 70 * c.rng.random() ** 2
        half = c.rng.uniform(20, 90)
        c.oval((x - half, y - 3, x + half, y + 4), "#ffffff", 0.25)
    c.hills(1120, 90, 1.4, [(0, "#1f6f78"), (1, "#0f4656")], 1210)
    for depth in range(4):
        for _ in range(80):
            _blade(c, depth)
        if depth == 1:
            _shoal(c, 1180, 470, 20, colour="#0f5360", size=0.75)
        if depth == 2:
            _shoal(c, 560, 560, 11, colour="#ffd98c", size=1.15)
    c.hills(1216, 66, 2.0, [(0, "#123c45"), (1, "#06222e")], 1216)
    for _ in range(90):
        x = c.rng.choice((460, 1290, 930)) + c.rng.gauss(0, 26)
        y = c.rng.uniform(120, 1000)
        c.ring(x, y, c.rng.uniform(2, 9), "#e6fff4", 1.6)
    _crab(c, 1420, 1142)
    c.vignette("#03202c", 0.5)
    return c.finish()


def _blade(c: Canvas, depth: int) -> None:
    foot = 1090 + depth * 40
    x = c.rng.uniform(-60, 1860)
    tall = c.rng.uniform(300, 620) * (0.72 + depth * 0.13)
    tall *= 0.62 + 0.38 * math.cos((x - 300) / 420) ** 2
    lean = c.rng.uniform(30, 190)
    half = 4.5 + depth * 2.6
    spine = curve(
        [
            (x, foot),
            (x + lean * 0.1, foot - tall * 0.35),
            (x + lean * 0.45, foot - tall * 0.7),
            (x + lean, foot - tall),
        ],
        8,
    )
    count = len(spine)
    left = [(px - half * (1 - k / count) ** 0.5, py) for k, (px, py) in enumerate(spine)]
    right = [(px + half * (1 - k / count) ** 0.5, py) for k, (px, py) in enumerate(spine)]
    near = ("#2e9186", "#2f8f6a", "#4fa653", "#86c04f")[depth]
    base = ("#14606b", "#125258", "#0f4a48", "#0c3a3c")[depth]
    tip = mix(near, c.rng.choice(("#d8e86a", "#2f8f6a", "#e6f2a0")), 0.28)
    c.shaded([*left, *right[::-1]], [(0, tip), (0.35, near), (1, base)])
    if depth > 1:
        c.line(spine[:-3], tip, 1.4, 0.5)


def _shoal(c: Canvas, x: float, y: float, count: int, *, colour: str, size: float) -> None:
    for _ in range(count):
        fx = x + c.rng.gauss(0, 150)
        fy = y + c.rng.gauss(0, 62)
        s = size * c.rng.uniform(0.7, 1.1)
        body = curve(
            [
                (fx - 26 * s, fy),
                (fx - 8 * s, fy - 9 * s),
                (fx + 16 * s, fy - 4 * s),
                (fx + 26 * s, fy),
                (fx + 16 * s, fy + 4 * s),
                (fx - 8 * s, fy + 9 * s),
                (fx - 26 * s, fy),
            ],
            6,
        )
        c.shaded(body, [(0, mix(colour, "#0a3a4e", 0.3)), (1, mix(colour, "#ffffff", 0.25))])
        c.poly(
            [
                (fx + 22 * s, fy),
                (fx + 38 * s, fy - 9 * s),
                (fx + 34 * s, fy),
                (fx + 38 * s, fy + 9 * s),
            ],
            colour,
        )
        c.disc(fx - 16 * s, fy - 2 * s, 2.2 * s, "#06222e")


def _crab(c: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        for k in range(3):
            c.line(
                [
                    (x + side * 26, y + 4),
                    (x + side * (56 + k * 6), y - 14 + k * 14),
                    (x + side * (66 + k * 4), y + 12 + k * 12),
                ],
                "#a8532e",
                5,
            )
        c.line([(x + side * 26, y - 8), (x + side * 52, y - 34)], "#c0623a", 8)
        c.oval((x + side * 58 - 15, y - 54, x + side * 58 + 15, y - 28), "#d8744a")
    c.oval((x - 42, y - 22, x + 42, y + 24), "#c9673d")
    c.oval((x - 30, y - 16, x + 20, y), "#e08a5c", 0.6)
    for side in (-1, 1):
        c.disc(x + side * 12, y - 24, 5, "#2a1712")


def tideline() -> Image.Image:
    """Draw the ornament of waves."""
    c = Canvas(1600, 480, 101, "#f4efe2")
    c.gradient((0, 0, 1600, 480), [(0, "#f7f2e6"), (1, "#efe6d2")])
    rows = (("#9ccbc9", 250), ("#5fa7ad", 300), ("#2f7f8c", 352), ("#0e5a6b", 408))
    c.disc(1230, 210, 96, "#e8a14e")
    c.disc(1230, 210, 74, "#f0b565")
    for row, (tone, y) in enumerate(rows):
        step = 160
        for k in range(-1, 12):
            x = k * step + (row % 2) * step / 2
            for ring in range(5):
                radius = 92 - ring * 19
                c.disc(x, y + 92, radius, tone if ring % 2 == 0 else "#f4efe2")
        c.rect((0, y + 92, 1600, 480), tone)
    c.gulls((240, 60, 900, 180), 6, "#0e5a6b", 26)
    return c.finish(3)
