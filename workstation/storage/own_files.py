"""Copies of what a newsroom keeps in files: its page template and its dictionaries."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from workstation.domain.canonical import sha256_bytes, sha256_text
from workstation.domain.errors import NewsroomDamaged
from workstation.storage.durable import STAMP, free_name, placed, set_aside_folder
from workstation.storage.stamped import StampedFile, stamped_files

FOLDERS = ("template", "dictionaries")
"""What of a newsroom's folder is people's own, besides the databases."""

LARGEST = 64_000_000
"""Bytes; a larger file is no template and no dictionary."""


def list_files_copies(backups: Path) -> tuple[StampedFile, ...]:
    """Return the copies in a folder of backups, newest first.

    A copy goes with all backups until the next one.
    """
    return stamped_files(backups, "files", "zip")


def keep_files(newsroom: Path, backups: Path, at: datetime) -> Path | None:
    """Return the newest copy of a newsroom's own files, made now if some of them changed since.

    None where there are none and never were.
    """
    copies = list_files_copies(backups)
    digest = _digest(newsroom)
    if copies and _stored_digest(copies[0].file) == digest:
        return copies[0].file
    if not copies and next(own_files(newsroom), None) is None:
        return None
    file = free_name(backups / f"files-{at.astimezone(UTC).strftime(STAMP)}.zip")
    with placed(file) as part:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = digest.encode()
            for path in own_files(newsroom):
                archive.write(path, path.relative_to(newsroom).as_posix())
        _check(part, file)
    return file


def copy_for(backups: Path, at: datetime) -> Path | None:
    """Return the copy that goes with a backup of a moment."""
    return next((copy.file for copy in list_files_copies(backups) if copy.at <= at), None)


def prune_files(backups: Path, kept: Iterable[datetime]) -> None:
    """Remove the copies that go with none of the backups that are kept."""
    wanted = {copy_for(backups, at) for at in kept}
    for copy in list_files_copies(backups)[1:]:
        if copy.file not in wanted:
            with suppress(OSError):
                copy.file.unlink()


def own_files(newsroom: Path) -> Iterator[Path]:
    """Yield a newsroom's own files; no links, which may lead anywhere."""
    for name in FOLDERS:
        folder = newsroom / name
        if folder.is_dir() and not folder.is_symlink():
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST:
                    yield path


def unpack_files(archive: Path, folder: Path) -> tuple[str, ...]:
    """Unpack a newsroom's own files into a folder; return which of `FOLDERS` came."""
    _check(archive, archive)
    came = set()
    with zipfile.ZipFile(archive) as source:
        for info in source.infolist():
            parts = Path(info.filename).parts
            if info.is_dir() or parts[:1] not in [(name,) for name in FOLDERS] or ".." in parts:
                continue
            target = folder.joinpath(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open(info) as data, target.open("wb") as file:
                shutil.copyfileobj(data, file)
            came.add(parts[0])
    return tuple(sorted(came))


def bring_files(source: Path, newsroom: Path, now: datetime) -> tuple[Path, ...]:
    """Put unpacked files in the place of a newsroom's own; return what was set aside."""
    aside = []
    for name in FOLDERS:
        if not (source / name).is_dir() or _tree(source / name) == _tree(newsroom / name):
            continue
        before = set_aside_folder(newsroom / name, now)
        if before is not None:
            aside.append(before)
        (source / name).replace(newsroom / name)
    return tuple(aside)


def _tree(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _digest(newsroom: Path) -> str:
    lines = [
        f"{path.relative_to(newsroom).as_posix()} {sha256_bytes(path.read_bytes())}"
        for path in own_files(newsroom)
    ]
    return sha256_text("\n".join(lines))


def _stored_digest(archive: Path) -> str:
    try:
        with zipfile.ZipFile(archive) as found:
            return found.comment.decode("ascii", "replace")
    except (OSError, zipfile.BadZipFile):
        return ""


def _check(archive: Path, name: Path) -> None:
    try:
        with zipfile.ZipFile(archive) as found:
            broken = found.testzip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise NewsroomDamaged(name, f"the zip can’t be read ({error})") from error
    if broken:
        raise NewsroomDamaged(name, f"“{broken}” can’t be read again")
