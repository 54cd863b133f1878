"""An article that is to be shown: from its tab, or from the newsroom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.desk.open_tabs import OpenTabs
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import drafts
from workstation.domain.article import ArticleBundle
from workstation.domain.ids import ArticleId


class Opening(QObject):
    """Gives one place of the window the article that was asked for last, once it is open."""

    def __init__(
        self,
        tabs: OpenTabs,
        dispatcher: Dispatcher,
        *,
        show: Callable[[OpenArticle], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._dispatcher = dispatcher
        self._show = show
        self._failed = failed
        self._latest: LatestWins[ArticleBundle] = LatestWins()

    def ask(self, article_id: ArticleId) -> None:
        """Show an article: at once from its tab, else behind the writes from the newsroom."""
        opened = self._tabs.reopen(article_id)
        if opened is not None:
            self._latest.cancel()
            self._show(opened)
            return
        self._latest.follow(
            self._dispatcher.read(
                partial(drafts.load, article=article_id),
                owner=self,
                done=self._latest.only(self._on_loaded),
                failed=self._failed,
                after_writes=True,
            )
        )

    def cancel(self) -> None:
        """Want no article any more."""
        self._latest.cancel()

    def _on_loaded(self, bundle: ArticleBundle) -> None:
        self._show(self._tabs.adopt(bundle))
