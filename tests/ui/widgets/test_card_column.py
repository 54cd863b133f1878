"""A column of cards: other parts, another order."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workstation.ui.widgets.card_column import CardColumn


def test_parts_change_places(qtbot: QtBot) -> None:
    column = CardColumn("Parts")
    qtbot.addWidget(column)
    column.show()
    one, two, three = (QLabel(word) for word in ("one", "two", "three"))
    column.show_parts((one, two, three))
    column.show_parts((three, one, two))
    assert column.parts() == (three, one, two)
    assert all(part.isVisible() for part in column.parts())


def test_a_part_that_its_owner_hid_stays_hidden(qtbot: QtBot) -> None:
    column = CardColumn("Parts")
    qtbot.addWidget(column)
    column.show()
    shown, hidden = QLabel("shown"), QLabel("hidden")
    hidden.hide()
    column.show_parts((hidden, shown))
    assert shown.isVisible()
    assert not hidden.isVisible()
    column.show_parts((shown, hidden))
    assert not hidden.isVisible()
