"""Writes a packet: texts line by line, pictures one after the other, the manifest at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, Final

from workstation.domain.errors import BadPacket
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.formats.packet_values import (
    Manifest,
    PackedArticle,
    PackedEntry,
    PackedPicture,
    write_article,
    write_manifest,
    write_picture,
)
from workstation.formats.strict_zip import ArchiveTooLarge, ArchiveWriter, EntryWriter

MANIFEST: Final = "manifest.json"
ARTICLES: Final = "articles.jsonl"
REVISIONS: Final = "revisions.jsonl"
PICTURES: Final = "pictures.jsonl"
FOLDER: Final = "pictures/"
"""Before the hash that the file of a picture is called by."""


class PacketWriter:
    """Writes one packet, in the order of its methods, each called once but `picture_file`."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = ArchiveWriter(file)
        self._entries: list[PackedEntry] = []

    def articles(self, articles: Iterable[PackedArticle]) -> None:
        """Write what is known of the articles."""
        self._lines(ARTICLES, map(write_article, articles))

    def revisions(self, documents: Iterable[str]) -> None:
        """Write the documents of revisions, each behind those that it was made of."""
        self._lines(REVISIONS, documents)

    def pictures(self, pictures: Iterable[PackedPicture]) -> None:
        """Write the texts of the pictures."""
        self._lines(PICTURES, map(write_picture, pictures))

    def picture_file(self, name: str, data: bytes) -> None:
        """Write the bytes of a picture, whose hash is its name."""
        with self._entry(f"{FOLDER}{name}", deflated=False) as entry:
            entry.write(data)

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, with the checksums of all that was written, and the directory."""
        text = write_manifest(replace(manifest, entries=tuple(self._entries)))
        with self._entry(MANIFEST, deflated=False) as entry:
            entry.write(text.encode("utf-8"))
        self._archive.finish()

    def _lines(self, name: str, lines: Iterable[str]) -> None:
        with self._entry(name, deflated=True) as entry:
            for line in lines:
                entry.write(f"{line}\n".encode())

    @contextmanager
    def _entry(self, name: str, *, deflated: bool) -> Iterator[EntryWriter]:
        try:
            with self._archive.entry(name, deflated=deflated) as writer:
                yield writer
        except ArchiveTooLarge as error:
            raise BadPacket(
                QT_TRANSLATE_NOOP(
                    "Refusals",
                    "The packet would be too large. Send fewer articles at a time, or working "
                    "copies of the pictures.",
                )
            ) from error
        self._entries.append(PackedEntry(name, writer.digest, writer.packed, writer.size))
