"""What people noted and suggested on the articles of the demo newsroom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.domain.errors import BadArticleFile
from workstation.domain.ids import ArticleId, NoteId, SuggestionId, new_uuid
from workstation.domain.notes import Anchor
from workstation.domain.suggestions import MarkKind, Part, Suggestion
from workstation.formats.fields import Fields
from workstation.formats.yaml_nodes import MapNode, YamlProblem, parse
from workstation.services import drafts, notes
from workstation.text.anchoring import anchored
from workstation.text.suggesting import Mark, edited, marked_offset, merged, parted, tidy

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said at a moment; `say` writes it down."""

    at: datetime
    say: Callable[[UnitOfWork], object]


def read(path: Path, present: datetime) -> Iterator[Said]:
    """Give what was said, by the file; nothing without one. Raises `BadArticleFile`."""
    if not path.exists():
        return
    try:
        node = parse(path.read_text(encoding="utf-8"))
        if not isinstance(node, MapNode):
            raise YamlProblem(1, "the file must be lines of “key: value”")
        fields = Fields(node)
        for one in fields.maps("notes"):
            yield from _note(one, present)
        for one in fields.maps("suggestions"):
            yield _suggestion(one, present)
    except YamlProblem as error:
        raise BadArticleFile(str(path), f"line {error.line}: {error.problem}.") from error


def _note(fields: Fields, present: datetime) -> Iterator[Said]:
    note = NoteId(new_uuid())
    at = _moment(fields, present)
    slug, about = fields.line_text("on"), fields.line_text("about")
    text, by = fields.line_text("text"), fields.line_text("by")
    yield Said(at, partial(_add, note=note, slug=slug, about=about, text=text, by=by))
    for answer in fields.maps("replies"):
        said, who = answer.line_text("text"), answer.line_text("by")
        yield Said(_moment(answer, present), partial(notes.reply, note=note, text=said, by=who))
    if settled := fields.line_text("resolved"):
        yield Said(present, partial(notes.resolve, note=note, by=settled))


def _suggestion(fields: Fields, present: datetime) -> Said:
    at = _moment(fields, present)
    old, new = fields.line_text("replace"), fields.line_text("with")
    suggest = partial(_suggest, slug=fields.line_text("on"), old=old, new=new, at=at)
    return Said(at, partial(suggest, by=fields.line_text("by")))


def _suggest(uow: UnitOfWork, slug: str, old: str, new: str, at: datetime, by: str) -> None:
    """Suggest that one stretch of a body become another, in front of earlier suggestions."""
    article = drafts.load_by_slug(uow, slug).article
    start = article.draft.body.find(old)
    if start < 0:
        raise BadArticleFile(f"article {slug}", f"“{old}” is not in its text.")
    text, marks, _lost = merged(article.draft.body, article.draft.suggestions)
    place = marked_offset(marks, MarkKind.INSERTED, start, behind=True)
    parts = (
        Part(place, MarkKind.DELETED, old),
        Part(place + len(old), MarkKind.INSERTED, new),
    )
    suggestion = Suggestion(id=SuggestionId(new_uuid()), by=by, at=at, parts=parts)
    known = {each.id: each for each in (*article.draft.suggestions, suggestion)}
    grown = edited(marks, place + len(old), 0, len(new))
    own = tuple(
        Mark(part.start, part.start + len(part.text), part.kind, suggestion.id) for part in parts
    )
    marked = text[: place + len(old)] + new + text[place + len(old) :]
    suggestions = parted(marked, tidy((*grown, *own)), known)
    draft = replace(article.draft, suggestions=suggestions)
    drafts.save(uow, article.id, draft, version=article.version)


def _moment(fields: Fields, present: datetime) -> datetime:
    return present - timedelta(minutes=fields.number("minutes_ago") or 0)


def _add(uow: UnitOfWork, note: NoteId, slug: str, about: str, text: str, by: str) -> None:
    article = drafts.load_by_slug(uow, slug).article
    notes.add(uow, note, article.id, _anchor(article.id, article.draft.body, about), text, by=by)


def _anchor(article: ArticleId, body: str, about: str) -> Anchor:
    start = body.find(about) if about else -1
    if about and start < 0:
        raise BadArticleFile(f"article {article}", f"“{about}” is not in its text.")
    return anchored(body, "body", start, start + len(about)) if about else Anchor()
