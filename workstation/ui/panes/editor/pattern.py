"""Regular expressions for finding and replacing, in Qt's own units and within its limits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from workstation.domain.canonical import canonical_text
from workstation.ui.translation import translate

_Option = QRegularExpression.PatternOption
_REFERENCE = re.compile(r"\\(\d|[nt\\$])|\$(\d)|\$\{(\w{1,40})\}")
_LETTERS = {"n": "\n", "t": "\t", "\\": "\\", "$": "$"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where an expression fits (UTF-16 units), and what is wrong with it if anything is."""

    places: list[tuple[int, int]]
    problem: str = ""


class Pattern:
    """An expression that somebody typed; the engine itself gives up on what would never end."""

    def __init__(self, source: str, *, match_case: bool, whole_word: bool) -> None:
        if whole_word:
            source = rf"\b(?:{source})\b"
        options = _Option.MultilineOption | _Option.UseUnicodePropertiesOption
        if not match_case:
            options |= _Option.CaseInsensitiveOption
        self._expression = QRegularExpression(source, options)

    def find(self, body: str) -> Places:
        """Return every place that is not empty."""
        if not self._expression.isValid():
            reason = translate("FindBar", "This is not a regular expression: %1")
            return Places([], reason.replace("%1", self._expression.errorString()))
        matches = self._expression.globalMatch(body)
        places, empty = [], False
        while matches.hasNext():
            found = matches.next()
            empty = not found.capturedLength()
            if not empty:
                places.append((found.capturedStart(), found.capturedEnd()))
        # After an empty place at the very end the engine has nothing valid either.
        if not matches.isValid() and not empty:
            reason = translate("FindBar", "This expression has too many ways to fit the text")
            return Places([], reason)
        return Places(places)

    def unfit(self, template: str) -> str:
        """Say what is wrong with a replacement; empty if nothing is."""
        names = self._expression.namedCaptureGroups()
        for reference in _REFERENCE.finditer(template):
            letter, number, name = reference.groups()
            if letter in _LETTERS:
                continue
            known = name in names if name else int(letter or number) < len(names)
            if not known:
                reason = translate("FindBar", "The expression has no group %1")
                return reason.replace("%1", name or letter or number)
        return ""

    def replacements(self, body: str, template: str, places: list[tuple[int, int]]) -> list[str]:
        """Return what stands for each of some places: `$1` and `${name}` are its groups."""
        # What was found at a place is the first thing found from there on.
        return [_expanded(self._expression.match(body, start), template) for start, _ in places]


def _expanded(match: QRegularExpressionMatch, template: str) -> str:
    def value(reference: re.Match[str]) -> str:
        letter, number, name = reference.groups()
        if letter in _LETTERS:
            return _LETTERS[letter]
        return match.captured(name) if name else match.captured(int(letter or number))

    return canonical_text(_REFERENCE.sub(value, template))
