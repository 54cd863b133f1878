"""How others show the article: the cards of social networks, and the results of a search."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.desk.publication import Publication, publication
from workstation.ui.context import Context
from workstation.ui.panes.preview.cut_text import CutText
from workstation.ui.panes.preview.search_result import DESKTOP, PHONE, SearchResult
from workstation.ui.panes.preview.share_card import KINDS, ShareCard
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.scroll_column import ScrollColumn
from workstation.ui.widgets.section_label import SectionHeading

PAUSE_MS = 250


class SharedView(ScrollColumn):
    """A column of headed cards about one article, kept up to date while it is seen."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(top=Space.MEDIUM, spacing=Space.SMALL, parent=parent)
        self.context = context
        self.facts: Publication | None = None
        self._article: OpenArticle | None = None
        self.setProperty("surface", "canvas")
        self.inside.setProperty("surface", "canvas")
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)

    def follow(self, article: OpenArticle | None) -> None:
        """Show an article from now on; None for a view that is not seen."""
        if article is self._article:
            return
        if self._article is not None:
            for signal in (self._article.edited, self._article.references_changed):
                signal.disconnect(self._look_soon)
        self._article = article
        if article is not None:
            for signal in (article.edited, article.references_changed):
                signal.connect(self._look_soon)
            self.look()

    def look(self) -> None:
        """Show the article as it is now."""
        if self._article is not None:
            self.facts = publication(self._article, self.context.desk)
            self.show_facts(self.facts)

    def show_facts(self, facts: Publication) -> None:
        """Show what is known of the article."""
        raise NotImplementedError

    def add(self, heading: QWidget, card: QWidget) -> None:
        """Put a card under its heading."""
        self.column.addWidget(heading)
        self.column.addWidget(card)
        self.column.addSpacing(Space.MEDIUM)

    def finish(self) -> None:
        """Leave the room that is left below the cards."""
        self.column.addStretch(1)

    def note(self, text: str) -> QLabel:
        """Put a sentence in the column."""
        label = QLabel(text, self)
        label.setProperty("role", "secondary")
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def words_for(self, title: CutText, description: CutText) -> str:
        """Say what of a card's words is cut."""
        if title.cut and description.cut:
            return self.tr("Title and summary are cut")
        if title.cut:
            return self.tr("Title is cut")
        return self.tr("Summary is cut") if description.cut else self.tr("Everything fits")

    def _look_soon(self, _what: object = None) -> None:
        self._soon.start()


class CardsView(SharedView):
    """The cards that networks make of a link to the article."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.setAccessibleName(self.tr("Cards of social networks"))
        self.cards: list[tuple[SectionHeading, ShareCard]] = []
        self._pictureless = self.note(
            self.tr(
                "There is no picture to show: give the article a lead picture, or see in Images "
                "why the one it has may not be shown."
            )
        )
        for kind in KINDS:
            heading = SectionHeading(kind.name, parent=self)
            card = ShareCard(kind, context.appearance, self)
            self.cards.append((heading, card))
            self.add(heading, card)
        self.finish()
        context.pictures.picture_changed.connect(self._on_picture_changed)

    def show_facts(self, facts: Publication) -> None:
        """Show title, summary and picture as each network cuts them."""
        image = self.context.pictures.image(facts.picture) if facts.picture else None
        self._pictureless.setVisible(facts.picture is None)
        for heading, card in self.cards:
            card.show_facts(facts, image)
            summary = card.description if card.kind.description_lines else CutText((), cut=False)
            heading.set_note(self.words_for(card.title, summary))

    def _on_picture_changed(self, picture: str) -> None:
        if self.facts is not None and picture == self.facts.picture:
            self.look()


class SearchView(SharedView):
    """The article among the results of a search."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.setAccessibleName(self.tr("Results of a search"))
        self.results: list[tuple[SectionHeading, SearchResult]] = []
        kinds = ((self.tr("On a desktop"), DESKTOP), (self.tr("On a phone"), PHONE))
        for name, kind in kinds:
            heading = SectionHeading(name, parent=self)
            result = SearchResult(kind, context.appearance, self)
            self.results.append((heading, result))
            self.add(heading, result)
        self.note(
            self.tr(
                "Search engines take the title and the description for search from the article’s "
                "details, or else its headline and standfirst."
            )
        )
        self.finish()

    def show_facts(self, facts: Publication) -> None:
        """Show title and summary as search engines cut them."""
        for heading, result in self.results:
            result.show_facts(facts)
            heading.set_note(self.words_for(result.title, result.description))
