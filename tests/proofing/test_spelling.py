from dataclasses import replace
from functools import partial

import pytest

from tests.proofing.builders import NEWSROOM, PICTURE, context
from workstation import paths
from workstation.domain.checks import Finding, Severity
from workstation.domain.known_words import with_known_words
from workstation.proofing import spelling
from workstation.proofing.runner import run
from workstation.proofing.speller import LocalSpeller
from workstation.proofing.spelling import SpellingReader

look = partial(run, rules=spelling.RULES)


@pytest.fixture(scope="module")
def speller() -> LocalSpeller:
    return LocalSpeller((paths.resources_folder() / "dictionaries",))


def found(speller: LocalSpeller | None, **fields: object) -> list[Finding]:
    reader = SpellingReader(speller) if speller is not None else None
    return list(look(replace(context(**fields), spelling=reader)))  # type: ignore[arg-type]


def test_a_sound_article_has_no_misspelt_word(speller: LocalSpeller) -> None:
    assert found(speller) == []


def test_a_word_is_told_of_once_where_it_stands_first(speller: LocalSpeller) -> None:
    body = "A line.\n\nThe harbuor, the harbuor and the qauy."
    first, second = found(speller, body=body)
    assert (first.text, second.text) == ("harbuor", "qauy")
    assert first.severity is Severity.WARN
    assert body[first.start : first.end] == "harbuor"
    assert first.start == body.index("harbuor")
    assert first.message == "“harbuor” is not in the dictionary."


def test_every_text_that_readers_meet_is_looked_at(speller: LocalSpeller) -> None:
    spoilt = replace(PICTURE, caption="A fery", alt="A shpi")
    fields = {
        one.field
        for one in found(
            speller, picture=spoilt, headline="Ferrry", standfirst="Timetabel", kicker="Harbuor"
        )
    }
    assert fields == {
        "headline", "standfirst", "kicker", "figures.columba.caption", "figures.columba.alt",
    }  # fmt: skip


def test_code_and_fences_in_the_text_are_passed_over(speller: LocalSpeller) -> None:
    assert found(speller, body="A `cdoe`.\n\n```\nimprot\n```\n\nDone.") == []


def test_names_the_newsroom_knows_are_right(speller: LocalSpeller) -> None:
    body = "Okafor of Norrdyk met Osmay."
    assert [one.text for one in found(speller, body=body)] == ["Norrdyk", "Osmay"]
    draft = with_known_words(context(body=body).draft, ("Norrdyk",))
    checked = replace(
        context(body=body),
        draft=draft,
        spelling=SpellingReader(speller),
        newsroom=replace(NEWSROOM, dictionary=("Osmay",)),
    )
    assert look(checked) == ()


def test_a_language_without_a_dictionary_is_left_alone(speller: LocalSpeller) -> None:
    assert found(speller, language="nl-NL", body="De fietsen staan.") == []


def test_without_a_speller_nothing_is_looked_at() -> None:
    assert found(None, body="The harbuor.") == []


def test_suggestions_that_are_known_already_are_offered(speller: LocalSpeller) -> None:
    class Remembering(LocalSpeller):
        def remembered(self, language: str, word: str) -> tuple[str, ...]:
            return ("wasn't",) if (language, word) == ("en-GB", "was'nt") else ()

    [one] = found(Remembering((paths.resources_folder() / "dictionaries",)), body="It was’nt.")
    assert [fix.replacement for fix in one.fixes] == ["wasn’t"]


def test_no_more_words_are_listed_than_anybody_reads(speller: LocalSpeller) -> None:
    words = " ".join(f"q{chr(97 + n % 26)}zx{chr(97 + n // 26)}w" for n in range(300))
    assert len(found(speller, body=words)) == spelling.MOST
