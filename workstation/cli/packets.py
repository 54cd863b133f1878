"""Commands that send articles to another newsroom and open what comes back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workstation.cli import places
from workstation.cli.output import put, put_json, say
from workstation.domain.ids import ArticleId
from workstation.domain.packets import Arrival, Arrived, PacketOpened, PictureChoice
from workstation.formats.picture_workshop import LimitedWorkshop
from workstation.services import drafts, opening, packets
from workstation.storage.store import Store

_NOBODY = "Packet"
"""By whom a revision is that is kept while nobody has said who they are."""

_SAID = {
    Arrival.NEW: "new",
    Arrival.SAME: "unchanged",
    Arrival.OLDER: "unchanged, this newsroom is ahead",
    Arrival.FORWARD: "brought up to date",
    Arrival.MERGES: "merged",
    Arrival.CONFLICTS: "both changed the same: decide in the window",
}


def run(folder: Path, given: Namespace) -> int:
    """Pack or open a packet."""
    return _pack(folder, given) if given.action == "pack" else _open(folder, given)


def _pack(folder: Path, given: Namespace) -> int:
    """Write a packet; 1 when pictures are missing in it."""
    with places.writing(folder) as store, LimitedWorkshop() as workshop:
        packed = packets.pack(
            store,
            _articles(store, given.slugs),
            given.output,
            sender=places.acting_person() or _NOBODY,
            to=given.to,
            pictures=PictureChoice(given.pictures),
            whole=given.whole,
            workshop=workshop,
        )
    if given.json:
        put_json(
            {
                "file": str(packed.path),
                "size": packed.size,
                "articles": list(packed.headlines),
                "left_out": list(packed.left_out),
            }
        )
    else:
        put(str(packed.path))
    for name in packed.left_out:
        say(f"left out: {name}; the picture is missing in this newsroom")
    return 1 if packed.left_out else 0


def _articles(store: Store, slugs: list[str]) -> tuple[ArticleId, ...]:
    with store.read() as uow:
        return tuple(drafts.load_by_slug(uow, slug).article.id for slug in slugs)


def _open(folder: Path, given: Namespace) -> int:
    """Open a packet; 1 when somebody has to decide, or pictures are missing in it."""
    by = places.acting_person() or _NOBODY
    with places.writing(folder) as store, LimitedWorkshop() as workshop:
        opened = opening.open_packet(store, given.file, by=by, people={}, workshop=workshop)
        places.index(store)
    if given.json:
        put_json(_document(opened))
    else:
        for one in opened.articles:
            put(f"{one.slug}  {one.headline}  ({_SAID[one.arrival]})")
        for name in opened.not_carried:
            say(f"{given.file}: not carried over: the picture {name}, which isn’t in the packet")
    return 1 if opened.conflicts or opened.not_carried else 0


def _document(opened: PacketOpened) -> dict[str, object]:
    file = str(opened.path)

    def told(one: Arrived) -> dict[str, str]:
        return {"file": file, "slug": one.slug, "headline": one.headline}

    return {
        "imported": [
            told(one) | {"change": one.arrival}
            for one in opened.articles
            if one.arrival is not Arrival.CONFLICTS
        ],
        "conflicts": [told(one) for one in opened.conflicts],
        "not_carried": [
            {"file": file, "what": name, "where": "pictures"} for name in opened.not_carried
        ],
        "failed": [],
    }
