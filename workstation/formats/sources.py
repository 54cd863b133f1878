"""Where article files come from: files on disk, and page bundles in zip files.

Of either only what lies beside an article file can be read; nothing is unpacked to disk.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Protocol

from workstation.domain.errors import BadArticleFile, BadPicture
from workstation.formats.article_reader import MAX_FILE, decode, read_text
from workstation.formats.article_values import ArticleFile
from workstation.formats.picture_file import MAX_BYTES

SUFFIXES = (".md", ".markdown")

_MAX_ENTRIES = 5_000
_MAX_RATIO = 200
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class Beside(Protocol):
    """Reads a picture that lies beside an article file."""

    def __call__(self, file: str) -> bytes:
        """Return the bytes of a file named relative to the article; raises `BadPicture`."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """An article file that was found, read, and what can be read beside it."""

    name: str
    """As people named it."""
    file: ArticleFile
    read: Beside


def find_articles(path: Path) -> Iterator[Callable[[], Found]]:
    """Give what reads each article at a path: an article file, a folder of them, or a zip file.

    Each is to be called before the next is asked for. `BadArticleFile` is raised here for a path
    that can't be used at all, and by a call for the one file that can't.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if _is_article(file.name))
        if not files:
            problem = "there is no article file (.md) in this folder; name another."
            raise BadArticleFile(str(path), problem)
        for file in files:
            yield partial(_on_disk, file)
    elif path.suffix.lower() == ".zip":
        yield from _in_zip(path)
    else:
        yield partial(_on_disk, path)


def _is_article(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _on_disk(path: Path) -> Found:
    name = str(path)
    text = decode(_bytes_of(path), name)
    return Found(name, read_text(text, name), _FolderReader(path.parent))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise BadArticleFile(str(path), "there is no such file; check the name.") from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise BadArticleFile(str(path), f"the file can’t be read ({detail}).") from error


class _FolderReader:
    """Reads files in one folder, and in no other, whatever links lie in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def __call__(self, file: str) -> bytes:
        path = (self._folder / file).resolve()
        if not path.is_relative_to(self._folder):
            raise BadPicture(file, "the picture isn’t beside the article; put it there.")
        try:
            with path.open("rb") as opened:
                return opened.read(MAX_BYTES + 1)
        except FileNotFoundError as error:
            problem = "the picture isn’t there; put it beside the article and try again."
            raise BadPicture(file, problem) from error
        except OSError as error:
            detail = error.strerror or str(error)
            raise BadPicture(file, f"the picture can’t be read ({detail}).") from error


def _in_zip(path: Path) -> Iterator[Callable[[], Found]]:
    name = str(path)
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise BadArticleFile(name, "there is no such file; check the name.") from error
    except _BROKEN as error:
        problem = "the zip file is damaged or not complete; copy it again."
        raise BadArticleFile(name, problem) from error
    with archive:
        entries = archive.infolist()
        if len(entries) > _MAX_ENTRIES:
            raise BadArticleFile(name, f"the zip file holds more than {_MAX_ENTRIES} files.")
        articles = [entry for entry in entries if _is_article(PurePosixPath(entry.filename).name)]
        if not articles:
            raise BadArticleFile(name, "there is no article file (.md) in this zip file.")
        for entry in articles:
            yield partial(_entry, name, archive, entry)


def _entry(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Found:
    inside = f"{name}/{entry.filename}"
    reader = _ZipReader(archive, PurePosixPath(entry.filename).parent)
    try:
        data = reader.read_entry(entry, MAX_FILE)
    except ValueError as error:
        raise BadArticleFile(inside, str(error)) from error
    return Found(inside, read_text(decode(data, inside), inside), reader)


class _ZipReader:
    """Reads entries of a zip file by name, never more of one than it may hold."""

    def __init__(self, archive: zipfile.ZipFile, folder: PurePosixPath) -> None:
        self._archive = archive
        self._folder = folder

    def __call__(self, file: str) -> bytes:
        try:
            entry = self._archive.getinfo(str(self._folder / file))
        except KeyError as error:
            raise BadPicture(file, "the picture isn’t in the zip file; add it there.") from error
        try:
            return self.read_entry(entry, MAX_BYTES)
        except ValueError as error:
            raise BadPicture(file, str(error)) from error

    def read_entry(self, entry: zipfile.ZipInfo, limit: int) -> bytes:
        """Return an entry's bytes; ValueError with a sentence when it can't be had."""
        packed = max(entry.compress_size, 1)
        if entry.file_size > limit or entry.file_size / packed > max(_MAX_RATIO, 1e6 / packed):
            message = "this part of the zip file is far too large when unpacked."
            raise ValueError(message)
        try:
            with self._archive.open(entry) as file:
                return file.read(limit + 1)
        except _BROKEN as error:
            message = "this part of the zip file is damaged or locked by a password."
            raise ValueError(message) from error
