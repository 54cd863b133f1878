"""The articles that link to the open one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId
from workstation.domain.links import RelatedLink
from workstation.domain.workflow import Stage
from workstation.ui.panes.related.wording import SEPARATOR
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.link_button import LinkButton
from workstation.ui.widgets.link_list import LinkList
from workstation.ui.widgets.section_label import SectionHeading
from workstation.ui.words import kind_name, stage_name

Links = tuple[tuple[ArticleSummary, RelatedLink], ...]


class Incoming(QWidget):
    """Says how many articles point here, leads to each, and offers a link back."""

    chosen = Signal(str)
    """The ArticleId of an article a person wants to see."""
    back_asked = Signal(object)
    """The `ArticleSummary` of a linked article that is to link back here."""
    impact_asked = Signal()
    """A person wants to change the links that lead here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: Links = ()
        self._offered: ArticleSummary | None = None
        self._words = QLabel(self)
        self._words.setProperty("role", "secondary")
        self._words.setWordWrap(True)
        self.names = LinkList()
        """The articles, by their headlines."""
        self.names.chosen.connect(self.chosen)
        self._old_titles = QLabel(self)
        self._old_titles.setProperty("role", "warn")
        self._old_titles.setWordWrap(True)
        self._old_titles.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)
        self.back = LinkButton("", self)
        """Asks the article linked last, of those that don't link here, to do so."""
        self.back.clicked.connect(self._on_back)
        self.impact = LinkButton(self.tr("Change what they say or where they lead…"), self)
        """Opens the panel of everything that leads here."""
        self.impact.clicked.connect(self.impact_asked)
        for part in (
            SectionHeading(self.tr("Links to this article")),
            self._words,
            self.names,
            self._old_titles,
            self.impact,
            self.back,
        ):
            self._column.addWidget(part)
        self.show_links(())
        self.offer_back(None)

    def words(self) -> str:
        """Return the sentence that counts them."""
        return self._words.text()

    def sources(self) -> frozenset[ArticleId]:
        """Return the articles that link here."""
        return frozenset(source.id for source, _ in self._links)

    def show_links(self, links: Links) -> None:
        """Show who links here; an article that does so twice is named once."""
        self._links = links
        sources = {source.id: (source, link) for source, link in reversed(links)}
        ordered = tuple(reversed(sources.values()))
        self.names.show_links([(source.id, source.headline) for source, _ in ordered])
        for button, (source, link) in zip(self.names.links(), ordered, strict=True):
            button.setToolTip(
                SEPARATOR.join((source.headline, kind_name(link.kind), stage_name(source.stage)))
            )
        self._words.setText(self._counted(len(sources)))
        self.impact.setVisible(bool(links))

    def show_headline(self, headline: str) -> None:
        """Say where the article goes by a title that was written for another headline."""
        drifted = [
            source
            for source, link in self._links
            if link.label and link.label_for != headline and source.stage is not Stage.SPIKED
        ]
        self._old_titles.setVisible(bool(drifted))
        self._old_titles.setText(
            self.tr("One of them shows a title written for an earlier headline.")
            if len(drifted) == 1
            else self.tr("%1 of them show titles written for an earlier headline.").replace(
                "%1", str(len(drifted))
            )
        )

    def offer_back(self, target: ArticleSummary | None) -> None:
        """Offer that an article which is linked here links back, None for no offer."""
        self._offered = target
        self.back.setVisible(target is not None)
        if target is not None:
            words = self.tr("Link back from “%1”?").replace("%1", target.headline)
            self.back.show_words(words)

    def _on_back(self) -> None:
        if self._offered is not None:
            self.back_asked.emit(self._offered)

    def _counted(self, count: int) -> str:
        if count == 0:
            return self.tr("No other article points here yet.")
        if count == 1:
            return self.tr("One article points here.")
        return self.tr("%1 articles point here.").replace("%1", str(count))
