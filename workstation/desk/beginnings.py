"""How articles begin: empty, with what a template holds, or as a copy of another."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.desk.use_cases import drafts
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, FigureId, LinkId, new_uuid
from workstation.domain.newsroom import Template


class Beginnings(QObject):
    """Puts new articles into the newsroom, and takes those away in which nothing was written."""

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._blank: set[ArticleId] = set()
        """The articles begun here; only these may go with their tabs, while nothing is changed."""

    def begin(self, *, by: str, language: str, template: Template | None = None) -> ArticleId:
        """Create an article; with a template it stays even if nothing is written in it."""
        article_id = ArticleId(new_uuid())
        bylines = (by,) if by else ()
        if template is None:
            self._blank.add(article_id)
            draft = Draft(language=language, bylines=bylines)
        else:
            draft = _begun(template.draft, bylines)
        self._dispatcher.write(
            partial(drafts.create, article=article_id, draft=draft, author=by), owner=self
        )
        return article_id

    def duplicate(self, article: ArticleId, headline: str, *, by: str) -> ArticleId:
        """Create a copy of an article as it is stored, under another headline."""
        copy = ArticleId(new_uuid())
        self._dispatcher.write(
            partial(drafts.duplicate, source=article, new_id=copy, headline=headline, author=by),
            owner=self,
        )
        return copy

    def end(self, article: OpenArticle) -> None:
        """Take an article away that was begun empty and never written in, as its tab closes."""
        if article.id in self._blank and not article.revision:
            self._blank.discard(article.id)
            self._dispatcher.write(
                partial(drafts.delete_unsaved, article=article.id), owner=self, failed=_stay
            )


def _begun(draft: Draft, bylines: tuple[str, ...]) -> Draft:
    """Return a template's draft for a new article, with links and figures of its own."""
    return replace(
        draft,
        bylines=draft.bylines or bylines,
        links=tuple(replace(link, id=LinkId(new_uuid())) for link in draft.links),
        figures=tuple(replace(figure, id=FigureId(new_uuid())) for figure in draft.figures),
    )


def _stay(_error: Exception) -> None:
    """Leave the article: something has been written to it after all."""
