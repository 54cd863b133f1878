"""What a change of an article does to those that link to it: shown first, settled, undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.desk.tasks import LatestWins
from workstation.desk.undo import ActStep
from workstation.desk.use_cases import impact, library, relinking, setting_aside
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, LinkId, NoteId, new_uuid
from workstation.domain.links import INVERSE, ArticleTarget, LinkKind, RelatedLink

if TYPE_CHECKING:
    from workstation.domain.impact import Decision, Impact, ImpactKind
    from workstation.domain.proposals import LinkChange, Relinked
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

Proceed = Callable[[], None]


class Consequences(QObject):
    """Foresees what a change does elsewhere, and changes the links of other articles."""

    foreseen = Signal(object, object)
    """(Impact, what goes on once the person agrees, or None): articles link here."""
    set_aside = Signal(object, object)
    """(`OpenArticle`, the `ArticleSummary` it is merged into, or None): it is out of the way."""
    carried_out = Signal(object)
    """The `Relinked` that came of a change of links elsewhere."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        tabs: Callable[[], tuple[OpenArticle, ...]],
        acting: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._tabs = tabs
        self._acting = acting
        self._looking: LatestWins[tuple[ArticleSummary, ...]] = LatestWins()

    def face(
        self,
        article: ArticleId,
        kind: ImpactKind,
        proceed: Proceed | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Show what a change does elsewhere; where nobody links here it goes on at once."""

        def done(found: Impact) -> None:
            if found.affected or proceed is None:
                self.foreseen.emit(found, proceed)
            else:
                proceed()

        self.foresee(article, kind, done, failed)

    def foresee(
        self,
        article: ArticleId,
        kind: ImpactKind,
        use: Callable[[Impact], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Find out what a change does elsewhere, and show nothing."""
        self._dispatcher.read(
            partial(impact.foresee, article=article, kind=kind, by=self._acting()),
            owner=self,
            done=use,
            failed=failed,
            after_writes=True,
        )

    def settle(
        self,
        found: Impact,
        decisions: Mapping[int, Decision],
        other: ArticleSummary | None = None,
    ) -> None:
        """Change the links as decided: at once, or as proposals where others answer for them.

        An article that is deleted or merged is set aside in the same step of its history.
        """
        owner = next((one for one in self._tabs() if one.id == found.article.id), None)
        if owner is None:
            return
        for tab in self._tabs():
            if other is not None:
                tab.know_article(other)
        changes = impact.changes(found, dict(decisions), other)
        removal = self._removal(owner, found.kind, other)
        if removal is None:
            self.change(owner.id, changes, self.tr("Change links to this article"))
            return
        owner.break_typing()
        owner.history.beginMacro(removal.text())
        self.change(owner.id, changes, self.tr("Change links to this article"))
        owner.history.push(removal)
        owner.history.endMacro()
        self.set_aside.emit(owner, other)

    def _removal(
        self, article: OpenArticle, kind: ImpactKind, other: ArticleSummary | None
    ) -> ActStep | None:
        """Return the step that sets an article aside, where that is what happens to it."""
        from workstation.domain.impact import ImpactKind  # noqa: PLC0415 - on demand

        by, headline = self._acting(), article.details.headline
        if kind is ImpactKind.DELETE:
            title = self.tr("Delete “%1”").replace("%1", headline)
            act = partial(
                setting_aside.set_aside, article=article.id, by=by, why=self.tr("Deleted")
            )
            return self._stored_step(
                title, act, partial(setting_aside.bring_back, article=article.id, by=by)
            )
        if kind is not ImpactKind.MERGE or other is None:
            return None
        note = NoteId(new_uuid())
        title = self.tr("Merge into “%1”").replace("%1", other.headline)
        merge = partial(
            setting_aside.merge, article=article.id, other=other.id, note=note, by=by, why=title
        )
        part = partial(setting_aside.part, article=article.id, note=note, by=by)
        return self._stored_step(title, merge, part)

    def _stored_step(
        self,
        title: str,
        act: Callable[[UnitOfWork], Changes],
        take_back: Callable[[UnitOfWork], Changes],
    ) -> ActStep:
        return ActStep(title, partial(self._write, act), partial(self._write, take_back))

    def _write(self, operation: Callable[[UnitOfWork], Changes]) -> None:
        self._dispatcher.write(operation, owner=self)

    def look(
        self, words: str, article: ArticleId, use: Callable[[tuple[ArticleSummary, ...]], None]
    ) -> None:
        """Look for an article that links to this one may lead to instead."""
        self._looking.follow(
            self._dispatcher.read(
                partial(library.quick_find, text=words, limit=8, exclude=frozenset({article})),
                owner=self,
                done=self._looking.only(use),
            )
        )

    def link_back(self, article: OpenArticle, source: ArticleSummary, kind: LinkKind) -> None:
        """Link from another article to this one, as the inverse of a kind."""
        from workstation.domain.proposals import LinkChange  # noqa: PLC0415 - on demand

        link = RelatedLink(
            id=LinkId(new_uuid()),
            key=article.slug[:40].strip("-") or "link",
            target=ArticleTarget(article.id),
            kind=INVERSE[kind],
            added_by=self._acting(),
            added_at=article.clock.now(),
        )
        self.change(
            article.id,
            (LinkChange(source.id, None, link),),
            self.tr("Link back from “%1”").replace("%1", source.headline),
        )

    def change(self, article: ArticleId, changes: tuple[LinkChange, ...], title: str) -> None:
        """Change links of other articles as one step in the history of an article."""
        owner = next((one for one in self._tabs() if one.id == article), None)
        if not changes or owner is None:
            return
        done: list[Relinked] = []
        made: list[LinkChange] = []
        here = tuple(one for one in changes if self._opened(one.article) is not None)
        away = tuple(one for one in changes if one not in here)
        owner.break_typing()
        owner.history.push(
            ActStep(
                title,
                partial(self._act, here, away, done, made, title),
                partial(self._take_back, done, made, title),
            )
        )

    def _opened(self, article: ArticleId) -> OpenArticle | None:
        """Return an article that is open and may be changed here; its text has its home there."""
        found = next((one for one in self._tabs() if one.id == article), None)
        if found is None or relinking.waits(found.summary(), self._acting()):
            return None
        return found

    def _act(
        self,
        here: tuple[LinkChange, ...],
        away: tuple[LinkChange, ...],
        done: list[Relinked],
        made: list[LinkChange],
        title: str,
    ) -> None:
        done_here = (self._apply(change, title) for change in here)
        made[:] = [change for change in done_here if change is not None]
        self._run(partial(_carry_out, changes=away, by=self._acting(), done=done))

    def _take_back(self, done: list[Relinked], made: list[LinkChange], title: str) -> None:
        for change in reversed(made):
            self._apply(change.reversed(), title)
        self._run(partial(_take_back, by=self._acting(), done=done))

    def _apply(self, change: LinkChange, title: str) -> LinkChange | None:
        opened = self._opened(change.article)
        if opened is not None:
            for tab in self._tabs():
                if change.after is not None and change.after.target == ArticleTarget(tab.id):
                    opened.know_article(tab.summary())
            return opened.links.apply(change, title)
        return None

    def _run(self, operation: Callable[[Store], tuple[Relinked, Changes]]) -> None:
        self._dispatcher.write_store(operation, owner=self, done=self.carried_out.emit)


def _carry_out(
    store: Store, changes: tuple[LinkChange, ...], by: str, done: list[Relinked]
) -> tuple[Relinked, Changes]:
    with store.write() as unit:
        made, told = relinking.carry_out(unit, changes, by=by)
    done.append(made)
    return made, told


def _take_back(store: Store, by: str, done: list[Relinked]) -> tuple[Relinked, Changes]:
    from workstation.domain.proposals import Relinked  # noqa: PLC0415 - on demand

    with store.write() as unit:
        told = relinking.take_back(unit, done[-1], by=by)
    done.pop()
    return Relinked(), told
