"""The rules on the newsroom's own list of terms: what to avoid, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from workstation.domain.checks import Fix, Severity
from workstation.domain.newsroom import StyleTerm
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.proofing.prose import pieces
from workstation.proofing.rule import PROSE, Context, Rule, Spot, named


def _terms(*, replaced: bool, explained: bool) -> Callable[[Context], Iterable[Spot]]:
    """Make a finder of the terms with or without something to write instead, and a reason."""

    def find(context: Context) -> Iterator[Spot]:
        terms = {
            term.avoid.casefold(): term
            for term in context.newsroom.house_style
            if bool(term.instead) is replaced and bool(term.why) is explained
        }
        if terms:
            yield from _found(context, terms)

    return find


def _found(context: Context, terms: dict[str, StyleTerm]) -> Iterator[Spot]:
    pattern = _pattern(terms)
    for field, offset, text in pieces(context):
        for match in pattern.finditer(text):
            found = match.group()
            plain = " ".join(found.replace("’", "'").split()).casefold()
            term = terms.get(plain) or terms.get(plain.replace("'", "’"))
            if term is None or (term.instead and found == term.instead):
                continue
            instead = _in_case(found, term)
            yield Spot(
                field=field,
                start=offset + match.start(),
                end=offset + match.end(),
                text=found,
                values=named(found=found, instead=instead, why=term.why.rstrip(".")),
                fixes=(Fix(instead, instead),) if term.instead else (),
            )


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Match any of the terms as whole words, the longest first, however they are spaced."""
    words = []
    for term in sorted(terms, key=len, reverse=True):
        parts = (re.escape(part) for part in re.split(r"\s+", term))
        words.append(re.sub("['’]", "['’]", r"\s+".join(parts)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _in_case(found: str, term: StyleTerm) -> str:
    """Begin with a capital letter where the term found does, as at the start of a sentence."""
    instead = term.instead
    if len(found) > 1 and found.isupper() and not term.avoid.isupper():
        return instead.upper()
    if found[:1].isupper() and term.avoid[:1].islower() and instead[:1].islower():
        return instead[:1].upper() + instead[1:]
    return instead


RULES = (
    Rule(
        "style.instead",
        QT_TRANSLATE_NOOP("Rules", "House style: written another way"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "House style writes “{instead}”, not “{found}”."),
        _terms(replaced=True, explained=False),
    ),
    Rule(
        "style.instead.why",
        QT_TRANSLATE_NOOP("Rules", "House style: written another way, with a reason"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "House style writes “{instead}”, not “{found}”: {why}."),
        _terms(replaced=True, explained=True),
    ),
    Rule(
        "style.avoid",
        QT_TRANSLATE_NOOP("Rules", "House style: avoided"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "House style avoids “{found}”. Put it another way."),
        _terms(replaced=False, explained=False),
    ),
    Rule(
        "style.avoid.why",
        QT_TRANSLATE_NOOP("Rules", "House style: avoided, with a reason"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "House style avoids “{found}”: {why}."),
        _terms(replaced=False, explained=True),
    ),
)
