"""Articles that are out, versions that wait to be decided on, and whom other newsrooms name."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SCHEMA = 8
"""`PRAGMA user_version` after this step."""

_STATEMENTS = (
    "ALTER TABLE article ADD COLUMN out_with TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN out_since TEXT",
    "ALTER TABLE article ADD COLUMN out_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN out_revision TEXT CHECK (length(out_revision) = 64)",
    "ALTER TABLE article ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0 CHECK (conflicts >= 0)",
    "CREATE INDEX article_out ON article (out_since) WHERE out_since IS NOT NULL",
    "CREATE INDEX article_conflicts ON article (conflicts) WHERE conflicts > 0",
    """
    CREATE TABLE conflict (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        revision TEXT NOT NULL CHECK (length(revision) = 64),
        newsroom TEXT NOT NULL,
        since TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, revision)
    ) STRICT
    """,
    """
    CREATE TABLE absent_article (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        title TEXT NOT NULL,
        bylines TEXT NOT NULL CHECK (json_valid(bylines)),
        slug TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE known_person (
        name TEXT PRIMARY KEY,
        here TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    "ALTER TABLE note ADD COLUMN edits INTEGER NOT NULL DEFAULT 0 CHECK (edits >= 0)",
    "CREATE TABLE removed_note (id TEXT PRIMARY KEY CHECK (length(id) = 36)) STRICT",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute(f"PRAGMA user_version = {SCHEMA}")
