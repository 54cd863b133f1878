"""Saving an article: one transaction that is on the disk when it returns."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.performance import material
from tests.performance.sampling import Figure, interleave, milliseconds
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.services import drafts
from workstation.storage.store import Store
from workstation.text import counts

ROUNDS = 200
BLOCK = os.urandom(4096)


def figures() -> Iterator[Figure]:
    """Measure saves of a short and of a long article among 10,000."""
    with tempfile.TemporaryDirectory(dir=material.CACHE) as temporary:
        folder = material.copy_of(material.newsroom(10_000), Path(temporary) / "newsroom")
        store = Store.open(folder, material.Clock())
        try:
            with (Path(temporary) / "block").open("wb") as file:
                for words in (1_000, 10_000, 100_000):
                    draft = material.Writer().draft(words)
                    saves = Saves(store, material.add_article(store, draft, str(words)), draft)
                    yield interleave(
                        f"save of {words:,} words, committed",
                        saves.save,
                        "4 kB written and fdatasync",
                        lambda: milliseconds(lambda: write_block(file.fileno())),
                        ROUNDS,
                        10,
                    )
        finally:
            store.close()


class Saves:
    """Changes a word and saves, again and again."""

    def __init__(self, store: Store, article: ArticleId, draft: Draft) -> None:
        self._store = store
        self._article = article
        self._draft = draft
        self._version = 1
        self._words = counts.words(draft.body)

    def save(self) -> float:
        """Save another text."""
        draft = replace(self._draft, body=f"{self._draft.body}\nSave {self._version}.\n")
        taken = milliseconds(lambda: self._save(draft))
        self._version += 1
        return taken

    def _save(self, draft: Draft) -> None:
        words = self._words + 2 * self._version  # counted while typing, as in the window
        with self._store.write() as unit:
            drafts.save(unit, self._article, draft, version=self._version, words=words)


def write_block(descriptor: int) -> None:
    """Write a page of a file and wait until it is on the disk."""
    os.pwrite(descriptor, BLOCK, 0)
    os.fdatasync(descriptor)
