"""Cards that somebody suggests to put in or to take out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextBlock

from workstation.desk.open_article import OpenArticle
from workstation.domain.suggestions import MarkKind
from workstation.text.suggesting import Mark
from workstation.ui.panes.editor.cards import Card, proposal_words
from workstation.ui.translation import translate


def mark_over(article: OpenArticle | None, block: QTextBlock) -> Mark | None:
    """Return what is suggested for the whole of a block: to take it out before all."""
    if article is None:
        return None
    start, end = block.position(), block.position() + block.length() - 1
    over = [mark for mark in article.suggested.marks if mark.start <= start and mark.end >= end]
    gone = (mark for mark in over if mark.kind is MarkKind.DELETED)
    return next(gone, over[0] if over else None)


def proposed(article: OpenArticle, mark: Mark, card: Card) -> Card:
    """Return a card that says what is suggested, and by whom."""
    said = _words(article, mark)
    moved = any(
        other.suggestion == mark.suggestion
        and other.kind is not mark.kind
        and _words(article, other) == said
        for other in article.suggested.marks
    )
    by = translate("Card", "Proposed by %1 · %2")
    by = by.replace("%1", article.suggested.known[mark.suggestion].by)
    return replace(
        card,
        second=by.replace("%2", card.second),
        chip=proposal_words(mark.kind, moved=moved),
        proposed=mark.kind,
    )


def _words(article: OpenArticle, mark: Mark) -> str:
    return article.stretch(mark.start, mark.end).strip()
