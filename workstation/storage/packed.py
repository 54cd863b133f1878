"""Texts and pictures of a newsroom in one zip file."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from workstation.domain.errors import NewsroomDamaged, NotANewsroom, NotFound
from workstation.storage.durable import placed
from workstation.storage.schema import DATABASE, PICTURES

SUFFIX = ".zip"


def is_packed(file: Path) -> bool:
    """Say whether a file is, or is to be, a zip."""
    return file.suffix.lower() == SUFFIX


def pack(parts: Mapping[str, Path], file: Path) -> None:
    """Write files under names into a zip that is read again; whole or not at all."""
    with placed(file) as part:
        with zipfile.ZipFile(part, "w") as archive:
            for name, source in parts.items():
                # Pictures are compressed already.
                way = zipfile.ZIP_STORED if name == PICTURES else zipfile.ZIP_DEFLATED
                archive.write(source, name, compress_type=way)
        with zipfile.ZipFile(part) as archive:
            broken = archive.testzip()
            if broken:
                raise NewsroomDamaged(file, f"“{broken}” can’t be read again")


@contextmanager
def unpacked(file: Path, room: Path | None, *wanted: str) -> Iterator[tuple[Path, Path | None]]:
    """Give the database of a backup, and its pictures if they are in it and wanted.

    A zip is unpacked into a folder within `room`, or where the system keeps such, until the end;
    any other file is a database itself.
    """
    if not file.is_file():
        raise NotFound("backup", str(file))
    if not is_packed(file):
        yield file, None
        return
    with TemporaryDirectory(dir=room, prefix=".restoring-") as folder:
        _unpack(file, Path(folder), (DATABASE, *wanted))
        pictures = Path(folder) / PICTURES
        yield Path(folder) / DATABASE, pictures if pictures.exists() else None


def _unpack(file: Path, folder: Path, wanted: Iterable[str]) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            present = archive.namelist()
            if DATABASE not in present:
                raise NotANewsroom(file)
            for name in wanted:
                if name in present:
                    with archive.open(name) as source, (folder / name).open("wb") as target:
                        shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise NewsroomDamaged(file, f"the zip can’t be read ({error})") from error
