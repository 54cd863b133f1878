"""Packing articles for another newsroom, and the mark that they are out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from workstation.domain import ancestry
from workstation.domain.canonical import sha256_bytes, single_line
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.errors import BadPacket, BadPicture, NotAllowed
from workstation.domain.ids import ArticleId, PictureId, RevisionId
from workstation.domain.links import ArticleTarget, UnresolvedTarget
from workstation.domain.newsroom import Newsroom
from workstation.domain.packets import OutMark, Packed, PacketPerson, PacketSize, PictureChoice
from workstation.domain.pictures import Picture
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.formats.packet_values import Manifest, PackedArticle, PackedPicture
from workstation.formats.packet_writer import PacketWriter
from workstation.formats.picture_privacy import without_location
from workstation.formats.picture_worker import Draw
from workstation.formats.picture_workshop import Workshop
from workstation.formats.writer import replace_file
from workstation.services import held_elsewhere, merging

if TYPE_CHECKING:
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

WORKING_SIDE: Final = 2560
"""Pixels of the longest side of a working copy: enough for every page, cut to a third."""

_RECIPE = f"working/{WORKING_SIDE}"
_OVERHEAD = 320
"""Bytes that a picture costs besides its own: its name three times, and its checksum."""


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What goes into a packet, but for the bytes of pictures and the texts of revisions."""

    manifest: Manifest
    articles: tuple[PackedArticle, ...]
    headlines: tuple[str, ...]
    revisions: tuple[RevisionId, ...]
    pictures: tuple[Picture, ...]
    keep_places: bool
    """Originals say where, and by which camera, they were taken."""


def measure(store: Store, articles: Sequence[ArticleId], workshop: Workshop) -> PacketSize:
    """Say how large a packet gets, for both choices of pictures; nothing is changed.

    Working copies that are not there yet are drawn for it, and kept as what is drawn is.
    """
    nobody = PictureChoice.ORIGINAL
    with store.read() as uow, tempfile.TemporaryFile() as file:
        gathered = _gather(uow, articles, sender="", to="", choice=nobody, whole=True)
        _write_texts(uow, PacketWriter(file), gathered, [])
        texts, there = file.tell(), held_elsewhere.held(uow, articles)
    originals = working = count = 0
    for picture in gathered.pictures:
        data = store.blobs.read(picture.id)
        if data is not None:
            count += 1
            originals += len(_fit_to_send(data, gathered)) + _OVERHEAD
            copy = _working_copy(store, picture, data, workshop)
            working += len(_fit_to_send(copy, gathered)) + _OVERHEAD
    return PacketSize(texts, count, originals, working, there)


def keep(uow: UnitOfWork, articles: Iterable[ArticleId], *, by: str) -> Changes:
    """Keep what was written since the newest revisions of articles, so that it can be sent."""
    changes = Changes()
    for article in articles:
        changes |= merging.keep_own(uow, article, author=by)
    return changes


def write(
    store: Store,
    articles: Sequence[ArticleId],
    path: Path,
    *,
    sender: str,
    to: str = "",
    pictures: PictureChoice = PictureChoice.ORIGINAL,
    whole: bool = True,
    workshop: Workshop,
) -> Packed:
    """Write a packet of the revisions of articles, whole or not at all; changes no newsroom.

    Unless it is `whole`, the versions that `to` has for certain stay out, and only `to` can open
    it.

    Raises `NotFound`, `BadPacket` and `CannotWrite`. What is written twice of the same revisions
    at the same moment is the same.
    """
    if not articles:
        raise BadPacket(
            QT_TRANSLATE_NOOP("Refusals", "There is nothing to send. Choose an article first.")
        )
    left_out: list[str] = []
    with store.read() as uow, replace_file(path) as file:
        gathered = _gather(uow, articles, sender=sender, to=to, choice=pictures, whole=whole)
        _write(store, uow, gathered, file, workshop, left_out)
        size = file.tell()
    sent = {article.id: article.head for article in gathered.articles}
    return Packed(
        path=path, size=size, headlines=gathered.headlines, left_out=tuple(left_out), sent=sent
    )


def pack(
    store: Store,
    articles: Sequence[ArticleId],
    path: Path,
    *,
    sender: str,
    to: str = "",
    pictures: PictureChoice = PictureChoice.ORIGINAL,
    whole: bool = True,
    workshop: Workshop,
) -> Packed:
    """Send articles: keep what was written, write the packet, and mark them as out with `to`.

    Without `to` nothing is marked.
    """
    with store.write() as uow:
        changes = keep(uow, articles, by=sender)
    packed = write(
        *(store, articles, path),
        sender=sender,
        to=to,
        pictures=pictures,
        whole=whole,
        workshop=workshop,
    )
    if to:
        with store.write() as uow:
            changes |= mark_out(uow, packed.sent, to=to, by=sender)
    return replace(packed, changes=changes)


def mark_out(uow: UnitOfWork, sent: Mapping[ArticleId, RevisionId], *, to: str, by: str) -> Changes:
    """Take note that articles are with somebody since now; `sent` says which revisions are."""
    name = single_line(to)
    if not name:
        raise NotAllowed(QT_TRANSLATE_NOOP("Refusals", "Say to whom the articles go."))
    for article, revision in sent.items():
        mark = OutMark(name, uow.clock.now(), single_line(by), revision)
        uow.articles.set_out(article, mark)
    return Changes(reviewed=frozenset(sent))


def call_back(uow: UnitOfWork, article: ArticleId) -> Changes:
    """Take back that an article is with somebody; nobody is told."""
    if uow.articles.load(article).out is None:
        return Changes()
    uow.articles.set_out(article, None)
    return Changes(reviewed=frozenset({article}))


def _gather(
    uow: UnitOfWork,
    articles: Sequence[ArticleId],
    *,
    sender: str,
    to: str,
    choice: PictureChoice,
    whole: bool,
) -> _Gathered:
    newsroom = uow.newsroom.load()
    packed: list[PackedArticle] = []
    texts: list[Draft] = []
    revisions: list[RevisionId] = []
    headlines: list[str] = []
    for article in dict.fromkeys(articles):
        graph = uow.revisions.graph(article)
        newest = [uow.revisions.get(leaf).draft for leaf in ancestry.leaves(graph)]
        present = uow.articles.load(article)
        headlines.append(present.draft.headline)
        packed.append(_article(uow, article, (present.draft, *newest)))
        texts += newest
        revisions += graph if whole else held_elsewhere.needed_by(uow, article, present.head, to)
    shown = dict.fromkeys(figure.picture for draft in texts for figure in draft.figures)
    manifest = Manifest(
        newsroom_id=uow.newsroom.identity(),
        newsroom=newsroom.name,
        device=uow.device,
        sender=single_line(sender),
        to=single_line(to),
        at=uow.clock.now(),
        pictures=choice,
        people=_people(newsroom, texts),
        articles=tuple(article.id for article in packed),
    )
    return _Gathered(
        manifest=manifest,
        articles=tuple(packed),
        headlines=tuple(headlines),
        revisions=tuple(revisions),
        pictures=uow.pictures.load(shown),
        keep_places=newsroom.keep_places,
    )


def _article(uow: UnitOfWork, article: ArticleId, texts: Sequence[Draft]) -> PackedArticle:
    present = uow.articles.load(article)
    assert present.head is not None, "an article has a revision from its beginning"
    targets = {
        link.target.id: None
        for draft in texts
        for link in draft.links
        if isinstance(link.target, ArticleTarget)
    }
    related = uow.articles.absent(targets) | {
        each.id: UnresolvedTarget(each.headline, each.bylines, each.slug)
        for each in uow.articles.summaries(targets)
    }
    return PackedArticle(
        id=article,
        head=present.head,
        published_at=present.published_at,
        stage_before_spike=present.stage_before_spike,
        ticks=present.ticks,
        notes=uow.notes.of(article),
        events=uow.events.of(article)[::-1],
        related=related,
    )


def _people(newsroom: Newsroom, texts: Iterable[Draft]) -> tuple[PacketPerson, ...]:
    names = sorted({name for draft in texts for name in draft.bylines})
    found = []
    for name in names:
        known = newsroom.person(name)
        person = PacketPerson(name=name)
        if known is not None:
            person = PacketPerson(name=name, collective=known.collective, role=known.role)
        found.append(person)
    return tuple(found)


def _write(
    store: Store,
    uow: UnitOfWork,
    gathered: _Gathered,
    file: BinaryIO,
    workshop: Workshop,
    left_out: list[str],
) -> None:
    packed: list[PackedPicture] = []
    for picture in gathered.pictures:
        data = _bytes(store, picture, gathered, workshop)
        if data is None:
            left_out.append(picture.file_name)
        packed.append(PackedPicture(picture, "" if data is None else sha256_bytes(data)))
    writer = PacketWriter(file)
    _write_texts(uow, writer, gathered, packed)
    written: set[str] = set()
    for each in packed:
        data = _bytes(store, each.picture, gathered, workshop) if each.file else None
        if data is not None and each.file not in written:
            writer.picture_file(each.file, data)
            written.add(each.file)
    writer.finish(gathered.manifest)


def _write_texts(
    uow: UnitOfWork, writer: PacketWriter, gathered: _Gathered, pictures: Iterable[PackedPicture]
) -> None:
    writer.articles(gathered.articles)
    writer.revisions(_documents(uow, gathered.revisions))
    writer.pictures(pictures)


def _documents(uow: UnitOfWork, revisions: Iterable[RevisionId]) -> Iterator[str]:
    return (uow.revisions.document(revision) for revision in revisions)


def _bytes(store: Store, picture: Picture, gathered: _Gathered, workshop: Workshop) -> bytes | None:
    data = store.blobs.read(picture.id)
    if data is None:
        return None
    if gathered.manifest.pictures is PictureChoice.WORKING:
        data = _working_copy(store, picture, data, workshop)
    return _fit_to_send(data, gathered)


def _fit_to_send(data: bytes, gathered: _Gathered) -> bytes:
    """Return a picture without place and camera, unless the newsroom sends these.

    What is changed by that is a working copy to whoever gets it: its bytes have another hash.
    """
    return data if gathered.keep_places else without_location(data)


def _working_copy(store: Store, picture: Picture, data: bytes, workshop: Workshop) -> bytes:
    """Return what is large enough for pages: a copy drawn once, or the original if that is less."""
    if not store.blobs.has_original(picture.id):
        return data  # it is a working copy itself
    kept = store.blobs.rendition(picture.id, _RECIPE)
    if kept is not None:
        return min(data, kept, key=len)
    order = Draw(data=data, file_name=picture.file_name, sides=(WORKING_SIDE,))
    try:
        [drawn] = workshop.draw(order)
    except BadPicture:
        return data
    store.blobs.put_renditions(PictureId(picture.id), {_RECIPE: drawn.data})
    return min(data, drawn.data, key=len)
