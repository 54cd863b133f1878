"""A picture of the container quay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paint import Canvas, mix

if TYPE_CHECKING:
    from PIL import Image


def cranes() -> Image.Image:
    """Draw the container quay with its cranes."""
    c = Canvas(1800, 1200, 41)
    c.gradient(
        (0, 0, 1800, 820),
        [
            (0, "#2f5d7c"),
            (0.35, "#6f9cab"),
            (0.7, "#e8c9a0"),
            (1, "#f7e3bd"),
        ],
    )
    c.glow(420, 720, 620, 420, "#fff0c2", 0.8)
    c.disc(420, 640, 74, "#fff6da")
    for x, y, wide in ((1000, 300, 900), (300, 220, 560), (1500, 440, 620), (700, 500, 700)):
        c.cloud(x, y, wide, "#f7dcb8", 0.5)
    c.hills(820, 90, 1.2, [(0, "#8fa6a6"), (1, "#c9bfa2")])
    c.gradient((0, 812, 1800, 904), [(0, "#b9ac90"), (0.12, "#8f8672"), (1, "#4c4a46")])
    c.line([(0, 813), (1800, 813)], "#e6d8b8", 3)
    _crane(c, 1330, 0.78, "#b5563b", "#8b3d2b")
    _crane(c, 700, 1.0, "#d8593a", "#9a3524")
    _ship(c)
    c.gradient((0, 900, 1800, 1200), [(0, "#c9b792"), (0.25, "#5d8792"), (1, "#173a4c")])
    c.mirror(900, 300, 0.55, 8)
    c.ripples((0, 904, 1800, 1200), 420, ["#f6e2b8", "#1b4254", "#3d6b79"], 0.42, 110)
    c.gulls((900, 120, 1700, 300), 6, "#f8efe0", 18)
    c.vignette("#14293a", 0.34)
    return c.finish()


def _crane(c: Canvas, x: float, size: float, tone: str, dark: str) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, 860 - dy * size

    for dx, shade in ((60, dark), (250, dark), (-20, tone), (200, tone)):
        c.line([at(dx, 0), at(dx + (14 if dx < 100 else -14), 470)], shade, 17 * size)
    for dy in (150, 330):
        c.line([at(-16, dy), at(204, dy)], tone, 12 * size)
    c.line([at(-14, 155), at(200, 325)], tone, 8 * size)
    c.line([at(200, 155), at(-14, 325)], dark, 8 * size)
    c.line([at(-520, 486), at(420, 470)], tone, 26 * size)
    c.line([at(-520, 486), at(420, 470)], mix(tone, "#ffffff", 0.25), 5 * size)
    for k in range(23):
        c.line([at(-510 + k * 40, 474), at(-490 + k * 40, 498)], dark, 3.4 * size)
    c.line([at(60, 470), at(100, 690)], tone, 14 * size)
    c.line([at(160, 470), at(104, 690)], dark, 14 * size)
    c.line([at(102, 686), at(-500, 490)], dark, 5 * size)
    c.line([at(102, 686), at(-220, 488)], dark, 4 * size)
    c.line([at(102, 686), at(400, 474)], dark, 5 * size)
    c.disc(*at(102, 694), 9 * size, "#ffe7a8")
    x0, y0 = at(250, 540)
    c.rect((x0, y0, x0 + 150 * size, y0 + 66 * size), mix(tone, "#f3e9d6", 0.75), 1, 5)
    x0, y0 = at(-330, 466)
    c.rect((x0, y0, x0 + 66 * size, y0 + 46 * size), "#2f3f49", 1, 4)
    c.rect((x0 + 8, y0 + 14 * size, x0 + 40 * size, y0 + 36 * size), "#bfe0e2", 1, 3)
    for dx in (-320, -276):
        c.line([at(dx, 424), at(dx, 250)], "#34434b", 2.4)
    x0, y0 = at(-352, 252)
    c.rect((x0, y0, x0 + 110 * size, y0 + 48 * size), "#2f7f86", 1, 3)


def _ship(c: Canvas) -> None:
    tones = ["#2f7f86", "#c9563c", "#e2a93f", "#4a5d8a", "#b9c2b4", "#8a3f4a", "#3d6b55", "#e6ddc8"]
    for column in range(13):
        for row in range(c.rng.choice((2, 3, 3, 4))):
            x = 150 + column * 96
            y = 752 - row * 44
            tone = c.rng.choice(tones)
            c.shaded(
                [(x, y), (x + 92, y), (x + 92, y + 42), (x, y + 42)],
                [(0, tone), (1, mix(tone, "#1d2a33", 0.3))],
            )
            for k in range(1, 9):
                c.line(
                    [(x + k * 10.2, y + 4), (x + k * 10.2, y + 38)], mix(tone, "#1d2a33", 0.35), 1.4
                )
    c.shaded([(1410, 600), (1560, 600), (1570, 800), (1404, 800)], [(0, "#f6f0e2"), (1, "#cfc8b8")])
    for row in range(4):
        for k in range(5):
            c.rect((1424 + k * 28, 622 + row * 40, 1442 + k * 28, 644 + row * 40), "#39505c", 1, 2)
    c.rect((1396, 588, 1576, 602), "#2b3f4c")
    c.shaded(
        [(1580, 640), (1640, 640), (1648, 800), (1576, 800)],
        [
            (0, "#2f7f86"),
            (0.3, "#2f7f86"),
            (0.31, "#f6f0e2"),
            (0.5, "#f6f0e2"),
            (0.51, "#24606a"),
            (1, "#1d4c55"),
        ],
    )
    c.shaded(
        [(40, 770), (120, 796), (1720, 800), (1690, 904), (110, 904)],
        [(0, "#24475c"), (0.66, "#193446"), (0.67, "#9a3b2c"), (1, "#74281e")],
    )
    c.line([(44, 772), (122, 798), (1718, 802)], "#e9dfc8", 4)
