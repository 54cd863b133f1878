"""The place in the save journal, and revisions that are stored compressed."""

from __future__ import annotations

import zlib
from uuid import uuid4

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCHEMA = 2
"""`PRAGMA user_version` after this step."""

_STAGES = (
    "'draft', 'submitted', 'in review', 'changes requested', 'approved', 'published', "
    "'corrected', 'withdrawn', 'spiked'"
)

_TABLES = (
    """
    CREATE TABLE journal (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        lineage TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0)
    ) STRICT
    """,
    f"""
    CREATE TABLE revision_packed (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        author TEXT NOT NULL,
        device TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ({_STAGES})),
        words INTEGER NOT NULL,
        document BLOB NOT NULL,
        UNIQUE (article, number)
    ) STRICT
    """,
)

# Dropping the table takes its triggers along; foreign keys are off during a migration.
_IN_ITS_PLACE = (
    "DROP TRIGGER revision_kept",
    "DROP TRIGGER revision_parent_kept",
    "DROP TABLE revision",
    "ALTER TABLE revision_packed RENAME TO revision",
    """
    CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END
    """,
    """
    CREATE TRIGGER revision_kept BEFORE DELETE ON revision
    WHEN EXISTS (SELECT 1 FROM article WHERE article.id = OLD.article)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END
    """,
    """
    CREATE TRIGGER revision_parent_kept BEFORE DELETE ON revision_parent
    WHEN EXISTS (SELECT 1 FROM revision WHERE revision.id = OLD.revision)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END
    """,
)

_COPY = """
    INSERT INTO revision_packed (
        id, article, number, author, device, at, reason, note, stage, words, document
    )
    SELECT id, article, number, author, device, at, reason, note, stage, words, packed(document)
    FROM revision
"""


def _packed(document: str) -> bytes:
    return zlib.compress(document.encode("utf-8"))


def upgrade() -> None:
    connection = op.get_bind()
    for statement in _TABLES:
        op.execute(statement)
    connection.execute(
        text("INSERT INTO journal (one, lineage, position) VALUES (1, :lineage, 0)"),
        {"lineage": str(uuid4())},
    )
    # SQLite calls back for each document: a statement for each takes minutes for a large newsroom.
    plain = connection.connection.driver_connection
    assert plain is not None
    plain.create_function("packed", 1, _packed, deterministic=True)
    op.execute(_COPY)
    plain.create_function("packed", 1, None)
    for statement in _IN_ITS_PLACE:
        op.execute(statement)
    op.execute(f"PRAGMA user_version = {SCHEMA}")
