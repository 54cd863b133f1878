"""The log: a few files of limited size in the person's log folder, for when things go wrong.

It holds what the program did and where it failed, never the text of an article: messages name
ids, slugs and files, and of an exception only its kind and its places in the code are written,
because a message of SQLite or of a parser may quote what was being written.
"""

from __future__ import annotations

import copy
import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO, TypeAlias

from workstation import __version__

LOG_NAME = "workstation.log"
CRASH_NAME = "crash.log"

_MAX_BYTES = 1_000_000
_KEPT = 3
_LONGEST_MESSAGE = 2_000

_TALKATIVE = {"PIL": logging.CRITICAL, "alembic": logging.WARNING}
"""Libraries that report what is no news, and the least they are heard for."""

_log = logging.getLogger(__name__)

_ExcInfo: TypeAlias = (
    "tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]"
)


class PrivateFormatter(logging.Formatter):
    """Writes exceptions without their messages, and long messages cut short."""

    def formatException(self, ei: _ExcInfo) -> str:
        """Return the kinds of an exception and its causes, and where they arose."""
        error = ei[1]
        parts: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            frames = traceback.extract_tb(error.__traceback__)
            parts.append(type(error).__qualname__)
            parts.extend(f"  {one.filename}:{one.lineno} {one.name}" for one in frames)
            error = error.__cause__ or error.__context__
        return "\n".join(parts)

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as lines of the log."""
        record = copy.copy(record)  # what this formatter makes of it is not for the others
        record.exc_text = None
        text = super().format(record)
        return text if record.exc_info else text[:_LONGEST_MESSAGE]


class _LateHandler(logging.Handler):
    """Writes to files that take turns; loads what does that when there is something to write."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._writing: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        if self._writing is None:
            from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - loads slowly

            self._writing = RotatingFileHandler(
                self._file, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8"
            )
            self._writing.setFormatter(self.formatter)
        self._writing.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._writing is not None:
            self._writing.close()
        super().close()


class Log:
    """The open log; `close` puts everything back."""

    def __init__(self, folder: Path, *, level: int = logging.INFO) -> None:
        """Open the log in a folder; where none can be written, the program goes on without."""
        self.path = folder / LOG_NAME
        self._handler: logging.Handler = logging.NullHandler()
        self._crash: TextIO | None = None
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._root = logging.getLogger()
        self._level = self._root.level
        self._begun = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.path.open("ab").close()  # says now whether it can be written
            self._handler = _LateHandler(self.path)
            self._crash = _begun(folder / CRASH_NAME).open("a", encoding="utf-8")
        except OSError:
            self.path = Path()
        self._handler.setFormatter(
            PrivateFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
        )
        self._root.addHandler(self._handler)
        self._root.setLevel(level)
        for talkative, least in _TALKATIVE.items():
            logging.getLogger(talkative).setLevel(least)
        if self._crash is not None:
            faulthandler.enable(self._crash)

    def catch_everything(self, tell: Callable[[], None] | None = None) -> None:
        """Write exceptions that nobody caught, in any thread; `tell` is called after each."""

        def on_exception(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                self._hooks[0](kind, error, trace)
                return
            _log.critical("An unexpected error.", exc_info=(kind, error, trace))
            if tell is not None:
                tell()

        def on_thread_exception(found: threading.ExceptHookArgs) -> None:
            if found.exc_value is not None:
                on_exception(found.exc_type, found.exc_value, found.exc_traceback)

        def on_unraisable(found: sys.UnraisableHookArgs) -> None:
            if found.exc_value is not None:
                trace = (found.exc_type, found.exc_value, found.exc_traceback)
                _log.error("An error that could not be raised.", exc_info=trace)

        sys.excepthook = on_exception
        threading.excepthook = on_thread_exception
        sys.unraisablehook = on_unraisable

    def begin(self) -> None:
        """Write what is running, once; asking the system what it is takes a while."""
        if self._begun:
            return
        import platform  # noqa: PLC0415 - loads slowly

        self._begun = True
        _log.info(
            "Editorial Workstation %s, Python %s, %s",
            __version__,
            platform.python_version(),
            platform.platform(),
        )

    def close(self) -> None:
        """Stop writing and put back what was there before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        self._root.removeHandler(self._handler)
        self._root.setLevel(self._level)
        self._handler.close()
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None


def _begun(file: Path) -> Path:
    """Return a file to go on with; one that has grown too long goes under another name first."""
    if file.exists() and file.stat().st_size > _MAX_BYTES:
        file.replace(file.with_name(f"{file.name}.1"))
    return file
