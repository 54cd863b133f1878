"""A clock that stands still, and a newsroom to work on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workstation.storage.store import Store


class FrozenClock:
    """Shows the time it was set to until a test moves it on."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> datetime:
        """Move the time on, as `timedelta` counts it."""
        self.moment += timedelta(**span)
        return self.moment


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="session")
def template_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty newsroom, made once per run; tests copy it."""
    folder = tmp_path_factory.mktemp("template") / "newsroom"
    Store.create(
        folder, "The Skerry Courier", FrozenClock(datetime(2026, 1, 5, tzinfo=UTC))
    ).close()
    return folder


@pytest.fixture
def newsroom_folder(template_newsroom: Path, tmp_path: Path) -> Path:
    """A newsroom's folder that no program has open."""
    return Path(shutil.copytree(template_newsroom, tmp_path / "newsroom"))


@pytest.fixture
def library(newsroom_folder: Path, clock: FrozenClock) -> Iterator[Store]:
    """An open, empty newsroom."""
    store = Store.open(newsroom_folder, clock)
    yield store
    store.close()
