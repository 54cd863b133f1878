from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, FigureId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.newsroom import Newsroom, SavedSearch, Section
from workstation.domain.pictures import Figure, Picture
from workstation.domain.query import LibraryQuery
from workstation.domain.workflow import Stage
from workstation.services import drafts, library, newsrooms, pictures
from workstation.storage import driver
from workstation.storage.first_screen import read_first_screen
from workstation.storage.schema import DATABASE
from workstation.storage.store import Store


@pytest.fixture
def filled(library: Store, clock: FrozenClock) -> Store:
    first = ArticleId(new_uuid())
    picture = library.blobs.put(b"bytes")
    with library.write() as uow:
        newsrooms.save(
            uow,
            Newsroom(
                name="The Skerry Courier",
                sections=(Section("Harbour"), Section("Council")),
                saved_searches=(SavedSearch("Drafts", "stage:draft"),),
            ),
        )
        pictures.add(
            uow,
            Picture(
                id=picture, file_name="q.jpg", media_type="image/jpeg", width=1, height=1, size=5
            ),
        )
        drafts.create(uow, first, Draft(headline="Ferry", section="harbour"), author="Ines")
        for headline in ("Pier", "Breakwater"):
            clock.forward(minutes=1)
            draft = Draft(
                headline=headline,
                section="Council",
                links=(RelatedLink(id=LinkId(new_uuid()), key="a", target=ArticleTarget(first)),),
                figures=(Figure(id=FigureId(new_uuid()), key="quay", picture=picture),),
            )
            drafts.create(uow, ArticleId(new_uuid()), draft, author="Ines", stage=Stage.PUBLISHED)
    return library


def test_the_first_screen_is_what_the_store_says(filled: Store) -> None:
    screen = read_first_screen(filled.folder, None, 2)
    assert screen is not None
    with filled.read() as uow:
        newest = library.ids(uow, LibraryQuery(), 2)
        newsroom = newsrooms.load(uow)
        counts = library.counts(uow, newsroom, assigned_to="")
        assert screen.newsroom == newsroom
        assert screen.rows == library.rows(uow, newest)
        assert screen.bundle == drafts.load(uow, newest[0])
    assert screen.counts.stages == counts.stages
    assert (screen.counts.conflicts, screen.counts.out) == (counts.conflicts, counts.out)
    assert screen.counts.sections == counts.sections == {"Harbour": 1, "Council": 2}


def test_the_article_asked_for_is_read_or_else_the_newest(filled: Store) -> None:
    with filled.read() as uow:
        oldest = library.ids(uow, LibraryQuery())[-1]
    screen = read_first_screen(filled.folder, oldest, 10)
    assert screen is not None
    assert screen.bundle is not None
    assert screen.bundle.article.id == oldest
    other = read_first_screen(filled.folder, ArticleId(new_uuid()), 10)
    assert other is not None
    assert other.bundle is not None
    assert other.bundle.article.draft.headline == "Breakwater"


def test_an_empty_newsroom_has_an_empty_first_screen(library: Store) -> None:
    screen = read_first_screen(library.folder, None, 10)
    assert screen is not None
    assert (screen.rows, screen.bundle) == ((), None)


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = 99",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 1",
        "UPDATE alembic_version SET version_num = 'other'",
        "DROP TABLE saved_search",
    ],
)
def test_anything_odd_gives_no_first_screen(newsroom_folder: Path, statement: str) -> None:
    connection = driver.connect(newsroom_folder / DATABASE)
    connection.execute(statement)
    connection.close()
    assert read_first_screen(newsroom_folder, None, 10) is None


def test_a_missing_or_damaged_newsroom_gives_no_first_screen(
    tmp_path: Path, newsroom_folder: Path
) -> None:
    assert read_first_screen(tmp_path / "nowhere", None, 10) is None
    (newsroom_folder / DATABASE).write_bytes(b"junk" * 2000)
    assert read_first_screen(newsroom_folder, None, 10) is None


def test_the_first_screen_loads_neither_sqlalchemy_nor_alembic(filled: Store) -> None:
    code = (
        "import sys, pathlib\n"
        "from workstation.storage.first_screen import read_first_screen\n"
        "screen = read_first_screen(pathlib.Path(sys.argv[1]), None, 10)\n"
        "print(len(screen.rows), *(name in sys.modules for name in ('sqlalchemy', 'alembic')))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(filled.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.split() == ["3", "False", "False"]
