"""Sheets on a printer. Importing this module loads Qt's PDF library: do it late."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRectF,
    QSaveFile,
    QSize,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

FINEST = 300
"""Dots an inch: finer than that nobody sees on paper, and a sheet takes 35 MB."""
POINTS = 72
"""Points an inch, in which a PDF has its sizes."""


class PrintJob(QObject):
    """Prints a page that was laid out for paper: a sheet each time the window has nothing to do.

    Into a file all of it goes as it is. Qt's own way to a printer takes the whole program down
    when the page's process ends meanwhile; here that process has done its part.
    """

    finished = Signal(bool)
    """Whether the printer has taken all sheets."""

    def __init__(self, data: QByteArray, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._painter = QPainter()  # before the printer, so that it ends before that as well
        self._data = data
        self._printer = printer
        self._pages = QPdfDocument(self)
        self._left: list[int] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._print_sheet)

    def start(self) -> None:
        """Begin; `finished` comes later in any case."""
        buffer = QBuffer(self)
        buffer.setData(self._data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(buffer)
        self._left = self._chosen()
        printer = self._printer
        whole = self._left == list(range(self._pages.pageCount()))
        if self._left and whole and printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
            QTimer.singleShot(0, self, self._write)
            return
        printer.setFullPage(True)  # the margins are in the sheets
        if self._left and self._painter.begin(printer):
            self._next.start()
        else:
            QTimer.singleShot(0, self, self._fail)

    def _chosen(self) -> list[int]:
        """Return the sheets to print, from 0, in their order."""
        printer = self._printer
        last = self._pages.pageCount()
        sheets = list(range(last))
        if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
            sheets = sheets[printer.fromPage() - 1 : printer.toPage() or last]
        if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
            sheets.reverse()
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        if printer.collateCopies():
            return sheets * copies
        return [sheet for sheet in sheets for _ in range(copies)]

    def _print_sheet(self) -> None:
        sheet = self._left.pop(0)
        size = self._pages.pagePointSize(sheet)
        dots = min(FINEST, self._printer.resolution()) / POINTS
        image = self._pages.render(
            sheet, QSize(round(size.width() * dots), round(size.height() * dots))
        )
        room = self._printer.resolution() / POINTS
        self._painter.drawImage(QRectF(0, 0, size.width() * room, size.height() * room), image)
        if not self._left:
            self._end(self._painter.end())
        elif self._printer.newPage():
            self._next.start()
        else:
            self._fail()

    def _write(self) -> None:
        file = QSaveFile(self._printer.outputFileName())
        opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
        self._end(opened and file.write(self._data) == self._data.size() and file.commit())

    def _fail(self) -> None:
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self._end(False)

    def _end(self, printed: bool) -> None:
        self._pages.close()
        self.finished.emit(printed)
        self.deleteLater()
