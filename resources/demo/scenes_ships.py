"""Pictures of ships: the ferry, the dredger, the school boat, the container quay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paint import Canvas, curve, mix

if TYPE_CHECKING:
    from PIL import Image

WARM = "#ffd58a"


def columba() -> Image.Image:
    """Draw the ferry at the pier before dawn."""
    c = Canvas(1800, 1200, 11)
    c.gradient(
        (0, 0, 1800, 760),
        [
            (0, "#0b1636"),
            (0.3, "#22386b"),
            (0.55, "#59608f"),
            (0.72, "#ad7690"),
            (0.85, "#f0a07c"),
            (1, "#ffd29a"),
        ],
    )
    c.stars((0, 0, 1800, 420), 170)
    c.glow(1180, 760, 900, 330, "#ffb27d", 0.55)
    for x, y, wide in ((420, 470, 620), (1280, 540, 760), (800, 610, 520), (1600, 400, 420)):
        c.cloud(x, y, wide, "#2b3562", 0.5)
    c.hills(760, 84, 1.6, [(0, "#4a4b78"), (1, "#7d6484")])
    c.hills(760, 46, 2.7, [(0, "#2a3057"), (1, "#45426b")])
    for _ in range(70):
        lamp = c.rng.uniform(0, 1800)
        c.disc(lamp, c.rng.uniform(728, 756), c.rng.uniform(1, 2.2), WARM, c.rng.uniform(0.5, 1))
    _ferry(c)
    c.gradient((0, 760, 1800, 1200), [(0, "#7a6685"), (0.16, "#3d4a73"), (1, "#091530")])
    c.mirror(760, 430, 0.62, 7)
    for deck, count in ((700, 26), (628, 18)):
        for k in range(count):
            x = 430 + k * (31 if deck == 700 else 34)
            c.glow(x, 900, 12, 150, WARM, 0.16)
    c.ripples((0, 764, 1800, 1200), 420, ["#0a1738", "#16264f"], 0.5)
    c.ripples((300, 770, 1600, 1010), 260, ["#ffd9a0", "#f0a681"], 0.36, 60)
    _stone_pier(c)
    c.vignette("#050a1c", 0.5)
    return c.finish()


def _ferry(c: Canvas) -> None:
    hull = curve([(250, 668), (300, 690), (352, 752)], 8)
    c.shaded(
        [*hull, (352, 764), (1330, 764), (1362, 668)],
        [(0, "#e9edf4"), (0.55, "#b9c1d6"), (0.56, "#1d3b66"), (1, "#0f2547")],
    )
    c.line([(258, 673), (1360, 673)], "#12305a", 5)
    c.shaded(
        [(372, 600), (404, 588), (1288, 588), (1300, 668), (352, 668)],
        [(0, "#f4f5f9"), (1, "#c4cbdd")],
    )
    c.shaded([(440, 524), (1170, 524), (1182, 590), (420, 590)], [(0, "#f7f7fb"), (1, "#cdd3e2")])
    c.shaded([(470, 452), (690, 452), (704, 526), (452, 526)], [(0, "#fbfbfd"), (1, "#d5dae7")])
    c.rect((470, 446, 700, 455), "#8f9ab5")
    c.shaded(
        [(884, 408), (1004, 398), (1020, 526), (900, 526)],
        [
            (0, "#15707f"),
            (0.3, "#15707f"),
            (0.31, "#f4f1e8"),
            (0.5, "#f4f1e8"),
            (0.51, "#0e5a6b"),
            (1, "#0a4452"),
        ],
    )
    c.line([(590, 450), (590, 318)], "#d8dcea", 5)
    c.line([(556, 366), (624, 366)], "#d8dcea", 4)
    c.line([(590, 330), (250, 664)], "#9aa4bf", 1.4, 0.6)
    c.line([(590, 330), (890, 420)], "#9aa4bf", 1.4, 0.6)
    c.disc(590, 322, 5, "#fff2d0")
    c.glow(590, 322, 60, 60, "#fff0c8", 0.6)
    for y, x0, count, step, size in ((616, 402, 29, 30.5, 18), (548, 464, 22, 32, 18)):
        for k in range(count):
            x = x0 + k * step
            tone = c.rng.choice((WARM, "#ffe3ad", "#ffcf7a", "#ffdf9e"))
            if c.rng.random() < 0.07:
                tone = "#6b7391"
            c.rect((x, y, x + size, y + 24), tone, 1, 4)
    for k in range(7):
        c.rect((478 + k * 30, 470, 500 + k * 30, 496), "#ffe9bd", 1, 3)
    for k in range(16):
        c.disc(470 + k * 52, 708, 6, "#20365f")
        c.disc(470 + k * 52, 708, 4, WARM)
    for k in range(3):
        x = 726.0 + k * 146 if k < 1 else 890 + k * 108
        c.rect((x, 500, x + 76, 522), "#f0803c", 1, 10)
    c.line([(404, 586), (1290, 586)], "#6f7b9c", 2)
    for x in range(1190, 1300, 12):
        c.line([(x, 560), (x, 588)], "#aab3ca", 1.6)
    c.line([(1186, 560), (1300, 560)], "#aab3ca", 2.2)
    c.glow(820, 610, 620, 170, "#ffcb80", 0.2)


def _stone_pier(c: Canvas) -> None:
    top = [(1150, 905), (1800, 790), (1800, 850), (1130, 960)]
    face = [(1130, 955), (1800, 846), (1800, 1200), (1100, 1200)]
    c.shaded(face, [(0, "#4a4b63"), (0.5, "#2b2f49"), (1, "#131a33")])
    for row in range(7):
        drop = row * 46
        c.line([(1128 - row * 4, 962 + drop), (1800, 852 + drop * 1.08)], "#171d36", 3, 0.8)
        for k in range(9):
            x = 1150 + k * 84 + (row % 2) * 40
            y = 960 + drop - (x - 1130) * 0.162
            c.line([(x, y), (x - 2, y + 47)], "#171d36", 2.4, 0.7)
    for _ in range(46):
        left = c.rng.uniform(1140, 1780)
        top_edge = c.rng.uniform(990, 1180)
        c.rect((left, top_edge, left + c.rng.uniform(18, 60), top_edge + 16), "#6b6a80", 0.14, 3)
    c.shaded(top, [(0, "#8a7f8e"), (1, "#5a586f")])
    c.line([(1150, 905), (1800, 790)], "#c9a9a0", 3, 0.7)
    for x, y in ((1236, 902), (1420, 870), (1640, 832)):
        c.rect((x - 13, y - 30, x + 13, y + 4), "#141a30", 1, 6)
        c.rect((x - 20, y - 36, x + 20, y - 24), "#1d2440", 1, 6)
    c.line(curve([(1236, 872), (1180, 850), (1120, 790), (1090, 720)]), "#20263f", 4)
    c.line(curve([(1420, 840), (1370, 820), (1330, 760), (1318, 700)]), "#20263f", 4)
    for x, foot in ((1550, 846), (1745, 812)):
        c.line([(x, foot), (x, foot - 290)], "#10162c", 8)
        c.line(
            curve([(x, foot - 286), (x - 14, foot - 316), (x - 44, foot - 316)], 6), "#10162c", 6
        )
        c.glow(x - 46, foot - 300, 190, 190, "#ffd898", 0.75)
        c.oval((x - 62, foot - 318, x - 30, foot - 296), "#fff3d6")
        c.glow(x - 46, foot + 8, 170, 34, "#ffd898", 0.5)


def dredger() -> Image.Image:
    """Draw the dredger at work under cloud."""
    c = Canvas(1800, 1200, 23)
    c.gradient(
        (0, 0, 1800, 700),
        [
            (0, "#6f8795"),
            (0.45, "#9fb4bc"),
            (0.8, "#d3dcd8"),
            (1, "#ece9dc"),
        ],
    )
    c.glow(1260, 560, 900, 300, "#fff3d8", 0.7)
    for k in range(17):
        y = 60 + k * 34
        tone = c.rng.choice(("#5d7686", "#7f97a3", "#f0efe6", "#8ba1ab"))
        c.cloud(c.rng.uniform(0, 1800), y, c.rng.uniform(500, 1100), tone, 0.36)
    c.hills(700, 90, 1.3, [(0, "#a3b6bb"), (1, "#c5d0cd")])
    c.hills(700, 40, 2.3, [(0, "#7f98a1"), (1, "#9fb2b6")])
    _dredger_ship(c)
    c.gradient((0, 700, 1800, 1200), [(0, "#b8c6c4"), (0.2, "#7e9aa0"), (1, "#2c4a57")])
    c.mirror(700, 420, 0.5, 9)
    c.ripples((0, 704, 1800, 1200), 620, ["#dfe7e2", "#31505c", "#567681"], 0.4, 110)
    c.soft(
        [curve([(1300, 702), (1500, 720), (1800, 716), (1800, 770), (1500, 762), (1280, 726)])],
        "#8b7c5e",
        0.5,
        14,
    )
    _buoy(c, 300, 880)
    c.gulls((900, 180, 1650, 420), 11, "#f7f6ef", 22)
    c.gulls((200, 300, 700, 480), 5, "#4d6471", 14)
    c.vignette("#1c2f38", 0.34)
    return c.finish()


def _dredger_ship(c: Canvas) -> None:
    c.shaded(
        [(330, 588), (420, 600), (1360, 606), (1430, 560), (1476, 556), (1440, 704), (380, 704)],
        [(0, "#22303b"), (0.7, "#18232d"), (0.71, "#8d3526"), (1, "#6d281d")],
    )
    c.line([(334, 590), (420, 602), (1360, 608), (1434, 562)], "#e9b44a", 5)
    c.shaded([(400, 480), (600, 480), (616, 604), (392, 602)], [(0, "#f3f0e6"), (1, "#c9c8bd")])
    c.shaded([(424, 400), (574, 400), (588, 482), (416, 482)], [(0, "#f7f4ea"), (1, "#d2d0c5")])
    c.rect((412, 392, 588, 404), "#c45a2c")
    for y, count, x0 in ((426, 5, 436), (508, 6, 412), (552, 6, 412)):
        for k in range(count):
            c.rect((x0 + k * 31, y, x0 + 20 + k * 31, y + 24), "#35505f", 1, 3)
    c.shaded(
        [(632, 440), (694, 440), (704, 604), (626, 604)],
        [(0, "#c45a2c"), (0.25, "#c45a2c"), (0.26, "#22303b"), (1, "#1b2731")],
    )
    for k in range(4):
        c.glow(650 - k * 74, 400 - k * 44, 70 + k * 34, 40 + k * 18, "#55646b", 0.5 - k * 0.1)
    c.line([(498, 394), (498, 300)], "#3a4953", 5)
    c.line([(470, 330), (526, 330)], "#3a4953", 4)
    c.shaded([(740, 560), (1330, 572), (1330, 608), (740, 604)], [(0, "#7a6b4f"), (1, "#54482f")])
    c.shaded(
        curve([(760, 566), (880, 528), (1000, 548), (1140, 518), (1320, 570)]),
        [(0, "#9b8763"), (1, "#6d5d40")],
    )
    _lattice(c, (960, 600), (1006, 250), 34)
    _lattice(c, (1006, 252), (1400, 130), 22)
    c.line([(1004, 246), (1180, 120), (1396, 126)], "#2a3640", 3)
    c.line([(1004, 246), (760, 566)], "#2a3640", 3)
    c.rect((950, 560, 1060, 608), "#e0a637", 1, 4)
    c.line([(1396, 132), (1396, 470)], "#2a3640", 3)
    c.shaded(
        [(1352, 470), (1440, 470), (1424, 548), (1396, 572), (1368, 548)],
        [(0, "#39464f"), (1, "#1d272e")],
    )
    for _ in range(70):
        x = c.rng.gauss(1396, 16)
        drop = c.rng.uniform(560, 694)
        c.line([(x, drop), (x, drop + c.rng.uniform(6, 22))], "#7d6c4c", 2, 0.6)


def _lattice(c: Canvas, foot: tuple[float, float], head: tuple[float, float], wide: float) -> None:
    dx, dy = head[0] - foot[0], head[1] - foot[1]
    length = (dx * dx + dy * dy) ** 0.5
    nx, ny = -dy / length * wide / 2, dx / length * wide / 2
    left = [(foot[0] + nx + dx * k / 12, foot[1] + ny + dy * k / 12) for k in range(13)]
    right = [(foot[0] - nx + dx * k / 12, foot[1] - ny + dy * k / 12) for k in range(13)]
    c.line([left[0], left[-1]], "#d99a2b", 6)
    c.line([right[0], right[-1]], "#b97f1f", 6)
    zigzag = [left[k] if k % 2 else right[k] for k in range(13)]
    other = [right[k] if k % 2 else left[k] for k in range(13)]
    c.line(zigzag, "#c88c24", 3.4)
    c.line(other, "#c88c24", 2.4)


def _buoy(c: Canvas, x: float, y: float) -> None:
    c.glow(x + 6, y + 26, 190, 30, "#203c48", 0.6)
    c.shaded(
        [(x - 58, y - 14), (x + 62, y - 14), (x + 44, y + 24), (x - 42, y + 24)],
        [(0, "#c8382d"), (1, "#7d1f1a")],
    )
    c.shaded(
        [(x - 30, y - 150), (x + 34, y - 150), (x + 50, y - 12), (x - 46, y - 12)],
        [(0, "#e2493a"), (1, "#a32a22")],
        True,
    )
    c.line([(x + 2, y - 150), (x + 2, y - 198)], "#7d1f1a", 7)
    c.shaded(
        [(x - 24, y - 214), (x + 28, y - 214), (x + 28, y - 176), (x - 24, y - 176)],
        [(0, "#e2493a"), (1, "#a32a22")],
        True,
    )
    c.text((x + 2, y - 84), "2", 54, "#fff4e6", bold=1)
    c.line(
        curve([(x - 120, y + 22), (x - 40, y + 32), (x + 50, y + 31), (x + 130, y + 20)]),
        "#e5ece8",
        4,
        0.8,
    )


def school_boat() -> Image.Image:
    """Draw the launch with pupils on deck at the inner pier."""
    c = Canvas(1800, 1200, 37)
    c.gradient((0, 0, 1800, 620), [(0, "#7fb6cf"), (0.6, "#bcdcdf"), (1, "#f6ecd3")])
    for x, y, wide in ((300, 170, 620), (1100, 110, 760), (1500, 260, 520), (700, 300, 420)):
        c.cloud(x, y, wide, "#fffaf0", 0.75)
    c.hills(620, 170, 1.1, [(0, "#8fb0a8"), (1, "#bccfbc")])
    _town(c)
    c.gradient((0, 620, 1800, 1200), [(0, "#a7cfd0"), (0.25, "#5c9fae"), (1, "#1c5570")])
    c.mirror(620, 300, 0.55, 7, 0.1)
    c.ripples((0, 624, 1800, 1200), 520, ["#e8f4ee", "#1d5a74", "#4690a2"], 0.42, 100)
    _steps_pier(c)
    _launch(c)
    c.gulls((180, 120, 1000, 330), 8, "#ffffff", 24)
    c.vignette("#0d3346", 0.25)
    return c.finish()


def _town(c: Canvas) -> None:
    tones = ["#e8d8bd", "#d98a6a", "#f2e9d8", "#9db7bd", "#e3b863", "#c9d6c4", "#b8604e"]
    x = -20.0
    while x < 1300:
        wide = c.rng.uniform(70, 118)
        tall = c.rng.uniform(90, 170)
        tone = c.rng.choice(tones)
        top = 610 - tall
        c.shaded(
            [(x, top), (x + wide, top), (x + wide, 612), (x, 612)],
            [(0, tone), (1, mix(tone, "#7a6a5a", 0.25))],
        )
        roof = c.rng.uniform(30, 52)
        c.poly(
            [(x - 5, top + 2), (x + wide / 2, top - roof), (x + wide + 5, top + 2)],
            c.rng.choice(("#5d6670", "#6d5a55", "#4c5862")),
        )
        c.rect((x + wide * 0.68, top - roof * 0.95, x + wide * 0.82, top - 6), "#7d5a4c")
        for row in range(int(tall // 46)):
            for k in range(int(wide // 34)):
                wx = x + 12 + k * 32
                wy = top + 16 + row * 44
                c.rect((wx, wy, wx + 15, wy + 24), "#3d5563", 1, 2)
                c.line([(wx, wy + 12), (wx + 15, wy + 12)], "#f4efe4", 1.2)
        x += wide
    c.rect((0, 604, 1800, 622), "#8b8a80")
    c.rect((0, 604, 1800, 608), "#b5b2a4")


def _steps_pier(c: Canvas) -> None:
    c.shaded(
        [(1430, 520), (1800, 520), (1800, 1200), (1430, 1200)],
        [(0, "#b9ae98"), (0.6, "#857f74"), (1, "#46535a")],
    )
    for row in range(13):
        y = 560 + row * 52
        c.line([(1430, y), (1800, y)], "#5a564e", 2.4, 0.5)
        for k in range(5):
            x = 1446 + k * 88 + (row % 2) * 44
            c.line([(x, y), (x, y + 52)], "#5a564e", 2, 0.4)
    flight = [(1560, 540)]
    for k in range(10):
        flight += [(1500 - k * 40, 540 + k * 48), (1500 - k * 40, 588 + k * 48)]
    flight = [*flight, (1140, 1200), (1560, 1200)]
    c.shaded(flight, [(0, "#cfc4ab"), (0.45, "#958d7c"), (0.62, "#5e6d66"), (1, "#2a444d")])
    for row in range(12):
        y = 588 + row * 52
        start = max(1140.0, 1500 - (y - 588) / 1.2)
        c.line([(start, y), (1560, y)], "#4d4a44", 2.2, 0.45)
        for x in range(1150 + (row % 2) * 40, 1560, 80):
            if x > start + 12:
                c.line([(x, y), (x, y + 52)], "#4d4a44", 2, 0.35)
    for k in range(10):
        x = 1500 - k * 40
        y = 540 + k * 48
        tone = mix("#f1e8d3", "#8aa78f", max(0.0, (k - 4) / 6))
        c.rect((x - 6, y, 1560 if k == 0 else x + 40, y + 13), tone, 1, 2)
        c.rect((x, y + 13, x + 5, y + 48), "#4d4a44", 0.3)
    c.shaded([(1400, 488), (1800, 488), (1800, 528), (1400, 528)], [(0, "#e4d9c1"), (1, "#bdb29b")])
    c.line([(1400, 490), (1800, 490)], "#f6eeda", 3)
    c.line([(1128, 940), (1476, 452), (1800, 404)], "#3c4347", 6)
    for x, top, foot in (
        (1152, 906, 1010),
        (1272, 738, 830),
        (1392, 570, 660),
        (1476, 452, 500),
        (1590, 436, 490),
        (1700, 420, 490),
    ):
        c.line([(x, top), (x, foot)], "#3c4347", 6)
    c.line([(1640, 490), (1640, 180)], "#3c4347", 9)
    c.glow(1640, 184, 90, 90, "#fff0c0", 0.6)
    c.rect((1618, 160, 1662, 204), "#f9e9b8", 1, 8)
    c.poly([(1608, 162), (1640, 130), (1672, 162)], "#3c4347")
    c.ripples((1120, 990, 1800, 1060), 60, ["#d9efe8", "#2c6478"], 0.5, 60)


def _launch(c: Canvas) -> None:
    deep = curve([(250, 826), (300, 900), (410, 958)], 8)
    stern = curve([(1090, 958), (1132, 900), (1140, 846)], 8)
    c.glow(720, 972, 620, 70, "#0e3d54", 0.75)
    c.shaded([(700, 690), (940, 690), (964, 850), (690, 850)], [(0, "#fbf6ea"), (1, "#ddd6c6")])
    c.shaded([(684, 674), (950, 674), (960, 696), (690, 696)], [(0, "#e5503b"), (1, "#b93b2b")])
    for k in range(3):
        c.shaded(
            [(716 + k * 78, 714), (776 + k * 78, 714), (778 + k * 78, 780), (716 + k * 78, 780)],
            [(0, "#a9d3dc"), (1, "#3f7389")],
        )
    c.line([(890, 674), (890, 540)], "#e9e3d4", 8)
    c.shaded(
        [(892, 544), (966, 556), (958, 580), (966, 604), (892, 592)],
        [(0, "#f1b63c"), (1, "#d99a26")],
    )
    hats = ["#d9483a", "#2f6f8a", "#f4efe2", "#5a8a4c", "#7b4d86", "#e08a3c"]
    crew = [338, 396, 452, 508, 562, 618, 664, 990, 1044, 1096]
    for k, x in enumerate(crew):
        _pupil(c, x + c.rng.uniform(-5, 5), 862, c.rng.uniform(0.86, 1.08), hats[k % 6])
    c.shaded(
        [*deep, *stern, (1140, 840), (700, 852), (440, 846)],
        [
            (0, "#3f8fc0"),
            (0.52, "#2a6c9f"),
            (0.53, "#f5efe0"),
            (0.62, "#f5efe0"),
            (0.63, "#1c4a73"),
            (1, "#133453"),
        ],
    )
    c.line(curve([(248, 826), (440, 846), (700, 854), (1142, 842)]), "#f5efe0", 8)
    c.text((452, 880), "PETREL", 30, "#fdf8ec", bold=0.8)
    for x in (560, 760, 950):
        c.ring(x, 898, 20, "#1d2a33", 11)
    c.line(curve([(1120, 852), (1200, 850), (1300, 800)]), "#f4ecd8", 4)
    c.line(curve([(330, 962), (560, 976), (900, 975), (1170, 962)]), "#f2faf6", 6, 0.8)


def _pupil(c: Canvas, x: float, foot: float, size: float, hat: str) -> None:
    head = foot - 128 * size
    c.shaded(
        [
            (x - 25 * size, foot - 100 * size),
            (x + 25 * size, foot - 100 * size),
            (x + 31 * size, foot),
            (x - 31 * size, foot),
        ],
        [(0, "#ffd23f"), (1, "#e6a91f")],
    )
    c.rect((x - 29 * size, foot - 46 * size, x + 29 * size, foot - 36 * size), "#f6f3ea")
    c.disc(
        x, head + 12 * size, 20 * size, c.rng.choice(("#e9b893", "#a8714e", "#f0c9a6", "#7a4c33"))
    )
    c.dome(x, head + 8 * size, 22 * size, hat)
    c.disc(x, head - 16 * size, 7 * size, hat)
