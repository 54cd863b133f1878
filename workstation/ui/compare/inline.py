"""Differences in one text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workstation.text.diff import Kind, ParagraphDiff
from workstation.text.draft_diff import DraftDiff, ItemDiff
from workstation.ui.compare.sheet import Sheet
from workstation.ui.compare.writing import (
    Writing,
    item_words,
    move_words,
    paragraph_runs,
    part_words,
    stage_runs,
    value_runs,
)
from workstation.ui.findings import field_words
from workstation.ui.theme import Appearance
from workstation.ui.translation import translate

AROUND = 1
"""Unchanged paragraphs that are shown before and after a changed one."""


class Inline(Sheet):
    """What came is underlined, what went struck through."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName(translate("History", "What has changed since this version"))

    def write(self, diff: DraftDiff, writing: Writing) -> None:
        """Write fields, links and pictures, then the text."""
        stages = stage_runs(diff)
        if not diff and not stages:
            writing.line(translate("History", "Nothing has changed."))
        if stages:
            writing.heading(translate("History", "Stage"))
            writing.runs(stages)
        for field in diff.fields:
            writing.heading(field_words(field.field))
            writing.runs(field.runs)
        for kind in ("links", "figures", "corrections"):
            self._items(writing, kind, diff.items)
        if any(part.kind is not Kind.SAME for part in diff.body):
            writing.heading(translate("History", "Text"))
            self._paragraphs(writing, diff)

    def _items(self, writing: Writing, kind: str, items: tuple[ItemDiff, ...]) -> None:
        concerned = [item for item in items if item.field == kind]
        if concerned:
            writing.heading(field_words(kind))
        for item in concerned:
            writing.line(item_words(item))
            for part in item.parts:
                writing.line(part_words(part.field), quiet=True)
                writing.runs(value_runs(part))

    def _paragraphs(self, writing: Writing, diff: DraftDiff) -> None:
        near = shown_paragraphs(diff.body)
        skipped = False
        for place, part in enumerate(diff.body):
            if place not in near:
                skipped = True
                continue
            if skipped:
                writing.line("…", quiet=True)
                skipped = False
            if part.moved:
                writing.line(move_words(part), quiet=True)
            writing.runs(paragraph_runs(part, diff.titles))
        if skipped:
            writing.line("…", quiet=True)


def shown_paragraphs(body: tuple[ParagraphDiff, ...]) -> set[int]:
    """Return the places of the changed paragraphs and of those around them."""
    near: set[int] = set()
    for place, part in enumerate(body):
        if part.kind is not Kind.SAME:
            near.update(range(place - AROUND, place + AROUND + 1))
    return near
