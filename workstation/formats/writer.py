"""Files written whole or not at all: a temporary file beside the target, then a rename."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from workstation.domain.errors import BadInput

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class CannotWrite(BadInput):
    """A file can't be written where it was asked for; what was there before is still there."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path} can’t be written: {problem}")
        self.path = path
        self.problem = problem


@contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to; it takes its place at the end, and leaves no trace on an error."""
    target = path.absolute()
    if target.exists() and not target.is_file() and not target.is_dir():
        raise CannotWrite(path, "it is a device and not a file; choose another name.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    except OSError as error:
        raise CannotWrite(path, _reason(error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _take_mode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise CannotWrite(path, _reason(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill; it gets its name at the end, and leaves no trace on an error."""
    target = path.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name[:60]}.", dir=target.parent))
    except OSError as error:
        raise CannotWrite(path, _reason(error)) from error
    try:
        yield temporary
        for file in temporary.rglob("*"):
            if file.is_file():
                _sync(file)
        temporary.chmod(0o777 & ~_umask())
        temporary.rename(target)
    except OSError as error:
        raise CannotWrite(path, _reason(error)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    _sync_folder(target.parent)


def make_folder(path: Path) -> None:
    """Make a folder if it isn't there."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWrite(path, _reason(error)) from error


def write_zip(files: Mapping[str, bytes], path: Path) -> None:
    """Write files by their names into a zip, the last one first: it is what readers look for."""
    with (
        replace_file(path) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, data in reversed(list(files.items())):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data, zipfile.ZIP_DEFLATED)


def write_folder(files: Mapping[str, bytes], path: Path) -> None:
    """Write files by their names into a folder; in one that is there, others are left alone."""
    if not path.is_dir():
        with new_folder(path) as folder:
            for name, data in files.items():
                target = folder / name
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(data)
        return
    for name, data in files.items():
        target = path / name
        make_folder(target.parent)
        with replace_file(target) as file:
            file.write(data)


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "its folder doesn’t exist; make it, or choose another."
        case PermissionError():
            return "you have no permission to; choose another folder."
        case IsADirectoryError():
            return "there is a folder of that name; choose another name."
        case NotADirectoryError():
            return "a part of its folder’s name is a file; choose another folder."
    detail = error.strerror or str(error)
    return f"{detail[:1].lower()}{detail[1:]}."


def _take_mode(target: Path, temporary: Path) -> None:
    """Give the file the rights it had, or those of any new file: mkstemp's are tighter."""
    try:
        mode = target.stat().st_mode & 0o777
    except OSError:
        mode = 0o666 & ~_umask()
    temporary.chmod(mode)


def _umask() -> int:
    mask = os.umask(0o022)  # the only way to learn it is to set it
    os.umask(mask)
    return mask


def _sync(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the rename last; where folders can't be synced it is left to the system."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
