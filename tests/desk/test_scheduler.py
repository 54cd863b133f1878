"""Articles are published at their time by the running program, and told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from tests.helpers.newsrooms import FrozenClock
from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.desk.scheduler import Scheduler
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.errors import DiskFull
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink, Unready
from workstation.domain.workflow import Stage, Tick, TickState
from workstation.services import drafts, publishing

COMPLETE = Draft(
    headline="The ferry waits",
    section="Harbour",
    standfirst="It sails.",
    bylines=("Ines Okafor",),
    body="The ferry sails.",
)


@pytest.fixture
def scheduler(desk: Desk) -> Iterator[Scheduler]:
    found = Scheduler(desk)
    yield found
    found.stop()
    found.deleteLater()


@pytest.fixture
def notices(desk: Desk) -> list[Notice]:
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    return told


@pytest.fixture
def plan(desk: Desk, clock: FrozenClock) -> Callable[[ArticleId], None]:
    def set_time(article: ArticleId) -> None:
        desk.dispatcher.write(
            partial(
                publishing.schedule, article=article, at=clock.now() + timedelta(hours=1), by="Ada"
            ),
            owner=desk,
        ).result(10)

    return set_time


def test_an_open_article_is_published_when_its_time_has_come(
    desk: Desk,
    scheduler: Scheduler,
    notices: list[Notice],
    open_article: Callable[..., OpenArticle],
    plan: Callable[[ArticleId], None],
    clock: FrozenClock,
    qtbot: QtBot,
) -> None:
    article = open_article(COMPLETE, stage=Stage.APPROVED)
    plan(article.id)
    qtbot.waitUntil(lambda: article.article.scheduled_at is not None)
    clock.forward(hours=2)
    with qtbot.waitSignal(desk.noticed):
        desk.dispatcher.committed.emit(Changes(reviewed=frozenset({article.id})), None)
    assert [(notice.kind, notice.stage) for notice in notices] == [
        (NoticeKind.MOVED, Stage.PUBLISHED)
    ]
    qtbot.waitUntil(lambda: article.article.stage is Stage.PUBLISHED)


def test_what_came_due_while_the_program_was_away_is_done_at_the_start(
    desk: Desk,
    notices: list[Notice],
    add_article: AddArticle,
    plan: Callable[[ArticleId], None],
    clock: FrozenClock,
    qtbot: QtBot,
) -> None:
    plan(add_article(COMPLETE, stage=Stage.APPROVED))
    clock.forward(days=2)
    scheduler = Scheduler(desk)
    with qtbot.waitSignal(desk.noticed):
        desk.dispatcher.opened.emit()
    assert notices[0].headline == COMPLETE.headline
    scheduler.stop()
    scheduler.deleteLater()


def test_what_could_not_be_published_is_told_with_the_reason(
    desk: Desk,
    scheduler: Scheduler,
    notices: list[Notice],
    add_article: AddArticle,
    plan: Callable[[ArticleId], None],
    clock: FrozenClock,
    qtbot: QtBot,
) -> None:
    article = add_article(COMPLETE, stage=Stage.APPROVED)
    plan(article)
    clock.forward(hours=2)
    with qtbot.waitSignal(desk.noticed):
        desk.dispatcher.write(
            partial(
                publishing.set_tick,
                article=article,
                tick=Tick.LEGAL,
                state=TickState.NEEDED,
                by="Ada",
            ),
            owner=desk,
        )
    assert notices[0].kind is NoticeKind.NOT_PUBLISHED
    assert "legal" in str(notices[0].error)


def test_what_is_to_go_out_together_and_can_not_leaves_both_as_they_were(
    desk: Desk,
    scheduler: Scheduler,
    notices: list[Notice],
    add_article: AddArticle,
    plan: Callable[[ArticleId], None],
    clock: FrozenClock,
    qtbot: QtBot,
) -> None:
    partner = add_article(replace(COMPLETE, headline="The other story"))
    link = RelatedLink(
        id=LinkId(new_uuid()), key="k", target=ArticleTarget(partner), unready=Unready.TOGETHER
    )
    article = add_article(replace(COMPLETE, links=(link,)), stage=Stage.APPROVED)
    plan(article)
    clock.forward(hours=2)
    with qtbot.waitSignal(desk.noticed):
        desk.dispatcher.committed.emit(Changes(reviewed=frozenset({article})), None)
    assert [notice.kind for notice in notices] == [NoticeKind.NOT_PUBLISHED]
    assert "“The other story” is to be published together" in str(notices[0].error)
    stages: list[Stage] = []
    for each in (article, partner):
        desk.dispatcher.read(
            partial(drafts.load, article=each),
            owner=desk,
            done=lambda bundle: stages.append(bundle.article.stage),
            after_writes=True,
        )
    qtbot.waitUntil(lambda: len(stages) == 2)
    assert stages == [Stage.APPROVED, Stage.DRAFT]


def test_a_disk_that_is_full_at_that_minute_delays_publication_and_does_not_cancel_it(
    desk: Desk,
    scheduler: Scheduler,
    notices: list[Notice],
    add_article: AddArticle,
    plan: Callable[[ArticleId], None],
    clock: FrozenClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = add_article(COMPLETE, stage=Stage.APPROVED)
    plan(article)
    clock.forward(hours=2)

    def full(_uow: object, _article: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "publish_due", full)
        with qtbot.waitSignal(desk.noticed):
            desk.dispatcher.committed.emit(Changes(reviewed=frozenset({article})), None)
    # The look at the hour it was given may come late and be a second attempt.
    assert {notice.kind for notice in notices} == {NoticeKind.FAILED}
    scheduler._timer.timeout.emit()
    qtbot.waitUntil(lambda: notices[-1].stage is Stage.PUBLISHED)
