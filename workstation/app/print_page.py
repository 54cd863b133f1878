"""Lays out one self-contained page on paper: a process of its own, started by the PDF format.

What the page may do is what the preview's may, less its addresses: everything is inside it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from workstation import paths
from workstation.ui import web_environment

DONE, FAILED, BAD_INPUT = 0, 1, 3


def run(arguments: Sequence[str]) -> int:
    """Write a page's PDF; return 0, or 3 after a sentence on why there is none."""
    source, target = map(Path, arguments)
    web_environment.prepare()
    reason = web_environment.refusal()
    if reason is not None:
        print(_WORDS[reason], file=sys.stderr)  # noqa: T201 - read by who started this
        return BAD_INPUT
    try:
        from workstation.ui.panes.preview.printing import print_page  # noqa: PLC0415 - heavy
    except ImportError as error:
        print(f"Qt WebEngine is not complete here: {error}", file=sys.stderr)  # noqa: T201
        return BAD_INPUT
    script = (paths.resources_folder() / "preview" / "paper.js").read_text("utf-8")
    return DONE if print_page(source.read_bytes(), script, target) else FAILED


_WORDS = {
    web_environment.Refusal.ROOT: "the program runs as the system’s administrator; start it as "
    "an ordinary user.",
    web_environment.Refusal.UNPREPARED: "the engine’s protections are not in place.",
}
