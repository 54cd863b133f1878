"""Commands of the editor for lines, the outline, and how the draft is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workstation.desk.open_article import OpenArticle
from workstation.text.code_units import code_point_offset, utf16_offset
from workstation.ui.context import Context
from workstation.ui.on_demand import line_moves
from workstation.ui.pane import Pane
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.column import DraftColumn
from workstation.ui.panes.editor.commands import TextCommands
from workstation.ui.panes.editor.line_edits import apply_change, select
from workstation.ui.panes.editor.writing_actions import CHECKED

if TYPE_CHECKING:
    from workstation.ui.panes.editor.outline_box import OutlineBox


class WritingCommands(Pane):
    """A pane with a draft in it; each public method is a command of `writing_actions`."""

    body: BodyEdit
    column: DraftColumn
    commands: TextCommands
    _outline: OutlineBox | None = None

    def follow_writing(self, context: Context) -> None:
        """Tick the commands that are on, now and from now on."""
        context.writing.changed.connect(self._show_checked)
        self._show_checked()

    def paste_plain(self) -> None:
        """Paste the words alone."""
        self.body.paste_plain()

    def move_up(self) -> None:
        """Move lines, or the paragraph, up."""
        self._move(paragraphs=False, down=False)

    def move_down(self) -> None:
        """Move lines, or the paragraph, down."""
        self._move(paragraphs=False, down=True)

    def move_paragraph_up(self) -> None:
        """Move whole paragraphs up."""
        self._move(paragraphs=True, down=False)

    def move_paragraph_down(self) -> None:
        """Move whole paragraphs down."""
        self._move(paragraphs=True, down=True)

    def indent(self) -> None:
        """Put items or a quotation one level in."""
        self.commands.lines(line_moves.indent, self.tr("Indent"))

    def outdent(self) -> None:
        """Take items or a quotation one level out."""
        self.commands.lines(line_moves.outdent, self.tr("Outdent"))

    def show_outline(self) -> None:
        """Open the outline."""
        article = self.article
        if article is None:
            return
        if self._outline is None:
            from workstation.ui.panes.editor.outline_box import OutlineBox  # noqa: PLC0415 - on demand

            self._outline = OutlineBox(self.context, self)
            self._outline.chosen.connect(self._go_to)
            self._outline.left.connect(self.body.setFocus)
        position = self.body.textCursor().position()
        self._outline.start(article, article.body_offset(position))

    def toggle_typographic(self) -> None:
        """Set quotation marks and dashes while typing, or leave them."""
        self.context.writing.toggle("typographic")

    def toggle_focus(self) -> None:
        """Dim all but the paragraph being written, or nothing."""
        self.context.writing.toggle("focus")

    def toggle_typewriter(self) -> None:
        """Keep the line being written in the middle, or not."""
        self.context.writing.toggle("typewriter")

    def zoom_in(self) -> None:
        """Show the text larger."""
        self.context.writing.zoom(1)

    def zoom_out(self) -> None:
        """Show the text smaller."""
        self.context.writing.zoom(-1)

    def zoom_reset(self) -> None:
        """Show the text in its own size."""
        self.context.writing.zoom(0)

    def make_wider(self) -> None:
        """Let lines be longer."""
        self.context.writing.widen(1)

    def make_narrower(self) -> None:
        """Let lines be shorter."""
        self.context.writing.widen(-1)

    # Inside

    def _show_checked(self) -> None:
        for name in CHECKED:
            on = getattr(self.context.writing.value, name)
            self.context.actions.show_checked(f"editor.{name}", on)

    def _move(self, *, paragraphs: bool, down: bool) -> None:
        article = self.article
        if article is None:
            return
        body, cursor = article.text(), self.body.textCursor()
        start = code_point_offset(body, cursor.selectionStart())
        end = code_point_offset(body, cursor.selectionEnd())
        make = line_moves.move_paragraphs if paragraphs else line_moves.move_lines
        move = make(body, start, end, down=down)
        if move is None:
            return
        lines = (utf16_offset(body, move.start), body[move.start : move.end])
        apply_change(self.body, article, lines, move.change, self.tr("Move"))
        self.column.show_cursor(centred=self.context.writing.value.typewriter)

    def _go_to(self, place: int) -> None:
        article: OpenArticle | None = self.article
        if article is not None:
            position = article.document_position(place)
            select(self.body, position, position)
            self.body.setFocus()
            self.column.show_cursor(centred=True)
