"""The words of a paragraph, and the names and words that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple

from workstation.domain.canonical import folded
from workstation.text.common_words import COMMON_WORDS

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;…\n][\s\"'“”‘’)\]]*\Z|[“‘\"]\Z")
_LINKING = frozenset(("of", "de", "der", "den", "van", "von", "la", "le", "al", "da", "di", "du"))
_LONGEST_NAME = 4


class Use(NamedTuple):
    """A term as one paragraph has it; a tuple, since a long text has hundreds."""

    key: str
    words: tuple[str, ...]
    """Its folded words."""
    times: int
    forms: tuple[tuple[str, int], ...]
    """How it is written there, and how often."""


class Words:
    """The words of one paragraph, read once; which of them are names the whole text decides."""

    __slots__ = ("_tokens", "_uses", "_written", "capitals", "small")

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._written = frozenset(token.word for token in self._tokens if token.capital)
        self._uses: tuple[tuple[frozenset[str], bool], tuple[Use, ...]] | None = None
        self.capitals = frozenset(_names(self._tokens))
        """Words that have a capital where they need none."""
        self.small = frozenset(token.word for token in self._tokens if not token.capital)
        """Words that lack one."""

    def uses(self, names: frozenset[str], *, english: bool) -> tuple[Use, ...]:
        """Return the terms of the paragraph; to be asked with the same names again costs little."""
        asked = (names & self._written, english)
        known = self._uses
        if known is None or known[0] != asked:
            known = (asked, _uses(_found(self._tokens, asked[0], english=english)))
            self._uses = known
        return known[1]


def _uses(found: Iterable[tuple[str, str, tuple[str, ...]]]) -> tuple[Use, ...]:
    forms: dict[str, dict[str, int]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for key, shown, parts in found:
        words[key] = parts
        known = forms.setdefault(key, {})
        known[shown] = known.get(shown, 0) + 1
    return tuple(
        Use(key, words[key], sum(known.values()), tuple(known.items()))
        for key, known in forms.items()
    )


class _Token(NamedTuple):
    """A word of a text; a tuple, since a long text has thousands."""

    shown: str
    word: str
    starts: bool
    """Stands where any word has a capital."""
    joined: bool
    """Only a space parts it from the token before."""
    capital: bool
    common: bool


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        between = text[end : match.start()]
        shown = match[0]
        if shown.endswith(("’s", "'s")):
            shown = shown[:-2]
        joined = between == " "
        word = shown.lower() if shown.isascii() else folded(shown).replace("’", "'")
        starts = not found or (not joined and _SENTENCE_END.search(between) is not None)
        common = word in COMMON_WORDS or ("'" in word and word.partition("'")[0] in COMMON_WORDS)
        found.append(_Token(shown, word, starts, joined, shown[0].isupper(), common))
        end = match.end()
    return found


def _names(tokens: list[_Token]) -> Iterable[str]:
    """Yield the words that have a capital where they need none.

    At the beginning of a sentence a capital counts when another name follows.
    """
    for token, after in zip_longest(tokens, tokens[1:]):
        if token is None or not token.capital or token.common:
            continue
        if not token.starts or _is_followed(after):
            yield token.word


def _is_followed(after: _Token | None) -> bool:
    return after is not None and after.joined and after.capital and not after.starts


def _found(
    tokens: list[_Token], names: frozenset[str], *, english: bool
) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Yield key, shown form and words of every term, in order."""
    for place, token in enumerate(tokens):
        if not token.capital:
            if len(token.word) > 2 and not token.common:
                yield (_singular(token.word) if english else token.word), token.shown, (token.word,)
            continue
        if len(token.word) > 2 and not token.common:
            name = token.word in names
            key = token.word if name or not english else _singular(token.word)
            yield key, token.shown if name else _lowered(token, names), (token.word,)
        if token.word in names and not _continues(tokens, place, names):
            phrase = _phrase(tokens, place, names)
            yield from map(_joined, _names_in(phrase))


def _names_in(phrase: list[_Token]) -> list[list[_Token]]:
    """Return a name of several words, and without its title: «Captain Ada Brandt», «Ada Brandt»."""
    found = [phrase] if len(phrase) > 1 else []
    if len(phrase) > 2 and phrase[-2].capital:
        found.append(phrase[-2:])
    return found


def _joined(phrase: list[_Token]) -> tuple[str, str, tuple[str, ...]]:
    words = tuple(token.word for token in phrase)
    return " ".join(words), " ".join(token.shown for token in phrase), words


def _continues(tokens: list[_Token], place: int, names: frozenset[str]) -> bool:
    if not place or not tokens[place].joined:
        return False
    before = tokens[place - 1]
    return before.capital and before.word in names


def _phrase(tokens: list[_Token], place: int, names: frozenset[str]) -> list[_Token]:
    phrase = [tokens[place]]
    for token in tokens[place + 1 : place + _LONGEST_NAME]:
        if not token.joined:
            break
        if not (token.capital and token.word in names) and token.word not in _LINKING:
            break
        phrase.append(token)
    while len(phrase) > 1 and phrase[-1].word in _LINKING:
        phrase.pop()
    return phrase


def _lowered(token: _Token, names: frozenset[str]) -> str:
    """Return the word as it is within a sentence."""
    if token.starts and token.word not in names and not token.shown[1:].isupper():
        return token.shown[0].lower() + token.shown[1:]
    return token.shown


def _singular(word: str) -> str:
    """Return an English word without the ending of the plural, roughly."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
