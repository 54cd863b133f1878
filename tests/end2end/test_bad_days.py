"""What the window does where the newsroom can't be opened, the disk is full, the power fails."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QMessageBox

from tests.helpers import full_disk
from tests.helpers.driving import Driver
from tests.helpers.folders import Folders
from tests.helpers.main_job import new_article
from workstation.desk import autosave
from workstation.domain.ids import ArticleId
from workstation.storage.schema import DATABASE

StartWindow = Callable[[Path], Driver]

PATIENCE = 60.0
TEXT = "The ferry to Skerry leaves at noon, and again at four. "


@contextmanager
def program(module: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run one of our programs, as the leader of its own session; it is gone at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def attended(folder: Path, *user: int) -> tuple[int, list[str]]:
    """Start the whole program on a newsroom; return its exit code and what it said."""
    with program("tests.helpers.whole_program", folder, *user) as process:
        said, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, [json.loads(line) for line in said.splitlines()]


def content(folder: Path) -> dict[str, bytes]:
    """Return what a newsroom holds, without what only says who has it open."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in files if not path.name.startswith("lock")}


# A newsroom that can't be opened


def test_a_sound_newsroom_opens_and_nothing_is_said(demo_folder: Path) -> None:
    assert attended(demo_folder) == (0, ["Harbour Courier"])


def test_a_newsroom_that_is_open_elsewhere_is_refused_in_words(demo_folder: Path) -> None:
    with program("tests.helpers.open_newsroom", demo_folder) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        code, said = attended(demo_folder)
        other.communicate("\n", timeout=PATIENCE)
    assert code == 4
    holder = f"process {other.pid} on {os.uname().nodename}"
    place = f"The newsroom in {demo_folder} is open in another window or program ({holder})."
    assert said == [f"{place} Close it there, then try again."]
    assert attended(demo_folder)[0] == 0


def test_a_damaged_newsroom_is_refused_and_left_as_it_is(demo_folder: Path) -> None:
    database = demo_folder / DATABASE
    data = bytearray(database.read_bytes())
    data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    database.write_bytes(data)
    code, (said,) = attended(demo_folder)
    assert code == 4
    assert "is damaged" in said
    assert "backups" in said
    assert database.read_bytes() == data


def test_a_database_that_is_none_is_refused_and_left_as_it_is(demo_folder: Path) -> None:
    database = demo_folder / DATABASE
    database.write_text("Minutes of the harbour board. " * 1000)
    before = content(demo_folder)
    code, (said,) = attended(demo_folder)
    assert code == 4
    assert "is damaged" in said or "not a newsroom" in said
    assert content(demo_folder) == before


def test_a_newer_newsroom_is_refused_and_left_as_it_is(demo_folder: Path) -> None:
    with closing(sqlite3.connect(demo_folder / DATABASE)) as connection:
        connection.execute("PRAGMA user_version = 9000")
    before = content(demo_folder)
    code, (said,) = attended(demo_folder)
    assert code == 4
    assert "newer version of Editorial Workstation" in said
    assert content(demo_folder) == before


def test_a_newsroom_that_is_not_there_is_told_of_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert attended(missing) == (4, [f"There is no newsroom in {missing}."])
    assert not missing.exists()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
def test_a_newsroom_that_may_not_be_written_is_refused(
    demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(shutil.copytree(demo_folder, Path(place) / "newsroom"))
        home = Path(place) / "home"
        home.mkdir(mode=0o777)
        home.chmod(0o777)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            monkeypatch.setenv(name, str(home))
        folder.chmod(0o755)
        code, (said,) = attended(folder, 65534)
    assert code == 4
    assert f"The newsroom in {folder} can’t be written to." in said


def test_a_second_window_on_a_newsroom_leaves_the_first_alone(
    start_window: StartWindow, demo_folder: Path
) -> None:
    driver = start_window(demo_folder)
    article = new_article(driver)
    driver.program.window.showMinimized()
    with program("tests.helpers.whole_program", demo_folder) as second:
        driver.wait(lambda: second.poll() is not None, "the second start to end", PATIENCE)
        said, _errors = second.communicate()
    assert (second.returncode, said) == (0, "")
    driver.wait(lambda: not driver.program.window.isMinimized(), "the first to come forward")
    driver.write("Headline", "Still at work")
    driver.wait(lambda: not article.dirty, "the article to be saved")


# A full disk


class Person:
    """Answers the next message box, and the file dialog that may follow."""

    def __init__(self, button: str, folder: Path | None = None) -> None:
        self.read = ""
        self._button = button
        self._folder = folder
        self._timer = QTimer(interval=15)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QMessageBox):
            self.read = f"{asking.text()} {asking.informativeText()}"
            buttons: list[QAbstractButton] = asking.buttons()
            button = next(each for each in buttons if each.text() == self._button)
            if self._folder is None:
                self._timer.stop()
            button.click()
        elif isinstance(asking, QFileDialog) and self._folder is not None:
            line = asking.findChild(QLineEdit, "fileNameEdit")
            assert isinstance(line, QLineEdit)
            line.setText(str(self._folder))
            self._timer.stop()
            asking.accept()


@pytest.fixture
def short_of_space(
    start_window: StartWindow, demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Driver:
    """A window whose last article could not be saved because the disk is full."""
    monkeypatch.setattr(autosave, "RETRY_MS", 100)
    driver = start_window(demo_folder)
    article = new_article(driver)
    driver.write("Headline", "A long night")
    driver.wait(lambda: not article.dirty, "the article to be saved")
    set_disk(driver, full=True)
    driver.click(driver.named("Text of the article"))
    QGuiApplication.clipboard().setText(TEXT * 8_000)
    QTest.keyClick(
        driver.named("Text of the article"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    driver.wait(lambda: driver.is_named("The disk is full"), "the banner")
    return driver


def set_disk(driver: Driver, *, full: bool) -> None:
    dispatcher = driver.program.dispatcher
    dispatcher.write_store(full_disk.fill if full else full_disk.free, owner=dispatcher).result(10)


def test_a_full_disk_keeps_the_window_open_until_there_is_room(
    short_of_space: Driver, start_window: StartWindow, demo_folder: Path
) -> None:
    driver = short_of_space
    article = driver.program.desk.current
    assert article is not None
    driver.type("And on it goes.")
    person = Person("Keep the window open")
    assert not driver.window.close()
    assert "A long night" in person.read
    assert driver.window.isVisible()
    assert driver.is_named("The disk is full")
    assert article.dirty

    set_disk(driver, full=False)
    driver.wait(lambda: not driver.is_named("The disk is full"), "the banner to go")
    driver.wait(lambda: not article.dirty, "the article to be saved")
    text = article.body()
    assert text.endswith("And on it goes.")
    driver.close()
    assert start_window(demo_folder).open("a-long-night").body() == text


def test_a_full_disk_lets_a_copy_be_written_elsewhere(
    short_of_space: Driver, tmp_path: Path
) -> None:
    driver = short_of_space
    article = driver.program.desk.current
    assert article is not None
    text = article.body()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    person = Person("Write a copy…", elsewhere)
    driver.close()
    assert "could not be saved" in person.read
    (copy,) = elsewhere.iterdir()
    assert copy.read_text("utf-8") == f"A long night\n\n{text}"


# The power fails


def stored(folder: Path, article: ArticleId) -> str:
    """Return an article's text as somebody else's program reads it now."""
    address = f"file:{folder / DATABASE}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=5)) as connection:
        rows = connection.execute("SELECT body FROM article WHERE id = ?", (article,)).fetchall()
    return str(rows[0][0]) if rows else ""


def wait_for_stored(folder: Path, article: ArticleId, least: int) -> None:
    """Read again and again until so many letters are in the newsroom."""
    deadline = time.monotonic() + PATIENCE
    while len(stored(folder, article)) < least:
        assert time.monotonic() < deadline, "the text was never saved"


def live_processes(session: int) -> list[str]:
    """Return the processes of a session that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().rpartition(")")
        except (FileNotFoundError, ProcessLookupError):
            continue
        state, _parent, _group, leader, *_ = rest.split()
        if int(leader) == session and state not in "ZX":
            found.append(name)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_all_that_was_typed_is_there_after_being_killed_a_moment_later(
    demo_folder: Path, start_window: StartWindow
) -> None:
    with program("tests.helpers.typist", demo_folder, TEXT) as typist:
        assert typist.stdout is not None
        article = ArticleId(typist.stdout.readline().strip())
        for line in iter(typist.stdout.readline, "\n"):
            assert line, "the typist has given up"
        wait_for_stored(demo_folder, article, len(TEXT))
        os.kill(typist.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while left := live_processes(typist.pid):
        assert time.monotonic() < deadline, f"left behind: {left}"
    driver = start_window(demo_folder)
    driver.program.desk.open(article)
    driver.wait(lambda: driver.program.desk.current is not None, "an article")
    desk = driver.program.desk
    driver.wait(lambda: desk.current is not None and desk.current.id == article, "the article")
    assert desk.current is not None
    assert desk.current.body() == TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="kills as POSIX does")
def test_at_most_the_last_second_is_missing_after_being_killed_in_the_middle(
    demo_folder: Path,
) -> None:
    long = TEXT * 20
    with program("tests.helpers.typist", demo_folder, long) as typist:
        assert typist.stdout is not None
        article = ArticleId(typist.stdout.readline().strip())
        wait_for_stored(demo_folder, article, 40)
        killed = time.monotonic()
        os.kill(typist.pid, signal.SIGKILL)
        keys = [float(line) for line in typist.stdout.read().split()]
    kept = stored(demo_folder, article)
    assert long.startswith(kept)
    assert len(kept) < len(long)
    assert len(kept) >= sum(pressed < killed - 1.0 for pressed in keys)


# Something nobody thought of

STUMBLING = """
import sys
from PySide6.QtWidgets import QPlainTextEdit
from tests.helpers import whole_program
from tests.helpers.driving import Driver
from workstation.ui.dialogs.log_view import LogDialog
from workstation.ui.window_commands import WindowCommands

def stumble(commands):
    raise ZeroDivisionError("the text of an article")

def work(program):
    driver = Driver(program)
    driver.act("newsroom.back_up")
    driver.wait(lambda: driver.is_named("Something went wrong"), "a notice")
    whole_program.say(program.frame.toast.text())
    driver.press("Show the log")
    driver.wait(lambda: driver.window.findChildren(LogDialog), "the log")
    log = driver.window.findChildren(LogDialog)[0]
    text = log.findChild(QPlainTextEdit).toPlainText()
    whole_program.say("stumble" if "stumble" in text and "ZeroDivisionError" in text else text)
    whole_program.say("told" if "the text of an article" in text else "private")
    log.close()
    count = len(program.desk.tabs)
    driver.act("article.new")
    driver.wait(lambda: len(program.desk.tabs) > count, "the window to go on")
    whole_program.say("goes on")

WindowCommands.back_up = stumble
whole_program.Attended.work = work
sys.exit(whole_program.main())
"""

BROKEN = """
import sys
from tests.helpers import whole_program
from workstation.app import program

def stumble():
    raise ZeroDivisionError("the text of an article")

program.find_panes = stumble
sys.exit(whole_program.main())
"""


HASTY = """
import sys
from workstation.app import program
from tests.helpers import whole_program

def begin(self, *given):
    self.painted.connect(self.window.close)
    program.Program.begin(self, *given)

whole_program.Attended.begin = begin
sys.exit(whole_program.main())
"""

RETURNING = """
import sys
from pathlib import Path
from tests.helpers import whole_program

def work(program):
    other = Path(sys.argv[1]).parent / "other"
    if not other.exists():
        other.mkdir()
        (other / "newsroom.db").write_bytes(b"this is no newsroom" * 100)
        program.frame.commands.newsroom_wanted.emit(other)

whole_program.Attended.work = work
sys.exit(whole_program.main())
"""


LEAVING = """
import sys
from pathlib import Path
from tests.helpers import whole_program
from tests.helpers.driving import Driver

def work(program):
    Driver(program).wait(lambda: program.desk.current, "an article")
    place = Path(sys.argv[1]).parent
    for file in (place / "last.html", place / "nowhere" / "last.html"):
        program.context.interchange.export(program.desk.current, "html", file)

whole_program.Attended.work = work
sys.exit(whole_program.main())
"""


def run_script(script: str, folder: Path) -> tuple[int, list[str], str]:
    """Run the whole program with something broken in it."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_what_nobody_thought_of_is_logged_and_told_and_the_window_goes_on(
    demo_folder: Path,
) -> None:
    code, said, complaints = run_script(STUMBLING, demo_folder)
    assert said == [
        "Harbour Courier",
        "Something went wrong inside the program. Your text is safe; the log has the details.",
        "stumble",
        "private",
        "goes on",
    ], complaints
    assert code == 0
    assert "Traceback" not in complaints


def test_a_program_that_cannot_start_says_so_and_ends(demo_folder: Path, folders: Folders) -> None:
    code, (said,), complaints = run_script(BROKEN, demo_folder)
    assert code == 70
    assert said.startswith("Something went wrong inside the program, and it has to end.")
    log = Path(said.rpartition(" ")[2].removesuffix("."))
    assert log.is_relative_to(folders.home)
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert "Traceback" not in complaints


def test_closing_the_window_before_the_newsroom_is_open_is_no_failure(demo_folder: Path) -> None:
    code, said, complaints = run_script(HASTY, demo_folder)
    assert said == []
    assert code == 0, complaints


def test_who_asks_for_a_newsroom_that_cannot_be_opened_gets_theirs_back(demo_folder: Path) -> None:
    code, said, complaints = run_script(RETURNING, demo_folder)
    assert [said[0], said[-1]] == ["Harbour Courier", "Harbour Courier"], complaints
    assert len(said) == 3
    assert "other" in said[1]
    assert code == 0


def test_what_was_being_exported_when_the_window_closed_is_written_or_told_of(
    demo_folder: Path,
) -> None:
    code, said, complaints = run_script(LEAVING, demo_folder)
    place = demo_folder.parent
    assert "<article" in (place / "last.html").read_text("utf-8")
    assert [said[0], len(said)] == ["Harbour Courier", 2], complaints
    assert said[1].startswith(f"{place / 'nowhere' / 'last.html'} can’t be written")
    assert code == 0
