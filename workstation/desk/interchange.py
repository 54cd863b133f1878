"""Articles leaving and entering the newsroom as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from workstation import paths
from workstation.desk.copies import Copies
from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.desk.turned_off import refuses
from workstation.desk.use_cases import kept_pages
from workstation.domain.changes import Changes
from workstation.domain.errors import BadInput
from workstation.domain.ids import ArticleId, EventId
from workstation.domain.policy import Feature

if TYPE_CHECKING:
    from workstation.formats.api import Written
    from workstation.formats.rich_text import RichText
    from workstation.services.interchange import Gathered, ImportReport
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that the export dialog offers."""

    id: str
    title: str
    suffix: str


class Interchange(QObject):
    """Exports and copies articles, imports files; tells by notices."""

    def __init__(self, desk: Desk, templates: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._templates = templates
        self._copies = Copies(paths.state_folder() / "copies")

    def list_formats(self, done: Callable[[tuple[ExportFormat, ...]], None]) -> None:
        """Give the formats to `done`; found beside the GUI thread, since they load libraries."""
        self._desk.dispatcher.compute(_formats, owner=self, done=done, failed=self._desk.report)

    def export(self, article: OpenArticle, format_id: str, path: Path) -> None:
        """Write an article as it is now to a file."""
        if refuses(self._desk, Feature.EXPORT):
            return
        self._desk.flush()
        self._desk.dispatcher.keep(
            partial(_gather, article=article.id),
            partial(_write, format_id=format_id, path=path, templates=self._templates),
            owner=self,
            done=self._on_exported,
            failed=self._desk.report,
        )

    def open_in_browser(self, article: OpenArticle) -> None:
        """Show a self-contained copy of the page in the person's own browser."""
        if refuses(self._desk, Feature.EXPORT):
            return
        now, templates = self._desk.clock.now(), self._templates
        write = partial(_write_copy, copies=self._copies, now=now, templates=templates)
        self._with_article(article, write, self._on_copy_written)

    def open_kept_page(self, event: EventId) -> None:
        """Show the page that readers got by a move, in the person's own browser."""
        if refuses(self._desk, Feature.EXPORT):
            return
        self._desk.dispatcher.files(
            partial(_write_kept, event=event, copies=self._copies, now=self._desk.clock.now()),
            owner=self,
            done=self._on_copy_written,
            failed=self._desk.report,
        )

    def copy_rich_text(self, article: OpenArticle) -> None:
        """Put the article on the clipboard, as formatted and as plain text."""
        if refuses(self._desk, Feature.EXPORT):
            return
        self._with_article(
            article, partial(_rich_text, templates=self._templates), self._on_text_made
        )

    def close(self) -> None:
        """Remove what was made for other programs."""
        self._copies.remove()

    def _with_article(
        self,
        article: OpenArticle,
        task: Callable[[Store, Gathered], T],
        done: Callable[[T], None],
    ) -> None:
        """Do something with an article as it is now, beside the saves to come."""
        self._desk.flush()

        def gathered(found: Gathered) -> None:
            self._desk.dispatcher.files(
                partial(_apply, task, found), owner=self, done=done, failed=self._desk.report
            )

        self._desk.dispatcher.read(
            partial(_gather, article=article.id),
            owner=self,
            done=gathered,
            failed=self._desk.report,
            after_writes=True,
        )

    def import_articles(self, paths: tuple[Path, ...]) -> None:
        """Bring article files in and open the first; what could not be used is told."""
        if refuses(self._desk, Feature.IMPORT):
            return
        self._desk.dispatcher.write_store(
            partial(_import, paths=paths, author=self._desk.acting),
            owner=self,
            done=self._on_imported,
            failed=self._desk.report,
        )

    def _on_exported(self, written: Written) -> None:
        self._desk.noticed.emit(
            Notice(NoticeKind.EXPORTED, path=written.path, left_out=written.left_out)
        )

    def _on_copy_written(self, written: Written) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path)))

    def _on_text_made(self, text: RichText) -> None:
        data = QMimeData()
        data.setHtml(text.html)
        data.setText(text.plain)
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.noticed.emit(Notice(NoticeKind.COPIED))

    def _on_imported(self, report: ImportReport) -> None:
        refused = tuple(BadInput(f"{item.file}: {item.error}") for item in report.failed)
        count = len(report.imported)
        self._desk.noticed.emit(Notice(NoticeKind.ARTICLES_IMPORTED, count=count, refused=refused))
        if report.imported:
            self._desk.open(report.imported[0].id)


def _formats() -> tuple[ExportFormat, ...]:
    from workstation.formats.registry import find_exporters  # noqa: PLC0415 - loads libraries

    return tuple(ExportFormat(found.id, found.title, found.suffix) for found in find_exporters())


def _gather(unit: UnitOfWork, article: ArticleId) -> Gathered:
    from workstation.services import interchange  # noqa: PLC0415 - loads libraries

    return interchange.gather(unit, article)


def _apply(task: Callable[[Store, Gathered], T], found: Gathered, store: Store) -> T:
    return task(store, found)


def _write(
    store: Store, found: Gathered, *, format_id: str, path: Path, templates: Path
) -> Written:
    from workstation.services import interchange  # noqa: PLC0415 - loads libraries

    return interchange.write(store, found, format_id, path, templates=templates)


def _write_copy(
    store: Store, found: Gathered, *, copies: Copies, now: datetime, templates: Path
) -> Written:
    path = copies.make(now) / f"{found.bundle.article.draft.slug or 'article'}.html"
    return _write(store, found, format_id="html", path=path, templates=templates)


def _write_kept(store: Store, *, event: EventId, copies: Copies, now: datetime) -> Written:
    return kept_pages.write_page(store, event, copies.make(now) / f"published-{event}.html")


def _rich_text(store: Store, found: Gathered, *, templates: Path) -> RichText:
    from workstation.formats.rich_text import rich_text  # noqa: PLC0415 - loads libraries
    from workstation.services import interchange  # noqa: PLC0415

    return rich_text(interchange.bundle_of(store, found, templates))


def _import(store: Store, paths: tuple[Path, ...], author: str) -> tuple[ImportReport, Changes]:
    from workstation.services import interchange  # noqa: PLC0415 - loads libraries

    report = interchange.import_files(store, paths, author=author)
    return report, report.changes
