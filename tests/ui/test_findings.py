"""What the checks find is said as people say it."""

from __future__ import annotations

from workstation.domain.checks import Finding, Severity
from workstation.ui.findings import finding_words


def test_days_and_stages_are_said_in_words() -> None:
    finding = Finding(
        rule="picture.elsewhere",
        severity=Severity.WARN,
        field="figures.a",
        message="",
        template="It was {stage} on {day}, and has rights until {until}.",
        values=(("stage", "in review"), ("day", "2026-11-06"), ("until", "2027-01-31")),
    )
    words = "It was in review on 6 Nov 2026, and has rights until 31 Jan 2027."
    assert finding_words(finding) == words


def test_a_finding_without_a_template_is_said_as_it_is() -> None:
    finding = Finding(rule="r", severity=Severity.INFO, field="body", message="As it is.")
    assert finding_words(finding) == "As it is."
