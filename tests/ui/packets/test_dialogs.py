"""The dialogs for packets say what goes along, and what opening one does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workstation.domain.ids import ArticleId
from workstation.domain.packets import (
    Arrival,
    PacketArticle,
    PacketPerson,
    PacketSize,
    PacketSummary,
    PictureChoice,
)
from workstation.ui.icons import Icons
from workstation.ui.packets.open_dialog import OpenDialog, People
from workstation.ui.packets.send_dialog import SendDialog, Sending

NOW = datetime(2026, 11, 22, 9, 42, tzinfo=UTC)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    return found


def send_dialog(host: QWidget, exchange: Path | None) -> tuple[SendDialog, list[Sending]]:
    sent: list[Sending] = []
    dialog = SendDialog(
        ("Ferry late",),
        ("Tom Vasile",),
        Path("/home/ines/ferry.packet"),
        exchange,
        sent.append,
        host,
    )
    dialog.show()
    return dialog, sent


def test_a_packet_needs_somebody_to_go_to(host: QWidget) -> None:
    dialog, sent = send_dialog(host, None)
    assert not dialog.send.isEnabled()
    line = dialog.to.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "Ada  Brandt")
    QTest.mouseClick(dialog.send, Qt.MouseButton.LeftButton)
    assert sent == [Sending("Ada  Brandt", PictureChoice.WORKING, Path("/home/ines/ferry.packet"))]


def test_both_sizes_are_shown_and_the_shared_folder_comes_first(
    host: QWidget, tmp_path: Path
) -> None:
    dialog, sent = send_dialog(host, tmp_path)
    dialog.show_size(PacketSize(texts=2048, pictures=3, originals=20 << 20, working=1 << 20))
    assert "20.0" in dialog.originals.text()
    assert "1.0" in dialog.copies.text()
    assert "3 picture" in dialog.note.text()
    dialog.to.setCurrentText("Tom Vasile")
    dialog.originals.click()
    dialog.send.click()
    assert sent == [Sending("Tom Vasile", PictureChoice.ORIGINAL, None)]


def test_versions_that_are_there_already_go_along_when_somebody_wants_it(host: QWidget) -> None:
    dialog, sent = send_dialog(host, None)
    dialog.show_size(PacketSize(2048, 0, 0, 0, held={"tom vasile": 12}))
    assert dialog.whole.isHidden()
    dialog.to.setCurrentText("Ada Brandt")
    assert dialog.whole.isHidden()
    dialog.to.setCurrentText("Tom  Vasile")
    assert not dialog.whole.isHidden()
    assert dialog.height() >= dialog.sizeHint().height(), "nothing is squeezed"
    assert "12 version" in dialog.whole.text()
    assert "Only Tom" in dialog.whole.toolTip()
    dialog.send.click()
    assert not sent[0].whole
    dialog, sent = send_dialog(host, None)
    dialog.show_size(PacketSize(2048, 0, 0, 0, held={"tom vasile": 12}))
    dialog.to.setCurrentText("Tom Vasile")
    QTest.keyClick(dialog.whole, Qt.Key.Key_Space)
    dialog.send.click()
    assert sent[0].whole


def test_what_goes_to_the_shared_folder_is_for_everybody(host: QWidget, tmp_path: Path) -> None:
    dialog, sent = send_dialog(host, tmp_path)
    dialog.show_size(PacketSize(2048, 0, 0, 0, held={"tom vasile": 12}))
    dialog.to.setCurrentText("Tom Vasile")
    assert dialog.whole.isHidden()
    dialog.elsewhere.click()
    assert not dialog.whole.isHidden()
    dialog.folder.click()
    dialog.send.click()
    assert (sent[0].path, sent[0].whole) == (None, True)


def summary(*articles: PacketArticle, people: tuple[PacketPerson, ...] = ()) -> PacketSummary:
    return PacketSummary(
        path=Path("ferry.packet"),
        size=4096,
        newsroom="The Skerry Courier",
        sender="Ines Okafor",
        to="Mara Lindqvist",
        at=NOW,
        pictures=PictureChoice.WORKING,
        picture_count=0,
        articles=articles,
        people=people,
    )


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_what_opening_does_is_said_for_each_article(host: QWidget, icons: Icons) -> None:
    shown = summary(
        PacketArticle(
            id=ArticleId("a"),
            headline="Ferry late",
            arrival=Arrival.CONFLICTS,
            questions=2,
            changed_here=True,
            words_added=12,
        ),
        PacketArticle(id=ArticleId("b"), headline="Eelgrass returns", arrival=Arrival.NEW),
    )
    said = words(OpenDialog(shown, (), NOW, print, icons, host))
    for part in ("Ines Okafor", "Skerry Courier", "Both changed 2 place", "12 words added",
                 "changed here", "Comes into the newsroom"):  # fmt: skip
        assert part in said


def test_people_are_matched_or_new(host: QWidget, icons: Icons) -> None:
    taken: list[People] = []
    people = (
        PacketPerson(name="Tomas Vasile", candidates=("Tom Vasile",)),
        PacketPerson(name="Lena Voss"),
    )
    dialog = OpenDialog(
        summary(people=people), ("Ada Brandt", "Tom Vasile"), NOW, taken.append, icons, host
    )
    assert dialog.matches["Tomas Vasile"].currentText() == "Tom Vasile"
    dialog.open_button.click()
    assert taken == [{"Tomas Vasile": "Tom Vasile", "Lena Voss": None}]
