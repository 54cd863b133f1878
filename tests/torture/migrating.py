"""Kills the program while it brings a newsroom of the first schema, or the last, up to date."""

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

from tests.helpers.old_newsrooms import SCHEMAS, old_newsroom_of
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

STEPS = sorted(each.name[:4] for each in (PROGRAM_STEPS.folder / "versions").glob("0*.py"))


def run(place: Path, count: int, control: bool) -> Report:
    """Kill it so often; as a control while it takes each step in a transaction of its own."""
    report = Report("Steps one by one (control)" if control else "Kills while migrating")
    older = [schema for schema in SCHEMAS if schema < SCHEMA]
    # The longest way and the shortest: each step, and the newest alone.
    ways = [_Way(place, schema, control) for schema in dict.fromkeys((older[0], older[-1]))]
    chance = random.Random(count)
    killed = 0
    for turn in range(count):
        way = ways[turn % len(ways)]
        folder = place / "newsroom"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(way.pristine, folder)
        killed += _killed(folder, way.schema, chance.uniform(0, way.took), control)
        report.rounds += 1
        _check(folder, way.schema, turn, report)
    begun = " and ".join(str(way.schema) for way in ways)
    report.what += f", {killed} in the middle, from {begun} to {SCHEMA}"
    if killed < count // 3 and not control:
        report.losses.append(f"only {killed} of {count} were killed in time")
    return report


class _Way:
    """From one schema to the newest, and how long that takes where nobody disturbs it."""

    def __init__(self, place: Path, schema: int, control: bool) -> None:
        self.schema = schema
        self.pristine = old_newsroom_of(schema, place / f"pristine-{schema}")
        connection = driver.connect(self.pristine / DATABASE)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        folder = place / f"first-{schema}"
        shutil.copytree(self.pristine, folder)
        begun = time.monotonic()
        child = os.fork()
        if not child:
            _migrate(folder, schema, control)
        os.waitpid(child, 0)
        self.took = time.monotonic() - begun


def _killed(folder: Path, schema: int, after: float, control: bool) -> bool:
    """Kill a migration after so many seconds; say whether it had not ended by then."""
    child = os.fork()
    if not child:
        _migrate(folder, schema, control)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _migrate(folder: Path, schema: int, control: bool) -> NoReturn:
    try:
        if control:
            for name in (step for step in STEPS if int(step) > schema):
                engine = writing_engine(folder / DATABASE)
                runner.upgrade(engine, Steps(PROGRAM_STEPS.folder, name, int(name)))
                engine.dispose()
        else:
            Store.open(folder, SystemClock()).close()
        os._exit(0)
    finally:
        os._exit(1)


def _check(folder: Path, begun: int, turn: int, report: Report) -> None:
    connection = driver.connect(folder / DATABASE)
    try:
        schema = number(connection, "PRAGMA user_version")
        wrong: object = check_structure(connection) or next(sweep(connection), None)
        mark = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    finally:
        connection.close()
    if schema not in (begun, SCHEMA) or int(mark) != schema:
        report.losses.append(f"round {turn}: neither the old schema nor the new: {schema}, {mark}")
    if wrong:
        report.losses.append(f"round {turn}: {wrong}")
    store = Store.open(folder, SystemClock())
    try:
        if wrong := store.verify():
            report.losses.append(f"round {turn}: {wrong}")
    finally:
        store.close()
