"""Taking an unpublished article out of the way: nothing of it is lost, and it can come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workstation.domain.article import Article
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, NoteId
from workstation.domain.notes import Anchor
from workstation.domain.workflow import Stage
from workstation.services import notes, reviewing

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def set_aside(uow: UnitOfWork, article: ArticleId, *, by: str, why: str) -> Changes:
    """Spike an article, with the reason on record; raises `NotAllowed` where it may not be."""
    return reviewing.move(uow, article, Stage.SPIKED, by=by, note=why)


def merge(
    uow: UnitOfWork, article: ArticleId, other: ArticleId, note: NoteId, *, by: str, why: str
) -> Changes:
    """Spike an article that becomes part of another, and leave its text there as a note."""
    present = uow.articles.load(article)
    told = reviewing.move(uow, article, Stage.SPIKED, by=by, note=why)
    return told | notes.add(uow, note, other, Anchor(), _text_of(present), by=by)


def bring_back(uow: UnitOfWork, article: ArticleId, *, by: str) -> Changes:
    """Give an article back the stage it had before it was set aside."""
    present = uow.articles.load(article)
    return reviewing.move(uow, article, present.stage_before_spike or Stage.DRAFT, by=by)


def part(uow: UnitOfWork, article: ArticleId, note: NoteId, *, by: str) -> Changes:
    """Undo `merge`; a note that somebody has answered meanwhile stays."""
    told = bring_back(uow, article, by=by)
    present = uow.notes.get(note)
    return told if present.replies else told | notes.remove(uow, note, by=by)


def _text_of(article: Article) -> str:
    draft = article.draft
    return "\n\n".join(filter(None, (draft.headline, draft.standfirst, draft.body.strip())))
