"""The viewport of a list or a text, met by its name."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QListView, QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from workstation.ui.widgets.viewport import meet_viewport


@pytest.mark.parametrize("kind", [QListView, QTextEdit])
def test_a_viewport_that_was_met_stays_known(
    kind: type[QListView] | type[QTextEdit], qtbot: QtBot
) -> None:
    area = kind()
    qtbot.addWidget(area)

    meet_viewport(area)

    known = id(area.viewport())
    gc.collect()
    assert isValid(area.viewport())
    assert id(area.viewport()) == known
    assert area.viewport().parentWidget() is area
