"""How much each thing that two articles share tells; tuned on the labelled set in the tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The one table of numbers that suggestions are ranked by."""

    headline: float = 3.0
    standfirst: float = 1.5
    body: float = 1.0
    """For each time a word stands there."""
    name: float = 1.25
    """How much more a name tells than another word."""
    tag: float = 3.0
    series: float = 2.0
    """The same kicker: «Winter timetable»."""
    place: float = 1.0
    """The same dateline."""
    person: float = 0.5
    """The same writer."""
    section: float = 1.1
    """What the score is multiplied by in the same section."""
    other_language: float = 0.35
    """What the score is multiplied by in another language."""
    half_life_days: float = 1095.0
    """Days between two stories in which nearness in time is worth half as much."""
    oldest: float = 0.35
    """What remains of the score of a story that is very far off in time."""
    diversity: float = 0.3
    """What a story loses of its score, at most, to one before it that shares the same."""
    certainty: float = 6.0
    """How fast the share that people are shown grows with the score."""
    least: float = 0.04
    """A score below which sharing is chance."""


WEIGHTS = Weights()
"""The weights in use."""
