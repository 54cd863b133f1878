"""What the browser engine of the preview must find in the environment before Qt starts.

The engine itself is loaded much later; this module imports nothing of it.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Qt

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
UNSANDBOXED = "QTWEBENGINE_DISABLE_SANDBOX"
INHERITED = ("QTWEBENGINE_REMOTE_DEBUGGING", FLAGS, "QT_QUICK_BACKEND", "QSG_RHI_BACKEND")
"""Variables of other people's that would open the engine, or make Qt rebuild the window."""

CHROMIUM_FLAGS = " ".join(
    (
        # No network: every request goes to a proxy that is not there, every name to nowhere.
        "--proxy-server=socks5://0.0.0.0:1",
        "--proxy-bypass-list=<-loopback>",
        '"--host-resolver-rules=MAP * ~NOTFOUND"',
        "--no-pings",
        "--disable-background-networking",
        # Without a GPU in play the view is drawn like any other widget: the window that gets
        # one after it was shown is not destroyed and made again, and typing beside it is not
        # slowed by a whole window going through OpenGL.
        "--disable-gpu",
    )
)


class Refusal(Enum):
    """Why there can be no preview."""

    UNPREPARED = auto()
    """The protections were not put in place before the program started."""
    ROOT = auto()
    """The engine refuses to run for the superuser with its sandbox on."""


@dataclass(frozen=True, slots=True)
class WebEnvironment:
    """How the environment was found."""

    removed: tuple[str, ...]
    """Inherited variables that were taken out."""
    sandboxed: bool
    """False where the sandbox has been switched off from outside, as in tests."""


def prepare(environment: MutableMapping[str, str] | None = None) -> WebEnvironment:
    """Set what the engine reads; call it before `QApplication` is made."""
    environment = os.environ if environment is None else environment
    removed = tuple(name for name in INHERITED if environment.pop(name, None) is not None)
    environment[FLAGS] = CHROMIUM_FLAGS
    environment["QT_QUICK_BACKEND"] = "software"
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    return WebEnvironment(removed, sandboxed=sandboxed(environment))


def refusal(environment: MutableMapping[str, str] | None = None) -> Refusal | None:
    """Say why the engine must not be started here, or None where it may."""
    environment = os.environ if environment is None else environment
    if environment.get(FLAGS) != CHROMIUM_FLAGS:
        return Refusal.UNPREPARED
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    if superuser and UNSANDBOXED not in environment:
        return Refusal.ROOT
    return None


def sandboxed(environment: MutableMapping[str, str] | None = None) -> bool:
    """Say whether pages run in the engine's sandbox: not where it was switched off outside."""
    return UNSANDBOXED not in (os.environ if environment is None else environment)
