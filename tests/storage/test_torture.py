"""Kills the program again and again in the middle of its saves."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.canonical import sha256_text
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.domain.revision import RevisionReason
from workstation.services import drafts
from workstation.storage.store import Store

KILLS = 60


def _write_until_killed(
    folder: Path, article: ArticleId, clock: FrozenClock, pipe: int
) -> NoReturn:
    """Save and keep revisions; report each one after its commit has returned."""
    try:
        store = Store.open(folder, clock)
        while True:
            with store.write() as uow:
                present = drafts.load(uow, article).article
                body = f"Save {present.version} of the story. " * random.randint(1, 400)
                drafts.save(
                    uow, article, replace(present.draft, body=body), version=present.version
                )
                drafts.keep_revision(uow, article, author="Ines", reason=RevisionReason.SAVED)
            os.write(pipe, f"{present.version + 1} {sha256_text(body)}\n".encode())
    finally:
        os._exit(1)


def test_no_kill_loses_what_was_acknowledged(newsroom_folder: Path, clock: FrozenClock) -> None:
    article = ArticleId(new_uuid())
    store = Store.open(newsroom_folder, clock)
    with store.write() as uow:
        drafts.create(uow, article, Draft(headline="Ferry"), author="Ines")
    store.backup()
    store.close()
    chance = random.Random(11)
    acknowledged = 0
    for _ in range(KILLS):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            _write_until_killed(newsroom_folder, article, clock, writing)
        os.close(writing)
        begun = _acknowledged_until(reading, chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            lines = (begun + pipe.read()).decode().splitlines()
        assert lines, "the child must have saved something"
        acknowledged += len(lines)
        version, digest = lines[-1].split()
        _check(newsroom_folder, clock, article, int(version), digest)
    assert acknowledged >= KILLS


def _acknowledged_until(pipe: int, moment: float) -> bytes:
    """Read what the child reports: its first save, and what follows until a random moment."""
    select.select([pipe], [], [], 20)
    end = time.monotonic() + moment
    read = b""
    while (left := end - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            read += os.read(pipe, 65536)
    return read


def _check(folder: Path, clock: FrozenClock, article: ArticleId, version: int, digest: str) -> None:
    """The last acknowledged save is there, or one that was committed just before the kill."""
    store = Store.open(folder, clock)
    try:
        with store.read() as uow:
            present = drafts.load(uow, article).article
            newest = drafts.revision(uow, present.head) if present.head else None
            history = drafts.history(uow, article)
        assert present.version in (version, version + 1)
        if present.version == version:
            assert sha256_text(present.draft.body) == digest
        # The draft and its revision are one transaction.
        assert newest is not None
        assert newest.draft == present.draft
        assert len(history) == present.revisions == present.version
        assert store.verify() == ()
    finally:
        store.close()
