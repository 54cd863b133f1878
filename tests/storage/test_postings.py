from __future__ import annotations

from array import array

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts, indexing, related
from workstation.storage import postings
from workstation.storage.postings import Posting, Postings, best
from workstation.storage.store import Store


def _posting(*pairs: tuple[int, float]) -> Posting:
    return Posting(array("I", (one for one, _ in pairs)), array("f", (two for _, two in pairs)))


def test_the_best_are_those_that_share_most() -> None:
    kept = {"a": _posting((1, 1.0), (2, 0.5)), "b": _posting((2, 1.0), (3, 0.25))}
    assert best(kept, {"a": 1.0, "b": 0.5}, 2) == {1: {"a": 1.0}, 2: {"a": 0.5, "b": 0.5}}


def test_what_is_known_is_not_read_again_until_it_is_forgotten() -> None:
    asked: list[str] = []

    def read(terms: list[str]) -> dict[str, Posting]:
        asked.extend(terms)
        return {term: _posting((1, 1.0)) for term in terms}

    kept = Postings()
    kept.postings(["a", "b"], read)
    kept.postings(["a", "c"], read)
    assert asked == ["a", "b", "c"]
    kept.forget(["a"], ())
    kept.postings(["a", "b"], read)
    assert asked == ["a", "b", "c", "a"]


def test_what_was_read_while_something_changed_is_not_kept() -> None:
    kept = Postings()
    asked: list[str] = []

    def read(terms: list[str]) -> dict[str, Posting]:
        asked.extend(terms)
        kept.forget((), ())
        return {term: _posting() for term in terms}

    kept.postings(["a"], read)
    kept.postings(["a"], read)
    assert asked == ["a", "a"]


def test_the_oldest_go_when_there_are_too_many() -> None:
    kept = Postings()
    many = _posting(*((number, 1.0) for number in range(1000)))
    terms = [f"t{number}" for number in range(postings.MOST // 1000 + 5)]
    kept.postings(terms, lambda missing: dict.fromkeys(missing, many))
    asked: list[str] = []

    def read(missing: list[str]) -> dict[str, Posting]:
        asked.extend(missing)
        return dict.fromkeys(missing, many)

    kept.postings(["t0", terms[-1]], read)
    assert asked == ["t0"]


def test_suggestions_follow_what_is_saved(library: Store, clock: FrozenClock) -> None:
    story = Draft(headline="Dredging contract slips", body="Norrdyk Marine is silent.")

    def suggested() -> list[str]:
        with library.read() as uow:
            hits = related.suggest(uow, ArticleId(new_uuid()), story, 5)
        return [hit.summary.headline for hit in hits]

    def add(headline: str) -> ArticleId:
        article = ArticleId(new_uuid())
        with library.write() as uow:
            drafts.create(uow, article, Draft(headline=headline), author="Ines")
            indexing.index_dirty(uow, 10)
        return article

    add("Choir sings")
    article = add("Norrdyk Marine has the contract")
    assert suggested() == ["Norrdyk Marine has the contract"]
    add("Norrdyk Marine is late")
    assert sorted(suggested()) == ["Norrdyk Marine has the contract", "Norrdyk Marine is late"]
    with library.write() as uow:
        present = uow.articles.load(article)
        changed = Draft(headline="Choir sings again", slug=present.draft.slug)
        drafts.save(uow, article, changed, version=present.version)
        indexing.index_dirty(uow, 10)
    assert suggested() == ["Norrdyk Marine is late"]
