"""Rules on what makes a text hard to read or untidy; English articles only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.domain.checks import Fix, Severity
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.proofing.prose import english
from workstation.proofing.rule import PROSE, Context, Rule, Spot, named
from workstation.text.spelling_words import words_of

LONGEST_SENTENCE = 45
"""Words; what is longer is read twice."""

_PILED = re.compile(r"[!?]{2,}|,[,;:.]+|;[,;:.]+|(?<!\.)\.\.(?!\.)|\.{4,}|\.[,;:](?=\s)")
_ABBREVIATION_STOP = re.compile(r"(?:\b[A-Za-z]|\b(?:etc|Co|Ltd|Inc|St|Mr|Mrs|Dr|No|vs|cf|al))\Z")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s\x00]|\Z)[^.!?\n]+|\n(?!\n)[^.!?\n]*)*[.!?]*")
_LINE_MARK = re.compile(r"\s*(?:[-*+>]|\d{1,9}[.)]|#{1,6})\s")
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b(?![&-])")
_FAMILIAR = frozenset(
    (
        "AD", "AI", "AM", "BA", "BBC", "BC", "CCTV", "CD", "CEO", "CV", "DIY", "DJ", "DNA", "DVD",
        "EU", "FAQ", "FM", "GCSE", "GDP", "GP", "GPS", "HIV", "HQ", "ID", "II", "III", "IQ", "IT",
        "ITV", "IV", "IX", "LED", "MA", "MBE", "MP", "MSP", "MEP", "NATO", "NHS", "OBE", "OK",
        "PC", "PDF", "PHD", "PM", "PR", "RAF", "SMS", "TV", "UFO", "UK", "UN", "UNESCO", "URL",
        "US", "USA", "USB", "VAT", "VI", "VII", "VIII", "VIP", "WC", "XI", "XII", "RIP", "SOS",
    )
)  # fmt: skip


def _piled(context: Context) -> Iterator[Spot]:
    for field, offset, text in english(context):
        for match in _PILED.finditer(text):
            found = match.group()
            if found in (".,", ".;", ".:") and _ABBREVIATION_STOP.search(text[: match.start()]):
                continue
            yield Spot(
                field=field,
                start=offset + match.start(),
                end=offset + match.end(),
                text=found,
                values=named(found=found),
                fixes=_one_of(found),
            )


def _one_of(found: str) -> tuple[Fix, ...]:
    if found.startswith("...."):
        return (Fix("…", "…"),)
    marks = dict.fromkeys(("?",) if "?" in found else tuple(found))
    return tuple(Fix(mark, mark) for mark in marks)


def _long_sentence(context: Context) -> Iterator[Spot]:
    for field, offset, text in english(context):
        if field == "headline" or len(text) < 4 * LONGEST_SENTENCE:
            continue
        for line in _stretches(text):
            for match in _SENTENCE.finditer(text, *line):
                count = match.group().count(" ") + 1
                if count <= LONGEST_SENTENCE:
                    continue
                count = len(words_of(match.group()))
                if count > LONGEST_SENTENCE:
                    found = match.group().strip()
                    start = offset + match.start() + match.group().index(found)
                    yield Spot(
                        field=field,
                        start=start,
                        end=start + len(found),
                        text=found.replace("\x00", " "),
                        values=named(count=count, limit=LONGEST_SENTENCE),
                    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches that no sentence crosses: items of a list stand for themselves."""
    start = 0
    for match in re.finditer("\n", text):
        if _LINE_MARK.match(text, match.end()):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _unexplained(context: Context) -> Iterator[Spot]:
    known = {part for word in context.newsroom.dictionary for part in word.split()}
    texts = list(english(context))
    whole = "\n".join(piece.text for piece in texts)
    if len(_CAPITALS.findall(whole)) == 0:
        return
    seen: set[str] = set()
    for field, offset, text in texts:
        if text.isupper():
            continue  # a kicker, say, that is set in capitals
        for match in _CAPITALS.finditer(text):
            name = match.group()
            if text[match.start() - 1 : match.start()] in ("-", "&", "."):
                continue  # a part of something longer
            if name in seen or name in _FAMILIAR or name in known:
                continue
            seen.add(name)
            if f"({name})" in whole or re.search(rf"\b{name}[ \u00a0]\([^)]*[a-z][^)]*\)", whole):
                continue
            start = offset + match.start()
            yield Spot(
                field=field,
                start=start,
                end=start + len(name),
                text=name,
                values=named(name=name),
            )


RULES = (
    Rule(
        "punctuation.piled",
        QT_TRANSLATE_NOOP("Rules", "Punctuation that piles up"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "“{found}” is more punctuation than one place needs."),
        _piled,
    ),
    Rule(
        "sentence.long",
        QT_TRANSLATE_NOOP("Rules", "Long sentences"),
        PROSE,
        Severity.INFO,
        QT_TRANSLATE_NOOP(
            "Findings",
            "This sentence has {count} words; beyond {limit}, readers lose the thread. Split it.",
        ),
        _long_sentence,
    ),
    Rule(
        "abbreviation.unexplained",
        QT_TRANSLATE_NOOP("Rules", "Abbreviations that nothing explains"),
        PROSE,
        Severity.INFO,
        QT_TRANSLATE_NOOP(
            "Findings", "Not every reader knows what “{name}” stands for. Write it out once."
        ),
        _unexplained,
    ),
)
