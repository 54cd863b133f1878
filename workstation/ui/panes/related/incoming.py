"""The articles that link to the open one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.domain.article import ArticleSummary
from workstation.domain.links import RelatedLink
from workstation.ui.panes.related.wording import SEPARATOR
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.link_list import LinkList
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
        self.names = LinkList()
        """The articles, by their headlines."""
        self.names.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(SectionHeading(self.tr("Links to this article")))
        column.addWidget(self._words)
        column.addWidget(self.names)
        self.show_links(())

    def words(self) -> str:
        """Return the sentence that counts them."""
        return self._words.text()

    def show_links(self, links: tuple[tuple[ArticleSummary, RelatedLink], ...]) -> None:
        """Show who links here; an article that does so twice is named once."""
        sources = {source.id: (source, link) for source, link in reversed(links)}
        ordered = tuple(reversed(sources.values()))
        self.names.show_links([(source.id, source.headline) for source, _ in ordered])
        for button, (source, link) in zip(self.names.links(), ordered, strict=True):
            button.setToolTip(
                SEPARATOR.join((source.headline, kind_name(link.kind), stage_name(source.stage)))
            )
        self._words.setText(self._counted(len(sources)))

    def _counted(self, count: int) -> str:
        if count == 0:
            return self.tr("No other article points here yet.")
        if count == 1:
            return self.tr("One article points here.")
        return self.tr("%1 articles point here.").replace("%1", str(count))
