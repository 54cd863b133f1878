from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from tests.helpers.newsrooms import FrozenClock
from tests.helpers.old_newsrooms import SCHEMAS, old_newsroom_of
from workstation.domain.canonical import sha256_text
from workstation.domain.draft import Draft
from workstation.domain.errors import NewsroomDamaged
from workstation.domain.framing import Framing
from workstation.domain.ids import ArticleId, LinkId, RevisionId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink, WebTarget
from workstation.domain.revision import Revision, RevisionReason
from workstation.domain.serial import revision_document
from workstation.services import drafts
from workstation.storage import backup, driver, restoring
from workstation.storage.driver import number
from workstation.storage.engine import writing_engine
from workstation.storage.mapping import article_values, link_values
from workstation.storage.migrations import runner
from workstation.storage.migrations.runner import MigrationFailed, Steps
from workstation.storage.pictures import Wanted
from workstation.storage.schema import DATABASE, REVISION, SCHEMA
from workstation.storage.sealing import parts_hashes
from workstation.storage.store import Store
from workstation.storage.tables import metadata

_STEP = """
from alembic import op
import os, signal

revision = "next"
down_revision = "{head}"

def upgrade():
    op.execute("CREATE TABLE reader_letter (id TEXT PRIMARY KEY) STRICT")
    op.execute("UPDATE article SET headline = 'Changed'")
    {middle}
    op.execute("PRAGMA user_version = {schema}")
"""


def _steps(tmp_path: Path, middle: str) -> Steps:
    folder = tmp_path / "steps"
    shutil.copytree(Path(runner.__file__).parent, folder)
    step = _STEP.format(middle=middle, head=REVISION, schema=SCHEMA + 1)
    (folder / "versions" / "next_letters.py").write_text(step)
    return Steps(folder, "next", SCHEMA + 1)


def _state(folder: Path) -> tuple[int, str, bool, str]:
    connection = driver.connect(folder / DATABASE)
    try:
        return (
            number(connection, "PRAGMA user_version"),
            connection.execute("SELECT version_num FROM alembic_version").fetchone()[0],
            bool(
                number(
                    connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'reader_letter'"
                )
            ),
            connection.execute("SELECT headline FROM article").fetchone()[0],
        )
    finally:
        connection.close()


_HAS_LETTERS = "SELECT count(*) FROM sqlite_schema WHERE name = 'reader_letter'"
_OLD = (SCHEMA, REVISION, False, "Ferry")


@pytest.fixture
def old_newsroom(newsroom_folder: Path, clock: FrozenClock) -> Path:
    store = Store.open(newsroom_folder, clock)
    with store.write() as uow:
        drafts.create(uow, ArticleId(new_uuid()), Draft(headline="Ferry"), author="Ines")
    store.close()
    return newsroom_folder


def test_the_schema_at_head_is_the_newest_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(runner.PROGRAM_STEPS.folder))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == REVISION
    newest = scripts.get_revision(REVISION)
    assert newest is not None
    assert newest.module.SCHEMA == SCHEMA


def test_the_tables_in_code_are_those_that_the_steps_make(library: Store) -> None:
    found = inspect(library._reader)
    made = {name for name in found.get_table_names() if "_fts" not in name}
    assert made - {"alembic_version"} == set(metadata.tables)
    for name, table in metadata.tables.items():
        columns = {column["name"]: column for column in found.get_columns(name)}
        assert set(columns) == set(table.c.keys()), name
        for column in table.c:
            assert str(columns[column.name]["type"]) == str(
                column.type.compile(library._reader.dialect)
            ).replace("FLOAT", "REAL"), (name, column.name)
            if not column.primary_key:
                assert columns[column.name]["nullable"] == column.nullable, (name, column.name)
        keys = found.get_pk_constraint(name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key], name


def test_a_migration_is_taken_with_a_backup_first(
    old_newsroom: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    Store.open(old_newsroom, clock, _steps(tmp_path, "pass")).close()
    assert _state(old_newsroom) == (SCHEMA + 1, "next", True, "Changed")
    (kept,) = backup.list_backups(old_newsroom)
    assert backup.verify(kept.file) == 1


def test_what_an_older_program_had_not_committed_is_there_after_the_migration(
    old_newsroom: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    kept = (old_newsroom / DATABASE).read_bytes()
    store = Store.open(old_newsroom, clock)
    with store.write() as unit:
        article = drafts.load_by_slug(unit, "ferry").article
        last = replace(article.draft, headline="Ferry to Osmay", body="The last words.")
        drafts.save(unit, article.id, last, version=article.version)
    store.close()
    (old_newsroom / DATABASE).write_bytes(kept)
    store = Store.open(old_newsroom, clock, _steps(tmp_path, "pass"))
    assert (store.recovery.saves, store.recovery.complete) == (1, True)
    with store.read() as unit:
        found = drafts.load(unit, article.id).article.draft
    store.close()
    # The step has met what was brought in, and not the other way round.
    assert (found.headline, found.body) == ("Changed", "The last words.")


def test_a_failing_step_leaves_the_newsroom_as_it_was(
    old_newsroom: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    steps = _steps(tmp_path, "raise RuntimeError('in the middle')")
    with pytest.raises(RuntimeError, match="in the middle"):
        Store.open(old_newsroom, clock, steps)
    assert _state(old_newsroom) == _OLD
    Store.open(old_newsroom, clock).close()


def test_a_step_that_breaks_a_reference_is_undone(
    old_newsroom: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    middle = "op.execute(\"INSERT INTO dirty (article) VALUES ('nobody')\")"
    with pytest.raises(MigrationFailed):
        Store.open(old_newsroom, clock, _steps(tmp_path, middle))
    assert _state(old_newsroom) == _OLD


def test_a_kill_in_the_middle_leaves_the_newsroom_as_it_was(
    old_newsroom: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    steps = _steps(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    child = os.fork()
    if not child:
        try:
            Store.open(old_newsroom, clock, steps)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert _state(old_newsroom) == _OLD
    Store.open(old_newsroom, clock).close()


def test_a_newsroom_whose_marks_disagree_is_damaged(old_newsroom: Path, clock: FrozenClock) -> None:
    connection = driver.connect(old_newsroom / DATABASE)
    connection.execute("UPDATE alembic_version SET version_num = 'other'")
    connection.close()
    with pytest.raises(NewsroomDamaged):
        Store.open(old_newsroom, clock)


_FIRST_STEPS = Steps(Path(runner.__file__).parent, "0001", 1)


def _newsroom_of_schema_1(folder: Path, links: tuple[RelatedLink, ...] = ()) -> Revision:
    """Make a newsroom as the first version of the program had it; return its one revision."""
    folder.mkdir()
    article = ArticleId(new_uuid())
    draft = Draft(headline="Ferry", slug="ferry", body="It waits.", links=links)
    rows = [link_values(article, *each) for each in enumerate(links)]
    made = Revision(
        id=RevisionId(""),
        article=article,
        parents=(),
        author="Ines",
        device="d",
        at=datetime(2026, 1, 5, tzinfo=UTC),
        reason=RevisionReason.CREATED,
        draft=draft,
    )
    document = revision_document(made)
    made = replace(made, id=RevisionId(sha256_text(document)))
    engine = writing_engine(folder / DATABASE)
    driver.connect(folder / DATABASE, mode="rwc").close()
    runner.upgrade(engine, _FIRST_STEPS)
    engine.dispose()
    connection = driver.connect(folder / DATABASE)
    at = "2026-01-05T00:00:00.000Z"
    values = {
        **article_values(article, draft, parts_hashes(links=rows, figures=(), corrections=())),
        "stage": "draft",
        "words": 2,
        "created_at": at,
        "modified_at": at,
        "version": 1,
        "head": made.id,
        "revisions": 1,
    }
    del values["suggestions"]  # which the first schema had no place for
    names = ", ".join(values)
    connection.execute(
        f"INSERT INTO article ({names}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    )
    for row in rows:
        known = {name: value for name, value in row.items() if name != "unready"}
        connection.execute(
            f"INSERT INTO related_link ({', '.join(known)}) VALUES ({', '.join('?' * len(known))})",
            tuple(known.values()),
        )
    connection.execute(
        "INSERT INTO revision VALUES (?, ?, 1, 'Ines', 'd', ?, 'created', '', 'draft', 2, ?)",
        (made.id, article, at, document),
    )
    connection.close()
    return made


def test_a_newsroom_of_schema_1_keeps_its_revisions(tmp_path: Path, clock: FrozenClock) -> None:
    folder = tmp_path / "newsroom"
    made = _newsroom_of_schema_1(folder)
    store = Store.open(folder, clock)
    with store.read() as uow:
        assert uow.revisions.get(made.id) == made
        assert uow.newsroom.lineage()
    assert store.verify() == ()
    connection = driver.connect(folder / DATABASE)
    for statement in ("UPDATE revision SET note = 'x'", "DELETE FROM revision"):
        with pytest.raises(driver.sqlite.IntegrityError):
            connection.execute(statement)
    connection.close()
    store.close()
    kept = backup.list_backups(folder)
    assert len(kept) == 1


def test_a_newsroom_of_schema_1_keeps_its_links_and_is_indexed_anew(
    tmp_path: Path, clock: FrozenClock
) -> None:
    target = WebTarget("https://ferries.example/history", "A history")
    link = RelatedLink(id=LinkId(new_uuid()), key="k", target=target)
    made = _newsroom_of_schema_1(tmp_path / "newsroom", (link,))
    store = Store.open(tmp_path / "newsroom", clock)
    with store.read() as uow:
        assert drafts.load(uow, made.article).article.draft.links == (link,)
        assert uow.search.dirty(10) == (made.article,)
    assert store.verify() == ()
    store.close()


def test_every_schema_that_was_ever_written_is_among_the_old_newsrooms() -> None:
    steps = (runner.PROGRAM_STEPS.folder / "versions").glob("0*.py")
    assert {step.name[:4] for step in steps} == {f"{each:04}" for each in SCHEMAS}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_newsroom_of_every_schema_opens_whole_after_a_verified_backup(
    schema: int, tmp_path: Path, clock: FrozenClock
) -> None:
    folder = old_newsroom_of(schema, tmp_path / "old")
    store = Store.open(folder, clock)
    try:
        assert store.verify() == ()
        with store.read() as uow:
            bundle = drafts.load_by_slug(uow, "ferry-waits")
            target = drafts.load_by_slug(uow, "dredging-slips").article.id
            history = drafts.history(uow, bundle.article.id)
            [picture] = uow.pictures.load(uow.pictures.find(Wanted()))
        draft = bundle.article.draft
        with store.write() as uow:
            changed = replace(draft, body=f"{draft.body} And came back.")
            drafts.save(uow, bundle.article.id, changed, version=bundle.article.version)
        assert store.verify() == ()
    finally:
        store.close()
    assert "“Non\u00a0breaking”, – she said." in draft.body
    assert draft.body.endswith("It went.")
    assert [link.key for link in draft.links] == ["dredging", "history"]
    assert draft.links[0].target == ArticleTarget(target)
    [figure] = draft.figures
    assert (figure.picture, figure.framing, figure.override) == (picture.id, None, None)
    assert (picture.caption, picture.creator, picture.framing) == ("The ferry", "", Framing())
    assert len(history) == 2
    kept = backup.list_backups(folder)
    if schema < SCHEMA:
        assert [backup.verify(each.file) for each in kept] == [2]
        plain = driver.connect(kept[0].file, mode="ro", query_only=True)
        assert number(plain, "PRAGMA user_version") == schema
        plain.close()


@pytest.mark.parametrize("schema", [1, 5])
def test_an_old_backup_is_brought_up_to_date_where_nothing_can_be_lost(
    schema: int, tmp_path: Path, clock: FrozenClock
) -> None:
    old = old_newsroom_of(schema, tmp_path / "old") / DATABASE
    done = restoring.restore(old, tmp_path / "again", clock)
    assert (done.articles, done.missing_pictures) == (2, 1)
    Store.open(tmp_path / "again", clock).close()
    plain = driver.connect(old, mode="ro", query_only=True)
    assert number(plain, "PRAGMA user_version") == schema
    plain.close()
