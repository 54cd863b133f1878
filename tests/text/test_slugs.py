from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text import slugs


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Ferry operators brace for winter", "ferry-operators-brace-for-winter"),
        ("Café Müller’s “new” menu — at last!", "cafe-mullers-new-menu-at-last"),
        ("Straße & Øresund, 12\u00a0000 kr", "strasse-and-oresund-12-000-kr"),
        ("Паром вернулся", "паром-вернулся"),
        ("船が帰る", "船が帰る"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("\U0001f6a2", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_headline_becomes_a_slug(headline: str, slug: str) -> None:
    assert slugs.make(headline) == slug


def test_a_slug_that_is_taken_gets_the_next_number() -> None:
    assert slugs.make("Ferry", {"ferry", "ferry-2", "ferry-4"}) == "ferry-3"


def test_a_long_headline_is_cut_between_words() -> None:
    slug = slugs.make("The council has decided after a long night of talks to raise the fares")
    assert slug == "the-council-has-decided-after-a-long-night-of-talks-to-raise"
    assert len(slugs.make("x" * 200)) == slugs.LONGEST


@given(st.text(max_size=120))
def test_a_slug_is_a_slug_again(text: str) -> None:
    slug = slugs.make(text)
    assert slugs.clean(slug) == slug
    assert not re.search(r"[\s/?#&%\"'<>.:]|--|^-|-$", slug)


def test_only_what_stands_in_for_a_slug_is_a_placeholder() -> None:
    assert all(map(slugs.is_placeholder, ("", "untitled", "untitled-12")))
    assert not any(map(slugs.is_placeholder, ("untitled-story", "ferry")))


def test_slugs_that_a_text_links_to_are_found() -> None:
    body = (
        "See [the refit](https://courier.example/harbour/columba-refit.html#top) and\n"
        '[fares](outer-route-fares "Fares") and [the map][1].\n\n[1]: </maps/inner-bay/?x=1>\n'
    )
    assert slugs.linked(body) == {"columba-refit", "outer-route-fares", "inner-bay"}
