"""What a package needs is read from its files, and what it brings is not asked for."""

import shutil
import sys
from pathlib import Path

import pytest

from installing import elf, needs

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("readelf") is None, reason="needs binutils of Linux"
)


@pytest.fixture
def library() -> Path:
    """A library of Qt's."""
    import PySide6  # noqa: PLC0415

    return Path(PySide6.__path__[0]) / "Qt" / "lib" / "libQt6Svg.so.6"


def test_a_library_names_what_it_needs(library: Path) -> None:
    found = elf.needed([library])[library]
    assert {"libQt6Core.so.6", "libQt6Gui.so.6", "libc.so.6"} <= set(found)


def test_the_newest_function_of_the_c_library_counts(library: Path) -> None:
    assert (2, 17) <= needs.newest_libc(library.with_name("libQt6Core.so.6")) < (3, 0)


def test_only_programs_and_libraries_are_looked_at(library: Path, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("words", "utf-8")
    (tmp_path / "link.so").symlink_to(library)
    shutil.copy(library, tmp_path / "own.so")
    assert elf.binaries(tmp_path) == [tmp_path / "own.so"]
