"""Rows of pictures, revisions, events and the newsroom, and the domain's values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from workstation.domain.canonical import canonical_json, folded
from workstation.domain.checks import Severity
from workstation.domain.clock import from_text, to_text
from workstation.domain.framing import (
    SHAPES,
    framing_from_json,
    framing_to_json,
    shapes_from,
    shapes_text,
)
from workstation.domain.ids import ArticleId, ContributorId, EventId, PictureId, RevisionId
from workstation.domain.newsroom import (
    REPEAT_DAYS,
    CheckWeight,
    Contributor,
    Newsroom,
    SavedSearch,
    Section,
    StyleTerm,
    Template,
)
from workstation.domain.pictures import FoundText, Picture, Rights
from workstation.domain.revision import RevisionReason, RevisionSummary
from workstation.domain.serial import draft_from_json, draft_to_json
from workstation.domain.workflow import PersonRole, Stage, StageEvent
from workstation.storage.sealing import Record, Values, sealed
from workstation.storage.values import moment_from, moment_text, names_from, optional


def picture_from(row: Record) -> Picture:
    """Read a picture."""
    return Picture(
        id=PictureId(row["id"]),
        file_name=row["file_name"],
        media_type=row["media_type"],
        width=row["width"],
        height=row["height"],
        size=row["size"],
        caption=row["caption"],
        credit=row["credit"],
        source=row["source"],
        alt=row["alt"],
        long_description=row["long_description"],
        rights=Rights(
            terms=row["rights_terms"],
            category=row["rights_category"],
            start=optional(date.fromisoformat, row["rights_start"]),
            until=optional(date.fromisoformat, row["rights_until"]),
        ),
        keywords=names_from(row["keywords"]),
        taken_at=optional(datetime.fromisoformat, row["taken_at"]),
        from_file=names_from(row["from_file"]),
        added_at=moment_from(row["added_at"]),
        headline=row["headline"],
        creator=row["creator"],
        copyright=row["copyright"],
        city=row["city"],
        country=row["country"],
        also_found=tuple(FoundText(*entry) for entry in json.loads(row["also_found"])),
        framing=framing_from_json(json.loads(row["framing"])),
        look=row["look"],
        removed_at=moment_from(row["removed_at"]),
    )


def picture_values(picture: Picture, added_at: datetime) -> Values:
    """Return a picture's row; `added_at` counts when the picture has no time of its own."""
    rights = picture.rights
    texts = (
        *(picture.file_name, picture.caption, picture.credit, picture.source, picture.alt),
        *(picture.headline, picture.creator, picture.city, picture.country),
    )
    values: Values = {
        "id": picture.id,
        "file_name": picture.file_name,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "size": picture.size,
        "caption": picture.caption,
        "credit": picture.credit,
        "source": picture.source,
        "alt": picture.alt,
        "long_description": picture.long_description,
        "rights_terms": rights.terms,
        "rights_category": rights.category,
        "rights_start": None if rights.start is None else rights.start.isoformat(),
        "rights_until": None if rights.until is None else rights.until.isoformat(),
        "keywords": canonical_json(picture.keywords),
        # The camera's own time, which often has no zone: kept as it is.
        "taken_at": None if picture.taken_at is None else picture.taken_at.isoformat(),
        "from_file": canonical_json(picture.from_file),
        "added_at": to_text(picture.added_at or added_at),
        "words_key": folded(" ".join((*texts, *picture.keywords))),
        "headline": picture.headline,
        "creator": picture.creator,
        "copyright": picture.copyright,
        "city": picture.city,
        "country": picture.country,
        "also_found": canonical_json(
            [[one.field, one.origin, one.text] for one in picture.also_found]
        ),
        "framing": canonical_json(framing_to_json(picture.framing)),
        "look": picture.look,
        "removed_at": moment_text(picture.removed_at),
    }
    return sealed("picture", values)


# Revisions and events.


def revision_summary_from(row: Record) -> RevisionSummary:
    """Read what the history list shows of a revision."""
    return RevisionSummary(
        id=RevisionId(row["id"]),
        number=row["number"],
        author=row["author"],
        at=from_text(row["at"]),
        reason=RevisionReason(row["reason"]),
        note=row["note"],
        stage=Stage(row["stage"]),
        words=row["words"],
    )


def event_from(row: Record) -> StageEvent:
    """Read a workflow event."""
    return StageEvent(
        id=EventId(row["id"]),
        article=ArticleId(row["article"]),
        origin=Stage(row["origin"]),
        target=Stage(row["target"]),
        by=row["by_name"],
        at=from_text(row["at"]),
        note=row["note"],
        revision=optional(RevisionId, row["revision"]),
    )


def event_values(event: StageEvent) -> Values:
    """Return a workflow event's row."""
    values: Values = {
        "id": event.id,
        "article": event.article,
        "origin": event.origin,
        "target": event.target,
        "by_name": event.by,
        "at": to_text(event.at),
        "note": event.note,
        "revision": event.revision,
    }
    return sealed("stage_event", values)


# The newsroom.

SETTINGS: Final = ("name", "tagline", "language", "newsletter", "address")
"""The newsroom's own texts, kept under these names in the table of settings."""
_OWN_APPROVAL, _YES = "own_approval", "yes"
_SHAPES, _REPEAT_DAYS, _KEEP_PLACES = "picture_shapes", "picture_repeat_days", "keep_places"
_DICTIONARY, _HOUSE_STYLE, _CHECK_WEIGHTS = "dictionary", "house_style", "check_weights"


_TEMPLATES = "templates"
"""The setting that holds the templates, as canonical JSON."""


def _templates(text: str) -> tuple[Template, ...]:
    if not text:
        return ()
    return tuple(
        Template(found["name"], draft_from_json(found["draft"])) for found in json.loads(text)
    )


def _templates_text(templates: tuple[Template, ...]) -> str:
    if not templates:
        return ""
    return canonical_json(
        [{"name": each.name, "draft": draft_to_json(each.draft)} for each in templates]
    )


def newsroom_from(
    settings: Mapping[str, str],
    sections: Iterable[Record],
    people: Iterable[Record],
    searches: Iterable[Record],
) -> Newsroom:
    """Read the newsroom from its settings and its lists, each in order."""
    return Newsroom(
        **{name: settings[name] for name in SETTINGS if name in settings},
        sections=tuple(Section(row["name"], row["colour"]) for row in sections),
        people=tuple(
            Contributor(
                id=ContributorId(row["id"]),
                name=row["name"],
                collective=bool(row["collective"]),
                role=PersonRole(row["role"]),
            )
            for row in people
        ),
        saved_searches=tuple(SavedSearch(row["name"], row["query"]) for row in searches),
        templates=_templates(settings.get(_TEMPLATES, "")),
        own_approval=settings.get(_OWN_APPROVAL) == _YES,
        shapes=shapes_from(settings.get(_SHAPES, "")) or SHAPES,
        repeat_days=_number(settings.get(_REPEAT_DAYS, ""), REPEAT_DAYS),
        keep_places=settings.get(_KEEP_PLACES) == _YES,
        dictionary=names_from(settings.get(_DICTIONARY, "[]")),
        house_style=tuple(
            StyleTerm(*term) for term in json.loads(settings.get(_HOUSE_STYLE, "[]"))
        ),
        check_weights=tuple(
            CheckWeight(rule, Stage(before), Severity(severity))
            for rule, before, severity in json.loads(settings.get(_CHECK_WEIGHTS, "[]"))
        ),
    )


def _number(text: str, usual: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() else usual


def _of_pictures(newsroom: Newsroom) -> list[Values]:
    texts = {
        _SHAPES: shapes_text(newsroom.shapes),
        _REPEAT_DAYS: str(newsroom.repeat_days),
        _KEEP_PLACES: _YES if newsroom.keep_places else "",
    }
    return [{"name": name, "value": value} for name, value in texts.items()]


def newsroom_rows(newsroom: Newsroom) -> dict[str, list[Values]]:
    """Return the rows of the newsroom by table; the settings come without those of the store."""
    own_approval: Values = {
        "name": _OWN_APPROVAL,
        "value": _YES if newsroom.own_approval else "",
    }
    terms = [[term.avoid, term.instead, term.why] for term in newsroom.house_style]
    weights = [[each.rule, each.before, each.severity] for each in newsroom.check_weights]
    rows: dict[str, list[Values]] = {
        "setting": [
            *({"name": name, "value": getattr(newsroom, name)} for name in SETTINGS),
            own_approval,
            *_of_pictures(newsroom),
            {"name": _TEMPLATES, "value": _templates_text(newsroom.templates)},
            {"name": _DICTIONARY, "value": canonical_json(newsroom.dictionary)},
            {"name": _HOUSE_STYLE, "value": canonical_json(terms)},
            {"name": _CHECK_WEIGHTS, "value": canonical_json(weights)},
        ],
        "section": [
            {"position": position, "name": section.name, "colour": section.colour}
            for position, section in enumerate(newsroom.sections)
        ],
        "contributor": [
            {
                "position": position,
                "id": person.id,
                "name": person.name,
                "collective": int(person.collective),
                "role": person.role,
            }
            for position, person in enumerate(newsroom.people)
        ],
        "saved_search": [
            {"position": position, "name": search.name, "query": search.query}
            for position, search in enumerate(newsroom.saved_searches)
        ],
    }
    return {table: [sealed(table, row) for row in part] for table, part in rows.items()}
