"""What is done to many pictures, or to one picture wherever it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.use_cases import pictures
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.pictures import Figure, Picture, PictureEdit

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Use:
    """An article that uses a picture, and whether it may be changed along with others."""

    article: ArticleSummary
    own: bool
    """It is a draft of whoever works here: changed without asking twice."""
    settled: bool
    """Readers have seen it, or it is approved: it is changed by itself only."""


class PictureChanges(QObject):
    """Changes pictures beside the GUI thread; each change is told with a way to take it back."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def edit(self, chosen: tuple[PictureId, ...], edit: PictureEdit) -> None:
        """Change the credit and rights of many pictures."""
        before: list[Picture] = []

        def operation(unit: UnitOfWork) -> Changes:
            before.extend(pictures.load(unit, chosen))
            return pictures.change(unit, chosen, edit.applied)

        self._write(operation, partial(self._tell_edited, before))

    def remove(self, chosen: tuple[PictureId, ...]) -> None:
        """Take pictures that no article uses out of the library."""
        self._write(partial(pictures.remove, pictures=chosen), partial(self._tell_removed, chosen))

    def restore(self, chosen: tuple[PictureId, ...]) -> None:
        """Bring pictures back into the library."""
        self._write(partial(pictures.restore, pictures=chosen), None)

    def ask_uses(
        self, picture: PictureId, done: Callable[[tuple[Use, ...]], None], owner: QObject
    ) -> None:
        """Ask which articles use a picture, and which of them are one's own.

        `done` hears of it while its owner exists.
        """
        self._desk.flush()

        def judge(found: tuple[ArticleSummary, ...]) -> None:
            done(tuple(self._judged(summary) for summary in found))

        self._desk.dispatcher.read(
            partial(pictures.used_in, picture=picture),
            owner=owner,
            done=judge,
            failed=self._desk.report,
            after_writes=True,
        )

    def ask_matching(
        self, text: str, done: Callable[[tuple[Picture, ...]], None], owner: QObject
    ) -> None:
        """Ask for pictures whose texts match, the newest first; told while the owner exists."""
        self._desk.dispatcher.read(
            partial(_matching, text=text), owner=owner, done=done, failed=self._desk.report
        )

    def replace(self, old: PictureId, new: Picture, articles: tuple[ArticleId, ...]) -> None:
        """Put another picture in the place of one, in these articles.

        In an article that is open it is a step to undo; elsewhere a revision is kept first.
        """
        opened = {article.id: article for article in self._desk.tabs}
        title = self.tr("Replace picture")
        former: dict[ArticleId, tuple[Figure, ...]] = {}
        for identity in articles:
            if identity in opened:
                figures = opened[identity].figures
                former[identity] = tuple(one for one in figures.all() if one.picture == old)
                figures.replace_picture(old, new, title)
        closed = tuple(identity for identity in articles if identity not in opened)
        author = self._desk.acting

        def operation(unit: UnitOfWork) -> Changes:
            former.update(pictures.showing(unit, old, closed))
            return pictures.replace_in(unit, old, new.id, closed, author=author)

        self._write(operation, partial(self._tell_replaced, old, new.id, former))

    def _unreplace(
        self,
        new: PictureId,
        former: dict[ArticleId, tuple[Figure, ...]],
        found: tuple[Picture, ...],
    ) -> None:
        """Put the picture back where it was: in what is open now as a step, else in the store."""
        opened = {article.id: article for article in self._desk.tabs}
        title = self.tr("Put the picture back")
        for identity in former.keys() & opened.keys():
            for old in found:
                opened[identity].figures.take_picture_back(old, new, former[identity], title)
        closed = {article: former[article] for article in former if article not in opened}
        if closed:
            author = self._desk.acting
            back = partial(pictures.unreplace_in, new=new, former=closed, author=author)
            self._write(back, None)

    def _judged(self, summary: ArticleSummary) -> Use:
        acting = self._desk.acting
        own = acting in summary.bylines or summary.assignee == acting
        return Use(summary, own and bool(acting), settled=not summary.stage.open_to_change)

    def _write(
        self, operation: Callable[[UnitOfWork], Changes], tell: Callable[[Changes], None] | None
    ) -> None:
        self._desk.dispatcher.write(operation, owner=self, done=tell, failed=self._desk.report)

    def _tell_edited(self, before: list[Picture], changes: Changes) -> None:
        changed = tuple(one for one in before if one.id in changes.pictures)
        if changed:
            undo = partial(self._put_back, changed)
            self._tell(NoticeKind.PICTURES_CHANGED, len(changed), undo)

    def _put_back(self, before: tuple[Picture, ...]) -> None:
        self._write(partial(pictures.put_back, before=before), None)

    def _tell_removed(self, chosen: tuple[PictureId, ...], _changes: Changes) -> None:
        self._tell(NoticeKind.PICTURES_REMOVED, len(chosen), partial(self.restore, chosen))

    def _tell_replaced(
        self,
        old: PictureId,
        new: PictureId,
        former: dict[ArticleId, tuple[Figure, ...]],
        _changes: Changes,
    ) -> None:
        def undo() -> None:
            self._desk.dispatcher.read(
                partial(pictures.load, pictures=(old,)),
                owner=self,
                done=partial(self._unreplace, new, former),
                failed=self._desk.report,
            )

        self._tell(NoticeKind.PICTURE_REPLACED, len(former), undo)

    def _tell(self, kind: NoticeKind, count: int, undo: Callable[[], None] | None) -> None:
        self._desk.noticed.emit(Notice(kind, count=count, undo=undo))


MOST_OFFERED = 40


def _matching(unit: UnitOfWork, text: str) -> tuple[Picture, ...]:
    return pictures.load(unit, pictures.find(unit, text, limit=MOST_OFFERED))
