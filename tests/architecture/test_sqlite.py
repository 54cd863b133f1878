"""SQLite is one that does not damage a newsroom."""

import pysqlite3


def test_sqlite_has_the_repair_of_the_write_ahead_log() -> None:
    """Before 3.51.3 a checkpoint that met a writer at the wrong moment could damage the file."""
    assert tuple(map(int, pysqlite3.sqlite_version.split("."))) >= (3, 51, 3)
