"""Which words of a text are misspelt, as far as the dictionary has been asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workstation.text.markup import NORMAL
from workstation.text.spelling_words import (
    Word,
    is_abbreviation,
    ways,
    without_marks,
    words_of,
    words_of_line,
)
from workstation.text.stretches import LONG, stretches

MOST_LINES = 5_000
"""Lines that are remembered: a text of 100,000 words, and what the line being typed has been."""

Line = tuple[str, int | None]
Misspelt = tuple[Word, ...]


class Judge:
    """Knows the verdicts of a dictionary and the words that are right besides.

    What it has not been told is `wanted`: whoever asks the dictionary puts the answers into the
    verdicts and says so with `told`. A line is taken apart once, whoever looks at it how often.
    """

    def __init__(self, verdicts: Mapping[str, bool], names: frozenset[str]) -> None:
        self._verdicts = verdicts
        self._names = names
        self._judged: dict[str, bool] = {}
        self._settled: dict[Line, tuple[Misspelt, int]] = {}
        self._open: dict[Line, tuple[list[Word], int]] = {}
        self.wanted: set[str] = set()
        """Words that the dictionary has not been asked about."""
        self.lines_read = 0
        """How many lines have been taken apart so far."""

    def told(self) -> None:
        """Take note that the verdicts have grown."""
        self.wanted = {word for word in self.wanted if word not in self._verdicts}

    def misspelt(
        self, text: str, state: int | None = None, within: tuple[int, int] | None = None
    ) -> Misspelt:
        """Return the misspelt words of a line: plain text, or Markdown in a state.

        Of a long line those suffice that are `within` a part of it (code points). While the
        dictionary has to be asked about some words, those are returned of which it is known.
        """
        return self.read(text, state, within)[0]

    def unknown(self, text: str, state: int | None = None) -> frozenset[str]:
        """Return the words of a line, read before, about which the dictionary has to be asked."""
        lines: Iterable[Line] = ((text, state),)
        if len(text) >= LONG:
            shown = text if state is None else without_marks(text, max(state, NORMAL))[0]
            lines = ((stretch, None) for stretch in stretches(shown))
        return frozenset(
            word.text
            for line in lines
            if line in self._open
            for word in self._open[line][0]
            if self.verdict(word.text) is None
        )

    def read(
        self, text: str, state: int | None, within: tuple[int, int] | None = None
    ) -> tuple[Misspelt, int]:
        """Do as `misspelt`, and return the state that the line leaves behind."""
        if len(text) >= LONG:
            return self._read_long(text, state, within or (0, len(text)))
        return self._read((text, state))

    def _read_long(
        self, text: str, state: int | None, within: tuple[int, int]
    ) -> tuple[Misspelt, int]:
        """Read stretch by stretch: only those that an edit has changed are taken apart again."""
        after = NORMAL
        if state is not None:
            text, after = without_marks(text, max(state, NORMAL))
        wrong: list[Word] = []
        end = 0
        for stretch in stretches(text):
            begin, end = end, end + len(stretch)
            if end < within[0] or begin > within[1]:
                continue
            found = self._read((stretch, None))[0]
            wrong += [Word(begin + word.start, begin + word.end, word.text) for word in found]
        return tuple(wrong), after

    def _read(self, line: Line) -> tuple[Misspelt, int]:
        known = self._settled.get(line)
        if known is not None:
            return known
        words, after = self._take_apart(line)
        wrong, settled = self._among(words)
        if not settled:
            return wrong, after
        if len(self._settled) >= MOST_LINES:
            self._settled.clear()
        self._settled[line] = (wrong, after)
        self._open.pop(line, None)
        return wrong, after

    def verdict(self, word: str) -> bool | None:
        """Say whether a word is right; None while the dictionary has not been asked."""
        judged = self._judged.get(word)
        if judged is not None:
            return judged
        in_question = False
        for way in ways(word):
            answers = [self._knows(part) for part in way]
            if all(answers):
                self._judged[word] = True
                return True
            in_question = in_question or None in answers
        if in_question:
            return None
        self._judged[word] = False
        return False

    def _take_apart(self, line: Line) -> tuple[list[Word], int]:
        """Return the words of a line; kept until the dictionary has answered about them."""
        found = self._open.get(line)
        if found is None:
            self.lines_read += 1
            text, state = line
            if state is None:
                found = (words_of(text), NORMAL)
            else:
                found = words_of_line(text, max(state, NORMAL))
            if len(self._open) >= MOST_LINES:
                self._open.clear()
            self._open[line] = found
        return found

    def _among(self, words: Iterable[Word]) -> tuple[Misspelt, bool]:
        """Return the misspelt ones of some words, and whether of all of them it is known."""
        wrong, settled, judged = [], True, self._judged
        for word in words:
            verdict = judged.get(word.text)
            if verdict is None:
                verdict = self.verdict(word.text)
            if verdict is None:
                settled = False
            elif not verdict:
                wrong.append(word)
        return tuple(wrong), settled

    def _knows(self, word: str) -> bool | None:
        if is_abbreviation(word) or word in self._names:
            return True
        if word[:1].lower() + word[1:] in self._names:
            return True
        verdict = self._verdicts.get(word)
        if verdict is None:
            self.wanted.add(word)
        return verdict


def names_from(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of names, places and lists that are right wherever they stand."""
    return frozenset(
        part for text in texts for word in words_of(text) for way in ways(word.text) for part in way
    )
