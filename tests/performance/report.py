"""What was measured, for people on the standard output and for programs in build/bench.json."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from tests.performance.sampling import Figure, percentile

FILE = Path("build/bench.json")
HEADINGS = ("", "median", "p99", "n", "× reference", "reference median", "p99", "steal")


def heading() -> str:
    """Return the first lines of the table."""
    return f"{_line(HEADINGS)}\n{'-' * len(_line(HEADINGS))}"


def row(figure: Figure) -> str:
    """Return a figure's lines: its own, and what its reference is."""
    cells = (
        figure.name,
        _time(median(figure.ours)),
        _time(percentile(figure.ours, 0.99)),
        str(len(figure.ours)),
        f"{figure.ratio:.2f}",
        _time(median(figure.theirs)),
        _time(percentile(figure.theirs, 0.99)),
        f"{figure.steal:.0f} %",
    )
    return f"{_line(cells)}\n    beside: {figure.reference}"


def write(figures: Iterable[Figure], file: Path) -> None:
    """Write figures with every round's times."""
    data = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "figures": [
            {
                "name": figure.name,
                "reference": figure.reference,
                "median_ms": median(figure.ours),
                "p99_ms": percentile(figure.ours, 0.99),
                "reference_median_ms": median(figure.theirs),
                "reference_p99_ms": percentile(figure.theirs, 0.99),
                "ratio": figure.ratio,
                "steal_percent": figure.steal,
                "rounds_ms": figure.ours,
                "reference_rounds_ms": figure.theirs,
            }
            for figure in figures
        ],
    }
    file.write_text(json.dumps(data, indent=1), "utf-8")


def join(files: Iterable[Path]) -> None:
    """Write what several files of figures say into the one that programs read."""
    parts = [json.loads(file.read_text("utf-8")) for file in files]
    if parts:
        data = parts[0] | {"figures": [figure for part in parts for figure in part["figures"]]}
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(json.dumps(data, indent=1), "utf-8")


def _line(cells: tuple[str, ...]) -> str:
    name, *numbers = cells
    widths = (10, 10, 5, 12, 17, 10, 7)
    return f"{name:<58}" + "".join(
        f"{cell:>{width}}" for cell, width in zip(numbers, widths, strict=True)
    )


def _time(value: float) -> str:
    return f"{value:.2f} ms" if value < 100 else f"{value:.0f} ms"
