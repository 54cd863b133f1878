"""Measure what people wait for: `python -m tests.performance [PART …]`, on a display."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.performance import (
    checks,
    library,
    memory,
    packets,
    pictures,
    previewing,
    relating,
    report,
    saving,
    spelling,
    starting,
    suggesting,
    writing,
)
from tests.performance.sampling import Figure

ALONE = "--alone"
"""Measure one part in this very process."""
PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "start": starting.figures,
    "write": writing.figures,
    "preview": previewing.figures,
    "library": library.figures,
    "save": saving.figures,
    "pictures": pictures.figures,
    "grid": pictures.grid_figures,
    "spelling": spelling.figures,
    "suggesting": suggesting.figures,
    "checks": checks.figures,
    "related": relating.figures,
    "packets": packets.figures,
    "memory": memory.figures,
}


def main(names: list[str]) -> int:
    """Measure the parts named, or all of them, each in a process of its own."""
    print(report.heading(), flush=True)
    failed = []
    with TemporaryDirectory() as temporary:
        files = [Path(temporary) / f"{name}.json" for name in names or PARTS]
        for file in files:
            # What one part leaves behind in memory or at work would be in the next one's figures.
            command = (sys.executable, "-m", "tests.performance", ALONE, file.stem, str(file))
            if subprocess.run(command, check=False).returncode:
                failed.append(file.stem)
        report.join(file for file in files if file.exists())
    print(f"\nEvery round is in {report.FILE}.")
    if failed:
        print(f"These parts ended early: {', '.join(failed)}.")
    return 1 if failed else 0


def measure(name: str, file: Path) -> int:
    """Measure one part here, and write its figures into a file."""
    figures = []
    for figure in PARTS[name]():
        print(report.row(figure), flush=True)
        figures.append(figure)
        report.write(figures, file)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == [ALONE]:
        sys.exit(measure(sys.argv[2], Path(sys.argv[3])))
    sys.exit(main(sys.argv[1:]))
