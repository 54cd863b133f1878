"""Notices: what the desk has to tell a person; the words are made in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.recovery import Recovery
from workstation.domain.workflow import Stage

if TYPE_CHECKING:
    from workstation.domain.packets import PacketOpened


class NoticeKind(Enum):
    """What happened."""

    FAILED = auto()
    """Something did not work: see `error`."""
    UNEXPECTED = auto()
    """Something went wrong that nobody thought of; the log has it."""
    MOVED = auto()
    """An article has another stage: see `stage`; None is back from spiked to the one it had."""
    APPROVAL_VOIDED = auto()
    """An approved article was changed and is in review again: see `headline`."""
    SEVERAL_MOVED = auto()
    """Several articles have another stage: see `stage`, `count` and `refused`."""
    MERGED = auto()
    """An article became part of another: see `into`; `undo` parts them."""
    PROPOSED = auto()
    """Changes of links wait at other articles for those who answer for them: see `count`."""
    EXPORTED = auto()
    """A file was written: see `path` and `left_out`."""
    IMPORTED = auto()
    """Pictures came in: see `count` and `refused`."""
    ARTICLES_IMPORTED = auto()
    """Articles came in: see `count` and `refused`."""
    BACKED_UP = auto()
    """A backup was written: see `path`."""
    BACKUP_RESTORED = auto()
    """The newsroom is as in a backup: see `count`, and `path` for what was there before."""
    NOT_PUBLISHED = auto()
    """An article could not be published at its set time: see `error`."""
    PICTURES_CHANGED = auto()
    """The texts of pictures were changed: see `count`; `undo` takes it back."""
    PICTURES_REMOVED = auto()
    """Pictures were taken out of the library: see `count`; `undo` brings them back."""
    PICTURE_REPLACED = auto()
    """Another picture stands in a picture's place: see `count`; `undo` puts the former back."""
    TEMPLATE_SET_ASIDE = auto()
    """The supplied page template is used again; what there was is kept: see `path`."""
    COPIED = auto()
    """The article is on the clipboard: see `headline`."""
    VERSION_KEPT = auto()
    RESTORED = auto()
    NOTHING_MISSPELT = auto()
    """The article has no word that its dictionary does not have."""
    NO_DICTIONARY = auto()
    """The language of the article has no dictionary here."""
    OVERTAKEN = auto()
    """An article was changed by something else while it was open; both texts are kept."""
    PACKET_SENT = auto()
    """A packet was written: see `path` and `into`, which says for whom."""
    PACKET_OPENED = auto()
    """A packet was opened: see `opened`; `undo` takes merges back."""
    DECIDED = auto()
    """Two versions of an article were brought together: see `headline`."""
    RECOVERED = auto()
    """What was put right when the newsroom was opened: see `recovery` and `count`."""
    UNSAFE_PLACE = auto()
    """The newsroom is where a database can be damaged: see `path`."""
    DAMAGED = auto()
    """Some of what is stored is not as it was written: see `count`."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell."""

    kind: NoticeKind
    error: Exception | None = None
    article: ArticleId | None = None
    headline: str = ""
    stage: Stage | None = None
    into: str = ""
    """The headline of the article that it is part of now; of a packet, for whom it is."""
    path: Path | None = None
    recovery: Recovery | None = None
    opened: PacketOpened | None = None
    count: int = 0
    refused: tuple[Exception, ...] = field(default=())
    left_out: tuple[str, ...] = field(default=())
    """What a format could not take along, in words."""
    alike: tuple[PictureId, ...] = field(default=())
    """Pictures that look like others of the library."""
    known: int = 0
    """How many pictures were in the library already."""
    undo: Callable[[], None] | None = None
    """Takes back what was done."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to look at: an article, a field of its draft, and a stretch of that field."""

    article: ArticleId
    field: str = "body"
    """A field of `Draft`, or `figures.KEY`, `links.KEY`."""
    start: int = 0
    end: int = 0
