"""Somebody else's program that has a newsroom open: until it is told to close it, by any line.

python -m tests.helpers.open_newsroom FOLDER
"""

import sys
from pathlib import Path

from workstation.domain.clock import SystemClock
from workstation.storage.store import Store

if __name__ == "__main__":
    store = Store.open(Path(sys.argv[1]), SystemClock())
    print("open", flush=True)
    sys.stdin.readline()
    store.close()
