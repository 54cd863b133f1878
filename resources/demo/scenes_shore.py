"""Pictures of water and weather: the bay, the lighthouse, the storm, the stacks, the sea bed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from paint import Canvas, curve, mix

if TYPE_CHECKING:
    from PIL import Image


def inner_bay() -> Image.Image:
    """Draw the inner bay at sunset."""
    c = Canvas(1800, 1200, 53)
    c.gradient(
        (0, 0, 1800, 690),
        [
            (0, "#3d4f7d"),
            (0.3, "#8a6f92"),
            (0.55, "#e08a74"),
            (0.8, "#f8b877"),
            (1, "#ffe0a3"),
        ],
    )
    c.glow(1130, 620, 800, 520, "#ffe9b0", 0.85)
    c.disc(1130, 596, 62, "#fff5d2")
    for x, y, wide in (
        (400, 180, 800),
        (1300, 120, 700),
        (900, 300, 900),
        (1560, 370, 520),
        (300, 400, 620),
    ):
        c.cloud(x, y, wide, c.rng.choice(("#f6a183", "#b9728a", "#ffc48d")), 0.5)
    c.hills(690, 190, 0.8, [(0, "#a5708a"), (1, "#f0a986")])
    c.hills(690, 120, 1.4, [(0, "#6f567e"), (1, "#c98380")])
    c.hills(694, 62, 2.2, [(0, "#43406b"), (1, "#84607a")])
    _pines(c, 40, 560, 690)
    c.gradient(
        (0, 690, 1800, 1200),
        [
            (0, "#ffd19a"),
            (0.14, "#ee9f80"),
            (0.5, "#7f6088"),
            (1, "#1f2c56"),
        ],
    )
    c.mirror(690, 420, 0.5, 5)
    c.glow(1130, 720, 260, 420, "#ffe7ac", 0.55)
    c.ripples((0, 694, 1800, 1200), 460, ["#ffd9a0", "#4a4373", "#f0a181"], 0.4, 110)
    c.ripples((1030, 694, 1230, 1180), 150, ["#fff3cc"], 0.75, 60)
    for x, y, size in ((420, 800, 0.9), (760, 752, 0.55), (1480, 784, 0.75), (1350, 730, 0.4)):
        _yacht(c, x, y, size)
    _reeds(c)
    c.vignette("#141a3c", 0.4)
    return c.finish()


def _pines(c: Canvas, x0: float, x1: float, foot: float) -> None:
    for k in range(26):
        x = x0 + (x1 - x0) * k / 26 + c.rng.uniform(-6, 6)
        tall = c.rng.uniform(24, 60) * math.sin(math.pi * (k + 1) / 28)
        c.poly([(x - tall * 0.24, foot), (x, foot - tall - 6), (x + tall * 0.24, foot)], "#37355f")


def _yacht(c: Canvas, x: float, y: float, size: float) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y - dy * size

    c.line([at(4, 30), at(4, 330)], "#22224a", 5 * size)
    c.line([at(4, 70), at(120, 66)], "#22224a", 6 * size)
    c.line([at(4, 326), at(-128, 36)], "#22224a", 1.8 * size)
    c.line([at(4, 326), at(140, 36)], "#22224a", 1.8 * size)
    hull = [at(-140, 40), at(150, 34), at(128, 0), at(-104, 0)]
    c.shaded(hull, [(0, "#4b4474"), (1, "#22224a")])
    c.poly([at(-60, 40), at(-40, 64), at(50, 62), at(70, 38)], "#2d2a57")
    c.line([at(-138, 39), at(150, 33)], "#ffcf98", 3 * size, 0.8)
    c.glow(x, y + 60 * size, 130 * size, 80 * size, "#22224a", 0.55)
    for k in range(14):
        dy = k * 22 * size
        shift = math.sin(k * 1.7) * 7 * size
        c.rect(
            (x + 2 * size + shift, y + dy, x + 9 * size + shift, y + dy + 15 * size),
            "#22224a",
            0.5 * (1 - k / 15),
        )


def _reeds(c: Canvas) -> None:
    for _ in range(210):
        x = c.rng.choice((c.rng.uniform(-20, 420), c.rng.uniform(1480, 1830), c.rng.gauss(120, 90)))
        edge = min(abs(x), abs(1800 - x))
        tall = c.rng.uniform(90, 330) * max(0.3, 1 - edge / 520)
        lean = c.rng.uniform(-50, 60)
        tip = (x + lean, 1210 - tall)
        c.line(
            curve([(x, 1210), (x + lean * 0.2, 1210 - tall * 0.6), tip], 5),
            c.rng.choice(("#161b3d", "#1d2148", "#262552")),
            c.rng.uniform(2, 5),
        )
        if c.rng.random() < 0.2:
            c.line([tip, (tip[0] + lean * 0.12, tip[1] + 34)], "#3a2b4e", 9)


def lighthouse() -> Image.Image:
    """Draw Stackness light in fog."""
    c = Canvas(1800, 1200, 61)
    c.gradient(
        (0, 0, 1800, 1200),
        [
            (0, "#3c5563"),
            (0.4, "#6d8a92"),
            (0.7, "#b3c4c0"),
            (1, "#8ea6a9"),
        ],
    )
    c.glow(1190, 356, 900, 640, "#f6efcf", 0.55)
    c.soft([[(1190, 340), (-60, 60), (-60, 420)]], "#fff3c4", 0.55, 26)
    c.soft([[(1190, 340), (-60, 150), (-60, 330)]], "#fff8dc", 0.5, 16)
    c.soft([[(1190, 352), (1860, 250), (1860, 470)]], "#fff3c4", 0.45, 26)
    c.hills(900, 230, 1.1, [(0, "#7f989d"), (1, "#b9c7c4")], 1000)
    c.veil((0, 700, 1800, 1000), "#c6d2ce", [(0, 0), (0.6, 0.8), (1, 0.5)])
    _headland(c)
    _tower(c)
    c.glow(1190, 348, 210, 210, "#fff6d6", 0.95)
    c.disc(1190, 350, 20, "#fffdf2")
    for _ in range(26):
        x, y = c.rng.uniform(-100, 1900), c.rng.uniform(760, 1160)
        c.cloud(x, y, c.rng.uniform(500, 1100), c.rng.choice(("#dfe6e1", "#c4d1cf")), 0.34)
    c.gradient((0, 1120, 1800, 1200), [(0, "#7f9ba0"), (1, "#54717b")])
    c.veil((0, 1050, 1800, 1200), "#c9d5d1", [(0, 0.0), (0.45, 0.9), (1, 0.2)])
    c.ripples((0, 1130, 1800, 1200), 90, ["#e6ece7", "#47646f"], 0.4, 120)
    c.gulls((240, 480, 880, 680), 7, "#f3f5f0", 22)
    c.vignette("#1f343f", 0.4)
    return c.finish(3.4)


def _headland(c: Canvas) -> None:
    rock = curve(
        [
            (640, 1200),
            (700, 1120),
            (800, 1060),
            (850, 960),
            (940, 930),
            (990, 850),
            (1090, 812),
            (1310, 806),
            (1420, 846),
            (1540, 860),
            (1640, 930),
            (1830, 960),
        ]
    )
    c.shaded(
        [*rock, (1830, 1210), (640, 1210)], [(0, "#2f4540"), (0.35, "#22333a"), (1, "#14222b")]
    )
    c.line([p for p in rock if p[1] < 1000], "#5d7d5f", 7)
    for _ in range(80):
        x = c.rng.uniform(880, 1780)
        y = c.rng.uniform(940, 1160)
        c.poly(
            [
                (x, y),
                (x + c.rng.uniform(20, 70), y + c.rng.uniform(-16, 16)),
                (x + c.rng.uniform(0, 50), y + c.rng.uniform(20, 60)),
            ],
            c.rng.choice(("#3a5058", "#101c24")),
            0.3,
        )
    c.shaded([(1330, 752), (1490, 752), (1490, 850), (1330, 840)], [(0, "#e9ebe4"), (1, "#b4bfbc")])
    c.poly([(1320, 756), (1346, 706), (1476, 706), (1502, 756)], "#46565d")
    c.rect((1354, 690, 1374, 716), "#c9cfca")
    for x in (1352, 1400, 1448):
        c.rect((x, 778, x + 22, 808), "#ffe3a0" if x == 1400 else "#3d525b", 1, 2)


def _tower(c: Canvas) -> None:
    c.shaded(
        [(1142, 410), (1238, 410), (1268, 826), (1112, 826)],
        [(0, "#fbfaf2"), (0.5, "#eceee6"), (1, "#a9b8b8")],
        True,
    )
    c.shaded(
        [(1133, 540), (1247, 540), (1255, 640), (1125, 640)],
        [(0, "#c6473a"), (0.5, "#b03a30"), (1, "#7a2c2b")],
        True,
    )
    c.rect((1122, 396, 1258, 416), "#2d3f48", 1, 4)
    for x in range(1124, 1260, 15):
        c.line([(x, 366), (x, 398)], "#2d3f48", 2.4)
    c.line([(1120, 366), (1260, 366)], "#2d3f48", 4)
    c.rect((1154, 306, 1226, 396), "#fff4cf")
    for x in (1154, 1178, 1202, 1226):
        c.line([(x, 306), (x, 396)], "#2d3f48", 4)
    c.poly([(1140, 308), (1190, 256), (1240, 308)], "#b03a30")
    c.disc(1190, 250, 9, "#2d3f48")
    c.line([(1190, 250), (1190, 214)], "#2d3f48", 4)
    for y in (470, 590, 700):
        c.rect((1181, y, 1199, y + 30), "#3d525b", 1, 8)
    c.rect((1172, 772, 1208, 826), "#2d3f48", 1, 12)


def breakwater() -> Image.Image:
    """Draw a storm wave at the north breakwater."""
    c = Canvas(1800, 1200, 71)
    c.gradient(
        (0, 0, 1800, 760),
        [
            (0, "#121c29"),
            (0.4, "#2a3e4c"),
            (0.75, "#59717a"),
            (1, "#9aa89d"),
        ],
    )
    c.glow(1500, 640, 700, 300, "#e6d9a8", 0.5)
    for _ in range(22):
        c.cloud(
            c.rng.uniform(0, 1800),
            c.rng.uniform(20, 440),
            c.rng.uniform(500, 1100),
            c.rng.choice(("#0e1722", "#3d5462", "#1b2a37", "#6f868c")),
            0.42,
        )
    for k, (base, height) in enumerate(((760, 60), (800, 80), (850, 90))):
        tone = mix("#5d7d85", "#1d4453", k / 2.5)
        c.hills(
            base,
            height,
            2.2 + k,
            [(0, mix(tone, "#dfe8e2", 0.3)), (0.2, tone), (1, "#173845")],
            1200,
            0.45,
        )
    _wall(c)
    _great_wave(c)
    for k, (base, height) in enumerate(((1010, 120), (1090, 110), (1180, 110))):
        tone = mix("#2f6270", "#0c2733", k / 2)
        outline = c.ridge(base, height, 1.7 + 0.6 * k, 0.42)
        c.shaded(
            [*outline, (1830, 1210), (-20, 1210)],
            [(0, mix(tone, "#ffffff", 0.25)), (0.3, tone), (1, "#0a2029")],
        )
        c.line(outline, "#e6efea", 5 - k, 0.8)
        for x, y in outline[::2]:
            for _ in range(3):
                c.oval(
                    (
                        x - c.rng.uniform(4, 30),
                        y + c.rng.uniform(0, 30),
                        x + c.rng.uniform(4, 30),
                        y + c.rng.uniform(32, 38),
                    ),
                    "#e6efea",
                    0.14,
                )
    for _ in range(380):
        x, y = c.rng.uniform(0, 1800), c.rng.uniform(0, 1200)
        c.line([(x, y), (x - 14, y + 34)], "#dfe8ea", 1.1, c.rng.uniform(0.08, 0.3))
    c.vignette("#050b12", 0.55)
    return c.finish()


def _wall(c: Canvas) -> None:
    c.shaded(
        [(980, 780), (1800, 806), (1800, 1060), (930, 1060)],
        [(0, "#7d8078"), (0.4, "#4e5655"), (1, "#222f34")],
    )
    c.shaded([(970, 756), (1800, 786), (1800, 812), (976, 784)], [(0, "#a4a596"), (1, "#7b7f76")])
    for row in range(5):
        y = 824 + row * 44
        c.line([(966 - row * 7, y), (1800, y + 22)], "#1d292e", 3, 0.6)
        for k in range(11):
            x = 990 + k * 80 + (row % 2) * 40
            c.line([(x, y + 2 + k), (x - 2, y + 46 + k)], "#1d292e", 2.4, 0.5)
    c.shaded(
        [(1140, 560), (1220, 560), (1240, 766), (1120, 762)], [(0, "#f1efe2"), (1, "#a9aaa0")], True
    )
    c.shaded([(1134, 620), (1228, 620), (1232, 676), (1128, 676)], [(0, "#b53b30"), (1, "#7d2822")])
    c.rect((1128, 544, 1232, 562), "#26333a", 1, 4)
    c.rect((1152, 496, 1208, 546), "#ffe9a8", 1, 4)
    c.poly([(1142, 498), (1180, 462), (1218, 498)], "#8d2f28")
    c.glow(1180, 520, 230, 230, "#ffe39a", 0.9)
    c.disc(1180, 521, 15, "#fffbe6")
    for x in (1420, 1580, 1740):
        c.line([(x, 782), (x, 640)], "#20292e", 6)
        c.glow(x, 634, 70, 70, "#ffdf9a", 0.7)
        c.disc(x, 634, 8, "#fff2cc")


def _great_wave(c: Canvas) -> None:
    outer = curve(
        [
            (-60, 930),
            (140, 770),
            (320, 570),
            (470, 390),
            (620, 272),
            (770, 232),
            (890, 268),
            (962, 360),
            (985, 470),
        ],
        16,
    )
    inner = curve(
        [
            (980, 1120),
            (850, 1000),
            (742, 860),
            (690, 700),
            (696, 560),
            (752, 452),
            (836, 402),
            (920, 416),
            (985, 470),
        ],
        16,
    )
    c.shaded(
        [*outer, *inner[::-1], (-60, 1210)],
        [(0, "#8fb9bb"), (0.25, "#3f7d88"), (0.6, "#1f5563"), (1, "#0e3240")],
    )
    for k in range(1, 15):
        share = (k / 15) ** 1.15
        flow = [
            (ox + (ix - ox) * share, oy + (iy - oy) * share)
            for (ox, oy), (ix, iy) in zip(outer, inner, strict=True)
        ]
        tone = mix("#d5e7e3", "#0f3a49", share)
        c.line(flow[round(c.rng.uniform(0, 40)) : -3], tone, 9 - 7 * share, 0.4)
    lip = inner[70:]
    c.shaded([*inner[52:], (930, 360), (820, 330), (720, 400)], [(0, "#e9f3ef"), (1, "#6aa0a6")])
    _foam(c, outer[34:], 26, 4)
    _foam(c, lip, 20, 4)
    _foam(c, outer[92:], 34, 5)
    for x, y in lip[::5]:
        for _ in range(4):
            fall = c.rng.uniform(20, 120)
            drift = c.rng.uniform(-18, 26)
            c.disc(x + drift, y + fall, c.rng.uniform(2, 8), "#f3f9f7", 0.85)
    for _ in range(900):
        x, y = outer[c.rng.randrange(40, len(outer))]
        reach = 260 * c.rng.random() ** 2
        c.disc(
            x + c.rng.gauss(0, 40) + reach * 0.5,
            y - reach * c.rng.uniform(0.2, 0.9) + 12,
            c.rng.choice((1.2, 1.6, 2.2, 3.2)),
            "#f3f9f7",
            c.rng.uniform(0.3, 0.9),
        )


def _foam(c: Canvas, edge: list[tuple[float, float]], size: float, each: int) -> None:
    beads = [
        (
            x + c.rng.gauss(0, size * 0.55),
            y + c.rng.gauss(0, size * 0.55),
            size * c.rng.uniform(0.25, 0.8),
        )
        for x, y in edge
        for _ in range(each)
    ]
    for x, y, radius in beads:
        c.disc(x + 3, y + 8, radius, "#8db5b8", 0.8)
    for x, y, radius in beads:
        c.disc(x, y, radius, "#f6fbf9")
