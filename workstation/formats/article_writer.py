"""Writes article files; what is written reads back as the same values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from workstation.domain.canonical import Json
from workstation.domain.draft import Correction, Draft
from workstation.domain.framing import Framing
from workstation.domain.pictures import Rights
from workstation.formats import article_suggestions
from workstation.formats.article_values import (
    FILE_FACTS,
    ArticleFile,
    FileLink,
    FilePicture,
    MasterTexts,
    spare_keys,
)
from workstation.formats.yaml_text import Plain, guess_dates, lines


def write_text(file: ArticleFile) -> str:
    """Write an article file: front matter, then the body."""
    body = article_suggestions.marked_body(file)
    spacer = "\n" if body.startswith("\n") else ""
    front = "\n".join(lines(front_matter(file)))
    return f"---\n{front}\n---\n{spacer}{body}\n"


def front_matter(file: ArticleFile) -> dict[str, Json]:
    """Return the front matter as a map, in the order in which it is written."""
    draft = file.draft
    extra = dict(json.loads(draft.extra))
    result: dict[str, Json] = {"headline": draft.headline}
    _put(result, "slug", draft.slug)
    _put(result, "section", draft.section)
    _put(result, "kicker", draft.kicker)
    _put(result, "standfirst", draft.standfirst)
    _put(result, "bylines", list(draft.bylines))
    _put(result, "dateline", draft.dateline)
    _put(result, "date", _moment(file.published_at))
    _put(result, "language", draft.language)
    _put(result, "tags", list(draft.tags))
    result["stage"] = file.stage.value
    _put(result, "embargo", _moment(draft.embargo))
    _put(result, "deadline", _moment(draft.deadline))
    if draft.word_target is not None:
        result["word_target"] = draft.word_target
    _put(result, "seo", _seo(draft))
    _put(result, "pictures", {one.key: _picture(one, extra) for one in file.pictures})
    _put(result, "related", _links(file, extra))
    _put(result, "corrections", [_correction(entry) for entry in draft.corrections])
    _put(result, "suggestions", article_suggestions.listed(file))
    if draft.newsletter is not None:
        result["newsletter"] = draft.newsletter or False
    for part in ("pictures", "related"):
        extra.pop(part, None)
    return _joined(result, extra)


def _put(target: dict[str, Json], key: str, value: Json) -> None:
    if value not in (None, "", [], {}):
        target[key] = value


def _moment(moment: datetime | None) -> Plain | None:
    if moment is None:
        return None
    spec = "milliseconds" if moment.microsecond else "seconds"
    return Plain(moment.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z"))


def _day(day: date | None) -> Plain | None:
    return None if day is None else Plain(day.isoformat())


def _seo(draft: Draft) -> dict[str, Json]:
    result: dict[str, Json] = {}
    _put(result, "title", draft.seo_title)
    _put(result, "description", draft.seo_description)
    return result


def _correction(correction: Correction) -> dict[str, Json]:
    return {
        "date": _moment(correction.date),
        "kind": correction.kind.value,
        "note": correction.note,
    }


def _joined(known: Mapping[str, Json], unknown: Json) -> dict[str, Json]:
    """Add what the reader did not know to what is written; what is known wins."""
    result = dict(known)
    if not isinstance(unknown, Mapping):
        return result
    for key, value in unknown.items():
        own = result.get(key)
        if key not in result:
            result[key] = guess_dates(value)
        elif isinstance(own, Mapping):
            result[key] = _joined(own, value)
    return result


def _unknown(extra: Mapping[str, Json], part: str, key: str) -> Json:
    entries = extra.get(part)
    return entries.get(key) if isinstance(entries, Mapping) else None


def _picture(picture: FilePicture, extra: Mapping[str, Json]) -> dict[str, Json]:
    entry: dict[str, Json] = {"file": picture.file, "role": picture.role.value}
    entry |= _given(picture)
    entry["decorative"] = picture.decorative
    _put(entry, "rights", _rights(picture.rights))
    if picture.override is not None:
        by, reason, at = picture.override.by, picture.override.reason, picture.override.at
        entry["override"] = {"by": by, "reason": reason, "at": _moment(at)}
    _put(entry, "keywords", list(picture.keywords))
    _put(entry, "taken", _moment(picture.taken_at))
    for name in FILE_FACTS:
        _put(entry, name, getattr(picture, name))
    _put(entry, "master", _given(picture.master))
    return _joined(entry, _unknown(extra, "pictures", picture.key))


def _rights(rights: Rights) -> dict[str, Json]:
    result: dict[str, Json] = {}
    _put(result, "terms", rights.terms)
    _put(result, "category", rights.category)
    _put(result, "from", _day(rights.start))
    _put(result, "until", _day(rights.until))
    return result


def _given(texts: FilePicture | MasterTexts) -> dict[str, Json]:
    every = {
        "caption": texts.caption,
        "credit": texts.credit,
        "source": texts.source,
        "alt": texts.alt,
        "long_description": texts.long_description,
    }
    given: dict[str, Json] = {name: text for name, text in every.items() if text is not None}
    if texts.framing is not None:
        given["framing"] = _framing(texts.framing)
    return given


def _framing(framing: Framing) -> dict[str, Json]:
    value: dict[str, Json] = {"turn": framing.turn} if framing.turn else {}
    if framing.focus is not None:
        value["focus"] = [_per_cent(place) for place in framing.focus]
    if framing.crops:
        value["crops"] = {
            key: [_per_cent(place) for place in (crop.left, crop.top, crop.width, crop.height)]
            for key, crop in framing.crops
        }
    _put(value, "shape", framing.shape)
    return value


def _per_cent(place: int) -> int | float:
    whole, part = divmod(place, 100)
    return place / 100 if part else whole


def _links(file: ArticleFile, extra: Mapping[str, Json]) -> list[Json]:
    spare = spare_keys(file.links)
    result: list[Json] = []
    for link in file.links:
        entry = _link(link, with_key=link.key not in spare)
        result.append(_joined(entry, _unknown(extra, "related", link.key)))
    return result


def _link(link: FileLink, *, with_key: bool) -> dict[str, Json]:
    entry: dict[str, Json] = {}
    _put(entry, "key", link.key if with_key else "")
    _put(entry, "slug", link.slug)
    _put(entry, "url", link.url)
    _put(entry, "title", link.title)
    _put(entry, "bylines", list(link.bylines))
    entry["kind"] = link.kind.value
    entry["placement"] = link.placement.value
    _put(entry, "label", link.label)
    _put(entry, "label_for", link.label_for)
    _put(entry, "unready", link.unready.value)
    _put(entry, "reason", link.reason)
    _put(entry, "added_by", link.added_by)
    _put(entry, "added", _moment(link.added_at))
    return entry
