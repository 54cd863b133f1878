"""How articles begin."""

from __future__ import annotations

from functools import partial

import pytest

from tests.helpers.desks import AddArticle
from tests.helpers.newsrooms import FrozenClock
from workstation.desk.beginnings import Beginnings
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.domain.article import ArticleBundle
from workstation.domain.draft import Draft
from workstation.domain.errors import NotFound
from workstation.domain.ids import ArticleId, SuggestionId
from workstation.domain.newsroom import Template
from workstation.domain.suggestions import MarkKind, Part, Suggestion
from workstation.services import drafts


@pytest.fixture
def beginnings(dispatcher: Dispatcher) -> Beginnings:
    return Beginnings(dispatcher, dispatcher)


def stored(dispatcher: Dispatcher, article: ArticleId) -> ArticleBundle:
    return dispatcher.read(
        partial(drafts.load, article=article),
        owner=dispatcher,
        done=lambda _bundle: None,
        failed=lambda _error: None,
        after_writes=True,
    ).result(10)


def test_an_empty_article_is_in_the_newsroom_with_who_began_it(
    beginnings: Beginnings, dispatcher: Dispatcher
) -> None:
    article = beginnings.begin(by="Ines Okafor", language="en-GB")
    draft = stored(dispatcher, article).article.draft
    assert (draft.bylines, draft.language, draft.body) == (("Ines Okafor",), "en-GB", "")


def test_an_empty_article_goes_again_and_one_of_a_template_stays(
    beginnings: Beginnings, dispatcher: Dispatcher, clock: FrozenClock
) -> None:
    template = Template.of("Match report", Draft(tags=("football",)), frozenset())
    blank = beginnings.begin(by="", language="en-GB")
    made = beginnings.begin(by="", language="en-GB", template=template)
    for each in (blank, made):
        beginnings.end(OpenArticle(stored(dispatcher, each), clock, dispatcher))
    with pytest.raises(NotFound):
        stored(dispatcher, blank)
    assert stored(dispatcher, made).article.draft.tags == ("football",)


def test_a_template_has_the_text_without_what_somebody_suggested(
    beginnings: Beginnings, dispatcher: Dispatcher, clock: FrozenClock
) -> None:
    proposed = Suggestion(
        id=SuggestionId("s"), by="Tom", at=clock.now(), parts=(Part(0, MarkKind.INSERTED, "No "),)
    )
    written = Draft(body="Text.", bylines=("Tom", "Staff"), suggestions=(proposed,))
    template = Template.of("Report", written, frozenset({"Staff"}))
    draft = stored(dispatcher, beginnings.begin(by="", language="en-GB", template=template))
    assert draft.article.draft.body == "Text."
    assert draft.article.draft.suggestions == ()
    assert draft.article.draft.bylines == ("Staff",)


def test_a_copy_has_the_text_and_another_headline(
    beginnings: Beginnings, dispatcher: Dispatcher, add_article: AddArticle
) -> None:
    copy = beginnings.duplicate(
        add_article(headline="Ferry", body="It waits."), "Ferry again", by="Ines Okafor"
    )
    draft = stored(dispatcher, copy).article.draft
    assert (draft.headline, draft.body) == ("Ferry again", "It waits.")
