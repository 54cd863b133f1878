from datetime import UTC, date, datetime

import pytest

from workstation.rendering import wording


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en-GB", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("FA", "rtl"),
        ("ku-Arab-IQ", "rtl"),
        ("ks-Deva", "ltr"),
        ("ur-Latn", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction_follows_the_script(language: str, direction: str) -> None:
    assert wording.direction(language) == direction


def test_names_are_joined_as_people_say_them() -> None:
    assert wording.names((), "en-GB") == ""
    assert wording.names(("A",), "en-GB") == "A"
    assert wording.names(("A", "B"), "en-GB") == "A and B"
    assert wording.names(("A", "B", "C"), "en-GB") == "A, B and C"
    assert wording.names(("A", "B"), "fr") == "A, B"
    assert wording.names(("A", "B"), "ar") == "A، B"


@pytest.mark.parametrize(
    ("language", "today", "text"),
    [
        ("en-GB", date(2026, 12, 31), "22 November"),
        ("en-GB", date(2027, 1, 1), "22 November 2026"),
        ("en-GB", None, "22 November 2026"),
        ("en-US", date(2026, 1, 1), "November 22"),
        ("en-US", date(2025, 1, 1), "November 22, 2026"),
        ("de", date(2026, 1, 1), "2026-11-22"),
    ],
)
def test_dates_carry_the_year_when_it_is_not_this_one(
    language: str, today: date | None, text: str
) -> None:
    moment = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    assert wording.readers_date(moment, language, today) == text
