"""What a key costs while suggesting, among many suggestions, and what comparing versions costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from difflib import SequenceMatcher
from functools import partial

from tests.helpers.driving import Driver
from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave, milliseconds, worked
from tests.performance.window import Typist, editor, open_article, opened, rest
from workstation.desk.suggesting import View
from workstation.domain.draft import Draft
from workstation.domain.ids import SuggestionId, new_uuid
from workstation.domain.suggestions import MarkKind, Part, Suggestion
from workstation.text.draft_diff import compare_drafts

WORDS = 10_000
OPEN = 200
CHANGES = 500
KEYS = 150
TURN = 10
"""Keys in one view, before the same number in the other: nobody changes it at each key."""
SETTLED_MS = 1500
ROUNDS = 15
_WORD = re.compile(r"\b\w{4,}\b")


def figures() -> Iterator[Figure]:
    """Measure keys with and without suggestions, and a comparison."""
    draft = Writer().draft(WORDS)
    drafts = {
        "nothing suggested before": draft,
        f"{OPEN} open suggestions": replace(draft, suggestions=tuple(_suggestions(draft))),
    }
    with opened(50, drafts) as (driver, ids):
        driver.program.window.fold("panes", True)
        driver.program.desk.set_acting("Mara Lindqvist")
        for name, article in ids.items():
            open_article(driver, article)
            body = editor(driver).body
            ours, theirs = (Typist(body, body.viewport()) for _ in range(2))
            figure = interleave(
                f"key while suggesting, {WORDS:,} words, {name}",
                Typing(driver, ours, View.SUGGESTING).seen,
                "the same, not suggesting",
                Typing(driver, theirs, View.DRAFT).seen,
                KEYS,
                2 * TURN,
                TURN,
            )
            yield figure
            yield worked(figure, ours.worked, theirs.worked)
    old, new = draft, replace(draft, body=_changed(draft.body))
    yield interleave(
        f"comparing two versions of {WORDS:,} words with {CHANGES} changes",
        partial(milliseconds, partial(compare_drafts, old, new)),
        "difflib alone, paragraph by paragraph",
        partial(milliseconds, partial(_plainly, old.body, new.body)),
        ROUNDS,
    )


class Typing:
    """Types a key in a view of the draft."""

    def __init__(self, driver: Driver, typist: Typist, view: View) -> None:
        self._suggesting = driver.program.context.suggesting
        self._typist = typist
        self._view = view

    def seen(self) -> float:
        """Return the milliseconds from a key to its letter."""
        if self._suggesting.view is not self._view:
            self._suggesting.set_view(self._view)
            rest(SETTLED_MS)
        return self._typist.seen()


def _suggestions(draft: Draft) -> Iterator[Suggestion]:
    """Yield suggestions to strike a word, evenly through the text."""
    words = list(_WORD.finditer(draft.body))
    for word in words[:: len(words) // OPEN][:OPEN]:
        yield Suggestion(
            id=SuggestionId(new_uuid()),
            by="Ines Okafor",
            at=datetime(2026, 11, 22, tzinfo=UTC),
            parts=(Part(word.start(), MarkKind.DELETED, word.group()),),
        )


def _plainly(old: str, new: str) -> None:
    """Compare the words of paragraphs whose places are known, as no real comparison can."""
    for before, after in zip(old.split("\n\n"), new.split("\n\n"), strict=True):
        SequenceMatcher(None, before.split(), after.split(), autojunk=False).get_opcodes()


def _changed(body: str) -> str:
    words = list(_WORD.finditer(body))
    for word in words[:: len(words) // CHANGES][:CHANGES][::-1]:
        body = f"{body[: word.start()]}another{body[word.end() :]}"
    return body
