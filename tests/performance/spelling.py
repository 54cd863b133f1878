"""Spelling of 10,000 words, and what it costs a key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from time import perf_counter

import hunspell

from tests.helpers.driving import Driver
from tests.performance.material import Writer
from tests.performance.sampling import Figure, interleave, milliseconds
from tests.performance.window import Typist, editor, open_article, opened, rest
from workstation import paths
from workstation.desk.spelling_process import SpellingProcess
from workstation.domain.article import References
from workstation.domain.draft import Draft
from workstation.domain.newsroom import Newsroom
from workstation.formats.sources import find_articles
from workstation.proofing.speller import LocalSpeller
from workstation.proofing.spelling import SpellingReader
from workstation.text.counts import words
from workstation.text.spelling_words import words_of_line

LANGUAGE = "en-GB"
WORDS = 10_000
SIZES = (10_000, 100_000)
ROUNDS = 15
KEYS = 120


def figures() -> Iterator[Figure]:
    """Measure a whole text and single keys."""
    folder = paths.resources_folder() / "dictionaries"
    body = news(WORDS)
    lines = body.split("\n")
    raw = hunspell.Hunspell(LANGUAGE, hunspell_data_dir=str(folder))
    plain = [word.text for line in lines for word in words_of_line(line)[0]]

    def library() -> float:
        begun = perf_counter()
        for word in plain:
            raw.spell(word)
        return (perf_counter() - begun) * 1000

    speller = LocalSpeller((folder,))
    speller.verdicts(LANGUAGE, ["word"])
    draft = Draft(body=body)
    article = (draft, References(), Newsroom())

    def anew() -> float:
        return milliseconds(partial(SpellingReader(speller).read, *article))

    reference = f"Hunspell alone, each of the {len(plain):,} words"
    yield interleave(
        f"spelling of {WORDS:,} words, nothing known", anew, reference, library, ROUNDS
    )
    reader = SpellingReader(speller)
    reader.read(*article)
    once_more = partial(milliseconds, partial(reader.read, *article))
    yield interleave("the same text once more", once_more, reference, library, ROUNDS)
    process = SpellingProcess((folder,))
    distinct = sorted(set(plain))
    process.verdicts(LANGUAGE, distinct[:1])

    def told() -> float:
        process._verdicts.clear()
        return milliseconds(partial(process.verdicts, LANGUAGE, distinct))

    name = f"its {len(distinct):,} different words asked of the process"
    yield interleave(name, told, reference, library, ROUNDS)
    process.close()
    yield from keys()


def keys() -> Iterator[Figure]:
    """Measure a key with spelling on beside the same key with spelling off."""
    writer = Writer()
    drafts = {f"{size:,} words": replace(writer.draft(10), body=news(size)) for size in SIZES} | {
        "10,000 words, every other one misspelt": writer.draft(WORDS)
    }
    with opened(50, drafts) as (driver, ids):
        driver.program.window.fold("panes", True)
        for name, article in ids.items():
            open_article(driver, article)
            body = editor(driver).body
            typist = Typist(body, body.viewport())
            yield interleave(
                f"key to painted letter, {name}, misspelt words marked",
                Typing(driver, typist, marked=True).seen,
                "the same, nothing marked",
                Typing(driver, typist, marked=False).seen,
                KEYS,
                20,
            )


class Typing:
    """Types a key with the marks drawn, or not."""

    def __init__(self, driver: Driver, typist: Typist, *, marked: bool) -> None:
        self._marks = editor(driver).spelling.marks
        self._article = driver.program.desk.current if marked else None
        self._typist = typist

    def seen(self) -> float:
        """Return the milliseconds from a key to its letter."""
        self._marks.bind(self._article)
        rest(30)
        return self._typist.seen()


def news(count: int) -> str:
    """Return so many words of the demo newsroom's articles, over and over."""
    articles = [find().file.draft.body for find in find_articles(paths.resources_folder() / "demo")]
    paragraphs = [each for body in articles for each in body.split("\n\n")]
    total = sum(words(each) for each in paragraphs)
    return "\n\n".join(islice(cycle(paragraphs), len(paragraphs) * count // total))
