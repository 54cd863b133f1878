"""Keep a test away from the folders of the person who runs it."""

from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Folders:
    """Where one test's person keeps things."""

    home: Path
    data: Path
    config: Path
    cache: Path
    state: Path
    runtime: Path
    site_config: Path
    newsroom: Path
    """Named by WORKSTATION_NEWSROOM; not made yet."""


@pytest.fixture(autouse=True)
def folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Point every folder of a person at a new one; `tmp_path` stays empty."""
    home = tmp_path_factory.mktemp("person")
    places = Folders(
        home=home,
        data=home / "data",
        config=home / "config",
        cache=home / "cache",
        state=home / "state",
        runtime=home / "runtime",
        site_config=home / "site",
        newsroom=home / "newsroom",
    )
    places.runtime.mkdir(mode=0o700)
    for name, place in {
        "HOME": places.home,
        "XDG_DATA_HOME": places.data,
        "XDG_CONFIG_HOME": places.config,
        "XDG_CACHE_HOME": places.cache,
        "XDG_STATE_HOME": places.state,
        "XDG_RUNTIME_DIR": places.runtime,
        "XDG_CONFIG_DIRS": places.site_config,
        "WORKSTATION_NEWSROOM": places.newsroom,
    }.items():
        monkeypatch.setenv(name, str(place))
    return places
