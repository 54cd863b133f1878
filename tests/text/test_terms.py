from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workstation.domain.draft import Draft
from workstation.text import terms
from workstation.text.terms import STORED, Term, TermReader, rarity, stored
from workstation.text.words import Words

FERRY = Draft(
    headline="Ferries return to Skerry Pier",
    body=(
        "The ferry called Saint Columba came back on Monday. Captain Ada Brandt said the ferry was "
        "“a great deal quieter”. Islanders didn't mind. Ferries from Skerry Pier sail daily.\n\n"
        "Quieter engines were fitted, and the Isle of Kell has its boat."
    ),
    tags=("saint columba", "outer route"),
)


def _terms(draft: Draft) -> tuple[Term, ...]:
    return TermReader().read(draft)


def _shown(draft: Draft) -> dict[str, str]:
    return {term.key: term.shown for term in _terms(draft)}


def test_names_are_found_whole_and_shown_as_written() -> None:
    shown = _shown(FERRY)
    assert shown["skerry pier"] == "Skerry Pier"
    assert shown["saint columba"] == "Saint Columba"
    assert shown["isle of kell"] == "Isle of Kell"
    assert shown["ada brandt"] == "Ada Brandt"


def test_words_are_shown_as_within_a_sentence() -> None:
    shown = _shown(FERRY)
    assert shown["ferry"] == "ferry"
    assert shown["quieter"] == "quieter"
    assert shown["islander"] == "islanders"


def test_the_forms_of_a_word_are_one_term() -> None:
    assert not {"ferries", "islanders", "engines"} & set(_shown(FERRY))


def test_common_words_and_contractions_are_left_out() -> None:
    assert not {"the", "said", "didn't", "monday", "back"} & set(_shown(FERRY))


def test_tags_are_terms_with_the_capitals_of_the_text() -> None:
    shown = _shown(FERRY)
    assert shown["#saint columba"] == "Saint Columba"
    assert shown["#outer route"] == "outer route"


def test_the_headline_weighs_more_than_the_body() -> None:
    weights = {term.key: term.weight for term in _terms(Draft(headline="Dredging", body="Silt"))}
    assert weights["dredging"] > weights["silt"]


def test_stored_terms_are_the_most_telling_ones() -> None:
    found = _terms(Draft(body=" ".join(f"word{chr(97 + n)}x" for n in range(26)) * 2))
    rarities = {term.key: 1.0 for term in found} | {"wordcx": 9.0}
    kept = stored(found, rarities)
    assert len(kept) == STORED
    assert "wordcx" in kept
    assert math.isclose(sum(weight**2 for weight in kept.values()), 1)


def test_what_few_articles_have_is_rarer() -> None:
    assert rarity(1000, 1) > rarity(1000, 100) > rarity(1000, 1000) >= 0


@pytest.mark.parametrize("draft", [Draft(), Draft(body="\U0001f6a2 — 12 …")])
def test_a_text_without_words_has_no_terms(draft: Draft) -> None:
    assert _terms(draft) == ()
    assert stored((), {}) == {}


@given(st.text(), st.text(), st.lists(st.text(min_size=1)))
@example("", "A DE", [])  # a linking word that stands alone with a capital
def test_any_text_has_terms_with_keys_of_their_own(head: str, body: str, tags: list[str]) -> None:
    found = _terms(Draft(headline=head, body=body, tags=tuple(tags)))
    assert len({term.key for term in found}) == len(found)
    assert all(term.weight > 0 for term in found)


_PARAGRAPH = st.sampled_from(
    (
        "Mole Street waits for the ferry.",
        "The mole is old. A street of stone, said Ada Brandt.",
        "Brandt Lines sails at dawn, and Mole Street knows.",
        "Nobody brandt a thing.",
    )
)


@given(st.lists(st.lists(_PARAGRAPH, max_size=5), min_size=2, max_size=4))
def test_a_text_that_is_read_again_has_the_terms_it_has_when_read_anew(
    versions: list[list[str]],
) -> None:
    reader = TermReader()
    for paragraphs in versions:
        draft = Draft(headline="Mole Street", body="\n\n".join(paragraphs))
        assert reader.read(draft) == _terms(draft)


def test_only_paragraphs_that_changed_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def words(text: str) -> Words:
        read.append(text)
        return Words(text)

    monkeypatch.setattr(terms, "Words", words)
    reader = TermReader()
    reader.read(Draft(headline="Ferry", body="One boat.\n\nTwo boats."))
    read.clear()
    reader.read(Draft(headline="Ferry", body="One boat.\n\nThree boats."))
    assert read == ["Three boats."]


def test_others_may_go_first_between_two_paragraphs() -> None:
    calls: list[None] = []
    TermReader(between=lambda: calls.append(None)).read(Draft(body="One mole.\n\nTwo moles."))
    assert len(calls) > 2
