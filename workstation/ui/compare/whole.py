"""A version as it was, to be read and copied."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from workstation.domain.draft import Draft
from workstation.text.draft_diff import DraftDiff, compare_drafts
from workstation.ui.compare.sheet import Sheet
from workstation.ui.compare.writing import Writing, paragraph_runs, part_words
from workstation.ui.directive_names import Titles, directive_name
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

    def show_draft(self, draft: Draft, titles: Titles) -> None:
        """Show a draft, in which pictures and links go by their titles."""
        self._draft = draft
        self.show_diff(replace(compare_drafts(draft, draft), titles=titles))

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
            writing.runs(paragraph_runs(paragraph, diff.titles))
        for figure in draft.figures:
            writing.heading(directive_name("picture", figure.key, diff.titles))
            for part in ("caption", "credit", "alt"):
                text = getattr(figure, part)
                if text:
                    writing.line(part_words(part), quiet=True)
                    writing.text(text)
