"""What the indexer hands to the search; apart, since the desk loads it before SQLAlchemy."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """The texts by which an article is found."""

    headline: str
    standfirst: str
    body: str
    bylines: str
    captions: str
    terms: Mapping[str, float]
    """The most telling terms, by which related articles are found."""
    counted: Collection[str]
    """All terms, which count for how rare they are."""
