"""Findings: what a check has to say about an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace `Finding.start:end` of the field's source with `replacement`."""

    title: str
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found; offsets count Unicode code points in the field's source."""

    rule: str
    severity: Severity
    field: str
    """A field of `Draft`, or `figures.KEY.alt`, `links.KEY` and the like."""
    start: int = 0
    end: int = 0
    text: str = ""
    message: str
    """The sentence in English: `template` with its `values` put in."""
    template: str = ""
    """What a translation starts from: `The headline has {length} characters.`"""
    values: tuple[tuple[str, str], ...] = ()
    fixes: tuple[Fix, ...] = ()
