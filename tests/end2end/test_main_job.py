"""The main job from the first key to the exported page, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.helpers.driving import Driver

StartWindow = Callable[[Path], Driver]
