"""What stands against a move: the rules alone, without a newsroom on disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from workstation.domain.article import Article
from workstation.domain.checks import Finding
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, ContributorId
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.workflow import PersonRole, Stage
from workstation.services import move_guards

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WRITER = Contributor(id=ContributorId("w"), name="Ines Okafor")
EDITOR = Contributor(id=ContributorId("e"), name="Ada Brandt", role=PersonRole.EDITOR)
NEWSROOM = Newsroom(people=(WRITER, EDITOR))


def article(stage: Stage, draft: Draft | None = None) -> Article:
    return Article(id=ArticleId("a"), draft=draft or Draft(headline="Ferry"), stage=stage)


def check(present: Article, target: Stage, by: str = EDITOR.name, note: str = "") -> None:
    findings: tuple[Finding, ...] = ()
    move_guards.check(present, target, NEWSROOM, by=by, note=note, findings=findings, now=NOW)


def test_what_someone_may_do_depends_on_the_role() -> None:
    present = article(Stage.SUBMITTED)
    writers = [move.target for move in move_guards.available(present, WRITER, NEWSROOM)]
    editors = [move.target for move in move_guards.available(present, EDITOR, NEWSROOM)]
    assert writers == [Stage.DRAFT]
    assert editors == [Stage.DRAFT, Stage.IN_REVIEW, Stage.SPIKED]
    assert [move.target for move in move_guards.available(present, None)] == writers
    nobody_edits = Newsroom(people=(WRITER,))
    found = move_guards.available(present, WRITER, nobody_edits)
    assert [move.target for move in found] == editors


def test_every_move_that_is_offered_passes() -> None:
    for stage in Stage:
        present = article(stage)
        for move in move_guards.available(present, EDITOR, NEWSROOM):
            check(present, move.target, note="Because of the tide")


def test_the_person_is_asked_about_before_the_article() -> None:
    waiting = Draft(headline="Ferry", embargo=NOW + timedelta(hours=1))
    present = article(Stage.APPROVED, waiting)
    with pytest.raises(NotAllowed, match="Ines Okafor"):
        check(present, Stage.PUBLISHED, by=WRITER.name)
    with pytest.raises(NotAllowed, match="under embargo"):
        check(present, Stage.PUBLISHED)
    check(article(Stage.APPROVED, replace(waiting, embargo=NOW)), Stage.PUBLISHED)
