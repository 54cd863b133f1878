"""A desk with everything on it but a window, over a real newsroom, for tests of panes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from workstation import paths
from workstation.desk.backups import Backups
from workstation.desk.desk import Desk
from workstation.desk.interchange import Interchange
from workstation.desk.library_feed import LibraryFeed
from workstation.desk.media import Media
from workstation.desk.milestones import Milestones
from workstation.desk.next_move import NextMove
from workstation.desk.notes_feed import NotesFeed
from workstation.desk.notice import Notice
from workstation.desk.open_article import OpenArticle
from workstation.desk.packets_feed import PacketsFeed
from workstation.desk.page_templates import PageTemplates
from workstation.desk.picture_intake import PictureIntake
from workstation.desk.pictures_feed import PicturesFeed
from workstation.desk.preferences import Preferences
from workstation.desk.preview_feed import PreviewFeed
from workstation.desk.proofing_feed import ProofingFeed
from workstation.desk.related_feed import RelatedFeed
from workstation.desk.rendering import InlineRenderer
from workstation.desk.review_feed import ReviewFeed
from workstation.desk.spelling import Spelling
from workstation.desk.suggesting import Suggesting
from workstation.domain.backups import BackupPlan
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, ContributorId, new_uuid
from workstation.domain.newsroom import Contributor, Newsroom, Section
from workstation.domain.workflow import PersonRole
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.proofing.speller import LocalSpeller
from workstation.rendering.worker import Setup
from workstation.services import drafts, newsrooms
from workstation.settings.store import SettingsStore
from workstation.storage.unit_of_work import UnitOfWork
from workstation.ui.actions.registry import Actions
from workstation.ui.context import Context
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.writing_view import WritingView

EDITOR = "Mara Lindqvist"
WRITER = "Ines Okafor"

NEWSROOM = Newsroom(
    name="Harbour Courier",
    sections=(Section("Harbour", "#0f5c6e"), Section("Council", "#98560a")),
    people=(
        Contributor(id=ContributorId("p1"), name=EDITOR, role=PersonRole.EDITOR),
        Contributor(id=ContributorId("p2"), name=WRITER, role=PersonRole.WRITER),
    ),
)


@dataclass
class Bench:
    """What a test of a pane works with."""

    context: Context
    clock: FrozenClock
    qtbot: QtBot
    notices: list[Notice] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.context.desk

    def add(self, draft: Draft, author: str = WRITER) -> ArticleId:
        """Put an article into the newsroom, waiting until it is there."""
        article = ArticleId(new_uuid())
        create = partial(drafts.create, article=article, draft=draft, author=author)
        self.desk.dispatcher.write(create, owner=self.desk).result(10)
        return article

    def open(self, draft: Draft) -> OpenArticle:
        """Put an article into the newsroom and make it current."""
        article = self.add(draft)
        with self.qtbot.waitSignal(self.desk.current_changed, timeout=10000):
            self.desk.open(article)
        assert self.desk.current is not None
        return self.desk.current

    def settle(self) -> None:
        """Wait until everything is saved and all that was asked is answered."""
        self.desk.flush()
        self.qtbot.waitUntil(lambda: not self.desk.unsaved, timeout=10000)


@pytest.fixture
def bench(
    desk: Desk,
    clock: FrozenClock,
    appearance: Appearance,
    qtbot: QtBot,
    newsroom_folder: Path,
) -> Iterator[Bench]:
    """A desk with an editor at it, in a newsroom with people."""
    with furnished(desk, clock, appearance, qtbot, newsroom_folder, EDITOR) as made:
        yield made


@contextmanager
def furnished(
    desk: Desk,
    clock: FrozenClock,
    appearance: Appearance,
    qtbot: QtBot,
    newsroom: Path,
    acting: str,
) -> Iterator[Bench]:
    """Give a desk people, somebody who works at it, and all that panes are made from."""
    desk.dispatcher.write(_settle_in, owner=desk).result(10)
    with qtbot.waitSignal(desk.newsroom_changed, timeout=10000):
        desk.load_newsroom()
    desk.set_acting(acting)
    owner = QObject()
    bench = Bench(make_context(desk, appearance, owner, newsroom), clock, qtbot)
    desk.noticed.connect(bench.notices.append)
    yield bench
    desk.noticed.disconnect(bench.notices.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()


def _settle_in(unit: UnitOfWork) -> Changes:
    return newsrooms.save(unit, NEWSROOM)


def make_context(desk: Desk, appearance: Appearance, owner: QObject, newsroom: Path) -> Context:
    resources = paths.resources_folder()
    icons = Icons(resources, appearance)
    spelling = Spelling(desk, LocalSpeller((resources / "dictionaries",)), parent=owner)
    proofing = ProofingFeed(desk, spelling, owner)
    review = ReviewFeed(desk, proofing, owner)
    next_move = NextMove(desk, lambda: review, owner)
    next_move.follow()
    templates = resources / "templates"
    renderer = InlineRenderer(Setup(templates, own=paths.own_templates(newsroom)), owner)
    return Context(
        desk=desk,
        library=LibraryFeed(desk, owner),
        related=RelatedFeed(desk, owner),
        pictures=PicturesFeed(desk, owner),
        intake=PictureIntake(desk, InlineWorkshop(), owner),
        media=Media(desk.dispatcher, InlineWorkshop()),
        preview=PreviewFeed(desk, renderer, owner),
        templates=PageTemplates(desk, newsroom, templates, owner),
        interchange=Interchange(desk, templates, owner),
        packets=PacketsFeed(desk, InlineWorkshop(), owner),
        backups=Backups(desk, Path("nowhere"), BackupPlan(), owner),
        preferences=Preferences(desk.dispatcher, SettingsStore(paths.config_folder()), owner),
        proofing=proofing,
        spelling=spelling,
        review=review,
        notes=NotesFeed(desk, owner),
        suggesting=Suggesting(desk, owner),
        milestones=Milestones(desk, owner),
        next_move=next_move,
        actions=Actions(desk, icons, owner),
        appearance=appearance,
        writing=WritingView(parent=owner),
        icons=icons,
        resources=resources,
    )
