"""A newsroom of an older version is brought up to date by whichever command comes first."""

from pathlib import Path

import pytest

from tests.cli.conftest import Workstation
from tests.helpers.old_newsrooms import SCHEMAS, old_newsroom_of
from workstation.storage import backup, driver
from workstation.storage.driver import number
from workstation.storage.lock import FolderLock
from workstation.storage.schema import DATABASE, SCHEMA

OLDER = [each for each in SCHEMAS if each < SCHEMA]


def _schema(file: Path) -> int:
    plain = driver.connect(file, mode="ro", query_only=True)
    try:
        return number(plain, "PRAGMA user_version")
    finally:
        plain.close()


@pytest.mark.parametrize(
    ("schema", "command"),
    [
        (OLDER[0], ["list", "--json"]),
        (OLDER[-1], ["show", "ferry-waits"]),
        (OLDER[0], ["stage", "ferry-waits", "submitted", "--by", "Ines"]),
    ],
)
def test_a_command_brings_an_older_newsroom_up_to_date_after_a_backup_and_says_so(
    schema: int, command: list[str], workstation: Workstation, tmp_path: Path
) -> None:
    folder = old_newsroom_of(schema, tmp_path / "old")
    answer = workstation("--newsroom", folder, *command)
    assert (answer.code in (0, 1), answer.err.count("brought up to date")) == (True, 1), answer
    assert str(folder / "backups") in answer.err
    assert _schema(folder / DATABASE) == SCHEMA
    [kept] = backup.list_backups(folder)
    assert (_schema(kept.file), backup.verify(kept.file)) == (schema, 2)
    again = workstation("--newsroom", folder, "list", "--json")
    assert (len(again.json), again.err) == (2, "")


def test_an_older_newsroom_that_is_open_elsewhere_is_left_as_it_is(
    workstation: Workstation, tmp_path: Path
) -> None:
    folder = old_newsroom_of(OLDER[0], tmp_path / "old")
    lock = FolderLock(folder)
    lock.acquire()
    try:
        answer = workstation("--newsroom", folder, "list")
    finally:
        lock.release()
    assert (answer.code, answer.out) == (4, "")
    assert "open" in answer.err
    assert _schema(folder / DATABASE) == OLDER[0]


def test_doctor_tells_of_an_older_newsroom_and_leaves_it_as_it_is(
    workstation: Workstation, tmp_path: Path
) -> None:
    folder = old_newsroom_of(OLDER[0], tmp_path / "old")
    looks = {
        one["check"]: one for one in workstation("--newsroom", folder, "doctor", "--json").json
    }
    assert not looks["newsroom"]["ok"]
    assert "brought up to date when it is opened" in looks["newsroom"]["detail"]
    assert _schema(folder / DATABASE) == OLDER[0]
