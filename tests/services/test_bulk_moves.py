"""Several articles are moved through the guards of a single move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workstation.domain.article import ArticleSummary
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, ContributorId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, LinkKind, RelatedLink
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.workflow import PersonRole, Stage, Transition, find_transition
from workstation.services import bulk_moves, drafts, newsrooms
from workstation.storage.store import Store

WRITER = Contributor(id=ContributorId("w"), name="Ines Okafor")
EDITOR = Contributor(id=ContributorId("e"), name="Ada Brandt", role=PersonRole.EDITOR)
HOUSE = Newsroom(name="The Skerry Courier", people=(WRITER, EDITOR))


def _transition(origin: Stage, target: Stage) -> Transition:
    found = find_transition(origin, target)
    assert found is not None
    return found


def _add(store: Store, stage: Stage, **fields: object) -> ArticleId:
    article = ArticleId(new_uuid())
    draft = replace(Draft(headline="Ferry"), **fields)  # type: ignore[arg-type]
    with store.write() as uow:
        newsrooms.save(uow, HOUSE)
        drafts.create(uow, article, draft, author=WRITER.name, stage=stage)
    return article


def _summary(stage: Stage, byline: str = WRITER.name) -> ArticleSummary:
    return ArticleSummary(
        id=ArticleId(new_uuid()), slug="ferry", headline="Ferry", stage=stage, bylines=(byline,)
    )


def test_each_offer_names_those_that_can() -> None:
    waiting, mine = _summary(Stage.IN_REVIEW), _summary(Stage.IN_REVIEW, EDITOR.name)
    approved, out = _summary(Stage.APPROVED), _summary(Stage.PUBLISHED)
    people = (*HOUSE.people, replace(EDITOR, id=ContributorId("f"), name="Bo Lind"))
    house = replace(HOUSE, people=people)
    found = {
        (offer.transition.target, offer.transition.origin): offer.articles
        for offer in bulk_moves.offers((waiting, mine, approved, out), house, EDITOR.name)
    }
    assert found == {
        (Stage.CHANGES_REQUESTED, Stage.IN_REVIEW): (waiting.id, mine.id),
        (Stage.APPROVED, Stage.IN_REVIEW): (waiting.id,),
        (Stage.IN_REVIEW, Stage.APPROVED): (approved.id,),
        (Stage.PUBLISHED, Stage.APPROVED): (approved.id,),
        (Stage.SPIKED, Stage.IN_REVIEW): (waiting.id, mine.id, approved.id),
    }


def test_starting_reviews_takes_no_approval_back(library: Store) -> None:
    article = _add(library, Stage.APPROVED)
    start = _transition(Stage.SUBMITTED, Stage.IN_REVIEW)
    with library.write() as uow, pytest.raises(NotAllowed, match="It is approved"):
        bulk_moves.move(uow, article, start, by=EDITOR.name)


def test_out_of_spiked_each_goes_back_to_its_own_stage(library: Store) -> None:
    draft, submitted = _add(library, Stage.DRAFT), _add(library, Stage.SUBMITTED)
    back = _transition(Stage.SPIKED, Stage.DRAFT)
    with library.write() as uow:
        for article in (draft, submitted):
            spike = _transition(uow.articles.load(article).stage, Stage.SPIKED)
            bulk_moves.move(uow, article, spike, by=EDITOR.name)
            bulk_moves.move(uow, article, back, by=EDITOR.name)
        stages = [uow.articles.load(article).stage for article in (draft, submitted)]
        with pytest.raises(NotAllowed, match="It is draft"):
            bulk_moves.move(uow, draft, back, by=EDITOR.name)
    assert stages == [Stage.DRAFT, Stage.SUBMITTED]


def test_what_others_link_to_is_not_spiked_in_passing(library: Store) -> None:
    target = _add(library, Stage.DRAFT)
    link = RelatedLink(
        id=LinkId(new_uuid()), key="ferry", target=ArticleTarget(target), kind=LinkKind.BACKGROUND
    )
    _add(library, Stage.DRAFT, links=(link,))
    spike = _transition(Stage.DRAFT, Stage.SPIKED)
    with library.write() as uow, pytest.raises(NotAllowed, match="Other articles link to it"):
        bulk_moves.move(uow, target, spike, by=EDITOR.name)
