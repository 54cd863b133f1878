"""What the formatting commands do to the text; each is one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt

from workstation.desk.open_article import OpenArticle
from workstation.ui.on_demand import formatting
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.line_edits import apply_change, select, touched_lines

if TYPE_CHECKING:
    from workstation.text.formatting import Change

Make: TypeAlias = "Callable[[str, int, int], Change]"


class TextCommands(QObject):
    """Formats the selection of the body, or the word or line at its cursor."""

    def __init__(self, body: BodyEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._article: OpenArticle | None = None

    def bind(self, article: OpenArticle | None) -> None:
        """Work on another article."""
        self._article = article

    def strong(self) -> None:
        """Make text bold, or plain."""
        self._apply(partial(formatting.toggle_emphasis, count=2), self.tr("Bold"))

    def emphasis(self) -> None:
        """Make text italic, or plain."""
        self._apply(partial(formatting.toggle_emphasis, count=1), self.tr("Italic"))

    def heading(self, level: int) -> None:
        """Make lines headings of a level, or plain."""
        self._apply(partial(formatting.toggle_heading, level=level), self.tr("Heading"))

    def quotation(self) -> None:
        """Make lines a quotation, or plain."""
        self._apply(formatting.toggle_quotation, self.tr("Quotation"))

    def items(self, *, numbered: bool) -> None:
        """Make lines items of a list, or plain."""
        before = self._body.document().findBlock(self._body.textCursor().selectionStart())
        above = before.previous()
        text = above.text().strip() if above.isValid() else ""
        after_text = bool(text) and text[:1] not in "-*+>#" and not text[:1].isdigit()
        make = partial(formatting.toggle_list, numbered=numbered, after_text=after_text)
        self._apply(make, self.tr("List"))

    def link(self) -> None:
        """Make words a link, or take a link off them."""
        self._apply(formatting.toggle_link, self.tr("Link"))

    def footnote(self) -> None:
        """Put the mark of a footnote at the cursor, and the cursor where its words belong."""
        article = self._article
        if article is None:
            return
        position = self._body.textCursor().selectionEnd()
        number = formatting.next_footnote(article.body())
        title = self.tr("Footnote")
        last = article.document.characterCount() - 1
        blank = not article.document.lastBlock().text().strip()
        article.history.beginMacro(title)
        note = f"[^{number}]: "
        opening = "" if blank and article.document.blockCount() > 1 else "\n\n"
        article.replace_text(last, last, opening + note, title)
        article.replace_text(position, position, f"[^{number}]", title)
        article.history.endMacro()
        end = article.document.characterCount() - 1
        self._focus()
        select(self._body, end, end)

    def lines(self, make: Make, title: str) -> None:
        """Change the selected lines as a function of theirs says."""
        self._apply(make, title)

    def _apply(self, make: Make, title: str) -> None:
        if self._article is None:
            return
        base, text, start, end = touched_lines(self._body)
        change = make(text, start, end)
        apply_change(self._body, self._article, (base, text), change, title)
        self._focus()

    def _focus(self) -> None:
        if not self._body.hasFocus():
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
