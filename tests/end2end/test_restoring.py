"""Restoring from the window: what is there now is set aside, and the newsroom opens as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.end2end.conftest import StartWindow
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.backups import BackupPlan
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts
from workstation.storage.backup import list_backups
from workstation.storage.store import Store

ROOT = Path(__file__).parents[2]
READ_ONLY = Path("/sys/kernel")
"""A folder into which nobody can write, whatever rights they have."""
PATIENCE_S = 120

RESTORING = """
import json, os, sys
from pathlib import Path
from tests.helpers import whole_program
from tests.helpers.driving import Driver
from workstation.desk.backups import Restoring

turns = iter(json.loads(os.environ["TURNS"]))

def work(program):
    driver = Driver(program)
    turn = next(turns)
    if turn["told"]:
        driver.wait(lambda: program.frame.toast.text(), "a notice")
        whole_program.say(program.frame.toast.text())
    if turn["file"]:
        wanted = Restoring(Path(turn["file"]), Path(turn["folder"]))
        program.frame.commands.newsroom_wanted.emit(wanted)

whole_program.Attended.work = work
sys.exit(whole_program.main())
"""


def add(store: Store, headline: str) -> None:
    with store.write() as unit:
        drafts.create(unit, ArticleId(new_uuid()), Draft(headline=headline), author="Ines")


def count_of(newsroom: Path, clock: FrozenClock) -> int:
    store = Store.open_for_reading(newsroom, clock)
    try:
        with store.read() as unit:
            return unit.listing.size()
    finally:
        store.close()


def test_backups_are_restored_from_the_window(
    newsroom_folder: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    store = Store.open(newsroom_folder, clock)
    add(store, "Ferry")
    made = store.backup()
    add(store, "Pier")
    store.close()
    bad, beside = tmp_path / "bad.db", tmp_path / "then"
    bad.write_bytes(b"junk" * 4000)
    turns = [
        {"told": False, "file": str(bad), "folder": str(newsroom_folder)},
        {"told": False, "file": str(made.file), "folder": str(beside)},
        {"told": True, "file": str(made.file), "folder": str(newsroom_folder)},
        {"told": True, "file": "", "folder": ""},
    ]
    done = subprocess.run(
        [sys.executable, "-c", RESTORING, str(newsroom_folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TURNS": json.dumps(turns)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    name, refused, again, copied, *rest = [json.loads(line) for line in done.stdout.splitlines()]
    assert name == again
    assert refused.startswith("The backup can’t be restored. Nothing was changed.")
    kept = next(newsroom_folder.glob("newsroom.db.damaged-*"))
    assert [copied, *rest] == [
        name,
        "The newsroom is restored: 1 article.",
        name,
        f"The newsroom is restored: 1 article. What was there before is kept as {kept.name}.",
    ]
    assert (count_of(newsroom_folder, clock), count_of(beside, clock)) == (1, 1)


def test_a_backup_folder_that_takes_nothing_is_told_of_in_the_window(
    start_window: StartWindow, demo_folder: Path, tmp_path: Path
) -> None:
    driver = start_window(demo_folder)
    article = driver.open("ferry-winter-timetable")
    backups, toast = driver.program.context.backups, driver.program.frame.toast
    wrong = {tmp_path / "vanished": "is not there", READ_ONLY: "can’t be written to"}
    for folder, reason in wrong.items():
        backups.set_plan(BackupPlan(elsewhere=folder))
        driver.act("newsroom.back_up")
        driver.wait(lambda: str(folder) in toast.text(), "a notice")  # noqa: B023
        assert toast.isVisible()
        assert toast.text().startswith(f"No backup could be made: {folder} {reason}")
        assert list_backups(demo_folder)
    driver.type("All the same. ", driver.named("Text of the article"))
    assert article.body().count("All the same. ") == 1
    driver.wait(lambda: not article.dirty, "the article to be saved")
