"""The page to a printer, after a person has chosen which."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal

from workstation.ui.panes.preview.paper import ASK, page_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrinter

    from workstation.ui.panes.preview.web_view import WebView

LOOK_MS = 60
MOST_LOOKS = 80
"""Pictures that have not come by then are left to their frames."""


class Printing(QObject):
    """Prints the page in the browser, or lays it out for paper, once its pictures are there."""

    failed = Signal()
    """The printer did not take the page."""
    laying_out = Signal(bool)
    """The page becomes as wide as the paper (True), or is as wide as its pane again."""

    def __init__(self, view: WebView) -> None:
        super().__init__(view)
        self._view = view
        self._printer: QPrinter | None = None
        self._asking = False
        """The page has been asked for its paper, before the dialog."""
        self._when_there: list[Callable[[], None]] = []
        """What waits for the page's pictures."""
        self._awaited: list[Callable[[QByteArray], None]] = []
        """Those who take the page on paper that is being laid out for them."""
        self._looks = 0
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        view.page().renderProcessTerminated.connect(self._on_process_ended)

    def ask(self, title: str) -> None:
        """Let a person choose a printer or a PDF file, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom used

        if self._printer is not None:
            return
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)

        def choose(asked: object) -> None:
            self._asking = False
            printer.setPageLayout(page_layout(asked))
            dialog = QPrintDialog(printer, self._view.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(self._print)
            dialog.rejected.connect(self._forget)
            dialog.setModal(True)
            dialog.show()

        self._asking = self._view.ask(ASK, choose)
        if not self._asking:
            self._forget()

    def lay_out(self, done: Callable[[QByteArray], None]) -> None:
        """Hand the page on paper to `done`, as a PDF; empty if its process ends before."""

        def now() -> None:
            if not self._view.ask(ASK, lay_out):
                self._hand_over(done, QByteArray())

        def lay_out(asked: object) -> None:
            self._draw(page_layout(asked), done)

        self._awaited.append(done)
        self._when_complete(now)

    def _print(self) -> None:
        """Print on what was chosen, on the paper that was chosen with it."""
        printer = self._printer
        if printer is None:
            return

        def take(data: QByteArray) -> None:
            if data.isEmpty():
                self._on_finished(False)
                return
            from workstation.ui.panes.preview.print_job import PrintJob  # noqa: PLC0415 - as above

            job = PrintJob(data, printer, self)
            job.finished.connect(self._on_finished)
            job.start()

        self._awaited.append(take)
        self._when_complete(partial(self._draw, printer.pageLayout(), take))

    def _draw(self, paper: QPageLayout, done: Callable[[QByteArray], None]) -> None:
        """Draw the page, and leave it scrolled as it was: on paper it is shorter."""

        def draw(_kept: object) -> None:
            if done in self._awaited:
                self.laying_out.emit(True)
                self._view.page().printToPdf(drawn, paper)

        def drawn(data: QByteArray) -> None:
            self._view.run("follow.back()")
            self.laying_out.emit(False)
            self._hand_over(done, data)

        if not self._view.ask("follow.keep()", draw):
            self._hand_over(done, QByteArray())

    def _hand_over(self, done: Callable[[QByteArray], None], data: QByteArray) -> None:
        if done in self._awaited:
            self._awaited.remove(done)
            done(data)

    def _when_complete(self, then: Callable[[], None]) -> None:
        """Pictures further down are loaded only when somebody scrolls there: fetch them first."""
        self._when_there.append(then)
        self._looks = 0
        if len(self._when_there) == 1:
            self._look()

    def _look(self) -> None:
        self._looks += 1
        if not self._view.ask("follow.complete()", self._on_looked):
            self._give_up()

    def _on_looked(self, answer: object) -> None:
        if answer != "yes" and self._looks < MOST_LOOKS:
            self._timer.start()
            return
        waiting, self._when_there = self._when_there, []
        for then in waiting:
            then()

    def _on_process_ended(self, _status: object, _code: int) -> None:
        """No answer comes any more to what the page was asked."""
        if self._asking:
            self._asking = False
            self._on_finished(False)
        self._give_up()

    def _give_up(self) -> None:
        """Wait for nothing that the page was to do."""
        self._timer.stop()
        self._when_there.clear()
        for done in tuple(self._awaited):
            self._hand_over(done, QByteArray())

    def _forget(self) -> None:
        self._printer = None

    def _on_finished(self, printed: bool) -> None:
        self._forget()
        if not printed:
            self.failed.emit()
