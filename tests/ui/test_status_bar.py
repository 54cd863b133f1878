"""The strip at the bottom: when what is seen was saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.helpers.benches import Bench
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.ui.status_bar import StatusBar
from workstation.ui.widgets.steady_label import SteadyLabel


def test_an_article_of_another_day_was_not_saved_today(bench: Bench, clock: FrozenClock) -> None:
    def words() -> list[str]:
        window = QWidget()
        bench.qtbot.addWidget(window)
        bar = StatusBar(bench.context, window)
        return [label.text() for label in bar.findChildren(SteadyLabel)]

    bench.open(Draft(headline="Ferry"))
    bench.desk.flush()
    assert "Saved now" in words()
    clock.forward(hours=1)
    assert any(text.startswith("Saved ") and ":" in text for text in words())
    clock.forward(days=1)
    assert "Saved yesterday" in words()
    clock.forward(days=30)
    assert "Saved 22 Nov" in words()
