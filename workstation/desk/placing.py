"""Directives in the text of an open article: putting them in and taking them out."""

from __future__ import annotations

from typing import Literal

from workstation.desk.edited_draft import EditedDraft
from workstation.text import directives

Kind = Literal["picture", "related"]


def keys(body: str, kind: Kind) -> frozenset[str]:
    """Name the keys that have a directive in a body."""
    return frozenset(found.key for found in directives.find(body) if found.kind == kind)


def insert(article: EditedDraft, kind: Kind, key: str, at: int, title: str) -> None:
    """Put a directive into the text as a paragraph of its own, near `at` (code points)."""
    edit = directives.insert(article.body(), at, kind, key)
    article.edit_text(edit.start, edit.end, edit.text, title)


def remove(article: EditedDraft, kind: Kind, key: str, title: str, counted_to: int = 0) -> int:
    """Remove all directives of a key; return by how much the position `counted_to` moved up.

    While somebody suggests they stay where they are, and their removal is suggested.
    """
    moved, before = 0, article.body()
    limit = len(before)
    while (found := _last(before, kind, key, limit)) is not None:
        limit = found.start
        edit = directives.remove(before, found)
        article.edit_text(edit.start, edit.end, edit.text, title)
        after = article.body()
        if after != before and edit.start < counted_to:
            moved += min(edit.end, counted_to) - edit.start - len(edit.text)
        before = after
    return moved


def _last(body: str, kind: Kind, key: str, limit: int) -> directives.Directive | None:
    """Return the last directive of a key before a place."""
    fitting = (
        found
        for found in directives.find(body)
        if (found.kind, found.key) == (kind, key) and found.start < limit
    )
    return max(fitting, key=lambda found: found.start, default=None)
