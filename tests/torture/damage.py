"""Damages a newsroom's database on the disk, and looks whether the program notices.

Six parts in ten are single bits that flip; the others are larger: 512 bytes or a page of zeros,
and a file that was cut short. What counts is damage to what people wrote.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.torture.report import Report
from workstation.domain.clock import SystemClock
from workstation.domain.errors import ExpectedError
from workstation.paths import resources_folder
from workstation.services import demo
from workstation.storage import driver
from workstation.storage.driver import number, sqlite
from workstation.storage.journal import DERIVED
from workstation.storage.schema import APPLICATION_ID, DATABASE, SCHEMA
from workstation.storage.verification import check_structure, sweep

DETECTED = 0.995
"""Of what is really damaged, at least."""
PAGE = 4096
_LEFT_OUT = DERIVED | {"alembic_version", "dirty", "setting", "web_page"}
"""What is made again from the rest, or is not people's text."""

Harm = Callable[[bytearray, random.Random], None]


def run(place: Path, count: int, control: bool) -> Report:
    """Damage it so often; as a control where only the structure is looked at."""
    report = Report("Structure alone (control)" if control else "Damage on the disk")
    folder = place / "newsroom"
    demo.make(folder, resources_folder() / "demo", SystemClock()).close()
    data = (folder / DATABASE).read_bytes()
    whole = _content(folder / DATABASE)
    chance = random.Random(count)
    room = place / "room"
    room.mkdir()
    real = found = 0
    missed: list[str] = []
    for turn in range(count):
        harm = _flip if turn < count * 4 // 7 else (_zero_some, _zero_page, _cut)[turn % 3]
        harmed = bytearray(data)
        harm(harmed, chance)
        file = room / DATABASE
        file.write_bytes(bytes(harmed))
        report.rounds += 1
        if _content(file) == whole:
            continue
        real += 1
        if _noticed(file, structure_only=control):
            found += 1
        else:
            where = _differing(whole, _content(file))
            missed.append(f"round {turn}: {harm.__name__} was not noticed in {where}")
        for left in room.iterdir():
            left.unlink()
    report.what += f", {real} real, {found} noticed"
    shutil.rmtree(room)
    if found < real * DETECTED:
        report.losses += missed
    return report


def _differing(before: object, after: object) -> str:
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return "all of it"
    for name, rows in before.items():
        for one, other in zip(rows, after.get(name, ()), strict=False):
            if one != other:
                return f"{name}: " + ", ".join(
                    f"column {place}: {a!r:.80} is {b!r:.80}"
                    for place, (a, b) in enumerate(zip(one, other, strict=True))
                    if a != b
                )
    return "the number of rows"


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _zero_some(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) - 512)
    data[start : start + 512] = bytes(512)


def _zero_page(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = bytes(PAGE)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data)) :]


def _content(file: Path) -> object:
    """Return all that people wrote; something else than ever before if it can't be read."""
    try:
        connection = driver.connect(file, query_only=True)
    except (sqlite.Error, ExpectedError) as error:
        return str(error)
    try:
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        ).fetchall()
        wanted = [name for (name,) in names if not _is_left_out(str(name))]
        return {name: _rows(connection, name) for name in wanted}
    except (sqlite.Error, UnicodeDecodeError) as error:
        return str(error)
    finally:
        connection.close()


def _rows(connection: sqlite.Connection, table: str) -> list[tuple[object, ...]]:
    described = connection.execute(f'SELECT name FROM pragma_table_info("{table}")').fetchall()
    columns = ", ".join(f'"{name}"' for (name,) in described if not str(name).endswith("_key"))
    # In the order of the table itself: an index is made again from it.
    return connection.execute(f'SELECT {columns} FROM "{table}" NOT INDEXED').fetchall()


def _is_left_out(name: str) -> bool:
    return name.startswith("sqlite_") or any(
        name == one or (one.endswith("_fts") and name.startswith(f"{one}_")) for one in _LEFT_OUT
    )


def _noticed(file: Path, *, structure_only: bool) -> bool:
    """Look as the program does: at the marks, the structure, then at each row's hash."""
    try:
        connection = driver.connect(file, query_only=True)
    except (sqlite.Error, ExpectedError):
        return True
    try:
        if structure_only:
            return bool(check_structure(connection))
        if (
            number(connection, "PRAGMA application_id") != APPLICATION_ID
            or number(connection, "PRAGMA user_version") != SCHEMA
        ):
            return True
        return bool(check_structure(connection)) or next(sweep(connection), None) is not None
    except Exception:  # noqa: BLE001 - whatever it is, it was noticed
        return True
    finally:
        connection.close()
