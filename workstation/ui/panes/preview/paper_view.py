"""The page on paper, sheet by sheet. Importing this module loads Qt's PDF library: do it late."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.steady_bar import SteadyBar

PAUSE_MS = 600
# WORKAROUND: QPdfView looks for links in the sheet that the mouse was over last, and warns when the
# page that comes has none with that number. It shows it all the same.
QUIET = "qt.pdf.links.warning=false"


class PaperView(QPdfView):
    """Shows what the printer would get, and asks for it anew when the page has changed."""

    wanted = Signal()
    """The page is to be laid out for paper: `show_sheets` takes it."""
    laid_out = Signal(int)
    """How many sheets there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        QLoggingCategory.setFilterRules(QUIET)
        # WORKAROUND: QPdfView listens to its document while it is destroyed, so the document must
        # go after it, not with it.
        self._pages = QPdfDocument(parent)
        self._buffer: QBuffer | None = None
        self.setDocument(self._pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(Space.LARGE)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        SteadyBar(self)
        self.setAccessibleName(self.tr("The page on paper"))
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.wanted)

    @property
    def sheets(self) -> int:
        """How many sheets there are."""
        return self._pages.pageCount()

    def ask_soon(self) -> None:
        """Ask for the page when it has not changed for a moment."""
        self._soon.start()

    def show_sheets(self, data: QByteArray) -> None:
        """Show a page that was laid out for paper, at the same place as before.

        An empty one is none: the page's process has ended, and what was there stays.
        """
        if data.isEmpty():
            return
        place = self.verticalScrollBar().value()
        former = self._buffer
        self._buffer = QBuffer(self._pages)
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)
        if former is not None:
            former.deleteLater()
        self.verticalScrollBar().setValue(place)
        self.setAccessibleDescription(self.tr("%n sheet(s)", "", self.sheets))
        self.laid_out.emit(self.sheets)
