"""Sheets on a printer: all of them, some of them, in another order, and where none can go."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from workstation.ui.panes.preview.print_job import PrintJob

COLOURS = ("red", "lime", "blue")


@pytest.fixture(scope="module")
def sheets(qapp: object) -> QByteArray:
    """Three sheets, each in a colour of its own."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for number, colour in enumerate(COLOURS):
        if number:
            writer.newPage()
        painter.fillRect(QRect(0, 0, writer.width(), writer.height()), QColor(colour))
    painter.end()
    return data


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFileName(str(tmp_path / "page.pdf"))
    return made


def run(qtbot: QtBot, data: QByteArray, printer: QPrinter) -> bool:
    owner = QObject()
    job = PrintJob(data, printer, owner)
    with qtbot.waitSignal(job.finished, timeout=20000) as ended:
        job.start()
    return bool(ended.args and ended.args[0])


def colours(file: Path) -> list[str]:
    """Return the colour in the middle of each sheet."""
    document = QPdfDocument()
    document.load(str(file))
    found = []
    for sheet in range(document.pageCount()):
        size = document.pagePointSize(sheet).toSize()
        image = document.render(sheet, size)
        seen = image.pixelColor(size.width() // 2, size.height() // 2)
        shares = zip((seen.redF(), seen.greenF(), seen.blueF()), COLOURS, strict=True)
        found.append(max(shares)[1])
    document.close()
    return found


def test_into_a_file_the_page_goes_as_it_is(
    qtbot: QtBot, sheets: QByteArray, printer: QPrinter, tmp_path: Path
) -> None:
    assert run(qtbot, sheets, printer)
    assert (tmp_path / "page.pdf").read_bytes() == sheets.data()


def test_some_sheets_are_painted_as_large_as_they_are(
    qtbot: QtBot, sheets: QByteArray, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert run(qtbot, sheets, printer)
    assert colours(tmp_path / "page.pdf") == [*COLOURS[1:]]


def test_the_last_sheet_comes_first_where_that_is_wanted(
    qtbot: QtBot, sheets: QByteArray, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert run(qtbot, sheets, printer)
    assert colours(tmp_path / "page.pdf") == [*reversed(COLOURS)]


def test_where_nothing_can_be_written_it_says_so(
    qtbot: QtBot, sheets: QByteArray, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "none" / "page.pdf"))
    assert not run(qtbot, sheets, printer)
    assert not (tmp_path / "none").exists()


def test_what_is_no_page_is_not_printed(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 1)
    assert not run(qtbot, QByteArray(b"%PDF-1.4 torn"), printer)
    assert not (tmp_path / "page.pdf").exists()
