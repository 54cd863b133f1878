"""Links that wait for their target, changes of links that wait, and checked pages elsewhere."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0002"
branch_labels = None
depends_on = None

SCHEMA = 5
"""`PRAGMA user_version` after this step."""

_STATEMENTS = (
    """
    ALTER TABLE related_link ADD COLUMN unready TEXT NOT NULL DEFAULT ''
        CHECK (unready IN ('', 'hold', 'together'))
    """,
    """
    CREATE TABLE link_proposal (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        document TEXT NOT NULL CHECK (json_valid(document)),
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'withdrawn')),
        decided_by TEXT NOT NULL,
        decided_at TEXT,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX link_proposal_open ON link_proposal (article) WHERE state = 'open'",
    """
    CREATE TABLE web_page (
        url TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        checked_at TEXT NOT NULL,
        status INTEGER NOT NULL,
        problem TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # What articles are found by has grown: series, places and writers count from now on.
    "INSERT OR IGNORE INTO dirty (article) SELECT id FROM article",
    f"PRAGMA user_version = {SCHEMA}",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
