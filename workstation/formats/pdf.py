"""The page on paper, as a PDF file: laid out by the preview's engine in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import workstation
from workstation.domain.errors import BadInput
from workstation.formats.api import Bundle, Written
from workstation.formats.self_contained import page_html
from workstation.formats.writer import replace_file

SECONDS = 120.0
"""A page with a hundred pictures takes about ten."""
PRINT_PAGE = "--print-page"
"""What the program is started with to lay out a page; see `workstation.app.print_page`."""


class PdfExporter:
    """Writes the page in its print style; needs no display."""

    id = "pdf"
    title = "PDF"
    suffix = ".pdf"
    help = "The page as it is printed."

    def write(self, bundle: Bundle, path: Path) -> Written:
        """Write the page to a file."""
        html, left_out = page_html(bundle)
        with tempfile.TemporaryDirectory(prefix="editorial-workstation-") as folder:
            source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
            source.write_text(html, encoding="utf-8")
            _lay_out(source, target)
            data = target.read_bytes()
        with replace_file(path) as file:
            file.write(data)
        return Written(path, left_out)


def _lay_out(source: Path, target: Path) -> None:
    program = [sys.executable] if getattr(sys, "frozen", False) else _from_source()
    try:
        done = subprocess.run(
            [*program, PRINT_PAGE, str(source), str(target)],
            check=False,
            capture_output=True,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            cwd=Path(workstation.__file__).parent.parent,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
    except subprocess.TimeoutExpired:
        raise BadInput("The page takes too long to lay out on paper.") from None
    if done.returncode or not target.is_file():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said and done.returncode == 3 else "the engine did not start."
        raise BadInput(f"The PDF could not be made: {reason}")


def _from_source() -> list[str]:
    return [sys.executable, "-m", "workstation"]


EXPORTER = PdfExporter()
