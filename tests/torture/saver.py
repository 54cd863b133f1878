"""Saves an article again and again, as the desk does: what power.py records and cuts short.

    python -m tests.torture.saver FOLDER ARTICLE COUNT

After each save that has returned it writes a line into FOLDER/acknowledged.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from tests.torture.typist import story
from workstation.desk.stored_version import StoredVersion
from workstation.domain.canonical import sha256_text
from workstation.domain.clock import SystemClock
from workstation.domain.ids import ArticleId
from workstation.services import drafts
from workstation.storage.store import Store

ACKNOWLEDGED = "acknowledged"
EACH = 40


def main() -> int:
    """Save so often."""
    folder, article, count = Path(sys.argv[1]), ArticleId(sys.argv[2]), int(sys.argv[3])
    store = Store.open(folder, SystemClock())
    with store.read() as unit:
        present = drafts.load(unit, article).article
    stored = StoredVersion(present)
    told = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    text = story()
    for number in range(1, count + 1):
        body = text[: EACH * number]
        with store.write() as unit:
            stored.save(unit, replace(present.draft, body=body), "Ines Okafor", 0)
        stored.follow()
        if number % 10 == 0:
            with store.write() as unit:
                stored.keep(unit, "Ines Okafor")
            stored.follow()
        os.write(told, f"{number} {sha256_text(body)}\n".encode())
        if number == count // 3:
            store.backup()
    os._exit(0)  # without the checkpoint of an orderly end


if __name__ == "__main__":
    sys.exit(main())
