"""What is used of Qt is shipped, and nothing of the machine that builds."""

from pathlib import PurePosixPath

import pytest

from installing import trimming

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "path",
    [
        f"{QT}/lib/libQt6WebEngineCore.so.6",
        f"{QT}/libexec/QtWebEngineProcess",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/iconengines/libqsvgicon.so",
        f"{QT}/resources/icudtl.dat",
        f"{QT}/resources/v8_context_snapshot.bin",
        f"{QT}/translations/qtwebengine_locales/en-US.pak",
        "PySide6/QtCore.abi3.so",
        "PySide6/libpyside6.abi3.so.6.11",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt6Core.dll",
        "PySide6/QtWebEngineProcess.exe",
        "resources/dictionaries/en-GB.aff",
        "workstation/storage/migrations/versions/0001_newsroom.py",
    ],
)
def test_what_is_used_stays(path: str) -> None:
    assert trimming.is_wanted(PurePosixPath(path))


@pytest.mark.parametrize(
    "path",
    [
        f"{QT}/qml/QtQuick/libqtquick2plugin.so",
        f"{QT}/metatypes/qt6core_metatypes.json",
        f"{QT}/plugins/sqldrivers/libqsqlite.so",
        f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        f"{QT}/resources/qtwebengine_devtools_resources.pak",
        f"{QT}/translations/qtwebengine_locales/de.pak",
        f"{QT}/translations/qtbase_de.qm",
        f"{QT}/libexec/rcc",
        "PySide6/QtCore.pyi",
        "PySide6/include/QtCore/pyside6_qtcore_python.h",
        "PySide6/qml/QtQuick/qtquick2plugin.dll",
        "PySide6/plugins/platforms/qminimal.dll",
        "sqlalchemy-2.1.9.dist-info/METADATA",
        "libsoftokn3.chk",
    ],
)
def test_what_is_not_used_goes(path: str) -> None:
    assert not trimming.is_wanted(PurePosixPath(path))


@pytest.mark.parametrize(
    ("source", "is_of_the_system"),
    [
        ("/lib/x86_64-linux-gnu/libnss3.so", True),
        ("/usr/lib/x86_64-linux-gnu/libstdc++.so.6", True),
        ("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", False),
        ("/usr/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", False),
        ("/srv/venv/lib/python3.11/site-packages/PySide6/Qt/lib/libQt6Core.so.6", False),
        ("/usr/lib/python3.11/os.py", False),
    ],
)
def test_libraries_of_the_building_machine_are_left_out(
    source: str, is_of_the_system: bool
) -> None:
    assert trimming.is_of_the_system(source) is is_of_the_system


def test_a_library_is_shipped_where_something_needs_it_however_far_away() -> None:
    core, gui, unused = (
        PurePosixPath(QT, "lib", f"libQt6{name}.so.6") for name in ("Core", "Gui", "SerialPort")
    )
    module, python = PurePosixPath("PySide6/QtGui.abi3.so"), PurePosixPath("libpython3.11.so.1.0")
    needs = {
        module: ("libQt6Gui.so.6", "libc.so.6"),
        gui: ("libQt6Core.so.6",),
        unused: ("libQt6Core.so.6",),
    }
    assert trimming.reachable([core, gui, unused, module, python], needs) == {core, gui}
    assert not trimming.is_library(python)  # opened by its name, so nothing says it is needed
