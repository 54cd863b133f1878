"""Templates for new articles: begin with one, keep one, take one away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import single_line
from workstation.domain.newsroom import Newsroom, Template
from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.fields import TextField

WIDTH = 420
LONGEST_NAME = 100


class TemplatesDialog(QDialog):
    """Lists the newsroom's templates; a double click or Enter begins an article."""

    begun = Signal()
    """A new article has been begun."""

    def __init__(self, desk: Desk, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New from template"))
        self.setMinimumWidth(WIDTH)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Templates"))
        self.note = EmptyState(
            icons,
            "files",
            self.tr("There are no templates yet. “Save as template” keeps an article as one."),
            parent=self,
        )
        self.note.setMinimumHeight(self.list.sizeHint().height())
        self.remove = Button(self.tr("Remove"), icon=icons.icon("trash-2"), parent=self)
        self.put_back = Button(self.tr("Put back"), icon=icons.icon("undo-2"), parent=self)
        self.put_back.hide()
        self._removed: Template | None = None
        self.begin = Button(self.tr("New article"), ButtonKind.PRIMARY, parent=self)
        close = Button(self.tr("Cancel"), parent=self)
        self.begin.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.remove)
        row.addWidget(self.put_back)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.list)
        column.addWidget(self.note)
        column.addLayout(row)
        self.list.itemActivated.connect(self._begin)
        self.begin.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove)
        self.put_back.clicked.connect(self._put_back)
        close.clicked.connect(self.reject)
        desk.newsroom_changed.connect(self._show)
        self._show(desk.newsroom)

    def _show(self, newsroom: Newsroom) -> None:
        self.list.clear()
        self.list.addItems([template.name for template in newsroom.templates])
        self.list.setCurrentRow(0)
        some = bool(newsroom.templates)
        self.note.setVisible(not some)
        self.list.setVisible(some)
        for part in (self.list, self.remove, self.begin):
            part.setEnabled(some)

    def _begin(self, _what: object = None) -> None:
        item = self.list.currentItem()
        template = self._desk.newsroom.template(item.text()) if item is not None else None
        if template is not None:
            self._desk.new_article(template)
            self.begun.emit()
            self.accept()

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._removed = self._desk.newsroom.template(item.text())
            self._desk.save_newsroom(self._desk.newsroom.without_template(item.text()))
            self.put_back.show()

    def _put_back(self) -> None:
        removed, self._removed = self._removed, None
        self.put_back.hide()
        if removed is not None:
            self._desk.save_newsroom(self._desk.newsroom.with_template(removed))


class SaveTemplateDialog(QDialog):
    """Asks what a template is to be called; one of that name is replaced, and says so."""

    def __init__(self, desk: Desk, article: OpenArticle, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article = article
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save as template"))
        self.setMinimumWidth(WIDTH)
        self.name = TextField(self.tr("Name of the template"), parent=self)
        self.name.line.setMaxLength(LONGEST_NAME)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "muted")
        self.save = Button(self.tr("Save"), ButtonKind.PRIMARY, parent=self)
        self.save.setDefault(True)
        cancel = Button(self.tr("Cancel"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.name)
        column.addWidget(self.note)
        column.addLayout(row)
        self.name.line.textChanged.connect(self._check)
        self.save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        self.name.line.setText(article.details.kicker or article.details.headline)
        self.name.line.selectAll()
        self._check()

    def _wanted(self) -> str:
        return single_line(self.name.line.text())

    def _check(self, _text: str = "") -> None:
        name = self._wanted()
        known = self._desk.newsroom.template(name) is not None
        self.save.setEnabled(bool(name))
        self.save.setText(self.tr("Replace") if known else self.tr("Save"))
        self.note.setText(
            self.tr("The template of this name is replaced.")
            if known
            else self.tr("It keeps text, links and pictures, but no dates and no persons.")
        )

    def _save(self) -> None:
        self._desk.save_template(self._article, self._wanted())
        self.accept()
