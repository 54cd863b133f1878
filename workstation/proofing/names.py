"""The rule on a name that is spelled in two ways within one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from workstation.domain.checks import Fix, Severity
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.proofing.prose import Piece, pieces
from workstation.proofing.rule import PROSE, Context, Rule, Spot, named
from workstation.text.known_names import right_anyway

LEAST_LENGTH = 5
"""Letters; shorter names are too often like each other by chance."""

_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]{4,}\b")
_BEGINNERS = frozenset('.!?:“"‘(>#*-\x00')
"""What stands before the first word of a sentence, an item or a heading."""


def _two_ways(context: Context) -> Iterator[Spot]:
    texts = list(pieces(context))
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for piece in texts:
        for match in _CAPITALISED.finditer(piece.text):
            counts[match[0]] += 1
            if match[0] not in names and _is_within_sentence(piece.text, match.start()):
                names.add(match[0])
    right = right_anyway(context.draft, context.references, context.newsroom)
    for other, usual in sorted(_alike(names, counts, right)):
        spot = _first(texts, other)
        if spot is not None:
            yield Spot(
                field=spot.field,
                start=spot.offset,
                end=spot.offset + len(other),
                text=other,
                values=named(other=other, usual=usual),
                fixes=(Fix(usual, usual),),
            )


def _is_within_sentence(text: str, start: int) -> bool:
    """Say whether a word has its capital of its own, not for being the first of a sentence."""
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and before[1] == " " and before[0] not in _BEGINNERS


def _alike(
    names: set[str], counts: Counter[str], right: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Give names that differ by a letter, the one that is likelier wrong first."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[:2], []).append(name)
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            if not _by_a_letter(one, other) or (one in right and other in right):
                continue
            weights = [(name in right, counts[name]) for name in (one, other)]
            yield (one, other) if weights[0] < weights[1] else (other, one)


def _by_a_letter(one: str, other: str) -> bool:
    """Say whether one letter is another, missing or in its neighbour's place, but for an end -s."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or long == short + "s":
        return False
    start = _shared(short, long)
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    return (
        short[start : start + 2] == long[start : start + 2][::-1]
        and short[start + 2 :] == long[start + 2 :]
    )


def _shared(short: str, long: str) -> int:
    """Count the letters that two names begin with alike."""
    pairs = enumerate(zip(short, long, strict=False))
    return next((at for at, pair in pairs if pair[0] != pair[1]), len(short))


def _first(texts: list[Piece], name: str) -> Piece | None:
    for piece in texts:
        match = re.search(rf"\b{re.escape(name)}\b", piece.text)
        if match is not None:
            return Piece(piece.field, piece.offset + match.start(), name)
    return None


RULES = (
    Rule(
        "name.two-ways",
        QT_TRANSLATE_NOOP("Rules", "Name written two ways"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings", "“{other}” is also written “{usual}”. Make sure that both are meant."
        ),
        _two_ways,
    ),
)
