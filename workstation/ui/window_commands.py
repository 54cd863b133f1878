"""What the window's own commands do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from workstation.desk.interchange import ExportFormat, Interchange
from workstation.desk.open_article import OpenArticle
from workstation.domain.errors import NotAllowed
from workstation.domain.impact import ImpactKind
from workstation.domain.workflow import Stage
from workstation.settings.model import Settings
from workstation.ui.context import Context
from workstation.ui.facts import Facts
from workstation.ui.main_window import MainWindow
from workstation.ui.theme import Preference
from workstation.ui.translation import QT_TRANSLATE_NOOP


class WindowCommands(QObject):
    """Carries out the commands of `window_actions`; each method is one of them."""

    search_wanted = Signal(str)
    """The cursor is to go to the search box, behind words to begin with."""
    newsroom_wanted = Signal(object)
    """What to open in place of this newsroom: a folder, or a `Restoring` to be done first."""

    def __init__(
        self, window: MainWindow, context: Context, interchange: Interchange, facts: Facts
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._desk = context.desk
        self._interchange = interchange
        self._facts = facts

    def new_article(self) -> None:
        """Start an article."""
        self._window.show_pane("editor")
        self._desk.new_article()

    def new_from_template(self) -> None:
        """Choose a template and begin an article with it."""
        from workstation.ui.dialogs.templates import TemplatesDialog  # noqa: PLC0415 - on demand

        dialog = TemplatesDialog(self._desk, self._context.icons, self._window)
        dialog.begun.connect(partial(self._window.show_pane, "editor"))
        dialog.open()

    def save_template(self) -> None:
        """Ask for a name, and keep the current article as a template under it."""
        from workstation.ui.dialogs.templates import SaveTemplateDialog  # noqa: PLC0415 - on demand

        article = self._desk.current
        if article is not None:
            SaveTemplateDialog(self._desk, article, self._window).open()

    def duplicate_article(self) -> None:
        """Make a copy of the current article and open it."""
        article = self._desk.current
        if article is not None:
            headline = self.tr("Copy of %1").replace("%1", article.details.headline)
            self._desk.duplicate(article, headline)

    def delete_article(self) -> None:
        """Show what deleting the current article does elsewhere, then put it into Spiked."""
        self._set_aside(ImpactKind.DELETE)

    def merge_article(self) -> None:
        """Ask which article the current one becomes part of."""
        self._set_aside(ImpactKind.MERGE)

    def show_links_here(self) -> None:
        """Show every link to the current article, and what may be done with it."""
        article = self._desk.current
        if article is not None:
            self._desk.flush()
            self._desk.consequences.face(article.id, ImpactKind.RETITLE)

    def _set_aside(self, kind: ImpactKind) -> None:
        article = self._desk.current
        if article is None:
            return
        if Stage.SPIKED not in {move.target for move in self._context.review.transitions()}:
            self._desk.report(NotAllowed(_why_not(article)))
            return
        self._desk.flush()
        self._desk.consequences.face(article.id, kind, failed=self._desk.report)

    def close_article(self) -> None:
        """Close the current tab."""
        if self._desk.current is not None:
            self._desk.close(self._desk.current.id)

    def next_article(self) -> None:
        """Go one tab to the right."""
        self._step(1)

    def previous_article(self) -> None:
        """Go one tab to the left."""
        self._step(-1)

    def save_now(self) -> None:
        """Save at once."""
        self._desk.flush()

    def keep_version(self) -> None:
        """Keep the article as a revision."""
        self._context.review.keep_version()

    def export_article(self) -> None:
        """Ask for a file, then write the current article to it."""
        article = self._desk.current
        if article is not None:
            self._interchange.list_formats(partial(self._export, article))

    def import_articles(self) -> None:
        """Ask for article files, then bring them in."""
        dialog = QFileDialog(self._window, self.tr("Import articles"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Article files (*.md *.markdown *.txt *.zip)"), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(self._on_articles_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def quit(self) -> None:
        """Close the window, which saves everything first."""
        self._window.close()

    def undo(self) -> None:
        """Take the last change of the current article back."""
        if self._desk.current is not None:
            self._desk.current.history.undo()

    def redo(self) -> None:
        """Make it again."""
        if self._desk.current is not None:
            self._desk.current.history.redo()

    def toggle_spelling(self) -> None:
        """Mark misspelt words, or no longer."""
        self._context.spelling.switch(not self._context.spelling.enabled)

    def search(self) -> None:
        """Go to the search box."""
        self.search_wanted.emit("")

    def go_to_line(self) -> None:
        """Go to the search box, which asks for a line or a heading of the article."""
        self.search_wanted.emit(":")

    def open_beside(self) -> None:
        """Show another open article beside the current one."""
        article = self._desk.beside_next
        if article is not None:
            self._window.show_pane("editor")
            self._desk.open_beside(article.id)

    def go_to_other_side(self) -> None:
        """Go on in the article beside the current one."""
        if self._desk.beside is not None:
            self._window.show_pane("editor")
            self._desk.open(self._desk.beside.id)
            self._window.commanded("editor").setFocus(Qt.FocusReason.ShortcutFocusReason)

    def swap_sides(self) -> None:
        """Let the two articles change places."""
        if self._window.sides is not None:
            self._window.sides.swap()

    def close_beside(self) -> None:
        """Show the current article alone."""
        self._desk.close_beside()

    def toggle_library(self) -> None:
        """Show or hide the lists."""
        self._window.toggle("library")

    def toggle_panes(self) -> None:
        """Show or hide the panes."""
        self._window.toggle("panes")

    def toggle_full_screen(self) -> None:
        """Fill the screen with the draft, or be a window again."""
        self._window.toggle_full_screen()

    def float_pane(self) -> None:
        """Take the pane in front out of the window."""
        self._window.right.float_pane(self._window.right.current)

    def dock_panes(self) -> None:
        """Bring all panes back."""
        self._window.right.dock_all()

    def arrange_write(self) -> None:
        """Arrange the window for writing."""
        self._window.arrange("write")

    def arrange_review(self) -> None:
        """Arrange the window for review."""
        self._window.arrange("review")

    def arrange_pictures(self) -> None:
        """Arrange the window for pictures."""
        self._window.arrange("pictures")

    def prefer_light(self) -> None:
        """Stay light."""
        self._context.appearance.prefer(Preference.LIGHT)

    def prefer_dark(self) -> None:
        """Stay dark."""
        self._context.appearance.prefer(Preference.DARK)

    def prefer_system(self) -> None:
        """Be light or dark as the system is."""
        self._context.appearance.prefer(Preference.SYSTEM)

    def open_newsroom(self) -> None:
        """Ask for a folder and open the newsroom in it."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open another newsroom"), str(self._facts.newsroom.parent)
        )
        if name:
            self.newsroom_wanted.emit(Path(name))

    def show_newsroom_settings(self) -> None:
        """Change the newsroom's name, sections and people."""
        from workstation.ui.dialogs.newsroom_settings import NewsroomSettingsDialog  # noqa: PLC0415 - on demand

        context = self._context
        NewsroomSettingsDialog(self._desk, context.icons, self._window, context.packets).open()

    def show_preferences(self) -> None:
        """Show what this person can set."""
        self._context.preferences.load(self, self._show_preferences)

    def _show_preferences(self, settings: Settings) -> None:
        from workstation.ui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415 - on demand

        preferences = self._context.preferences
        PreferencesDialog(self._context, preferences, settings, self._window).open()

    def back_up(self) -> None:
        """Write a checked copy of the newsroom."""
        self._context.backups.back_up()

    def show_backups(self) -> None:
        """List the backups, and bring one back if a person wants that."""
        from workstation.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415 - on demand

        dialog = BackupsDialog(self._context.backups, self._context.icons, self._window)
        dialog.restore_wanted.connect(self.newsroom_wanted)
        dialog.open()

    def show_shortcuts(self) -> None:
        """List the commands and their keys."""
        from workstation.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - on demand

        ShortcutsDialog(self._context.actions, self._context.icons, self._window).open()

    def show_log(self) -> None:
        """Show the program's notes."""
        from workstation.ui.dialogs.log_view import LogDialog  # noqa: PLC0415 - on demand

        LogDialog(self._facts.log_file, self._window).open()

    def show_about(self) -> None:
        """Show versions, places and licences."""
        from workstation.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - on demand

        context = self._context
        AboutDialog(self._facts, self._desk.dispatcher, context.resources, self._window).open()

    def _step(self, places: int) -> None:
        tabs = self._desk.tabs
        if self._desk.current in tabs:
            here = tabs.index(self._desk.current)
            self._desk.open(tabs[(here + places) % len(tabs)].id)

    def _export(self, article: OpenArticle, formats: tuple[ExportFormat, ...]) -> None:
        filters = {f"{found.title} (*{found.suffix})": found for found in formats if found.suffix}
        dialog = QFileDialog(self._window, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.selectNameFilter(next(name for name in filters if filters[name].id == "html"))
        dialog.selectFile(article.slug)
        dialog.fileSelected.connect(partial(self._on_target_chosen, article, dialog, filters))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_target_chosen(
        self,
        article: OpenArticle,
        dialog: QFileDialog,
        filters: dict[str, ExportFormat],
        name: str,
    ) -> None:
        chosen = filters[dialog.selectedNameFilter()]
        path = Path(name)
        if path.suffix.lower() != chosen.suffix:
            path = path.with_name(path.name + chosen.suffix)
        self._interchange.export(article, chosen.id, path)

    def _on_articles_chosen(self, names: list[str]) -> None:
        self._interchange.import_articles(tuple(Path(name) for name in names))


def _why_not(article: OpenArticle) -> str:
    """Say why an article can't be set aside, to be translated where it is shown."""
    stage = article.article.stage
    if stage.was_public:
        return QT_TRANSLATE_NOOP(
            "Refusals", "Readers have seen this article: it can be withdrawn, not deleted."
        )
    if stage is Stage.SPIKED:
        return QT_TRANSLATE_NOOP("Refusals", "The article is in Spiked already.")
    return QT_TRANSLATE_NOOP("Refusals", "Only an editor can delete or merge an article.")
