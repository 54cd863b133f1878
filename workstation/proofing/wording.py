"""Rules on the words themselves, wherever readers meet them; English articles only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.domain.checks import Fix, Severity
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.proofing.prose import Piece, english
from workstation.proofing.rule import PROSE, Context, Rule, Spot, named

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)([ \t\n]+)(\1)(?![\w'’-])", re.IGNORECASE)
_FAIR_TWICE = frozenset(("had", "that", "is", "was", "her", "so", "very", "no", "bye", "ha"))
_INCHES = re.compile(r'(?<=\d)"')


def _doubled(context: Context) -> Iterator[Spot]:
    for field, offset, text in english(context):
        for match in _TWICE.finditer(text):
            word = match[1]
            if word.lower() in _FAIR_TWICE or (word[0].isupper() and match[3][0].isupper()):
                continue
            yield Spot(
                field=field,
                start=offset + match.start(),
                end=offset + match.end(),
                text=match.group(),
                values=named(word=word),
                fixes=(Fix(QT_TRANSLATE_NOOP("Findings", "Keep one"), word),),
            )


def _unclosed(context: Context) -> Iterator[Spot]:
    pieces = list(english(context))
    for number, (field, offset, text) in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else Piece("", 0, "")
        goes_on = field == following.field == "body" and following.text.lstrip("> ").startswith("“")
        if (start := _open_quotation(text)) is not None and not goes_on:
            yield Spot(
                field=field,
                start=offset + start,
                end=offset + len(text),
                text=text[start : start + 60].replace("\x00", " "),
            )


def _open_quotation(text: str) -> int | None:
    """Return where a quotation opens that doesn't close, or None."""
    opened: list[int] = []
    for match in re.finditer("[“”]", text):
        if match.group() == "“":
            opened.append(match.start())
        elif opened:
            opened.pop()
    if opened:
        return opened[-1]
    straight = [match.start() for match in re.finditer('"', _INCHES.sub(" ", text))]
    return straight[-1] if len(straight) % 2 else None


RULES = (
    Rule(
        "words.doubled",
        QT_TRANSLATE_NOOP("Rules", "Word there twice in a row"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "“{word}” is there twice in a row."),
        _doubled,
    ),
    Rule(
        "quotation.unclosed",
        QT_TRANSLATE_NOOP("Rules", "Quotation that doesn’t close"),
        PROSE,
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "This quotation doesn’t close."),
        _unclosed,
    ),
)
