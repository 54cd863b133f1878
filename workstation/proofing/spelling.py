"""The rule on words that no dictionary has, wherever readers meet them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock

from workstation.domain.article import References
from workstation.domain.checks import Fix, Severity
from workstation.domain.draft import Draft
from workstation.domain.newsroom import Newsroom
from workstation.domain.pictures import texts_of
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.proofing.rule import PROSE, Context, Rule, Spot, named
from workstation.proofing.speller import Speller
from workstation.text.judging import Judge
from workstation.text.known_names import SPELLING, right_anyway
from workstation.text.markup import NORMAL
from workstation.text.spelling_words import Word

MOST = 100
"""Different words that are listed; whoever has more has chosen the wrong language."""

_Piece = tuple[str, str, bool]
"""A field, its text, and whether that is Markdown."""


class SpellingReader:
    """Reads articles one after another and remembers their lines: most have not changed since.

    May be called from any thread, by one after another.
    """

    def __init__(self, speller: Speller) -> None:
        self.speller = speller
        """Looks the words up."""
        self._reading = Lock()
        self._language = ""
        self._right: frozenset[str] = frozenset()
        self._verdicts: dict[str, bool] = {}
        self._judge = Judge(self._verdicts, self._right)

    def read(
        self,
        draft: Draft,
        references: References,
        newsroom: Newsroom,
        wanted: Callable[[], bool] = lambda: True,
    ) -> tuple[Spot, ...] | None:
        """Return every misspelt word, in reading order; None where there is no dictionary.

        Ends early once they are not `wanted` any more.
        """
        pieces = tuple(_pieces(draft, references))
        with self._reading:
            self._begin(draft.language, right_anyway(draft, references, newsroom))
            found = tuple(_spots(pieces, self._judge, wanted))
            if self._judge.wanted and wanted():
                answers = self.speller.verdicts(draft.language, sorted(self._judge.wanted))
                if answers is None:
                    return None
                self._verdicts.update(answers)
                self._judge.told()
                found = tuple(_spots(pieces, self._judge, wanted))
            return found

    def remembered(self, language: str, word: str) -> tuple[str, ...]:
        """Return what may have been meant, as far as that has been looked for already."""
        return self.speller.remembered(language, word)

    def _begin(self, language: str, right: frozenset[str]) -> None:
        if language == self._language and right == self._right:
            return
        if language != self._language:
            self._verdicts = {}
        self._language, self._right = language, right
        self._judge = Judge(self._verdicts, right)


def _pieces(draft: Draft, references: References) -> Iterator[_Piece]:
    for field in ("kicker", "headline", "standfirst"):
        yield field, getattr(draft, field), False
    yield "body", draft.body, True
    for figure in draft.figures:
        texts = texts_of(figure, references.pictures.get(figure.picture))
        yield f"figures.{figure.key}.caption", texts.caption, False
        yield f"figures.{figure.key}.alt", texts.alt, False
    for link in draft.links:
        yield f"links.{link.key}.label", link.label, False


def _spots(pieces: tuple[_Piece, ...], judge: Judge, wanted: Callable[[], bool]) -> Iterator[Spot]:
    for field, text, markdown in pieces:
        state, offset = NORMAL, 0
        for line in text.split("\n"):
            if not wanted():
                return
            wrong, after = judge.read(line, state if markdown else None)
            state = after
            for word in wrong:
                yield _spot(field, offset, line, word)
            offset += len(line) + 1


def _spot(field: str, offset: int, line: str, word: Word) -> Spot:
    return Spot(
        field=field,
        start=offset + word.start,
        end=offset + word.end,
        text=line[word.start : word.end],
        values=named(word=word.text),
    )


def _unknown(context: Context) -> Iterator[Spot]:
    reader = context.spelling
    if reader is None:
        return
    draft = context.draft
    found = reader.read(draft, context.references, context.newsroom, context.wanted)
    seen: set[str] = set()
    for spot in found or ():
        word = spot.values[0][1]
        if word in seen:
            continue
        seen.add(word)
        if len(seen) > MOST:
            return
        yield Spot(
            field=spot.field,
            start=spot.start,
            end=spot.end,
            text=spot.text,
            values=spot.values,
            fixes=tuple(
                Fix(instead, like(spot.text, instead))
                for instead in reader.remembered(draft.language, word)
            ),
        )


def like(written: str, instead: str) -> str:
    """Write a suggestion with the apostrophes of the word that it replaces."""
    return instead.replace("'", "’") if "’" in written else instead


RULES = (
    Rule(
        SPELLING,
        QT_TRANSLATE_NOOP("Rules", "Spelling"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "“{word}” is not in the dictionary."),
        _unknown,
    ),
)
