"""What has to be done before publication, and publication at a set time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.article import Article
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, ContributorId, SuggestionId, new_uuid
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.revision import RevisionReason
from workstation.domain.suggestions import MarkKind, Part, Suggestion
from workstation.domain.workflow import PersonRole, Stage, Tick, TickState
from workstation.services import drafts, newsrooms, publishing, reviewing
from workstation.storage.store import Store

WRITER = Contributor(id=ContributorId("w"), name="Ines Okafor")
EDITOR = Contributor(id=ContributorId("e"), name="Ada Brandt", role=PersonRole.EDITOR)
DRAFT = Draft(
    headline="Ferry",
    section="Harbour",
    standfirst="It sails.",
    bylines=(WRITER.name,),
    body="The ferry sails.",
)


@pytest.fixture
def article(library: Store) -> ArticleId:
    """Return an approved article."""
    article = ArticleId(new_uuid())
    with library.write() as uow:
        newsrooms.save(uow, Newsroom(name="The Skerry Courier", people=(WRITER, EDITOR)))
        drafts.create(uow, article, DRAFT, author=WRITER.name, stage=Stage.APPROVED)
    return article


def _load(store: Store, article: ArticleId) -> Article:
    with store.read() as uow:
        return drafts.load(uow, article).article


def _schedule(store: Store, article: ArticleId, clock: FrozenClock, **later: int) -> None:
    with store.write() as uow:
        publishing.schedule(uow, article, clock.now() + timedelta(**later), by=EDITOR.name)


def test_an_article_is_published_when_its_time_has_come(
    library: Store, article: ArticleId, clock: FrozenClock
) -> None:
    _schedule(library, article, clock, hours=2)
    with library.read() as uow:
        assert publishing.next_due(uow) == clock.now() + timedelta(hours=2)
        assert publishing.due(uow) == ()
    clock.forward(hours=3)
    with library.write() as uow:
        assert publishing.due(uow) == (article,)
        changes = publishing.publish_due(uow, article)
    assert article in changes.reviewed
    present = _load(library, article)
    assert (present.stage, present.scheduled_at) == (Stage.PUBLISHED, None)
    with library.read() as uow:
        assert reviewing.events(uow, article)[0].by == EDITOR.name


def test_what_can_not_be_published_by_then_stays_approved_and_says_why(
    library: Store, article: ArticleId, clock: FrozenClock
) -> None:
    _schedule(library, article, clock, hours=2)
    with library.write() as uow:
        publishing.set_tick(uow, article, Tick.LEGAL, TickState.NEEDED, by=EDITOR.name)
    clock.forward(hours=3)
    with pytest.raises(NotAllowed, match="legal") as refused, library.write() as uow:
        publishing.publish_due(uow, article)
    with library.write() as uow:
        _changes, missed = publishing.miss(uow, article, refused.value)
    assert (missed.article, missed.reason) == (article, refused.value)
    present = _load(library, article)
    assert (present.stage, present.scheduled_at) == (Stage.APPROVED, None)


def test_a_text_that_changes_is_not_published_by_itself(
    library: Store, article: ArticleId, clock: FrozenClock
) -> None:
    _schedule(library, article, clock, hours=2)
    version = _load(library, article).version
    with library.write() as uow:
        drafts.save(uow, article, replace(DRAFT, body="Another text."), version=version)
    with library.read() as uow:
        assert publishing.next_due(uow) is None


def test_times_and_people_that_will_not_do_are_refused(
    library: Store, article: ArticleId, clock: FrozenClock
) -> None:
    now = clock.now()
    for at, by in ((now, EDITOR.name), (now + timedelta(hours=1), WRITER.name)):
        with pytest.raises(NotAllowed), library.write() as uow:
            publishing.schedule(uow, article, at, by=by)
    with library.write() as uow:
        reviewing.move(uow, article, Stage.IN_REVIEW, by=EDITOR.name)
    with pytest.raises(NotAllowed, match="in review"):
        _schedule(library, article, clock, hours=2)


def test_a_plan_is_taken_back(library: Store, article: ArticleId, clock: FrozenClock) -> None:
    _schedule(library, article, clock, hours=2)
    with library.write() as uow:
        assert publishing.unschedule(uow, article, by=EDITOR.name)
        assert not publishing.unschedule(uow, article, by=EDITOR.name)
    assert _load(library, article).scheduled_at is None


def test_a_tick_that_is_needed_holds_up_publication_until_it_is_done(
    library: Store, article: ArticleId
) -> None:
    with library.write() as uow:
        publishing.set_tick(uow, article, Tick.FACTS, TickState.NEEDED, by=EDITOR.name)
    with pytest.raises(NotAllowed, match="facts"), library.write() as uow:
        reviewing.move(uow, article, Stage.PUBLISHED, by=EDITOR.name)
    with library.write() as uow:
        publishing.set_tick(uow, article, Tick.FACTS, TickState.DONE, by=EDITOR.name)
        reviewing.move(uow, article, Stage.PUBLISHED, by=EDITOR.name)
    (mark,) = _load(library, article).ticks
    assert (mark.tick, mark.state, mark.by) == (Tick.FACTS, TickState.DONE, EDITOR.name)


def test_only_an_editor_ticks(library: Store, article: ArticleId) -> None:
    with pytest.raises(NotAllowed), library.write() as uow:
        publishing.set_tick(uow, article, Tick.LEGAL, TickState.DONE, by=WRITER.name)


def test_open_suggestions_hold_up_approval_and_are_kept(
    library: Store, article: ArticleId, clock: FrozenClock
) -> None:
    proposed = Suggestion(
        id=SuggestionId(new_uuid()),
        by=EDITOR.name,
        at=clock.now(),
        parts=(Part(4, MarkKind.INSERTED, "old "),),
    )
    version = _load(library, article).version
    with library.write() as uow:
        reviewing.move(uow, article, Stage.IN_REVIEW, by=EDITOR.name)
        drafts.save(uow, article, replace(DRAFT, suggestions=(proposed,)), version=version)
        drafts.keep_revision(uow, article, author=EDITOR.name, reason=RevisionReason.SAVED)
    assert _load(library, article).draft.suggestions == (proposed,)
    with pytest.raises(NotAllowed, match="One suggestion waits"), library.write() as uow:
        reviewing.move(uow, article, Stage.APPROVED, by=EDITOR.name)
    with library.read() as uow:
        newest = drafts.revision(uow, drafts.history(uow, article)[0].id)
    assert newest.draft.suggestions == (proposed,)
    assert not list(library.verify())
