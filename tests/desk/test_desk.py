"""The desk: tabs, the current article, and what it hears of others' changes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pytestqt.qtbot import QtBot

from workstation.desk.desk import Desk
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.notice import Notice, NoticeKind, Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import ArticleId
from workstation.domain.newsroom import Newsroom
from workstation.domain.workflow import Stage
from workstation.services import drafts, reviewing

AddArticle = Callable[..., ArticleId]
OpenIt = Callable[..., OpenArticle]


def test_clicking_down_the_list_opens_only_the_last(
    desk: Desk, add_article: AddArticle, qtbot: QtBot
) -> None:
    articles = [add_article(headline=f"Story {number}") for number in range(4)]
    for article in articles:
        desk.open(article)
    qtbot.waitUntil(lambda: desk.current is not None)
    assert desk.current is not None
    assert desk.current.id == articles[-1]
    assert len(desk.tabs) == 1


def test_a_new_article_is_stored_and_current(desk: Desk, qtbot: QtBot) -> None:
    desk.set_acting("Ines Okafor")
    with qtbot.waitSignal(desk.current_changed):
        article_id = desk.new_article()
    assert desk.current is not None
    assert desk.current.id == article_id
    assert desk.current.details.bylines == ("Ines Okafor",)


def test_an_open_article_keeps_its_history_while_another_is_current(
    desk: Desk, open_article: OpenIt, add_article: AddArticle, qtbot: QtBot
) -> None:
    first = open_article(body="One")
    first.edit_text(3, 3, " two", "Type")
    with qtbot.waitSignal(desk.current_changed):
        desk.open(add_article(headline="Another"))
    with qtbot.waitSignal(desk.current_changed):
        desk.open(first.id)
    assert desk.current is first
    first.history.undo()
    assert first.body() == "One"


def test_closing_a_tab_shows_its_neighbour_and_saves_it(
    desk: Desk, open_article: OpenIt, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    first = open_article(headline="First")
    second = open_article(headline="Second", body="Two")
    second.edit_text(3, 3, " words", "Type")
    second_id = second.id
    with qtbot.waitSignal(second.destroyed):
        desk.close(second_id)
    assert desk.current is first
    loaded = dispatcher.read(
        partial(drafts.load, article=second_id),
        owner=dispatcher,
        done=lambda _bundle: None,
        after_writes=True,
    ).result(10)
    assert loaded.article.draft.body == "Two words"


def test_a_tab_closed_and_opened_again_before_its_save_shows_what_was_typed(
    desk: Desk, open_article: OpenIt, qtbot: QtBot
) -> None:
    article = open_article(body="One")
    article.edit_text(3, 3, " two", "Type")
    desk.close(article.id)
    assert desk.tabs == ()
    desk.open(article.id)
    assert desk.current is article
    assert article.body() == "One two"
    qtbot.waitUntil(lambda: desk.unsaved == ())
    assert desk.tabs == (article,)


def test_a_new_article_left_empty_goes_with_its_tab(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.current_changed):
        article = desk.new_article()
    with qtbot.waitSignal(desk.dispatcher.committed) as told:
        desk.close(article)
    assert told.args[0].removed == {article}


def test_an_article_that_was_written_in_stays_though_it_is_empty_again(
    desk: Desk, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.current_changed):
        article_id = desk.new_article()
    assert desk.current is not None
    desk.current.edit_text(0, 0, "word", "Type")
    desk.current.history.undo()
    desk.close(article_id)
    loaded = dispatcher.read(
        partial(drafts.load, article=article_id),
        owner=dispatcher,
        done=lambda _bundle: None,
        after_writes=True,
    ).result(10)
    assert loaded.article.id == article_id


def test_a_planned_article_without_words_stays_when_its_tab_is_closed(
    desk: Desk, open_article: OpenIt, dispatcher: Dispatcher
) -> None:
    article = open_article(headline="", tags=("storm",), section="Harbour")
    desk.close(article.id)
    loaded = dispatcher.read(
        partial(drafts.load, article=article.id),
        owner=dispatcher,
        done=lambda _bundle: None,
        after_writes=True,
    ).result(10)
    assert loaded.article.draft.tags == ("storm",)


def test_closing_the_last_tab_leaves_an_empty_desk(
    desk: Desk, open_article: OpenIt, qtbot: QtBot
) -> None:
    article = open_article()
    with qtbot.waitSignal(desk.current_changed):
        desk.close(article.id)
    assert desk.current is None
    assert desk.tabs == ()


def test_a_stage_that_changes_reaches_the_open_article(
    desk: Desk, open_article: OpenIt, qtbot: QtBot
) -> None:
    article = open_article(body="Text", bylines=("Ines Okafor",))
    move = partial(reviewing.move, article=article.id, target=Stage.SUBMITTED, by="Ines Okafor")
    with qtbot.waitSignal(article.article_changed):
        desk.run_on(article.id, move)
    assert article.article.stage is Stage.SUBMITTED
    article.edit_text(4, 4, " more", "Type")
    with qtbot.waitSignal(article.saved):
        desk.flush()


def test_a_refused_move_is_told(desk: Desk, open_article: OpenIt, qtbot: QtBot) -> None:
    article = open_article(body="Text")
    move = partial(reviewing.move, article=article.id, target=Stage.PUBLISHED, by="Ines Okafor")
    with qtbot.waitSignal(desk.noticed) as told:
        desk.run_on(article.id, move)
    assert told.args[0].kind is NoticeKind.FAILED


def test_what_nobody_thought_of_is_told_as_such(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.noticed) as told:
        desk.report(ZeroDivisionError())
    assert told.args[0] == Notice(NoticeKind.UNEXPECTED)


def test_a_retitled_target_is_known_to_the_articles_that_link_it(
    desk: Desk, open_article: OpenIt, qtbot: QtBot
) -> None:
    target = open_article(headline="Before")
    source = open_article(headline="Source")
    source.links.add_article(target.summary())
    with qtbot.waitSignal(source.references_changed):
        target.change(replace(target.details, headline="After"), "Headline")
        desk.flush()
    assert source.links.title_of(source.links.all()[0]) == "After"


def test_revealing_a_place_opens_its_article_first(
    desk: Desk, add_article: AddArticle, qtbot: QtBot
) -> None:
    place = Place(add_article(), "body", 3, 5)
    with qtbot.waitSignal(desk.revealed) as revealed:
        desk.reveal(place)
    assert revealed.args == [place]
    assert desk.current is not None
    assert desk.current.id == place.article


def test_a_newsroom_that_is_renamed_is_read_again(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.newsroom_changed):
        desk.save_newsroom(Newsroom(name="Skerry Herald"))
    assert desk.newsroom.name == "Skerry Herald"


def test_tabs_can_be_put_in_another_order(desk: Desk, open_article: OpenIt) -> None:
    first, second = open_article(), open_article()
    desk.reorder_tabs((second.id, first.id))
    assert desk.tabs == (second, first)
