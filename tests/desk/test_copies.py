"""Files for other programs: for their owner alone, and gone in the end."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workstation.desk.copies import Copies

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_folder_is_private_and_goes_with_its_content(tmp_path: Path) -> None:
    copies = Copies(tmp_path / "copies")
    folder = copies.make(NOW)
    (folder / "page.html").write_text("x")
    assert copies.make(NOW) == folder
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
    copies.remove()
    assert not folder.exists()
    copies.remove()


def test_what_was_left_behind_goes_after_a_day(tmp_path: Path) -> None:
    root = tmp_path / "copies"
    old, young = root / "old", root / "young"
    for folder, age in ((old, timedelta(days=2)), (young, timedelta(hours=2))):
        folder.mkdir(parents=True)
        moment = (NOW - age).timestamp()
        os.utime(folder, (moment, moment))
    Copies(root).make(NOW)
    assert not old.exists()
    assert young.exists()
