"""Findings that somebody has answered for in one article, with the reason; part of its draft.

Kept beside the words that are right in it, see `known_words`.
"""

from __future__ import annotations

from dataclasses import dataclass

from workstation.domain.checks import Finding, Severity
from workstation.domain.draft import Draft
from workstation.domain.extras import extra_of, with_extra

KEY = "muted"


@dataclass(frozen=True, slots=True)
class Muted:
    """What a rule is not to say any more in this article, and why not."""

    rule: str
    text: str
    """What was found, wherever it stands; what was said where a rule points at no words."""
    reason: str


def muted(draft: Draft) -> tuple[Muted, ...]:
    """Return what is muted in this article, in the order in which it was."""
    found = extra_of(draft, KEY)
    if not isinstance(found, list):
        return ()
    entries = [entry for entry in found if isinstance(entry, dict)]
    return tuple(
        Muted(*(str(entry.get(name, "")) for name in ("rule", "text", "reason")))
        for entry in entries
    )


def with_muted(draft: Draft, entries: tuple[Muted, ...]) -> Draft:
    """Return the draft with these muted, and nothing else."""
    listed = [{"rule": one.rule, "text": one.text, "reason": one.reason} for one in entries]
    return with_extra(draft, KEY, listed)


def may_be_muted(finding: Finding) -> bool:
    """Say whether a finding can be answered for: what blocks a move has to be put right."""
    return finding.severity is not Severity.BLOCK


def subject(finding: Finding) -> str:
    """Return what a finding is about, whatever place it has in the text by now."""
    return finding.text or finding.message


def heard(draft: Draft, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that nobody has answered for."""
    silent = {(one.rule, one.text) for one in muted(draft)}
    if not silent:
        return findings
    return tuple(
        finding
        for finding in findings
        if not may_be_muted(finding) or (finding.rule, subject(finding)) not in silent
    )
