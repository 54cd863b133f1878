"""Brings a newsroom to the schema of this program, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from workstation.domain.errors import NewsroomDamaged, NewsroomTooNew, NotANewsroom
from workstation.storage.driver import number, sqlite
from workstation.storage.schema import APPLICATION_ID, REVISION, SCHEMA


@dataclass(frozen=True, slots=True)
class Steps:
    """A folder of migrations and what it leads to."""

    folder: Path
    revision: str
    schema: int


PROGRAM_STEPS = Steps(Path(__file__).parent, REVISION, SCHEMA)
"""The steps of this program."""


class MigrationFailed(Exception):
    """A bug in a step; the newsroom is as it was."""


def is_pending(connection: sqlite.Connection, folder: Path, steps: Steps) -> bool:
    """Say whether the newsroom needs a migration, by plain SQL and without Alembic.

    Raises `NotANewsroom`, `NewsroomTooNew` or `NewsroomDamaged`.
    """
    if number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise NotANewsroom(folder)
    schema = number(connection, "PRAGMA user_version")
    if schema > steps.schema:
        raise NewsroomTooNew(folder)
    if schema < steps.schema:
        return True
    stamps = [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
    if stamps != [steps.revision]:
        raise NewsroomDamaged(folder, "its schema is not marked as it should be")
    return False


def upgrade(engine: Engine, steps: Steps) -> None:
    """Take every step that is due in one transaction, together with the schema's number.

    Whatever goes wrong on the way, a kill included, leaves the newsroom as it was.
    """
    # Here because it costs most of a second, and hardly ever is there a step to take.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    with engine.connect() as connection:
        plain = connection.connection.driver_connection
        if plain is None:
            message = "the connection is closed"
            raise MigrationFailed(message)
        # A table that is rebuilt is dropped for a moment; checked again before the commit.
        plain.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                config = Config()
                config.set_main_option("script_location", str(steps.folder))
                config.set_main_option("path_separator", "os")
                config.attributes["connection"] = connection
                command.upgrade(config, steps.revision)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                if broken or schema != steps.schema:
                    message = (
                        f"schema {schema} instead of {steps.schema}, {len(broken)} broken rows"
                    )
                    raise MigrationFailed(message)
        finally:
            plain.execute("PRAGMA foreign_keys=ON")
