"""The program's own modules in one file, since finding and reading 200 of them takes time."""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

from workstation import __name__ as OURS

_CHECK_BYTES = 4
_SHAPE = 1
"""Goes into the checksum: a file of another shape is as good as a damaged one."""


class _Packed(NamedTuple):
    """One module as it was when it was packed."""

    origin: str
    cached: str
    package: bool
    changed: int
    size: int
    code: CodeType


class PackedModules:
    """Stands before Python's own search for modules, with what the last start has loaded.

    Each module's source is looked at as Python does: one that has changed, or that another copy
    of the program has brought, is left to Python, and so is all of a file that is damaged or of
    another version of Python.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"modules-{sys.implementation.cache_tag}-{sys.hexversion:x}.bin"
        self._packed: dict[str, _Packed] = {}
        self._wanted: tuple[str, ...] = ()

    def read(self) -> None:
        """Read what an earlier start has packed."""
        try:
            data = self._file.read_bytes()
        except OSError:
            return
        check, kept = data[:_CHECK_BYTES], memoryview(data)[_CHECK_BYTES:]
        if check == zlib.crc32(kept, _SHAPE).to_bytes(_CHECK_BYTES, "big"):
            self._packed = {name: _Packed(*one) for name, one in marshal.loads(kept).items()}

    def stand_in(self) -> None:
        """Answer Python's search for modules, before all others."""
        sys.meta_path.insert(0, self)

    def leave(self) -> None:
        """Let Python search by itself; what has been loaded is what the next start will want."""
        with suppress(ValueError):
            sys.meta_path.remove(self)
        self._wanted = tuple(name for name in sys.modules if name.startswith(f"{OURS}."))

    def write(self) -> None:
        """Pack what this start has loaded, unless that is what has been packed already."""
        now = {name: one for name in self._wanted if (one := self._pack(name)) is not None}
        if now == self._packed:
            return
        data = marshal.dumps({name: tuple(one) for name, one in now.items()})
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(zlib.crc32(data, _SHAPE).to_bytes(_CHECK_BYTES, "big") + data)
            part.replace(self._file)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Say how a module is loaded; None leaves it to whoever searches next."""
        one = self._packed.get(name)
        if (
            one is None
            or not path
            or not one.origin.startswith(path[0] + os.sep)
            or not _is_current(one)
        ):
            return None
        spec = ModuleSpec(name, self, origin=one.origin, is_package=one.package)  # type: ignore[arg-type]
        spec.has_location = True
        spec.cached = one.cached
        if one.package:
            spec.submodule_search_locations = [one.origin.rpartition(os.sep)[0]]
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """Let Python make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code."""
        exec(self._packed[module.__name__].code, vars(module))

    def _pack(self, name: str) -> _Packed | None:
        spec = sys.modules[name].__spec__
        if spec is None or spec.origin is None:
            return None
        known = self._packed.get(name)
        if known is not None and known.origin == spec.origin and _is_current(known):
            return known
        loader = SourceFileLoader(name, spec.origin)
        with suppress(OSError, ImportError, SyntaxError):
            seen = Path(spec.origin).stat()
            code = loader.get_code(name)
            package = spec.submodule_search_locations is not None
            if code is not None:
                return _Packed(
                    spec.origin, spec.cached or "", package, seen.st_mtime_ns, seen.st_size, code
                )
        return None


def _is_current(one: _Packed) -> bool:
    try:
        seen = os.stat(one.origin)  # noqa: PTH116 - two hundred times, before the first paint
    except OSError:
        return False
    return seen.st_mtime_ns == one.changed and seen.st_size == one.size
