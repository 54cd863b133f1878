from __future__ import annotations

from dataclasses import replace

from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts, indexing, library
from workstation.storage.store import Store
from workstation.text.query import parse


def _create(store: Store, draft: Draft) -> ArticleId:
    article = ArticleId(new_uuid())
    with store.write() as uow:
        drafts.create(uow, article, draft, author="Ines")
    return article


def _index(store: Store, limit: int = 100) -> int:
    with store.write() as uow:
        return indexing.index_dirty(uow, limit)


def _finds(store: Store, text: str) -> int:
    with store.read() as uow:
        return len(library.ids(uow, parse(text)))


def test_articles_are_indexed_in_batches_until_none_is_left(library: Store) -> None:
    for number in range(5):
        _create(library, Draft(headline=f"Story {number}"))
    assert [_index(library, 2) for _ in range(4)] == [2, 2, 1, 0]


def test_a_save_shows_in_the_search_after_indexing(library: Store) -> None:
    article = _create(library, Draft(headline="Ferry", body="Columba"))
    _index(library)
    assert _finds(library, "columba") == 1
    with library.write() as uow:
        draft = drafts.load(uow, article).article.draft
        drafts.save(uow, article, replace(draft, body="Vigilant"), version=1)
    assert _finds(library, "columba") == 1
    _index(library)
    assert _finds(library, "columba") == 0
    assert _finds(library, "vigilant") == 1


def test_a_save_that_changes_nothing_is_not_indexed(library: Store) -> None:
    article = _create(library, Draft(headline="Ferry"))
    _index(library)
    with library.write() as uow:
        drafts.save(uow, article, drafts.load(uow, article).article.draft, version=1)
    assert _index(library) == 0


def test_terms_are_counted_exactly_whatever_is_saved(library: Store) -> None:
    def having(term: str) -> int:
        with library.read() as uow:
            return uow.search.frequencies([term])[term]

    articles = [_create(library, Draft(headline=f"Ferry {number}")) for number in "ab"]
    _index(library)
    assert having("ferry") == 2
    with library.write() as uow:
        draft = drafts.load(uow, articles[0]).article.draft
        drafts.save(uow, articles[0], replace(draft, headline="Pier"), version=1)
    _index(library)
    _index(library)
    assert (having("ferry"), having("pier"), having("unheard")) == (1, 1, 0)


def test_a_deleted_draft_is_found_no_more(library: Store) -> None:
    article = _create(library, Draft(tags=("ferries",)))
    _index(library)
    assert _finds(library, "ferries") == 1
    with library.write() as uow:
        drafts.delete_unsaved(uow, article)
    assert _finds(library, "ferries") == 0
    with library.read() as uow:
        assert uow.search.frequencies(["#ferries"]) == {"#ferries": 0}
    assert _index(library) == 0
