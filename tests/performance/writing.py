"""From a key to its letter on the display."""

from __future__ import annotations

from collections.abc import Iterator

from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave
from tests.performance.window import (
    Typist,
    editor,
    open_article,
    opened,
    plain_editor,
    preview,
)

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 120
WARM_UP = 20


def figures() -> Iterator[Figure]:
    """Measure keys in articles of all sizes, with the preview closed and open."""
    writer = Writer()
    drafts = {f"{size:,} words": writer.draft(size) for size in SIZES}
    with (
        opened(300, drafts) as (driver, ids),
        plain_editor(drafts["1,000 words"].body) as plain,
    ):
        for shown in (False, True):
            driver.program.window.fold("panes", not shown)
            if shown:
                preview(driver)
            for name, article in ids.items():
                open_article(driver, article)
                body = editor(driver).body
                yield interleave(
                    f"key to painted letter, {name}, preview {'open' if shown else 'closed'}",
                    Typist(body, body.viewport()).seen,
                    "QPlainTextEdit with 1,000 words",
                    Typist(plain, plain.viewport()).seen,
                    ROUNDS,
                    WARM_UP,
                )
