"""What an open article takes of the memory: its text, its layout, what is known of its words."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack

from tests.performance.material import Writer
from tests.performance.sampling import Figure, megabytes
from tests.performance.window import open_article, opened, plain_editor, rest

WORDS = 10_000
ARTICLES = 9


def figures() -> Iterator[Figure]:
    """Open articles one after the other, then plain editors with the same texts."""
    writer = Writer()
    drafts = {f"article {number}": writer.draft(WORDS) for number in range(ARTICLES)}
    with opened(50, drafts) as (driver, ids):
        driver.program.window.fold("panes", True)
        first, *others = ids.values()
        open_article(driver, first)
        before = _weigh()
        for article in others:
            open_article(driver, article)
        with_articles = _weigh()
        with ExitStack() as stack:
            for draft in list(drafts.values())[1:]:
                stack.enter_context(plain_editor(draft.body))
            with_editors = _weigh()
    yield Figure(
        f"memory of an open article of {WORDS:,} words (MB)",
        "QPlainTextEdit with the same text",
        ((with_articles - before) / len(others),),
        ((with_editors - with_articles) / len(others),),
        0,
    )


def _weigh() -> float:
    """Return the memory of this process in megabytes, when it has nothing to do."""
    rest(3000)
    gc.collect()
    return megabytes(os.getpid())
