"""Draw every widget into one picture: python -m tests.gallery OUT.png [--dark] [--scale 2]."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workstation import paths
from workstation.ui.fonts import load_fonts, text_font, ui_font
from workstation.ui.icons import Icons, Ink
from workstation.ui.painting import (
    LineBreaker,
    paint_dot,
    paint_line,
    paint_lines,
)
from workstation.ui.theme import Appearance, Preference
from workstation.ui.theme_tokens import Tone, Type
from workstation.ui.widgets.article_tabs import ArticleTabs
from workstation.ui.widgets.avatar import Avatar
from workstation.ui.widgets.banner import Banner, BannerAction, Level
from workstation.ui.widgets.buttons import Button, ButtonKind, ToolButton
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.chip import Chip, chip_font, chip_size, paint_chip
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.fields import TextArea, TextField
from workstation.ui.widgets.flow_layout import FlowLayout
from workstation.ui.widgets.icon_label import IconLabel
from workstation.ui.widgets.pane_tabs import PaneTabs
from workstation.ui.widgets.properties import inset
from workstation.ui.widgets.search_field import SearchField
from workstation.ui.widgets.section_label import SectionHeading
from workstation.ui.widgets.segmented import Segment, SegmentedControl
from workstation.ui.widgets.toast import Toast


class Rows(QWidget):
    """An article list drawn as a delegate would, with the helpers for painting."""

    ARTICLES = (
        ("Harbour", "Ferry operators brace for a thinner winter timetable", "Ines Okafor",
         "In review", Tone.TEAL, "842 words", "09:42"),
        ("Council", "Councillors split over quay road closure", "Tom Vasile",
         "Draft", Tone.GREY, "310 words", "08:15"),
        ("Environment", "Eelgrass returns to the inner bay after a decade", "Ines Okafor",
         "Changes asked", Tone.AMBER, "1,120 words", "Yesterday"),
        ("Business", "Chandlery on Mole Street to shut after 96 years", "Desk",
         "Approved", Tone.GREEN, "540 words", "Thu"),
    )  # fmt: skip

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._breaker = LineBreaker()
        self.setFixedSize(306, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y = 0
        for index, article in enumerate(self.ARTICLES):
            y = self._row(painter, y, article, chosen=index == 0)
        painter.end()

    def _row(self, painter: QPainter, y: int, article: tuple, *, chosen: bool) -> int:  # type: ignore[type-arg]
        section, headline, byline, stage, tone, words, when = article
        colours = self._appearance.colours
        headline_font = text_font(Type.LIST_HEADLINE, QFont.Weight.Medium)
        lines = self._breaker.lines(headline, headline_font, 278, 2)
        height = 64 + 19 * len(lines)
        row = QRect(0, y, self.width(), height)
        painter.fillRect(row, colours.selected if chosen else colours.surface)
        if chosen:
            painter.fillRect(QRect(0, y, 3, height), colours.accent)
        painter.fillRect(QRect(0, row.bottom(), row.width(), 1), colours.border)
        line = QRect(14, y + 10, 278, 14)
        small = ui_font(Type.CAPTION)
        paint_line(painter, line, section, ui_font(11, QFont.Weight.DemiBold), colours.accent)
        paint_line(painter, line, when, small, colours.muted, align=Qt.AlignmentFlag.AlignRight)
        top = line.bottomLeft() + QPoint(0, 5)
        paint_lines(painter, top, lines, headline_font, colours.text, line_height=19)
        foot = QRect(14, row.bottom() - 28, 278, 18)
        font = ui_font(Type.SMALL)
        width = paint_line(painter, foot, byline, font, colours.secondary)
        chip = QRect(foot.topLeft(), chip_size(stage, chip_font())).translated(width + 8, 0)
        paint_chip(painter, chip, stage, tone, self._appearance.theme)
        paint_line(painter, foot, words, font, colours.secondary, align=Qt.AlignmentFlag.AlignRight)
        return y + height


class Dots(QWidget):
    """The dots of the sections."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setFixedSize(160, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(8):
            colour = self._appearance.theme.section_colour(index)
            paint_dot(painter, QRect(index * 18, 0, 16, 16), 8, colour)
        painter.end()


class Gallery(QWidget):
    """One of everything."""

    def __init__(self, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self.appearance = appearance
        self.icons = icons
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.top_bar())
        columns = QHBoxLayout()
        columns.setSpacing(0)
        page.addLayout(columns, 1)
        for column in (self.first(), self.second(), self.third(), self.fourth()):
            columns.addWidget(column)
        self.toast = Toast(icons, self)

    def top_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("line", "bottom")
        bar.setFixedHeight(46)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(ToolButton("Show the desk list", self.icons.icon("panel-left")))
        name = QLabel("Harbour Courier")
        name.setProperty("role", "heading")
        row.addWidget(name)
        row.addWidget(Button("New article", icon=self.icons.icon("square-pen", Ink.TEXT)))
        row.addStretch(1)
        search = SearchField(
            "Search articles, pictures and commands",
            self.icons,
            shortcut=QKeySequence("Ctrl+K"),
        )
        search.setFixedWidth(430)
        row.addWidget(search)
        row.addStretch(1)
        modes = [Segment(word.lower(), word) for word in ("Write", "Review", "Pictures")]
        row.addWidget(SegmentedControl("Arrangement", modes, self.icons))
        row.addWidget(ToolButton("Show the panes", self.icons.icon("panel-right")))
        row.addWidget(Button("Submit for review", ButtonKind.PRIMARY))
        return bar

    def column(self, width: int) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame()
        frame.setFixedWidth(width)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        return frame, layout

    def first(self) -> QWidget:
        frame, layout = self.column(340)
        layout.addWidget(Rows(self.appearance))
        layout.addWidget(Dots(self.appearance))
        layout.addWidget(
            EmptyState(self.icons, "image", "No pictures yet. Drop some here.", "Import pictures…")
        )
        return frame

    def second(self) -> QWidget:
        frame, layout = self.column(400)
        tabs = ArticleTabs("Open articles", self.icons, self.appearance)
        tabs.add("a", "Ferry operators brace for a thinner winter timetable")
        tabs.add("b", "Eelgrass returns to the inner bay")
        layout.addWidget(tabs)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for name in ("heading", "bold", "italic", "quote", "list", "list-ordered", "link"):
            button = ToolButton(name, self.icons.icon(name), checkable=True)
            button.setChecked(name == "bold")
            button.setEnabled(name != "link")
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(ToolButton("Full screen", self.icons.icon("maximize")))
        layout.addLayout(tools)
        headline = QLabel("Ferry operators brace for a thinner winter")
        headline.setFont(text_font(Type.HEADLINE, QFont.Weight.DemiBold))
        headline.setWordWrap(True)
        layout.addWidget(headline)
        standfirst = QLabel("The outer route loses its early sailing.")
        italic = text_font(Type.STANDFIRST)
        italic.setItalic(True)
        standfirst.setFont(italic)
        standfirst.setProperty("role", "secondary")
        layout.addWidget(standfirst)
        person = QHBoxLayout()
        person.addWidget(Avatar("Ines Okafor", self.appearance))
        person.addWidget(QLabel("Ines Okafor"))
        person.addWidget(Chip("In review", Tone.TEAL))
        person.addWidget(Chip("Embargo 18:00"))
        person.addStretch(1)
        layout.addLayout(person)
        chips = QWidget()
        flow = FlowLayout(chips)
        for tone in Tone:
            flow.addWidget(Chip(f"A {tone.value} chip", tone))
        layout.addWidget(chips)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for kind in ButtonKind:
            flow.addWidget(Button(kind.value.title(), kind))
            flow.addWidget(Button("Small", kind, small=True))
            off = Button("Disabled", kind, small=True)
            off.setEnabled(False)
            flow.addWidget(off)
        layout.addWidget(buttons)
        for level in Level:
            actions = [BannerAction("retry", "Try again")] if level is Level.ERROR else []
            layout.addWidget(
                Banner(self.icons, level, f"A sentence of the level {level.value}.", actions)
            )
        layout.addStretch(1)
        return frame

    def third(self) -> QWidget:
        frame, layout = self.column(470)
        layout.setContentsMargins(0, 12, 0, 12)
        tabs = PaneTabs("Panes", self.appearance)
        for title in ("Preview", "Related", "Images", "Review", "Checks", "History"):
            tabs.add(title.lower(), title)
        tabs.set_badge("review", 5, "5 open")
        tabs.set_badge("checks", 3, "3 to clear")
        layout.addWidget(tabs)
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 0, 14, 0)
        layout.addLayout(inner)
        layout = inner
        views = [
            Segment("page", "Page", "monitor"),
            Segment("phone", "Phone", "smartphone"),
            Segment("card", "Card"),
        ]
        layout.addWidget(SegmentedControl("Width", views, self.icons))
        layout.addWidget(SectionHeading("In the text"))
        layout.addWidget(self.card("Dredging contract slips again, port confirms", Tone.TEAL))
        layout.addWidget(SectionHeading("At the end of the article"))
        selected = self.card("Eelgrass returns to the inner bay after a decade", Tone.GREY)
        selected.set_selected(True)
        layout.addWidget(selected)
        focused = self.card("Councillors split over quay road closure", Tone.AMBER)
        focused.setObjectName("focused")
        layout.addWidget(focused)
        layout.addWidget(SectionHeading("Suggested", "from 1,284 articles in 6 ms"))
        layout.addWidget(Button("Ferry operators brace for it", ButtonKind.LINK))
        for name, ink, words in (
            ("circle-check", Ink.OK, "Headline fits: 52 of 65 characters"),
            ("triangle-alert", Ink.WARN, "One related article is not published"),
            ("circle-x", Ink.BLOCK, "Open note from Mara Lindqvist"),
        ):
            row = QHBoxLayout()
            row.addWidget(IconLabel(self.icons, name, ink))
            row.addWidget(QLabel(words), 1)
            layout.addLayout(row)
        layout.addStretch(1)
        return frame

    def card(self, title: str, tone: Tone) -> Card:
        card = Card(title, interactive=True)
        row = QHBoxLayout()
        row.addWidget(IconLabel(self.icons, "grip-vertical", Ink.FAINT))
        words = QVBoxLayout()
        headline = ElidedLabel(title)
        headline.setFont(text_font(Type.TITLE, QFont.Weight.Medium))
        words.addWidget(headline)
        note = QLabel("Mara Lindqvist · Published Thu")
        note.setProperty("role", "small")
        words.addWidget(note)
        row.addLayout(words, 1)
        row.addWidget(Chip("Background", tone))
        card.body.addLayout(row)
        return card

    def fourth(self) -> QWidget:
        frame, layout = self.column(390)
        caption = TextArea("Caption in this article")
        caption.set_text("The Saint Columba at Skerry Pier before dawn")
        layout.addWidget(caption)
        pair = QHBoxLayout()
        for label, text in (("Credit", "Ada Brandt"), ("Source", "Staff")):
            field = TextField(label)
            field.set_text(text)
            pair.addWidget(field)
        layout.addLayout(pair)
        long = TextArea("Alt text")
        long.set_text(
            "A white ferry with lit windows tied to a stone pier, the sky still dark. " * 3
        )
        layout.addWidget(long)
        problem = TextField("Rights end", placeholder="Never")
        problem.set_problem("This date has passed.")
        layout.addWidget(problem)
        combo = QComboBox()
        combo.addItems(["See also", "Background"])
        layout.addWidget(combo)
        row = QHBoxLayout()
        for box in (QSpinBox(), QDateEdit()):
            inset(box)
            row.addWidget(box)
        layout.addLayout(row)
        check = QCheckBox("Decorative")
        check.setChecked(True)
        layout.addWidget(check)
        layout.addWidget(QCheckBox("Not chosen"))
        radio = QRadioButton("Lead")
        radio.setChecked(True)
        layout.addWidget(radio)
        layout.addWidget(QRadioButton("Body"))
        bar = QProgressBar()
        bar.setValue(60)
        layout.addWidget(bar)
        clear = SearchField("Search captions", self.icons)
        clear.set_text("dredging")
        clear.setObjectName("search")
        layout.addWidget(clear)
        layout.addStretch(1)
        return frame


def main() -> None:
    """Draw the gallery into the file named on the command line."""
    parser = argparse.ArgumentParser(description="Draw every widget into one picture.")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--focus", default="", help="the object name of a widget to focus")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    app = QApplication(sys.argv[:1])
    resources = paths.resources_folder()
    load_fonts(resources)
    preference = Preference.DARK if chosen.dark else Preference.LIGHT
    appearance = Appearance(app, resources, preference)
    gallery = Gallery(appearance, Icons(resources, appearance))
    gallery.resize(QSize(1600, 900))
    gallery.show()
    gallery.activateWindow()
    QTest.qWaitForWindowActive(gallery)
    wanted = gallery.findChild(QWidget, chosen.focus or "focused")
    if wanted is not None:
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
    gallery.toast.show_notice("Removed from the end list.", "Undo")
    gallery.grab().save(str(chosen.picture))


if __name__ == "__main__":
    main()
