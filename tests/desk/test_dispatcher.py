"""Lanes: where work runs, where results arrive, and what becomes of failures."""

import threading
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from tests.helpers.quiet import Quiet
from workstation.desk.dispatcher import Dispatcher
from workstation.domain.changes import Changes
from workstation.domain.errors import BadInput, NewsroomMissing
from workstation.domain.ids import ArticleId
from workstation.storage import guard
from workstation.storage.store import Store


def test_a_result_arrives_on_the_gui_thread(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    seen: list[tuple[bool, str]] = []
    here = QThread.currentThread()
    dispatcher.read(
        lambda _unit: threading.current_thread().name,
        owner=dispatcher,
        done=lambda name: seen.append((QThread.currentThread() is here, name)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0]
    assert seen[0][1].startswith("read")


def test_nothing_is_delivered_before_control_returns(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    seen: list[int] = []
    dispatcher.compute(lambda: 1, owner=dispatcher, done=seen.append).result(5)
    assert seen == []
    qtbot.waitUntil(lambda: seen == [1])


def test_nothing_waits_for_what_another_process_is_asked(
    dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    answered, seen = threading.Event(), list[int]()
    asked = [
        dispatcher.inquire(lambda: answered.wait(20), owner=dispatcher, done=lambda _it: None)
        for _ in range(8)
    ]
    dispatcher.compute(lambda: 1, owner=dispatcher, done=seen.append)
    qtbot.waitUntil(lambda: seen == [1])
    answered.set()
    assert all(question.result(5) for question in asked)


def test_an_owner_that_is_gone_gets_no_answer(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    seen: list[int] = []
    owner = QObject()
    dispatcher.compute(lambda: 1, owner=owner, done=seen.append).result(5)
    shiboken6.delete(owner)
    other: list[int] = []
    dispatcher.compute(lambda: 2, owner=dispatcher, done=other.append)
    qtbot.waitUntil(lambda: other == [2])
    assert seen == []


def test_a_write_tells_its_changes_once_after_its_own_callback(
    dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    seen: list[str] = []
    changed = Changes(edited=frozenset({ArticleId("a")}))
    dispatcher.committed.connect(
        lambda changes, origin: seen.append(f"{changes == changed} {origin}")
    )
    dispatcher.write(
        lambda _unit: changed, owner=dispatcher, done=lambda _c: seen.append("done"), origin="me"
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["done", "True me"]


def test_a_write_without_changes_tells_nobody(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dispatcher.committed):
        finished: list[Changes] = []
        dispatcher.write(lambda _unit: Changes(), owner=dispatcher, done=finished.append)
        qtbot.waitUntil(lambda: bool(finished))


def test_a_failure_goes_to_its_callback_or_to_failed(
    dispatcher: Dispatcher, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> int:
        raise BadInput("no")

    caught: list[Exception] = []
    dispatcher.compute(broken, owner=dispatcher, done=print, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    with qtbot.waitSignal(dispatcher.failed) as failed:
        dispatcher.compute(broken, owner=dispatcher, done=print)
    assert isinstance(failed.args[0], BadInput)
    assert caplog.records == []


def test_a_failure_that_nobody_thought_of_is_logged(
    dispatcher: Dispatcher, qtbot: QtBot, quiet: Quiet
) -> None:
    def broken() -> int:
        raise ValueError("no")

    quiet.expect(r"went wrong beside the window.\n[^$]*ValueError")
    caught: list[Exception] = []
    dispatcher.compute(broken, owner=dispatcher, done=print, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))


def test_a_read_after_writes_sees_them(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    order: list[str] = []

    def write(_unit: object) -> Changes:
        order.append("write")
        return Changes()

    dispatcher.write(write, owner=dispatcher)
    dispatcher.read(
        lambda _unit: order.append("read"), owner=dispatcher, done=print, after_writes=True
    ).result(5)
    assert order == ["write", "read"]


def test_a_newsroom_that_cannot_be_opened_is_told_once(
    tmp_path: Path, clock: FrozenClock, qtbot: QtBot
) -> None:
    lanes = Dispatcher(lambda: Store.open(tmp_path / "nowhere", clock))
    told: list[Exception] = []
    lanes.open_failed.connect(told.append)
    with qtbot.assertNotEmitted(lanes.failed):
        lanes.read(lambda unit: unit, owner=lanes, done=print)
        with qtbot.waitSignal(lanes.open_failed):
            lanes.start()
        probe: list[int] = []
        lanes.compute(lambda: 1, owner=lanes, done=probe.append)
        qtbot.waitUntil(lambda: bool(probe))
    lanes.close()
    assert [type(error) for error in told] == [NewsroomMissing]


def test_closing_before_the_start_opens_nothing(tmp_path: Path) -> None:
    opened: list[bool] = []

    def open_store() -> Store:
        opened.append(True)
        raise NewsroomMissing(tmp_path)

    Dispatcher(open_store).close()
    assert opened == []


def test_sql_is_refused_on_the_gui_thread(library: Store) -> None:
    guard.forbid_thread(threading.get_ident())
    try:
        with pytest.raises(guard.SqlOnForbiddenThread), library.read() as unit:
            unit.articles.find("a-slug")
    finally:
        guard.allow_thread(threading.get_ident())


def test_closing_waits_for_the_files_that_were_asked_for(dispatcher: Dispatcher) -> None:
    begun, go_on = threading.Event(), threading.Event()
    written: list[str] = []

    def first(_store: Store, found: str) -> None:
        begun.set()
        go_on.wait(20)
        written.append(found)

    def second(_store: Store, found: str) -> None:
        written.append(found)

    dispatcher.keep(lambda _unit: "first", first, owner=dispatcher)
    queued = dispatcher.keep(lambda _unit: "second", second, owner=dispatcher)
    assert begun.wait(20)
    threading.Timer(0.05, go_on.set).start()
    assert dispatcher.close() == ()
    assert written == ["first", "second"]
    assert queued.done()


def test_closing_says_which_files_could_not_be_written(dispatcher: Dispatcher) -> None:
    def full(_store: Store, _found: object) -> None:
        raise BadInput("no room")

    dispatcher.keep(lambda _unit: None, full, owner=dispatcher)
    [error] = dispatcher.close()
    assert str(error) == "no room"


def test_a_failure_that_was_told_is_not_told_again_at_closing(
    dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    def full(_store: Store, _found: object) -> None:
        raise BadInput("no room")

    caught: list[Exception] = []
    dispatcher.keep(lambda _unit: None, full, owner=dispatcher, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert dispatcher.close() == ()


def test_writes_do_not_wait_for_a_file_that_is_being_written(dispatcher: Dispatcher) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(_store: Store, _found: object) -> None:
        begun.set()
        assert go_on.wait(20), "the write waited for the file"

    kept = dispatcher.keep(lambda _unit: None, slow, owner=dispatcher)
    assert begun.wait(20)
    dispatcher.write(lambda _unit: Changes(), owner=dispatcher).result(10)
    assert not kept.done()
    go_on.set()
    kept.result(10)


class _Held:
    """Stands for a cursor or a widget: notes in which thread it ends."""

    def __init__(self, ended: list[str]) -> None:
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.current_thread().name)


@pytest.mark.parametrize("fails", [False, True])
def test_what_a_task_held_ends_on_the_gui_thread_though_the_lane_is_slow_to_let_go(
    dispatcher: Dispatcher, qtbot: QtBot, fails: bool
) -> None:
    ended: list[str] = []
    begin, go_on = threading.Event(), threading.Event()

    def work(_held: _Held) -> None:
        begin.wait(5)
        if fails:
            raise BadInput("no")

    def take(_held: _Held, _result: object) -> None:
        """Take the result, or the failure."""

    future = dispatcher.compute(
        partial(work, _Held(ended)),
        owner=dispatcher,
        done=partial(take, _Held(ended)),
        failed=partial(take, _Held(ended)),
    )
    future.add_done_callback(lambda _future: go_on.wait(5))  # in the lane, after the announcement
    del future
    begin.set()
    qtbot.waitUntil(lambda: len(ended) == 3)
    go_on.set()
    assert set(ended) == {threading.current_thread().name}
