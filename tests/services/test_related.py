from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.article import ArticleSummary
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, LinkKind, Placement, RelatedLink
from workstation.domain.query import RelatedHit
from workstation.domain.workflow import Stage
from workstation.services import drafts, indexing, related
from workstation.storage.store import Store

STORY = Draft(
    headline="Dredging contract slips again",
    section="Harbour",
    tags=("dredging", "norrdyk marine"),
    body="The dredging of the Eastern Approach will begin in March, Norrdyk Marine says.",
)


class Shelf:
    """Adds articles and asks what belongs beside a story."""

    def __init__(self, store: Store, clock: FrozenClock) -> None:
        self.store = store
        self._clock = clock

    def add(
        self, headline: str, *, stage: Stage = Stage.PUBLISHED, age: int = 1, **more: Any
    ) -> ArticleId:
        article = ArticleId(new_uuid())
        published = self._clock.now() - timedelta(days=age)
        with self.store.write() as uow:
            drafts.create(
                uow,
                article,
                Draft(headline=headline, **more),
                author="Ines",
                stage=stage,
                published_at=published if stage.was_public else None,
            )
            while indexing.index_dirty(uow, 50):
                pass
        return article

    def suggest(self, draft: Draft = STORY, limit: int = 10) -> tuple[RelatedHit, ...]:
        with self.store.read() as uow:
            return related.suggest(uow, ArticleId(new_uuid()), draft, limit)

    def ids(self, draft: Draft = STORY) -> list[ArticleId]:
        return [hit.summary.id for hit in self.suggest(draft)]


@pytest.fixture
def shelf(library: Store, clock: FrozenClock) -> Shelf:
    shelf = Shelf(library, clock)
    for subject in ("Kittiwakes down a third", "Council sets tax rise", "Choir sings at last"):
        shelf.add(subject, body=f"{subject}, and nothing else is known of it so far.")
    return shelf


def _link(target: ArticleId, **more: Any) -> RelatedLink:
    return RelatedLink(id=LinkId(new_uuid()), key="k", target=ArticleTarget(target), **more)


def test_what_shares_names_and_words_is_suggested_with_the_reasons(shelf: Shelf) -> None:
    near = shelf.add(
        "Norrdyk Marine wins dredging contract",
        body="The Eastern Approach is next.",
        tags=("dredging",),
    )
    far = shelf.add("A walk along the breakwater", body="Dredging is not its subject.")
    hits = shelf.suggest()
    assert [hit.summary.id for hit in hits] == [near, far]
    assert hits[0].score > hits[1].score
    assert all(0 < hit.score <= 1 for hit in hits)
    assert {"Norrdyk Marine", "Eastern Approach"} <= set(hits[0].reasons)
    assert "dredging" in hits[0].reasons
    assert not {"Norrdyk", "Marine"} & set(hits[0].reasons)


def test_an_empty_draft_has_no_suggestions(shelf: Shelf) -> None:
    assert shelf.suggest(Draft()) == ()
    assert shelf.suggest(Draft(headline="Quite unheard of")) == ()


def test_the_article_itself_is_never_suggested(shelf: Shelf) -> None:
    article = shelf.add(STORY.headline, body=STORY.body)
    with shelf.store.read() as uow:
        assert related.suggest(uow, article, STORY, 10) == ()


@pytest.mark.parametrize("placement", list(Placement))
def test_what_is_linked_already_is_not_suggested(shelf: Shelf, placement: Placement) -> None:
    near = shelf.add("Dredging contract awarded", body="Norrdyk Marine has it.")
    assert shelf.ids() == [near]
    assert shelf.ids(replace(STORY, links=(_link(near, placement=placement),))) == []


def test_what_the_text_links_to_is_not_suggested(shelf: Shelf) -> None:
    shelf.add("Dredging contract awarded", body="Norrdyk Marine has it.")
    body = f"{STORY.body} [Before](https://courier.example/dredging-contract-awarded.html)."
    assert shelf.ids(replace(STORY, body=body)) == []


def test_what_was_dismissed_is_not_suggested_again(shelf: Shelf) -> None:
    near = shelf.add("Dredging contract awarded", body="Norrdyk Marine has it.")
    story = shelf.add(STORY.headline, body=STORY.body)
    with shelf.store.write() as uow:
        assert [hit.summary.id for hit in related.suggest(uow, story, STORY, 9)] == [near]
        related.dismiss(uow, story, near)
        related.dismiss(uow, story, near)
        assert related.suggest(uow, story, STORY, 9) == ()


@pytest.mark.parametrize("stage", [Stage.SPIKED, Stage.WITHDRAWN])
def test_what_is_gone_is_not_suggested(shelf: Shelf, stage: Stage) -> None:
    shelf.add("Dredging contract awarded", body="Norrdyk Marine has it.", stage=stage)
    assert shelf.ids() == []


def test_of_two_alike_the_one_nearer_in_time_comes_first(shelf: Shelf) -> None:
    text: dict[str, Any] = {
        "headline": "Dredging contract awarded",
        "body": "Norrdyk Marine has it.",
    }
    old = shelf.add(**text, age=2000)
    new = shelf.add(**text, age=20)
    assert shelf.ids() == [new, old]


def test_the_same_section_counts(shelf: Shelf) -> None:
    text: dict[str, Any] = {
        "headline": "Dredging contract awarded",
        "body": "Norrdyk Marine has it.",
    }
    other = shelf.add(**text, section="Council")
    same = shelf.add(**text, section="harbour")
    assert shelf.ids() == [same, other]


def test_of_a_chain_of_updates_only_the_newest_is_suggested(shelf: Shelf) -> None:
    text: dict[str, Any] = {
        "body": "Norrdyk Marine has the dredging contract for the Eastern Approach."
    }
    first = shelf.add("Dredging contract awarded", age=30, **text)
    second = shelf.add(
        "Dredging contract signed", age=20, links=(_link(first, kind=LinkKind.UPDATE_OF),), **text
    )
    # The newest says hardly anything of its own, and is proposed all the same.
    third = shelf.add("It begins", age=10, links=(_link(second, kind=LinkKind.UPDATE_OF),))
    hits = shelf.suggest()
    assert [hit.summary.id for hit in hits] == [third]
    assert "Norrdyk Marine" in hits[0].reasons
    spiked = shelf.add("Or not", stage=Stage.SPIKED, links=(_link(third, kind=LinkKind.UPDATE_OF),))
    assert spiked not in shelf.ids()
    assert shelf.ids() == [third]


def test_no_more_are_suggested_than_wanted(shelf: Shelf) -> None:
    for number in range(5):
        shelf.add(f"Dredging report {number}", body="Norrdyk Marine.")
    assert len(shelf.suggest(limit=3)) == 3


def test_a_large_archive_is_not_read_through(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(related, "CONSIDERED", 3)
    read: list[int] = []
    for number in range(12):
        shelf.add(f"Dredging {number}", body="Norrdyk Marine has it.")
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with shelf.store.read() as uow:
        numbered = uow.articles.numbered

        def count(numbers: Iterable[int], article: ArticleId) -> dict[int, ArticleSummary]:
            found = numbered(numbers, article)
            read.append(len(found))
            return found

        monkeypatch.setattr(uow.articles, "numbered", count)
        event.listen(shelf.store._reader, "before_cursor_execute", note)
        try:
            hits = related.suggest(uow, ArticleId(new_uuid()), STORY, 10)
        finally:
            event.remove(shelf.store._reader, "before_cursor_execute", note)
    assert read == [3]
    assert 0 < len(hits) <= 3
    assert len(asked) <= 7
