"""Suggestions in article files: CriticMarkup in the text, and who, when and where beside it.

The number behind a mark is that of its entry in the list `suggestions` of the front matter. An
entry of another field than the body brings that field's text with its marks as `marked`; where
several have the same field, the first of them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from workstation.domain.canonical import Json, canonical_text
from workstation.domain.ids import SuggestionId, new_uuid
from workstation.domain.suggestions import BODY, MarkKind, Reply, Suggestion
from workstation.formats.article_values import ArticleFile
from workstation.formats.fields import Fields
from workstation.formats.yaml_nodes import YamlProblem
from workstation.formats.yaml_text import Plain
from workstation.text import critic
from workstation.text.suggesting import merged, parted, without


def marked_body(file: ArticleFile) -> str:
    """Return the body as the file has it: with marks where something is suggested in it."""
    numbers = _numbers(file)
    return _marked(file, BODY, numbers) if _has(file, BODY) else file.draft.body


def listed(file: ArticleFile) -> list[Json]:
    """Return the entries of the front matter."""
    numbers = _numbers(file)
    entries: list[Json] = []
    told: set[str] = set()
    for each in file.draft.suggestions:
        entry: dict[str, Json] = {"by": each.by, "at": _moment(each.at), "field": each.field}
        if each.field != BODY and each.field not in told:
            entry["marked"] = _marked(file, each.field, numbers)
        told.add(each.field)
        if each.replies:
            entry["replies"] = [
                {"by": reply.by, "at": _moment(reply.at), "text": reply.text}
                for reply in each.replies
            ]
        entries.append(entry)
    return entries


def read(fields: Fields, body: str) -> tuple[str, tuple[Suggestion, ...]]:
    """Return the body without marks, and what the file suggests."""
    entries = fields.maps("suggestions")
    known = [_suggestion(entry) for entry in entries]
    texts = {BODY: body}
    for entry, one in zip(entries, known, strict=True):
        written = entry.text("marked")
        if written is not None and one.field != BODY:
            texts.setdefault(one.field, canonical_text(written))
    numbers = {number: one.id for number, one in enumerate(known, start=1)}
    found: list[Suggestion] = []
    for field, marked in texts.items():
        own = {one.id: one for one in known if one.field == field}
        if not own:
            continue
        parsed = critic.read(marked, numbers)
        if parsed is None or any(mark.suggestion not in own for mark in parsed[1]):
            raise YamlProblem(fields.line, f"the marks of the suggestions in {field} don’t fit")
        text, marks = parsed
        found += parted(text, marks, own)
        if field == BODY:
            body = without(text, marks, MarkKind.INSERTED)
    return body, tuple(found)


def _suggestion(entry: Fields) -> Suggestion:
    return Suggestion(
        id=SuggestionId(new_uuid()),
        field=entry.line_text("field") or BODY,
        by=entry.line_text("by"),
        at=_when(entry),
        parts=(),
        replies=tuple(
            Reply(reply.line_text("by"), _when(reply), canonical_text(reply.text("text") or ""))
            for reply in entry.maps("replies")
        ),
    )


def _when(entry: Fields) -> datetime:
    moment = entry.moment("at")
    if moment is None:
        raise entry.problem("at", "is missing; say when it was suggested")
    return moment


def _marked(file: ArticleFile, field: str, numbers: Mapping[SuggestionId, int]) -> str:
    own = [each for each in file.draft.suggestions if each.field == field]
    text, marks, _lost = merged(_base(file, field), own)
    return critic.write(text, marks, numbers)


def _base(file: ArticleFile, field: str) -> str:
    kind, _, rest = field.partition(".")
    key, _, part = rest.rpartition(".")
    named = {
        BODY: file.draft.body,
        "headline": file.draft.headline,
        "standfirst": file.draft.standfirst,
    }
    if kind == "links":
        return _first(link.label for link in file.links if link.key == key)
    if kind == "figures":
        pictures = (one for one in file.pictures if one.key == key)
        return _first((one.caption if part == "caption" else one.alt) or "" for one in pictures)
    return named.get(field, "")


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _has(file: ArticleFile, field: str) -> bool:
    return any(each.field == field for each in file.draft.suggestions)


def _numbers(file: ArticleFile) -> dict[SuggestionId, int]:
    return {each.id: number for number, each in enumerate(file.draft.suggestions, start=1)}


def _moment(moment: datetime) -> Plain:
    spec = "milliseconds" if moment.microsecond else "seconds"
    return Plain(moment.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z"))
