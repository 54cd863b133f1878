"""What the rules on clarity, names and house style leave alone, and what they offer."""

from dataclasses import replace
from typing import Any

import pytest

from tests.proofing.builders import NEWSROOM, context
from workstation.domain.checks import Finding
from workstation.domain.newsroom import StyleTerm
from workstation.proofing import clarity, house_style, names
from workstation.proofing.runner import run

RULES = (*clarity.RULES, *names.RULES, *house_style.RULES)


def found(body: str, **fields: Any) -> list[Finding]:
    return list(run(context(body=body, **fields), RULES))


@pytest.mark.parametrize(
    "body",
    [
        "Well… it waits... and goes.",
        "Smith & Co., of Hallin, e.g., sails at 5 a.m.; others later.",
        "See https://a.example/?a!!b and `a,,b`.",
        "The BBC, the EU and NATO met.",
        "The Skerry Harbour Company (SHC) met. The SHC left.",
        "SHC (Skerry Harbour Company) met.",
        "- one two three\n" * 40,
        "He met Anna and Anne. The Council and Councils.",
        "Market day. Marked down. The Harbour, then the Harbours.",
        "The advisers and the advisory board.",
        "`e-mail`",
    ],
)
def test_fair_text_is_left_alone(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "fixed"),
    [
        ("Now!!!", "Now!"),
        ("Now?!", "Now?"),
        ("Wait.....", "Wait…"),
        ("One,, two", "One, two"),
        ("Done.. Next", "Done. Next"),
        ("An ADVISER.", "An ADVISOR."),
        ("The Adviser.", "The Advisor."),
    ],
)
def test_the_first_fix_puts_it_right(body: str, fixed: str) -> None:
    [one] = found(body)
    assert body[one.start : one.end] == one.text
    assert body[: one.start] + one.fixes[0].replacement + body[one.end :] == fixed


def test_a_sentence_ends_where_it_ends() -> None:
    short = "One two three four five six seven eight nine ten. " * 9
    assert found(short) == []
    [one] = found(f"Short. {'word ' * 46}end. Short.")
    assert one.text.startswith("word")
    assert one.text.endswith("end.")


def test_the_newsrooms_spelling_of_a_name_is_the_right_one() -> None:
    body = "We met Ines Okafr. Then Ines Okafr said so to Ines Okafor there."
    [one] = found(body)
    assert (one.text, one.fixes[0].replacement) == ("Okafr", "Okafor")


def test_an_abbreviation_in_the_newsrooms_dictionary_needs_no_words() -> None:
    given = context(body="The SHC met.")
    assert run(given, RULES) != ()
    assert run(replace(given, newsroom=replace(NEWSROOM, dictionary=("SHC",))), RULES) == ()


def test_the_longest_term_wins() -> None:
    terms = (StyleTerm("boat", "ship"), StyleTerm("boat house", "boathouse"))
    given = replace(
        context(body="At the boat house."), newsroom=replace(NEWSROOM, house_style=terms)
    )
    [one] = run(given, RULES)
    assert one.fixes[0].replacement == "boathouse"


def test_a_term_that_is_written_as_wanted_already_is_left_alone() -> None:
    terms = (StyleTerm("internet", "Internet"),)
    newsroom = replace(NEWSROOM, house_style=terms)
    assert run(replace(context(body="The Internet."), newsroom=newsroom), RULES) == ()
    assert len(run(replace(context(body="The internet."), newsroom=newsroom), RULES)) == 1
