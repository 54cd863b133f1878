"""What runs in the picture processes: bytes in, thumbnails and renditions out. Knows no Qt."""

from __future__ import annotations

import importlib
import logging
import os
import signal
import sys
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from workstation.domain.errors import BadPicture
from workstation.domain.framing import Cut
from workstation.formats.picture_values import Carried, PreparedPicture, Rendition

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


MEMORY_LIMIT = 3 << 29
"""Bytes of address space: room for the largest picture that is taken, and its small copy."""
_AT_ONCE = 1 << 18
"""Bytes asked for at a time: as much as a socket holds, and as memory at hand has room for."""
_WHOLE = sys.platform == "win32"
"""Pipes there hand over a message in one go; a socket's bytes come in pieces."""
CPU_LIMIT = 40
"""Seconds of work on one picture, should nobody be there to end it sooner."""


@dataclass(frozen=True, slots=True)
class Examine:
    """A picture to be checked, read and made small."""

    data: bytes
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A picture to be drawn as a page needs it."""

    data: bytes
    file_name: str = "picture"
    cut: Cut = field(default_factory=Cut)
    sides: tuple[int, ...]
    """The longest sides, one rendition for each."""
    media_type: str = "image/jpeg"
    carried: Carried = field(default_factory=Carried)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a picture can't be used."""

    file: str
    problem: str


Order: TypeAlias = Examine | Draw
Answer: TypeAlias = PreparedPicture | tuple[Rendition, ...] | Refused


def answer(order: Order) -> Answer:
    """Do what is asked; a picture that can't be used is answered with the reason."""
    # Imported here: whoever sends orders has no use for Pillow.
    from workstation.formats.picture_file import prepare, renditions  # noqa: PLC0415

    try:
        if isinstance(order, Examine):
            return prepare(order.data, order.file_name)
        return renditions(
            order.data,
            order.sides,
            cut=order.cut,
            media_type=order.media_type,
            carried=order.carried,
        )
    except BadPicture as error:
        return Refused(error.file, error.problem)
    except MemoryError:
        problem = "the picture needs too much memory; make it smaller."
        return Refused(order.file_name, problem)


def send_order(connection: Connection, order: Order) -> None:
    """Send an order to the process that calls `receive_order`: the picture's bytes as they are."""
    connection.send((replace(order, data=b""), len(order.data)))
    if _WHOLE:
        connection.send_bytes(order.data)
        return
    rest = memoryview(order.data)
    while rest:
        rest = rest[os.write(connection.fileno(), rest) :]


def receive_order(connection: Connection) -> Order:
    """Wait for an order; raises `EOFError` when nobody is there any more."""
    order: Order
    order, size = connection.recv()
    data = connection.recv_bytes() if _WHOLE else _received(connection.fileno(), size)
    return replace(order, data=data)


def _received(source: int, size: int) -> bytes:
    # Connection.recv_bytes asks for all that is missing with each piece, and makes room for it.
    pieces = []
    while size:
        piece = os.read(source, min(size, _AT_ONCE))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def serve(connection: Connection) -> None:
    """Answer orders until the other side hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    importlib.import_module("workstation.formats.picture_file")  # so that no picture waits for it
    _keep_memory()
    logging.getLogger("PIL").setLevel(logging.CRITICAL)  # what is odd in a file is no news
    _limit_memory()
    try:
        while True:
            order = receive_order(connection)
            _limit_cpu()
            connection.send(answer(order))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        connection.close()


def _keep_memory() -> None:
    """Have the memory of one picture used for the next, not asked for page by page again."""
    importlib.import_module("PIL.Image").core.set_blocks_max(1)


def _limit_memory() -> None:
    if sys.platform == "linux":
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu() -> None:
    if sys.platform == "linux":
        resource = importlib.import_module("resource")
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + CPU_LIMIT, hard))
