"""From a command line to an exit code; no traceback ever reaches a person."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from workstation import paths
from workstation.cli import places
from workstation.cli.arguments import WrongUsage, make_parser
from workstation.cli.output import (
    BAD_INPUT,
    CANNOT_OPEN,
    FINDINGS,
    INTERNAL,
    INTERRUPTED,
    WRONG_USAGE,
    prepare_streams,
    say,
)
from workstation.cli.plain import COMMANDS, OPEN, with_command
from workstation.domain.errors import (
    BadInput,
    CannotOpenNewsroom,
    CannotSave,
    ExpectedError,
    NotAllowed,
)
from workstation.logs import Log

Command: TypeAlias = Callable[[Path, Namespace], int]
Window: TypeAlias = Callable[[Path, bool, tuple[Path, ...]], int]
"""Opens the window of a newsroom, whether it was named, and files to be opened in it."""
_FEATURES = {"import": "import", "export": "export", "render": "export", "packet": "packets"}
"""What an organisation turns off with the feature of that name."""

_EXIT_CODES: tuple[tuple[type[ExpectedError], int], ...] = (
    (BadInput, BAD_INPUT),
    (CannotOpenNewsroom, CANNOT_OPEN),
    (CannotSave, CANNOT_OPEN),
    (NotAllowed, FINDINGS),
)

_log = logging.getLogger(__name__)


def run(arguments: Sequence[str], open_window: Window) -> int:
    """Do what the command line says and return the exit code."""
    prepare_streams()
    try:
        given = make_parser().parse_args(with_command(arguments))
    except SystemExit as end:
        return int(end.code or 0)
    if given.command in (None, OPEN):
        place, files = places.parted(given.newsroom, tuple(getattr(given, "files", ())))
        return open_window(place.folder, place.named, files)
    log = Log(paths.log_folder())
    try:
        return _guarded(given, log)
    finally:
        log.close()


def _guarded(given: Namespace, log: Log) -> int:
    """Run a command and turn whatever it raises into a sentence and an exit code."""
    try:
        code = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough; the rest goes nowhere, without a complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except KeyboardInterrupt:
        say("Stopped.")
        return INTERRUPTED
    except WrongUsage as error:
        say(f"workstation {given.command}: {error}")
        return WRONG_USAGE
    except ExpectedError as error:
        say(str(error))
        return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), FINDINGS)
    except Exception:  # noqa: BLE001 - the last stop before a traceback
        _log.exception("The command %s failed.", given.command)
        where = f"The details are in {log.path}." if log.path.name else ""
        say(f"An error of the program itself stopped the command. {where}".rstrip())
        return INTERNAL
    return code


def _run(given: Namespace) -> int:
    if places.turned_off(_FEATURES.get(given.command, "")):
        raise NotAllowed("Your organisation has turned this off on this machine.")
    module, name = COMMANDS[given.command]
    command: Command = getattr(importlib.import_module(f"workstation.cli.{module}"), name)
    place = places.choose(given.newsroom, new=given.command in ("init", "demo"))
    return command(place.folder, given)
