"""What the window shows first, before the rest of the program is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.domain.article import ArticleBundle, ArticleSummary
from workstation.domain.newsroom import Newsroom
from workstation.domain.query import DeskCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstScreen:
    """The desk list, the newest articles and one open article."""

    newsroom: Newsroom
    rows: tuple[ArticleSummary, ...]
    """The newest articles, newest first."""
    counts: DeskCounts
    """Stages and sections only; saved searches and assignments are counted later."""
    bundle: ArticleBundle | None
    """The article asked for, else the newest; None in an empty newsroom."""
