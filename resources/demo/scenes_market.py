"""A picture of the fish market of 1926, as an old plate shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paint import Canvas, curve, mix
from PIL import ImageFilter, ImageOps

if TYPE_CHECKING:
    from PIL import Image


def fish_market() -> Image.Image:
    """Draw the market of 1926 as an old plate shows it."""
    c = Canvas(1800, 1260, 131)
    c.gradient((0, 0, 1800, 720), [(0, "#8d8d8d"), (0.5, "#cfcfcf"), (1, "#efefef")])
    for _ in range(8):
        c.cloud(
            c.rng.uniform(0, 1800), c.rng.uniform(60, 330), c.rng.uniform(400, 900), "#f7f7f7", 0.5
        )
    c.hills(700, 120, 1.2, [(0, "#a9a9a9"), (1, "#d2d2d2")])
    c.gradient((0, 690, 1800, 860), [(0, "#d8d8d8"), (1, "#8c8c8c")])
    c.ripples((0, 700, 1800, 860), 160, ["#f2f2f2", "#7c7c7c"], 0.5, 60)
    _steamer(c)
    _shed(c)
    c.gradient((0, 850, 1800, 1260), [(0, "#b4b4b4"), (0.3, "#969696"), (1, "#5f5f5f")])
    for row in range(11):
        y = 866 + row * row * 3.5
        c.line([(0, y), (1800, y)], "#6c6c6c", 1.6 + row * 0.2, 0.5)
    for k in range(37):
        x = -900 + k * 100
        c.line([(900 + x * 0.45, 858), (900 + x * 1.5, 1260)], "#6c6c6c", 1.6, 0.35)
    _market_crowd(c)
    c.vignette("#141414", 0.7)
    return _aged(c)


def _aged(c: Canvas) -> Image.Image:
    for _ in range(36):
        x, y = c.rng.uniform(0, 1800), c.rng.uniform(0, 1260)
        c.line(
            curve(
                [
                    (x, y),
                    (x + c.rng.uniform(-16, 16), y + 40),
                    (x + c.rng.uniform(-24, 24), y + c.rng.uniform(60, 170)),
                ],
                5,
            ),
            "#f4f4f4",
            0.8,
            c.rng.uniform(0.12, 0.4),
        )
    for _ in range(240):
        c.disc(
            c.rng.uniform(0, 1800),
            c.rng.uniform(0, 1260),
            c.rng.uniform(0.6, 3),
            c.rng.choice(("#ffffff", "#1a1a1a")),
            c.rng.uniform(0.15, 0.5),
        )
    picture = c.finish(7).convert("L").filter(ImageFilter.GaussianBlur(0.6))
    toned = ImageOps.colorize(picture, "#23150b", "#f8e9cb", "#a9855c")
    frame = ImageOps.expand(toned.crop((40, 40, 1760, 1220)), 34, "#f3e6cc")
    return ImageOps.expand(frame, 2, "#c9b48c")


def _steamer(c: Canvas) -> None:
    c.shaded(
        [(1010, 640), (1090, 690), (1720, 690), (1776, 630), (1750, 800), (1040, 800)],
        [(0, "#4c4c4c"), (1, "#202020")],
    )
    c.line([(1012, 642), (1092, 692), (1722, 692), (1774, 632)], "#d9d9d9", 3)
    c.shaded([(1210, 590), (1560, 590), (1570, 694), (1200, 694)], [(0, "#e6e6e6"), (1, "#a6a6a6")])
    for k in range(9):
        c.rect((1226 + k * 37, 618, 1246 + k * 37, 640), "#4a4a4a", 1, 3)
    c.rect((1260, 540, 1370, 592), "#cacaca")
    c.rect((1250, 530, 1380, 544), "#5a5a5a")
    c.shaded(
        [(1410, 380), (1482, 376), (1492, 594), (1418, 594)],
        [
            (0, "#181818"),
            (0.2, "#181818"),
            (0.21, "#dcdcdc"),
            (0.36, "#dcdcdc"),
            (0.37, "#2e2e2e"),
            (1, "#3a3a3a"),
        ],
    )
    for k in range(13):
        c.glow(
            1440 - k * 56,
            350 - k * 21 - c.rng.uniform(0, 26),
            52 + k * 17,
            36 + k * 10,
            "#3d3d3d",
            0.6 - k * 0.035,
            1.5,
        )
    for x, tip in ((1150, 330), (1640, 360)):
        c.line([(x, 690), (x, tip)], "#2a2a2a", 8)
        c.line([(x, tip + 20), (x - 120, 690)], "#2a2a2a", 1.6)
        c.line([(x, tip + 20), (x + 120, 690)], "#2a2a2a", 1.6)
        c.line([(x, 560), (x - 86, 420)], "#2a2a2a", 5)
    c.text((1130, 740), "NORREY", 26, "#d9d9d9", bold=0.6)


def _shed(c: Canvas) -> None:
    c.shaded([(0, 380), (905, 500), (905, 860), (0, 900)], [(0, "#5c5c5c"), (1, "#2d2d2d")])
    c.shaded([(-20, 250), (760, 410), (960, 512), (-20, 396)], [(0, "#777777"), (1, "#474747")])
    for k in range(16):
        c.line([(-20, 262 + k * 8.6), (770 + k * 12, 414 + k * 6.2)], "#333333", 1.6, 0.6)
    c.line([(-20, 396), (962, 513)], "#cfcfcf", 6, 0.8)
    for k in range(8):
        share = 1 - k / 8
        x = 900 * (1 - share**1.25) + 20
        top = 400 + (x / 905) * 112
        foot = 900 - x * 0.045
        c.rect((x - 7 * share - 4, top, x + 7 * share + 4, foot), "#d0d0d0")
        c.rect((x + 4 * share, top, x + 7 * share + 4, foot), "#8f8f8f")
        c.line(
            [(x, top + 74 * share + 20), (x + 70 * share + 12, top + 12)], "#bdbdbd", 6 * share + 3
        )
    c.rect((224, 444, 640, 512), "#5a5a5a", 0.5)
    c.shaded([(216, 436), (632, 436), (632, 504), (216, 504)], [(0, "#ececec"), (1, "#c4c4c4")])
    c.text((424, 470), "FISH MARKET", 44, "#2a2a2a", bold=1)


def _market_crowd(c: Canvas) -> None:
    for row, (y, size, count) in enumerate(((880, 0.62, 17), (960, 0.86, 11), (1070, 1.2, 6))):
        slots = [60 + k * (1700 / count) + c.rng.uniform(-30, 30) for k in range(count)]
        for k, x in enumerate(slots):
            if (k + row) % 3 == 0:
                _barrels(c, x, y + 24 * size, size)
            else:
                _figure(c, x, y + 30 * size, size)
    for k in range(4):
        x = 560 + k * 235
        _crate(c, x, 1140, 1.1)
    for x, y, size in ((430, 1128, 1.0), (1236, 1040, 0.8)):
        _dog(c, x, y, size)


def _figure(c: Canvas, x: float, foot: float, size: float) -> None:
    tone = c.rng.choice(("#262626", "#3a3a3a", "#4a4a4a", "#333333"))
    woman = c.rng.random() < 0.35
    hip = 34 if woman else 20
    c.oval((x - 40 * size, foot - 8 * size, x + 46 * size, foot + 10 * size), "#1a1a1a", 0.4)
    if woman:
        c.poly(
            [
                (x - 16 * size, foot - 96 * size),
                (x + 16 * size, foot - 96 * size),
                (x + 36 * size, foot),
                (x - 36 * size, foot),
            ],
            tone,
        )
        c.poly(
            [
                (x - 12 * size, foot - 88 * size),
                (x + 12 * size, foot - 88 * size),
                (x + 20 * size, foot - 10 * size),
                (x - 20 * size, foot - 10 * size),
            ],
            "#d6d6d6",
        )
    else:
        for side in (-1, 1):
            c.poly(
                [
                    (x + side * 2 * size, foot - 74 * size),
                    (x + side * 20 * size, foot - 74 * size),
                    (x + side * 18 * size, foot),
                    (x + side * 5 * size, foot),
                ],
                mix(tone, "#000000", 0.3),
            )
    c.poly(
        [
            (x - 24 * size, foot - 138 * size),
            (x + 24 * size, foot - 138 * size),
            (x + (hip - 8) * size, foot - 66 * size),
            (x - (hip - 8) * size, foot - 66 * size),
        ],
        tone,
    )
    for side in (-1, 1):
        c.line(
            [
                (x + side * 21 * size, foot - 132 * size),
                (x + side * 33 * size, foot - 100 * size),
                (x + side * c.rng.uniform(10, 38) * size, foot - 76 * size),
            ],
            tone,
            10 * size,
        )
    c.disc(x, foot - 154 * size, 15 * size, "#c4c4c4")
    if woman:
        c.oval((x - 17 * size, foot - 174 * size, x + 17 * size, foot - 148 * size), "#e2e2e2")
    else:
        c.oval((x - 19 * size, foot - 172 * size, x + 19 * size, foot - 156 * size), "#1c1c1c")
        c.oval((x - 4 * size, foot - 164 * size, x + 26 * size, foot - 157 * size), "#1c1c1c")


def _barrels(c: Canvas, x: float, foot: float, size: float) -> None:
    for dx, dy in ((-52, 0), (0, 6), (52, 0), (-26, -62), (26, -62)):
        bx, by = x + dx * size, foot + dy * size
        side = 25 * size
        body = [
            *curve(
                [
                    (bx - side * 0.8, by - 64 * size),
                    (bx - side * 1.1, by - 32 * size),
                    (bx - side * 0.8, by),
                ],
                6,
            ),
            *curve(
                [
                    (bx + side * 0.8, by),
                    (bx + side * 1.1, by - 32 * size),
                    (bx + side * 0.8, by - 64 * size),
                ],
                6,
            ),
        ]
        c.shaded(body, [(0, "#8a8a8a"), (0.35, "#b5b5b5"), (1, "#3f3f3f")], True)
        for band in (10, 30, 52):
            c.line(
                [(bx - side, by - band * size), (bx + side, by - band * size)], "#2b2b2b", 3 * size
            )
        c.oval((bx - side * 0.8, by - 70 * size, bx + side * 0.8, by - 58 * size), "#cfcfcf")
        c.oval((bx - side * 0.66, by - 68 * size, bx + side * 0.66, by - 60 * size), "#8d8d8d")


def _crate(c: Canvas, x: float, y: float, size: float) -> None:
    wide, deep = 84 * size, 40 * size
    c.oval((x - wide * 1.05, y + deep - 8, x + wide * 1.1, y + deep + 22), "#1a1a1a", 0.4)
    c.shaded(
        [
            (x - wide, y - deep * 0.2),
            (x + wide, y - deep * 0.2),
            (x + wide, y + deep),
            (x - wide, y + deep),
        ],
        [(0, "#b9b9b9"), (1, "#6f6f6f")],
    )
    c.line([(x - wide, y + deep * 0.4), (x + wide, y + deep * 0.4)], "#4f4f4f", 3)
    for k in range(7):
        fx = x - wide * 0.82 + k * wide * 0.27
        fish = curve(
            [(fx - 24, y - 4), (fx, y - 18), (fx + 26, y - 8), (fx, y + 2), (fx - 24, y - 4)], 5
        )
        c.poly(fish, "#e9e9e9")
        c.line(fish, "#7a7a7a", 1.4)
        c.poly([(fx - 22, y - 4), (fx - 36, y - 14), (fx - 34, y + 4)], "#d0d0d0")
        c.disc(fx + 17, y - 9, 2, "#222222")
    c.line([(x - wide, y - deep * 0.2), (x + wide, y - deep * 0.2)], "#e0e0e0", 4)


def _dog(c: Canvas, x: float, y: float, size: float) -> None:
    c.oval((x - 52 * size, y - 6, x + 56 * size, y + 10), "#1a1a1a", 0.4)
    c.oval((x - 44 * size, y - 58 * size, x + 40 * size, y - 22 * size), "#e4e4e4")
    for dx in (-34, -22, 22, 33):
        c.line([(x + dx * size, y - 34 * size), (x + dx * size, y)], "#dadada", 8 * size)
    c.oval((x + 26 * size, y - 84 * size, x + 66 * size, y - 50 * size), "#3a3a3a")
    c.oval((x + 50 * size, y - 70 * size, x + 82 * size, y - 54 * size), "#dcdcdc")
    c.line(
        curve(
            [
                (x - 40 * size, y - 48 * size),
                (x - 62 * size, y - 66 * size),
                (x - 58 * size, y - 86 * size),
            ],
            5,
        ),
        "#e4e4e4",
        6 * size,
    )
