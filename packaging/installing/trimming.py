"""Which of what PyInstaller gathers is shipped: rules on paths, then what the rest still needs.

Everything here is pure; paths are those below PyInstaller's folder `_internal`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

QT = PurePosixPath("PySide6/Qt")
SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")

PLUGINS: Mapping[str, frozenset[str] | None] = {
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"}),
    "platformthemes": None,
    "styles": None,
    "iconengines": None,
    "imageformats": frozenset({"qgif", "qico", "qjpeg", "qsvg", "qtiff", "qwebp"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "printsupport": None,
    "tls": None,
    "xcbglintegrations": None,
    "wayland-decoration-client": None,
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
    "wayland-shell-integration": frozenset({"xdg-shell", "qt-shell"}),
}
"""The folders of Qt's plugins that are used, and which plugins of them; None: all."""

ENGINE_LANGUAGES = frozenset({"en-US.pak", "en-GB.pak"})
"""What the browser engine itself says, to people who write in English; it needs the first."""

RESOURCES = frozenset(
    {
        "icudtl.dat",
        "qtwebengine_resources.pak",
        "qtwebengine_resources_100p.pak",
        "qtwebengine_resources_200p.pak",
        "v8_context_snapshot.bin",
    }
)
"""What the browser engine reads at run time; its developers' tools are not among them."""

OPTIONAL = frozenset({"libqgtk3.so"})
"""Plugins that Qt does without where the system has not what they need."""

DEVELOPMENT = frozenset({".pyi", ".h", ".hpp", ".a", ".cmake", ".prl", ".pc", ".pyx", ".pxd", ".c"})


def is_of_the_system(source: str) -> bool:
    """Say whether a library belongs to the machine it is built on, which ships its own."""
    path = PurePosixPath(source)
    in_system = any(path.is_relative_to(folder) for folder in SYSTEM_FOLDERS)
    return in_system and ".so" in path.name and not path.name.startswith("libpython") and (
        "lib-dynload" not in path.parts
    )  # fmt: skip


def is_wanted(path: PurePosixPath) -> bool:
    """Say whether a gathered file may be of use; libraries of Qt are judged by `reachable`."""
    if path.suffix in DEVELOPMENT:
        return False
    if path.parts[0] != "PySide6":
        return not _is_left_over(path)
    # Linux and macOS have Qt in a folder of its own, Windows among the modules.
    rest = path.parts[2:] if path.is_relative_to(QT) else path.parts[1:]
    if len(rest) > 1:
        return _KINDS.get(rest[0], _no)(rest[1:])
    return path.suffix not in {".json", ".py"} or path.name.startswith("_")


def _is_left_over(path: PurePosixPath) -> bool:
    """Say whether a file describes a distribution, tests one, or seals a library we leave out."""
    folder = path.parts[0]
    return folder.endswith(".dist-info") or "tests" in path.parts or path.suffix == ".chk"


def _plugin(rest: tuple[str, ...]) -> bool:
    names = PLUGINS.get(rest[0], frozenset())
    return names is None or rest[-1].partition(".")[0].removeprefix("lib") in names


def _translation(rest: tuple[str, ...]) -> bool:
    return rest[0] == "qtwebengine_locales" and rest[-1] in ENGINE_LANGUAGES


def _resource(rest: tuple[str, ...]) -> bool:
    return rest[-1] in (ENGINE_LANGUAGES if rest[0] == "locales" else RESOURCES)


def _program(rest: tuple[str, ...]) -> bool:
    return rest[0].partition(".")[0] == "QtWebEngineProcess"


def _all(_rest: tuple[str, ...]) -> bool:
    return True


def _no(_rest: tuple[str, ...]) -> bool:
    return False


_KINDS = {
    "lib": _all,
    "libexec": _program,
    "plugins": _plugin,
    "resources": _resource,
    "support": _all,
    "translations": _translation,
}


def is_library(path: PurePosixPath) -> bool:
    """Say whether this is a library that is only shipped where something names it as needed."""
    if path.name.startswith("libpython"):
        return False  # opened by name by the program that PyInstaller makes
    return ".so" in path.name and (
        path.parent == QT / "lib" or len(path.parts) == 1 or path.parent.name.endswith(".libs")
    )


def reachable(
    files: Iterable[PurePosixPath], needs: Mapping[PurePosixPath, Iterable[str]]
) -> set[PurePosixPath]:
    """Return which libraries are needed, directly or not, by what is not a library."""
    files = list(files)
    libraries = {path.name: path for path in files if is_library(path)}
    waiting = [path for path in files if not is_library(path)]
    reached: set[PurePosixPath] = set()
    while waiting:
        for name in needs.get(waiting.pop(), ()):
            library = libraries.get(name)
            if library is not None and library not in reached:
                reached.add(library)
                waiting.append(library)
    return reached
