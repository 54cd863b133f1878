"""What all checks of an article cost after one key, spelling among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from difflib import SequenceMatcher
from functools import partial

from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave, milliseconds
from workstation import paths
from workstation.domain.article import Article, References
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.domain.newsroom import Newsroom
from workstation.proofing.speller import LocalSpeller
from workstation.proofing.spelling import SpellingReader
from workstation.services import checking

WORDS = 2_000
ROUNDS = 40


class Keys:
    """An article into whose middle a letter more is typed each time."""

    def __init__(self, draft: Draft) -> None:
        self.before = self.after = draft
        self._place = draft.body.index(" ", len(draft.body) // 2)
        self._reader = SpellingReader(LocalSpeller((paths.resources_folder() / "dictionaries",)))

    def check(self) -> float:
        """Type a letter, and return what looking at everything takes then."""
        body = self.after.body
        self.before = self.after
        self.after = replace(self.after, body=f"{body[: self._place]}s{body[self._place :]}")
        look = partial(
            checking.check,
            Article(id=ArticleId("a"), draft=self.after),
            self.after,
            References(),
            Newsroom(),
            now=datetime(2026, 11, 22, tzinfo=UTC),
            spelling=self._reader,
        )
        return milliseconds(look)

    def compare(self) -> float:
        """Return what comparing the words before and after the key takes."""
        old, new = self.before.body.split(), self.after.body.split()
        return milliseconds(SequenceMatcher(None, old, new, autojunk=False).get_opcodes)


def figures() -> Iterator[Figure]:
    """Measure the checks beside the comparison of the same two texts."""
    keys = Keys(Writer().draft(WORDS))
    yield interleave(
        f"all checks of {WORDS:,} words after one key",
        keys.check,
        "difflib alone, the words before and after the key",
        keys.compare,
        ROUNDS,
        3,
    )
