"""Packets taken apart, forged and put together again, and the newsroom that has to refuse them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from tests.helpers.exchanging import Place
from workstation.domain.canonical import canonical_json, sha256_text
from workstation.domain.errors import BadPacket
from workstation.formats.packet_writer import MANIFEST
from workstation.formats.strict_zip import ArchiveReader, ArchiveWriter
from workstation.services import pictures

Parts = dict[str, bytes]


def taken_apart(packet: bytes) -> Parts:
    """Return the parts of a packet by name."""
    reader = ArchiveReader(io.BytesIO(packet))
    return {name: b"".join(reader.read(name)) for name in reader.entries}


def built(
    parts: Parts, *, sealed: bool = True, said: Mapping[str, object] = MappingProxyType({})
) -> bytes:
    """Make a packet of parts, with a manifest that agrees with them, and with `said` in it."""
    file = io.BytesIO()
    writer = ArchiveWriter(file)
    files = []
    for name, data in parts.items():
        if name == MANIFEST:
            continue
        with writer.entry(name, deflated=name.endswith(".jsonl")) as entry:
            entry.write(data)
        files.append(
            {"name": name, "sha256": entry.digest, "packed": entry.packed, "size": entry.size}
        )
    manifest = json.loads(parts[MANIFEST]) | {"files": files} | dict(said)
    del manifest["checksum"]
    if sealed:
        manifest["checksum"] = sha256_text(canonical_json(manifest))
    with writer.entry(MANIFEST, deflated=False) as entry:
        entry.write(canonical_json(manifest).encode())
    writer.finish()
    return file.getvalue()


def state(store_of: Place) -> tuple[object, ...]:
    """Return what a refused packet must not change: articles, people, pictures, stored bytes."""
    store = store_of.store
    with store.read() as uow:
        return (
            uow.listing.size(),
            uow.newsroom.load(),
            uow.exchange.people(),
            pictures.find(uow),
            tuple(store.blobs._ids("original")) if (store.folder / "pictures.db").exists() else (),
        )


def refused(tom: Place, data: bytes, says: str) -> None:
    """Peeking and opening are refused with words, and nothing changes."""
    before = state(tom)
    path = tom.store.folder.parent / "bad.packet"
    path.write_bytes(data)
    for act in (tom.peek, tom.open):
        with pytest.raises(BadPacket) as caught:
            act(path)
        assert says in str(caught.value)
        assert "“bad.packet”" in str(caught.value)
        assert str(caught.value).endswith((".", ")"))
    assert state(tom) == before


def refused_by_opening(tom: Place, data: bytes) -> None:
    """Opening is refused, whatever the words, and nothing changes."""
    before = state(tom)
    path = tom.store.folder.parent / "bad.packet"
    path.write_bytes(data)
    with pytest.raises(BadPacket):
        tom.open(path)
    assert state(tom) == before
