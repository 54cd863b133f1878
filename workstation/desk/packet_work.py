"""What the lanes do about packets: each function is one piece of work on an open newsroom."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.desk.slow_drive import carried
from workstation.desk.use_cases import drafts, merging, opening, packets
from workstation.domain.article import ArticleBundle
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.packets import Packed, PacketOpened, PacketSummary, PictureChoice

if TYPE_CHECKING:
    from workstation.formats.picture_workshop import Workshop
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork


def restore(unit: UnitOfWork, article: ArticleId, revision: RevisionId, author: str) -> Changes:
    """Make a revision the text again, whatever version the article is at."""
    return drafts.restore(
        unit, article, revision, author=author, version=drafts.version(unit, article)
    )


def nothing(_unit: UnitOfWork) -> None:
    """Ask for nothing: what was typed has to be written first, no more."""


def write(
    store: Store,
    _nothing: None,
    articles: tuple[ArticleId, ...],
    path: Path,
    sender: str,
    to: str,
    pictures: PictureChoice,
    whole: bool,
    workshop: Workshop,
    beside: bool,
) -> Packed:
    """Write a packet; into a shared folder `beside` what has the name already there."""
    make = partial(
        packets.write,
        *(store, articles),
        sender=sender,
        to=to,
        pictures=pictures,
        whole=whole,
        workshop=workshop,
    )
    if not beside:
        return make(path)
    with tempfile.TemporaryDirectory(prefix="packet-") as folder:
        packed = make(Path(folder) / path.name)
        return replace(packed, path=carried(packed.path, path))


def peek_copy(store: Store, copy: Path, path: Path) -> PacketSummary:
    """Say what is in a packet by a copy of it, which is gone then."""
    try:
        return replace(opening.peek(store, copy), path=path)
    finally:
        shutil.rmtree(copy.parent, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What opening a packet did, and what it made of the articles that are open."""

    opened: PacketOpened
    present: tuple[ArticleBundle, ...]


def open_packet(
    store: Store,
    path: Path,
    by: str,
    people: Mapping[str, str | None],
    workshop: Workshop,
    tabs: frozenset[ArticleId],
) -> tuple[TakenIn, Changes]:
    """Take in what a packet holds; `tabs` are the articles that are open.

    What became of those is read in the same go: a save behind this one may write over it.
    """
    opened = opening.open_packet(store, path, by=by, people=people, workshop=workshop)
    touched = [each.id for each in opened.articles if each.id in tabs]
    with store.read() as unit:
        present = tuple(drafts.load(unit, article) for article in touched)
    return TakenIn(opened, present), opened.changes


def settle(
    unit: UnitOfWork, draft: Draft, article: ArticleId, theirs: RevisionId, author: str
) -> Changes:
    """Store what was made of two versions; what is stored so far was there before it."""
    version = drafts.version(unit, article)
    return merging.settle(unit, article, theirs, draft, author=author, version=version)
