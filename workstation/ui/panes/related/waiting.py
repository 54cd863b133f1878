"""Changes that others want of this article's links: each is accepted or refused here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.proposals import Proposal
from workstation.ui.theme_tokens import Space
from workstation.ui.translation import translate
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.section_label import SectionHeading
from workstation.ui.words import kind_name


class Waiting(QWidget):
    """A card for each proposal; gone while none waits."""

    decided = Signal(object, bool)
    """(Proposal, whether it is accepted)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ProposalCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addWidget(SectionHeading(self.tr("Waiting for your decision")))
        self.hide()

    def cards(self) -> tuple[ProposalCard, ...]:
        """Return the cards shown."""
        return tuple(self._cards)

    def show_proposals(self, article: OpenArticle | None, proposals: tuple[Proposal, ...]) -> None:
        """Show what waits at an article."""
        for old in self._cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = []
        for proposal in proposals if article is not None else ():
            assert article is not None, "there are proposals for it"
            card = ProposalCard(proposal, *describe_change(article, proposal), self)
            card.decided.connect(partial(self._on_decided, proposal))
            self._column.addWidget(card)
            self._cards.append(card)
        self.setVisible(bool(self._cards))

    def _on_decided(self, proposal: Proposal, accepted: bool) -> None:
        self.decided.emit(proposal, accepted)


class ProposalCard(Card):
    """What somebody wants, and the two answers."""

    decided = Signal(bool)
    """Whether the change is accepted."""

    def __init__(self, proposal: Proposal, what: str, second: str, parent: QWidget) -> None:
        super().__init__(f"{what}, {second}", parent=parent)
        self.proposal = proposal
        words = ElidedLabel(what, 3, self)
        who = ElidedLabel(second, 1, self)
        who.setProperty("role", "small")
        self.accept = Button(self.tr("Accept"), small=True)
        """Makes the change, as a step that can be undone."""
        self.refuse = Button(self.tr("Refuse"), ButtonKind.QUIET, small=True)
        """Leaves the links as they are."""
        self.accept.setAccessibleName(self.tr("Accept: %1").replace("%1", what))
        self.refuse.setAccessibleName(self.tr("Refuse: %1").replace("%1", what))
        self.accept.clicked.connect(partial(self.decided.emit, True))
        self.refuse.clicked.connect(partial(self.decided.emit, False))
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(who, 1)
        row.addWidget(self.refuse)
        row.addWidget(self.accept)
        self.body.addWidget(words)
        self.body.addLayout(row)


def describe_change(article: OpenArticle, proposal: Proposal) -> tuple[str, str]:
    """Say what is wanted of a link, and who wants it."""
    before, after = proposal.change.before, proposal.change.after
    by = translate("RelatedWords", "from %1").replace("%1", proposal.by)
    if before is None and after is not None:
        words = translate("RelatedWords", "Link “%1” as %2")
        title = article.links.title_of(after)
        return words.replace("%1", title).replace("%2", kind_name(after.kind).lower()), by
    assert before is not None, "a change has one of the two"
    title = article.links.title_of(before)
    if after is None:
        return translate("RelatedWords", "Remove the link to “%1”").replace("%1", title), by
    if _target(before) != _target(after):
        words = translate("RelatedWords", "Link “%2” instead of “%1”")
        return words.replace("%1", title).replace("%2", article.links.title_of(after)), by
    words = translate("RelatedWords", "Show “%2” instead of “%1”")
    return words.replace("%1", title).replace("%2", article.links.title_of(after)), by


def _target(link: RelatedLink) -> object:
    return link.target.id if isinstance(link.target, ArticleTarget) else link.target
