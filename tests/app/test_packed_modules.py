"""Modules that were packed at one start and are loaded from the pack at the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path

import pytest

import workstation
from workstation.app.packed_modules import PackedModules

NAME = "workstation.harbour"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where a package of the program's may be, with one that has a module."""
    folder = tmp_path / "program" / "harbour"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("from workstation.harbour import boats\n")
    (folder / "boats.py").write_text("NAMES = ('Petrel',)\n")
    monkeypatch.setattr(workstation, "__path__", [str(folder.parent)])
    yield folder
    forget()
    vars(workstation).pop("harbour", None)


def forget() -> None:
    """Make the next import load the modules again."""
    for name in (NAME, f"{NAME}.boats"):
        sys.modules.pop(name, None)
    invalidate_caches()


def load(folder: Path) -> tuple[str, ...]:
    """Start once: import with what is packed there, pack what was imported; return the names."""
    forget()
    modules = PackedModules(folder)
    modules.read()
    modules.stand_in()
    try:
        import_module(NAME)
    finally:
        modules.leave()
    modules.write()
    names: tuple[str, ...] = sys.modules[f"{NAME}.boats"].NAMES
    return names


def is_packed() -> bool:
    """Say whether what is imported now came from a pack."""
    return isinstance(vars(sys.modules[f"{NAME}.boats"])["__loader__"], PackedModules)


def test_what_was_imported_once_comes_from_the_pack(sources: Path, tmp_path: Path) -> None:
    load(tmp_path)
    assert not is_packed()
    plain = [dict(vars(sys.modules[NAME])), dict(vars(sys.modules[f"{NAME}.boats"]))]

    assert load(tmp_path) == ("Petrel",)

    assert is_packed()
    packed = [vars(sys.modules[NAME]), vars(sys.modules[f"{NAME}.boats"])]
    for before, after in zip(plain, packed, strict=True):
        assert before.keys() == after.keys()
        for name in ("__file__", "__name__", "__package__", "__path__", "__cached__", "__doc__"):
            assert before.get(name) == after.get(name)
    assert sys.modules[f"{NAME}.boats"].__spec__ is not None


def test_a_source_that_has_changed_is_read_anew(sources: Path, tmp_path: Path) -> None:
    load(tmp_path)
    load(tmp_path)
    (sources / "boats.py").write_text("NAMES = ('Heron', 'Petrel')\n")

    assert load(tmp_path) == ("Heron", "Petrel")
    assert not is_packed()
    assert load(tmp_path) == ("Heron", "Petrel")
    assert is_packed()


def test_another_copy_of_the_program_gets_its_own(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path)
    elsewhere = tmp_path / "pro"
    (sources.parent).rename(elsewhere)
    (elsewhere / "harbour" / "boats.py").write_text("NAMES = ('Tern',)\n")
    sources.mkdir(parents=True)
    for name in ("__init__.py", "boats.py"):
        (sources / name).write_text("NAMES = ()\n")
    monkeypatch.setattr(workstation, "__path__", [str(elsewhere)])

    assert load(tmp_path) == ("Tern",)


def test_a_damaged_pack_is_as_good_as_none(sources: Path, tmp_path: Path) -> None:
    load(tmp_path)
    (pack,) = tmp_path.glob("modules-*.bin")
    whole = pack.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], whole[:-1] + bytes([whole[-1] ^ 1])):
        pack.write_bytes(damaged)
        assert load(tmp_path) == ("Petrel",)
        assert not is_packed()
        assert pack.read_bytes() == whole


def test_what_is_packed_already_is_not_written_again(sources: Path, tmp_path: Path) -> None:
    load(tmp_path)
    (pack,) = tmp_path.glob("modules-*.bin")
    os.utime(pack, ns=(1, 1))

    load(tmp_path)

    assert pack.stat().st_mtime_ns == 1


def test_where_nothing_can_be_written_nothing_is_packed(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert load(tmp_path / "file") == ("Petrel",)
    assert load(tmp_path / "file") == ("Petrel",)
    assert not is_packed()
