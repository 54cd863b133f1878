"""Kills programs in the middle of their saves: one that has a newsroom, or two that want it.

Each of them is what saves in the program, without a window: far more saves meet a kill than when
somebody types. Of two, one waits until the other is dead, and goes on with what that has saved.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

from tests.torture.report import Report
from workstation.desk.stored_version import StoredVersion
from workstation.domain.article import Article
from workstation.domain.clock import SystemClock
from workstation.domain.draft import Draft
from workstation.domain.errors import NewsroomLocked
from workstation.domain.ids import ArticleId, RevisionId, new_uuid
from workstation.domain.revision import RevisionReason
from workstation.services import drafts
from workstation.storage.store import Store

PATIENCE = 60.0
LONGEST_S = 0.15
"""From the first save that is acknowledged to the kill, at most."""
EACH_REVISION = 3
BY = "Ines Okafor"


class Saver:
    """A program that saves two articles by turns until it is killed, and tells of each save.

    `S article number` for a save, `R article revision` for a revision, through a pipe.
    """

    def __init__(self, folder: Path, pipe: int, *, early: bool, apart: bool) -> None:
        self._store = _opened(folder)
        self._pipe = pipe
        self._early = early
        """A control: say that something is saved before it is."""
        self._apart = apart
        """A control: save headline and text in two transactions."""

    def work(self, articles: tuple[ArticleId, ...]) -> NoReturn:
        """Save until the end."""
        with self._store.read() as unit:
            found = [drafts.load(unit, each).article for each in articles]
        stored = {each.id: StoredVersion(each) for each in found}
        number = max(_number(each.draft) for each in found)
        while True:
            for article in found:
                number += 1
                self._save(stored[article.id], article, number)
                if number % EACH_REVISION == 0:
                    self._keep(stored[article.id], article.id)

    def _save(self, stored: StoredVersion, article: Article, number: int) -> None:
        body = "The ferry leaves at noon. " * random.randint(1, 300) + str(number)
        draft = replace(article.draft, headline=f"Save {number}", body=body)
        told = f"S {article.id} {number}"
        if self._early:
            self._tell(told)
        if self._apart:
            with self._store.write() as unit:
                half = replace(draft, body=drafts.load(unit, article.id).article.draft.body)
                stored.save(unit, half, BY, 0)
            stored.follow()
        with self._store.write() as unit:
            stored.save(unit, draft, BY, 0)
        stored.follow()
        if not self._early:
            self._tell(told)

    def _keep(self, stored: StoredVersion, article: ArticleId) -> None:
        with self._store.write() as unit:
            keep = partial(
                drafts.keep_revision, article=article, author=BY, reason=RevisionReason.SAVED
            )
            stored.run(unit, keep)
            head = drafts.load(unit, article).article.head
        stored.follow()
        self._tell(f"R {article} {head}")

    def _tell(self, line: str) -> None:
        os.write(self._pipe, f"{line}\n".encode())


class Program:
    """One of the programs, in a process of its own."""

    def __init__(
        self, folder: Path, articles: tuple[ArticleId, ...], *, early: bool, apart: bool
    ) -> None:
        self.told = b""
        self._reading, writing = os.pipe()
        self._child = os.fork()
        if not self._child:
            try:
                os.close(self._reading)
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
                Saver(folder, writing, early=early, apart=apart).work(articles)
            finally:
                os._exit(1)
        os.close(writing)

    def listen(self, seconds: float) -> bool:
        """Hear what it tells for so long, or until its first word; False if it is dead."""
        if not select.select([self._reading], [], [], seconds)[0]:
            return True
        part = os.read(self._reading, 65536)
        self.told += part
        return bool(part)

    def kill(self) -> list[list[str]]:
        """Kill it, and return all that it has told."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        with os.fdopen(self._reading, "rb") as rest:
            self.told += rest.read()
        return [line.split() for line in self.told.decode().splitlines()]


def run_one(place: Path, count: int, control: bool) -> Report:
    """Kill a program so often; as a control one that saves an article in two transactions."""
    name = "Two transactions for a save (control)" if control else "Kills while saving, one program"
    return _run(Report(name), place, (count, 1), early=False, apart=control)


def run_two(place: Path, count: int, control: bool) -> Report:
    """Kill two so often; as a control two that say too early that they have saved."""
    name = "Early acknowledgement by two (control)" if control else "Kills while saving, two at one"
    return _run(Report(name), place, (count, 2), early=control, apart=False)


def _run(
    report: Report, place: Path, times: tuple[int, int], *, early: bool, apart: bool
) -> Report:
    folder = place / "newsroom"
    count, programs = times
    articles = (ArticleId(new_uuid()), ArticleId(new_uuid()))
    store = Store.create(folder, "The Skerry Courier", SystemClock())
    with store.write() as unit:
        for each in articles:
            drafts.create(unit, each, Draft(headline="Save 0", body="0"), author=BY)
    store.backup()
    store.close()
    chance = random.Random(count)
    while report.rounds < count:
        running = [
            Program(folder, articles, early=early, apart=apart) for _program in range(programs)
        ]
        told: list[list[str]] = []
        while running:
            report.rounds += 1
            told += _killed(running, chance, report)
        report.acknowledged += len(told)
        _check(folder, told, report)
    return report


def _killed(running: list[Program], chance: random.Random, report: Report) -> list[list[str]]:
    """Kill the one of the programs that saves, and return what it told."""
    deadline = time.monotonic() + PATIENCE
    while not any(each.told for each in running):
        for each in running:
            if not each.listen(0.005) or time.monotonic() > deadline:
                report.losses.append("a program does not save")
                running.remove(each)
                return each.kill()
    saver = next(each for each in running if each.told)
    running.remove(saver)
    end = time.monotonic() + chance.uniform(0, LONGEST_S)
    while (left := end - time.monotonic()) > 0:
        saver.listen(left)
    if any(each.told for each in running):
        report.losses.append("two programs saved at one newsroom at once")
    return saver.kill()


def _opened(folder: Path) -> Store:
    """Open the newsroom as soon as nobody else has it."""
    while True:
        try:
            return Store.open(folder, SystemClock())
        except NewsroomLocked:
            select.select([], [], [], 0.002)


def _check(folder: Path, told: list[list[str]], report: Report) -> None:
    """Say what of all that was acknowledged is missing, and what is there by halves."""
    store = Store.open(folder, SystemClock())
    try:
        with store.read() as unit:
            for article in {ArticleId(line[1]) for line in told}:
                present = drafts.load(unit, article).article
                history = drafts.history(unit, article)
                mine = [line for line in told if line[1] == article]
                saved = max((int(line[2]) for line in mine if line[0] == "S"), default=0)
                kept = {line[2] for line in mine if line[0] == "R"}
                report.losses += _wrong(present, saved)
                if present.revisions != len(history) or present.head != history[0].id:
                    report.losses.append("revisions and their number do not agree")
                for missing in kept - {each.id for each in history}:
                    report.losses.append(f"revision {missing} is not there")
                for each in kept:
                    revision = drafts.revision(unit, RevisionId(each))
                    report.losses += _wrong(replace(present, draft=revision.draft), 0)
        damage = store.verify()
    finally:
        store.close()
        # As the killed program left it: the next one is to see that it was killed.
        (folder / "lock-holder").write_text("{}")
    report.losses += [f"damaged: {damage[0]}"] if damage else []


def _wrong(article: Article, saved: int) -> list[str]:
    number = _number(article.draft)
    if article.draft.headline != f"Save {number}":
        return [f"{article.draft.headline!r} stands over the text of save {number}"]
    return [f"save {saved} was acknowledged, {number} is there"] if number < saved else []


def _number(draft: Draft) -> int:
    return int(draft.body.rpartition(" ")[2])
