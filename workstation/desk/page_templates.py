"""The newsroom's own page template: begun, watched while people change it, and set aside."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.turned_off import refuses
from workstation.desk.use_cases import page_templates
from workstation.domain.policy import Feature
from workstation.paths import TEMPLATE_FILES, own_templates

PAUSE_MS = 120
"""Programs write a file in several steps."""


class PageTemplates(QObject):
    """Knows where the templates are; tells when one has changed on the disk."""

    changed = Signal()
    """A file of the newsroom's template has changed, come or gone."""
    begun = Signal(object)
    """The folder with the files that a person may change now."""

    def __init__(
        self, desk: Desk, newsroom: Path, supplied: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._newsroom = newsroom
        self.supplied = supplied
        self.own = own_templates(newsroom)
        self._watcher: QFileSystemWatcher | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._on_changed)

    def watch(self) -> None:
        """Begin to look after the newsroom's files, if there are any."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._soon.start)
            self._watcher.directoryChanged.connect(self._soon.start)
        wanted = [self.own, *(self.own / name for name in TEMPLATE_FILES)]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        # A file that was replaced by another is no longer watched.
        missing = [str(path) for path in wanted if str(path) not in watched and path.exists()]
        if missing:
            self._watcher.addPaths(missing)

    def begin(self) -> None:
        """Copy the supplied files for people to change; `begun` tells where they are."""
        if refuses(self._desk, Feature.PAGE_TEMPLATE):
            return
        self._desk.dispatcher.compute(
            partial(_begin, self._newsroom, self.supplied),
            owner=self,
            done=self._on_begun,
            failed=self._desk.report,
        )

    def go_back(self) -> None:
        """Use the supplied template again; the newsroom's files are kept under another name."""
        if refuses(self._desk, Feature.PAGE_TEMPLATE):
            return
        self._desk.dispatcher.compute(
            partial(_set_aside, self._newsroom),
            owner=self,
            done=self._on_set_aside,
            failed=self._desk.report,
        )

    def _on_begun(self, folder: Path) -> None:
        self.watch()
        self.changed.emit()
        self.begun.emit(folder)

    def _on_set_aside(self, kept: Path | None) -> None:
        self.changed.emit()
        if kept is not None:
            self._desk.noticed.emit(Notice(NoticeKind.TEMPLATE_SET_ASIDE, path=kept))

    def _on_changed(self) -> None:
        self.watch()
        self.changed.emit()


def _begin(newsroom: Path, supplied: Path) -> Path:
    return page_templates.begin_own(newsroom, supplied)


def _set_aside(newsroom: Path) -> Path | None:
    return page_templates.set_aside(newsroom)
