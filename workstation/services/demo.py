"""The demo newsroom: the articles and pictures of `resources/demo`, with a past of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from workstation.domain.article import Article
from workstation.domain.clock import Clock
from workstation.domain.draft import Draft
from workstation.domain.errors import BadArticleFile, NewsroomExists
from workstation.domain.ids import ContributorId, new_uuid
from workstation.domain.kept_pages import SEEN_BY_READERS
from workstation.domain.newsroom import Contributor, Newsroom, SavedSearch, Section
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import PersonRole, Stage
from workstation.formats.article_file import ArticleFile
from workstation.formats.fields import Fields
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.formats.sources import Found, find_articles
from workstation.formats.yaml_nodes import MapNode, YamlProblem, parse
from workstation.services import demo_review, drafts, kept_pages, newsrooms, reviewing
from workstation.services.indexing import index_dirty
from workstation.services.intake import Intake
from workstation.storage.failures import told_of_making
from workstation.storage.schema import DATABASE
from workstation.storage.store import Store
from workstation.storage.unit_of_work import UnitOfWork
from workstation.text.blocks import BlockKind, find_blocks

_SETTINGS = "newsroom.yaml"
_REVIEWED = "review.yaml"
_AT_ONCE = 50

_PATHS: dict[Stage, tuple[Stage, ...]] = {
    Stage.DRAFT: (),
    Stage.SUBMITTED: (Stage.SUBMITTED,),
    Stage.IN_REVIEW: (Stage.SUBMITTED, Stage.IN_REVIEW),
    Stage.CHANGES_REQUESTED: (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED),
    Stage.APPROVED: (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED),
    Stage.SPIKED: (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.SPIKED),
}
_PUBLISHED = (*_PATHS[Stage.APPROVED], Stage.PUBLISHED)
_PATHS |= {
    Stage.PUBLISHED: _PUBLISHED,
    Stage.CORRECTED: (*_PUBLISHED, Stage.CORRECTED),
    Stage.WITHDRAWN: (*_PUBLISHED, Stage.WITHDRAWN),
}
"""How an article came to its stage."""

_BEFORE_PUBLICATION: dict[Stage, timedelta] = {
    Stage.DRAFT: timedelta(hours=26),
    Stage.SUBMITTED: timedelta(hours=5),
    Stage.IN_REVIEW: timedelta(hours=3, minutes=20),
    Stage.APPROVED: timedelta(hours=1, minutes=5),
    Stage.PUBLISHED: timedelta(),
}
_AFTERWARDS = timedelta(hours=19, minutes=30)
_BETWEEN_STEPS = timedelta(minutes=55)
_NOTES = {
    Stage.CHANGES_REQUESTED: "Nearly there. Please say where the figures come from, and call back.",
    Stage.WITHDRAWN: "The central claim was wrong. See the correction.",
    Stage.CORRECTED: "Corrected after a reader wrote in.",
    Stage.SPIKED: "Overtaken by events.",
}


class _History:
    """A clock that shows whatever moment of the past is being written."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that happened at a moment."""

    at: datetime
    happen: Callable[[UnitOfWork], object]


def make(folder: Path, material: Path, clock: Clock) -> Store:
    """Make the demo newsroom in a folder and open it.

    It appears whole or not at all, and all of it can be found at once. Raises `NewsroomExists`
    or `NewsroomNotMade`.
    """
    if (folder / DATABASE).exists():
        raise NewsroomExists(folder)
    newsroom = read_settings(material / _SETTINGS)
    articles = [load() for load in find_articles(material)]
    building = folder.with_name(f".{folder.name}.{new_uuid()}")
    with told_of_making(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            _build(building, newsroom, articles, material / _REVIEWED)
            _take_place(building, folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return Store.open(folder, clock)


def _take_place(building: Path, folder: Path) -> None:
    """Rename the folder; into one that is there already its files are moved."""
    with suppress(OSError):
        folder.rmdir()  # an empty one only
    if not folder.exists():
        building.rename(folder)
        return
    for part in sorted(building.iterdir(), key=lambda part: part.name == DATABASE):
        part.replace(folder / part.name)  # the database last: with it the newsroom is there


def read_settings(path: Path) -> Newsroom:
    """Read the newsroom's own settings: name, sections, people, searches."""
    try:
        node = parse(path.read_text(encoding="utf-8"))
        if not isinstance(node, MapNode):
            raise YamlProblem(1, "the file must be lines of “key: value”")
        return _newsroom(Fields(node))
    except FileNotFoundError as error:
        raise BadArticleFile(str(path), "the demo newsroom’s settings are missing.") from error
    except YamlProblem as error:
        raise BadArticleFile(str(path), f"line {error.line}: {error.problem}.") from error


def _newsroom(fields: Fields) -> Newsroom:
    return Newsroom(
        name=fields.line_text("name"),
        tagline=fields.line_text("tagline"),
        language=fields.line_text("language") or "en-GB",
        newsletter=fields.line_text("newsletter"),
        address=fields.line_text("address"),
        sections=tuple(
            Section(one.line_text("name"), one.line_text("colour"))
            for one in fields.maps("sections")
        ),
        people=tuple(
            Contributor(
                id=ContributorId(new_uuid()),
                name=one.line_text("name"),
                collective=bool(one.flag("collective")),
                role=one.choice("role", PersonRole, PersonRole.WRITER),
            )
            for one in fields.maps("people")
        ),
        dictionary=fields.texts("dictionary"),
        saved_searches=tuple(
            SavedSearch(one.line_text("name"), one.line_text("query"))
            for one in fields.maps("saved_searches")
        ),
    )


def _build(folder: Path, newsroom: Newsroom, articles: list[Found], reviewed: Path) -> None:
    present = max(
        (found.file.published_at for found in articles if found.file.published_at),
        default=datetime.fromisoformat("2026-11-22T09:00:00Z"),
    )
    steps: list[_Step] = []
    clock = _History(present)
    store = Store.create(folder, newsroom.name, clock)
    try:
        for number, found in enumerate(articles):
            # The program's own pictures need no process with limits.
            intake = Intake(found, InlineWorkshop())
            intake.store_bytes(store)
            steps.extend(_Past(intake, newsroom, present, number).steps())
        steps.extend(_Step(said.at, said.say) for said in demo_review.read(reviewed, present))
        with store.write() as uow:
            newsrooms.save(uow, newsroom)
            for step in sorted(steps, key=lambda step: step.at):
                clock.moment = step.at
                step.happen(uow)
            indexed = _AT_ONCE
            while indexed:
                indexed = index_dirty(uow, _AT_ONCE)
    finally:
        store.close()


class _Past:
    """What happened to one article until it was as its file says."""

    def __init__(self, intake: Intake, newsroom: Newsroom, present: datetime, number: int) -> None:
        self._intake = intake
        self._file: ArticleFile = intake.file
        draft = self._file.draft
        everyone = newsroom.editors()
        editors = [name for name in everyone if name not in draft.bylines] or everyone
        self._editor = editors[number % len(editors)] if editors else "Desk"
        self._writer = next(iter(draft.bylines), self._editor)
        self._moves = _PATHS[self._file.stage]
        # Stories still at work were last touched one after the other on the day of the newest.
        self._end = self._file.published_at or present - timedelta(minutes=13 * number)

    def steps(self) -> Iterator[_Step]:
        """Give what happened, first things first."""
        final = self._file.draft
        yield _Step(self._moment(Stage.DRAFT), self._create)
        before = self._moment(self._moves[0] if self._moves else None) - timedelta(minutes=9)
        yield _Step(before, partial(self._write, final=replace(final, corrections=())))
        for stage in self._moves:
            at = self._moment(stage)
            if stage is Stage.CORRECTED and final.corrections:
                at = max(at, final.corrections[-1].date)
                yield _Step(at - timedelta(minutes=2), partial(self._write, final=final))
            yield _Step(at, partial(self._move, stage=stage))

    def _moment(self, stage: Stage | None) -> datetime:
        if stage is None:
            return self._end
        if self._file.published_at is not None:
            return self._end - _BEFORE_PUBLICATION.get(stage, -_AFTERWARDS)
        if stage is Stage.DRAFT:
            return self._end - timedelta(hours=20)
        left = len(self._moves) - 1 - self._moves.index(stage)
        return self._end - left * _BETWEEN_STEPS

    def _create(self, uow: UnitOfWork) -> None:
        first = replace(
            self._file.draft,
            standfirst="",
            body=_first_thoughts(self._file.draft),
            corrections=(),
        )
        planned = None if Stage.PUBLISHED in self._moves else self._file.published_at
        self._intake.store(
            uow,
            first,
            author=self._writer,
            reason=RevisionReason.CREATED,
            published_at=planned,
        )

    def _write(self, uow: UnitOfWork, final: Draft) -> None:
        article = self._article(uow)
        # Figures and links stay as they came in: some links have found their article since.
        draft = replace(final, figures=article.draft.figures, links=article.draft.links)
        drafts.save(uow, article.id, draft, version=article.version)
        if not self._moves:
            drafts.keep_revision(uow, article.id, author=self._writer, reason=RevisionReason.SAVED)

    def _move(self, uow: UnitOfWork, stage: Stage) -> None:
        by = self._writer if stage is Stage.SUBMITTED else self._editor
        note = _NOTES.get(stage, "")
        if stage is Stage.CORRECTED and self._file.draft.corrections:
            note = self._file.draft.corrections[-1].note
        reviewing.move(uow, self._article(uow).id, stage, by=by, note=note)
        if stage in SEEN_BY_READERS:
            kept_pages.keep_made(uow, self._article(uow).id)

    def _article(self, uow: UnitOfWork) -> Article:
        return drafts.load(uow, self._intake.id).article


def _first_thoughts(draft: Draft) -> str:
    """Return the first half of a body: what had been written when it was first kept."""
    ends = [block.end for block in find_blocks(draft.body) if block.kind is BlockKind.TEXT]
    if len(ends) < 2:
        return draft.body
    return draft.body[: ends[(len(ends) - 1) // 2]]
