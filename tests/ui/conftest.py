"""What tests of the user interface share."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.benches import bench
from tests.helpers.desks import desk, dispatcher
from tests.helpers.newsrooms import clock, newsroom_folder, template_newsroom
from workstation import paths
from workstation.ui.fonts import load_fonts
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance, Preference

__all__ = ["bench", "clock", "desk", "dispatcher", "newsroom_folder", "template_newsroom"]


@pytest.fixture(scope="session")
def resources() -> Path:
    return paths.resources_folder()


@pytest.fixture(scope="session")
def fonts_loaded(qapp: QApplication, resources: Path) -> None:
    assert load_fonts(resources) == ()


@pytest.fixture
def appearance(qapp: QApplication, resources: Path, fonts_loaded: None) -> Appearance:
    return Appearance(qapp, resources, Preference.LIGHT)


@pytest.fixture
def icons(resources: Path, appearance: Appearance) -> Icons:
    return Icons(resources, appearance)
