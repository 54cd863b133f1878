"""The library feed lists entries, keeps rows where they are, and asks little of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from tests.helpers.lists import Statements, house, statements
from workstation.desk import saved_searches
from workstation.desk.desk import Desk
from workstation.desk.library_entry import Entry, EntryKind
from workstation.desk.library_feed import WINDOW, LibraryFeed
from workstation.domain.article import ArticleSummary
from workstation.domain.errors import BadQuery
from workstation.domain.ids import ArticleId
from workstation.domain.query import Order
from workstation.domain.workflow import Stage
from workstation.services import reviewing

__all__ = ["house", "statements"]


@pytest.fixture
def feed(house: None, desk: Desk, qtbot: QtBot) -> Iterator[LibraryFeed]:
    """A feed over one busy day, its counts known."""
    found = LibraryFeed(desk)
    with qtbot.waitSignals([desk.newsroom_changed, found.counted]):
        desk.load_newsroom()
    yield found
    found.deleteLater()


@pytest.fixture
def headlines(feed: LibraryFeed, qtbot: QtBot) -> Callable[[], list[str]]:
    """Read what is listed, fetching the rows."""

    def read() -> list[str]:
        qtbot.waitUntil(lambda: not feed.loading)
        qtbot.waitUntil(lambda: all(feed.row(place) for place in range(len(feed.ids))))
        return [row.headline for place in range(len(feed.ids)) if (row := feed.row(place))]

    return read


def row(feed: LibraryFeed, article: ArticleId) -> ArticleSummary:
    place = feed.place_of(article)
    assert place is not None
    found = feed.known(place)
    assert found is not None
    return found


def test_an_entry_is_told_and_its_articles_listed(
    feed: LibraryFeed, headlines: Callable[[], list[str]], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.entry_changed) as told:
        feed.choose("section:Council")
    assert told.args == [Entry(EntryKind.SECTION, "Council")]
    assert headlines() == [
        "Councillors split over quay road closure",
        "Budget hearing: six numbers that matter",
    ]


def test_a_filter_narrows_the_entry_and_goes_with_it(
    feed: LibraryFeed, headlines: Callable[[], list[str]]
) -> None:
    feed.choose("section:Harbour")
    feed.narrow("stage:draft")
    assert headlines() == ["What the new channel depth means for skippers"]
    assert feed.search_text == 'section:"Harbour" stage:draft'
    feed.choose("stage:draft")
    assert feed.filter == ""
    assert len(headlines()) == 2


def test_a_bad_filter_is_refused_and_the_list_stays(
    feed: LibraryFeed, headlines: Callable[[], list[str]]
) -> None:
    feed.choose("stage:draft")
    before = headlines()
    with pytest.raises(BadQuery):
        feed.narrow("shelf:3")
    assert headlines() == before


def test_what_excludes_itself_lists_nothing_without_asking(
    feed: LibraryFeed, statements: Statements, qtbot: QtBot
) -> None:
    feed.choose("stage:draft")
    qtbot.waitUntil(lambda: not feed.loading)
    statements.take()
    with qtbot.waitSignal(feed.listed):
        feed.narrow("stage:spiked")
    assert feed.ids == ()
    assert statements.take() == 0


def test_the_list_is_sorted_as_asked_and_stays_so(
    feed: LibraryFeed, headlines: Callable[[], list[str]]
) -> None:
    feed.choose("section:Harbour")
    feed.sort(Order.HEADLINE)
    assert headlines() == sorted(headlines())
    feed.choose("section:Council")
    assert headlines() == sorted(headlines())


def test_found_words_have_an_order_of_their_own(feed: LibraryFeed, qtbot: QtBot) -> None:
    feed.choose("search:word")
    assert feed.query.order is Order.RELEVANCE
    feed.sort(Order.OLDEST)
    assert feed.query.order is Order.OLDEST
    feed.choose("stage:draft")
    assert feed.query.order is Order.NEWEST
    qtbot.waitUntil(lambda: not feed.loading)


def test_a_row_changes_where_it_stands(
    feed: LibraryFeed, desk: Desk, headlines: Callable[[], list[str]], qtbot: QtBot
) -> None:
    feed.choose("all")
    headlines()
    order, last = feed.ids, feed.ids[-1]
    with qtbot.waitSignal(desk.current_changed):
        desk.open(last)
    article = desk.current
    assert article is not None
    with qtbot.waitSignal(feed.row_changed) as changed:
        article.change(replace(article.details, headline="Six numbers"), "Change headline")
        desk.flush()
    assert changed.args == [len(order) - 1, len(order) - 1]
    assert feed.ids == order
    assert row(feed, last).headline == "Six numbers"


def test_another_section_is_counted_anew(
    feed: LibraryFeed, desk: Desk, headlines: Callable[[], list[str]], qtbot: QtBot
) -> None:
    feed.choose("all")
    headlines()
    with qtbot.waitSignal(desk.current_changed):
        desk.open(feed.ids[0])
    article = desk.current
    assert article is not None
    assert feed.counts.sections["Business"] == 1
    article.change(replace(article.details, section="Business"), "Change section")
    desk.flush()
    qtbot.waitUntil(lambda: feed.counts.sections["Business"] == 2)


def test_a_new_article_joins_the_list_and_the_counts(
    feed: LibraryFeed, add_article: AddArticle, qtbot: QtBot
) -> None:
    feed.choose("stage:draft")
    qtbot.waitUntil(lambda: len(feed.ids) == 2)
    article = add_article(headline="Swing bridge stuck")
    qtbot.waitUntil(lambda: feed.place_of(article) is not None)
    qtbot.waitUntil(lambda: feed.counts.stages[Stage.DRAFT] == 3)


def test_an_article_that_moves_on_leaves_the_list(
    feed: LibraryFeed, desk: Desk, qtbot: QtBot
) -> None:
    feed.choose("stage:submitted")
    qtbot.waitUntil(lambda: len(feed.ids) == 1)
    desk.dispatcher.write(
        partial(reviewing.move, article=feed.ids[0], target=Stage.IN_REVIEW, by="Mara Lindqvist"),
        owner=feed,
    )
    qtbot.waitUntil(lambda: feed.ids == () and not feed.loading)


def test_who_works_here_decides_what_is_assigned(
    feed: LibraryFeed, desk: Desk, qtbot: QtBot
) -> None:
    feed.choose("stage:draft")
    qtbot.waitUntil(lambda: len(feed.ids) == 2)
    article = feed.ids[0]
    desk.dispatcher.write(
        partial(reviewing.assign, article=article, name="Tom Vasile", by="Mara Lindqvist"),
        owner=feed,
    ).result(10)
    feed.choose("assigned")
    assert feed.ids == ()
    desk.set_acting("Tom Vasile")
    qtbot.waitUntil(lambda: feed.ids == (article,))
    qtbot.waitUntil(lambda: feed.counts.assigned == 1)


def test_an_article_is_listed_once_its_review_is_begun(
    feed: LibraryFeed, desk: Desk, qtbot: QtBot
) -> None:
    desk.set_acting("Mara Lindqvist")
    feed.choose("stage:submitted")
    qtbot.waitUntil(lambda: len(feed.ids) == 1)
    [article] = feed.ids
    feed.choose("assigned")
    qtbot.waitUntil(lambda: not feed.loading)
    before = feed.counts.assigned
    desk.dispatcher.write(
        partial(reviewing.move, article=article, target=Stage.IN_REVIEW, by="Mara Lindqvist"),
        owner=feed,
    )
    qtbot.waitUntil(lambda: article in feed.ids)
    qtbot.waitUntil(lambda: feed.counts.assigned == before + 1)
    desk.dispatcher.write(
        partial(reviewing.assign, article=article, name="Judith Amery", by="Mara Lindqvist"),
        owner=feed,
    )
    qtbot.waitUntil(lambda: article not in feed.ids)
    qtbot.waitUntil(lambda: feed.counts.assigned == before)


def test_a_saved_search_that_is_gone_lists_nothing(
    feed: LibraryFeed, desk: Desk, qtbot: QtBot
) -> None:
    feed.choose("saved:Winter timetable")
    qtbot.waitUntil(lambda: len(feed.ids) == 1)
    saved_searches.remove(desk, "Winter timetable")
    qtbot.waitUntil(lambda: feed.ids == ())


def test_the_last_entry_asked_for_wins(
    feed: LibraryFeed, headlines: Callable[[], list[str]]
) -> None:
    for entry in ("all", "stage:spiked", "section:Business"):
        feed.choose(entry)
    assert headlines() == ["Chandlery on Mole Street to shut after 96 years"]


def test_a_list_costs_one_statement_and_a_page_of_rows_one_more(
    feed: LibraryFeed, statements: Statements, qtbot: QtBot
) -> None:
    statements.take()
    with qtbot.waitSignal(feed.listed):
        feed.choose("all")
    assert statements.take() == 1
    with qtbot.waitSignal(feed.row_changed):
        assert [feed.row(place) for place in range(min(WINDOW // 2, len(feed.ids)))]
    assert statements.take() == 1


def test_an_answer_that_comes_late_does_not_bring_an_old_row_back(
    feed: LibraryFeed, headlines: Callable[[], list[str]]
) -> None:
    feed.choose("all")
    headlines()
    present = row(feed, feed.ids[0])
    assert present.modified_at is not None
    old = replace(present, headline="Before", modified_at=present.modified_at.replace(year=2020))
    feed._take_rows((old,))
    assert row(feed, feed.ids[0]) == present
    feed._take_rows((replace(present, headline="After"),))
    assert row(feed, feed.ids[0]).headline == "After"
