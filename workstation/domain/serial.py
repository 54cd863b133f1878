"""Drafts and revisions as canonical JSON: what hashes are taken of and packets carry."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar, cast

from workstation.domain.canonical import Json, canonical_json, sha256_text
from workstation.domain.clock import from_text, to_text
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.framing import framing_from_json, framing_to_json
from workstation.domain.ids import (
    ArticleId,
    FigureId,
    LinkId,
    PictureId,
    RevisionId,
    SuggestionId,
)
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    LinkTarget,
    Placement,
    RelatedLink,
    Unready,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, RightsOverride, Role
from workstation.domain.revision import Revision, RevisionReason
from workstation.domain.suggestions import MarkKind, Part, Reply, Suggestion
from workstation.domain.workflow import Stage

FORMAT = 1
"""Rises when the document of a revision changes its shape."""

JsonObject = Mapping[str, Json]

_TEXTS = (
    "headline",
    "slug",
    "section",
    "kicker",
    "standfirst",
    "dateline",
    "language",
    "body",
    "seo_title",
    "seo_description",
    "extra",
)

T = TypeVar("T")


def draft_to_json(draft: Draft) -> dict[str, Json]:
    """Return a draft as JSON values; `draft_from_json` gives an equal draft back."""
    texts: dict[str, Json] = {name: getattr(draft, name) for name in _TEXTS}
    return texts | {
        "bylines": list(draft.bylines),
        "tags": list(draft.tags),
        "links": [link_to_json(link) for link in draft.links],
        "figures": [figure_to_json(figure) for figure in draft.figures],
        "corrections": [correction_to_json(correction) for correction in draft.corrections],
        "embargo": _moment(draft.embargo),
        "deadline": _moment(draft.deadline),
        "word_target": draft.word_target,
        "newsletter": draft.newsletter,
        **_suggestions(draft),
    }


def draft_from_json(value: JsonObject) -> Draft:
    """Read a draft; keys that are missing have their default, unknown ones are passed over."""
    empty = Draft()
    texts = {name: str(value.get(name, getattr(empty, name))) for name in _TEXTS}
    return Draft(
        **texts,
        bylines=_strings(value.get("bylines")),
        tags=_strings(value.get("tags")),
        links=_each(value.get("links"), link_from_json),
        figures=_each(value.get("figures"), figure_from_json),
        corrections=_each(value.get("corrections"), correction_from_json),
        embargo=_moment_from(value.get("embargo")),
        deadline=_moment_from(value.get("deadline")),
        word_target=cast("int | None", value.get("word_target")),
        newsletter=_optional(value.get("newsletter")),
        suggestions=_each(value.get("suggestions"), suggestion_from_json),
    )


def _suggestions(draft: Draft) -> dict[str, Json]:
    """Revisions without suggestions keep the form, and so the names, they had before these."""
    if not draft.suggestions:
        return {}
    return {"suggestions": [suggestion_to_json(each) for each in draft.suggestions]}


def suggestion_to_json(suggestion: Suggestion) -> dict[str, Json]:
    """Return a suggestion as JSON values."""
    return {
        "id": suggestion.id,
        "field": suggestion.field,
        "by": suggestion.by,
        "at": to_text(suggestion.at),
        "parts": [[part.start, part.kind, part.text] for part in suggestion.parts],
        "replies": [reply_to_json(reply) for reply in suggestion.replies],
    }


def suggestion_from_json(value: JsonObject) -> Suggestion:
    """Read a suggestion."""
    parts = cast("Sequence[tuple[int, str, str]]", value["parts"])
    return Suggestion(
        id=SuggestionId(str(value["id"])),
        field=str(value["field"]),
        by=str(value["by"]),
        at=from_text(str(value["at"])),
        parts=tuple(Part(int(start), MarkKind(kind), text) for start, kind, text in parts),
        replies=_each(value.get("replies"), reply_from_json),
    )


def reply_to_json(reply: Reply) -> dict[str, Json]:
    """Return a reply as JSON values."""
    return {"by": reply.by, "at": to_text(reply.at), "text": reply.text}


def reply_from_json(value: JsonObject) -> Reply:
    """Read a reply."""
    return Reply(str(value["by"]), from_text(str(value["at"])), str(value["text"]))


def link_to_json(link: RelatedLink) -> dict[str, Json]:
    """Return a related link as JSON values."""
    return {
        "id": link.id,
        "key": link.key,
        "target": target_to_json(link.target),
        "kind": link.kind,
        "placement": link.placement,
        "label": link.label,
        "label_for": link.label_for,
        **({"unready": link.unready} if link.unready else {}),
        "reason": link.reason,
        "added_by": link.added_by,
        "added_at": _moment(link.added_at),
    }


def link_from_json(value: JsonObject) -> RelatedLink:
    """Read a related link."""
    return RelatedLink(
        id=LinkId(str(value["id"])),
        key=str(value["key"]),
        target=_target_from_json(cast("JsonObject", value["target"])),
        kind=LinkKind(str(value["kind"])),
        placement=Placement(str(value["placement"])),
        label=str(value.get("label", "")),
        label_for=str(value.get("label_for", "")),
        unready=Unready(str(value.get("unready", ""))),
        reason=str(value.get("reason", "")),
        added_by=str(value.get("added_by", "")),
        added_at=_moment_from(value.get("added_at")),
    )


def target_to_json(target: LinkTarget) -> dict[str, Json]:
    """Return what a link points at as JSON values."""
    match target:
        case ArticleTarget(id=article):
            return {"article": article}
        case WebTarget(url=url, title=title):
            return {"url": url, "title": title}
        case UnresolvedTarget(title=title, bylines=bylines, slug=slug):
            return {"title": title, "bylines": list(bylines), "slug": slug}


def _target_from_json(value: JsonObject) -> LinkTarget:
    if "article" in value:
        return ArticleTarget(ArticleId(str(value["article"])))
    title = str(value.get("title", ""))
    if "url" in value:
        return WebTarget(str(value["url"]), title)
    return UnresolvedTarget(title, _strings(value.get("bylines")), str(value.get("slug", "")))


def figure_to_json(figure: Figure) -> dict[str, Json]:
    """Return a figure as JSON values; what was added to figures later is there if it is set."""
    value: dict[str, Json] = {
        "id": figure.id,
        "key": figure.key,
        "picture": figure.picture,
        "role": figure.role,
        "caption": figure.caption,
        "credit": figure.credit,
        "source": figure.source,
        "alt": figure.alt,
        "decorative": figure.decorative,
    }
    if figure.long_description is not None:
        value["long_description"] = figure.long_description
    if figure.framing is not None:
        value["framing"] = framing_to_json(figure.framing)
    if figure.override is not None:
        value["override"] = override_to_json(figure.override)
    return value


def override_to_json(override: RightsOverride) -> dict[str, Json]:
    """Return who answers for a picture as JSON values."""
    return {"by": override.by, "reason": override.reason, "at": to_text(override.at)}


def override_from_json(value: JsonObject) -> RightsOverride:
    """Read who answers for a picture."""
    return RightsOverride(str(value["by"]), str(value["reason"]), from_text(str(value["at"])))


def figure_from_json(value: JsonObject) -> Figure:
    """Read a figure."""
    framing, override = value.get("framing"), value.get("override")
    return Figure(
        id=FigureId(str(value["id"])),
        key=str(value["key"]),
        picture=PictureId(str(value["picture"])),
        role=Role(str(value["role"])),
        caption=_optional(value.get("caption")),
        credit=_optional(value.get("credit")),
        source=_optional(value.get("source")),
        alt=_optional(value.get("alt")),
        decorative=bool(value.get("decorative", False)),
        long_description=_optional(value.get("long_description")),
        framing=framing_from_json(framing) if isinstance(framing, Mapping) else None,
        override=override_from_json(override) if isinstance(override, Mapping) else None,
    )


def correction_to_json(correction: Correction) -> dict[str, Json]:
    """Return a correction as JSON values."""
    return {"date": to_text(correction.date), "kind": correction.kind, "note": correction.note}


def correction_from_json(value: JsonObject) -> Correction:
    """Read a correction."""
    return Correction(
        from_text(str(value["date"])), CorrectionKind(str(value["kind"])), str(value["note"])
    )


def revision_document(revision: Revision) -> str:
    """Return the canonical JSON of a revision, without its id: the id is the text's SHA-256."""
    return canonical_json(
        {
            "format": FORMAT,
            "article": revision.article,
            "parents": list(revision.parents),
            "author": revision.author,
            "device": revision.device,
            "at": to_text(revision.at),
            "reason": revision.reason,
            "note": revision.note,
            "stage": revision.stage,
            "draft": draft_to_json(revision.draft),
        }
    )


def revision_from_document(document: str) -> Revision:
    """Read what `revision_document` wrote; the id is taken from the text itself."""
    value = cast("JsonObject", json.loads(document))
    return Revision(
        id=RevisionId(sha256_text(document)),
        article=ArticleId(str(value["article"])),
        parents=tuple(RevisionId(parent) for parent in _strings(value.get("parents"))),
        author=str(value["author"]),
        device=str(value["device"]),
        at=from_text(str(value["at"])),
        reason=RevisionReason(str(value["reason"])),
        note=str(value.get("note", "")),
        stage=Stage(str(value["stage"])),
        draft=draft_from_json(cast("JsonObject", value["draft"])),
    )


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def _moment_from(value: Json) -> datetime | None:
    return None if value is None else from_text(str(value))


def _optional(value: Json) -> str | None:
    return None if value is None else str(value)


def _strings(value: Json) -> tuple[str, ...]:
    return tuple(str(item) for item in cast("Sequence[Json]", value or ()))


def _each(value: Json, read: Callable[[JsonObject], T]) -> tuple[T, ...]:
    return tuple(read(item) for item in cast("Sequence[JsonObject]", value or ()))
