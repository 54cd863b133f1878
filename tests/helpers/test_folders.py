"""The folders fixture keeps tests away from the person who runs them."""

import os
import stat
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.folders import Folders


def test_home_is_new_and_holds_no_newsroom(folders: Folders) -> None:
    assert Path.home() == folders.home
    assert [place.name for place in folders.home.iterdir()] == ["runtime"]
    assert os.environ["WORKSTATION_NEWSROOM"] == str(folders.newsroom)


@pytest.mark.parametrize("kind", ["data", "config", "cache", "state"])
def test_the_program_is_given_the_tests_folders(folders: Folders, kind: str) -> None:
    given_path = getattr(platformdirs, f"user_{kind}_path")("anything")
    assert given_path == getattr(folders, kind) / "anything"


def test_the_runtime_folder_is_its_owners_alone(folders: Folders) -> None:
    assert stat.S_IMODE(folders.runtime.stat().st_mode) == 0o700


def test_tmp_path_stays_empty(tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == []


@given(st.text(min_size=1))
def test_a_property_can_be_tested_beside_the_watching_fixtures(name: str) -> None:
    """Hypothesis objects to fixtures that are made once for many examples; not to these."""
    assert name != os.environ["HOME"]
