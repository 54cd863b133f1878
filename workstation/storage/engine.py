"""SQLAlchemy engines over our own connections: one that writes, one that only reads."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from workstation.storage import driver
from workstation.storage.guard import check_thread

STATEMENTS = 200
"""How many statements an engine keeps compiled: more than the work of a day asks for."""


def writing_engine(database: Path) -> Engine:
    """Return the engine of the only writer; it has one connection, which also checkpoints."""
    engine = create_engine(
        "sqlite://",
        module=driver.sqlite,
        creator=lambda: driver.connect(database),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        query_cache_size=STATEMENTS,
    )
    # The driver's own BEGIN is deferred, and leaves CREATE TABLE outside the transaction.
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(database: Path) -> Engine:
    """Return an engine whose connections can't write; each transaction is one snapshot."""
    engine = create_engine(
        "sqlite://",
        module=driver.sqlite,
        creator=lambda: driver.connect(database, query_only=True),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=4,
        query_cache_size=STATEMENTS,
    )
    _begin_with(engine, "BEGIN")
    return engine


def _begin_with(engine: Engine, statement: str) -> None:
    def begin(connection: Connection) -> None:
        check_thread()
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
