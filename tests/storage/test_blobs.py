"""The file of pictures: written in long pages, and those of older newsrooms as they are."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from workstation.storage import blobs, driver
from workstation.storage.blobs import Blobs
from workstation.storage.driver import number
from workstation.storage.schema import PICTURES


@pytest.mark.parametrize("pages", [4096, 32_768])
def test_pages_are_what_the_file_was_begun_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    monkeypatch.setattr(blobs, "_SCHEMA", (f"PRAGMA page_size = {pages}", *blobs._SCHEMA[1:]))
    first = Blobs(tmp_path)
    picture = first.put(b"a picture" * 20_000)
    first.close()
    monkeypatch.undo()

    again = Blobs(tmp_path)
    another = again.put(b"another" * 20_000)
    connection = again._connection()
    assert connection is not None
    kept = number(connection, "PRAGMA wal_autocheckpoint") * pages
    assert (again.read(picture), again.read(another)) == (
        b"a picture" * 20_000,
        b"another" * 20_000,
    )
    assert kept == 16 * 1024 * 1024
    again.close()
    with closing(driver.connect(tmp_path / PICTURES)) as raw:
        assert number(raw, "PRAGMA page_size") == pages


def test_a_new_file_has_long_pages(tmp_path: Path) -> None:
    made = Blobs(tmp_path)
    made.put(b"a picture")
    connection = made._connection()
    assert connection is not None
    assert number(connection, "PRAGMA page_size") == 32_768
    assert str(connection.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"
    made.close()
