"""Fail a test that makes the program complain: a log record or a Qt message of warning or worse.

Python warnings need nothing here: pyproject.toml turns each into an exception, and a test that
means one uses `pytest.warns`.
"""

import logging
import re
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LOUD = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}

OF_THE_PLATFORM = re.compile(
    # What Qt's offscreen platform says whenever a window is shown, and WebEngine without a GPU.
    r"^This plugin does not support |Failed to load vulkan"
    r"|^QRhiGles2: |^Failed to create RHI|^GPUInfo not initialized"
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that was said."""

    source: str
    text: str

    def __str__(self) -> str:
        return f"{self.source}: {self.text}"


class _Records(logging.Handler):
    """Passes log records on as complaints."""

    def __init__(self, hear: Callable[[Complaint], None]) -> None:
        super().__init__(logging.WARNING)
        self._hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info:
            text += "\n" + logging.Formatter().formatException(record.exc_info)
        self._hear(Complaint(f"log {record.levelname.lower()} from {record.name}", text))


class Quiet:
    """Listens to the program during one test."""

    def __init__(self) -> None:
        self._expected: list[re.Pattern[str]] = []
        self._met: set[re.Pattern[str]] = set()
        self._complaints: list[Complaint] = []
        self._records = _Records(self.hear)

    def expect(self, pattern: str) -> None:
        """Let complaints that match pass from now on, and require that there is one."""
        self._expected.append(re.compile(pattern))

    def hear(self, complaint: Complaint) -> None:
        """Take a complaint, expected or not."""
        met = [pattern for pattern in self._expected if pattern.search(complaint.text)]
        self._met.update(met)
        if not met:
            self._complaints.append(complaint)

    def listen(self) -> None:
        """Begin to listen."""
        logging.getLogger().addHandler(self._records)
        qInstallMessageHandler(self._on_qt_message)

    def stop(self) -> None:
        """Listen no longer."""
        qInstallMessageHandler(None)
        logging.getLogger().removeHandler(self._records)

    def problems(self) -> list[str]:
        """Return what was said unexpectedly, and what was expected in vain."""
        unmet = [pattern for pattern in self._expected if pattern not in self._met]
        return [
            *(f"unexpected {complaint}" for complaint in self._complaints),
            *(f"expected but never heard: {pattern.pattern}" for pattern in unmet),
        ]

    def _on_qt_message(
        self, level: QtMsgType, context: QMessageLogContext, message: str | None
    ) -> None:
        text = message or ""
        if level in LOUD and not OF_THE_PLATFORM.search(text):
            source = f"Qt {LOUD[level]} from {context.category or 'default'}"
            self.hear(Complaint(source, text))
        else:
            sys.stderr.write(f"{text}\n")


@pytest.fixture(autouse=True)
def quiet() -> Generator[Quiet, None, None]:
    """Fail the test for what the program complains of, unless the test expects it."""
    listener = Quiet()
    listener.listen()
    try:
        yield listener
    finally:
        listener.stop()
    problems = listener.problems()
    if problems:
        pytest.fail("The program was not quiet.\n" + "\n".join(problems), pytrace=False)
