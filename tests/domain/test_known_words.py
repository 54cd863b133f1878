from workstation.domain.draft import Draft
from workstation.domain.known_words import known_words, with_known_words


def test_words_are_kept_in_order_and_once() -> None:
    draft = with_known_words(Draft(), ("Skerry", "Hallin", "Skerry"))
    assert known_words(draft) == ("Hallin", "Skerry")


def test_what_else_is_kept_beside_stays() -> None:
    draft = with_known_words(Draft(extra='{"desk":"night"}'), ("Skerry",))
    assert draft.extra == '{"desk":"night","known_words":["Skerry"]}'
    assert with_known_words(draft, ()).extra == '{"desk":"night"}'


def test_something_else_of_that_name_is_no_list_of_words() -> None:
    assert known_words(Draft(extra='{"known_words":"Skerry"}')) == ()
    assert known_words(Draft(extra='{"known_words":["Skerry",3]}')) == ("Skerry",)
