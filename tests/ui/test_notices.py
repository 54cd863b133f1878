"""Notices are sentences."""

from pathlib import Path

import pytest

from workstation.desk.notice import Notice, NoticeKind
from workstation.ui.notices import sentence

FILE = Path("ferry.zip")


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ((), "Exported to ferry.zip"),
        (("No file.",), "Exported to ferry.zip; left out: No file."),
        (("A.", "B.", "C.", "D.", "E."), "Exported to ferry.zip; left out: A. B. C. And 2 more."),
    ],
)
def test_export_says_what_was_left_out(left_out: tuple[str, ...], said: str) -> None:
    assert sentence(Notice(NoticeKind.EXPORTED, path=FILE, left_out=left_out)) == said
