"""Two versions of an article: told above the draft, decided in the merge view, kept in History."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.benches import EDITOR, Bench
from tests.helpers.versions import bring_version
from workstation.desk.notice import NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.packets import OpenConflict, PictureChoice
from workstation.domain.policy import Feature, Policy
from workstation.domain.revision import RevisionReason, RevisionSummary
from workstation.domain.workflow import Stage
from workstation.services import drafts, reviewing
from workstation.text.deciding import Deciding
from workstation.text.merging import Choice
from workstation.ui.packets.article_banner import ArticleBanner

BEFORE = Draft(
    headline="Ferry late", body="The ferry waits. It is late.\n\nThe quay is shut.\n\nNobody knows."
)
THEIRS = replace(
    BEFORE, body=BEFORE.body.replace("It is late.", "It is gone.").replace("Nobody", "Nobody yet")
)


@pytest.fixture
def article(bench: Bench, qtbot: QtBot) -> OpenArticle:
    """An article that was changed here, and of which another version has come."""
    opened = bench.open(BEFORE)
    start = opened.body().index("late.")
    opened.edit_text(start, start + 5, "an hour late.", "Typing")
    bench.settle()
    draft = replace(THEIRS, slug=opened.slug)
    bring_version(bench.desk.dispatcher, opened.id, draft, BEFORE)
    bench.context.review.set_active(True)
    bench.desk.dispatcher.committed.emit(Changes(reviewed=frozenset({opened.id})), None)
    qtbot.waitUntil(lambda: opened.article.conflicts == 1, timeout=10000)
    return opened


def history(bench: Bench, article: OpenArticle) -> tuple[RevisionSummary, ...]:
    found: list[tuple[RevisionSummary, ...]] = []
    bench.desk.dispatcher.read(
        partial(drafts.history, article=article.id),
        owner=bench.desk,
        done=found.append,
        after_writes=True,
    )
    bench.qtbot.waitUntil(lambda: bool(found), timeout=10000)
    return found[0]


def ask(bench: Bench, article: OpenArticle) -> tuple[OpenConflict, Deciding]:
    with bench.qtbot.waitSignal(bench.context.packets.asked, timeout=10000) as asked:
        bench.context.packets.ask(article.id)
    _article, conflict, deciding = asked.args
    return conflict, deciding


def test_what_was_decided_is_one_step_and_both_versions_stay(
    bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    mine = article.body()
    conflict, deciding = ask(bench, article)
    (question,) = deciding.questions
    deciding.take(question, Choice.THEIRS)
    bench.context.packets.finish(article, conflict, deciding.draft())
    qtbot.waitUntil(lambda: bool(bench.notices), timeout=10000)
    assert [each.kind for each in bench.notices] == [NoticeKind.DECIDED]
    assert article.body() == THEIRS.body
    qtbot.waitUntil(lambda: article.article.conflicts == 0, timeout=10000)
    bench.settle()
    versions = history(bench, article)
    assert versions[0].reason is RevisionReason.MERGED
    assert {"Tom Vasile", "Mara Lindqvist"} <= {each.author for each in versions}
    undo = bench.notices[-1].undo
    assert undo is not None
    undo()
    assert article.body() == mine
    article.history.redo()
    assert article.body() == THEIRS.body
    bench.settle()
    assert len(bench.notices) == 1, "nothing was overtaken"


def test_the_banner_says_so_and_leads_to_the_merge_view(
    bench: Bench, article: OpenArticle, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.addWidget(QWidget(host))
    banner = ArticleBanner(bench.context, column, host)
    banner.bind(article)
    assert banner.banner is not None
    assert "wait until the two are merged" in banner.banner.text()
    with qtbot.waitSignal(bench.context.packets.asked, timeout=10000):
        banner.banner.buttons()[0].click()
    banner.bind(None)
    assert banner.banner.isHidden()


def test_approval_waits_and_says_why(bench: Bench, article: OpenArticle, qtbot: QtBot) -> None:
    for stage in (Stage.SUBMITTED, Stage.IN_REVIEW):
        bench.desk.dispatcher.write(
            partial(reviewing.move, article=article.id, target=stage, by=EDITOR), owner=bench.desk
        ).result(10)
    qtbot.waitUntil(lambda: article.article.stage is Stage.IN_REVIEW, timeout=10000)
    assert "Two versions" in bench.context.next_move.why
    bench.context.review.move(Stage.APPROVED)
    qtbot.waitUntil(lambda: bool(bench.notices), timeout=10000)
    assert bench.notices[-1].kind is NoticeKind.FAILED
    assert article.article.stage is Stage.IN_REVIEW


def test_there_is_nothing_to_merge_in_an_article_of_one_version(bench: Bench, qtbot: QtBot) -> None:
    article = bench.open(BEFORE)
    bench.context.packets.ask(article.id)
    qtbot.waitUntil(lambda: bool(bench.notices), timeout=10000)
    assert bench.notices[-1].kind is NoticeKind.FAILED


def test_an_organisation_can_turn_packets_off(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    bench.desk.policy = Policy(off=frozenset({Feature.PACKETS}))
    article = bench.open(BEFORE)
    feed = bench.context.packets
    feed.send((article.id,), "Tom Vasile", tmp_path / "a.packet", PictureChoice.WORKING)
    feed.look_into(tmp_path / "a.packet")
    assert [each.kind for each in bench.notices] == [NoticeKind.FAILED, NoticeKind.FAILED]
    handed_over: list[Path | None] = []
    feed.hand_over((article.id,), handed_over.append)
    assert handed_over == [None]
    assert not list(tmp_path.glob("*.packet"))
