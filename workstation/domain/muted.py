"""Findings that somebody has answered for in one article, with the reason; part of its draft.

Kept beside the words that are right in it, see `known_words`.
"""

from __future__ import annotations

from dataclasses import dataclass

from workstation.domain.checks import Finding, Severity
from workstation.domain.draft import Draft
from workstation.domain.extras import extra_of, with_extra
from workstation.domain.newsroom import Newsroom

KEY = "muted"


@dataclass(frozen=True, slots=True)
class Muted:
    """What a rule is not to say any more in this article, and why not."""

    rule: str
    text: str
    """What was found, wherever it stands; what was said where a rule points at no words."""
    reason: str
    by: str = ""
    """Who said so; empty where nobody had been chosen."""


def muted(draft: Draft) -> tuple[Muted, ...]:
    """Return what is muted in this article, in the order in which it was."""
    found = extra_of(draft, KEY)
    if not isinstance(found, list):
        return ()
    entries = [entry for entry in found if isinstance(entry, dict)]
    return tuple(
        Muted(*(str(entry.get(name, "")) for name in ("rule", "text", "reason", "by")))
        for entry in entries
    )


def with_muted(draft: Draft, entries: tuple[Muted, ...]) -> Draft:
    """Return the draft with these muted, and nothing else."""
    listed = [
        {"rule": one.rule, "text": one.text, "reason": one.reason}
        | ({"by": one.by} if one.by else {})
        for one in entries
    ]
    return with_extra(draft, KEY, listed)


def may_be_muted(finding: Finding, by: str, newsroom: Newsroom) -> bool:
    """Say whether someone may answer for a finding: what blocks a move is for editors."""
    return finding.severity is not Severity.BLOCK or (bool(by) and newsroom.may_edit(by))


def subject(finding: Finding) -> str:
    """Return what a finding is about, whatever place it has in the text by now."""
    return finding.text or finding.message


def heard(draft: Draft, findings: tuple[Finding, ...], newsroom: Newsroom) -> tuple[Finding, ...]:
    """Return the findings that nobody has answered for who may."""
    entries = muted(draft)
    if not entries:
        return findings
    silent: dict[tuple[str, str], set[str]] = {}
    for one in entries:
        silent.setdefault((one.rule, one.text), set()).add(one.by)
    return tuple(
        finding
        for finding in findings
        if not any(
            may_be_muted(finding, by, newsroom)
            for by in silent.get((finding.rule, subject(finding)), ())
        )
    )
