"""Kills the program while it brings a newsroom of the first schema up to date."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path
from typing import NoReturn

# Loaded before the forks, so that these spend their time in the migration.
from alembic import command, config  # noqa: F401

from tests.torture.report import Report
from workstation.domain.clock import SystemClock
from workstation.storage import driver
from workstation.storage.driver import number
from workstation.storage.engine import writing_engine
from workstation.storage.migrations import runner
from workstation.storage.migrations.runner import PROGRAM_STEPS, Steps
from workstation.storage.schema import DATABASE, SCHEMA
from workstation.storage.store import Store
from workstation.storage.verification import check_structure, sweep

OLD = Path(__file__).parents[1] / "storage" / "old_v0001.sql"
BETWEEN = ("0002", "0005", "0006", "0007")


def run(place: Path, count: int, control: bool) -> Report:
    """Kill it so often; as a control while it takes each step in a transaction of its own."""
    report = Report("Steps one by one (control)" if control else "Kills while migrating")
    pristine = place / "pristine"
    _make(pristine)
    took = _undisturbed(pristine, place / "first", control)
    chance = random.Random(count)
    killed = 0
    for turn in range(count):
        folder = place / "newsroom"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(pristine, folder)
        killed += _killed(folder, chance.uniform(0, took), control)
        report.rounds += 1
        _check(folder, turn, report)
    report.what += f", {killed} in the middle"
    if killed < count // 3 and not control:
        report.losses.append(f"only {killed} of {count} were killed in time")
    return report


def _make(folder: Path) -> None:
    folder.mkdir()
    connection = driver.connect(folder / DATABASE, mode="rwc")
    connection.executescript(OLD.read_text("utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _undisturbed(pristine: Path, folder: Path, control: bool) -> float:
    shutil.copytree(pristine, folder)
    begun = time.monotonic()
    child = os.fork()
    if not child:
        _migrate(folder, control)
    os.waitpid(child, 0)
    return time.monotonic() - begun


def _killed(folder: Path, after: float, control: bool) -> bool:
    """Kill a migration after so many seconds; say whether it had not ended by then."""
    child = os.fork()
    if not child:
        _migrate(folder, control)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _migrate(folder: Path, control: bool) -> NoReturn:
    try:
        if control:
            for name in BETWEEN:
                engine = writing_engine(folder / DATABASE)
                runner.upgrade(engine, Steps(PROGRAM_STEPS.folder, name, int(name)))
                engine.dispose()
        else:
            Store.open(folder, SystemClock()).close()
        os._exit(0)
    finally:
        os._exit(1)


def _check(folder: Path, turn: int, report: Report) -> None:
    connection = driver.connect(folder / DATABASE)
    try:
        schema = number(connection, "PRAGMA user_version")
        wrong = check_structure(connection) or next(sweep(connection), None)
        mark = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    finally:
        connection.close()
    if schema not in (1, SCHEMA) or int(mark) != schema:
        report.losses.append(f"round {turn}: neither the old schema nor the new: {schema}, {mark}")
    if wrong:
        report.losses.append(f"round {turn}: {wrong}")
    store = Store.open(folder, SystemClock())
    try:
        if store.verify()[1:]:  # the picture's bytes are not part of the example
            report.losses.append(f"round {turn}: {store.verify()}")
    finally:
        store.close()
