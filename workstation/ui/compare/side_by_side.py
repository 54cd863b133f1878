"""Differences in two columns whose paragraphs stand beside each other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workstation.text.diff import Kind, Run
from workstation.text.draft_diff import DraftDiff
from workstation.ui.compare.inline import shown_paragraphs
from workstation.ui.compare.sheet import Sheet
from workstation.ui.compare.writing import (
    Writing,
    item_words,
    move_words,
    paragraph_runs,
    part_words,
    stage_runs,
    value_runs,
    without,
)
from workstation.ui.findings import field_words
from workstation.ui.theme import Appearance
from workstation.ui.translation import translate

Row = tuple[str, tuple[Run, ...]]
"""Words above it, and a paragraph with both sides; of a move, words for both places."""


class SideBySide(Sheet):
    """The older draft on the left, the newer one on the right."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName(translate("History", "The two versions beside each other"))
        self.heads = ("", "")
        """What the older and the newer one are called."""

    def write(self, diff: DraftDiff, writing: Writing) -> None:
        """Write a row for each paragraph and field that differs."""
        rows = list(_rows(diff))
        at = writing.grid(len(rows) + 1, 2)
        for column, head in enumerate(self.heads):
            at(0, column).line(head, quiet=True)
        for number, (words, runs) in enumerate(rows, start=1):
            for column, gone in enumerate((Kind.ADDED, Kind.REMOVED)):
                cell = at(number, column)
                if words:
                    cell.heading(words)
                if runs:
                    cell.runs(without(runs, gone))


def _rows(diff: DraftDiff) -> list[Row]:
    stages = without(stage_runs(diff), Kind.SAME)
    rows: list[Row] = [(translate("History", "Stage"), stages)] if stages else []
    rows += [(field_words(field.field), field.runs) for field in diff.fields]
    for item in diff.items:
        rows.append((item_words(item), ()))
        rows += [(part_words(part.field), value_runs(part)) for part in item.parts]
    near = shown_paragraphs(diff.body)
    skipped = False
    for place, part in enumerate(diff.body):
        if place in near:
            words = ("…" if skipped else "", move_words(part))
            rows.append((" ".join(filter(None, words)), paragraph_runs(part, diff.titles)))
        skipped = place not in near
    return rows
