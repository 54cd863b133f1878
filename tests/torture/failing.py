"""Saves on disks that fail in every way in turn: what faults.py counts.

    python -m tests.torture.failing PLACE COUNT [silent]

Runs with failer.c preloaded. Prints one JSON text: saves acknowledged, faults met, what was lost.
With `silent` a save that failed is taken for one that did not, which has to be found.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from itertools import islice, product
from pathlib import Path

from tests.torture.typist import story
from workstation.desk.stored_version import StoredVersion
from workstation.domain.canonical import sha256_text
from workstation.domain.clock import SystemClock
from workstation.domain.draft import Draft
from workstation.domain.errors import CannotSave, ExpectedError
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts
from workstation.storage.store import Store

SAVES = 24
EACH = 1500
"""Letters that a save adds: enough for the database to be checkpointed on the way."""
TRIES = 3
"""How often a save is tried while the disk fails; after that the disk is mended."""
WRITE, SYNC, TRUNCATE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails: the n-th call of a kind, once or from then on."""

    kind: int
    nth: int
    error: int
    lasting: bool
    short: bool

    def words(self) -> str:
        kind = {WRITE: "write", SYNC: "sync", TRUNCATE: "truncation"}[self.kind]
        lasting = "and all after it" if self.lasting else "alone"
        short = ", cut short" if self.short else ""
        return f"{kind} {self.nth} {lasting}, {errno.errorcode[self.error]}{short}"


@dataclass
class Outcome:
    """What came of a case, or of all of them."""

    acknowledged: int = 0
    met: int = 0
    refused: int = 0
    losses: list[str] = field(default_factory=list)


def faults() -> Iterator[Fault]:
    """Yield the cases: 400 of them, the kinds by turns."""
    ways = tuple(product((errno.EIO, errno.ENOSPC), (False, True)))
    for step in range(40):
        for error, lasting in ways:
            yield Fault(WRITE, 1 + step * 7, error, lasting, short=False)
            yield Fault(WRITE, 4 + step * 7, error, lasting, short=True)
            if step < 15:
                yield Fault(SYNC, 1 + step * 3, error, lasting, short=False)
            if step < 5:
                yield Fault(TRUNCATE, 1 + step, error, lasting, short=False)


class Disk:
    """The disk as the preloaded library makes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder).encode()
        self._library = ctypes.CDLL(None)
        self.met = 0

    def fail(self, fault: Fault) -> None:
        """Let it fail from now on."""
        given = (fault.kind, ctypes.c_long(fault.nth), fault.error, fault.lasting, fault.short)
        self._library.fail_from(self._folder, *given)

    def mend(self) -> None:
        """Let it work again."""
        self.met += int(self._library.mend())


def save_all(
    folder: Path, article: ArticleId, fault: Fault, disk: Disk, *, silent: bool
) -> tuple[Outcome, str]:
    """Save again and again while the disk fails; return what came of it, and the last save."""
    outcome = Outcome()
    store = Store.open(folder, SystemClock())
    with store.read() as unit:
        present = drafts.load(unit, article).article
    stored = StoredVersion(present)
    text = story()
    acknowledged = ""
    disk.fail(fault)
    for number in range(1, SAVES + 1):
        body = text[: EACH * number]
        for attempt in range(2 * TRIES):
            if attempt == TRIES:
                disk.mend()
            try:
                with store.write() as unit:
                    stored.save(unit, replace(present.draft, body=body), "Ines Okafor", 0)
            except CannotSave:
                outcome.refused += 1
                if not silent:
                    continue
            except Exception as error:  # noqa: BLE001 - what it looks for
                outcome.losses.append(f"{error!r} means nothing to a person")
                continue
            stored.follow()
            outcome.acknowledged += 1
            acknowledged = sha256_text(body)
            break
        else:
            outcome.losses.append(f"save {number} does not work though the disk does")
        if number == SAVES // 2:
            _back_up(store, outcome)
    disk.mend()
    outcome.met = int(disk.met > 0)
    return outcome, acknowledged


def _back_up(store: Store, outcome: Outcome) -> None:
    """Make a backup, which may fail, in words."""
    try:
        store.backup()
    except (ExpectedError, OSError):
        outcome.refused += 1


def look(folder: Path, article: ArticleId, acknowledged: str) -> str:
    """Open the newsroom again, after a program that did not close it; say what is missing."""
    store = Store.open(folder, SystemClock())
    try:
        with store.read() as unit:
            body = drafts.load(unit, article).article.draft.body
        damage = store.verify()
    finally:
        store.close()
    if damage:
        return f"damaged: {damage[0]}"
    return "" if sha256_text(body) == acknowledged else "what was acknowledged is not there"


def case(beginning: Path, folder: Path, article: ArticleId, fault: Fault, silent: bool) -> Outcome:
    """Save in a process of its own, which ends without closing anything."""
    shutil.copytree(beginning, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            told = save_all(folder, article, fault, Disk(folder), silent=silent)
            os.write(writing, json.dumps((asdict(told[0]), told[1])).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        return Outcome(losses=[f"{fault.words()}: the program died"])
    values, acknowledged = json.loads(answer)
    outcome = Outcome(**values)
    missing = look(folder, article, acknowledged)
    outcome.losses += [missing] if missing else []
    outcome.losses = [f"{fault.words()}: {loss}" for loss in outcome.losses]
    shutil.rmtree(folder)
    return outcome


def main() -> int:
    """Go through so many cases."""
    place, count, silent = Path(sys.argv[1]), int(sys.argv[2]), "silent" in sys.argv[3:]
    beginning, article = place / "beginning", ArticleId(new_uuid())
    store = Store.create(beginning, "The Skerry Courier", SystemClock())
    with store.write() as unit:
        drafts.create(unit, article, Draft(headline="Ferry"), author="Ines Okafor")
    store.backup()
    store.close()
    whole = Outcome()
    for fault in islice(faults(), count):
        outcome = case(beginning, place / "newsroom", article, fault, silent)
        whole.acknowledged += outcome.acknowledged
        whole.met += outcome.met
        whole.refused += outcome.refused
        whole.losses += outcome.losses
    print(json.dumps(asdict(whole)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
