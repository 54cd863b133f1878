from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.errors import NewsroomDamaged
from workstation.domain.ids import (
    ArticleId,
    ContributorId,
    FigureId,
    LinkId,
    NoteId,
    PictureId,
    new_uuid,
)
from workstation.domain.links import RelatedLink, UnresolvedTarget, WebTarget
from workstation.domain.newsroom import Contributor, Newsroom, SavedSearch, Section
from workstation.domain.notes import Anchor
from workstation.domain.pictures import Figure, Picture
from workstation.domain.proposals import LinkChange
from workstation.domain.workflow import Stage
from workstation.services import drafts, newsrooms, notes, pictures, relinking, reviewing
from workstation.storage import driver
from workstation.storage.schema import DATABASE, PICTURES
from workstation.storage.sealing import HASHED_TABLES
from workstation.storage.store import Store


@pytest.fixture
def full(library: Store) -> Store:
    """A newsroom with a row of people's text in every table."""
    picture = library.blobs.put(b"the bytes of a picture")
    draft = Draft(
        headline="Ferry",
        body="The crossing.",
        bylines=("Ines Okafor",),
        tags=("ferries",),
        links=(
            RelatedLink(id=LinkId(new_uuid()), key="a", target=WebTarget("https://example.org")),
            RelatedLink(id=LinkId(new_uuid()), key="b", target=UnresolvedTarget("To come")),
        ),
        figures=(Figure(id=FigureId(new_uuid()), key="quay", picture=picture, caption="Quay"),),
        corrections=(Correction(datetime(2026, 1, 1, tzinfo=UTC), CorrectionKind.UPDATE, "New."),),
    )
    with library.write() as uow:
        pictures.add(
            uow,
            Picture(
                id=picture, file_name="q.jpg", media_type="image/jpeg", width=1, height=1, size=22
            ),
        )
        article = ArticleId(new_uuid())
        drafts.create(uow, article, draft, author="Ines Okafor")
        reviewing.move(uow, article, Stage.SUBMITTED, by="Ines Okafor")
        notes.add(uow, NoteId(new_uuid()), article, Anchor(), "Who says so?", by="Ada Brandt")
        removed = LinkChange(article, draft.links[0], None)
        relinking.carry_out(uow, [removed], by="Tom Vasile")
        newsrooms.save(
            uow,
            Newsroom(
                name="The Skerry Courier",
                sections=(Section("Harbour", "#2F6F8F"),),
                people=(Contributor(id=ContributorId(new_uuid()), name="Ines Okafor"),),
                saved_searches=(SavedSearch("Mine", "by:Ines"),),
            ),
        )
    return library


def test_a_sound_newsroom_has_no_damage(full: Store) -> None:
    assert full.verify() == ()


@pytest.mark.parametrize("table", HASHED_TABLES)
def test_every_hashed_table_is_filled_by_the_example(full: Store, table: str) -> None:
    connection = driver.connect(full.folder / DATABASE)
    assert driver.number(connection, f"SELECT count(*) FROM {table}") > 0
    connection.close()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("article", "body = 'The crossinG.'"),
        ("related_link", "title = 'To cone' WHERE target_kind = 'unresolved'"),
        ("related_link", "url = 'https://example.com' WHERE target_kind = 'web'"),
        ("figure", "caption = NULL"),
        ("correction", "note = 'Now.'"),
        ("picture", "alt = 'x'"),
        ("setting", "value = 'The Skerry Carrier' WHERE name = 'name'"),
        ("section", "name = 'Harbours'"),
        ("contributor", "role = 'chief'"),
        ("saved_search", "query = ''"),
    ],
)
def test_a_changed_text_is_noticed(full: Store, table: str, change: str) -> None:
    connection = driver.connect(full.folder / DATABASE)
    connection.execute(f"UPDATE {table} SET {change}")
    connection.close()
    assert table in {damage.table for damage in full.verify()}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM related_link WHERE key = 'a'",
        "DELETE FROM figure",
        "DELETE FROM correction",
        "DELETE FROM byline",
        "DELETE FROM tag",
        "UPDATE related_link SET position = 1 - position",
        "UPDATE article SET head = NULL",
    ],
)
def test_a_lost_row_is_noticed(full: Store, statement: str) -> None:
    connection = driver.connect(full.folder / DATABASE)
    connection.execute(statement)
    connection.close()
    assert [damage.table for damage in full.verify()] == ["article"]


def test_a_flipped_bit_in_a_revision_is_noticed(full: Store, clock: FrozenClock) -> None:
    full.close()
    file = full.folder / DATABASE
    data = file.read_bytes()
    connection = driver.connect(file)
    document = connection.execute("SELECT document FROM revision").fetchone()[0]
    connection.close()
    place = data.index(document) + len(document) // 2
    file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    reader = Store.open_for_reading(full.folder, clock)
    damaged = [damage.table for damage in reader.verify()]
    reader.close()
    assert damaged == ["revision"]


def test_a_changed_picture_is_noticed(full: Store, clock: FrozenClock) -> None:
    full.close()
    connection = driver.connect(full.folder / PICTURES)
    connection.execute("UPDATE original SET data = x'00'")
    connection.close()
    reader = Store.open_for_reading(full.folder, clock)
    (damage,) = reader.verify()
    reader.close()
    assert damage.table == "picture"
    assert PictureId(damage.row)


def test_pictures_without_bytes_are_found(full: Store) -> None:
    with closing(driver.connect(full.folder / PICTURES)) as connection:
        (lost,) = connection.execute("SELECT id FROM original").fetchone()
        connection.execute("DELETE FROM original")

    (damage,) = full.verify()

    assert (damage.table, damage.row) == ("picture", lost)
    assert damage.detail == "the bytes are missing"


def test_text_that_is_none_any_more_is_damage_and_no_error(library: Store) -> None:
    with library.write() as uow:
        article = ArticleId(new_uuid())
        drafts.create(uow, article, Draft(headline="Ferry", body="It waits."), author="Ines")
    connection = driver.connect(library.folder / DATABASE)
    connection.execute("UPDATE article SET body = CAST(x'ff80' AS TEXT)")
    connection.close()
    assert [damage.table for damage in library.verify()] == ["article"]
    with pytest.raises(NewsroomDamaged), library.read() as uow:
        drafts.load(uow, article)


def test_an_author_changed_on_the_disk_is_found(library: Store) -> None:
    with library.write() as uow:
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline="Ferry"), author="Ines")
    connection = driver.connect(library.folder / DATABASE)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'revision'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE revision SET author = 'Inez'")
    connection.close()
    assert [damage.table for damage in library.verify()] == ["revision"]
