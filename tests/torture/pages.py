"""Edits long bodies at random, and compares each page with one rendered as a whole."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from types import FrameType

from tests.performance.material import Writer
from tests.rendering.constructs import CONSTRUCTS
from tests.rendering.grammar import ALL, DEFINITIONS, USES
from tests.torture.report import Report
from workstation import paths
from workstation.domain.page import Page
from workstation.rendering.live_body import LiveBody
from workstation.rendering.live_page import LivePage
from workstation.rendering.page import PageRenderer
from workstation.rendering.tracing import Marked

SIZES = (1_000, 10_000, 100_000)
LIFE = 120
"""Edits of one text; then it is so full of riddles that it is no text any more."""
LOOKS = {1_000: 1, 10_000: 4, 100_000: 20}
"""After so many edits the whole is rendered for comparison: a second's work for the longest."""
SCRAPS = "*_`[]()<>-#! \t1.:^a"
STUCK_S = 120
"""One comparison never takes so long."""


def never() -> bool:
    """Say that a page may take as long as it does."""
    return False


class Scribbler:
    """Writes a long text with notes and references in it, and goes on changing it."""

    def __init__(self, chance: random.Random, words: int) -> None:
        self._chance = chance
        self.lines = Writer(chance.randrange(1 << 30)).body(words).split("\n")
        for number in range(0, len(self.lines), 40):
            self.lines[number] += f" See [ref] and[^n{number}]."
            self.lines += ["", f"[^n{number}]: Note {number} of [ref]."]
        self.lines += ["", "[ref]: https://r.example"]

    def edit(self) -> tuple[int, int, list[str]]:
        """Change the text; return the first line, how many go, and what comes."""
        kinds: list[tuple[Callable[[], tuple[int, int, list[str]]], int]] = [
            (self._letters, 10),
            (self._odd_line, 5),
            (self._construct, 2),
            (self._removed, 3),
            (self._split, 2),
            (self._copied, 1),
        ]
        makers = [maker for maker, _ in kinds]
        maker = self._chance.choices(makers, weights=[weight for _, weight in kinds])[0]
        first, removed, added = maker()
        if len(self.lines) - removed + len(added) == 0:
            added = [""]
        self.lines[first : first + removed] = added
        return first, removed, added

    def _place(self) -> int:
        return self._chance.randrange(len(self.lines))

    def _letters(self) -> tuple[int, int, list[str]]:
        place = self._place()
        line = self.lines[place]
        cut = self._chance.randrange(len(line) + 1)
        text = "".join(self._chance.choices(SCRAPS, k=self._chance.randint(1, 3)))
        return place, 1, [line[:cut] + text + line[cut + self._chance.randint(0, 2) :]]

    def _odd_line(self) -> tuple[int, int, list[str]]:
        among = self._chance.choice((ALL, DEFINITIONS, USES))
        added = [self._chance.choice(among) for _ in range(self._chance.randint(1, 3))]
        return self._place(), self._chance.randint(0, 1), self._spaced(added)

    def _construct(self) -> tuple[int, int, list[str]]:
        return self._place(), 0, self._spaced(self._chance.choice(CONSTRUCTS).split("\n"))

    def _spaced(self, lines: list[str]) -> list[str]:
        before, after = self._chance.choices(([""], []), k=2)
        return [*before, *lines, *after]

    def _removed(self) -> tuple[int, int, list[str]]:
        place = self._place()
        return place, min(self._chance.choice((1, 1, 2, 5, 30)), len(self.lines) - place), []

    def _split(self) -> tuple[int, int, list[str]]:
        place = self._place()
        line = self.lines[place]
        cut = self._chance.randrange(len(line) + 1)
        return place, 1, [line[:cut], *self._spaced([line[cut:]])]

    def _copied(self) -> tuple[int, int, list[str]]:
        begin = self._place()
        return self._place(), 0, self.lines[begin : begin + self._chance.randint(1, 12)]


def run(_place: Path, count: int, control: bool) -> Report:
    """Make so many edits; as a control of pieces that don't hear of definitions elsewhere."""
    report = Report("Pages deaf to definitions (control)" if control else "Pages kept in pieces")
    chance = random.Random(count)
    signal.signal(signal.SIGALRM, _stuck)
    sizes = (SIZES[0],) if control else SIZES
    for size in islice(cycle(sizes), max(len(sizes), count // LIFE)):
        _live(chance, size, report, deaf=control)
    signal.alarm(0)
    return report


def _live(chance: random.Random, size: int, report: Report, *, deaf: bool) -> None:
    """Follow one text through its edits."""
    renderer = PageRenderer(paths.resources_folder() / "templates")
    text = Scribbler(chance, size)
    live = _begun(renderer, text.lines, deaf=deaf)
    for turn in range(LIFE):
        before = list(text.lines) if size == SIZES[0] else []
        edit = text.edit()
        live.edit(*edit)
        live.update(never)
        report.rounds += 1
        if turn % LOOKS[size]:
            continue
        signal.alarm(STUCK_S)
        if live.audit(renderer.render_article) is not None:
            report.losses.append(f"{size:,} words, {edit!r} in {before!r}")
            live = _begun(renderer, text.lines, deaf=deaf)


def _begun(renderer: PageRenderer, lines: list[str], *, deaf: bool) -> LivePage:
    live = LivePage(renderer)
    live.set_page(Page(newsroom="The Skerry Courier", headline="Winter timetable"))
    live.begin(lines)
    live.update(never)
    if deaf:
        _deafen(live._body)
    return live


def _deafen(body: LiveBody) -> None:
    """Let it hear of numbers of footnotes, but no more of references."""

    def heard(marked: Marked) -> bool:
        numbers = body._known.numbers
        return any(numbers.get(label) != number for label, number in marked.numbers.items())

    body._is_stale = heard  # type: ignore[method-assign]


def _stuck(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError("a comparison never ended")
