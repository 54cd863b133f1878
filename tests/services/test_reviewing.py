from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.article import Article
from workstation.domain.checks import Finding, Severity
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, ContributorId, new_uuid
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import PersonRole, Stage
from workstation.services import drafts, move_guards, newsrooms, reviewing
from workstation.storage.store import Store

WRITER = Contributor(id=ContributorId("w"), name="Ines Okafor")
EDITOR = Contributor(id=ContributorId("e"), name="Ada Brandt", role=PersonRole.EDITOR)


@pytest.fixture
def staffed(library: Store) -> Store:
    with library.write() as uow:
        newsrooms.save(uow, Newsroom(name="The Skerry Courier", people=(WRITER, EDITOR)))
    return library


def _article(store: Store, stage: Stage = Stage.DRAFT, **fields: object) -> ArticleId:
    article = ArticleId(new_uuid())
    with store.write() as uow:
        drafts.create(
            uow,
            article,
            replace(Draft(headline="Ferry"), **fields),  # type: ignore[arg-type]
            author=WRITER.name,
            stage=stage,
        )
    return article


def _move(store: Store, article: ArticleId, target: Stage, **more: object) -> None:
    with store.write() as uow:
        reviewing.move(
            uow,
            article,
            target,
            by=str(more.pop("by", EDITOR.name)),
            **more,  # type: ignore[arg-type]
        )


def _load(store: Store, article: ArticleId) -> Article:
    with store.read() as uow:
        return drafts.load(uow, article).article


def test_a_story_goes_from_draft_to_publication(staffed: Store, clock: FrozenClock) -> None:
    article = _article(staffed)
    _move(staffed, article, Stage.SUBMITTED, by=WRITER.name, note="Please look at the second half")
    _move(staffed, article, Stage.IN_REVIEW)
    assert _load(staffed, article).assignee == EDITOR.name
    _move(staffed, article, Stage.APPROVED)
    assert _load(staffed, article).published_at is None
    published = clock.forward(hours=1)
    _move(staffed, article, Stage.PUBLISHED)
    clock.forward(days=1)
    _move(staffed, article, Stage.CORRECTED, note="It was two boats")
    present = _load(staffed, article)
    assert present.stage is Stage.CORRECTED
    assert present.published_at == published
    assert present.version == 1
    with staffed.read() as uow:
        happened = reviewing.events(uow, article)
        history = drafts.history(uow, article)
    assert [event.target for event in reversed(happened)] == [
        Stage.SUBMITTED,
        Stage.IN_REVIEW,
        Stage.APPROVED,
        Stage.PUBLISHED,
        Stage.CORRECTED,
    ]
    # Every event names the revision that was kept for it.
    assert [event.revision for event in happened] == [each.id for each in history[:5]]
    assert history[-2].reason is RevisionReason.SUBMITTED
    assert history[-2].note == happened[-1].note == "Please look at the second half"


def test_a_correction_is_on_the_page_and_in_the_revision(
    staffed: Store, clock: FrozenClock
) -> None:
    article = _article(staffed, Stage.PUBLISHED)
    at = clock.forward(hours=3)
    _move(
        staffed,
        article,
        Stage.CORRECTED,
        note="It was two boats.\n",
        correction=CorrectionKind.CLARIFICATION,
    )
    first = Correction(at, CorrectionKind.CLARIFICATION, "It was two boats.")
    present = _load(staffed, article)
    assert present.draft.corrections == (first,)
    assert present.stage is Stage.CORRECTED
    assert present.version == 2
    at = clock.forward(hours=3)
    _move(staffed, article, Stage.CORRECTED, note="It was three.", correction=CorrectionKind.UPDATE)
    with staffed.read() as uow:
        newest = reviewing.events(uow, article)[0]
        assert newest.revision is not None
        kept = drafts.revision(uow, newest.revision).draft
    assert kept.corrections == (first, Correction(at, CorrectionKind.UPDATE, "It was three."))
    assert newest.note == "It was three."
    assert staffed.verify() == ()


def test_a_minor_correction_is_on_record_and_not_on_the_page(staffed: Store) -> None:
    article = _article(staffed, Stage.PUBLISHED)
    with pytest.raises(NotAllowed, match="a note is needed"):
        _move(staffed, article, Stage.CORRECTED)
    _move(staffed, article, Stage.CORRECTED, note="A comma")
    assert _load(staffed, article).draft.corrections == ()
    with staffed.read() as uow:
        assert reviewing.events(uow, article)[0].note == "A comma"


def test_a_correction_that_is_refused_leaves_the_page_alone(staffed: Store) -> None:
    article = _article(staffed, Stage.PUBLISHED)
    with pytest.raises(NotAllowed, match="Only an editor"):
        _move(
            staffed,
            article,
            Stage.CORRECTED,
            by=WRITER.name,
            note="No",
            correction=CorrectionKind.CORRECTION,
        )
    assert _load(staffed, article).draft.corrections == ()


def test_only_the_moves_of_the_workflow_are_possible(staffed: Store) -> None:
    article = _article(staffed)
    with pytest.raises(NotAllowed, match="can’t become published; it can become submitted"):
        _move(staffed, article, Stage.PUBLISHED)
    with pytest.raises(NotAllowed, match="already draft"):
        _move(staffed, article, Stage.DRAFT)
    withdrawn = _article(staffed, Stage.WITHDRAWN)
    with pytest.raises(NotAllowed, match="stays so"):
        _move(staffed, withdrawn, Stage.PUBLISHED)
    assert _load(staffed, article).revisions == 1


def test_editors_moves_are_for_editors(staffed: Store) -> None:
    article = _article(staffed, Stage.SUBMITTED)
    with pytest.raises(NotAllowed, match="Only an editor"):
        _move(staffed, article, Stage.IN_REVIEW, by=WRITER.name)
    with pytest.raises(NotAllowed, match="not among the people"):
        _move(staffed, article, Stage.IN_REVIEW, by="Somebody")
    with pytest.raises(NotAllowed, match="Say who"):
        _move(staffed, article, Stage.DRAFT, by=" ")
    _move(staffed, article, Stage.DRAFT, by=WRITER.name)


def test_a_newsroom_that_has_no_editor_yet_can_work(library: Store) -> None:
    article = _article(library, Stage.SUBMITTED)
    _move(library, article, Stage.IN_REVIEW, by="Somebody")
    assert _load(library, article).stage is Stage.IN_REVIEW


def test_a_move_that_needs_a_reason_asks_for_one(staffed: Store) -> None:
    article = _article(staffed, Stage.IN_REVIEW)
    with pytest.raises(NotAllowed, match="a note is needed"):
        _move(staffed, article, Stage.CHANGES_REQUESTED, note="  ")
    _move(staffed, article, Stage.CHANGES_REQUESTED, note="Who says so?")


def test_blocking_findings_stop_checked_moves_only(staffed: Store) -> None:
    article = _article(staffed)
    blocking = Finding(rule="r", severity=Severity.BLOCK, field="body", message="There is no text.")
    warning = replace(blocking, severity=Severity.WARN)
    with pytest.raises(NotAllowed, match=r"There is no text\. \(and 1 more\)"):
        _move(staffed, article, Stage.SUBMITTED, findings=(warning, blocking, blocking))
    _move(staffed, article, Stage.SUBMITTED, findings=(warning,))
    _move(staffed, article, Stage.IN_REVIEW, findings=(blocking,))


def test_an_embargo_in_the_future_blocks_publishing(staffed: Store, clock: FrozenClock) -> None:
    article = _article(staffed, Stage.APPROVED, embargo=clock.now() + timedelta(hours=2))
    with pytest.raises(NotAllowed, match="under embargo until 22 November 2026, 11:30 UTC"):
        _move(staffed, article, Stage.PUBLISHED)
    clock.forward(hours=2)
    _move(staffed, article, Stage.PUBLISHED)


def test_a_spiked_story_goes_back_to_the_stage_it_had(staffed: Store) -> None:
    article = _article(staffed, Stage.CHANGES_REQUESTED)
    _move(staffed, article, Stage.SPIKED)
    spiked = _load(staffed, article)
    assert [move.target for move in move_guards.available(spiked, EDITOR)] == [
        Stage.CHANGES_REQUESTED
    ]
    with pytest.raises(NotAllowed):
        _move(staffed, article, Stage.DRAFT)
    _move(staffed, article, Stage.CHANGES_REQUESTED)
    assert _load(staffed, article).stage_before_spike is None


OTHER = Contributor(id=ContributorId("o"), name="Mara Lindqvist", role=PersonRole.CHIEF)


def test_editors_approve_their_own_work_only_where_nobody_else_can(library: Store) -> None:
    alone = Newsroom(people=(WRITER, EDITOR))
    several = replace(alone, people=(*alone.people, OTHER))
    article = _article(library, Stage.IN_REVIEW, bylines=(EDITOR.name, WRITER.name))

    def approvable(newsroom: Newsroom, person: Contributor) -> bool:
        moves = move_guards.available(_load(library, article), person, newsroom)
        return Stage.APPROVED in [move.target for move in moves]

    with library.write() as uow:
        newsrooms.save(uow, several)
    assert not approvable(several, EDITOR)
    assert approvable(several, OTHER)
    assert approvable(alone, EDITOR)
    assert approvable(replace(several, own_approval=True), EDITOR)
    with pytest.raises(NotAllowed, match="another editor approves it: Mara Lindqvist"):
        _move(library, article, Stage.APPROVED)
    _move(library, article, Stage.SPIKED)
    _move(library, article, Stage.IN_REVIEW)
    with library.write() as uow:
        newsrooms.save(uow, replace(several, own_approval=True))
    _move(library, article, Stage.APPROVED)


def test_a_spiked_approval_comes_back_by_its_writer_too(staffed: Store) -> None:
    with staffed.write() as uow:
        newsrooms.save(uow, Newsroom(people=(WRITER, EDITOR, OTHER)))
    article = _article(staffed, Stage.APPROVED, bylines=(EDITOR.name,))
    _move(staffed, article, Stage.SPIKED)
    _move(staffed, article, Stage.APPROVED)
    assert _load(staffed, article).stage is Stage.APPROVED


def test_an_article_can_be_given_to_someone(staffed: Store) -> None:
    article = _article(staffed)
    with staffed.write() as uow:
        assert reviewing.assign(uow, article, EDITOR.name, by=EDITOR.name).reviewed == {article}
        assert not reviewing.assign(uow, article, EDITOR.name, by=EDITOR.name)
        with pytest.raises(NotAllowed, match="Only an editor"):
            reviewing.assign(uow, article, WRITER.name, by=WRITER.name)
    assert _load(staffed, article).assignee == EDITOR.name


def test_milestones_are_the_latest_versions_that_were_submitted_and_judged(
    staffed: Store, clock: FrozenClock
) -> None:
    article = _article(staffed)
    for target, note in (
        (Stage.SUBMITTED, ""),
        (Stage.IN_REVIEW, ""),
        (Stage.CHANGES_REQUESTED, "Who says so?"),
    ):
        clock.forward(minutes=1)
        _move(staffed, article, target, note=note)
    sent_back = _load(staffed, article)
    with staffed.write() as uow:
        changed = replace(sent_back.draft, body="Ada says so.")
        drafts.save(uow, article, changed, version=sent_back.version)
    clock.forward(minutes=1)
    _move(staffed, article, Stage.SUBMITTED, by=WRITER.name)
    with staffed.read() as uow:
        latest, notes = reviewing.milestones(uow, article)
        before = drafts.revision(uow, notes.revision).draft
        after = drafts.revision(uow, latest.revision).draft
    assert (latest.stage, latest.by) == (Stage.SUBMITTED, WRITER.name)
    assert (notes.stage, notes.by) == (Stage.CHANGES_REQUESTED, EDITOR.name)
    assert notes.number < latest.number
    assert (before.body, after.body) == ("", "Ada says so.")


def test_the_log_has_every_correction_and_withdrawal(staffed: Store, clock: FrozenClock) -> None:
    one = _article(staffed, Stage.PUBLISHED)
    other = _article(staffed, Stage.PUBLISHED, headline="Dredging")
    _move(staffed, one, Stage.CORRECTED, note="Six, not ten.", correction=CorrectionKind.UPDATE)
    clock.forward(hours=1)
    _move(staffed, one, Stage.CORRECTED, note="A comma.")
    clock.forward(hours=1)
    _move(staffed, other, Stage.WITHDRAWN, note="It was a hoax.")
    with staffed.read() as uow:
        logged = reviewing.corrections(uow)
    assert [(each.article, each.stage, each.kind, each.by, each.note) for each in logged] == [
        (other, Stage.WITHDRAWN, None, EDITOR.name, "It was a hoax."),
        (one, Stage.CORRECTED, None, EDITOR.name, "A comma."),
        (one, Stage.CORRECTED, CorrectionKind.UPDATE, EDITOR.name, "Six, not ten."),
    ]
    assert [each.headline for each in logged] == ["Dredging", "Ferry", "Ferry"]


def test_corrections_that_came_with_an_article_are_in_the_log(staffed: Store) -> None:
    moment = datetime(2026, 3, 1, 9, tzinfo=UTC)
    told = Correction(moment, CorrectionKind.CORRECTION, "The boat is blue.")
    _article(staffed, Stage.CORRECTED, corrections=(told,))
    with staffed.read() as uow:
        [logged] = reviewing.corrections(uow)
    assert (logged.at, logged.kind, logged.by) == (moment, CorrectionKind.CORRECTION, "")


def _change(store: Store, article: ArticleId, body: str, author: str) -> None:
    with store.write() as uow:
        present = drafts.load(uow, article).article
        drafts.save(uow, article, replace(present.draft, body=body), version=present.version)
        drafts.keep_revision(uow, article, author=author, reason=RevisionReason.SAVED)


def _read(store: Store, article: ArticleId, by: str) -> int | None:
    """Return the number of the version that is compared with, and read the article then."""
    with store.write() as uow:
        found = reviewing.last_read(uow, article, by)
        reviewing.mark_read(uow, article, by)
    return None if found is None else found.number


def test_what_others_wrote_since_one_read_it_is_known(staffed: Store) -> None:
    article = _article(staffed)
    assert _read(staffed, article, EDITOR.name) is None, "read for the first time"
    assert _read(staffed, article, EDITOR.name) is None, "nothing new"
    _change(staffed, article, "It waits.", WRITER.name)
    _change(staffed, article, "It waits long.", WRITER.name)
    assert _read(staffed, article, WRITER.name) is None
    assert _read(staffed, article, EDITOR.name) == 1
    assert _read(staffed, article, EDITOR.name) is None
    _change(staffed, article, "It sails.", EDITOR.name)
    assert _read(staffed, article, EDITOR.name) is None, "one's own words are read"
    _change(staffed, article, "It waits again.", WRITER.name)
    assert _read(staffed, article, EDITOR.name) == 4
    assert _read(staffed, article, "") is None
