"""What an export format is, and what it is given to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from workstation.domain.article import Article, References
from workstation.domain.ids import PictureId
from workstation.domain.page import Page

PictureReader = Callable[[PictureId], bytes | None]
"""Reads an original; None where the newsroom has lost it."""

_PICTURE_URL = "picture:"


def picture_url(picture: PictureId) -> str:
    """Return the address under which a bundle's page names a picture."""
    return _PICTURE_URL + picture


def picture_of(url: str) -> PictureId | None:
    """Return the picture that a page's address names, or None for another address."""
    if not url.startswith(_PICTURE_URL):
        return None
    return PictureId(url.removeprefix(_PICTURE_URL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One article, ready to be written: frozen values, and pictures read when asked for."""

    article: Article
    references: References
    page: Page
    """Composed with `picture_url` for its figures."""
    templates: Path
    """The folder of the supplied page template."""
    own_templates: Path | None = None
    """The folder of what the newsroom has changed of it."""
    read_picture: PictureReader
    keep_places: bool = False
    """Originals keep where and by which camera they were taken: the newsroom wants it so."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did: where it is, and what it had to leave out, in words."""

    path: Path
    left_out: tuple[str, ...] = ()


@runtime_checkable
class Exporter(Protocol):
    """A format that articles are exported to; a module offers one as `EXPORTER`."""

    @property
    def id(self) -> str:
        """The short name on the command line."""
        ...

    @property
    def title(self) -> str:
        """The name in a menu."""
        ...

    @property
    def suffix(self) -> str:
        """The usual end of the file's name, with its dot; empty for a folder."""
        ...

    @property
    def help(self) -> str:
        """One sentence on what it is good for."""
        ...

    def write(self, bundle: Bundle, path: Path) -> Written:
        """Write a bundle to a path, whole or not at all."""
        ...
