"""A window that is opened again looks as it was left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize

from tests.end2end.conftest import StartWindow
from tests.helpers.driving import Driver
from workstation.ui.widgets.article_tabs import ArticleTabs

SLUGS = ("kittiwakes-down-a-third", "replacement-bus-school-run", "ferry-winter-timetable")


def shown(driver: Driver) -> list[str]:
    [tabs] = [each for each in driver.window.findChildren(ArticleTabs) if each.isVisible()]
    return [tabs.tabText(index) for index in range(tabs.count())]


def test_tabs_cursor_and_pane_come_back(demo_folder: Path, start_window: StartWindow) -> None:
    driver = start_window(demo_folder)
    for slug in SLUGS:
        driver.open(slug)
    driver.program.window.show_pane("history")
    last = driver.open(SLUGS[1])
    last.cursor = 7
    driver.wait(lambda: len(driver.program.desk.tabs) == len(SLUGS) + 1, "the first article")
    headlines = shown(driver)
    ids = [article.id for article in driver.program.desk.tabs]
    driver.close()

    again = start_window(demo_folder)
    desk = again.program.desk
    again.wait(lambda: len(desk.tabs) == len(ids), "all articles to come back")
    assert [article.id for article in desk.tabs] == ids
    assert shown(again) == headlines
    assert desk.current is not None
    assert (desk.current.id, desk.current.cursor) == (last.id, 7)
    assert again.program.window.right.current == "history"


def test_a_first_window_stays_on_its_screen(demo_folder: Path, start_window: StartWindow) -> None:
    window = start_window(demo_folder).program.window
    window.take_room(QSize(2560, 1400))
    assert (window.size(), window.isMaximized()) == (QSize(1600, 1000), False)
    for room in (QSize(1366, 740), QSize(1920, 1000)):
        window.showNormal()
        window.take_room(room)
        assert window.isMaximized()
