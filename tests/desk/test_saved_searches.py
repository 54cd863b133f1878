"""Saved searches are kept in the newsroom, each under a name of its own."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from workstation.desk import saved_searches
from workstation.desk.desk import Desk
from workstation.domain.newsroom import Newsroom, SavedSearch


@pytest.fixture
def named(desk: Desk, qtbot: QtBot) -> Desk:
    """A desk whose newsroom has two saved searches."""
    with qtbot.waitSignal(desk.newsroom_changed):
        desk.load_newsroom()
    saved_searches.save(desk, "Ferries", "ferry")
    saved_searches.save(desk, "No alt text", "missing:alt")
    return desk


def kept(desk: Desk) -> list[tuple[str, str]]:
    return [(search.name, search.query) for search in desk.newsroom.saved_searches]


def test_they_are_there_at_the_next_start(named: Desk, qtbot: QtBot) -> None:
    named.newsroom = Newsroom()
    with qtbot.waitSignal(named.newsroom_changed):
        named.load_newsroom()
    assert kept(named) == [("Ferries", "ferry"), ("No alt text", "missing:alt")]


def test_a_name_that_is_taken_gets_a_number(named: Desk) -> None:
    assert saved_searches.save(named, "  Ferries ", "boat") == "Ferries 2"
    assert saved_searches.rename(named, "No alt text", "Ferries") == "Ferries 3"


def test_without_a_name_the_words_are_the_name(named: Desk) -> None:
    assert saved_searches.save(named, " ", "stage:draft boat") == "stage:draft boat"


def test_a_search_keeps_its_place_when_renamed(named: Desk) -> None:
    assert saved_searches.rename(named, "Ferries", "Boats") == "Boats"
    assert kept(named) == [("Boats", "ferry"), ("No alt text", "missing:alt")]
    assert saved_searches.rename(named, "Boats", " ") == "Boats"


def test_a_search_is_removed(named: Desk) -> None:
    saved_searches.remove(named, "Ferries")
    assert named.newsroom.saved_searches == (SavedSearch("No alt text", "missing:alt"),)
