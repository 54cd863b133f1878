"""The articles that link to the open one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.domain.article import ArticleSummary
from workstation.domain.links import RelatedLink
from workstation.ui.panes.related.wording import SEPARATOR
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.link_button import LinkButton
from workstation.ui.widgets.section_label import SectionHeading
from workstation.ui.words import kind_name, stage_name


class Incoming(QWidget):
    """Says how many articles point here, and leads to each."""

    chosen = Signal(str)
    """The ArticleId of an article a person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setProperty("role", "secondary")
        self._words.setWordWrap(True)
        self._links: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)
        self._column.addWidget(SectionHeading(self.tr("Links to this article")))
        self._column.addWidget(self._words)
        self._names = QVBoxLayout()
        # A link's words stand in from its edge: let them begin where the sentence does.
        self._names.setContentsMargins(-3, 0, 0, 0)
        self._names.setSpacing(0)
        self._column.addLayout(self._names)
        self.show_links(())

    def links(self) -> tuple[LinkButton, ...]:
        """Return the names that lead to the articles."""
        return tuple(self._links)

    def show_links(self, links: tuple[tuple[ArticleSummary, RelatedLink], ...]) -> None:
        """Show who links here; an article that does so twice is named once."""
        for old in self._links:
            self._names.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._links = []
        sources = {source.id: (source, link) for source, link in reversed(links)}
        for source, link in reversed(sources.values()):
            button = LinkButton(source.headline, parent=self)
            button.setToolTip(
                SEPARATOR.join((source.headline, kind_name(link.kind), stage_name(source.stage)))
            )
            button.clicked.connect(partial(self._on_clicked, source.id))
            self._names.addWidget(button)
            self._links.append(button)
        self._words.setText(self._counted(len(sources)))

    def _counted(self, count: int) -> str:
        if count == 0:
            return self.tr("No other article points here yet.")
        if count == 1:
            return self.tr("One article points here.")
        return self.tr("%1 articles point here.").replace("%1", str(count))

    def _on_clicked(self, article_id: str, _checked: bool = False) -> None:
        self.chosen.emit(article_id)
