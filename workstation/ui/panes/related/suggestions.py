"""Articles that the newsroom proposes as related, and what the text names without linking it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.domain.clock import Clock
from workstation.domain.query import Mention, MentionKind, RelatedHit
from workstation.domain.query import Suggestions as Proposed
from workstation.ui.panes.related.offer import Offer
from workstation.ui.panes.related.wording import SEPARATOR, after_paragraph, age
from workstation.ui.widgets.section_label import SectionHeading
from workstation.ui.words import number


class Offers(QWidget):
    """Rows that offer articles, under a heading."""

    insert_asked = Signal(object)
    """The `ArticleSummary` is to be linked in the text at the cursor."""
    add_asked = Signal(object)
    """The `ArticleSummary` is to be linked at the end."""
    fit_asked = Signal(object, int)
    """(ArticleSummary, number): to be linked in the text after that paragraph."""
    dismissed = Signal(object)
    """The `ArticleSummary` is never to be proposed for this article again."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Offer] = []
        self._count = 0
        self.heading = SectionHeading(title)
        """What the rows are."""
        self._none = QLabel(self)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._none)

    def rows(self) -> tuple[Offer, ...]:
        """Return the rows shown."""
        return tuple(self._rows[: self._count])

    def words(self) -> str:
        """Return what stands in place of rows."""
        return "" if self._count else self._none.text()

    def _show(self, count: int, otherwise: str) -> None:
        """Show so many of the rows, which say what they have to already."""
        focus = self.window().focusWidget() or self
        held = [n for n, row in enumerate(self.rows()) if row is focus or row.isAncestorOf(focus)]
        self._count = count
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
        self._none.setText(otherwise)
        self._none.setVisible(count == 0 and bool(otherwise))
        if held and count and held[0] >= count:
            self._rows[count - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, place: int) -> Offer:
        """Return the row of a place, which is made when it is first needed."""
        while len(self._rows) <= place:
            row = Offer(self)
            row.insert_asked.connect(self.insert_asked)
            row.add_asked.connect(self.add_asked)
            row.fit_asked.connect(self.fit_asked)
            row.dismissed.connect(self.dismissed)
            row.step_asked.connect(partial(self._step, len(self._rows)))
            self._column.addWidget(row)
            self._rows.append(row)
        return self._rows[place]

    def _step(self, place: int, step: int) -> None:
        if 0 <= place + step < self._count:
            self._rows[place + step].setFocus(Qt.FocusReason.TabFocusReason)


class Suggestions(Offers):
    """Rows with how much each article shares with this one, and what."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Suggested"))
        self._clock = clock
        self.wait()

    def wait(self) -> None:
        """Say that the newsroom is being searched."""
        self.heading.set_note("")
        self._show(0, self.tr("Looking for what this story shares with others…"))

    def show_made(self, made: Proposed) -> None:
        """Show what was found, and where."""
        now = self._clock.now()
        for place, hit in enumerate(made.hits):
            self._row(place).show_article(
                hit.summary,
                self._second(hit, now),
                score=hit.score,
                linked=False,
                fits=hit.fits,
                dismissible=True,
            )
        note = self.tr("from %1 articles in %2 ms")
        note = note.replace("%1", number(made.articles)).replace(
            "%2", str(max(1, round(made.milliseconds)))
        )
        self.heading.set_note(note if made.hits else "")
        self._show(
            len(made.hits),
            self.tr("Nothing else in the newsroom has enough in common with this story."),
        )

    def _second(self, hit: RelatedHit, now: datetime) -> str:
        shares = self.tr("shares %1").replace("%1", ", ".join(hit.reasons)) if hit.reasons else ""
        return SEPARATOR.join(part for part in (shares, age(hit.summary, now)) if part)


class Mentions(Offers):
    """Rows with what the text names of other articles; Enter links one where it is named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Named in the text, not linked"))
        self.show_mentions(())

    def show_mentions(self, mentions: tuple[Mention, ...]) -> None:
        """Show what was found."""
        for place, mention in enumerate(mentions):
            self._row(place).show_article(
                mention.summary,
                self._second(mention),
                linked=False,
                fits=mention.paragraph,
                at_fit=True,
                dismissible=True,
            )
        self._show(len(mentions), "")
        self.setVisible(bool(mentions))

    def _second(self, mention: Mention) -> str:
        form = {
            MentionKind.HEADLINE: self.tr("its headline, “%1”"),
            MentionKind.SERIES: self.tr("its series, “%1”"),
            MentionKind.NAME: self.tr("“%1”"),
        }[mention.kind]
        return SEPARATOR.join(
            (form.replace("%1", mention.text), after_paragraph(mention.paragraph))
        )
