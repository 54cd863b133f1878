"""Kills the whole program, window and all, at random moments while somebody types."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from pathlib import Path

from tests.torture.report import Report
from tests.torture.typist import Order, story, work
from workstation.domain.clock import SystemClock
from workstation.domain.ids import ArticleId
from workstation.services import drafts
from workstation.storage.store import Store

PATIENCE = 60.0
LONGEST_S = 2.5
"""From the first key to the kill, at most."""
MOST_LOST_S = 1.0


class Killed:
    """What a typist had told when it was killed."""

    def __init__(self, told: bytes, at: float) -> None:
        lines = [line.split() for line in told.decode().splitlines()]
        opened = [line for line in lines if line[0] == "O"]
        assert opened, f"the typist gave up: {told!r}"
        self.article = ArticleId(opened[0][1])
        self.length, self.cursor = int(opened[0][2]), int(opened[0][3])
        self.saved = max((int(line[1]) for line in lines if line[0] == "S"), default=self.length)
        self.saves = sum(line[0] == "S" for line in lines)
        self.keys = [(float(line[1]), int(line[2])) for line in lines if line[0] == "K"]
        self.at = at


def run(place: Path, count: int, control: bool) -> Report:
    """Kill it so often; as a control with a window that says too early that it has saved."""
    folder = place / "newsroom"
    Store.create(folder, "The Skerry Courier", SystemClock()).close()
    chance = random.Random(count)
    text = story()
    report = Report("Early acknowledgement (control)" if control else "Kills while typing")
    kept, article = "", ArticleId("")
    cursor_known = 0
    for _ in range(count):
        killed = _typed_until_killed(folder, text, chance.uniform(0.05, LONGEST_S), early=control)
        report.rounds += 1
        report.acknowledged += killed.saves
        if article and killed.article != article:
            report.losses.append(f"another article came back: {killed.article}")
        if killed.length != len(kept):
            report.losses.append(f"{killed.length} letters came back instead of {len(kept)}")
        if killed.cursor < min(cursor_known, len(kept)):
            report.losses.append(f"the cursor came back at {killed.cursor}, not {cursor_known}")
        article = killed.article
        kept = _checked(folder, killed, text, report)
        old = [number for moment, number in killed.keys if moment < killed.at - 3.0]
        cursor_known = max(old, default=cursor_known)
    return report


def _typed_until_killed(folder: Path, text: str, after: float, *, early: bool) -> Killed:
    """Let a typist begin, and kill it so many seconds after its first key."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _type(Order(folder, writing, text, early))
    os.close(writing)
    told = b""
    deadline = time.monotonic() + PATIENCE
    end: float | None = None
    while (left := (end or deadline) - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            part = os.read(reading, 65536)
            if not part:
                break
            told += part
            if end is None and b"\nK " in told:
                end = time.monotonic() + after
    at = time.monotonic()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as rest:
        told += rest.read()
    return Killed(told, at)


def _type(order: Order) -> None:
    """Be the typist; never come back."""
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 2)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        work(order)
    finally:
        os._exit(1)


def _checked(folder: Path, killed: Killed, text: str, report: Report) -> str:
    """Open the newsroom as the next start does, and say what is missing; return what is there."""
    store = Store.open(folder, SystemClock())
    try:
        with store.read() as unit:
            kept = drafts.load(unit, killed.article).article.draft.body
        damage = store.verify()
    finally:
        store.close()
        # As the killed program left it: the next start is to see that it was killed.
        (folder / "lock-holder").write_text("{}")
    if damage or not store.recovery.complete or store.recovery.backup is not None:
        report.losses.append(f"the database is damaged: {damage or store.recovery}")
    if not text.startswith(kept):
        report.losses.append("the text is not what was typed")
    if len(kept) < killed.saved:
        report.losses.append(f"{killed.saved} letters were acknowledged, {len(kept)} are there")
    missing = [moment for moment, number in killed.keys if number > len(kept)]
    age = killed.at - min(missing) if missing else 0.0
    report.longest = max(report.longest, age)
    if age > MOST_LOST_S:
        report.losses.append(f"a key pressed {age:.2f} s before the kill is missing")
    return kept
