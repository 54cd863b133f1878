"""What two sides made of one text, beside each other with what it was before in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workstation.text.diff import Kind, Run, compare_words
from workstation.ui.compare.writing import Writing, without
from workstation.ui.translation import translate


@dataclass(frozen=True, slots=True)
class Column:
    """One of the texts, under its heading."""

    heading: str
    runs: tuple[Run, ...]


def changed_runs(base: str, text: str) -> tuple[Run, ...]:
    """Return a text with what is new in it marked."""
    if not base:
        return (Run(Kind.ADDED, text),) if text else ()
    return without(compare_words(base, text), Kind.REMOVED)


def columns(headings: tuple[str, str, str], base: str, mine: str, theirs: str) -> list[Column]:
    """Return mine, what it was before, and theirs."""
    return [
        Column(headings[0], changed_runs(base, mine)),
        Column(headings[1], (Run(Kind.SAME, base),) if base else ()),
        Column(headings[2], changed_runs(base, theirs)),
    ]


def write_columns(shown: Sequence[Column], writing: Writing) -> None:
    """Write the texts into columns of one width."""
    at = writing.grid(1, len(shown))
    for number, column in enumerate(shown):
        cell = at(0, number)
        cell.heading(column.heading, above=0)
        if column.runs:
            for runs in _paragraphs(column.runs):
                cell.runs(runs)
        else:
            cell.line(translate("Compare", "Nothing stands here"), quiet=True)


def _paragraphs(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Part runs where a blank line parts paragraphs."""
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n\n")
        found[-1].append(Run(run.kind, first))
        found += ([Run(run.kind, text)] for text in others)
    parts = [tuple(run for run in part if run.text.strip("\n")) for part in found]
    return [part for part in parts if part]
