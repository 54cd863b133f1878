"""The design's raw values: colours in light and dark, sizes of type, spaces and corners."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtGui import QColor


class Scheme(Enum):
    """Which set of colours is drawn."""

    LIGHT = "light"
    DARK = "dark"


class Tone(Enum):
    """What a coloured label means; its words say the same."""

    GREY = "grey"
    TEAL = "teal"
    AMBER = "amber"
    GREEN = "green"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Tint:
    """A quiet background and the ink that is read on it."""

    background: QColor
    ink: QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour the program paints with, named for what it is used for."""

    surface: QColor
    """Chrome, lists and panes."""
    paper: QColor
    """What is written on: the editor, fields, cards, buttons."""
    canvas: QColor
    """What lies behind a page or a grid of pictures."""
    hover: QColor
    pressed: QColor
    selected: QColor
    border: QColor
    border_strong: QColor
    """The edge of a control under the pointer."""
    text: QColor
    secondary: QColor
    muted: QColor
    """Counts, times, placeholders and markup: quiet, yet readable on every background."""
    faint: QColor
    """Grips, separating dots and other marks that nobody has to read."""
    disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    on_accent: QColor
    selection: QColor
    """Behind selected text."""
    ok: QColor
    warn: QColor
    block: QColor
    insertion: QColor
    deletion: QColor
    note: QColor
    match: QColor
    """Behind what a search found."""
    misspelt: QColor
    tooltip: QColor
    on_tooltip: QColor
    shadow: QColor
    tints: Mapping[Tone, Tint]
    sections: tuple[QColor, ...]
    """Dots before section names, in order."""


LIGHT = Colours(
    surface=QColor("#faf9f7"),
    paper=QColor("#ffffff"),
    canvas=QColor("#f4f3f0"),
    hover=QColor("#f1f0ec"),
    pressed=QColor("#e9e7e1"),
    selected=QColor("#e8efee"),
    border=QColor("#e4e1da"),
    border_strong=QColor("#cbc7be"),
    text=QColor("#1d1c1a"),
    secondary=QColor("#5d5953"),
    muted=QColor("#6d6962"),
    faint=QColor("#a5a098"),
    disabled=QColor("#aaa69e"),
    accent=QColor("#0f5c6e"),
    accent_hover=QColor("#0c4e5e"),
    accent_pressed=QColor("#0a414e"),
    on_accent=QColor("#ffffff"),
    selection=QColor("#c5e0e6"),
    ok=QColor("#27704a"),
    warn=QColor("#98560a"),
    block=QColor("#b3251e"),
    insertion=QColor("#d7efdc"),
    deletion=QColor("#f8dcd9"),
    note=QColor("#fdf3c7"),
    match=QColor("#ffe08a"),
    misspelt=QColor("#c8352c"),
    tooltip=QColor("#2a2927"),
    on_tooltip=QColor("#faf9f7"),
    shadow=QColor(29, 28, 26, 46),
    tints={
        Tone.GREY: Tint(QColor("#e0e8e7"), QColor("#5d5953")),
        Tone.TEAL: Tint(QColor("#e2eef0"), QColor("#0f5c6e")),
        Tone.AMBER: Tint(QColor("#fbf0de"), QColor("#98560a")),
        Tone.GREEN: Tint(QColor("#e3f1e8"), QColor("#27704a")),
        Tone.RED: Tint(QColor("#fbe7e4"), QColor("#b3251e")),
    },
    sections=tuple(
        QColor(name)
        for name in (
            "#0f5c6e", "#b4690e", "#5b4b9a", "#2e7d4f", "#b3251e", "#3b6a7d", "#8a6d1f", "#8b3f7a",
        )
    ),
)  # fmt: skip

DARK = Colours(
    surface=QColor("#1f2023"),
    paper=QColor("#242529"),
    canvas=QColor("#1a1b1d"),
    hover=QColor("#2a2c30"),
    pressed=QColor("#32343a"),
    selected=QColor("#2b3236"),
    border=QColor("#34363b"),
    border_strong=QColor("#4c4f56"),
    text=QColor("#e8e6e1"),
    secondary=QColor("#b5b2ab"),
    muted=QColor("#a3a099"),
    faint=QColor("#6d6b66"),
    disabled=QColor("#6d6b66"),
    accent=QColor("#6cc0d1"),
    accent_hover=QColor("#82cddc"),
    accent_pressed=QColor("#58afc1"),
    on_accent=QColor("#0e1b1e"),
    selection=QColor("#28505a"),
    ok=QColor("#7fcf9b"),
    warn=QColor("#e5a95a"),
    block=QColor("#f1938a"),
    insertion=QColor("#1f4430"),
    deletion=QColor("#532a27"),
    note=QColor("#4a411d"),
    match=QColor("#5c4a12"),
    misspelt=QColor("#ef6f64"),
    tooltip=QColor("#e8e6e1"),
    on_tooltip=QColor("#1f2023"),
    shadow=QColor(0, 0, 0, 120),
    tints={
        Tone.GREY: Tint(QColor("#363e43"), QColor("#b5b2ab")),
        Tone.TEAL: Tint(QColor("#1d3a41"), QColor("#6cc0d1")),
        Tone.AMBER: Tint(QColor("#3a2f1d"), QColor("#e5a95a")),
        Tone.GREEN: Tint(QColor("#1f3a2a"), QColor("#7fcf9b")),
        Tone.RED: Tint(QColor("#40231f"), QColor("#f1938a")),
    },
    sections=tuple(
        QColor(name)
        for name in (
            "#2f9db5", "#d08a35", "#8f80d0", "#4caf76", "#e2695f", "#7fa9bb", "#b59a4a", "#c07bb0",
        )
    ),
)  # fmt: skip


class Type(IntEnum):
    """Sizes of type in pixels at 100 %."""

    CAPTION = 11
    """Chips, times, section labels."""
    SMALL = 12
    """Second lines, field labels, the status bar."""
    UI = 13
    """Controls and lists."""
    TITLE = 15
    """Headings of dialogs and empty panes; article titles on cards."""
    LIST_HEADLINE = 16
    BODY = 17
    STANDFIRST = 18
    HEADLINE = 32


class Space(IntEnum):
    """Distances in pixels at 100 %."""

    HAIR = 2
    TIGHT = 4
    SMALL = 6
    MEDIUM = 8
    LARGE = 12
    GUTTER = 14
    """Between a pane's edge and what it shows."""
    WIDE = 20


class Radius(IntEnum):
    """Roundness of corners in pixels at 100 %."""

    SMALL = 4
    MEDIUM = 6
    LARGE = 8


class Size(IntEnum):
    """Heights and widths of controls in pixels at 100 %."""

    ICON = 18
    SMALL_ICON = 14
    TOOL = 28
    TOP_BAR = 45
    """The strip along the top of the window."""
    TAB_BAR = 36
    """Article and pane tabs."""
    CHIP = 18
    RULE = 2
    """The accent line under a chosen tab."""


LINE_HEIGHT = 1.7
"""Of the body text, as a multiple of its size."""
