"""Links whose place was pasted into another article: they come along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import LinkId, new_uuid
from workstation.domain.links import ArticleTarget, Placement, RelatedLink
from workstation.text import directives


class TravellingLinks(QObject):
    """Gives an article the link of a directive that it lacks, if another open article has it.

    Looks once a change of the text is whole, so that the link is a step of its own after it.
    """

    def __init__(
        self, tabs: Callable[[], tuple[OpenArticle, ...]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs = tabs

    def follow(self, article: OpenArticle) -> None:
        """Watch the text of an article for as long as it is open."""
        article.text_changed.connect(partial(self._on_text_changed, article))

    def _on_text_changed(
        self, article: OpenArticle, position: int, _removed: int, added: int
    ) -> None:
        if added < len("{{related: k}}"):
            return  # typed letter by letter, or taken away
        block = article.document.findBlock(position)
        last = article.document.findBlock(position + added)
        while block.isValid():
            if "{{related:" in block.text():
                QTimer.singleShot(0, article, partial(self._bring, article))
                return
            if block == last:
                return
            block = block.next()

    def _bring(self, article: OpenArticle) -> None:
        known = {link.key for link in article.links.all()}
        body = article.body()
        wanted = [
            one.key
            for one in directives.find(body)
            if one.kind == "related" and one.key not in known
        ]
        for key in dict.fromkeys(wanted):
            found = self._find(article, key)
            if found is not None:
                other, link = found
                target = link.target
                if isinstance(target, ArticleTarget) and target.id in other.references.articles:
                    article.know_article(other.references.articles[target.id])
                moved = replace(link, id=LinkId(new_uuid()), placement=Placement.TEXT)
                article.links.adopt(moved)

    def _find(self, article: OpenArticle, key: str) -> tuple[OpenArticle, RelatedLink] | None:
        for other in self._tabs():
            link = other.details.link(key) if other is not article else None
            if link is not None and link.target != ArticleTarget(article.id):
                return other, link
        return None
