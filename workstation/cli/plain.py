"""What a command line without a command means; the window waits for nothing more than this."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

OPEN = "open"

COMMANDS = {
    "init": ("makers", "make_empty"),
    "demo": ("makers", "make_demo"),
    "doctor": ("makers", "look_over"),
    "policy": ("makers", "check_policy"),
    "import": ("files", "import_articles"),
    "export": ("files", "export"),
    "render": ("files", "render"),
    "backup": ("files", "back_up"),
    "restore": ("files", "restore"),
    "packet": ("packets", "run"),
    "list": ("articles", "list_articles"),
    "search": ("articles", "search"),
    "show": ("articles", "show"),
    "related": ("articles", "suggest"),
    "check": ("articles", "check"),
    "stage": ("articles", "stage"),
    "corrections": ("reviews", "corrections"),
    "impact": ("reviews", "impact"),
    "proposals": ("reviews", "proposals"),
}
"""Where each command is; its module, and all that it loads, is imported when it is asked for."""


def files_to_open(arguments: Sequence[str]) -> tuple[Path, ...] | None:
    """Return the files that the window is to open, None if more than files is asked for."""
    if any(argument.startswith("-") for argument in arguments):
        return None
    asked = with_command(arguments)
    return tuple(map(file_named, asked[1:])) if not asked or asked[0] == OPEN else None


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the command that files without one stand for: to open them."""
    following = False
    for place, argument in enumerate(arguments):
        if following or argument.startswith("-"):
            following = argument == "--newsroom"
            continue
        named = argument == OPEN or argument in COMMANDS
        if not named and (argument.startswith("file:") or _is_file(argument)):
            return [*arguments[:place], OPEN, *arguments[place:]]
        break
    return list(arguments)


def file_named(word: str) -> Path:
    """Return the path that a word or a `file:` address names, whatever folder is current later."""
    if word.startswith("file:"):
        from urllib.parse import urlsplit  # noqa: PLC0415 - hardly ever
        from urllib.request import url2pathname  # noqa: PLC0415

        word = url2pathname(urlsplit(word).path)
    return Path(word).expanduser().absolute()


def _is_file(argument: str) -> bool:
    return "." in Path(argument).name or Path(argument).exists()
