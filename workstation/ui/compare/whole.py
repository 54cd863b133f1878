"""A version as it was, to be read and copied."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workstation.domain.draft import Draft
from workstation.text.draft_diff import DraftDiff, compare_drafts
from workstation.ui.compare.sheet import Sheet
from workstation.ui.compare.writing import Writing, part_words
from workstation.ui.findings import field_words
from workstation.ui.theme import Appearance
from workstation.ui.translation import translate

_HEAD = ("kicker", "headline", "standfirst")


class Whole(Sheet):
    """Shows a draft without any comparison."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._draft = Draft()
        self.setAccessibleName(translate("History", "This version"))

    def show_draft(self, draft: Draft) -> None:
        """Show a draft."""
        self._draft = draft
        self.show_diff(compare_drafts(draft, draft))

    def write(self, diff: DraftDiff, writing: Writing) -> None:
        """Write the head, the text, then the pictures."""
        draft = self._draft
        for field in _HEAD:
            text = getattr(draft, field)
            if text:
                writing.heading(field_words(field))
                writing.text(text)
        if draft.bylines:
            writing.heading(field_words("bylines"))
            writing.text(", ".join(draft.bylines))
        writing.heading(translate("History", "Text"))
        for paragraph in diff.body:
            writing.runs(paragraph.runs)
        for figure in draft.figures:
            writing.heading(field_words(f"figures.{figure.key}"))
            for part in ("caption", "credit", "alt"):
                text = getattr(figure, part)
                if text:
                    writing.line(part_words(part), quiet=True)
                    writing.text(text)
