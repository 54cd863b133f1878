"""Salvage: without the journal, what is sound in a damaged database is not lost."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.links import RelatedLink, WebTarget
from workstation.domain.revision import RevisionReason
from workstation.services import drafts
from workstation.storage import driver
from workstation.storage.salvage import salvage
from workstation.storage.schema import DATABASE, JOURNAL
from workstation.storage.store import Store

PAGE = 4096


def write(store: Store, slug: str, body: str) -> None:
    with store.write() as uow:
        article = drafts.load_by_slug(uow, slug).article
        link = RelatedLink(id=LinkId(new_uuid()), key="k", target=WebTarget("https://a.example"))
        draft = replace(article.draft, body=body, links=(link,), tags=("tide",))
        drafts.save(uow, article.id, draft, version=article.version)
        drafts.keep_revision(uow, article.id, author="Ines", reason=RevisionReason.SAVED)


def add(store: Store, slug: str) -> None:
    with store.write() as uow:
        draft = Draft(headline=slug, slug=slug, body="Old. " * 400)
        drafts.create(uow, ArticleId(new_uuid()), draft, author="Ines")


@pytest.fixture
def worked(library: Store) -> Path:
    """A newsroom whose journal is gone, with work since its backup; as after a crash."""
    for slug in ("ferry", "pier"):
        add(library, slug)
    library.backup()
    write(library, "ferry", "It went. " * 300)
    add(library, "lamp")
    library.close()
    shutil.rmtree(library.folder / JOURNAL)
    (library.folder / "lock-holder").write_text("{}")
    return library.folder


def test_what_came_after_the_backup_is_taken_from_the_damaged_database(
    worked: Path, clock: FrozenClock
) -> None:
    database = worked / DATABASE
    connection = driver.connect(database)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'stage_event'"
    ).fetchone()
    connection.close()
    data = bytearray(database.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    database.write_bytes(bytes(data))
    store = Store.open(worked, clock)
    try:
        assert store.recovery.backup is not None
        assert store.recovery.saves == 2
        assert store.verify() == ()
        with store.read() as uow:
            ferry = drafts.load_by_slug(uow, "ferry").article
            assert ferry.draft.body == ("It went. " * 300)
            assert (len(ferry.draft.links), ferry.draft.tags) == (1, ("tide",))
            assert len(drafts.history(uow, ferry.id)) == 2
            assert drafts.load_by_slug(uow, "lamp").article.draft.headline == "lamp"
        write(store, "pier", "And on it goes.")
    finally:
        store.close()


def test_a_row_that_is_not_as_its_hash_says_is_left(worked: Path, tmp_path: Path) -> None:
    (backup,) = (worked / "backups").glob("newsroom-*.db")
    target = tmp_path / "target.db"
    shutil.copyfile(backup, target)
    connection = driver.connect(worked / DATABASE)
    connection.execute("UPDATE article SET body = 'Forged' WHERE slug = 'ferry'")
    connection.close()
    assert salvage(worked / DATABASE, target) == 1  # the new one
    connection = driver.connect(target)
    bodies = dict(connection.execute("SELECT slug, substr(body, 1, 4) FROM article"))
    connection.close()
    assert bodies == {"ferry": "Old.", "pier": "Old.", "lamp": "Old."}


def test_nothing_is_taken_from_what_is_no_newsroom(worked: Path, tmp_path: Path) -> None:
    (backup,) = (worked / "backups").glob("newsroom-*.db")
    before = backup.read_bytes()
    junk = tmp_path / "junk.db"
    junk.write_bytes(b"junk" * 5000)
    assert salvage(junk, backup) == 0
    assert backup.read_bytes() == before
