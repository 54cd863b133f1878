"""An article file as values: the draft, and its pictures and links as the file names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from workstation.domain.draft import Draft
from workstation.domain.framing import Framing
from workstation.domain.links import LinkKind, Placement, Unready
from workstation.domain.pictures import Rights, RightsOverride, Role
from workstation.domain.workflow import Stage

FILE_FACTS = ("headline", "creator", "copyright", "city", "country")
"""What is known of a picture as a whole, by the names of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterTexts:
    """The picture's own texts, given where this use of it has others; None is not given."""

    caption: str | None = None
    credit: str | None = None
    source: str | None = None
    alt: str | None = None
    long_description: str | None = None
    framing: Framing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePicture:
    """A picture as an article file names it; a text of None is not in the file."""

    key: str
    file: str
    """Relative to the article file, with forward slashes."""
    role: Role = Role.BODY
    caption: str | None = None
    credit: str | None = None
    source: str | None = None
    alt: str | None = None
    decorative: bool = False
    long_description: str | None = None
    rights: Rights = field(default_factory=Rights)
    keywords: tuple[str, ...] = ()
    taken_at: datetime | None = None
    headline: str = ""
    creator: str = ""
    copyright: str = ""
    city: str = ""
    country: str = ""
    framing: Framing | None = None
    override: RightsOverride | None = None
    master: MasterTexts = field(default_factory=MasterTexts)
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """A related link as an article file names it: by slug, by address, or by title alone."""

    key: str
    slug: str = ""
    url: str = ""
    title: str = ""
    bylines: tuple[str, ...] = ()
    kind: LinkKind = LinkKind.SEE_ALSO
    placement: Placement = Placement.END
    label: str = ""
    label_for: str = ""
    unready: Unready = Unready.UNDECIDED
    reason: str = ""
    added_by: str = ""
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """What an article file holds; `draft` is without links and figures, which have no ids yet."""

    draft: Draft
    stage: Stage = Stage.DRAFT
    published_at: datetime | None = None
    pictures: tuple[FilePicture, ...] = ()
    links: tuple[FileLink, ...] = ()


_NOT_IN_KEY = re.compile(r"[^\w-]+")
_KEY_LENGTH = 40


def key_base(slug: str, title: str, url: str) -> str:
    """Return the key a link gets when its file gives none, before it is made unique."""
    words = slug or title or url.partition("://")[2]
    return _NOT_IN_KEY.sub("-", words.lower())[:_KEY_LENGTH].strip("-_") or "link"


def spare_keys(links: Iterable[FileLink]) -> frozenset[str]:
    """Return the keys that a reader would come to by itself, and that need no writing."""
    listed = tuple(links)
    bases = [key_base(link.slug, link.title, link.url) for link in listed]
    return frozenset(
        link.key
        for link, base in zip(listed, bases, strict=True)
        if link.placement is Placement.END and link.key == base and bases.count(base) == 1
    )
