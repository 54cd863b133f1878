"""Files with a moment in their names."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from workstation.storage.stamped import stamped_files


def test_only_whole_names_count_and_the_newest_is_first(tmp_path: Path) -> None:
    names = (
        "files-2026-11-21T090000Z.zip",
        "files-2026-11-22T090000Z.zip",
        "files-2026-11-22T090000Z-2.zip",
    )
    for name in (*names, "files-2026-11-23T090000Z.zip.part", "newsroom-2026-11-23T090000Z.db"):
        (tmp_path / name).touch()
    found = stamped_files(tmp_path, "files", "zip")
    assert [each.file.name for each in found] == [names[1], names[2], names[0]]
    assert found[0].at == datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert stamped_files(tmp_path / "backups", "files", "zip") == ()
