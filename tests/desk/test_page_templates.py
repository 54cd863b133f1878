"""The newsroom's own template: begun, watched and set aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workstation import paths
from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.page_templates import PageTemplates


@pytest.fixture
def templates(desk: Desk, newsroom_folder: Path) -> PageTemplates:
    return PageTemplates(desk, newsroom_folder, paths.resources_folder() / "templates", desk)


def begin(templates: PageTemplates, qtbot: QtBot) -> Path:
    with qtbot.waitSignal(templates.begun, timeout=10000) as begun:
        templates.begin()
    [folder] = begun.args
    assert isinstance(folder, Path)
    return folder


def test_files_are_there_to_edit_and_a_change_of_one_is_told(
    templates: PageTemplates, qtbot: QtBot
) -> None:
    folder = begin(templates, qtbot)
    assert (folder / "article.html").is_file()
    for text in ("one", "two", "three"):
        with qtbot.waitSignal(templates.changed, timeout=10000):
            (folder / "article.html").write_text(text)


def test_file_that_is_replaced_by_another_is_still_watched(
    templates: PageTemplates, qtbot: QtBot
) -> None:
    folder = begin(templates, qtbot)
    for text in ("one", "two"):
        with qtbot.waitSignal(templates.changed, timeout=10000):
            (folder / "new").write_text(text)
            (folder / "new").replace(folder / "page.css")


def test_template_set_aside_is_told_with_its_place(
    templates: PageTemplates, desk: Desk, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    folder = begin(templates, qtbot)
    with qtbot.waitSignal(templates.changed, timeout=10000):
        templates.go_back()
    assert not folder.exists()
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert told[0].kind is NoticeKind.TEMPLATE_SET_ASIDE
    assert told[0].path is not None
    assert (told[0].path / "article.html").is_file()
