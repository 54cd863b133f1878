"""The page to a printer, after a person has chosen which."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workstation.ui.panes.preview.paper import ASK, page_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from workstation.ui.panes.preview.web_view import WebView

LOOK_MS = 60
MOST_LOOKS = 80
"""Pictures that have not come by then are left to their frames."""


class Printing(QObject):
    """Prints the page in the browser, or lays it out for paper, once its pictures are there."""

    failed = Signal()
    """The printer did not take the page."""

    def __init__(self, view: WebView, parent: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._window = parent
        self._printer: QPrinter | None = None
        self._then: Callable[[], None] | None = None
        self._done: Callable[[QByteArray], None] | None = None
        """Takes the page on paper that is being laid out."""
        self._looks = 0
        self._waiting = False
        """The page was asked something; should its process end, no answer comes."""
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        view.printFinished.connect(self._on_finished)
        view.page().renderProcessTerminated.connect(self._on_process_ended)

    def ask(self, title: str) -> None:
        """Let a person choose a printer or a PDF file, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom used

        if self._printer is not None:
            return
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)

        def choose(asked: object) -> None:
            printer.setPageLayout(page_layout(asked))
            dialog = QPrintDialog(printer, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(self._print)
            dialog.rejected.connect(self._forget)
            dialog.setModal(True)
            dialog.show()

        if not self._ask(ASK, choose):
            self._forget()

    def lay_out(self, done: Callable[[QByteArray], None]) -> None:
        """Hand the page on paper to `done`, as a PDF; empty if its process ends before."""

        def now() -> None:
            if not self._ask(ASK, lay_out):
                self._hand_over(done, QByteArray())

        def lay_out(asked: object) -> None:
            self._view.page().printToPdf(partial(self._hand_over, done), page_layout(asked))

        if self._done is not None:
            self._hand_over(self._done, QByteArray())
        self._done = done
        self._when_complete(now)

    def _hand_over(self, done: Callable[[QByteArray], None], data: QByteArray) -> None:
        if done is self._done:
            self._done = None
            done(data)

    def _print(self) -> None:
        def now() -> None:
            if self._printer is not None:
                self._view.print_page(self._printer)

        self._when_complete(now)

    def _when_complete(self, then: Callable[[], None]) -> None:
        """Pictures further down are loaded only when somebody scrolls there: fetch them first."""
        self._then = then
        self._looks = 0
        self._look()

    def _look(self) -> None:
        self._looks += 1
        if not self._ask("follow.complete()", self._on_looked):
            self._give_up()

    def _give_up(self) -> None:
        """Wait for nothing that the page was to do."""
        self._waiting = False
        self._then = None
        self._forget()
        if self._done is not None:
            self._hand_over(self._done, QByteArray())

    def _on_looked(self, answer: object) -> None:
        if answer != "yes" and self._looks < MOST_LOOKS:
            self._timer.start()
            return
        then, self._then = self._then, None
        if then is not None:
            then()

    def _ask(self, question: str, answered: Callable[[object], None]) -> bool:
        def answer(found: object) -> None:
            self._waiting = False
            answered(found)

        self._waiting = self._view.ask(question, answer)
        return self._waiting

    def _on_process_ended(self, _status: object, _code: int) -> None:
        if not self._waiting and self._done is None:
            return
        asked = self._waiting and self._printer is not None
        if self._waiting:
            self._give_up()
        elif self._done is not None:
            self._hand_over(self._done, QByteArray())
        if asked:
            self.failed.emit()

    def _forget(self) -> None:
        self._printer = None

    def _on_finished(self, printed: bool) -> None:
        self._printer = None
        if not printed:
            self.failed.emit()
