"""Wrecks newsrooms, and looks whether opening them brings back all that was ever saved."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.torture.report import Report
from workstation.domain.clock import SystemClock
from workstation.domain.draft import Draft
from workstation.domain.errors import ExpectedError
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts
from workstation.storage.schema import DATABASE, JOURNAL
from workstation.storage.store import Store

ARTICLES = 12
SAVES = 99
"""Since the backup."""
PAGE = 4096

Wreck = Callable[[Path, random.Random], None]


def run(place: Path, count: int, control: bool) -> Report:
    """Wreck so many; as a control those whose journal is gone as well."""
    report = Report("Without the journal (control)" if control else "Wrecked newsrooms")
    pristine = place / "pristine"
    expected = _make(pristine)
    chance = random.Random(count)
    for turn in range(count):
        wreck = WRECKS[turn % len(WRECKS)]
        folder = place / f"newsroom-{turn}"
        shutil.copytree(pristine, folder)
        wreck(folder / DATABASE, chance)
        # As the program leaves it that dies of this.
        (folder / "lock-holder").write_text("{}")
        if control:
            shutil.rmtree(folder / JOURNAL)
        report.rounds += 1
        report.acknowledged += SAVES
        problem = _opened_again(folder, expected)
        if problem:
            report.losses.append(f"{wreck.__name__}: {problem}")
        shutil.rmtree(folder)
    return report


def _make(folder: Path) -> dict[str, str]:
    """Make a newsroom with a backup and saves after it; return the texts by slug."""
    store = Store.create(folder, "The Skerry Courier", SystemClock())
    ids = [ArticleId(new_uuid()) for _ in range(ARTICLES)]
    texts: dict[str, str] = {}
    with store.write() as unit:
        for place, article in enumerate(ids):
            body = f"Story {place}. " * 200
            draft = Draft(headline=f"Story {place}", slug=f"story-{place}", body=body)
            drafts.create(unit, article, draft, author="Ines Okafor")
            texts[draft.slug] = body
    store.backup()
    for turn in range(SAVES):
        with store.write() as unit:
            present = drafts.load(unit, ids[turn % ARTICLES]).article
            body = f"{present.draft.body}\n\nSave {turn}."
            draft = replace(present.draft, body=body)
            drafts.save(unit, present.id, draft, version=present.version)
            texts[present.draft.slug] = body
    store.close()
    return texts


def _opened_again(folder: Path, expected: dict[str, str]) -> str:
    """Open it as the next starts do, with a search for damage between; say what is missing."""
    try:
        store = Store.open(folder, SystemClock())
        try:
            for _look in store.looks():
                pass  # damage that is found is put right at the next opening
        finally:
            store.close()
        store = Store.open(folder, SystemClock())
    except ExpectedError as error:
        return f"it can't be opened: {error}"
    try:
        damage = store.verify()
        with store.read() as unit:
            lost = [
                slug
                for slug, text in expected.items()
                if drafts.load_by_slug(unit, slug).article.draft.body != text
            ]
    except ExpectedError as error:
        return str(error)
    finally:
        store.close()
    return f"damaged: {damage[0]}" if damage else f"not as saved: {lost}" if lost else ""


def _flips(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(20):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(bytes(data))


def _page(file: Path, chance: random.Random) -> None:
    _zeros(file, chance, PAGE)


def _much(file: Path, chance: random.Random) -> None:
    _zeros(file, chance, 65536)


def _zeros(file: Path, chance: random.Random, length: int) -> None:
    data = bytearray(file.read_bytes())
    start = chance.randrange(max(1, len(data) - length) // PAGE + 1) * PAGE
    data[start : start + length] = bytes(min(length, len(data) - start))
    file.write_bytes(bytes(data))


def _half(file: Path, _chance: random.Random) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def _head(file: Path, _chance: random.Random) -> None:
    file.write_bytes(bytes(100) + file.read_bytes()[100:])


def _gone(file: Path, _chance: random.Random) -> None:
    file.unlink()


def _other(file: Path, chance: random.Random) -> None:
    file.write_bytes(chance.randbytes(20_000))


WRECKS: tuple[Wreck, ...] = (_flips, _page, _much, _half, _head, _gone, _other)
