from __future__ import annotations

from threading import Event, Thread

from pytestqt.qtbot import QtBot

from workstation.desk.courtesy import Courtesy


def test_nobody_waits_while_nobody_types() -> None:
    Courtesy().stand_aside()


def test_a_thread_goes_on_once_the_letter_is_on_the_display(qtbot: QtBot) -> None:
    courtesy = Courtesy()
    passed = Event()

    def work() -> None:
        courtesy.stand_aside()
        passed.set()

    courtesy.on_edited()
    thread = Thread(target=work)
    thread.start()
    assert not passed.is_set()
    qtbot.waitUntil(passed.is_set)
    thread.join()


def test_a_thread_goes_on_though_the_window_stands_still() -> None:
    courtesy = Courtesy()
    courtesy.on_edited()
    courtesy.stand_aside()  # no event is handled meanwhile
    courtesy.stand_aside()
