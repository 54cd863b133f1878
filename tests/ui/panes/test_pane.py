"""What every pane does as articles come and go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

from tests.helpers.benches import Bench
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.ui.pane import Pane


class Follower(Pane):
    """Listens to the article it is bound to, and stops when it gets another."""

    def bind(self, article: OpenArticle | None) -> None:
        if self.article is not None:
            self.article.details_changed.disconnect(self._look)
        if article is not None:
            article.details_changed.connect(self._look)

    def _look(self, _fields: frozenset[str]) -> None:
        """Do nothing."""


def test_a_hidden_pane_lets_go_of_an_article_that_is_closed(bench: Bench) -> None:
    pane = Follower(bench.context)
    pane.show()
    first = bench.open(Draft(headline="Ferry"))
    assert pane.article is first
    pane.hide()
    bench.settle()
    bench.desk.close(first.id)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert pane.article is None
    second = bench.open(Draft(headline="Quay"))
    pane.show()
    assert pane.article is second
    pane.deleteLater()


def test_a_hidden_pane_keeps_an_article_that_stays_open(bench: Bench) -> None:
    pane = Follower(bench.context)
    pane.show()
    first = bench.open(Draft(headline="Ferry"))
    pane.hide()
    bench.open(Draft(headline="Quay"))
    assert pane.article is first
    pane.show()
    assert pane.article is bench.desk.current
    pane.deleteLater()
