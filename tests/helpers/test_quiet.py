"""The quiet fixture fails a test for each kind of complaint, and for one expected in vain."""

import logging
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from tests.helpers.quiet import Complaint, Quiet

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def listener(quiet: Quiet) -> Quiet:
    """A second listener in the place of the test's own."""
    quiet.stop()
    return Quiet()


def heard(listener: Quiet, *, speak: str) -> list[str]:
    listener.listen()
    try:
        match speak:
            case "log warning":
                logging.getLogger("workstation.any").warning("The %s is low", "ink")
            case "log info":
                logging.getLogger("workstation.any").info("All is well")
            case "Qt warning":
                qWarning("The press has stopped")
    finally:
        listener.stop()
    return listener.problems()


def test_a_log_warning_is_a_problem(listener: Quiet) -> None:
    problems = heard(listener, speak="log warning")
    assert problems == ["unexpected log warning from workstation.any: The ink is low"]


def test_a_log_record_below_warning_is_none(listener: Quiet) -> None:
    assert heard(listener, speak="log info") == []


def test_a_qt_warning_is_a_problem(listener: Quiet) -> None:
    problems = heard(listener, speak="Qt warning")
    assert problems == ["unexpected Qt warning from default: The press has stopped"]


def test_what_is_expected_is_no_problem(listener: Quiet) -> None:
    listener.expect(r"press has \w+")
    assert heard(listener, speak="Qt warning") == []


def test_what_is_expected_in_vain_is_a_problem(listener: Quiet) -> None:
    listener.expect("ink")
    listener.expect("paper")
    assert heard(listener, speak="log warning") == ["expected but never heard: paper"]


def test_an_exception_is_shown_with_its_record(listener: Quiet) -> None:
    listener.listen()
    try:
        raise ValueError("no paper")
    except ValueError:
        logging.getLogger("workstation.any").exception("Cannot print")
    finally:
        listener.stop()
    assert "ValueError: no paper" in listener.problems()[0]


def test_another_thread_is_heard(listener: Quiet) -> None:
    listener.listen()
    thread = threading.Thread(target=logging.getLogger("workstation.any").error, args=("Lost",))
    thread.start()
    thread.join()
    listener.stop()
    assert listener.problems() == ["unexpected log error from workstation.any: Lost"]


def test_a_complaint_says_where_it_comes_from() -> None:
    assert (
        str(Complaint("Qt warning from default", "stopped")) == "Qt warning from default: stopped"
    )


NOISY = """
import logging, warnings
import pytest
from PySide6.QtCore import qWarning

def test_log():
    logging.getLogger("any").warning("said in a log")

def test_qt():
    qWarning("said by Qt")

def test_python():
    warnings.warn("said by Python")

@pytest.fixture
def noisy_end():
    yield
    qWarning("said at the end")

def test_end(noisy_end):
    pass

def test_expected(quiet):
    quiet.expect("said in")
    logging.getLogger("any").warning("said in a log")

def test_silent():
    pass
"""


def test_every_kind_of_noise_fails_a_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.helpers.quiet"]')
    pytester.makepyfile(NOISY)
    options = ("-c", str(TOP / "pyproject.toml"), "--rootdir", str(pytester.path))
    result = pytester.runpytest_subprocess(*options, "-p", "no:cacheprovider", pytester.path)
    result.assert_outcomes(passed=5, failed=1, errors=3)
    result.stdout.fnmatch_lines(
        [
            "*ERROR at teardown of test_log*",
            "unexpected log warning from any: said in a log",
            "*ERROR at teardown of test_qt*",
            "unexpected Qt warning from default: said by Qt",
            "*ERROR at teardown of test_end*",
            "unexpected Qt warning from default: said at the end",
            "*UserWarning: said by Python*",
        ]
    )
