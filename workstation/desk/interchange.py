"""Articles leaving and entering the newsroom as files, and backups of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.changes import Changes
from workstation.domain.errors import BadInput
from workstation.domain.ids import ArticleId

if TYPE_CHECKING:
    from workstation.formats.api import Written
    from workstation.services.interchange import ImportReport, Outgoing
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that the export dialog offers."""

    id: str
    title: str
    suffix: str


class Interchange(QObject):
    """Exports the current article, imports files, makes backups; tells by notices."""

    def __init__(self, desk: Desk, templates: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._templates = templates

    def list_formats(self, done: Callable[[tuple[ExportFormat, ...]], None]) -> None:
        """Give the formats to `done`; found beside the GUI thread, since they load libraries."""
        self._desk.dispatcher.compute(_formats, owner=self, done=done, failed=self._desk.report)

    def export(self, article: OpenArticle, format_id: str, path: Path) -> None:
        """Write an article as it is now to a file."""
        self._desk.flush()
        # Behind all that was typed, but beside the saves to come: pictures take their time.
        outgoing = self._desk.dispatcher.read(
            partial(_gather, article=article.id),
            owner=self,
            done=_ignore,
            failed=_ignore,
            after_writes=True,
        )
        self._desk.dispatcher.files(
            partial(
                _export,
                outgoing=outgoing,
                format_id=format_id,
                path=path,
                templates=self._templates,
            ),
            owner=self,
            done=self._on_exported,
            failed=self._desk.report,
        )

    def import_articles(self, paths: tuple[Path, ...]) -> None:
        """Bring article files in and open the first; what could not be used is told."""
        self._desk.dispatcher.write_store(
            partial(_import, paths=paths, author=self._desk.acting),
            owner=self,
            done=self._on_imported,
            failed=self._desk.report,
        )

    def back_up(self) -> None:
        """Write a checked copy of the newsroom into its backups."""
        self._desk.flush()
        # Behind all that was typed, but beside the saves to come: pictures take their time.
        self._desk.dispatcher.write_store(_nothing, owner=self, done=self._back_up)

    def _back_up(self, _nothing: None) -> None:
        self._desk.dispatcher.files(
            _back_up, owner=self, done=self._on_backed_up, failed=self._desk.report
        )

    def _on_exported(self, written: Written) -> None:
        self._desk.noticed.emit(
            Notice(NoticeKind.EXPORTED, path=written.path, left_out=written.left_out)
        )

    def _on_backed_up(self, path: Path) -> None:
        self._desk.noticed.emit(Notice(NoticeKind.BACKED_UP, path=path))

    def _on_imported(self, report: ImportReport) -> None:
        refused = tuple(BadInput(f"{item.file}: {item.error}") for item in report.failed)
        count = len(report.imported)
        self._desk.noticed.emit(Notice(NoticeKind.ARTICLES_IMPORTED, count=count, refused=refused))
        if report.imported:
            self._desk.open(report.imported[0].id)


def _formats() -> tuple[ExportFormat, ...]:
    from workstation.formats.registry import find_exporters  # noqa: PLC0415 - loads libraries

    return tuple(ExportFormat(found.id, found.title, found.suffix) for found in find_exporters())


def _gather(unit: UnitOfWork, article: ArticleId) -> Outgoing:
    from workstation.services import interchange  # noqa: PLC0415 - loads libraries

    return interchange.gather(unit, article)


def _export(
    store: Store, outgoing: Future[Outgoing], format_id: str, path: Path, templates: Path
) -> Written:
    """Wait for the article, which the write lane reads, and write it out.

    It waits here and not on the GUI thread, so that a window closed meanwhile loses nothing.
    """
    from workstation.services import interchange  # noqa: PLC0415 - loads libraries

    return interchange.write_out(store, outgoing.result(), format_id, path, templates=templates)


def _import(store: Store, paths: tuple[Path, ...], author: str) -> tuple[ImportReport, Changes]:
    from workstation.services import interchange  # noqa: PLC0415 - loads libraries

    report = interchange.import_files(store, paths, author=author)
    return report, report.changes


def _ignore(_answer: object) -> None:
    """Leave an answer to whoever waits for it."""


def _nothing(_store: Store) -> tuple[None, Changes]:
    return None, Changes()


def _back_up(store: Store) -> Path:
    return store.backup().file
