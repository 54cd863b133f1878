"""The page as a PDF: laid out in a process of its own, and told of when that can't be."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from tests.formats.builders import bundle
from workstation.domain.errors import BadInput
from workstation.formats.pdf import PRINT_PAGE, PdfExporter

TEMPLATES = Path(__file__).parents[2] / "resources" / "templates"


def test_page_is_on_paper_with_its_words(tmp_path: Path) -> None:
    PdfExporter().write(bundle(TEMPLATES), tmp_path / "page.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "page.pdf"))
    words = document.getAllText(0).text()
    size = document.pagePointSize(0)
    document.close()
    assert bundle(TEMPLATES).page.headline.split()[0] in words
    assert size.width() < size.height()


def test_own_template_counts_on_paper_too(tmp_path: Path) -> None:
    own = tmp_path / "template"
    own.mkdir()
    (own / "article.html").write_text("<article><h1>Ours alone</h1></article>")
    (own / "page.css").write_text(
        "body, h1 { margin: 0 }"
        "@media print { @page { size: A5 landscape; margin: 1in 3in 3cm 72pt } }"
    )
    made = replace(bundle(TEMPLATES), own_templates=own)
    PdfExporter().write(made, tmp_path / "page.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "page.pdf"))
    words = document.getAllText(0)
    size = document.pagePointSize(0)
    document.close()
    assert words.text().strip() == "Ours alone"
    assert (round(size.width()), round(size.height())) == (595, 420)
    corner = words.boundingRectangle().topLeft()
    assert corner.x() == pytest.approx(72, abs=4)
    assert 72 <= corner.y() < 100


def test_page_reaches_for_nothing_and_runs_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<body><h1>Before</h1><script>document.body.innerHTML = 'Ran'</script>"
        f"<img src='file://{tmp_path}/page.html'><iframe src='file:///etc/hostname'></iframe>"
        "<meta http-equiv='refresh' content='0;url=file:///etc/hostname'>"
    )
    done = subprocess.run(
        [sys.executable, "-m", "workstation", PRINT_PAGE, str(page), str(tmp_path / "page.pdf")],
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    document = QPdfDocument()
    document.load(str(tmp_path / "page.pdf"))
    words = document.getAllText(0).text()
    document.close()
    assert words.strip() == "Before"


def test_administrator_is_told_why_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only the system’s administrator is refused")
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    with pytest.raises(BadInput, match="administrator"):
        PdfExporter().write(bundle(TEMPLATES), tmp_path / "page.pdf")
    assert list(tmp_path.iterdir()) == []
