"""Shows what has changed since a revision, in the text itself."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from workstation.text.diff import Kind, ParagraphDiff, Run
from workstation.text.draft_diff import Change, DraftDiff, ItemDiff
from workstation.ui.findings import field_words
from workstation.ui.fonts import text_font, ui_font
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space, Type
from workstation.ui.translation import translate

_BODY_SIZE = 15
_LINE_END = "\u2028"
"""Ends a line without ending the paragraph."""
_AROUND = 1
"""Unchanged paragraphs that are shown before and after a changed one."""


class Comparison(QTextEdit):
    """A text that can be read and copied: what came is underlined, what went struck through."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shown: DraftDiff | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("frameless", True)
        self.setAccessibleName(translate("History", "What has changed since this version"))
        self.document().setDocumentMargin(Space.GUTTER)
        appearance.changed.connect(self._show_again)

    def show_diff(self, diff: DraftDiff) -> None:
        """Show a difference."""
        place = self.verticalScrollBar().value() if self._shown is not None else 0
        self._shown = diff
        self.clear()
        cursor = self.textCursor()
        if not diff:
            self._line(
                cursor, translate("History", "Nothing has changed since this version."), ui_font()
            )
        for field in diff.fields:
            self._heading(cursor, field_words(field.field))
            self._runs(cursor, field.runs)
        if diff.items:
            self._items(cursor, diff.items)
        if any(part.kind is not Kind.SAME for part in diff.body):
            self._heading(cursor, translate("History", "Text"))
            self._paragraphs(cursor, diff.body)
        # The widget's own cursor was pushed to the end by what was inserted at it.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_diff(self._shown)

    def _heading(self, cursor: QTextCursor, words: str) -> None:
        self._line(
            cursor, words, ui_font(Type.CAPTION, QFont.Weight.DemiBold), quiet=True, above=10
        )

    def _line(
        self,
        cursor: QTextCursor,
        words: str,
        font: QFont,
        *,
        quiet: bool = False,
        above: int = 0,
    ) -> None:
        self._block(cursor, above)
        cursor.insertText(words, self._format(font, quiet=quiet))

    def _block(self, cursor: QTextCursor, above: int) -> None:
        spacing = QTextBlockFormat()
        spacing.setTopMargin(above)
        spacing.setBottomMargin(Space.TIGHT)
        spacing.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.atStart():
            cursor.setBlockFormat(spacing)
        else:
            cursor.insertBlock(spacing)

    def _runs(self, cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
        self._block(cursor, 0)
        for place, run in enumerate(runs, start=1):
            text = run.text.rstrip("\n") if place == len(runs) else run.text
            form = self._format(text_font(_BODY_SIZE), run.kind)
            cursor.insertText(text.replace("\n", _LINE_END), form)

    def _items(self, cursor: QTextCursor, items: tuple[ItemDiff, ...]) -> None:
        for field in ("links", "figures"):
            concerned = [item for item in items if item.field == field]
            if concerned:
                self._heading(cursor, field_words(field))
            for item in concerned:
                self._line(cursor, _item_words(item), ui_font())

    def _paragraphs(self, cursor: QTextCursor, body: tuple[ParagraphDiff, ...]) -> None:
        near: set[int] = set()
        for place, part in enumerate(body):
            if part.kind is not Kind.SAME:
                near.update(range(place - _AROUND, place + _AROUND + 1))
        skipped = False
        for place, part in enumerate(body):
            if place not in near:
                skipped = True
                continue
            if skipped:
                self._line(cursor, "…", ui_font(), quiet=True)
                skipped = False
            self._runs(cursor, part.runs)
        if skipped:
            self._line(cursor, "…", ui_font(), quiet=True)

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


def _item_words(item: ItemDiff) -> str:
    words = {
        Change.ADDED: translate("History", "“%1” was added"),
        Change.REMOVED: translate("History", "“%1” was taken out"),
        Change.CHANGED: translate("History", "“%1” was changed"),
        Change.MOVED: translate("History", "“%1” was moved"),
    }[item.change]
    return words.replace("%1", item.key)
