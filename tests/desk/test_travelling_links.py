from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId
from workstation.domain.links import ArticleTarget, LinkKind, Placement, RelatedLink


def _paste(article: OpenArticle, text: str) -> None:
    cursor = QTextCursor(article.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_a_place_pasted_into_another_article_brings_its_link(
    desk: Desk,
    add_article: Callable[..., ArticleId],
    open_article: Callable[..., OpenArticle],
    qtbot: QtBot,
) -> None:
    target = add_article(Draft(headline="Dredging slips"))
    link = RelatedLink(
        id=LinkId("l1"),
        key="dredging",
        target=ArticleTarget(target),
        kind=LinkKind.BACKGROUND,
        placement=Placement.TEXT,
    )
    first = open_article(Draft(headline="One", body="A.\n\n{{related: dredging}}", links=(link,)))
    second = open_article(Draft(headline="Two", body="B."))
    _paste(second, "\n\n{{related: dredging}}")
    qtbot.waitUntil(lambda: bool(second.links.all()))
    (brought,) = second.links.all()
    assert (brought.target, brought.kind) == (link.target, link.kind)
    assert brought.id != link.id
    assert second.links.unplaced() == ()
    assert second.links.title_of(brought) == "Dredging slips"
    second.history.undo()
    second.history.undo()
    assert (second.links.all(), second.body()) == ((), "B.")
    assert first.links.all() == (link,)


def test_a_place_pasted_into_the_article_it_leads_to_brings_no_link_to_itself(
    desk: Desk, open_article: Callable[..., OpenArticle], qtbot: QtBot
) -> None:
    second = open_article(Draft(headline="Two", body="B."))
    link = RelatedLink(
        id=LinkId("l1"), key="k", target=ArticleTarget(second.id), placement=Placement.TEXT
    )
    third = open_article(Draft(headline="Three"))
    own = RelatedLink(
        id=LinkId("l2"), key="own", target=ArticleTarget(third.id), placement=Placement.TEXT
    )
    open_article(
        Draft(headline="One", body="{{related: k}}\n\n{{related: own}}", links=(link, own))
    )
    _paste(second, "\n\n{{related: k}}\n\n{{related: own}}")
    qtbot.waitUntil(lambda: bool(second.links.all()))
    assert [one.key for one in second.links.all()] == ["own"]


def test_a_place_that_nobody_knows_brings_nothing(
    desk: Desk, open_article: Callable[..., OpenArticle], qtbot: QtBot
) -> None:
    article = open_article(Draft(headline="Two", body="B."))
    _paste(article, "\n\n{{related: nothing}}\n\n")
    with qtbot.waitSignal(desk.dispatcher.committed):
        desk.flush()
    assert article.links.all() == ()


def test_a_link_whose_paragraph_is_deleted_waits_in_the_tray_until_undone(
    open_article: Callable[..., OpenArticle],
) -> None:
    link = RelatedLink(
        id=LinkId("l1"), key="k", target=ArticleTarget(ArticleId("x")), placement=Placement.TEXT
    )
    article = open_article(Draft(headline="One", body="A.\n\n{{related: k}}\n\nB.", links=(link,)))
    article.edit_text(2, 20, "", "Cut")
    assert article.links.unplaced() == (link,)
    article.history.undo()
    assert article.links.unplaced() == ()
