"""Comparing and merging two versions of a long article, and sending and opening one."""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from diff_match_patch import diff_match_patch

from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave, milliseconds
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.storage.store import Store
from workstation.text.diff import compare
from workstation.text.draft_merging import merge_drafts

WORDS = 10_000
EDITS = 100
ROUNDS = 15
REVISIONS = 60
LIBRARY = "diff-match-patch alone, by words"

_TOKEN = re.compile(r"\w+|\W")
_FIRST = 0xE000
"""Where the code points begin that no text has; from there on none is a surrogate."""


def figures() -> Iterator[Figure]:
    """Measure two versions that a hundred edits each have made of one, and a packet of it."""
    base = Writer().body(WORDS)
    mine, theirs = _edited(base, 1, "ours"), _edited(base, 2, "yours")

    def one() -> float:
        return milliseconds(partial(_library, base, mine))

    def both() -> float:
        return one() + milliseconds(partial(_library, base, theirs))

    ours = partial(milliseconds, partial(compare, base, mine))
    yield interleave(f"compare {WORDS:,} words, {EDITS} edits", ours, LIBRARY, one, ROUNDS)
    drafts = tuple(Draft(headline="Ferry", body=text) for text in (base, mine, theirs))
    merge = partial(milliseconds, partial(merge_drafts, *drafts))
    name = f"merge {WORDS:,} words, {EDITS} edits a side"
    yield interleave(name, merge, f"{LIBRARY}, both sides", both, ROUNDS)
    with tempfile.TemporaryDirectory(prefix="packets-") as folder:
        yield from _travelling(Path(folder), base)


def _travelling(folder: Path, body: str) -> Iterator[Figure]:
    """Measure a packet of an article with a history, and opening it, beside copying a file."""
    clock = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    Store.create(folder / "empty", "Courier", clock).close()
    with (
        place(folder / "empty", folder, "Ines", clock) as ines,
        place(folder / "empty", folder, "Tom", clock) as tom,
    ):
        article = ines.create(Draft(headline="Ferry", body=body))
        for number in range(REVISIONS):
            ines.edit(article, body=_edited(ines.draft(article).body, number, f"r{number}", 5))
            ines.keep(article)
        packet = ines.send(article)
        copied = folder / "copied"

        def copy() -> float:
            return milliseconds(partial(shutil.copyfile, packet, copied))

        size = f"{packet.stat().st_size / 1e6:.1f} MB"
        name = f"pack {REVISIONS} revisions of {WORDS:,} words"
        reference = f"copy the file ({size})"
        yield interleave(
            name, partial(milliseconds, partial(ines.send, article)), reference, copy, 7
        )
        tom.open(packet)
        name = "look into a packet of one more revision"
        ines.edit(article, body=_edited(ines.draft(article).body, 99, "last", 5))
        newer = ines.send(article)
        yield interleave(name, partial(milliseconds, partial(tom.peek, newer)), reference, copy, 7)
        yield interleave("open one", partial(_opened, ines, tom, article), reference, copy, 7)


def _opened(ines: Place, tom: Place, article: ArticleId) -> float:
    """Take the time of opening a packet with one more revision."""
    ines.edit(article, body=f"{ines.draft(article).body} More.")
    return milliseconds(partial(tom.open, ines.send(article)))


def _edited(text: str, seed: int, mark: str, edits: int = EDITS) -> str:
    """Change so many sentences of a text."""
    chance = random.Random(seed)
    paragraphs = text.split("\n\n")
    for number in range(edits):
        at = chance.randrange(len(paragraphs))
        words = paragraphs[at].split(" ")
        words[chance.randrange(len(words))] = f"{mark}{number}"
        paragraphs[at] = " ".join(words)
    return "\n\n".join(paragraphs)


def _library(old: str, new: str) -> None:
    """Compare by words as the library can: each word becomes one character."""
    letters: dict[str, str] = {}

    def written(text: str) -> str:
        return "".join(
            letters.setdefault(token, chr(_FIRST + len(letters))) for token in _TOKEN.findall(text)
        )

    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    differ.diff_main(written(old), written(new), False)
