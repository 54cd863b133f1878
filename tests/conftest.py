"""What every test stands on: no display, no sandbox for root, and the helpers that watch."""

import os

from hypothesis import settings

from workstation.ui import web_environment

# Read by Qt when the application object is made, so set before any test is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
if os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
web_environment.prepare()

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
