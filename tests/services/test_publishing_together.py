from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, ContributorId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink, Unready
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.workflow import PersonRole, Stage
from workstation.services import drafts, newsrooms, pages, reviewing
from workstation.storage.store import Store

EDITOR = "Ada Brandt"


@pytest.fixture
def staffed(library: Store) -> Store:
    people = (Contributor(id=ContributorId("e"), name=EDITOR, role=PersonRole.EDITOR),)
    with library.write() as uow:
        newsrooms.save(uow, Newsroom(name="The Skerry Courier", people=people))
    return library


def _add(
    store: Store, stage: Stage, *links: tuple[ArticleId, Unready], **more: object
) -> ArticleId:
    article = ArticleId(new_uuid())
    made = tuple(
        RelatedLink(id=LinkId(new_uuid()), key=f"k{n}", target=ArticleTarget(target), unready=how)
        for n, (target, how) in enumerate(links)
    )
    draft = Draft(
        headline="Ferry",
        section="Harbour",
        standfirst="A boat.",
        bylines=("Ines",),
        body="It sails. " * 40,
        links=made,
    )
    with store.write() as uow:
        drafts.create(uow, article, replace(draft, **more), author="Ines", stage=stage)  # type: ignore[arg-type]
    return article


def _publish(store: Store, article: ArticleId) -> None:
    with store.write() as uow:
        reviewing.move_checked(uow, article, Stage.PUBLISHED, by=EDITOR)


def _stage(store: Store, article: ArticleId) -> Stage:
    with store.read() as uow:
        return drafts.load(uow, article).article.stage


def _titles(store: Store, article: ArticleId) -> list[str]:
    with store.read() as uow:
        bundle = drafts.load(uow, article)
        page = pages.compose(
            bundle.article,
            bundle.article.draft,
            bundle.references,
            Newsroom(),
            picture_url=lambda _: "",
            article_url=lambda one: one.slug,
            today=date(2026, 11, 22),
        )
    return [link.title for link in page.links]


def test_approved_targets_are_published_in_the_same_moment(
    staffed: Store, clock: FrozenClock
) -> None:
    third = _add(staffed, Stage.APPROVED)
    second = _add(staffed, Stage.APPROVED, (third, Unready.TOGETHER))
    first = _add(staffed, Stage.APPROVED, (second, Unready.TOGETHER))
    with staffed.read() as uow:
        assert reviewing.together(uow, first) == (second, third)
    assert len(_titles(staffed, first)) == 1  # the preview shows the page as it will be
    _publish(staffed, first)
    assert {_stage(staffed, each) for each in (first, second, third)} == {Stage.PUBLISHED}


def test_nothing_is_published_where_one_of_the_set_is_not_ready(staffed: Store) -> None:
    other = _add(staffed, Stage.DRAFT, headline="School boat")
    first = _add(staffed, Stage.APPROVED, (other, Unready.TOGETHER))
    with pytest.raises(NotAllowed, match=r"School boat.*together"):
        _publish(staffed, first)
    assert _stage(staffed, first) is Stage.APPROVED


def test_two_articles_that_bring_each_other_along_go_out_together(staffed: Store) -> None:
    first = _add(staffed, Stage.APPROVED)
    second = _add(staffed, Stage.APPROVED, (first, Unready.TOGETHER))
    link = RelatedLink(
        id=LinkId(new_uuid()), key="k", target=ArticleTarget(second), unready=Unready.TOGETHER
    )
    with staffed.write() as uow:
        present = uow.articles.load(first)
        drafts.save(uow, first, replace(present.draft, links=(link,)), version=present.version)
        reviewing.move(uow, first, Stage.APPROVED, by=EDITOR)
    _publish(staffed, first)
    assert _stage(staffed, second) is Stage.PUBLISHED


def test_a_held_link_appears_when_its_target_goes_live(staffed: Store) -> None:
    target = _add(staffed, Stage.APPROVED, headline="School boat")
    source = _add(staffed, Stage.APPROVED, (target, Unready.HOLD))
    _publish(staffed, source)
    assert _titles(staffed, source) == []
    assert _stage(staffed, target) is Stage.APPROVED
    _publish(staffed, target)
    assert _titles(staffed, source) == ["School boat"]
