"""What a text is about: its names and telling words, with weights."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from workstation.domain.canonical import folded
from workstation.domain.draft import Draft
from workstation.text.common_words import COMMON_WORDS
from workstation.text.excerpts import plain
from workstation.text.weights import WEIGHTS, Weights

STORED = 24
"""Terms kept of each article."""

TAG, SERIES, PLACE, PERSON = "#", "~", "@", "^"
"""What the keys of terms begin with that come from a field of their own."""

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;…\n][\s\"'“”‘’)\]]*\Z|[“‘\"]\Z")
_LINKING = frozenset(("of", "de", "der", "den", "van", "von", "la", "le", "al", "da", "di", "du"))
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Term:
    """A name, word or tag of a text."""

    key: str
    """The same for all forms of a word; a tag's begins with «#», and so on."""
    shown: str
    """As the text has it."""
    weight: float
    words: tuple[str, ...]
    """Its folded words."""


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


def terms_of(draft: Draft, weights: Weights = WEIGHTS) -> tuple[Term, ...]:
    """Return the terms of a draft, heaviest first; rarity is not yet counted."""
    parts = (
        (weights.headline, _tokens(draft.headline)),
        (weights.standfirst, _tokens(f"{draft.standfirst}\n{draft.kicker}")),
        (weights.body, _tokens(plain_with_breaks(draft.body))),
    )
    names = _names([tokens for _, tokens in parts])
    english = draft.language.lower().startswith("en")
    counts: dict[str, float] = {}
    shown: dict[str, dict[str, int]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for weight, tokens in parts:
        for key, text, parts_of_it in _found(tokens, names, english=english):
            if key not in counts:
                counts[key], shown[key], words[key] = weight, {text: 1}, parts_of_it
                continue
            counts[key] += weight
            forms = shown[key]
            forms[text] = forms.get(text, 0) + 1
    found = [
        Term(
            key,
            _best(shown[key]),
            (1 + math.log(count)) * (1 if names.isdisjoint(words[key]) else weights.name),
            words[key],
        )
        for key, count in counts.items()
    ]
    for mark, weight, text in _fields(draft, weights):
        # Tags are written small; a name among them is shown as the text has it.
        key = folded(text)
        form = _best(shown.get(key) or {text: 1})
        found.append(Term(f"{mark}{key}", form, weight, tuple(key.split())))
    unique = {term.key: term for term in found}
    return tuple(sorted(unique.values(), key=lambda term: (-term.weight, term.key)))


def _fields(draft: Draft, weights: Weights) -> Iterable[tuple[str, float, str]]:
    """Yield mark, weight and text of what stands in fields of its own."""
    for tag in draft.tags:
        yield TAG, weights.tag, tag
    for mark, weight, text in (
        (SERIES, weights.series, draft.kicker),
        (PLACE, weights.place, draft.dateline),
    ):
        if text.strip():
            yield mark, weight, text
    for name in draft.bylines:
        yield PERSON, weights.person, name


def rarity(articles: int, having: int) -> float:
    """Return how much a term that so many of the articles have tells them apart."""
    size = max(articles, 50)
    return math.log((size + 1) / (min(having, size) + 0.5))


def stored(terms: Iterable[Term], rarities: Mapping[str, float]) -> dict[str, float]:
    """Return the most telling terms of an article and their weights, of length 1 together."""
    telling = sorted(terms, key=lambda term: (-term.weight * rarities[term.key], term.key))
    kept = telling[:STORED]
    length = math.sqrt(sum(term.weight**2 for term in kept)) or 1.0
    return {term.key: term.weight / length for term in kept}


def plain_with_breaks(markdown: str) -> str:
    """Return Markdown as text in which each block is a line, so that sentences don't join."""
    return "\n".join(plain(block) for block in re.split(r"\n\s*\n", markdown))


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


def _names(parts: Iterable[list[_Token]]) -> frozenset[str]:
    """Return the words that have a capital where they need none, and never lack it.

    At the beginning of a sentence a capital counts when another name follows.
    """
    capitals: set[str] = set()
    small: set[str] = set()
    for tokens in parts:
        for token, after in zip_longest(tokens, tokens[1:]):
            if token is None:
                continue
            if not token.capital:
                small.add(token.word)
            elif not token.common and (not token.starts or _is_followed(after)):
                capitals.add(token.word)
    return frozenset(capitals - small)


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


def _best(forms: Mapping[str, int]) -> str:
    if len(forms) == 1:
        return next(iter(forms))
    return min(forms, key=lambda form: (-forms[form], len(form), form))
