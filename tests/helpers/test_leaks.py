"""The leaks fixture finds what still runs, names the line, and is content with what has ended."""

import multiprocessing
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer, Signal
from pytestqt.qtbot import QtBot

from tests.helpers.leaks import Leaks

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Leaks:
    """A watch of its own beside the test's, with little patience."""
    leaks = Leaks(patience=0.05)
    leaks.watch(monkeypatch)
    return leaks


@pytest.fixture
def release() -> Generator[threading.Event, None, None]:
    """What holds a thread back; set at the end of the test at the latest."""
    event = threading.Event()
    yield event
    event.set()


def test_nothing_started_is_no_problem(watch: Leaks) -> None:
    assert watch.problems() == []


def test_a_running_thread_is_found_with_its_line(watch: Leaks, release: threading.Event) -> None:
    thread = threading.Thread(target=release.wait, name="proof reader")
    thread.start()
    (problem,) = watch.problems()
    assert "proof reader" in problem
    assert "test_leaks.py:" in problem
    assert "test_a_running_thread_is_found_with_its_line" in problem


def test_a_thread_that_has_ended_is_no_problem(watch: Leaks, release: threading.Event) -> None:
    thread = threading.Thread(target=release.wait)
    thread.start()
    release.set()
    thread.join()
    assert watch.problems() == []


def test_an_idle_executor_is_found_at_the_line_that_gave_it_work(watch: Leaks) -> None:
    executor = ThreadPoolExecutor(1)
    executor.submit(int).result()
    (problem,) = watch.problems()
    executor.shutdown()
    assert "in test_an_idle_executor_is_found_at_the_line_that_gave_it_work" in problem
    assert watch.problems() == []


def test_an_active_timer_is_found(watch: Leaks, qapp: object) -> None:
    timer = QTimer()
    timer.start(60_000)
    (problem,) = watch.problems()
    timer.stop()
    assert "in test_an_active_timer_is_found" in problem
    assert watch.problems() == []


def test_a_timer_handed_to_delete_later_is_no_problem(watch: Leaks, qapp: object) -> None:
    timer = QTimer(interval=60_000)
    timer.start()
    timer.deleteLater()
    assert watch.problems() == []


def test_a_timer_nobody_holds_is_no_problem(watch: Leaks, qapp: object) -> None:
    QTimer().start(60_000)
    assert watch.problems() == []


class Bell(QObject):
    """Has signals of several kinds to connect a timer to."""

    rung = Signal()
    switched = Signal(bool)
    set_to = Signal(int)


@pytest.mark.parametrize(
    ("signal", "value", "interval"),
    [("rung", (), 40_000), ("switched", (True,), 40_000), ("set_to", (50_000,), 50_000)],
)
def test_a_watched_timer_starts_by_signal_as_an_unwatched_one(
    watch: Leaks, qapp: object, signal: str, value: tuple[int, ...], interval: int
) -> None:
    bell, timer = Bell(), QTimer(interval=40_000)
    getattr(bell, signal).connect(timer.start)
    getattr(bell, signal).emit(*value)
    assert timer.isActive()
    assert timer.interval() == interval
    timer.stop()


class Waiter(QThread):
    """A Qt thread that waits to be released."""

    def __init__(self, release: threading.Event) -> None:
        super().__init__()
        self._release = release

    def run(self) -> None:
        self._release.wait()


def test_a_running_qt_thread_is_found(watch: Leaks, release: threading.Event, qtbot: QtBot) -> None:
    waiter = Waiter(release)
    waiter.start()
    (problem,) = watch.problems()
    release.set()
    assert waiter.wait(5000)
    assert "in test_a_running_qt_thread_is_found" in problem
    assert watch.problems() == []


def test_a_busy_pool_is_found(watch: Leaks, release: threading.Event, qapp: object) -> None:
    QThreadPool.globalInstance().start(QRunnable.create(release.wait))
    problems = watch.problems()
    release.set()
    QThreadPool.globalInstance().waitForDone()
    assert problems == ["1 tasks still run in Qt's global thread pool"]


def test_a_living_child_process_is_found(watch: Leaks) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=theirs.recv, name="compositor")
    child.start()
    (problem,) = watch.problems()
    ours.send("stop")
    child.join()
    assert "compositor" in problem
    assert "in test_a_living_child_process_is_found" in problem
    assert watch.problems() == []


LEAKY = """
import threading
import pytest
from PySide6.QtCore import QTimer

release = threading.Event()
kept = []

def test_thread():
    threading.Thread(target=release.wait, daemon=True).start()

def test_timer(qapp):
    kept.append(QTimer())
    kept[0].start(60_000)

@pytest.fixture
def tidy():
    event = threading.Event()
    thread = threading.Thread(target=event.wait)
    thread.start()
    yield
    event.set()

def test_tidy(tidy):
    pass
"""


def test_what_is_left_running_fails_a_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.helpers.leaks"]')
    pytester.makepyfile(LEAKY)
    options = ("-c", str(TOP / "pyproject.toml"), "--rootdir", str(pytester.path))
    result = pytester.runpytest_subprocess(*options, "-p", "no:cacheprovider", pytester.path)
    result.assert_outcomes(passed=3, errors=2)
    result.stdout.fnmatch_lines(
        [
            "*ERROR at teardown of test_thread*",
            "*still runs, started at *:9 in test_thread",
            "*ERROR at teardown of test_timer*",
            "*still runs, started at *:13 in test_timer",
        ]
    )
