"""The newsroom's settings: one step, when a person is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.benches import NEWSROOM, Bench
from workstation.domain.checks import Severity
from workstation.domain.ids import ContributorId
from workstation.domain.newsroom import CheckWeight, Contributor, StyleTerm
from workstation.domain.workflow import PersonRole, Stage
from workstation.ui.dialogs.newsroom_settings import NewsroomSettingsDialog

Open = Callable[[], NewsroomSettingsDialog]


@pytest.fixture
def settings(bench: Bench, qtbot: QtBot) -> Iterator[Open]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield lambda: NewsroomSettingsDialog(
        bench.desk, bench.context.icons, parent, bench.context.packets
    )
    parent.hide()


def test_nothing_entered_changes_nothing(bench: Bench, settings: Open) -> None:
    settings().accept()
    assert bench.desk.newsroom == NEWSROOM


def test_editors_can_be_let_approve_their_own_work(bench: Bench, settings: Open) -> None:
    for allowed in (True, False):
        dialog = settings()
        [tick] = [found for found in dialog.findChildren(QCheckBox) if "approve" in found.text()]
        assert tick.isChecked() is not allowed
        tick.click()
        dialog.accept()
        assert bench.desk.newsroom == replace(NEWSROOM, own_approval=allowed)


def test_pictures_have_shapes_a_rest_and_a_say_about_places(bench: Bench, settings: Open) -> None:
    dialog = settings()
    dialog._shapes.set_text("Wide 21:9, Square 1:1")
    dialog._repeat_days.set_text("12")
    dialog._keep_places.click()
    dialog.accept()
    newsroom = bench.desk.newsroom
    assert [shape.name for shape in newsroom.shapes] == ["Wide", "Square"]
    assert (newsroom.repeat_days, newsroom.keep_places) == (12, True)
    again = settings()
    again._repeat_days.set_text("soon")
    again.accept()
    assert bench.desk.newsroom == newsroom


def test_the_dictionary_is_edited_a_word_a_line(bench: Bench, settings: Open) -> None:
    dialog = settings()
    dialog._dictionary.text.box.setPlainText("Skerry\n\n  Hallin \n")
    dialog.accept()
    assert bench.desk.newsroom.dictionary == ("Skerry", "Hallin")
    again = settings()
    assert again._dictionary.text.text() == "Skerry\nHallin"
    again._dictionary.text.box.setPlainText("Skerry")
    again.accept()
    assert bench.desk.newsroom.dictionary == ("Skerry",)


def test_the_house_style_is_a_list_of_terms(bench: Bench, settings: Open) -> None:
    dialog = settings()
    for cells in (("e-mail", "email", "shorter"), ("", "left", "out"), ("game changer", "", "")):
        place = dialog._terms.add_row()
        for column, text in enumerate(cells):
            dialog._terms.cell(place, column).setText(text)
    dialog.accept()
    assert bench.desk.newsroom.house_style == (
        StyleTerm("e-mail", "email", "shorter"),
        StyleTerm("game changer"),
    )
    assert settings()._entered() == bench.desk.newsroom


def test_a_check_weighs_what_is_chosen_and_what_it_usually_does(
    bench: Bench, settings: Open, qtbot: QtBot
) -> None:
    dialog = settings()
    page = dialog.checks
    [place] = [
        at for at in range(page.table.rowCount()) if page.cell(at, 0).text() == "Long headline"
    ]
    dialog.show()
    page.table.setCurrentCell(place, 3)
    page.table.setFocus()
    page.table.editItem(page.cell(place, 3))
    box = page.table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Home)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.cell(place, 3).text() == "Must be put right", timeout=10000)
    assert page.cell(place, 3).font().bold()
    dialog.accept()
    chosen = CheckWeight("headline.long", Stage.PUBLISHED, Severity.BLOCK)
    assert bench.desk.newsroom == replace(NEWSROOM, check_weights=(chosen,))
    again = settings()
    assert again.checks.cell(place, 3).text() == "Must be put right"
    again.checks.reset()
    again.accept()
    assert bench.desk.newsroom == NEWSROOM


def test_what_is_the_chiefs_is_read_by_others_and_not_changed(bench: Bench, settings: Open) -> None:
    chief = Contributor(id=ContributorId("p3"), name="Ada Brandt", role=PersonRole.CHIEF)
    ruled = replace(NEWSROOM, people=(*NEWSROOM.people, chief))
    bench.desk.save_newsroom(ruled)
    dialog = settings()
    assert not dialog.checks.isEnabled()
    assert "Ada Brandt" in dialog.checks.toolTip()
    new = dialog._people.add_row()
    for place in range(new + 1):
        role = dialog._people.table.cellWidget(place, 1)
        assert role is not None
        assert not role.isEnabled()
    dialog.accept()
    assert bench.desk.newsroom == ruled
    bench.desk.save_newsroom(replace(ruled, own_approval=True))
    assert bench.desk.newsroom == ruled
    assert "Only a chief editor" in str(bench.notices[-1].error)
    bench.desk.set_acting("Ada Brandt")
    assert settings().checks.isEnabled()
