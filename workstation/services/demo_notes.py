"""What people noted on the articles of the demo newsroom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.domain.errors import BadArticleFile
from workstation.domain.ids import ArticleId, NoteId, new_uuid
from workstation.domain.notes import Anchor
from workstation.formats.fields import Fields
from workstation.formats.yaml_nodes import MapNode, YamlProblem, parse
from workstation.services import drafts, notes
from workstation.text.anchoring import anchored

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
        for one in Fields(node).maps("notes"):
            yield from _note(one, present)
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
