"""Which words of a text are misspelt, as far as the dictionary has been asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workstation.text.markup import NORMAL
from workstation.text.spelling_words import (
    Word,
    is_abbreviation,
    ways,
    words_of,
    words_of_line,
)

MOST_LINES = 4000
"""Lines that are remembered; more than any window shows."""


class Judge:
    """Knows the verdicts of a dictionary and the words that are right besides.

    What it has not been told is `wanted`: whoever asks the dictionary puts the answers into the
    verdicts and says so with `told`. A line is read once, whoever looks at it how often.
    """

    def __init__(self, verdicts: Mapping[str, bool], names: frozenset[str]) -> None:
        self._verdicts = verdicts
        self._names = names
        self._judged: dict[str, bool] = {}
        self._lines: dict[tuple[str, int | None], tuple[Word, ...]] = {}
        self.wanted: set[str] = set()
        """Words that the dictionary has not been asked about."""
        self.lines_read = 0
        """How many lines have been taken apart so far."""

    def told(self) -> None:
        """Take note that the verdicts have grown."""
        self.wanted = {word for word in self.wanted if word not in self._verdicts}

    def misspelt(self, text: str, state: int | None = None) -> tuple[Word, ...]:
        """Return the misspelt words of a line: plain text, or Markdown in a state."""
        found = self._lines.get((text, state))
        if found is not None:
            return found
        self.lines_read += 1
        words = words_of(text) if state is None else words_of_line(text, max(state, NORMAL))[0]
        wrong, settled = self._among(words)
        if settled:
            if len(self._lines) >= MOST_LINES:
                self._lines.clear()
            self._lines[text, state] = wrong
        return wrong

    def verdict(self, word: str) -> bool | None:
        """Say whether a word is right; None while the dictionary has not been asked."""
        judged = self._judged.get(word)
        if judged is not None:
            return judged
        open_questions = False
        for way in ways(word):
            answers = [self._knows(part) for part in way]
            if all(answers):
                self._judged[word] = True
                return True
            open_questions = open_questions or None in answers
        if open_questions:
            return None
        self._judged[word] = False
        return False

    def _among(self, words: Iterable[Word]) -> tuple[tuple[Word, ...], bool]:
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
