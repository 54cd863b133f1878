"""The main job from the first key to the exported page, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.driving import Driver
from workstation.domain.links import Placement
from workstation.domain.pictures import Role

StartWindow = Callable[[Path], Driver]
