"""What marks a file as a newsroom of this program, and the names inside a newsroom's folder."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x4E575353
"""`PRAGMA application_id` of newsroom.db."""

PICTURES_APPLICATION_ID: Final = 0x4E575350
"""`PRAGMA application_id` of pictures.db."""

SCHEMA: Final = 9
"""`PRAGMA user_version` at head; rises with each migration."""

REVISION: Final = "0009"
"""Alembic's name for the schema at head."""

DATABASE: Final = "newsroom.db"
PICTURES: Final = "pictures.db"
BACKUPS: Final = "backups"
JOURNAL: Final = "journal"
"""The folder of what was written since the backups."""
DOUBT: Final = "doubt"
"""Its presence says that damage was found, to be put right at the next opening."""
LOCK: Final = "lock"
LOCK_HOLDER: Final = "lock-holder"
