"""Directives in the text of an open article: putting them in and taking them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from workstation.text import directives

if TYPE_CHECKING:
    from workstation.desk.open_article import OpenArticle

Kind = Literal["picture", "related"]


def insert(article: OpenArticle, kind: Kind, key: str, at: int, title: str) -> None:
    """Put a directive into the text as a paragraph of its own, near `at` (code points)."""
    start, text = directives.insertion(article.body(), at, kind, key)
    article.edit_text(start, start, text, title)


def remove(article: OpenArticle, kind: Kind, key: str, title: str, counted_to: int = 0) -> int:
    """Remove all directives of a key; return by how much the position `counted_to` moved up."""
    moved = 0
    while (found := directives.removal(article.body(), kind, key)) is not None:
        start, end, text = found
        article.edit_text(start, end, text, title)
        if start < counted_to:
            moved += min(end, counted_to) - start - len(text)
    return moved
