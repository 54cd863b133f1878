from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest

from tests.helpers.benches import Bench
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, LinkKind, RelatedLink
from workstation.domain.workflow import Stage
from workstation.services import drafts
from workstation.ui.panes.related.wording import LinkWords, after_paragraph, describe, site
from workstation.ui.theme_tokens import Tone


def words_for(bench: Bench, stage: Stage, place: int | None = None) -> LinkWords:
    target = ArticleId(new_uuid())
    draft = Draft(headline="Dredging slips", bylines=("Tom Vasile", "Ada Brandt"))
    create = partial(
        drafts.create,
        article=target,
        draft=draft,
        author="Tom Vasile",
        stage=stage,
        published_at=datetime(2026, 11, 14, 8, tzinfo=UTC) if stage.was_public else None,
    )
    bench.desk.dispatcher.write(create, owner=bench.desk).result(10)
    link = RelatedLink(
        id=LinkId("l1"), key="dredging", target=ArticleTarget(target), kind=LinkKind.BACKGROUND
    )
    article = bench.open(Draft(headline="Ferry", links=(link,)))
    return describe(article, link, bench.clock.now(), place)


def test_a_published_target_has_its_kind_and_its_date(bench: Bench) -> None:
    words = words_for(bench, Stage.PUBLISHED, 3)
    assert (words.chip, words.tone) == ("Background", Tone.TEAL)
    assert words.second == "Tom Vasile and Ada Brandt · Published 14 Nov · after paragraph 3"


@pytest.mark.parametrize(
    ("stage", "chip", "tone"),
    [
        (Stage.DRAFT, "Not live", Tone.AMBER),
        (Stage.WITHDRAWN, "Withdrawn", Tone.RED),
        (Stage.SPIKED, "Spiked", Tone.RED),
    ],
)
def test_a_target_that_readers_cannot_see_warns(
    bench: Bench, stage: Stage, chip: str, tone: Tone
) -> None:
    words = words_for(bench, stage)
    assert (words.chip, words.tone) == (chip, tone)
    assert "will be left out of the page" in words.second


def test_a_target_that_is_gone_is_missing(bench: Bench) -> None:
    link = RelatedLink(id=LinkId("l1"), key="x", target=ArticleTarget(ArticleId("gone")))
    article = bench.open(Draft(headline="Ferry", links=(link,)))
    words = describe(article, link, bench.clock.now())
    assert (words.chip, words.tone) == ("Missing", Tone.RED)


def test_places_and_sites_are_said_in_words() -> None:
    assert after_paragraph(0) == "before the first paragraph"
    assert site("https://www.ferries.example/history") == "ferries.example"
