"""The newsroom's own template: begun as a copy, changed by people, set aside whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from workstation import paths
from workstation.domain.errors import CannotSave
from workstation.services import page_templates

SUPPLIED = paths.resources_folder() / "templates"


def test_begins_as_a_copy_and_keeps_what_was_changed(tmp_path: Path) -> None:
    own = page_templates.begin_own(tmp_path, SUPPLIED)
    assert sorted(file.name for file in own.iterdir()) == sorted(paths.TEMPLATE_FILES)
    assert page_templates.changed_files(tmp_path, SUPPLIED) == ()
    (own / "page.css").write_text("h1 {}")
    (own / "page.html").unlink()
    page_templates.begin_own(tmp_path, SUPPLIED)
    assert (own / "page.css").read_text() == "h1 {}"
    assert page_templates.changed_files(tmp_path, SUPPLIED) == ("page.css",)
    assert (own / "page.html").read_bytes() == (SUPPLIED / "page.html").read_bytes()


def test_going_back_keeps_what_there_was_under_another_name(tmp_path: Path) -> None:
    for turn in (1, 2):
        own = page_templates.begin_own(tmp_path, SUPPLIED)
        (own / "page.css").write_text(f"h{turn} {{}}")
        kept = page_templates.set_aside(tmp_path)
        assert kept is not None
        assert (kept / "page.css").read_text() == f"h{turn} {{}}"
        assert not own.exists()
    assert page_templates.set_aside(tmp_path) is None


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "template").write_text("in the way")
    with pytest.raises(CannotSave, match="template"):
        page_templates.begin_own(tmp_path, SUPPLIED)
