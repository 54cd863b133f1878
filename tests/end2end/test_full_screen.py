"""The draft over the whole screen, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.driving import Driver
from workstation.ui.panes.editor.find_bar import FindBar
from workstation.ui.panes.editor.pane import EditorPane


def test_escape_closes_what_is_open_and_then_makes_a_window_again(
    start_window: Callable[[Path], Driver], demo_folder: Path
) -> None:
    driver = start_window(demo_folder)
    driver.open("ferry-winter-timetable")
    window, pane = driver.program.window, driver.pane("editor", EditorPane)
    driver.act("view.full_screen")
    assert window.isFullScreen()
    assert not window.right.isVisible()
    driver.act("editor.find")
    bar = pane.findChild(FindBar)
    assert bar is not None
    assert bar.isVisible()

    for still in (True, False):
        focus = window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        assert not bar.isVisible()
        assert window.isFullScreen() is still
    assert window.right.isVisible()
    QTest.keyClick(pane.body, Qt.Key.Key_Escape)
    assert not window.isFullScreen(), "a window stays one"
