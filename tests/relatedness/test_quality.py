from __future__ import annotations

from pathlib import Path

from tests.helpers.newsrooms import FrozenClock
from tests.performance.relating import Morning, index_all
from tests.relatedness import measures
from tests.relatedness.labels import BELONGS
from workstation import paths
from workstation.domain.query import LibraryQuery
from workstation.services import demo


def test_suggestions_are_better_than_tags_and_than_words(tmp_path: Path) -> None:
    clock = FrozenClock(Morning().now())
    store = demo.make(tmp_path / "newsroom", paths.resources_folder() / "demo", clock)
    try:
        index_all(store)
        with store.read() as unit:
            known = unit.articles.summaries(unit.listing.ids(LibraryQuery(), (), None))
        slugs = {each.slug for each in known}
        assert slugs >= BELONGS.keys() | set().union(*BELONGS.values())
        ours = measures.measure(store, measures.ours())
        for baseline in (measures.shared_tags, measures.body_words):
            other = measures.measure(store, baseline)
            assert ours.precision > other.precision
            assert ours.reciprocal_rank > other.reciprocal_rank
        assert ours.precision > 0.85
    finally:
        store.close()
