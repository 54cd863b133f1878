"""What to do with files that people open: of which kind each is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workstation.domain.packets import SUFFIX
from workstation.storage.schema import DATABASE


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files by what becomes of them."""

    newsroom: Path | None = None
    """The last newsroom among them."""
    packets: tuple[Path, ...] = ()
    articles: tuple[Path, ...] = ()
    """Article files, page bundles, and whatever an import is to refuse in words."""


def newsroom_of(path: Path) -> Path | None:
    """Return the newsroom's folder if a path is one, or is its database."""
    if (path / DATABASE).is_file():
        return path
    return path.parent if path.name == DATABASE and path.is_file() else None


def sort_out(files: Iterable[Path]) -> Sorted:
    """Look what files are; not on the GUI thread."""
    newsroom = None
    packets, articles = [], []
    for file in files:
        found = newsroom_of(file)
        if found is not None:
            newsroom = found
        elif file.suffix.lower() == SUFFIX:
            packets.append(file)
        else:
            articles.append(file)
    return Sorted(newsroom, tuple(packets), tuple(articles))
