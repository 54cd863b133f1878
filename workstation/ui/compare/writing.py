"""Writes differences into a text document: what came is underlined, what went struck through."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from workstation.domain.links import LinkKind
from workstation.text.diff import Kind, ParagraphDiff, Run
from workstation.text.draft_diff import WHOLE_VALUES, Change, DraftDiff, FieldDiff, ItemDiff
from workstation.ui.directive_names import Titles, with_names
from workstation.ui.findings import field_words
from workstation.ui.fonts import text_font, ui_font
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space, Type
from workstation.ui.translation import translate
from workstation.ui.words import kind_name, stage_name

BODY_SIZE = 15
_LINE_END = "\u2028"
"""Ends a line without ending the paragraph."""
_ABOVE_HEADING = 10


class Writing:
    """Writes at a cursor, in the colours of an appearance."""

    def __init__(self, cursor: QTextCursor, appearance: Appearance) -> None:
        self.cursor = cursor
        self._appearance = appearance
        self._begun = False

    def grid(self, rows: int, columns: int) -> Callable[[int, int], Writing]:
        """Insert columns of one width; return what writes into the cell (row, column)."""
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setBorder(0)
        form.setCellPadding(Space.SMALL)
        form.setCellSpacing(0)
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        form.setColumnWidthConstraints([share] * columns)
        table = self.cursor.insertTable(rows, columns, form)

        def cell(row: int, column: int) -> Writing:
            return Writing(table.cellAt(row, column).firstCursorPosition(), self._appearance)

        return cell

    def heading(self, words: str, *, above: int = _ABOVE_HEADING) -> None:
        """Write what comes next."""
        font = ui_font(Type.CAPTION, QFont.Weight.DemiBold)
        self.line(words, font, quiet=True, above=above)

    def line(
        self, words: str, font: QFont | None = None, *, quiet: bool = False, above: int = 0
    ) -> None:
        """Write a paragraph that is no difference."""
        self.block(above)
        self.cursor.insertText(words, self._format(font or ui_font(), quiet=quiet))

    def text(self, words: str) -> None:
        """Write a paragraph of an article that is the same on both sides."""
        self.runs((Run(Kind.SAME, words),))

    def runs(self, runs: Iterable[Run]) -> None:
        """Write a paragraph of an article with its differences."""
        self.block(0)
        written = tuple(runs)
        for place, run in enumerate(written, start=1):
            text = run.text.rstrip("\n") if place == len(written) else run.text
            form = self._format(text_font(BODY_SIZE), run.kind)
            self.cursor.insertText(text.replace("\n", _LINE_END), form)

    def block(self, above: int) -> None:
        """Begin a paragraph."""
        spacing = QTextBlockFormat()
        spacing.setTopMargin(above)
        spacing.setBottomMargin(Space.TIGHT)
        spacing.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._begun:
            self.cursor.insertBlock(spacing)
        else:
            self.cursor.setBlockFormat(spacing)
        self._begun = True

    def _format(
        self, font: QFont, kind: Kind = Kind.SAME, *, quiet: bool = False
    ) -> QTextCharFormat:
        colours = self._appearance.colours
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(colours.muted if quiet else colours.text)
        if kind is Kind.ADDED:
            form.setBackground(colours.insertion)
            form.setFontUnderline(True)
        elif kind is Kind.REMOVED:
            form.setBackground(colours.deletion)
            form.setFontStrikeOut(True)
        return form


def without(runs: Iterable[Run], kind: Kind) -> tuple[Run, ...]:
    """Return one side of a difference."""
    return tuple(run for run in runs if run.kind is not kind)


def item_words(item: ItemDiff) -> str:
    """Say what became of a link, a figure or a correction."""
    words = {
        Change.ADDED: translate("History", "“%1” was added"),
        Change.REMOVED: translate("History", "“%1” was taken out"),
        Change.CHANGED: translate("History", "“%1” was changed"),
        Change.MOVED: translate("History", "“%1” was moved"),
    }[item.change]
    return words.replace("%1", item.title or item.key)


def move_words(part: ParagraphDiff) -> str:
    """Say where a paragraph that was moved went, or that it came."""
    if not part.moved:
        return ""
    if part.kind is Kind.REMOVED:
        return translate("History", "Moved to another place")
    if part.edits:
        return translate("History", "Moved here and changed")
    return translate("History", "Moved here")


def paragraph_runs(part: ParagraphDiff, titles: Titles) -> tuple[Run, ...]:
    """Return a paragraph as it is shown: pictures and links in it by what they are called."""
    return tuple(Run(run.kind, with_names(run.text, titles)) for run in part.edits or part.runs)


def stage_runs(diff: DraftDiff) -> tuple[Run, ...]:
    """Return the stages of both sides, where they are not the same."""
    if diff.stages is None:
        return ()
    old, new = map(stage_name, diff.stages)
    return Run(Kind.REMOVED, old), Run(Kind.SAME, " "), Run(Kind.ADDED, new)


def value_runs(part: FieldDiff) -> tuple[Run, ...]:
    """Return the runs of a part of a link or figure, our own words in people's language."""
    if part.field not in WHOLE_VALUES:
        return part.runs
    return tuple(Run(run.kind, _value_words(part.field, run.text)) for run in part.runs)


def _value_words(part: str, value: str) -> str:
    if part == "kind":
        return kind_name(LinkKind(value))
    words = {
        "True": translate("History", "Yes"),
        "False": translate("History", "No"),
        "lead": translate("History", "Lead"),
        "body": translate("History", "In the text"),
        "text": translate("History", "In the text"),
        "end": translate("History", "In the list at the end"),
        "hold": translate("History", "Held until its article is published"),
        "together": translate("History", "Published together with its article"),
    }
    return words.get(value, value)


def part_words(part: str) -> str:
    """Name a part of a link or figure."""
    return {
        "caption": translate("History", "Caption"),
        "credit": translate("History", "Credit"),
        "source": translate("History", "Source"),
        "alt": translate("History", "Alt text"),
        "long_description": translate("History", "Long description"),
        "unready": translate("History", "Until it is published"),
        "decorative": translate("History", "Decorative"),
        "role": translate("History", "Place on the page"),
        "picture": translate("History", "Picture file"),
        "turn": translate("History", "Turned"),
        "shape": translate("History", "Shape"),
        "focus": translate("History", "Focal point, across and down"),
        "crops": translate("History", "Crops, across and down"),
        "override": translate("History", "Answered for without rights"),
        "kind": translate("History", "Kind of link"),
        "placement": translate("History", "Placement"),
        "label": translate("History", "Words of the link"),
        "label_for": translate("History", "Words made for"),
        "reason": translate("History", "Reason"),
        "target": translate("History", "Target"),
    }.get(part) or field_words(part)
