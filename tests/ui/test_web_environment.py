"""The environment that the browser engine finds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workstation.ui import web_environment
from workstation.ui.web_environment import CHROMIUM_FLAGS, Refusal, prepare, refusal


def test_inherited_openings_are_closed() -> None:
    environment = {
        "QTWEBENGINE_REMOTE_DEBUGGING": "9222",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox",
        "QT_QUICK_BACKEND": "rhi",
        "HOME": "/home/ines",
    }
    found = prepare(environment)
    assert set(found.removed) == {
        "QTWEBENGINE_REMOTE_DEBUGGING",
        "QTWEBENGINE_CHROMIUM_FLAGS",
        "QT_QUICK_BACKEND",
    }
    assert environment == {
        "HOME": "/home/ines",
        "QTWEBENGINE_CHROMIUM_FLAGS": CHROMIUM_FLAGS,
        "QT_QUICK_BACKEND": "software",
    }
    assert found.sandboxed


def test_missing_sandbox_is_told() -> None:
    assert not prepare({"QTWEBENGINE_DISABLE_SANDBOX": "1"}).sandboxed


def test_superuser_needs_the_sandbox_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    environment: dict[str, str] = {}
    prepare(environment)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert refusal(environment) is Refusal.ROOT
    environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    assert refusal(environment) is None
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    del environment["QTWEBENGINE_DISABLE_SANDBOX"]
    assert refusal(environment) is None


def test_engine_without_our_flags_is_refused() -> None:
    assert refusal({}) is Refusal.UNPREPARED
    assert refusal({"QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu"}) is Refusal.UNPREPARED


def test_nothing_of_the_engine_is_loaded_before_it_is_needed() -> None:
    script = (
        "import sys; from workstation.ui import web_environment; "
        "import workstation.ui.panes.preview.pane; web_environment.prepare(); "
        "sys.exit(any('WebEngine' in name for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], timeout=60, check=False)
    assert done.returncode == 0


def test_network_is_given_nowhere_to_go() -> None:
    for part in ("--proxy-server=socks5://0.0.0.0:1", '"--host-resolver-rules=MAP * ~NOTFOUND"'):
        assert part in web_environment.CHROMIUM_FLAGS
