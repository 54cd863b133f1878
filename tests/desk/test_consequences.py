from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId
from workstation.domain.impact import Decision, Impact, ImpactKind
from workstation.domain.links import ArticleTarget, LinkKind, Placement, RelatedLink
from workstation.domain.workflow import Stage
from workstation.services import drafts, relinking
from workstation.storage.unit_of_work import UnitOfWork

INES, TOM = "Ines Okafor", "Tom Vasile"
BODY = "One.\n\n{{related: target}}\n\nTwo."


@pytest.fixture
def target(desk: Desk, open_article: Callable[..., OpenArticle]) -> OpenArticle:
    desk.set_acting(INES)
    return open_article(Draft(headline="Dredging slips"))


def _source(add: Callable[..., ArticleId], target: OpenArticle, by: str) -> ArticleId:
    link = RelatedLink(
        id=LinkId(f"link-{by}"),
        key="target",
        target=ArticleTarget(target.id),
        placement=Placement.TEXT,
    )
    return add(Draft(headline=f"By {by}", bylines=(by,), body=BODY, links=(link,)))


def _stored(desk: Desk, article: ArticleId) -> Draft:
    def load(unit: UnitOfWork) -> Draft:
        return drafts.load(unit, article).article.draft

    future = desk.dispatcher.read(load, owner=desk, done=lambda _: None, after_writes=True)
    return future.result(10)


def _foresee(desk: Desk, target: OpenArticle, qtbot: QtBot) -> Impact:
    with qtbot.waitSignal(desk.consequences.foreseen) as told:
        desk.consequences.face(target.id, ImpactKind.SPIKE, lambda: None)
    found = told.args[0]
    assert isinstance(found, Impact)
    return found


def test_what_nobody_links_to_goes_on_at_once(
    desk: Desk, target: OpenArticle, qtbot: QtBot
) -> None:
    gone_on: list[bool] = []
    desk.consequences.face(target.id, ImpactKind.SPIKE, lambda: gone_on.append(True))
    qtbot.waitUntil(lambda: gone_on == [True])


def test_links_elsewhere_are_changed_undone_and_changed_again(
    desk: Desk, target: OpenArticle, add_article: Callable[..., ArticleId], qtbot: QtBot
) -> None:
    own, foreign = (_source(add_article, target, name) for name in (INES, TOM))
    found = _foresee(desk, target, qtbot)
    assert {each.source.id: each.waits for each in found.affected} == {own: False, foreign: True}
    before = _stored(desk, own)
    with qtbot.waitSignal(desk.consequences.carried_out):
        desk.consequences.settle(found, {0: Decision.REMOVE, 1: Decision.REMOVE})
    assert _stored(desk, own).links == ()
    assert _stored(desk, foreign).links != ()
    with qtbot.waitSignal(desk.consequences.carried_out):
        target.history.undo()
    assert _stored(desk, own) == before
    with qtbot.waitSignal(desk.consequences.carried_out):
        target.history.redo()
    assert _stored(desk, own).links == ()


def test_an_article_that_is_open_is_changed_in_its_own_history(
    desk: Desk, target: OpenArticle, add_article: Callable[..., ArticleId], qtbot: QtBot
) -> None:
    own = _source(add_article, target, INES)
    with qtbot.waitSignal(desk.tabs_changed):
        desk.open_in_background((own,))
    opened = next(each for each in desk.tabs if each.id == own)
    found = _foresee(desk, target, qtbot)
    desk.consequences.settle(found, {0: Decision.REMOVE})
    assert opened.links.all() == ()
    assert "{{" not in opened.body()
    with qtbot.waitSignal(desk.consequences.carried_out):
        target.history.undo()
    assert opened.body() == BODY
    assert [link.key for link in opened.links.all()] == ["target"]
    assert opened.links.unplaced() == ()
    with qtbot.waitSignal(desk.consequences.carried_out):
        target.history.redo()
    assert opened.links.all() == ()
    assert "{{" not in opened.body()
    desk.consequences.link_back(target, opened.summary(), LinkKind.SAME_SERIES)
    assert opened.links.title_of(opened.links.all()[0]) == "Dredging slips"
    opened.history.undo()
    opened.history.undo()
    assert [link.key for link in opened.links.all()] == ["target"]
    assert opened.body() == BODY
    desk.flush()
    qtbot.waitUntil(lambda: not desk.unsaved)


def test_a_link_back_waits_at_anothers_article_with_the_inverse_kind(
    desk: Desk, target: OpenArticle, add_article: Callable[..., ArticleId], qtbot: QtBot
) -> None:
    other = add_article(Draft(headline="Background", bylines=(TOM,)), stage=Stage.PUBLISHED)
    (summary,) = desk.dispatcher.read(
        lambda unit: unit.articles.summaries([other]), owner=desk, done=lambda _: None
    ).result(10)
    with qtbot.waitSignal(desk.consequences.carried_out):
        desk.consequences.link_back(target, summary, LinkKind.BACKGROUND)
    (proposal,) = desk.dispatcher.read(
        lambda unit: relinking.waiting(unit, other),
        owner=desk,
        done=lambda _: None,
        after_writes=True,
    ).result(10)
    assert proposal.change.before is None
    assert proposal.change.after is not None
    assert proposal.change.after.kind is LinkKind.FOLLOW_UP
    assert proposal.change.after.target == ArticleTarget(target.id)


def _stage(desk: Desk, article: ArticleId) -> Stage:
    return desk.dispatcher.read(
        lambda unit: unit.articles.load(article).stage,
        owner=desk,
        done=lambda _: None,
        after_writes=True,
    ).result(10)


def _face(desk: Desk, target: OpenArticle, kind: ImpactKind, qtbot: QtBot) -> Impact:
    with qtbot.waitSignal(desk.consequences.foreseen) as told:
        desk.consequences.face(target.id, kind)
    found = told.args[0]
    assert isinstance(found, Impact)
    return found


def test_a_deleted_article_goes_to_spiked_with_its_links_in_one_step(
    desk: Desk, target: OpenArticle, add_article: Callable[..., ArticleId], qtbot: QtBot
) -> None:
    own = _source(add_article, target, INES)
    found = _face(desk, target, ImpactKind.DELETE, qtbot)
    with qtbot.waitSignal(desk.noticed) as told:
        desk.consequences.settle(found, {0: Decision.REMOVE})
    assert _stage(desk, target.id) is Stage.SPIKED
    assert _stored(desk, own).links == ()
    assert target.history.count() == 1
    told.args[0].undo()
    assert _stage(desk, target.id) is Stage.DRAFT
    assert [link.key for link in _stored(desk, own).links] == ["target"]
    target.history.redo()
    assert _stage(desk, target.id) is Stage.SPIKED


def test_all_links_to_a_merged_article_lead_to_the_other(
    desk: Desk, target: OpenArticle, add_article: Callable[..., ArticleId], qtbot: QtBot
) -> None:
    own = _source(add_article, target, INES)
    other = add_article(Draft(headline="Harbour dredging", bylines=(INES,)))
    (summary,) = desk.dispatcher.read(
        lambda unit: unit.articles.summaries([other]), owner=desk, done=lambda _: None
    ).result(10)
    found = _face(desk, target, ImpactKind.MERGE, qtbot)
    with qtbot.waitSignal(desk.noticed) as told:
        desk.consequences.settle(found, {0: Decision.RETARGET}, summary)
    assert told.args[0].into == "Harbour dredging"
    assert _stage(desk, target.id) is Stage.SPIKED
    assert _stored(desk, own).links[0].target == ArticleTarget(other)
    target.history.undo()
    assert _stored(desk, own).links[0].target == ArticleTarget(target.id)
    assert _stage(desk, target.id) is Stage.DRAFT
