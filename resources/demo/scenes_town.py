"""Pictures of the town: the fish market of 1926, the chandlery, the council chamber."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from paint import Canvas, curve, mix

if TYPE_CHECKING:
    from PIL import Image


def chandlery() -> Image.Image:
    """Draw the shop front on Mole Street at dusk."""
    c = Canvas(1800, 1200, 151)
    c.gradient((0, 0, 1800, 1200), [(0, "#c98f78"), (0.5, "#b07f72"), (1, "#86665f")])
    for row in range(34):
        for k in range(23):
            x = k * 84 - (row % 2) * 42
            c.rect(
                (x, row * 28, x + 81, row * 28 + 25),
                c.rng.choice(("#a8675a", "#b5735f", "#9a5c53", "#bd7e68", "#ad6c5b")),
                0.9,
                2,
            )
    for x in (210, 1230):
        _upper_window(c, x)
    _upper_window(c, 720)
    _front(c)
    _shop_window(c, 170, 690)
    _shop_window(c, 1110, 1630)
    _goods_left(c)
    _goods_right(c)
    _door(c)
    _street(c)
    c.glow(430, 760, 560, 460, "#ffcf80", 0.2)
    c.glow(1370, 760, 560, 460, "#ffcf80", 0.2)
    c.vignette("#1a1420", 0.6)
    return c.finish()


def _upper_window(c: Canvas, x: float) -> None:
    c.rect((x - 22, -20, x + 382, 262), "#e9dcc6", 1, 4)
    c.gradient((x, 0, x + 360, 236), [(0, "#4c6078"), (1, "#8d97a3")])
    for k in range(1, 3):
        c.rect((x + k * 120 - 5, 0, x + k * 120 + 5, 236), "#f2e8d5")
    c.rect((x, 110, x + 360, 120), "#f2e8d5")
    c.poly([(x, 0), (x + 92, 0), (x + 40, 236), (x, 236)], "#f3ead9", 0.5)
    c.rect((x - 36, 244, x + 396, 274), "#d9c9ae", 1, 4)


def _front(c: Canvas) -> None:
    c.gradient((90, 318, 1710, 1080), [(0, "#14463f"), (0.5, "#103a36"), (1, "#0b2a29")])
    c.gradient((60, 306, 1740, 342), [(0, "#2a6a5e"), (1, "#15473f")])
    c.gradient((110, 352, 1690, 478), [(0, "#0f3733"), (1, "#0c2e2b")])
    for inset, tone in ((120, "#d8b25a"), (128, "#0f3733")):
        c.rect((inset, 362 + (inset - 120), 1800 - inset, 470 - (inset - 120)), tone, 1, 6)
    c.text((904, 420), "R U D D   &   D A U G H T E R S", 62, "#071d1b", bold=1.6)
    c.text((900, 416), "R U D D   &   D A U G H T E R S", 62, "#f0cf7c", bold=1.6)
    c.text((252, 416), "SHIP", 30, "#e8c46c", bold=0.8)
    c.text((1548, 416), "CHANDLERS", 28, "#e8c46c", bold=0.8)
    for x in (100, 706, 1050, 1650):
        c.gradient((x, 480, x + 50, 1080), [(0, "#2b7264"), (1, "#123f39")], True)
        c.rect((x - 6, 480, x + 56, 506), "#d8b25a")
        c.rect((x - 6, 1040, x + 56, 1082), "#0b2a29")
    for x in (420, 900, 1380):
        c.line(curve([(x, 320), (x, 292), (x + 30, 286)], 5), "#1c1c22", 6)
        c.poly([(x + 4, 300), (x + 70, 300), (x + 56, 276), (x + 18, 276)], "#1c1c22")
        c.glow(x + 36, 330, 190, 110, "#ffe0a0", 0.8)
        c.oval((x + 20, 294, x + 54, 310), "#fff4d6")


def _shop_window(c: Canvas, x0: float, x1: float) -> None:
    c.rect((x0 - 16, 500, x1 + 16, 948), "#d8b25a", 1, 6)
    c.gradient((x0, 514, x1, 934), [(0, "#ffdf9c"), (0.5, "#f6bd6a"), (1, "#c47f45")])
    c.glow((x0 + x1) / 2, 560, (x1 - x0) / 2, 220, "#fff6d8", 0.9)
    for k in range(2):
        y = 660 + k * 132
        c.rect((x0, y, x1, y + 12), "#7d4f30")
        c.rect((x0, y + 12, x1, y + 24), "#4f3021", 0.35)
    c.rect((x0 - 16, 948, x1 + 16, 1080), "#0f3531")
    for k in range(3):
        left = x0 + 6 + k * (x1 - x0) / 3
        right = left + (x1 - x0) / 3 - 14
        c.rect((left, 966, right, 1062), "#1c5a50", 1, 4)
        c.rect((left + 10, 976, right - 10, 1052), "#144640", 1, 4)


def _goods_left(c: Canvas) -> None:
    for x, y, size, tone in (
        (262, 890, 66, "#c9a15f"),
        (420, 896, 58, "#e7dcc0"),
        (580, 888, 70, "#3f6f8c"),
    ):
        for ring in range(5):
            grow = 1 - ring * 0.17
            c.oval(
                (
                    x - size * grow,
                    y - size * 0.42 * grow - ring * 11,
                    x + size * grow,
                    y + size * 0.42 * grow - ring * 11,
                ),
                mix(tone, "#3a2417", 0.25 * (ring % 2)),
            )
        c.oval((x - size * 0.2, y - 62, x + size * 0.2, y - 44), "#3a2417")
    for k in range(4):
        _lantern(c, 232 + k * 128, 660, 0.9)
    for k in range(5):
        x = 222 + k * 100
        c.rect(
            (x - 32, 728, x + 32, 792),
            ("#8d3a32", "#2f5f57", "#d7a545", "#3f5a80", "#e6dcc6")[k],
            1,
            5,
        )
        c.rect((x - 32, 748, x + 32, 772), "#f7efd9")
        c.oval((x - 32, 720, x + 32, 736), "#c2b9a5")
    c.glow(430, 620, 230, 130, "#fff0c0", 0.35)


def _lantern(c: Canvas, x: float, foot: float, size: float) -> None:
    c.glow(x, foot - 50 * size, 80, 80, "#fff3c9", 0.85)
    c.rect((x - 30 * size, foot - 16 * size, x + 30 * size, foot), "#9a6a22", 1, 4)
    c.rect((x - 24 * size, foot - 78 * size, x + 24 * size, foot - 16 * size), "#fff6d6", 1, 8)
    for dx in (-24, 0, 24):
        c.line(
            [(x + dx * size, foot - 80 * size), (x + dx * size, foot - 14 * size)], "#9a6a22", 3.4
        )
    c.poly(
        [
            (x - 30 * size, foot - 78 * size),
            (x, foot - 106 * size),
            (x + 30 * size, foot - 78 * size),
        ],
        "#b5822f",
    )
    c.ring(x, foot - 114 * size, 11 * size, "#9a6a22", 3.4)


def _goods_right(c: Canvas) -> None:
    for k in range(5):
        x, y = 1168 + k * 101, 585 + (k % 2) * 26
        c.line([(x, 514), (x, y)], "#6b4a2e", 3)
        c.disc(x, y, 36, "#b53b2c")
        c.disc(x - 9, y - 9, 20, "#d95f45", 0.8)
        c.disc(x - 13, y - 13, 7, "#ffd9c0", 0.8)
    for k in range(3):
        x = 1222 + k * 152
        c.poly(
            [
                (x - 40, 704),
                (x - 18, 690),
                (x + 18, 690),
                (x + 40, 704),
                (x + 62, 770),
                (x + 40, 778),
                (x + 32, 744),
                (x + 36, 792),
                (x - 36, 792),
                (x - 32, 744),
                (x - 40, 778),
                (x - 62, 770),
            ],
            "#f2c230",
        )
        c.line([(x, 692), (x, 790)], "#b98a14", 3)
        c.rect((x - 34, 752, x + 34, 760), "#f7efd9")
    c.ring(1236, 866, 46, "#f4ecda", 24)
    for angle in (0, 90, 180, 270):
        c.arc((1190, 820, 1282, 912), (angle - 16, angle + 16), "#c6402f", 24)
    _anchor(c, 1400, 862)
    for k in range(3):
        x = 1506 + k * 42
        c.rect((x, 830 - k * 18, x + 34, 926), ("#3f5a80", "#8d3a32", "#2f5f57")[k], 1, 3)
        c.rect((x, 852 - k * 18, x + 34, 860 - k * 18), "#e8c46c")


def _anchor(c: Canvas, x: float, y: float) -> None:
    c.line([(x, y - 52), (x, y + 54)], "#3a2b22", 11)
    c.ring(x, y - 62, 13, "#3a2b22", 6)
    c.line([(x - 34, y - 30), (x + 34, y - 30)], "#3a2b22", 9)
    c.arc((x - 58, y - 54, x + 58, y + 60), (18, 162), "#3a2b22", 11)
    for side in (-1, 1):
        c.poly(
            [(x + side * 38, y + 30), (x + side * 70, y + 26), (x + side * 58, y - 6)], "#3a2b22"
        )


def _door(c: Canvas) -> None:
    c.gradient((760, 500, 1044, 1080), [(0, "#0a2624"), (1, "#071d1c")])
    c.rect((784, 596, 1020, 1080), "#8d2f2b", 1, 4)
    c.gradient((784, 510, 1020, 584), [(0, "#ffe2a3"), (1, "#f3bd6c")])
    c.text((902, 548), "7", 52, "#5a3520", bold=1)
    c.rect((812, 624, 992, 850), "#5f1d1c", 1, 4)
    c.gradient((822, 634, 982, 840), [(0, "#ffe4a8"), (1, "#e09a52")])
    c.rect((898, 634, 906, 840), "#5f1d1c")
    c.rect((846, 690, 958, 752), "#f8f0dc", 1, 4)
    c.text((902, 721), "OPEN", 30, "#8d2f2b", bold=0.8)
    for x in (812, 910):
        c.rect((x, 884, x + 82, 1040), "#74242a", 1, 4)
        c.rect((x + 10, 894, x + 72, 1030), "#872c2b", 1, 3)
    c.disc(998, 866, 11, "#e8c46c")
    c.rect((858, 862, 946, 874), "#e8c46c", 1, 4)
    c.line(curve([(904, 596), (904, 606), (912, 612)], 4), "#e8c46c", 4)


def _street(c: Canvas) -> None:
    c.gradient((0, 1080, 1800, 1112), [(0, "#a99a8c"), (1, "#857a72")])
    c.gradient((0, 1112, 1800, 1200), [(0, "#5b5660"), (1, "#38343f")])
    for row in range(4):
        for k in range(34):
            x = k * 58 - (row % 2) * 28
            y = 1114 + row * 23
            c.rect((x, y, x + 54, y + 20), c.rng.choice(("#77707a", "#5f5a66", "#8a8088")), 0.5, 8)
    for x, wide in ((430, 300), (902, 130), (1370, 300)):
        c.glow(x, 1112, wide, 80, "#ffcf85", 0.65)
    for x, tone in ((118, "#6f4a30"), (1672, "#6f4a30")):
        c.shaded(
            [(x - 62, 968), (x + 62, 968), (x + 54, 1096), (x - 54, 1096)],
            [(0, mix(tone, "#ffffff", 0.25)), (1, mix(tone, "#000000", 0.4))],
            True,
        )
        for y in (990, 1064):
            c.rect((x - 64, y, x + 64, y + 9), "#2b2426")
        for _ in range(15):
            dx = c.rng.uniform(-50, 50)
            c.line(
                [(x + dx * 0.8, 972), (x + dx * 1.3, c.rng.uniform(800, 900))],
                c.rng.choice(("#c9a46a", "#b58a50", "#d8bd8a")),
                6,
            )


def council_chamber() -> Image.Image:
    """Draw the empty chamber at the Town Hall."""
    c = Canvas(1800, 1200, 171)
    c.gradient((0, 0, 1800, 1200), [(0, "#5a3526"), (0.5, "#7b4a31"), (1, "#3d2219")])
    for k in range(25):
        x = k * 75
        c.gradient((x, 0, x + 73, 760), [(0, "#6b402c"), (1, "#8f5b3b")])
        c.line([(x, 0), (x, 760)], "#472819", 3, 0.7)
    for x in (430, 900, 1370):
        _arched(c, x, 150 if x == 900 else 182)
    c.rect((0, 46, 1800, 62), "#d0a056")
    c.rect((0, 62, 1800, 74), "#40241a")
    _chair(c)
    for x in (430, 900, 1370):
        c.soft(
            [
                [
                    (x - 96, 560),
                    (x + 96, 560),
                    (x + 96 + (x - 900) * 0.5 + 160, 1200),
                    (x - 96 + (x - 900) * 0.5 - 160, 1200),
                ]
            ],
            "#ffe3a8",
            0.2,
            30,
        )
    c.gradient((0, 770, 1800, 1200), [(0, "#7d2f2c"), (1, "#3f1517")])
    for x in (430, 900, 1370):
        c.glow(900 + (x - 900) * 1.15, 870, 230, 80, "#ffcf8a", 0.4)
    for row in range(4):
        _benches(c, row)
    for x in (170, 1630):
        _lamp(c, x)
    for x in (430, 900, 1370):
        c.glow(x, 380, 330, 420, "#fff0c8", 0.28)
    c.vignette("#1a0b0a", 0.66)
    return c.finish()


def _arched(c: Canvas, x: float, top: float) -> None:
    half, foot = 124.0, 566.0
    arch = [
        (x + math.cos(math.pi * k / 24) * half, top + half - math.sin(math.pi * k / 24) * half)
        for k in range(25)
    ]
    outer = [(x + (px - x) * 1.2, py - 22 if py < top + half else py) for px, py in arch]
    c.poly([*outer, (x - half * 1.2, foot + 22), (x + half * 1.2, foot + 22)], "#d8bd90")
    c.shaded(
        [*arch, (x - half, foot), (x + half, foot)],
        [(0, "#a9d0dc"), (0.5, "#e6eed8"), (1, "#ffe9b4")],
    )
    outline = curve(
        [(x - half, 520), (x - 60, 496), (x + 10, 514), (x + 70, 488), (x + half, 508)], 6
    )
    c.shaded([*outline, (x + half, foot), (x - half, foot)], [(0, "#7fa3a0"), (1, "#a9bfae")])
    for dx in (-62, 0, 62):
        c.line([(x + dx, top + (6 if dx == 0 else 20)), (x + dx, foot)], "#6d4a33", 7)
    for y in (top + half, top + half + 104, top + half + 208):
        c.line([(x - half, y), (x + half, y)], "#6d4a33", 6)
    c.rect((x - half * 1.3, foot + 14, x + half * 1.3, foot + 40), "#c9a873", 1, 4)


def _chair(c: Canvas) -> None:
    c.rect((560, 700, 1240, 790), "#4a2a1c", 1, 6)
    c.rect((540, 690, 1260, 712), "#b98348", 1, 4)
    c.shaded(
        [(800, 470), (900, 396), (1000, 470), (1000, 700), (800, 700)],
        [(0, "#5f3523"), (1, "#3c2015")],
    )
    c.shaded(
        [(826, 486), (900, 430), (974, 486), (974, 690), (826, 690)],
        [(0, "#a63a34"), (1, "#6e2023")],
    )
    for row in range(4):
        for k in range(3 + row % 2):
            c.disc(862 + k * 38 - (row % 2) * 19, 520 + row * 42, 4.5, "#e8b868")
    c.disc(900, 384, 16, "#e0b25c")
    c.disc(900, 384, 8, "#8d5a28")
    c.shaded([(690, 640), (1110, 640), (1130, 772), (670, 772)], [(0, "#a06a40"), (1, "#5c3622")])
    c.rect((676, 628, 1124, 648), "#d0a066", 1, 4)
    c.text((900, 716), "S K E R R Y", 34, "#f0cf8c", bold=0.8)
    for x in (736, 1064):
        c.rect((x - 46, 606, x + 46, 630), "#f4ead2", 1, 3)
        c.rect((x - 40, 600, x + 40, 608), "#e0d2b2", 1, 3)
    c.line([(980, 630), (970, 580)], "#2b1a14", 4)
    c.disc(970, 576, 8, "#2b1a14")


def _benches(c: Canvas, row: int) -> None:
    y = 850 + row * 92 + row * row * 8
    scale = 1 + row * 0.34
    for side in (-1, 1):
        inner, outer = 190 * scale, 1080 + row * 60
        line = [
            (
                900 + side * (inner + (outer - inner) * k / 16),
                y - (k / 16) ** 1.7 * (180 - row * 14),
            )
            for k in range(17)
        ]
        back = [(px, py - 54 * scale) for px, py in line]
        c.shaded([*back, *line[::-1]], [(0, "#b07848"), (0.5, "#86522f"), (1, "#4c2b1b")])
        c.line(back, "#e0b278", 7 * scale)
        desk = [(px, py + 10 * scale) for px, py in line]
        c.line(desk, "#6e4228", 16 * scale)
        c.line([(px, py + 2 * scale) for px, py in line], "#d9a668", 4 * scale)
        for k in range(1, 16, 3):
            px, py = line[k]
            c.line([(px, py - 50 * scale), (px, py)], "#5c3620", 3.4)
            if (k + row) % 2:
                c.poly(
                    [
                        (px - 14 * scale, py + 2),
                        (px + 16 * scale, py - 3),
                        (px + 20 * scale, py + 9 * scale),
                        (px - 10 * scale, py + 13 * scale),
                    ],
                    "#f6eeda",
                )


def _lamp(c: Canvas, x: float) -> None:
    c.line([(x, 0), (x, 250)], "#2b1a14", 5)
    c.glow(x, 300, 260, 260, "#ffdc96", 0.6)
    c.poly([(x - 66, 320), (x - 30, 250), (x + 30, 250), (x + 66, 320)], "#c98f3e")
    c.oval((x - 66, 304, x + 66, 336), "#fff3d0")
