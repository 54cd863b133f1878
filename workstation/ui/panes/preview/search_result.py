"""The article as a search engine lists it, on a desktop and on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workstation.desk.publication import Publication
from workstation.ui.fonts import ui_font
from workstation.ui.panes.preview.cut_text import cut, draw
from workstation.ui.panes.preview.scaled_view import ScaledView
from workstation.ui.panes.preview.share_card import host_of
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Scheme

PADDING = 16.0
LEADING = 1.2
_LINKS = {Scheme.LIGHT: QColor("#1a0dab"), Scheme.DARK: QColor("#99c3ff")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultKind:
    """How wide a result is and how much of it is shown; sizes in its own pixels."""

    id: str
    width: int
    title_size: int
    title_lines: int
    description_lines: int


DESKTOP = ResultKind(id="desktop", width=632, title_size=20, title_lines=1, description_lines=2)
PHONE = ResultKind(id="phone", width=375, title_size=18, title_lines=2, description_lines=4)


class SearchResult(ScaledView):
    """Draws a result, as wide as there is room."""

    def __init__(self, kind: ResultKind, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(kind.width, appearance, parent)
        self.kind = kind

    def show_facts(self, facts: Publication) -> None:
        """Show what a search engine is told of an article."""
        kind, room = self.kind, self.kind.width - 2 * PADDING
        self._facts = facts
        self.title = cut(facts.title, ui_font(kind.title_size), room, kind.title_lines)
        words = " — ".join(part for part in (_day(facts), facts.description) if part)
        self.description = cut(words, ui_font(14), room, kind.description_lines)
        self.setAccessibleName(self.title.text)
        self.setAccessibleDescription(self.description.text)
        self._fit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the result at its own size, made as small as there is room."""
        if self._facts is None:
            return
        painter = self._begin()
        theme = self._appearance.theme
        card = QRectF(0.5, 0.5, self.kind.width - 1, self._height() - 1)
        focus = self.hasFocus()
        edge = theme.colours.accent if focus else theme.colours.border_strong
        painter.setPen(QPen(edge, 2 if focus else 1))
        painter.setBrush(theme.colours.paper)
        painter.drawRoundedRect(card, 10, 10)
        self._draw_site(painter, self._facts)
        place = QRectF(PADDING, PADDING + 44, self.kind.width - 2 * PADDING, 400)
        title = ui_font(self.kind.title_size)
        top = place.top() + draw(painter, self.title, title, _LINKS[theme.scheme], place, LEADING)
        place.moveTop(top + 4)
        ink, like = theme.colours.secondary, self._facts.description
        draw(painter, self.description, ui_font(14), ink, place, LEADING, like=like)
        painter.end()

    def _draw_site(self, painter: QPainter, facts: Publication) -> None:
        colours = self._appearance.colours
        circle = QRectF(PADDING, PADDING, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.pressed)
        painter.drawEllipse(circle)
        painter.setPen(colours.secondary)
        painter.setFont(ui_font(14))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, facts.site[:1])
        left = PADDING + 40
        room = self.kind.width - left - PADDING
        place = QRectF(left, PADDING - 4, room, 40)
        site = cut(facts.site, ui_font(14), room, 1)
        top = draw(painter, site, ui_font(14), colours.text, place, LEADING)
        place.moveTop(place.top() + top)
        trail = cut(trail_of(facts), ui_font(12), room, 1)
        draw(painter, trail, ui_font(12), colours.muted, place, LEADING)

    def _height(self) -> float:
        title = QFontMetricsF(ui_font(self.kind.title_size)).height() * LEADING
        line = QFontMetricsF(ui_font(14)).height() * LEADING
        words = len(self.title.lines) * title + len(self.description.lines) * line
        return 2 * PADDING + 48 + words


def trail_of(facts: Publication) -> str:
    """Return the address as a search engine writes it: the site, then what leads to the page."""
    parts = [part for part in urlsplit(facts.address).path.split("/") if part]
    return " › ".join((f"https://{host_of(facts)}", *parts)) if facts.address else facts.section


def _day(facts: Publication) -> str:
    moment = facts.published_at
    if moment is None:
        return ""
    here = moment.astimezone()
    return QLocale().toString(QDate(here.year, here.month, here.day), "d MMM yyyy")
