"""Framing, rights answered for, and more of what picture files say."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SCHEMA = 6
"""`PRAGMA user_version` after this step."""

_NO_TEXT = "TEXT NOT NULL DEFAULT ''"

_STATEMENTS = (
    "ALTER TABLE figure ADD COLUMN long_description TEXT",
    "ALTER TABLE figure ADD COLUMN framing TEXT CHECK (json_valid(framing))",
    "ALTER TABLE figure ADD COLUMN override TEXT CHECK (json_valid(override))",
    f"ALTER TABLE picture ADD COLUMN headline {_NO_TEXT}",
    f"ALTER TABLE picture ADD COLUMN creator {_NO_TEXT}",
    f"ALTER TABLE picture ADD COLUMN copyright {_NO_TEXT}",
    f"ALTER TABLE picture ADD COLUMN city {_NO_TEXT}",
    f"ALTER TABLE picture ADD COLUMN country {_NO_TEXT}",
    (
        "ALTER TABLE picture ADD COLUMN also_found TEXT NOT NULL DEFAULT '[]'"
        " CHECK (json_valid(also_found))"
    ),
    (
        "ALTER TABLE picture ADD COLUMN framing TEXT NOT NULL DEFAULT '{}'"
        " CHECK (json_valid(framing))"
    ),
    f"ALTER TABLE picture ADD COLUMN look {_NO_TEXT}",
    "ALTER TABLE picture ADD COLUMN removed_at TEXT",
    # The library is listed from this index alone, and looked through for look-alikes.
    "DROP INDEX picture_newest",
    "CREATE INDEX picture_newest ON picture (added_at, id) WHERE removed_at IS NULL",
    "CREATE INDEX picture_look ON picture (look, id) WHERE look <> ''",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute(f"PRAGMA user_version = {SCHEMA}")
