"""Counts at the panes' tabs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tests.helpers.benches import Bench
from workstation.domain.draft import Draft
from workstation.ui.badges import Badges
from workstation.ui.panes.review import PANE
from workstation.ui.right_panes import RightPanes
from workstation.ui.widgets.pane_tabs import Badge


def review_badge(right: RightPanes) -> Badge | None:
    return right.tabs.badge("review")


def test_open_notes_and_suggestions_are_counted_at_the_review(bench: Bench) -> None:
    article = bench.open(Draft(headline="The ferry waits", body="One\n\nTwo"))
    window = QWidget()
    bench.qtbot.addWidget(window)
    right = RightPanes(bench.context, (PANE,), window)
    Badges(bench.context, right)
    assert review_badge(right) is None
    article.suggested.suggest_as("Mara Lindqvist")
    article.replace_text(0, 3, "Three", "Edit")
    article.change(replace(article.details, headline="The ferry leaves"), "Retitle")
    bench.context.notes.add("Which ferry?")

    def three() -> bool:
        badge = review_badge(right)
        return badge is not None and badge.count == 3

    bench.qtbot.waitUntil(three)
    bench.context.suggesting.decide_all(accept=True)
    note = bench.context.notes.open_notes[0]
    bench.context.notes.resolve(note.id)
    bench.qtbot.waitUntil(lambda: review_badge(right) is None)
