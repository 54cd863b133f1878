"""What stands in a packet, as values, and as the JSON that it is written as."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, cast

from workstation.domain.canonical import Json, canonical_json, sha256_text
from workstation.domain.clock import from_text, to_text
from workstation.domain.framing import framing_from_json, framing_to_json
from workstation.domain.ids import ArticleId, EventId, NoteId, PictureId, RevisionId
from workstation.domain.links import UnresolvedTarget
from workstation.domain.notes import Anchor, Note
from workstation.domain.packets import PacketPerson, PictureChoice
from workstation.domain.pictures import FoundText, Picture, Rights
from workstation.domain.serial import JsonObject, reply_from_json, reply_to_json
from workstation.domain.workflow import PersonRole, Stage, StageEvent, Tick, TickMark, TickState

FORMAT: Final = 1
"""Rises when packets change so that older programs can't read them."""

_HASH = re.compile(r"[0-9a-f]{64}")
_LOOK = re.compile(r"([0-9a-f]{16})?")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PICTURE_TEXTS = (
    *("file_name", "media_type", "caption", "credit", "source", "alt", "long_description"),
    *("headline", "creator", "copyright", "city", "country", "look"),
)


@dataclass(frozen=True, slots=True)
class PackedEntry:
    """A file of the packet as the manifest announces it."""

    name: str
    sha256: str
    """Of the bytes that stand in the packet, compressed where they are."""
    packed: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a packet says of itself."""

    newsroom_id: str
    newsroom: str
    device: str
    sender: str
    to: str
    at: datetime
    pictures: PictureChoice
    people: tuple[PacketPerson, ...]
    articles: tuple[ArticleId, ...]
    entries: tuple[PackedEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedArticle:
    """What a newsroom knows of an article besides its revisions."""

    id: ArticleId
    head: RevisionId
    published_at: datetime | None = None
    stage_before_spike: Stage | None = None
    ticks: tuple[TickMark, ...] = ()
    notes: tuple[Note, ...] = ()
    events: tuple[StageEvent, ...] = ()
    """In the order in which they happened."""
    related: Mapping[ArticleId, UnresolvedTarget]
    """The articles that it links to: their titles and authors."""


@dataclass(frozen=True, slots=True)
class PackedPicture:
    """A picture with its texts, and which file of the packet has its bytes."""

    picture: Picture
    file: str
    """The hash of the bytes: the picture's own, or its working copy's; empty for none."""


class Malformed(ValueError):
    """A value that no program has written."""


def identity(text: object) -> str:
    """Return a UUID, or raise `Malformed`."""
    if not isinstance(text, str) or not _UUID.fullmatch(text):
        raise Malformed(text)
    return text


def digest(text: object) -> str:
    """Return a hash, or raise `Malformed`."""
    if not isinstance(text, str) or not _HASH.fullmatch(text):
        raise Malformed(text)
    return text


# The manifest.


def write_manifest(manifest: Manifest) -> str:
    """Return the manifest with a checksum of itself."""
    document = _manifest_json(manifest)
    return canonical_json({**document, "checksum": sha256_text(canonical_json(document))})


def _manifest_json(manifest: Manifest) -> dict[str, Json]:
    return {
        "format": FORMAT,
        "newsroom": {"id": manifest.newsroom_id, "name": manifest.newsroom},
        "device": manifest.device,
        "sender": manifest.sender,
        "to": manifest.to,
        "at": to_text(manifest.at),
        "pictures": manifest.pictures,
        "people": [
            {"name": person.name, "collective": person.collective, "role": person.role}
            for person in manifest.people
        ],
        "articles": list(manifest.articles),
        "files": [
            {"name": each.name, "sha256": each.sha256, "packed": each.packed, "size": each.size}
            for each in manifest.entries
        ],
    }


def format_of(text: str) -> int:
    """Return the format of a manifest, of whatever version; raises `Malformed`."""
    found = _object(_parsed(text)).get("format")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise Malformed(found)
    return found


def read_manifest(text: str) -> Manifest:
    """Read a manifest of this format; raises `Malformed` where it isn't what was written."""
    value = _object(_parsed(text))
    newsroom = _object(value["newsroom"])
    manifest = Manifest(
        newsroom_id=identity(newsroom["id"]),
        newsroom=str(newsroom["name"]),
        device=str(value["device"]),
        sender=str(value["sender"]),
        to=str(value["to"]),
        at=from_text(str(value["at"])),
        pictures=PictureChoice(str(value["pictures"])),
        people=tuple(
            PacketPerson(
                name=str(person["name"]),
                collective=bool(person["collective"]),
                role=PersonRole(str(person["role"])),
            )
            for person in map(_object, _list(value["people"]))
        ),
        articles=tuple(ArticleId(identity(each)) for each in _list(value["articles"])),
        entries=tuple(
            PackedEntry(
                str(each["name"]),
                digest(each["sha256"]),
                _count(each["packed"]),
                _count(each["size"]),
            )
            for each in map(_object, _list(value["files"]))
        ),
    )
    if write_manifest(manifest) != text:
        raise Malformed(text)
    return manifest


# Articles.


def write_article(article: PackedArticle) -> str:
    """Return what a newsroom knows of an article as one line."""
    return canonical_json(
        {
            "id": article.id,
            "head": article.head,
            "published_at": _moment(article.published_at),
            "stage_before_spike": article.stage_before_spike,
            "ticks": [[mark.tick, mark.state, mark.by, to_text(mark.at)] for mark in article.ticks],
            "notes": [_note_json(note) for note in article.notes],
            "events": [_event_json(event) for event in article.events],
            "related": {
                target: {"title": told.title, "bylines": list(told.bylines), "slug": told.slug}
                for target, told in article.related.items()
            },
        }
    )


def read_article(line: str) -> PackedArticle:
    """Read what `write_article` wrote; raises `Malformed` or `ValueError`."""
    value = _object(_parsed(line))
    article = ArticleId(identity(value["id"]))
    before = value["stage_before_spike"]
    found = PackedArticle(
        id=article,
        head=RevisionId(digest(value["head"])),
        published_at=_moment_from(value["published_at"]),
        stage_before_spike=None if before is None else Stage(str(before)),
        ticks=tuple(_tick(each) for each in map(_list, _list(value["ticks"]))),
        notes=tuple(_note(article, each) for each in map(_object, _list(value["notes"]))),
        events=tuple(_event(article, each) for each in map(_object, _list(value["events"]))),
        related={
            ArticleId(identity(target)): UnresolvedTarget(
                str(_object(told)["title"]),
                tuple(map(str, _list(_object(told)["bylines"]))),
                str(_object(told)["slug"]),
            )
            for target, told in _object(value["related"]).items()
        },
    )
    if write_article(found) != line:
        raise Malformed(line)
    return found


def _tick(value: Sequence[Json]) -> TickMark:
    tick, state, by, at = map(str, value)
    return TickMark(Tick(tick), TickState(state), by, from_text(at))


def _note_json(note: Note) -> dict[str, Json]:
    return {
        "id": note.id,
        "field": note.anchor.field,
        "start": note.anchor.start,
        "end": note.anchor.end,
        "quotation": note.anchor.quotation,
        "by": note.by,
        "at": to_text(note.at),
        "text": note.text,
        "replies": [reply_to_json(reply) for reply in note.replies],
        "resolved_by": note.resolved_by,
        "resolved_at": _moment(note.resolved_at),
        "edits": note.edits,
    }


def _note(article: ArticleId, value: JsonObject) -> Note:
    start, end = _count(value["start"]), _count(value["end"])
    if end < start:
        raise Malformed(value)
    return Note(
        id=NoteId(identity(value["id"])),
        article=article,
        anchor=Anchor(str(value["field"]), start, end, str(value["quotation"])),
        by=str(value["by"]),
        at=from_text(str(value["at"])),
        text=str(value["text"]),
        replies=tuple(reply_from_json(each) for each in map(_object, _list(value["replies"]))),
        resolved_by=str(value["resolved_by"]),
        resolved_at=_moment_from(value["resolved_at"]),
        edits=_count(value["edits"]),
    )


def _event_json(event: StageEvent) -> dict[str, Json]:
    return {
        "id": event.id,
        "origin": event.origin,
        "target": event.target,
        "by": event.by,
        "at": to_text(event.at),
        "note": event.note,
        "revision": event.revision,
    }


def _event(article: ArticleId, value: JsonObject) -> StageEvent:
    revision = value["revision"]
    return StageEvent(
        id=EventId(identity(value["id"])),
        article=article,
        origin=Stage(str(value["origin"])),
        target=Stage(str(value["target"])),
        by=str(value["by"]),
        at=from_text(str(value["at"])),
        note=str(value["note"]),
        revision=None if revision is None else RevisionId(digest(revision)),
    )


# Pictures.


def write_picture(packed: PackedPicture) -> str:
    """Return a picture's texts as one line."""
    picture, rights = packed.picture, packed.picture.rights
    texts: dict[str, Json] = {name: getattr(picture, name) for name in _PICTURE_TEXTS}
    return canonical_json(
        {
            **texts,
            "id": picture.id,
            "file": packed.file,
            "width": picture.width,
            "height": picture.height,
            "size": picture.size,
            "rights": {
                "terms": rights.terms,
                "category": rights.category,
                "start": None if rights.start is None else rights.start.isoformat(),
                "until": None if rights.until is None else rights.until.isoformat(),
            },
            "keywords": list(picture.keywords),
            "taken_at": None if picture.taken_at is None else picture.taken_at.isoformat(),
            "from_file": list(picture.from_file),
            "also_found": [[one.field, one.origin, one.text] for one in picture.also_found],
            "framing": framing_to_json(picture.framing),
        }
    )


def read_picture(line: str) -> PackedPicture:
    """Read what `write_picture` wrote; raises `Malformed` or `ValueError`."""
    value = _object(_parsed(line))
    rights = _object(value["rights"])
    taken = value["taken_at"]
    texts: dict[str, Any] = {name: str(value[name]) for name in _PICTURE_TEXTS}
    picture = Picture(
        id=PictureId(digest(value["id"])),
        width=_count(value["width"]),
        height=_count(value["height"]),
        size=_count(value["size"]),
        rights=Rights(
            terms=str(rights["terms"]),
            category=str(rights["category"]),
            start=_day(rights["start"]),
            until=_day(rights["until"]),
        ),
        keywords=tuple(map(str, _list(value["keywords"]))),
        taken_at=None if taken is None else datetime.fromisoformat(str(taken)),
        from_file=tuple(map(str, _list(value["from_file"]))),
        also_found=tuple(
            FoundText(*map(str, each)) for each in map(_list, _list(value["also_found"]))
        ),
        framing=framing_from_json(_object(value["framing"])),
        **texts,
    )
    file = value["file"]
    found = PackedPicture(picture, "" if file == "" else digest(file))
    if not _LOOK.fullmatch(picture.look) or write_picture(found) != line:
        raise Malformed(line)
    return found


def _parsed(text: str) -> Json:
    try:
        return cast("Json", json.loads(text))
    except RecursionError as error:
        raise Malformed(text[:80]) from error


def _object(value: Json) -> JsonObject:
    if not isinstance(value, Mapping):
        raise Malformed(value)
    return value


def _list(value: Json) -> Sequence[Json]:
    if not isinstance(value, list):
        raise Malformed(value)
    return value


def _count(value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 62:
        raise Malformed(value)
    return value


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def _moment_from(value: Json) -> datetime | None:
    return None if value is None else from_text(str(value))


def _day(value: Json) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
