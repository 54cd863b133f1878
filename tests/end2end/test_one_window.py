"""One window per newsroom, started as people start it; it ends well when the system ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.folders import Folders
from workstation.desk.doorbell import address
from workstation.domain.clock import SystemClock
from workstation.storage.store import Store

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 90_000


@contextmanager
def window(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Start the program; whatever happens, it is gone at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "workstation", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def articles(newsroom: Path) -> int:
    store = Store.open_for_reading(newsroom, SystemClock())
    try:
        with store.read() as unit:
            return unit.listing.size()
    finally:
        store.close()


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
def test_a_second_start_hands_files_over_and_a_signal_ends_the_first_well(
    newsroom_folder: Path, folders: Folders, tmp_path: Path, qtbot: QtBot
) -> None:
    article = tmp_path / "tide.md"
    article.write_text("---\nheadline: The tide waits\n---\nFor nobody.\n")
    with window("--newsroom", newsroom_folder) as first:
        # Qt puts an address that is a mere name among the temporary files.
        door = Path(tempfile.gettempdir()) / address(newsroom_folder)
        qtbot.waitUntil(door.exists, timeout=PATIENCE_MS)
        with window("--newsroom", newsroom_folder, "open", article) as second:
            assert second.wait(PATIENCE_MS / 1000) == 0
        qtbot.waitUntil(lambda: articles(newsroom_folder) == 1, timeout=PATIENCE_MS)
        assert first.poll() is None
        first.send_signal(signal.SIGTERM)
        assert first.wait(PATIENCE_MS / 1000) == 0
        assert first.stderr is not None
        assert "Traceback" not in first.stderr.read()
    assert not (newsroom_folder / "lock-holder").exists()
    again = Store.open(newsroom_folder, SystemClock())
    assert not again.recovery.crashed
    again.close()
