"""The pages that readers got, and up to which version each person has read an article."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SCHEMA = 9
"""`PRAGMA user_version` after this step."""

_STATEMENTS = (
    """
    CREATE TABLE kept_page (
        event TEXT PRIMARY KEY REFERENCES stage_event (id) ON DELETE CASCADE,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        made INTEGER NOT NULL CHECK (made IN (0, 1)),
        document BLOB NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    "CREATE INDEX kept_page_article ON kept_page (article)",
    "CREATE INDEX kept_page_waiting ON kept_page (event) WHERE made = 0",
    """
    CREATE TRIGGER kept_page_unchanged BEFORE UPDATE ON kept_page WHEN old.made
    BEGIN SELECT RAISE(ABORT, 'pages that were published are never changed'); END
    """,
    """
    CREATE TABLE last_read (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        person TEXT NOT NULL CHECK (person <> ''),
        revision TEXT NOT NULL CHECK (length(revision) = 64),
        at TEXT NOT NULL,
        PRIMARY KEY (article, person)
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute(f"PRAGMA user_version = {SCHEMA}")
