"""Hunspell behind one small class.

chunspell wraps the C++ library and ships it in its wheels: the wrapper is MIT, Hunspell itself
MPL 1.1, GPL 2 or LGPL 2.1 at choice, of which we take the MPL. Macs with Intel and Windows on ARM
have no wheel and no dictionaries therefore. spylls would do there, in plain Python and an eighth
of the speed, but it installs a package called `tests` over everybody else's.

chunspell holds the interpreter's lock all the while, 0.2 s in a search for suggestions: that is
one reason why the window has words looked up in a process of its own. The other is that a broken
dictionary can bring the library down.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Protocol


class Dictionary(Protocol):
    """The words of one language."""

    def knows(self, word: str) -> bool:
        """Say whether a word is right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""


class NativeDictionary:
    """Looks words up with chunspell."""

    def __init__(self, stem: Path) -> None:
        import hunspell  # noqa: PLC0415 - not to be had on every machine

        self._words = hunspell.Hunspell(stem.name, hunspell_data_dir=str(stem.parent))

    def knows(self, word: str) -> bool:
        """Say whether a word is right."""
        try:
            return bool(self._words.spell(word))
        except UnicodeEncodeError:  # letters that the dictionary's encoding does not have
            return False

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        try:
            return tuple(self._words.suggest(word))
        except UnicodeEncodeError:
            return ()


class AccentsOptional:
    """Takes a word with accents for right where it is right without: ours spell café cafe."""

    def __init__(self, words: Dictionary) -> None:
        self._words = words

    def knows(self, word: str) -> bool:
        """Say whether a word is right, with its accents or without."""
        return self._words.knows(word) or (
            not word.isascii() and self._words.knows(_without_accents(word))
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        return self._words.suggest(word)


def open_dictionary(stem: Path, language: str) -> Dictionary:
    """Open the dictionary of a language; ImportError where Hunspell is not to be had."""
    words = NativeDictionary(stem)
    return AccentsOptional(words) if language.lower().startswith("en") else words


def _without_accents(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )
