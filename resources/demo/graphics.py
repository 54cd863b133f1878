"""Drawn information: the chart of the channel, the bus route, the budget."""

from __future__ import annotations

import math

from paint import Canvas, curve
from PIL import Image

INK = "#2b3d4f"


def channel_chart() -> Image.Image:
    """Draw the chart of the eastern approach."""
    c = Canvas(1800, 1200, 191, "#eaf2f0")
    _depths(c)
    _land(c)
    _soundings(c)
    _channel(c)
    _shoal(c)
    _rose(c, 1540, 950)
    _frame(c)
    return c.finish(0).quantize(160, dither=Image.Dither.NONE)


def _depths(c: Canvas) -> None:
    bands = (("#d3e7ea", 0), ("#b9dae2", 90), ("#9fcbd9", 190))
    for tone, grow in bands:
        shape = curve(
            [
                (-50, 1000 - grow * 0.6),
                (380, 960 - grow),
                (700, 1010 - grow * 1.2),
                (1050, 1080 - grow),
                (1400, 1120 - grow * 1.3),
                (1900, 1090 - grow),
            ]
        )
        upper = curve(
            [
                (1900, 190 + grow * 1.2),
                (1450, 240 + grow * 1.3),
                (1120, 300 + grow * 1.2),
                (900, 390 + grow),
                (620, 430 + grow * 0.8),
                (-50, 470 + grow * 0.6),
            ]
        )
        c.poly([*shape, *upper], tone)
        c.line(shape, "#6fa3b5", 1.6)
        c.line(upper, "#6fa3b5", 1.6)
    deep = curve(
        [(1900, 520), (1500, 560), (1240, 640), (1180, 700), (1270, 760), (1560, 780), (1900, 800)]
    )
    c.poly(deep, "#86bacd")
    c.line(deep, "#5b93a8", 1.6)


def _land(c: Canvas) -> None:
    north = curve(
        [
            (-50, 400),
            (160, 410),
            (340, 366),
            (470, 380),
            (600, 330),
            (760, 290),
            (880, 300),
            (1010, 220),
            (1170, 150),
            (1360, 120),
            (1560, 60),
            (1700, -30),
        ]
    )
    c.poly([*north, (-50, -50)], "#f0e2b6")
    c.line(north, "#8a7440", 4)
    south = curve(
        [
            (-50, 1040),
            (200, 1060),
            (330, 1020),
            (480, 1030),
            (560, 1090),
            (760, 1130),
            (980, 1180),
            (1200, 1240),
        ]
    )
    c.poly([*south, (-50, 1260)], "#f0e2b6")
    c.line(south, "#8a7440", 4)
    for outline, shift in ((north, 1), (south, -1)):
        for grow in (16, 30):
            c.line([(x, y - shift * grow) for x, y in outline], "#d3bd83", 1.4)
    for points, wide in (
        ([(420, 372), (470, 500), (560, 560)], 20),
        ([(350, 1016), (420, 900)], 18),
        ([(640, 318), (660, 420)], 12),
    ):
        c.line(points, "#8a7440", wide + 6)
        c.line(points, "#e0cc94", wide)
    for row in range(8):
        for k in range(15):
            x, y = 104 + k * 25 + (6 if k > 6 else 0), 160 + row * 26 + (8 if row > 3 else 0)
            if y < 352 - max(0, k - 8) * 5 and c.rng.random() < 0.86:
                house = (c.rng.uniform(11, 20), c.rng.uniform(11, 19))
                c.rect((x, y, x + house[0], y + house[1]), "#c9a668", c.rng.uniform(0.6, 0.95))
    c.text((250, 120), "S K E R R Y", 46, INK, bold=0.8)
    c.text((900, 190), "Stackness", 30, INK)
    c.text((330, 1120), "Burnfoot", 28, INK)
    c.text((300, 620), "Inner bay", 34, "#3f6f86")
    c.text((560, 604), "North breakwater", 22, INK)
    c.text((382, 876), "Mole", 22, INK)
    c.text((1560, 446), "OPEN SEA", 34, "#3f6f86")
    x, y = 1120, 176
    for k in range(10):
        angle = math.tau * k / 10
        far = 20 if k % 2 == 0 else 8
        c.line([(x, y), (x + math.cos(angle) * far, y + math.sin(angle) * far)], "#a32a78", 4)
    c.disc(x, y, 6, "#a32a78")
    c.shaded(
        curve([(x, y), (x + 46, y + 40), (x + 40, y + 84), (x, y)], 6),
        [(0, "#c05a9c"), (1, "#e3a6cd")],
    )


def _soundings(c: Canvas) -> None:
    placed: list[tuple[float, float]] = []
    while len(placed) < 74:
        x, y = c.rng.uniform(130, 1690), c.rng.uniform(420, 1060)
        axis = 700 + 26 * math.sin(x / 260)
        off = abs(y - axis)
        inside = x > 330 and off < 110
        edge = 400 - x * 0.14 if y < axis else 330 + x * 0.03
        label = any(
            abs(x - lx) < 130 and abs(y - ly) < 44
            for lx, ly in ((300, 620), (560, 604), (382, 876), (1560, 446), (470, 520), (400, 930))
        )
        rose = math.dist((x, y), (1540, 950)) < 176
        box = (x < 640 and y > 900) or (760 < x < 1230 and 500 < y < 640)
        if inside or off > edge or label or rose or box:
            continue
        if any(math.dist((x, y), other) < 66 for other in placed):
            continue
        placed.append((x, y))
        depth = max(0.6, 1.2 + x / 330 + 4 * (1 - off / 420) + c.rng.uniform(-0.5, 0.5))
        whole, tenth = divmod(round(depth * 10), 10)
        c.text((x, y), str(whole), 25, INK)
        c.text((x + 15, y + 9), str(tenth), 17, INK)


def _channel(c: Canvas) -> None:
    axis = [(x, 700 + 26 * math.sin(x / 260)) for x in range(470, 1720, 10)]
    upper = [(x, y - 66) for x, y in axis]
    lower = [(x, y + 66) for x, y in axis]
    c.poly([*upper, *lower[::-1]], "#ffffff", 0.5)
    c.dashes(upper, "#a32a78", 4, 24, 14)
    c.dashes(lower, "#a32a78", 4, 24, 14)
    c.dashes(axis, INK, 2, 40, 22)
    for k, x in enumerate((560, 880, 1200, 1520)):
        y = 700 + 26 * math.sin(x / 260)
        c.poly([(x - 13, y + 84), (x + 13, y + 84), (x, y + 56)], "#2f8a4f")
        c.disc(x, y + 88, 4, INK)
        c.text((x + 30, y + 90), str(2 * k + 1), 22, "#2f6a45", bold=0.5)
        c.rect((x - 11, y - 88, x + 11, y - 62), "#c8382d", 1, 2)
        c.disc(x, y - 57, 4, INK)
        c.text((x + 30, y - 76), str(2 * k + 2), 22, "#a32a22", bold=0.5)
    for x, depth in ((640, "5₂"), (760, "4₉"), (1120, "5₄"), (1340, "6₁"), (1620, "7₀")):
        y = 700 + 26 * math.sin(x / 260)
        c.text((x, y + 26), depth[0], 30, INK, bold=0.6)
        c.text((x + 17, y + 36), str("₀₁₂₃₄₅₆₇₈₉".index(depth[1])), 20, INK, bold=0.4)
    c.text((1350, 644), "EASTERN APPROACH", 25, "#7d2060", bold=0.5)


def _shoal(c: Canvas) -> None:
    shape = curve(
        [
            (836, 664),
            (900, 628),
            (1010, 622),
            (1090, 640),
            (1110, 668),
            (1040, 690),
            (930, 692),
            (860, 686),
            (836, 664),
        ]
    )
    c.poly(shape, "#e2603f", 0.42)
    c.line(shape, "#b8391f", 3.4)
    c.text((962, 658), "3", 40, "#8d1f10", bold=1)
    c.text((984, 670), "8", 27, "#8d1f10", bold=0.8)
    c.line([(980, 624), (980, 590)], "#b8391f", 3)
    c.rect((784, 516, 1176, 590), "#fffaf0", 0.96, 8)
    c.rect((784, 516, 796, 590), "#b8391f", 1, 4)
    c.text((988, 538), "1.4 metres shallower", 27, "#8d1f10", bold=0.7)
    c.text((988, 570), "than the present chart (5.2 m)", 23, INK)


def _rose(c: Canvas, x: float, y: float) -> None:
    c.ring(x, y, 128, "#a32a78", 2.4)
    c.ring(x, y, 110, "#a32a78", 1.4)
    for degree in range(0, 360, 5):
        angle = math.radians(degree)
        start = 98 if degree % 30 == 0 else 110 if degree % 10 else 104
        c.line(
            [
                (x + math.sin(angle) * start, y - math.cos(angle) * start),
                (x + math.sin(angle) * 128, y - math.cos(angle) * 128),
            ],
            "#a32a78",
            1.6,
        )
    for k in range(8):
        angle = math.tau * k / 8
        far = 94 if k % 2 == 0 else 52
        for side, tone in ((-1, "#a32a78"), (1, "#f3d9ea")):
            inner = angle + side * math.tau / 16
            c.poly(
                [
                    (x, y),
                    (x + math.sin(angle) * far, y - math.cos(angle) * far),
                    (x + math.sin(inner) * 22, y - math.cos(inner) * 22),
                ],
                tone,
            )
    c.text((x, y - 150), "N", 38, "#a32a78", bold=0.8)


def _frame(c: Canvas) -> None:
    for box, tone in (
        ((0, 0, 1800, 34), "#f7f3e6"),
        ((0, 1166, 1800, 1200), "#f7f3e6"),
        ((0, 0, 34, 1200), "#f7f3e6"),
        ((1766, 0, 1800, 1200), "#f7f3e6"),
    ):
        c.rect(box, tone)
    for k in range(26):
        if k % 2:
            c.rect((34 + k * 66.6, 22, 34 + (k + 1) * 66.6, 34), INK)
            c.rect((34 + k * 66.6, 1166, 34 + (k + 1) * 66.6, 1178), INK)
    for k in range(17):
        if k % 2:
            c.rect((22, 34 + k * 66.6, 34, 34 + (k + 1) * 66.6), INK)
            c.rect((1766, 34 + k * 66.6, 1778, 34 + (k + 1) * 66.6), INK)
    for inset in (20, 34):
        c.line(
            [
                (inset, inset),
                (1800 - inset, inset),
                (1800 - inset, 1200 - inset),
                (inset, 1200 - inset),
                (inset, inset),
            ],
            INK,
            2.4,
        )
    for x in (480, 930, 1380):
        c.line([(x, 34), (x, 1166)], INK, 1, 0.18)
    for y in (420, 800):
        c.line([(34, y), (1766, y)], INK, 1, 0.18)
    c.rect((640, 1000, 1260, 1136), "#fffdf6", 0.97, 6)
    c.rect((646, 1006, 1254, 1130), "#fffdf6", 1, 4)
    c.text((950, 1036), "SKERRY HARBOUR: EASTERN APPROACH", 28, INK, bold=0.6)
    c.text((950, 1070), "Depths in metres at the lowest tide. Survey of 6 November 2026", 19, INK)
    for k in range(4):
        c.rect((770 + k * 90, 1092, 860 + k * 90, 1102), INK if k % 2 == 0 else "#ffffff")
    c.line([(770, 1092), (1130, 1092), (1130, 1102), (770, 1102), (770, 1092)], INK, 1.6)
    c.text((770, 1116), "0", 16, INK)
    c.text((1130, 1116), "800 m", 16, INK)
    c.text((1740, 1146), "Courier graphics. Not for navigation", 19, INK, anchor="rm")


def bus_route() -> Image.Image:
    """Draw the map of the replacement bus."""
    c = Canvas(1800, 1200, 211, "#dfe8cf")
    c.gradient((0, 0, 1800, 1200), [(0, "#e3ecd2"), (1, "#cfdfbf")])
    for _ in range(16):
        c.glow(
            c.rng.uniform(0, 1800),
            c.rng.uniform(0, 1200),
            c.rng.uniform(160, 380),
            c.rng.uniform(110, 260),
            c.rng.choice(("#b9d2a2", "#c4d8ac", "#eef3de")),
            0.7,
            1.3,
        )
    _loch(c)
    road = curve(
        [
            (520, 330),
            (470, 250),
            (560, 170),
            (720, 210),
            (840, 150),
            (980, 190),
            (1130, 160),
            (1280, 240),
            (1430, 220),
            (1560, 330),
            (1600, 470),
            (1540, 580),
            (1600, 690),
            (1500, 790),
            (1380, 770),
            (1290, 860),
            (1150, 830),
            (1040, 900),
            (900, 880),
            (780, 930),
        ],
        20,
    )
    c.line([(x + 3, y + 8) for x, y in road], "#7d8f6a", 22, 0.35)
    c.line(road, "#ffffff", 24)
    c.line(road, "#e4761f", 15)
    c.dashes(curve([(214, 760), (400, 800), (600, 900), (760, 950)]), "#0e5a6b", 6, 22, 16)
    c.dashes(curve([(226, 560), (300, 440), (420, 370), (510, 340)]), "#0e5a6b", 6, 22, 16)
    _places(c)
    _bus(c, 1130, 300)
    _key(c)
    return c.finish(2)


def _loch(c: Canvas) -> None:
    sea = curve(
        [
            (-60, -60),
            (330, -60),
            (380, 120),
            (340, 260),
            (470, 400),
            (640, 380),
            (800, 330),
            (960, 370),
            (1120, 320),
            (1280, 390),
            (1420, 400),
            (1470, 480),
            (1420, 560),
            (1300, 590),
            (1220, 680),
            (1080, 680),
            (960, 760),
            (840, 760),
            (740, 860),
            (700, 980),
            (560, 1060),
            (480, 1260),
            (-60, 1260),
            (-60, -60),
        ]
    )
    for grow, tone in ((26, "#f2ecd0"), (12, "#e2d9ae")):
        c.line(sea, tone, grow)
    c.shaded(sea, [(0, "#9fd0dd"), (1, "#64a9c4")])
    c.line(sea, "#4b8ba6", 3)
    for _ in range(46):
        x, y = c.rng.uniform(20, 1300), c.rng.uniform(40, 1180)
        pixel = c.image.getpixel((round(x * 2), round(y * 2)))
        near = c.image.getpixel((round((x + 50) * 2), round(y * 2)))
        if abs(x - 790) < 190 and abs(y - 560) < 50:
            continue
        if all(isinstance(p, tuple) and p[2] > p[0] + 40 for p in (pixel, near)):
            c.line(
                curve([(x, y), (x + 12, y - 7), (x + 25, y), (x + 37, y - 7), (x + 50, y)], 5),
                "#e3f3f3",
                3,
                0.8,
            )
    isle = curve(
        [
            (60, 560),
            (120, 500),
            (230, 510),
            (280, 600),
            (250, 720),
            (190, 800),
            (90, 770),
            (40, 660),
            (60, 560),
        ]
    )
    c.line(isle, "#f2ecd0", 18)
    c.shaded(isle, [(0, "#dbe6c4"), (1, "#b9d0a0")])
    c.line(isle, "#8aa06d", 3)


def _places(c: Canvas) -> None:
    for x, y, name, anchor, dx, dy in (
        (520, 330, "Kell landing", "lm", 34, 34),
        (780, 930, "Skerry", "lm", 34, 36),
        (220, 660, "Hallin", "mm", -70, -24),
        (1560, 330, "Linnhead", "lm", 36, -10),
        (1500, 790, "Corran", "lm", 34, 34),
    ):
        big = name in {"Kell landing", "Skerry"}
        if name != "Hallin":
            c.disc(x, y, 19 if big else 13, "#ffffff")
            c.disc(x, y, 13 if big else 8, "#1d3b4d")
        c.text((x + dx, y + dy), name, 42 if big else 32, "#1d3b4d", anchor, 0.8)
    c.text((800, 560), "Loch Arden", 46, "#eaf6f7", bold=0.6)
    for x, y in ((226, 560), (214, 760)):
        c.disc(x, y, 11, "#ffffff")
        c.disc(x, y, 7, "#0e5a6b")
    c.rect((1624, 346, 1764, 388), "#ffffff", 0.9, 8)
    c.text((1694, 367), "tea, from eight", 20, "#7d4a1f")
    c.rect((1540, 850, 1756, 890), "#ffffff", 0.9, 8)
    c.text((1648, 870), "last to be gritted", 23, "#7d4a1f")


def _bus(c: Canvas, x: float, y: float) -> None:
    y -= 30
    c.oval((x - 116, y + 40, x + 124, y + 64), "#4d5a3f", 0.35)
    c.rect((x - 110, y - 62, x + 112, y + 42), "#f7c13a", 1, 20)
    c.rect((x - 110, y + 8, x + 112, y + 42), "#e4761f", 1, 12)
    for k in range(4):
        c.rect((x - 96 + k * 48, y - 46, x - 56 + k * 48, y - 8), "#2f4a5a", 1, 6)
    c.rect((x + 92, y - 46, x + 110, y + 2), "#bfe0e6", 1, 6)
    for wx in (x - 62, x + 66):
        c.disc(wx, y + 42, 22, "#23303a")
        c.disc(wx, y + 42, 9, "#cfd6d8")


def _key(c: Canvas) -> None:
    c.rect((1050, 960, 1740, 1150), "#6f8a5f", 0.35, 14)
    c.rect((1044, 952, 1734, 1142), "#fffdf5", 1, 14)
    c.line([(1080, 1000), (1170, 1000)], "#e4761f", 15)
    c.text((1196, 1000), "Replacement bus: 38 km, 50 minutes", 29, "#1d3b4d", "lm", 0.4)
    c.dashes([(1080, 1050), (1170, 1050)], "#0e5a6b", 6, 20, 14)
    c.text((1196, 1050), "By boat", 29, "#1d3b4d", "lm", 0.4)
    c.text((1080, 1104), "Courier graphics. Not to scale", 23, "#5d6b63", "lm")


def budget_chart() -> Image.Image:
    """Draw the bars of the council's budget."""
    c = Canvas(1800, 1200, 231, "#fbf7ee")
    c.rect((0, 0, 1800, 16), "#b8690f")
    c.text((110, 104), "Where the money would go", 66, "#23303a", "lm", 1.2)
    c.text(
        (110, 172),
        "Skerry council, draft budget for 2027 to 2028, in millions of pounds",
        35,
        "#5d6670",
        "lm",
    )
    rows = (
        ("Schools", 12.4, "#b8690f"),
        ("Care", 9.7, "#c97f27"),
        ("Roads and sea wall", 3.6, "#d6974a"),
        ("Waste", 2.6, "#dfac6c"),
        ("Ferries and buses", 1.2, "#0e5a6b"),
        ("Parks and library", 1.0, "#e7c08f"),
        ("Everything else", 0.9, "#ecd0ac"),
    )
    left, scale = 520.0, 92.0
    for tick in range(0, 14, 2):
        x = left + tick * scale
        c.line([(x, 236), (x, 1052)], "#ddd5c3", 2)
        c.text((x, 1084), str(tick), 27, "#7d7a70")
    for k, (name, amount, tone) in enumerate(rows):
        y = 264 + k * 113
        c.rect((left, y, left + amount * scale, y + 78), tone, 1, 6)
        c.rect((left, y, left + 12, y + 78), tone)
        c.text((left - 28, y + 39), name, 36, "#23303a", "rm", 0.4)
        inside = amount > 5
        c.text(
            (left + amount * scale + (-24 if inside else 22), y + 39),
            f"{amount:.1f}",
            38,
            "#ffffff" if inside else "#23303a",
            "rm" if inside else "lm",
            0.8,
        )
    c.line([(left, 236), (left, 1052)], "#23303a", 4)
    y = 264 + 4 * 113
    c.line(curve([(730, y + 39), (790, y + 40), (850, y + 39)], 8), "#0e5a6b", 3)
    c.text((870, y + 39), "of which 0.68 is the ferry subsidy", 32, "#0e5a6b", "lm", 0.4)
    c.line([(110, 1124), (1690, 1124)], "#cfc6b2", 2)
    c.text((110, 1158), "Source: council papers. Courier graphics", 27, "#7d7a70", "lm")
    return c.finish(0).quantize(128, dither=Image.Dither.NONE)
