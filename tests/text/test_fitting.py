from __future__ import annotations

from workstation.text.fitting import Paragraphs, end_of_paragraph, spoken

BODY = """The council met on Tuesday.

The dredging contract slips again, and **Norrdyk Marine** is silent.

{{picture: quay}}

Dredging Norrdyk Marine dredging.

Islanders wait; see [the dredging contract](https://courier.example/x).

The eastern approach is as shallow as ever, says Captain Añorga.

The end, with the eastern approach."""


def test_a_link_fits_after_the_paragraph_that_says_most() -> None:
    paragraphs = Paragraphs(BODY)
    assert paragraphs.best({"eastern approach": 1.0}) == 5
    assert paragraphs.best({"council": 1.0}) is None  # never after the first
    assert paragraphs.best({"norrdyk marine": 1.0}) is None  # both stand beside a picture
    assert paragraphs.best({"lighthouse": 1.0}) is None


def test_a_phrase_is_found_with_its_place_in_the_text() -> None:
    found = Paragraphs(BODY).find(spoken("Captain Anorga"))
    assert found is not None
    assert BODY[found.start : found.end] == "Captain Añorga"
    assert found.paragraph == 5


def test_what_is_linked_already_is_no_mention() -> None:
    found = Paragraphs(BODY).find("the dredging contract")
    assert found is not None
    assert found.paragraph == 2
    assert Paragraphs("See [the pier](https://x.example) now.").find("the pier") is None


def test_the_end_of_a_paragraph_is_where_a_link_goes() -> None:
    assert BODY[: end_of_paragraph(BODY, 1)].endswith("on Tuesday.")
    assert end_of_paragraph("", 3) == 0


def test_a_paragraph_that_is_known_is_found_wherever_it_moved() -> None:
    before = Paragraphs("The outer route is closed.\n\nNobody sails.")
    body = "First, the weather.\n\nThe outer route is closed."
    place = Paragraphs(body, before.known).find("outer route")
    assert place is not None
    assert body[place.start : place.end] == "outer route"
    assert place.paragraph == 2
