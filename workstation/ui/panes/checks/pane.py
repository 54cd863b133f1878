"""The checks pane: every finding, the gravest first, with its place and its fixes."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workstation.desk.fixing import apply_fix
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.checks import Finding, Fix, Severity
from workstation.domain.muted import Muted, muted
from workstation.text.known_names import SPELLING
from workstation.ui.context import Context
from workstation.ui.findings import severity_words
from workstation.ui.pane import Pane
from workstation.ui.panes.checks.finding_card import FindingCard, same
from workstation.ui.panes.checks.muting import MutedCard, Muting
from workstation.ui.widgets.card_column import CardColumn
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.section_label import SectionHeading

MOST_SHOWN = 120
"""Cards of one weight; what lies beyond comes up as these are dealt with."""

MOST_PREPARED = 8
"""Misspelt words whose suggestions are looked for unasked; each takes a tenth of a second."""

_ORDER = (Severity.BLOCK, Severity.WARN, Severity.INFO)


class ChecksPane(Pane):
    """Lists findings as they come and go."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._findings: tuple[Finding, ...] = ()
        self._here = -1
        self._prepared: set[str] = set()
        self._silent: tuple[Muted, ...] = ()
        self._muting = Muting(context, self)
        self._empty = EmptyState(context.icons, "check-check", "", parent=self)
        self._list = CardColumn(self.tr("Findings"), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        context.proofing.checked.connect(self._on_checked)
        self._show(context.desk.current)

    def bind(self, article: OpenArticle | None) -> None:
        """Forget the findings of another article; its own come from the feed."""
        self._here = -1
        self._prepared.clear()
        self._show(article)

    def set_shown(self, shown: bool) -> None:
        """Catch up with what was found meanwhile."""
        if shown:
            self._show(self.context.desk.current)

    def next_finding(self) -> None:
        """Show the place of the next finding."""
        self._go(1)

    def previous_finding(self) -> None:
        """Show the place of the finding before."""
        self._go(-1)

    def cards(self) -> tuple[FindingCard, ...]:
        """Return the findings' cards, from the top."""
        return tuple(card for card in self._list.cards() if isinstance(card, FindingCard))

    def _on_checked(self, _findings: object) -> None:
        self.badge_changed.emit(self.context.proofing.to_clear)
        if self.isVisible():
            self._show(self.context.desk.current)

    def _show(self, article: OpenArticle | None) -> None:
        if article is None:
            self._empty.show_state("check-check", self.tr("Open an article to check it."))
            self._stack.setCurrentWidget(self._empty)
            return
        self._show_findings(article, self.context.proofing.findings)
        self._prepare_fixes(self.context.proofing.findings)
        if self._findings or self._silent:
            self._stack.setCurrentWidget(self._list)
        elif self.context.proofing.looking:
            self._empty.show_state("check-check", self.tr("Checking the article…"))
            self._stack.setCurrentWidget(self._empty)
        else:
            self._empty.show_state("circle-check", self.tr("Nothing to clear."))
            self._stack.setCurrentWidget(self._empty)

    def _show_findings(self, article: OpenArticle, findings: tuple[Finding, ...]) -> None:
        silent = muted(article.details)
        if findings == self._findings and silent == self._silent:
            return
        self._findings, self._silent = findings, silent
        old = list(self.cards())
        parts: list[QWidget] = []
        for severity in _ORDER:
            found = [finding for finding in findings if finding.severity is severity]
            if found:
                parts.append(SectionHeading(severity_words(severity), str(len(found)), self))
                parts.extend(self._card(finding, old) for finding in found[:MOST_SHOWN])
        if silent:
            parts.append(SectionHeading(self.tr("Muted in this article"), str(len(silent)), self))
            parts.extend(self._muted_card(one) for one in silent)
        self._list.show_parts(tuple(parts))

    def _prepare_fixes(self, findings: tuple[Finding, ...]) -> None:
        """Have found what may have been meant by the first misspelt words that are listed."""
        article = self.context.desk.current
        listed = [dict(finding.values)["word"] for finding in findings if finding.rule == SPELLING]
        words = tuple(word for word in listed[:MOST_PREPARED] if word not in self._prepared)
        if article is not None and words:
            self._prepared.update(words)
            self.context.spelling.prepare(article, words, self, self.context.proofing.check)

    def _card(self, finding: Finding, old: list[FindingCard]) -> FindingCard:
        """Take the card that shows this already, or make one."""
        for card in old:
            if same(card.finding, finding):
                old.remove(card)
                card.take(finding)
                return card
        card = FindingCard(finding, self.context.icons, self)
        card.chosen.connect(self._reveal)
        card.fix_chosen.connect(self._fix)
        card.mute_asked.connect(self._muting.ask)
        return card

    def _muted_card(self, entry: Muted) -> MutedCard:
        card = MutedCard(entry, self)
        card.unmute_asked.connect(self._muting.take_back)
        return card

    def _reveal(self, finding: Finding) -> None:
        article = self.context.desk.current
        if article is not None:
            place = Place(article.id, finding.field, finding.start, finding.end)
            self.context.desk.reveal(place)

    def _fix(self, finding: Finding, fix: Fix) -> None:
        article = self.context.desk.current
        if article is not None:
            apply_fix(article, finding, fix)
            self.context.proofing.check()

    def _go(self, step: int) -> None:
        self._show(self.context.desk.current)
        cards = self.cards()
        if not cards:
            return
        if self._here < 0 and step < 0:
            self._here = 0
        self._here = (self._here + step) % len(cards)
        for place, card in enumerate(cards):
            card.set_selected(place == self._here)
        self._list.ensureWidgetVisible(cards[self._here])
        self._reveal(cards[self._here].finding)
