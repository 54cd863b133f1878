"""The merge view asks about every clash, by mouse and by keys, and finishes only then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workstation.domain.draft import Draft
from workstation.text.deciding import Deciding
from workstation.text.draft_merging import merge_drafts
from workstation.text.merging import Choice
from workstation.ui.compare.sheet import GrowingSheet
from workstation.ui.icons import Icons
from workstation.ui.merge.dialog import MergeDialog
from workstation.ui.merge.passage import Passage
from workstation.ui.theme import Appearance

PARAGRAPHS = "\n\n".join(f"Paragraph {number} stays." for number in range(6))
BASE = Draft(headline="Ferry late", body=f"It waits. It is late.\n\n{PARAGRAPHS}")
MINE = replace(BASE, headline="Ferry lost", body=f"It waits. It is an hour late.\n\n{PARAGRAPHS}")
THEIRS = replace(BASE, headline="Ferry found", body=f"It waits. It is gone.\n\n{PARAGRAPHS}")


class Shown:
    """The merge view, and what it was finished with."""

    def __init__(self, qtbot: QtBot, appearance: Appearance, icons: Icons) -> None:
        self.finished: list[Draft] = []
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(1280, 800)
        deciding = Deciding(merge_drafts(BASE, MINE, THEIRS))
        self.dialog = MergeDialog(
            deciding,
            "Ines Okafor",
            {},
            self.finished.append,
            appearance,
            icons,
            self.host,
        )
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()
        self.dialog.activateWindow()

    def press(self, key: Qt.Key, *with_: Qt.KeyboardModifier) -> None:
        modifier = with_[0] if with_ else Qt.KeyboardModifier.AltModifier
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key, modifier)


def text_of(passage: Passage) -> str:
    return " ".join(sheet.toPlainText() for sheet in passage.findChildren(GrowingSheet))


@pytest.fixture
def shown(qtbot: QtBot, appearance: Appearance, icons: Icons) -> Iterator[Shown]:
    found = Shown(qtbot, appearance, icons)
    yield found
    found.dialog.close()


def test_it_is_finished_only_when_all_is_decided(shown: Shown) -> None:
    dialog = shown.dialog
    assert dialog.count.text() == "0 of 2 decided"
    assert not dialog.finish.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.cards[0].buttons[Choice.THEIRS].click()
    assert dialog.count.text() == "1 of 2 decided"
    assert dialog.cards[0].state.text() == "Theirs taken"
    assert not shown.finished
    dialog.cards[1].buttons[Choice.BOTH].click()
    QTest.mouseClick(dialog.finish, Qt.MouseButton.LeftButton)
    (draft,) = shown.finished
    assert draft.headline == "Ferry found"
    assert draft.body == f"It waits. It is an hour late. It is gone.\n\n{PARAGRAPHS}"


def test_keys_alone_decide_and_finish(shown: Shown, qtbot: QtBot) -> None:
    shown.press(Qt.Key.Key_1)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_4)
    box = shown.dialog.cards[1].box.box
    qtbot.waitUntil(box.hasFocus)
    box.selectAll()
    QTest.keyClicks(box, "It came.")
    assert shown.dialog.cards[1].state.text() == "Written"
    shown.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (draft,) = shown.finished
    assert (draft.headline, draft.body) == ("Ferry lost", f"It waits. It came.\n\n{PARAGRAPHS}")


def test_the_three_texts_stand_beside_each_other(shown: Shown) -> None:
    words = shown.dialog.cards[1].sides.toPlainText()
    for text in ("It is an hour late.", "It is late.", "It is gone.", "Ines Okafor"):
        assert text in words


def test_merged_text_is_shown_and_long_stretches_on_demand(shown: Shown) -> None:
    whole = shown.dialog.findChildren(Passage)[-1]
    assert "4 merged paragraph" in whole.more.text()
    assert "Paragraph 3 stays." not in text_of(whole)
    whole.more.click()
    assert "Paragraph 3 stays." in text_of(whole)


def test_a_choice_takes_the_place_of_what_was_written(shown: Shown) -> None:
    card = shown.dialog.cards[1]
    card.write.click()
    assert not card.box.isHidden()
    shown.dialog.take(Choice.MINE)
    assert card.box.isHidden()
    assert card.state.text() == "Mine taken"
    assert "It is an hour late." in card.result.toPlainText()


def test_deciding_later_changes_nothing(shown: Shown) -> None:
    shown.dialog.take(Choice.MINE)
    shown.dialog.reject()
    assert not shown.finished
