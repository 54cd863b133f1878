"""Where templates come from, and what they may cost: they are a newsroom's own to change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

LONGEST = 50_000_000
"""Characters; no page, and no text that a template makes on the way to one, is longer."""
LARGEST_POWER = 64
"""Digits of a number in the thousands would take minutes to make."""
_WIDTHS = frozenset(("center", "ljust", "rjust", "zfill", "expandtabs"))
_FORMATS = frozenset(("format", "format_map"))

_Found: TypeAlias = "tuple[str, str, Callable[[], bool]]"


class Folders(FileSystemLoader):
    """Looks for each template in the newsroom's folder, then among the supplied ones.

    A file that comes to the newsroom's folder, or goes from it, counts from the next page on.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__([str(folder) for folder in folders], encoding="utf-8")
        self._folders = [Path(folder) for folder in self.searchpath]

    def find(self, name: str) -> Path | None:
        """Return the file that counts for a name."""
        files = (folder / name for folder in self._folders)
        return next((file for file in files if file.is_file()), None)

    def holds(self, file: Path) -> bool:
        """Say whether a file is one of the templates."""
        return file.parent in self._folders

    def state(self) -> object:
        """Return something that is another when a file has come, gone or changed."""
        return tuple(
            sorted(
                (entry.path, found.st_mtime_ns, found.st_size)
                for folder in self._folders
                if folder.is_dir()
                for entry in os.scandir(folder)
                for found in (entry.stat(),)
            )
        )

    def get_source(self, environment: Environment, template: str) -> _Found:
        """Read a template; it is fresh as long as it is unchanged and still the first."""
        source, name, unchanged = super().get_source(environment, template)

        def fresh() -> bool:
            return unchanged() and self.find(template) == Path(name)

        return source, name, fresh


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Runs templates without reach into the program, and without sums that never end.

    What gets past this is ended from outside: the render process has little time and memory.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, loader: Folders) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=True,
        )
        for name in ("center", "indent", "format"):
            del self.filters[name]

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Work out a product or a power, unless it would be enormous."""
        if operator == "%" and isinstance(left, (str, bytes)):
            raise SecurityError("“%” puts nothing into texts here; use “~”.")
        if operator == "*" and _length(left, right) > LONGEST:
            raise SecurityError(f"A text of more than {LONGEST:,} characters is too long.")
        if operator == "**" and isinstance(right, (int, float)) and abs(right) > LARGEST_POWER:
            raise SecurityError(f"A power beyond {LARGEST_POWER} is too large.")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Keep from texts the methods that pad or format to any width."""
        if isinstance(obj, (str, bytes)) and attr in _WIDTHS | _FORMATS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def joined(self, pieces: Iterator[str]) -> str:
        """Return the page that a template makes piece by piece, unless there is no end to it."""
        made: list[str] = []
        length = 0
        for piece in pieces:
            length += len(piece)
            if length > LONGEST:
                raise SecurityError(f"The page has more than {LONGEST:,} characters.")
            made.append(piece)
        return "".join(made)


def _length(left: object, right: object) -> int:
    """Return how long a repeated text or list becomes; 0 for a product of numbers."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, (str, bytes, list, tuple)) and isinstance(other, int):
            return len(one) * other
    return 0
