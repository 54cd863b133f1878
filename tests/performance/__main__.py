"""Measure what people wait for: `python -m tests.performance [PART …]`, on a display."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.performance import (
    library,
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
    "related": relating.figures,
}


def main(names: list[str]) -> int:
    """Measure the parts named, or all of them."""
    print(report.heading(), flush=True)
    figures = []
    for name in names or PARTS:
        for figure in PARTS[name]():
            print(report.row(figure), flush=True)
            figures.append(figure)
    report.write(figures)
    print(f"\nEvery round is in {report.FILE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
