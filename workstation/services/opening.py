"""Opening packets: what one would do, and doing it. A packet only ever adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from workstation.domain.article import Article
from workstation.domain.changes import Changes
from workstation.domain.errors import BadPicture
from workstation.domain.ids import ArticleId
from workstation.domain.packets import Arrival, Arrived, PacketOpened, PacketSummary
from workstation.domain.pictures import alike
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.formats.packet_reader import FOREIGN, PacketReader
from workstation.formats.packet_values import PackedPicture
from workstation.formats.picture_workshop import Workshop
from workstation.services import arriving, drafts, merging, pictures
from workstation.services.packet_outlook import (
    Contents,
    Survey,
    contents_of,
    foreseen,
    prospect,
    survey,
)

if TYPE_CHECKING:
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

_MOST_SIDE: Final = 60_000


@dataclass(frozen=True, slots=True)
class _Begun:
    """An article on its way in."""

    article: ArticleId
    before: Article | None
    arrival: Arrival
    changed_here: bool


def peek(store: Store, path: Path) -> PacketSummary:
    """Say what a packet has and what opening it would do; reads only. Raises `BadPacket`."""
    with PacketReader(path) as reader, store.read() as uow:
        contents = contents_of(uow, reader, survey(reader))
        manifest = reader.manifest
        return PacketSummary(
            path=path,
            size=reader.size,
            newsroom=manifest.newsroom,
            sender=manifest.sender,
            to=manifest.to,
            at=manifest.at,
            pictures=manifest.pictures,
            picture_count=sum(1 for picture in reader.pictures() if picture.file),
            articles=tuple(foreseen(uow, contents, article) for article in manifest.articles),
            people=arriving.strangers(uow, manifest.people),
            own=_is_own(uow, reader),
        )


def fetch_pictures(store: Store, path: Path, workshop: Workshop) -> tuple[str, ...]:
    """Store the bytes of a packet's pictures that are not here; return the names of those missing.

    May run beside other work before the packet is opened, which then has them already.
    """
    with PacketReader(path) as reader:
        return _fetch(store, reader, survey(reader), workshop)


def open_packet(
    store: Store,
    path: Path,
    *,
    by: str,
    people: Mapping[str, str | None],
    workshop: Workshop,
) -> PacketOpened:
    """Bring in all of a packet in one transaction, pictures first; raises `BadPacket`.

    What was written here since the newest revision is kept as one, by `by`. `people` says who
    somebody in the packet is here; None is somebody new. Opening a packet again, or an old one
    after a newer one, changes nothing.
    """
    with PacketReader(path) as reader:
        found = survey(reader)
        missing = _fetch(store, reader, found, workshop)
        with store.write() as uow:
            changes = arriving.meet(uow, reader.manifest.people, people)
            changes |= _describe(uow, store, reader.pictures())
            arrived, changed = _bring_in(uow, reader, found, by)
        return PacketOpened(
            path=path,
            newsroom=reader.manifest.newsroom,
            sender=reader.manifest.sender,
            articles=arrived,
            not_carried=missing,
            changes=changes | changed,
        )


def _is_own(uow: UnitOfWork, reader: PacketReader) -> bool:
    manifest = reader.manifest
    return manifest.newsroom_id == uow.newsroom.identity() and manifest.device == uow.device


def _bring_in(
    uow: UnitOfWork, reader: PacketReader, found: Survey, by: str
) -> tuple[tuple[Arrived, ...], Changes]:
    contents = contents_of(uow, reader, found)
    begun: list[_Begun] = []
    changes = Changes()
    for article in reader.manifest.articles:
        one, changed = _begin(uow, contents, article, by)
        begun.append(one)
        changes |= changed
    new = {each for article in contents.articles for each in contents.new(article)}
    for revision in reader.some_revisions(new):
        merging.add_revision(uow, revision)
    arrived: list[Arrived] = []
    for one in begun:
        came, changed = _finish(uow, reader, contents, one)
        arrived.append(came)
        changes |= changed
    return tuple(arrived), changes


def _begin(
    uow: UnitOfWork, contents: Contents, article: ArticleId, by: str
) -> tuple[_Begun, Changes]:
    """Make room for an article, or keep what was written in the one that is here."""
    packed = contents.articles[article]
    if not uow.articles.exists(article):
        head = contents.head(uow, article)
        text = merging.localised(uow, head.draft)
        changes = drafts.receive_new(uow, head, text, published_at=packed.published_at)
        return _Begun(article, None, Arrival.NEW, changed_here=False), changes
    present = uow.articles.load(article)
    found = prospect(uow, contents, present)
    changes = Changes()
    if contents.new(article):
        changes = Changes(reviewed=frozenset({article}))
        changes |= merging.keep_own(uow, article, author=by)
        present = uow.articles.load(article)
    return _Begun(article, present, found.arrival, found.changed_here), changes


def _finish(
    uow: UnitOfWork, reader: PacketReader, contents: Contents, begun: _Begun
) -> tuple[Arrived, Changes]:
    """Let an article's revisions come together, and all else that belongs to it."""
    article = begun.article
    packed = contents.articles[article]
    if begun.before is None:
        state = uow.articles.state(article)
        uow.articles.set_head(article, packed.head, state.revisions)
        if packed.stage_before_spike is not None:
            uow.articles.set_stage(article, state.stage, before_spike=packed.stage_before_spike)
    changes = merging.come_together(
        uow, article, newsroom=reader.manifest.newsroom, published_at=packed.published_at
    )
    changes |= arriving.add_notes(uow, packed) | arriving.add_record(uow, packed)
    present = uow.articles.load(article)
    assert present.head is not None, "the packet has a revision at least"
    if _returns(uow, reader, contents, present):
        uow.articles.set_out(article, None)
        changes |= Changes(reviewed=frozenset({article}))
    arrived = Arrived(
        id=article,
        slug=present.draft.slug,
        headline=present.draft.headline,
        arrival=begun.arrival,
        head=present.head,
        before=None if begun.before is None else begun.before.head,
        changed_here=begun.changed_here,
    )
    return arrived, changes


def _returns(uow: UnitOfWork, reader: PacketReader, contents: Contents, present: Article) -> bool:
    """Say whether an article that is out came back: from elsewhere, made of what was sent."""
    return (
        present.out is not None
        and not _is_own(uow, reader)
        and present.out.revision in contents.told(uow, present.id)
    )


def _fetch(
    store: Store, reader: PacketReader, surveyed: Survey, workshop: Workshop
) -> tuple[str, ...]:
    """Examine all pictures that are not here, then store their bytes.

    Nothing is stored of a packet that would not be opened.
    """
    with store.read() as uow:
        contents_of(uow, reader, surveyed)
    found: list[tuple[PackedPicture, bytes]] = []
    missing: list[str] = []
    for packed in reader.pictures():
        _check(reader, packed)
        identity = packed.picture.id
        if store.blobs.has_original(identity):
            continue
        there = not store.blobs.missing([identity])
        if not packed.file:
            missing += [] if there else [packed.picture.file_name]
        elif packed.file == identity or _is_more(store, reader, packed, workshop):
            found.append((packed, _thumbnail(reader, packed, workshop)))
    for packed, thumbnail in found:
        data = reader.picture_file(packed.file)
        if packed.file == packed.picture.id:
            store.blobs.put_picture(packed.picture.id, data, thumbnail)
        else:
            store.blobs.put_working_copy(packed.picture.id, data, thumbnail)
    return tuple(missing)


def _is_more(store: Store, reader: PacketReader, packed: PackedPicture, workshop: Workshop) -> bool:
    """Say whether a working copy in a packet has more of the picture than what is here."""
    here = store.blobs.read(packed.picture.id)
    data = reader.picture_file(packed.file)
    if here is None or len(data) <= len(here):
        return here is None
    try:
        looks = [workshop.prepare(each, "picture").picture.look for each in (here, data)]
    except BadPicture:
        return False
    return alike(*looks)


def _check(reader: PacketReader, packed: PackedPicture) -> None:
    picture = packed.picture
    sized = 0 < min(picture.width, picture.height) <= max(picture.width, picture.height)
    sound = sized and max(picture.width, picture.height) <= _MOST_SIDE
    if not sound or (packed.file and not reader.has_file(packed.file)):
        raise reader.refused(FOREIGN)


def _thumbnail(reader: PacketReader, packed: PackedPicture, workshop: Workshop) -> bytes:
    original = packed.file == packed.picture.id
    # A working copy may be of another kind than the name of its original says.
    name = packed.picture.file_name if original else PurePath(packed.picture.file_name).stem
    try:
        prepared = workshop.prepare(reader.picture_file(packed.file), name)
    except BadPicture as error:
        raise reader.refused(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "A picture in “{file}” can’t be used, so nothing of it was opened. {picture}: "
                "{problem}",
            ),
            picture=packed.picture.file_name,
            problem=error.problem,
        ) from error
    return prepared.thumbnail


def _describe(uow: UnitOfWork, store: Store, packed: Iterable[PackedPicture]) -> Changes:
    """Store the texts of pictures whose bytes are here; texts that are here stay."""
    changes, known = Changes(), uow.exchange.people()
    for each in packed:
        if not store.blobs.missing([each.picture.id]):
            credit = known.get(each.picture.credit, each.picture.credit)
            changes |= pictures.add(uow, replace(each.picture, credit=credit))
    return changes
