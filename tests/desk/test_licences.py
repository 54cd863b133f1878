"""The list of licences: as it was made, or else what is installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workstation.desk.licences import FILE, LicencePart, read_licences

LIST = {
    "shape": 1,
    "program": {"name": "Editorial Workstation", "version": "1", "licence": "MIT", "text": "mit"},
    "parts": [
        {
            "group": "python",
            "name": "Parchment",
            "version": "2",
            "licence": "BSD-3-Clause",
            "about": "Paper.",
            "homepage": "",
            "texts": ["bsd", "lost"],
        }
    ],
    "texts": {"mit": "Do as you like.", "bsd": "Keep this."},
}


def test_the_list_that_was_made_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(LIST))
    assert read_licences(tmp_path) == (
        LicencePart("Editorial Workstation", "1", "MIT", "", "", ("Do as you like.",)),
        LicencePart("Parchment", "2", "BSD-3-Clause", "Paper.", "", ("Keep this.",)),
    )


@pytest.mark.parametrize("text", [None, "", "[]", '{"shape": 2}', '{"shape": 1}'])
def test_without_a_list_the_libraries_that_are_installed_are_named(
    tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text)
    found = {part.name: part for part in read_licences(tmp_path)}
    assert "MIT" in found["SQLAlchemy"].licence
    assert any("Permission is hereby granted" in text for text in found["SQLAlchemy"].texts)
