"""Code that libraries make from text at every start, kept compiled from one start to the next."""

from __future__ import annotations

import builtins
import dataclasses
import marshal
import os
import re
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any, TypeAlias

_Key: TypeAlias = tuple[str, bytes | str]
"""The file that the text says it is from, and the text."""
_Wanted: TypeAlias = tuple[bytes | str, int]
"""A regular expression and its flags."""
_Machine: TypeAlias = tuple[Any, ...]
"""What the engine of regular expressions is given of one."""

_CHECK_BYTES = 4
_SHAPE = 2
"""Goes into the checksum: a file of another shape is as good as a damaged one."""

_expressions = sys.modules[f"{re.__name__}._compiler"]
_engine = sys.modules["_sre"]
"""What `re` is made of; the type checker knows neither."""


class CompiledTexts:
    """Stands between the compiler and those who hand it the same texts at every start.

    PySide compiles the Python sources inside its library anew in every process, `dataclass`
    compiles what it writes for every class, and `re` each expression: together more than a third
    of what the window takes to its first paint. What a text is compiled to depends on nothing but
    the text and the version of Python; so it is kept in a file, with the whole texts as keys. A
    file that is damaged, of another version or that can't be written costs time and nothing else.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"compiled-{sys.implementation.cache_tag}-{sys.hexversion:x}.bin"
        self._codes: dict[_Key, CodeType] = {}
        self._machines: dict[_Wanted, _Machine] = {}
        self._fresh: dict[_Wanted, _Machine] = {}
        """What was made for an expression just now, under the flags it got in the end."""
        self._compile: Any = builtins.compile
        self._express: Any = _expressions.compile
        self._make: Any = _engine.compile
        self.grown = False
        """There are codes that the file has not."""

    def read(self) -> None:
        """Read what earlier starts have compiled."""
        try:
            data = self._file.read_bytes()
        except OSError:
            return
        check, kept = data[:_CHECK_BYTES], memoryview(data)[_CHECK_BYTES:]
        if check == zlib.crc32(kept, _SHAPE).to_bytes(_CHECK_BYTES, "big"):
            self._codes, self._machines = marshal.loads(kept)

    def stand_in(self) -> None:
        """Give what is compiled from now on in this process from what was kept."""
        vars(builtins)["compile"] = self._compiled
        vars(dataclasses)["exec"] = self._execute
        vars(_expressions)["compile"] = self._expression
        vars(_engine)["compile"] = self._machine

    def leave_libraries(self) -> None:
        """Let the compiler alone again, but for `dataclass` and `re`."""
        vars(builtins)["compile"] = self._compile

    def leave(self) -> None:
        """Let everything be as it was."""
        self.leave_libraries()
        vars(dataclasses).pop("exec", None)
        vars(_expressions)["compile"] = self._express
        vars(_engine)["compile"] = self._make
        self._fresh.clear()

    def write(self) -> None:
        """Keep what was compiled, for the next start."""
        data = marshal.dumps((self._codes, self._machines))
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(zlib.crc32(data, _SHAPE).to_bytes(_CHECK_BYTES, "big") + data)
            part.replace(self._file)
        self.grown = False

    def _compiled(
        self, source: object, filename: object, mode: str, *more: object, **named: object
    ) -> object:
        """Do as `compile` does, which PySide calls for the sources inside its library."""
        plain = mode == "exec" and not more and not named
        if plain and isinstance(source, bytes | str) and isinstance(filename, str):
            return self._code(filename, source)
        return self._compile(source, filename, mode, *more, **named)

    def _execute(self, source: str, *namespaces: dict[str, Any]) -> None:
        """Do as `exec` does, which `dataclass` calls with the methods that it writes."""
        exec(self._code("<string>", source), *namespaces)

    def _expression(self, pattern: object, flags: int = 0) -> object:
        """Do as the compiler of `re` does."""
        if not isinstance(pattern, bytes | str):
            return self._express(pattern, flags)
        machine = self._machines.get((pattern, flags))
        if machine is not None:
            return self._make(*machine)
        made = self._express(pattern, flags)
        if (pattern, made.flags) in self._fresh:
            self._machines[pattern, flags] = self._fresh[pattern, made.flags]
            self.grown = True
        return made

    def _machine(self, pattern: bytes | str, flags: int, code: list[int], *more: object) -> object:
        """Do as the engine does when it is given an expression, and note what it is given."""
        plain = [int(step) for step in code]  # some have names, which can't be written
        self._fresh[pattern, flags] = (pattern, flags, plain, *more)
        return self._make(pattern, flags, code, *more)

    def _code(self, filename: str, source: bytes | str) -> CodeType:
        code = self._codes.get((filename, source))
        if code is None:
            made: CodeType = self._compile(source, filename, "exec", dont_inherit=True)
            code = self._codes[filename, source] = made
            self.grown = True
        return code
