"""Each of the preview's protections by itself, and all but one: what gets past them, and where."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.panes.preview.layers import LAYERS

TOP = Path(__file__).parents[4]
FOUND_ONLY_BY_SANITISING = {"preconnect", "prefetch"}
"""They open a connection without a request that anybody could be asked about."""

ORDINARY = {
    *("link in place", "link to a new window", "link turned round"),
    *("link with a name for another", "link under a base"),
}
"""Links as every article has them: where they lead when clicked is for the page to refuse."""


@functools.cache
def effects(*layers: str) -> dict[str, list[str]]:
    """Return what every attack achieves against some layers; those without effect are not in it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.panes.preview.layers", *layers],
        cwd=TOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(TOP)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        text=True,
        timeout=300,
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_control_shows_what_happens_without_any_layer() -> None:
    found = effects()
    assert len(found) >= 25
    for effect in ("network", "script", "navigation"):
        assert any(effect in seen for seen in found.values()), effect
    assert "network" in found["preconnect"]


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer_alone_stops_something(layer: str) -> None:
    # The browser connects ahead when it has the time, whatever may stop it later.
    left, whole = (set(effects(*shown)) - FOUND_ONLY_BY_SANITISING for shown in ((layer,), ()))
    assert left < whole


def test_sanitising_alone_leaves_nothing_but_links() -> None:
    assert set(effects("nh3")) <= ORDINARY


def test_policy_alone_lets_no_script_run_and_nothing_be_fetched() -> None:
    found = effects("policy")
    assert not [name for name, seen in found.items() if "script" in seen]
    shown = {name for name, seen in found.items() if "network" in seen and "navigation" not in seen}
    assert shown <= FOUND_ONLY_BY_SANITISING | ORDINARY | {"pinging link"}


def test_gate_alone_lets_no_request_out() -> None:
    fetched = {name for name, seen in effects("gate").items() if "network" in seen}
    assert fetched <= FOUND_ONLY_BY_SANITISING


def test_navigation_alone_keeps_the_page_where_it_is() -> None:
    assert not [name for name, seen in effects("navigation").items() if "navigation" in seen]


def test_network_alone_lets_nobody_out() -> None:
    assert not [name for name, seen in effects("network").items() if "network" in seen]


def test_what_the_browser_stops_by_itself_is_all_but_connections_ahead() -> None:
    assert set(effects("policy", "settings", "gate", "navigation")) <= FOUND_ONLY_BY_SANITISING


def test_all_but_sanitising_stops_everything() -> None:
    assert effects("policy", "settings", "gate", "navigation", "network") == {}


def test_all_together_stops_everything() -> None:
    assert effects(*LAYERS) == {}
