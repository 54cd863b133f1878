import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.quiet import Quiet
from workstation.logs import CRASH_NAME, LOG_NAME, Log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path / "logs")
    yield opened
    opened.close()


def test_an_error_is_written_with_its_place_and_without_its_words(log: Log, quiet: Quiet) -> None:
    quiet.expect("Saving ferry-winter failed")
    try:
        try:
            raise ValueError("the secret text of an article")
        except ValueError as error:
            raise RuntimeError("more of it") from error
    except RuntimeError:
        logging.getLogger("workstation.test").exception("Saving %s failed.", "ferry-winter")

    written = log.path.read_text()
    assert "Saving ferry-winter failed." in written
    assert "RuntimeError" in written
    assert "ValueError" in written
    assert "test_logs.py" in written
    assert "secret" not in written
    assert "more of it" not in written


def test_what_nobody_catches_is_written_whatever_the_thread(log: Log, quiet: Quiet) -> None:
    quiet.expect("An unexpected error")
    told = []
    log.catch_everything(lambda: told.append(1))

    thread = threading.Thread(target=lambda: 1 / 0, name="lane")
    thread.start()
    thread.join()
    sys.excepthook(KeyError, KeyError("secret"), None)

    written = log.path.read_text()
    assert "ZeroDivisionError" in written
    assert "KeyError" in written
    assert "secret" not in written
    assert told == [1, 1]


def test_the_log_stays_small(log: Log, quiet: Quiet) -> None:
    quiet.expect("xxx")
    logger = logging.getLogger("workstation.test")
    for _ in range(3_000):
        logger.warning("x" * 5_000)
    assert sum(path.stat().st_size for path in log.path.parent.iterdir()) < 4_500_000


def test_closing_puts_everything_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook, logging.getLogger().level)
    opened = Log(tmp_path)
    opened.catch_everything()
    opened.close()
    after = (sys.excepthook, threading.excepthook, sys.unraisablehook, logging.getLogger().level)
    assert after == before


def test_without_a_place_for_it_the_program_goes_on(tmp_path: Path, quiet: Quiet) -> None:
    quiet.expect("This goes nowhere")
    (tmp_path / "file").touch()
    opened = Log(tmp_path / "file" / "logs")
    logging.getLogger("workstation.test").warning("This goes nowhere.")
    opened.close()
    assert opened.path == Path()


def test_the_record_of_crashes_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / CRASH_NAME
    for _ in range(2):
        file.write_bytes(b"x" * 1_100_000)
        Log(tmp_path).close()
        assert file.stat().st_size == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        CRASH_NAME,
        f"{CRASH_NAME}.1",
        LOG_NAME,
    ]
