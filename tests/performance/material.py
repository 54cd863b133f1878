"""Newsrooms of any size with invented articles, the same at every making, kept under build/."""

from __future__ import annotations

import random
import shutil
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from workstation.domain.canonical import sha256_text
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, ContributorId
from workstation.domain.newsroom import Contributor, Newsroom, Section
from workstation.domain.workflow import PersonRole, Stage
from workstation.services import drafts, indexing, newsrooms
from workstation.storage.migrations import versions
from workstation.storage.store import Store

CACHE = Path("build/bench")
BATCH = 250

NEWSROOM = Newsroom(
    name="The Skerry Courier",
    sections=tuple(
        Section(name, colour)
        for name, colour in (
            ("Harbour", "#0f5c6e"),
            ("Council", "#98560a"),
            ("Schools", "#4b6b2d"),
            ("Weather", "#345c9c"),
            ("Culture", "#8a3d6e"),
        )
    ),
    people=(
        Contributor(id=ContributorId("p1"), name="Mara Lindqvist", role=PersonRole.EDITOR),
        Contributor(id=ContributorId("p2"), name="Ines Okafor", role=PersonRole.WRITER),
        Contributor(id=ContributorId("p3"), name="Tom Vasile", role=PersonRole.WRITER),
    ),
)

STAGES = (*(Stage.PUBLISHED,) * 16, Stage.DRAFT, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED)
"""Most of a newsroom is its archive."""

BEGINNINGS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "sh",
    "sk",
    "st",
    "t",
    "tr",
    "v",
    "w",
]
MIDDLES = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ou", "ow"]
ENDINGS = [
    "b",
    "ck",
    "d",
    "ft",
    "g",
    "l",
    "ll",
    "m",
    "n",
    "nd",
    "ng",
    "p",
    "r",
    "rd",
    "rn",
    "s",
    "sh",
    "st",
    "t",
    "th",
]
COMMON = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "is",
    "was",
    "for",
    "it",
    "with",
    "as",
    "on",
    "by",
    "at",
    "from",
    "not",
    "are",
    "this",
    "have",
    "but",
    "had",
    "they",
    "which",
    "were",
    "been",
    "their",
    "has",
    "who",
    "will",
    "more",
    "out",
    "up",
    "said",
    "when",
    "what",
    "some",
    "could",
    "time",
    "other",
    "new",
    "than",
]


class Clock:
    """Shows whatever moment of the past is being written."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class Writer:
    """Writes text that has the word lengths and frequencies of English, and no meaning."""

    def __init__(self, seed: int = 20261122) -> None:
        self._chance = random.Random(seed)
        syllables = [
            one + two + three for one in BEGINNINGS for two in MIDDLES for three in ENDINGS
        ]
        self._chance.shuffle(syllables)
        longer = [one + two for one, two in zip(syllables[::2], syllables[1::2], strict=False)]
        self._words = [*COMMON, *syllables[:4000], *longer]
        self._weights = [1 / (place + 3) for place in range(len(self._words))]
        total = 0.0
        self._sums = [total := total + weight for weight in self._weights]

    def words(self, count: int) -> list[str]:
        """Return words, few of them often."""
        return self._chance.choices(self._words, cum_weights=self._sums, k=count)

    def headline(self) -> str:
        """Return a headline."""
        return " ".join(self.words(self._chance.randint(5, 9))).capitalize()

    def body(self, count: int) -> str:
        """Return a body of so many words: paragraphs, with some headings, lists, quotes, links."""
        paragraphs = []
        left = count
        while left > 0:
            room = min(left, self._chance.randint(35, 70))
            paragraphs.append(self._paragraph(room))
            left -= room
        return "\n\n".join(paragraphs) + "\n"

    def draft(self, words: int) -> Draft:
        """Return an article's content."""
        return Draft(
            headline=self.headline(),
            section=self._chance.choice(NEWSROOM.sections).name,
            standfirst=" ".join(self.words(18)).capitalize() + ".",
            bylines=(self._chance.choice(NEWSROOM.people[1:]).name,),
            tags=tuple(dict.fromkeys(self.words(3))),
            body=self.body(words),
        )

    def stage(self) -> Stage:
        """Return a stage as likely as it is in a newsroom."""
        return self._chance.choice(STAGES)

    def _paragraph(self, count: int) -> str:
        words = self.words(count)
        kind = self._chance.random()
        if kind < 0.06:
            return "## " + " ".join(words).capitalize()
        if kind < 0.12:
            return "\n".join(f"- {' '.join(words[at : at + 9])}" for at in range(0, count, 9))
        if kind < 0.16:
            return "> " + " ".join(words)
        middle = count // 2
        words[middle] = f"*{words[middle]}*"
        words[-1] = f"[{words[-1]}](https://example.org/{words[-1].strip('*')})"
        return " ".join(words).capitalize() + "."


def newsroom(articles: int, words: int = 400) -> Path:
    """Return the folder of a newsroom with so many articles, made if there is none yet.

    The folder is for looking only: `copy_of` gives one to work in.
    """
    folder = CACHE / f"newsroom-{articles}-{words}-{_state()}"
    if not folder.exists():
        building = folder.with_suffix(".new")
        shutil.rmtree(building, ignore_errors=True)
        make(building, articles, words)
        building.rename(folder)
    return folder


def copy_of(folder: Path, target: Path) -> Path:
    """Return a copy of a newsroom."""
    return Path(shutil.copytree(folder, target))


def add_article(store: Store, draft: Draft, name: str) -> ArticleId:
    """Put one more article into a newsroom, and return its id."""
    article = ArticleId(str(uuid.uuid5(uuid.NAMESPACE_URL, name)))
    with store.write() as unit:
        drafts.create(unit, article, draft, author="Ines Okafor")
    _index(store)
    return article


def _state() -> str:
    """Return what tells newsrooms made by another version of the program from today's."""
    sources = (Path(__file__), *sorted(Path(next(iter(versions.__path__))).glob("*.py")))
    return sha256_text("".join(source.read_text("utf-8") for source in sources))[:12]


def make(folder: Path, articles: int, words: int) -> None:
    """Make a newsroom in a folder."""
    clock = Clock()
    writer = Writer()
    store = Store.create(folder, NEWSROOM.name, clock)
    try:
        with store.write() as unit:
            newsrooms.save(unit, _settled(newsrooms.load(unit)))
        start = clock.moment - timedelta(minutes=37) * articles
        numbers = iter(range(articles))
        while batch := list(islice(numbers, BATCH)):
            with store.write() as unit:
                for number in batch:
                    clock.moment = start + timedelta(minutes=37) * number
                    article = ArticleId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"article-{number}")))
                    drafts.create(
                        unit,
                        article,
                        writer.draft(words),
                        author="Ines Okafor",
                        stage=writer.stage(),
                    )
        _index(store)
    finally:
        store.close()


def _index(store: Store) -> None:
    waiting = True
    while waiting:
        with store.write() as unit:
            waiting = bool(indexing.index_dirty(unit, BATCH))


def _settled(newsroom: Newsroom) -> Newsroom:
    return replace(newsroom, name=NEWSROOM.name, sections=NEWSROOM.sections, people=NEWSROOM.people)
