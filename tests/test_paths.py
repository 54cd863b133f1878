import sys
from pathlib import Path

import pytest

from workstation import paths


def test_resources_are_found_in_the_source_tree() -> None:
    assert (paths.resources_folder() / "THIRD-PARTY.md").is_file()


def test_resources_are_found_beside_a_frozen_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resources_folder() == tmp_path / "resources"


def test_data_state_and_logs_have_folders_of_the_program() -> None:
    for folder in (paths.user_data_folder(), paths.state_folder(), paths.log_folder()):
        assert folder.is_absolute()
        assert paths.APP_NAME in folder.parts
