"""Suggestions, notes, ticks and publication at a set time."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SCHEMA = 7
"""`PRAGMA user_version` after this step."""

_STATEMENTS = (
    (
        "ALTER TABLE article ADD COLUMN suggestions TEXT NOT NULL DEFAULT '[]'"
        " CHECK (json_valid(suggestions))"
    ),
    "ALTER TABLE article ADD COLUMN ticks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ticks))",
    "ALTER TABLE article ADD COLUMN scheduled_at TEXT",
    "ALTER TABLE article ADD COLUMN scheduled_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX article_scheduled ON article (scheduled_at) WHERE scheduled_at IS NOT NULL",
    """
    CREATE TABLE note (
        id TEXT PRIMARY KEY CHECK (length(id) = 36),
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        stop INTEGER NOT NULL CHECK (stop >= start),
        quotation TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        replies TEXT NOT NULL CHECK (json_valid(replies)),
        resolved_by TEXT NOT NULL,
        resolved_at TEXT,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    "CREATE INDEX note_article ON note (article, id)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute(f"PRAGMA user_version = {SCHEMA}")
