from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.panes.editor.conftest import Writer
from workstation.desk.open_article import OpenArticle
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import LinkId
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.workflow import Stage
from workstation.storage.unit_of_work import UnitOfWork
from workstation.ui.panes.editor.retitled import Retitled


def _publish(unit: UnitOfWork, article: OpenArticle) -> Changes:
    unit.articles.set_stage(
        article.id, Stage.PUBLISHED, before_spike=None, published_at=article.clock.now()
    )
    return Changes(reviewed=frozenset({article.id}))


def _article(writer: Writer, qtbot: QtBot, *, live: bool) -> tuple[OpenArticle, Retitled]:
    article = writer.open("Text")
    link = RelatedLink(
        id=LinkId("in"), key="ferry", target=ArticleTarget(article.id), label="The boat"
    )
    desk = writer.bench.desk
    writer.bench.add(Draft(headline="Source", links=(link,)))
    if live:
        desk.dispatcher.write(partial(_publish, article=article), owner=desk).result(10)
        qtbot.waitUntil(lambda: article.article.stage is Stage.PUBLISHED)
    if writer.pane.retitled is None:
        writer.pane.complete()
    assert writer.pane.retitled is not None
    return article, writer.pane.retitled


def _retitle(writer: Writer) -> None:
    writer.focus(writer.pane.header.headline)
    writer.type(" again", writer.pane.header.headline)
    writer.focus(writer.body)


def test_a_live_article_that_is_retitled_says_who_links_here(writer: Writer, qtbot: QtBot) -> None:
    _, retitled = _article(writer, qtbot, live=True)
    _retitle(writer)
    qtbot.waitUntil(lambda: retitled.banner is not None and retitled.banner.isVisible())
    assert retitled.banner is not None
    assert retitled.banner.text() == "1 article links here. Some show a title of their own."
    with qtbot.waitSignal(writer.bench.desk.consequences.foreseen):
        retitled.banner.buttons()[0].click()
    assert retitled.banner.isHidden()


@pytest.mark.parametrize("live", [True, False])
def test_no_bar_without_another_headline_or_readers(
    writer: Writer, qtbot: QtBot, live: bool
) -> None:
    _, retitled = _article(writer, qtbot, live=live)
    if live:
        writer.focus(writer.pane.header.headline)
        writer.focus(writer.body)
    else:
        _retitle(writer)
    desk = writer.bench.desk
    desk.dispatcher.read(
        lambda unit: unit.listing.size(), owner=desk, done=lambda _: None, after_writes=True
    ).result(10)
    assert retitled.banner is None
