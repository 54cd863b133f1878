"""What every test stands on: no display, no sandbox for root, and the helpers that watch."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from PySide6.QtGui import QGuiApplication

from workstation.ui import web_environment

# Read by Qt when the application object is made, so set before any test is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
if os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
web_environment.prepare()

gc.disable()

# A busy machine is not a failing example.
settings.register_profile(
    "patient", settings.get_profile(settings.get_current_profile_name()), deadline=None
)
settings.load_profile("patient")

pytest_plugins = [
    "pytester",
    "tests.helpers.folders",
    "tests.helpers.quiet",
    "tests.helpers.leaks",
]


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collect garbage on this thread, as the program does: see `desk.collector`."""
    yield
    counts, thresholds = gc.get_count(), gc.get_threshold()
    gc.collect(2 if counts[2] > thresholds[2] else 1)


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a desktop Qt would do it after Python has ended."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.clipboard().clear()
