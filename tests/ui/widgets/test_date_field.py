from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workstation.ui.theme import Appearance
from workstation.ui.widgets.date_field import DateField, read_day


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> DateField:
    field = DateField("Rights end", never="Never")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize("words", ["2027-03-31", "31/3/2027", "31 Mar 2027", "31.3.2027"])
def test_days_are_read_as_people_write_them(words: str) -> None:
    assert read_day(words) == date(2027, 3, 31)


@pytest.mark.parametrize("words", ["", "soon", "31 Feb 2027", "0001-01-01"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert read_day(words) is None


def test_a_day_is_taken_by_enter_and_written_out(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "2027-03-31")
    with qtbot.waitSignal(field.picked) as picked:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert picked.args == [date(2027, 3, 31)]
    assert field.text() == "31 Mar 2027"


def test_an_emptied_field_means_never(field: DateField, qtbot: QtBot) -> None:
    field.show_day(date(2027, 3, 31))
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.picked) as picked:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert picked.args == [None]


def test_words_that_are_no_day_are_not_taken(field: DateField, qtbot: QtBot) -> None:
    field.show_day(date(2027, 3, 31))
    field.line.selectAll()
    qtbot.keyClicks(field.line, "soon")
    with qtbot.assertNotEmitted(field.picked):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert "31 Mar 2027" in field.line.accessibleDescription()
    assert field.day() == date(2027, 3, 31)
