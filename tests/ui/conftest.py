"""What tests of the user interface share."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from workstation import paths
from workstation.ui.fonts import load_fonts
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance, Preference


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
