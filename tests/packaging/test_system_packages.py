"""The system libraries that Qt's windows and the preview link to are there."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

QT = Path(PySide6.__file__).parent / "Qt"
LIBRARIES = ("Gui", "Widgets", "Svg", "PrintSupport", "WebEngineCore", "WebEngineWidgets", "XcbQpa")
PLUGINS = (
    "platforms/libqxcb.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "iconengines/*.so",
    "imageformats/*.so",
    "networkinformation/*.so",
    "platforminputcontexts/*.so",
    "tls/*.so",
    "wayland-*/*.so",
    "xcbglintegrations/*.so",
)


def needed() -> Iterator[Path]:
    """Yield each file of Qt that a window or the preview may load."""
    for name in LIBRARIES:
        yield QT / "lib" / f"libQt6{name}.so.6"
    for pattern in PLUGINS:
        yield from sorted((QT / "plugins").glob(pattern))
    yield QT / "libexec" / "QtWebEngineProcess"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves libraries to the system")
def test_every_library_that_qt_loads_is_found() -> None:
    files = list(needed())
    assert len(files) > 20
    listing = subprocess.run(["ldd", *files], check=True, capture_output=True, text=True).stdout
    assert [line.strip() for line in listing.splitlines() if "not found" in line] == []
