"""From its start to its end the program, with all its processes, reaches no other machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import shims

ROOT = Path(__file__).parents[2]
PATIENCE_S = 120

SESSION = """
import sys
from tests.helpers import whole_program
from tests.helpers.driving import Driver
from tests.helpers.main_job import page_shows

def work(program):
    driver = Driver(program)
    driver.open("ferry-winter-timetable")
    program.window.show_pane("preview")
    driver.wait(lambda: page_shows(driver, "thinner winter timetable"), "the page", 60)
    for pane in ("related", "pictures", "review", "checks", "history", "preview"):
        program.window.show_pane(pane)
    driver.act("newsroom.back_up")
    whole_program.say("worked")

whole_program.Attended.work = work
sys.exit(whole_program.main())
"""

REACHING = """
import socket
for family, where in ((socket.AF_INET, ("192.0.2.1", 9)), (socket.AF_INET, ("127.0.0.1", 9))):
    with socket.socket(family, socket.SOCK_DGRAM) as reaching:
        reaching.connect(where)
"""


def notes_of(code: str, notes: Path, library: Path, *arguments: str | Path) -> tuple[str, str]:
    """Run a program with somebody listening; return what it said, and whom it tried to reach."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "LD_PRELOAD": str(library),
            "NET_NOTES": str(notes),
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, notes.read_text() if notes.exists() else ""


@pytest.mark.skipif(not shims.available(), reason="needs Linux and a C compiler")
def test_no_process_of_the_program_reaches_another_machine(
    demo_folder: Path, tmp_path: Path
) -> None:
    library = shims.build("listener", tmp_path)
    _said, found = notes_of(REACHING, tmp_path / "control", library)
    assert found == "connect 192.0.2.1\n"
    said, found = notes_of(SESSION, tmp_path / "session", library, demo_folder)
    assert "worked" in said
    assert found == ""
