"""Runs every rule over an article."""

from __future__ import annotations

from workstation.domain.checks import Finding, Severity
from workstation.proofing import (
    clarity,
    figures,
    heading,
    house_style,
    links,
    names,
    spelling,
    wording,
)
from workstation.proofing.rule import Context, Rule

RULES: tuple[Rule, ...] = (
    *heading.RULES,
    *figures.RULES,
    *links.RULES,
    *wording.RULES,
    *clarity.RULES,
    *names.RULES,
    *house_style.RULES,
    *spelling.RULES,
)

_WEIGHTS = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}


def run(context: Context, rules: tuple[Rule, ...] = RULES) -> tuple[Finding, ...]:
    """Return all findings, what blocks first, else in the order of the rules."""
    found: list[Finding] = []
    for rule in rules:
        if not context.wanted():
            break
        found.extend(rule.look(context))
    return tuple(sorted(found, key=lambda finding: _WEIGHTS[finding.severity]))
