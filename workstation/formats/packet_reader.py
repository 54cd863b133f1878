"""Reads a packet, of which every byte is checked before anything of it is believed.

Nothing is unpacked to disk; of texts one line is in memory, of pictures one picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, TypeVar

from workstation.domain.canonical import sha256_bytes, sha256_text
from workstation.domain.errors import BadPacket
from workstation.domain.ids import RevisionId
from workstation.domain.revision import Revision
from workstation.domain.serial import revision_document, revision_from_document
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.formats.packet_values import (
    FORMAT,
    Malformed,
    Manifest,
    PackedArticle,
    PackedPicture,
    digest,
    format_of,
    identity,
    read_article,
    read_manifest,
    read_picture,
)
from workstation.formats.packet_writer import ARTICLES, FOLDER, MANIFEST, PICTURES, REVISIONS
from workstation.formats.picture_file import MAX_BYTES
from workstation.formats.strict_zip import (
    ArchiveReader,
    ArchiveTooLarge,
    BadArchive,
    ForeignArchive,
)

MAX_MANIFEST: Final = 16_000_000
MAX_TEXTS: Final = 1_000_000_000
"""Bytes of all texts of a packet, unpacked."""
MAX_LINE: Final = 64_000_000

_PICTURE = re.compile(rf"{FOLDER}[0-9a-f]{{64}}")
_ZIP = b"PK"
_MALFORMED = (*(ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError),)

NOT_A_PACKET: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "“{file}” is not a packet of this program. Choose a file that ends in “.packet”.",
)
DAMAGED: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "“{file}” is damaged or not complete, so nothing of it was opened. Copy it once more, or ask "
    "for it again.",
)
FOREIGN: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "“{file}” was not written by this program, or was changed since, so nothing of it was opened. "
    "Ask for it again.",
)
TOO_NEW: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "“{file}” was made by a newer version of Editorial Workstation. Install the newer version to "
    "open it.",
)
INCOMPLETE: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "“{file}” carries on from versions that are not here: it was made for {to}, who has them. "
    "Nothing of it was opened. Ask {sender} to send it with all versions.",
)
TOO_LARGE: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "“{file}” holds more than a packet may, so nothing of it was opened. Ask for the articles in "
    "several packets.",
)
UNREADABLE: Final = QT_TRANSLATE_NOOP(
    "Refusals",
    "“{file}” can’t be read ({detail}). Check that its folder can be reached, then try again.",
)

T = TypeVar("T")


class PacketReader:
    """An open packet. Making one reads the file through; raises `BadPacket`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._refusing():
            self._file: BinaryIO = path.open("rb")
        try:
            with self._refusing():
                self._archive = ArchiveReader(self._file)
                self.manifest = self._read_manifest()
                self._check_entries()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> PacketReader:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()

    @property
    def size(self) -> int:
        """Bytes of the whole packet."""
        return self._archive.size

    def articles(self) -> Iterator[PackedArticle]:
        """Give what the sender knows of each article."""
        return self._each(ARTICLES, read_article)

    def revisions(self) -> Iterator[Revision]:
        """Give each revision, behind those that it was made of."""
        return self._each(REVISIONS, _read_revision)

    def some_revisions(self, wanted: Collection[RevisionId]) -> Iterator[Revision]:
        """Give those of the revisions that are wanted; the others are not looked into."""

        def read(line: str) -> Revision | None:
            return _read_revision(line) if RevisionId(sha256_text(line)) in wanted else None

        if wanted:
            yield from (each for each in self._each(REVISIONS, read) if each is not None)

    def pictures(self) -> Iterator[PackedPicture]:
        """Give the texts of each picture."""
        return self._each(PICTURES, read_picture)

    def has_file(self, name: str) -> bool:
        """Say whether the packet has the bytes of a picture, by their hash."""
        return f"{FOLDER}{name}" in self._archive.entries

    def picture_file(self, name: str) -> bytes:
        """Return the bytes of a picture by their hash."""
        with self._refusing():
            data = b"".join(self._archive.read(f"{FOLDER}{name}"))
            if sha256_bytes(data) != name:
                raise BadArchive
            return data

    def refused(self, template: str, **values: object) -> BadPacket:
        """Return the reason why the packet is not opened."""
        return BadPacket(template, file=self._path.name, **values)

    def _read_manifest(self) -> Manifest:
        entry = self._archive.entries.get(MANIFEST)
        if entry is None:
            raise self.refused(NOT_A_PACKET)
        if entry.size > MAX_MANIFEST or entry.deflated:
            raise ForeignArchive
        text = b"".join(self._archive.read(MANIFEST)).decode("utf-8")
        if format_of(text) > FORMAT:
            raise self.refused(TOO_NEW)
        return read_manifest(text)

    def _check_entries(self) -> None:
        entries = self._archive.entries
        announced = [each.name for each in self.manifest.entries]
        if [*announced, MANIFEST] != list(entries) or announced[:3] != [
            *(ARTICLES, REVISIONS, PICTURES)
        ]:
            raise ForeignArchive
        if not all(_PICTURE.fullmatch(name) for name in announced[3:]):
            raise ForeignArchive
        if sum(entries[name].size for name in announced[:3]) > MAX_TEXTS:
            raise ArchiveTooLarge
        for each in self.manifest.entries:
            entry = entries[each.name]
            if (entry.packed, entry.size) != (each.packed, each.size):
                raise BadArchive
            if entry.deflated != each.name.endswith(".jsonl"):
                raise ForeignArchive
            if each.name.startswith(FOLDER) and entry.size > MAX_BYTES:
                raise ArchiveTooLarge
            if self._archive.packed_hash(each.name) != each.sha256:
                raise BadArchive
            if each.name.startswith(FOLDER) and each.name != f"{FOLDER}{each.sha256}":
                raise BadArchive

    def _each(self, name: str, read: Callable[[str], T]) -> Iterator[T]:
        lines = self._lines(name)
        while True:
            with self._refusing():
                line = next(lines, None)
                if line is None:
                    return
                found = read(line.decode("utf-8"))
            yield found

    def _lines(self, name: str) -> Iterator[bytes]:
        announced = next(each for each in self.manifest.entries if each.name == name)
        if self._archive.packed_hash(name) != announced.sha256:
            raise BadArchive  # the file has changed since it was checked
        begun: list[bytes] = []
        length = 0
        for data in self._archive.read(name):
            first, *others = data.split(b"\n")
            begun.append(first)
            length += len(first)
            if length > MAX_LINE:
                raise ArchiveTooLarge
            if others:
                yield b"".join(begun)
                yield from others[:-1]
                begun = [others[-1]]
                length = len(others[-1])
        if length:
            raise BadArchive

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Raise `BadPacket` for whatever is wrong with the file."""
        try:
            yield
        except BadPacket:
            raise
        except ArchiveTooLarge as error:
            raise self.refused(TOO_LARGE) from error
        except ForeignArchive as error:
            raise self.refused(FOREIGN) from error
        except BadArchive as error:
            raise self.refused(DAMAGED if self._is_zip() else NOT_A_PACKET) from error
        except OSError as error:
            raise self.refused(UNREADABLE, detail=error.strerror or str(error)) from error
        except _MALFORMED as error:
            raise self.refused(FOREIGN) from error

    def _is_zip(self) -> bool:
        with suppress(OSError):
            self._file.seek(0)
            return self._file.read(2) == _ZIP
        return False


def _read_revision(line: str) -> Revision:
    revision = revision_from_document(line)
    if revision_document(revision) != line:
        raise Malformed(line[:80])
    identity(revision.article)
    for parent in revision.parents:
        digest(parent)
    for link in revision.draft.links:
        identity(link.id)
    for figure in revision.draft.figures:
        identity(figure.id)
        digest(figure.picture)
    return revision
