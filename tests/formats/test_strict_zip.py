from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.formats.strict_zip import (
    ArchiveReader,
    ArchiveWriter,
    BadArchive,
    ForeignArchive,
)

NAMES = st.text("abcdefgh/.-0123456789", min_size=1, max_size=20)


def _written(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    writer = ArchiveWriter(target)
    for number, (name, data) in enumerate(files.items()):
        with writer.entry(name, deflated=number % 2 == 0) as entry:
            entry.write(data[:3])
            entry.write(data[3:])
    writer.finish()
    return target.getvalue()


@given(st.dictionaries(NAMES, st.binary(max_size=400), max_size=5))
def test_what_is_written_is_read_by_this_and_other_programs(files: dict[str, bytes]) -> None:
    data = _written(files)
    reader = ArchiveReader(io.BytesIO(data))
    assert {name: b"".join(reader.read(name)) for name in reader.entries} == files
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_changed_frame_is_never_taken(data: bytes, drawn: st.DataObject) -> None:
    """Apart from the bytes of files, which the caller has checksums of."""
    archive = bytearray(_written({"a": data, "b": data}))
    reader = ArchiveReader(io.BytesIO(archive))
    inside = {
        place
        for entry in reader.entries.values()
        for place in range(entry.start, entry.start + entry.packed)
    }
    frame = [place for place in range(len(archive)) if place not in inside]
    archive[drawn.draw(st.sampled_from(frame))] ^= drawn.draw(st.integers(1, 255))
    with pytest.raises(BadArchive):
        _read_all(bytes(archive))


def _read_all(archive: bytes) -> list[bytes]:
    reader = ArchiveReader(io.BytesIO(archive))
    return [b"".join(reader.read(name)) for name in reader.entries]


def test_what_other_programs_write_is_foreign() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a", b"data")
    with pytest.raises(ForeignArchive):
        ArchiveReader(target)
