"""What Markdown looks like in the editor: text formats made from the theme in force."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextFormat

from workstation.desk.paragraph_spacing import LINE_HEIGHT
from workstation.text.markup import Style
from workstation.ui.fonts import text_font
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Scheme, Type
from workstation.ui.writing_view import WritingView

CARD = QTextFormat.Property.UserProperty + 1
"""Marks the format of a directive that is shown as a card."""

CARD_HEIGHTS = {"picture": 66, "related": 54}
CARD_MARGIN = 2
"""Pixels of its line that a card leaves free, above and below."""
CARD_LOWERED = 6
"""A card is that much lower than the letters of its line, which stand at its top."""

MONOSPACE = ["DejaVu Sans Mono", "Menlo", "Consolas", "monospace"]
_HEADINGS = {Style.HEADING_1: 24, Style.HEADING_2: 20, Style.HEADING_3: 17}
_PROBE = 100

Dress = tuple[Scheme, int]


class Looks:
    """Makes one text format per combination of styles, once per theme."""

    def __init__(self, appearance: Appearance, writing: WritingView) -> None:
        self._appearance = appearance
        self._writing = writing
        self._made_for = self.dress
        self._formats: dict[frozenset[Style], QTextCharFormat] = {}
        self._heads: dict[str, QTextCharFormat] = {}
        self._rest = QTextCharFormat()
        font = text_font(1)
        self._rest.setFont(font)
        self._rest.setForeground(QColor(0, 0, 0, 0))

    @property
    def dress(self) -> Dress:
        """The theme and the zoom that formats are made for."""
        return self._appearance.theme.scheme, self._writing.value.zoom

    def format(self, styles: frozenset[Style]) -> QTextCharFormat:
        """Return the format of a stretch of text."""
        if self._made_for != self.dress:
            self._formats.clear()
            self._made_for = self.dress
        found = self._formats.get(styles)
        if found is None:
            found = self._formats[styles] = self._make(styles)
        return found

    def card(self, kind: str) -> tuple[QTextCharFormat, QTextCharFormat]:
        """Return the formats of a directive's first character, and of its others.

        The first is large and unseen, so that the line is as high as the card painted over it.
        """
        head = self._heads.get(kind)
        if head is None:
            head = self._heads[kind] = _card_head(CARD_HEIGHTS[kind] + 2 * CARD_MARGIN)
        return head, self._rest

    def _make(self, styles: frozenset[Style]) -> QTextCharFormat:
        colours = self._appearance.colours
        made = QTextCharFormat()
        for style, size in _HEADINGS.items():
            if style in styles:
                made.setFont(text_font(self._writing.scaled(size), QFont.Weight.DemiBold))
        if Style.STRONG in styles:
            made.setFontWeight(QFont.Weight.Bold)
        if Style.EMPHASIS in styles:
            made.setFontItalic(True)
        if Style.QUOTATION in styles:
            made.setForeground(colours.secondary)
        if Style.CODE in styles:
            made.setFontFamilies(MONOSPACE)
            made.setProperty(
                QTextFormat.Property.FontPixelSize, self._writing.scaled(Type.BODY - 3)
            )
            made.setBackground(colours.hover)
        if Style.LINK in styles:
            made.setForeground(colours.accent)
        if Style.COMMENT in styles:
            made.setForeground(colours.muted)
            made.setFontItalic(True)
        if Style.MARK in styles or Style.QUOTE_MARK in styles:
            made.setForeground(colours.muted)
            made.setFontWeight(QFont.Weight.Normal)
        return made


def _card_head(height: int) -> QTextCharFormat:
    natural = QFontMetricsF(text_font(_PROBE)).height() / _PROBE
    made = QTextCharFormat()
    made.setFont(text_font(max(1, round(height / (natural * LINE_HEIGHT / 100)))))
    made.setForeground(QColor(0, 0, 0, 0))
    made.setProperty(CARD, True)
    return made
