"""One window per newsroom: a second start rings at the first, and hands it its files."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from workstation import paths
from workstation.domain.canonical import sha256_text

PATIENCE_MS = 3000
"""How long the first window may take to answer."""
LONGEST = 1_000_000
"""Bytes of a message."""
ANSWER = b"coming\n"
TOKEN = "XDG_ACTIVATION_TOKEN"
"""Lets the desktop believe that it was a person who wants the window in front."""

_LONGEST_ADDRESS = 100


class Doorbell(QObject):
    """Listens, as long as this program has the newsroom, for others that want to open it."""

    rung = Signal(object)
    """A tuple of Paths that another start was given; often none."""

    def __init__(self, newsroom: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address(newsroom)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._heard: dict[QLocalSocket, bytes] = {}

    def listen(self) -> bool:
        """Begin; only for who has the newsroom's lock. False where that is not possible."""
        # What a program left behind that was killed: the lock says that it is gone.
        QLocalServer.removeServer(self._address)
        with suppress(OSError):
            Path(self._address).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._server.listen(self._address)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = b""
            socket.readyRead.connect(self._on_words)
            socket.disconnected.connect(self._on_gone)

    def _on_words(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or socket not in self._heard:
            return
        self._heard[socket] += bytes(socket.readAll().data())
        said, end, _rest = self._heard[socket].partition(b"\n")
        if not end:
            if len(said) > LONGEST:
                socket.abort()
            return
        self._heard[socket] = b""
        files = _understood(said)
        if files is None:
            socket.abort()
            return
        socket.write(ANSWER)
        socket.flush()
        self.rung.emit(files)

    def _on_gone(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._heard.pop(socket, None)
            socket.deleteLater()


def address(newsroom: Path) -> str:
    """Return where the window of a newsroom listens, for this person on this machine."""
    person = ""
    with suppress(OSError, KeyError, ImportError):
        person = getpass.getuser()
    name = sha256_text(f"{newsroom.resolve()}\n{person}")[:16]
    if sys.platform == "win32":
        return f"{paths.APP_NAME}-{name}"
    file = str(paths.state_folder() / "doors" / name)
    # The system has no room for longer ones; then it stands among temporary files.
    return file if len(os.fsencode(file)) < _LONGEST_ADDRESS else f"{paths.APP_NAME}-{name}"


def ring(
    newsroom: Path, files: tuple[Path, ...], environment: Mapping[str, str] | None = None
) -> bool:
    """Ask the window that has a newsroom to come forward with files; False if none answers."""
    environment = os.environ if environment is None else environment
    socket = QLocalSocket()
    socket.connectToServer(address(newsroom))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    said = {"files": [str(file) for file in files], "token": environment.get(TOKEN, "")}
    socket.write(json.dumps(said).encode() + b"\n")
    heard = b""
    while not heard.endswith(b"\n") and socket.waitForReadyRead(PATIENCE_MS):
        heard += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return heard == ANSWER


def _understood(said: bytes) -> tuple[Path, ...] | None:
    """Return the files of a message, and take its token; None if it is none of ours."""
    try:
        message = json.loads(said)
        files = tuple(Path(str(name)) for name in message["files"])
        token = str(message.get("token", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if token:
        os.environ[TOKEN] = token
    return files
