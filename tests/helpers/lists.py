"""A newsroom as on a busy day, a long archive, and the panes' context over a desk."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from sqlalchemy import event, insert, select

from tests.helpers.newsrooms import FrozenClock
from workstation import paths
from workstation.desk.backups import Backups
from workstation.desk.desk import Desk
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.interchange import Interchange
from workstation.desk.library_feed import LibraryFeed
from workstation.desk.media import Media
from workstation.desk.milestones import Milestones
from workstation.desk.next_move import NextMove
from workstation.desk.notes_feed import NotesFeed
from workstation.desk.packets_feed import PacketsFeed
from workstation.desk.page_templates import PageTemplates
from workstation.desk.picture_intake import PictureIntake
from workstation.desk.pictures_feed import PicturesFeed
from workstation.desk.preferences import Preferences
from workstation.desk.preview_feed import PreviewFeed
from workstation.desk.proofing_feed import ProofingFeed
from workstation.desk.related_feed import RelatedFeed
from workstation.desk.rendering import Renderer
from workstation.desk.review_feed import ReviewFeed
from workstation.desk.spelling import Spelling
from workstation.desk.suggesting import Suggesting
from workstation.domain.backups import BackupPlan
from workstation.domain.canonical import folded, sort_key
from workstation.domain.clock import to_text
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, ContributorId, PictureId, new_uuid
from workstation.domain.newsroom import Contributor, Newsroom, SavedSearch, Section
from workstation.domain.pictures import Picture
from workstation.domain.workflow import PersonRole, Stage
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.proofing.speller import LocalSpeller
from workstation.services import drafts, indexing, newsrooms, pictures
from workstation.settings.store import SettingsStore
from workstation.storage import tables
from workstation.storage.store import Store
from workstation.ui.actions.registry import Actions
from workstation.ui.context import Context
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.writing_view import WritingView

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

DAY = (
    ("Ferry operators brace for a thinner winter timetable", "Harbour", "Ines Okafor",
     Stage.IN_REVIEW, 842, 0.3),
    ("Councillors split over quay road closure", "Council", "Tom Vasile", Stage.DRAFT, 310, 1.75),
    ("Eelgrass returns to the inner bay after a decade", "Environment", "Ines Okafor",
     Stage.CHANGES_REQUESTED, 1120, 20),
    ("Chandlery on Mole Street to shut after 96 years", "Business", "Desk",
     Stage.APPROVED, 540, 22),
    ("Dredging contract slips again, port confirms", "Harbour", "Mara Lindqvist",
     Stage.PUBLISHED, 660, 50),
    ("What the new channel depth means for skippers", "Harbour", "Mara Lindqvist",
     Stage.DRAFT, 95, 74),
    ("Budget hearing: six numbers that matter", "Council", "Tom Vasile", Stage.SUBMITTED, 730, 98),
)  # fmt: skip
"""Headline, section, byline, stage, words, hours ago."""

HOUSE = Newsroom(
    name="Harbour Courier",
    sections=tuple(
        Section(name, colour)
        for name, colour in (
            ("Harbour", "#0e5a6b"),
            ("Council", "#b8690f"),
            ("Business", "#5448a0"),
            ("Environment", "#2b7d4f"),
        )
    ),
    people=tuple(
        Contributor(id=ContributorId(new_uuid()), name=name, role=role)
        for name, role in (
            ("Ines Okafor", PersonRole.WRITER),
            ("Tom Vasile", PersonRole.WRITER),
            ("Mara Lindqvist", PersonRole.EDITOR),
        )
    ),
    saved_searches=(
        SavedSearch("Winter timetable", "timetable"),
        SavedSearch("In the harbour", "section:harbour"),
    ),
)

_OPENINGS = ("Skippers", "Councillors", "Islanders", "Traders", "Wardens", "Pilots", "Pupils")
_MIDDLES = ("wait for", "split over", "welcome", "count the cost of", "ask again about")
_ENDINGS = ("the quay road", "a later ferry", "the dredging of the eastern approach channel",
            "winter fares", "the fish market's new opening hours on Saturdays")  # fmt: skip


def fill(store: Store, rows: tuple[tuple[str, str, str, Stage, int, float], ...]) -> None:
    """Put articles into a newsroom, each as old as its row says, and index them."""
    clock = store._clock
    assert isinstance(clock, FrozenClock)
    with store.write() as uow:
        newsrooms.save(uow, HOUSE)
        for headline, section, byline, stage, words, hours in rows:
            clock.moment = NOW - timedelta(hours=hours)
            draft = Draft(
                headline=headline, section=section, bylines=(byline,), body="word " * words
            )
            article = ArticleId(new_uuid())
            drafts.create(uow, article, draft, author=byline, stage=stage)
        clock.moment = NOW
        pictures.add(
            uow,
            Picture(
                id=PictureId("ab" * 32),
                file_name="columba.jpg",
                media_type="image/jpeg",
                width=1600,
                height=900,
                size=1000,
                caption="The Saint Columba at Skerry Pier before dawn",
                credit="Ada Brandt",
            ),
        )
        while indexing.index_dirty(uow, 500):
            pass


def add_archive(store: Store, count: int) -> None:
    """Put so many old published articles into a filled newsroom, the same ones each time.

    They are copies of a stored row, for lists alone: writing them one by one takes minutes.
    """
    chance = random.Random(7)
    table = tables.article
    assert store._writer is not None
    with store._writer.begin() as connection:
        pattern = dict(connection.execute(select(table).limit(1)).mappings().one())
        del pattern["number"]
        connection.execute(
            insert(table), [pattern | _old_article(chance, number) for number in range(count)]
        )


def _old_article(chance: random.Random, number: int) -> dict[str, object]:
    headline = " ".join(chance.choice(part) for part in (_OPENINGS, _MIDDLES, _ENDINGS))
    section = chance.choice(HOUSE.sections).name
    return {
        "id": new_uuid(),
        "slug": f"archive-{number}",
        "headline": headline,
        "headline_key": sort_key(headline),
        "section": section,
        "section_key": folded(section),
        "stage": Stage.PUBLISHED.value,
        "words": chance.randint(90, 1400),
        "modified_at": to_text(NOW - timedelta(hours=100 + number / 3)),
    }


@pytest.fixture
def house(newsroom_folder: Path, clock: FrozenClock) -> None:
    """Fill the test's newsroom with one busy day."""
    store = Store.open(newsroom_folder, clock)
    fill(store, DAY)
    store.close()


@pytest.fixture(scope="session")
def template_archive(template_newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with 10,000 published articles and one busy day, made once per run."""
    folder = tmp_path_factory.mktemp("archive") / "newsroom"
    shutil.copytree(template_newsroom, folder)
    store = Store.open(folder, FrozenClock(NOW))
    fill(store, DAY)
    add_archive(store, 10_000)
    store.close()
    return folder


@pytest.fixture
def context(
    desk: Desk,
    appearance: Appearance,
    icons: Icons,
    resources: Path,
    newsroom_folder: Path,
    qapp: QApplication,
) -> Iterator[Context]:
    """Everything that panes are made from, over the desk."""
    home = QObject()
    yield make_context(desk, appearance, icons, resources, newsroom_folder, home)
    home.deleteLater()


def make_context(
    desk: Desk,
    appearance: Appearance,
    icons: Icons,
    resources: Path,
    newsroom: Path,
    home: QObject,
) -> Context:
    """Build the feeds of a window; they live as long as `home`."""
    spelling = Spelling(desk, LocalSpeller((resources / "dictionaries",)), parent=home)
    proofing = ProofingFeed(desk, spelling, home)
    review = ReviewFeed(desk, proofing, home)
    next_move = NextMove(desk, lambda: review, home)
    next_move.follow()
    return Context(
        desk=desk,
        library=LibraryFeed(desk, home),
        related=RelatedFeed(desk, home),
        pictures=PicturesFeed(desk, home),
        intake=PictureIntake(desk, InlineWorkshop(), home),
        media=Media(desk.dispatcher, InlineWorkshop()),
        preview=PreviewFeed(desk, Renderer(home), home),
        templates=PageTemplates(desk, newsroom, resources / "templates", home),
        interchange=Interchange(desk, resources / "templates", home),
        packets=PacketsFeed(desk, InlineWorkshop(), home),
        backups=Backups(desk, Path("nowhere"), BackupPlan(), home),
        preferences=Preferences(desk.dispatcher, SettingsStore(paths.config_folder()), home),
        proofing=proofing,
        spelling=spelling,
        review=review,
        notes=NotesFeed(desk, home),
        suggesting=Suggesting(desk, home),
        milestones=Milestones(desk, home),
        next_move=next_move,
        actions=Actions(desk, icons, home),
        appearance=appearance,
        writing=WritingView(parent=home),
        icons=icons,
        resources=resources,
    )


class Statements:
    """Counts the SQL statements that the newsroom's lanes send, without BEGIN and COMMIT."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        store = dispatcher._opening.result(10)
        self.seen: list[str] = []
        for engine in (store._reader, store._writer):
            event.listen(engine, "before_cursor_execute", self._note)

    def _note(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            self.seen.append(statement)

    def take(self) -> int:
        """Return how many there were since this was last asked."""
        count = len(self.seen)
        self.seen.clear()
        return count


@pytest.fixture
def statements(dispatcher: Dispatcher) -> Statements:
    """Count the SQL statements of the test's desk."""
    return Statements(dispatcher)
