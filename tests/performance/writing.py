"""From a key to its letter on the display.

The reference, typed into by turns, is Qt's plain editor without any style, in a window of its own
of the same process. It is typed into when the program has saved what was typed before: its keys
must not wait for what ours have set going. Ours come 40 ms and more after the last save.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData

from tests.helpers.driving import Driver
from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave, worked
from tests.performance.window import (
    Typist,
    editor,
    open_article,
    opened,
    plain_editor,
    preview,
    rest,
    until_painted,
)
from workstation.domain.ids import ArticleId

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 120
WARM_UP = 20
PASTED = 50_000


def figures() -> Iterator[Figure]:
    """Measure keys in articles of all sizes, with the preview closed and open."""
    writer = Writer()
    drafts = {f"{size:,} words": writer.draft(size) for size in SIZES}
    whole = " ".join(writer.draft(10_000).body.split())
    drafts["10,000 words in one paragraph"] = replace(writer.draft(10), body=whole)
    pasted = writer.draft(PASTED).body
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
                ours = Typist(body, body.viewport())
                theirs = Typist(plain, plain.viewport(), partial(_until_saved, driver))
                figure = interleave(
                    f"key to letter, {name}, preview {'open' if shown else 'closed'}",
                    ours.seen,
                    "QPlainTextEdit with 1,000 words",
                    theirs.seen,
                    ROUNDS,
                    WARM_UP,
                )
                yield figure
                yield worked(figure, ours.worked, theirs.worked)
        yield from _whole_texts(driver, ids, pasted)


def _until_saved(driver: Driver) -> None:
    driver.wait(lambda: not driver.program.desk.unsaved, "the save")


def _whole_texts(driver: Driver, ids: dict[str, ArticleId], pasted: str) -> Iterator[Figure]:
    """Measure opening and pasting much text."""
    driver.program.window.fold("panes", True)
    desk, body = driver.program.desk, editor(driver).body
    wanted, other = ids["10,000 words"], ids["1,000 words"]
    text = next(article for article in desk.tabs if article.id == wanted).body()

    def opening() -> float:
        desk.close(wanted)
        desk.open(other)
        rest(400)
        return until_painted(
            partial(desk.open, wanted),
            body.viewport(),
            lambda: desk.current is not None and desk.current.id == wanted,
        )

    def pasting() -> float:
        desk.open(other)
        rest(400)
        data = QMimeData()
        data.setText(pasted)
        taken = until_painted(partial(body.insertFromMimeData, data), body.viewport())
        current = desk.current
        assert current is not None, "an article was opened"
        current.history.undo()
        return taken

    def plainly(text: str) -> float:
        with plain_editor("") as plain:
            return until_painted(partial(plain.insertPlainText, text), plain.viewport())

    beside = "QPlainTextEdit given the same text"
    yield interleave(
        "opening an article of 10,000 words", opening, beside, partial(plainly, text), 12
    )
    yield interleave(f"pasting {PASTED:,} words", pasting, beside, partial(plainly, pasted), 6)
