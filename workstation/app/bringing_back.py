"""Restores a backup between two windows, beside the GUI thread."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from workstation.desk.backups import Restoring
from workstation.domain.clock import Clock
from workstation.domain.errors import ExpectedError
from workstation.ui.notices import failure
from workstation.ui.translation import translate

if TYPE_CHECKING:
    from workstation.storage.restoring import Restored

log = logging.getLogger(__name__)


class BringingBack(QObject):
    """Shows that something is being done until a restore has ended, well or not."""

    _ended = Signal()
    """The thread is done."""

    def run(self, wanted: Restoring, clock: Clock) -> Restored | None:
        """Restore; None if nothing was changed, which has been told."""
        words = translate("Restoring", "The backup is read and put in place…")
        progress = QProgressDialog(words, "", 0, 0)
        progress.setCancelButton(None)
        progress.setWindowTitle("Editorial Workstation")
        progress.setWindowModality(Qt.WindowModality.ApplicationModal)
        progress.setMinimumDuration(0)
        progress.show()
        loop = QEventLoop()
        self._ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        with ThreadPoolExecutor(1, "restore") as lane:
            future = lane.submit(_restore, wanted, clock)
            future.add_done_callback(partial(_tell, self))
            loop.exec()
        progress.close()
        progress.deleteLater()
        return self._outcome(future)

    def tell_end(self) -> None:
        """Say that the restore has ended; from its thread."""
        self._ended.emit()

    def _outcome(self, future: Future[Restored]) -> Restored | None:
        error = future.exception()
        if error is None:
            return future.result()
        if not isinstance(error, Exception):
            raise error
        if not isinstance(error, ExpectedError):
            log.error("A backup could not be restored.", exc_info=error)
        said = translate("Restoring", "The backup can’t be restored. Nothing was changed.")
        QMessageBox.critical(None, "Editorial Workstation", f"{said}\n\n{failure(error)}")
        return None


def _tell(owner: BringingBack, _future: Future[Restored]) -> None:
    owner.tell_end()


def _restore(wanted: Restoring, clock: Clock) -> Restored:
    from workstation.storage.restoring import restore  # noqa: PLC0415 - loads SQLAlchemy

    return restore(wanted.file, wanted.folder, clock)
