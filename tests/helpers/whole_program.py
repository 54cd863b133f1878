"""The program as a person starts it, with somebody at it who takes note of what it says.

    python -m tests.helpers.whole_program FOLDER [UID]

Whatever it asks is printed, one JSON text a line, and answered with what changes nothing. Once a
newsroom is open behind its window, its name is printed and the window closed. With a UID it is
that user who starts the program. It exits as the program does.
"""

from __future__ import annotations

import json
import os
import pkgutil
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

import workstation
from workstation.app import program, run
from workstation.app.quick_start import QuickStart
from workstation.desk.session import SessionState
from workstation.domain.first_screen import FirstScreen
from workstation.ui.dialogs.first_start import FirstStartDialog
from workstation.ui.widgets.banner import Banner

EVERY_MS = 20


def main() -> int:
    """Start the program and attend to it."""
    folder, *user = sys.argv[1:]
    if user:
        become(int(user[0]))
    vars(run)["Program"] = Attended
    vars(run)["make_application"] = partial(attended_application, run.make_application)
    return run.run(Path(folder), named=True, quick_start=QuickStart())


class Attended(program.Program):
    """Is closed as soon as its newsroom is open, and what was to be done there is done."""

    def work(self) -> None:
        """Do what is to be done in the window; exchanged by whoever wants something."""

    def _work(self) -> None:
        self.work()
        self.window.close()

    def begin(self, first: FirstScreen | None, session: SessionState) -> None:
        self.desk.newsroom_changed.connect(self._close_once_open)
        self.ready.connect(self._close_once_open)
        super().begin(first, session)

    def _close_once_open(self, *_news: object) -> None:
        if self.dispatcher.is_open and self.desk.newsroom.name:
            self.desk.newsroom_changed.disconnect(self._close_once_open)
            say(self.desk.newsroom.name)
            QTimer.singleShot(0, self.window, self._work)


def attended_application(make: Callable[[], QApplication]) -> QApplication:
    """Make the application, and look again and again whether it asks something."""
    application = make()
    timer = QTimer(application, interval=EVERY_MS)
    timer.timeout.connect(answer)
    timer.start()
    return application


def answer() -> None:
    """Take note of what is asked, and answer it."""
    asking = QApplication.activeModalWidget()
    if isinstance(asking, QMessageBox):
        say(" ".join(filter(None, (asking.text(), asking.informativeText()))))
        (asking.escapeButton() or asking.buttons()[0]).click()
    elif isinstance(asking, FirstStartDialog):
        say(*(banner.text() for banner in asking.findChildren(Banner) if banner.isVisible()))
        asking.reject()


def say(*texts: str) -> None:
    """Tell whoever started this."""
    for text in texts:
        print(json.dumps(text), flush=True)


def become(user: int) -> None:
    """Go on as another user, who may not be able to read what is not loaded yet."""
    for module in pkgutil.walk_packages(workstation.__path__, "workstation."):
        if not module.name.endswith((".__main__", ".env")) and ".versions" not in module.name:
            import_module(module.name)
    for late in ("alembic.command", "logging.handlers", "platform"):
        import_module(late)
    os.setgid(user)
    os.setuid(user)


if __name__ == "__main__":
    sys.exit(main())
