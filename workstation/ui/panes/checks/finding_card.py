"""One finding: what it says, where, and what could be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.domain.checks import Finding, Fix, Severity
from workstation.ui.findings import field_words, finding_words, severity_icon, severity_words
from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Size, Space
from workstation.ui.translation import translate
from workstation.ui.widgets.buttons import Button, ToolButton
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.flow_layout import FlowLayout
from workstation.ui.widgets.icon_label import IconLabel

MOST_FIXES = 4
QUOTED = 80
"""Code points of the text in question that are shown."""


class FindingCard(Card):
    """Shows a finding; pressing it goes to the place."""

    chosen = Signal(object)
    """The `Finding` whose place is wanted."""
    fix_chosen = Signal(object, object)
    """(Finding, Fix) to be carried out."""
    mute_asked = Signal(object)
    """The `Finding` that is not to be told of any more in this article."""

    def __init__(self, finding: Finding, icons: Icons, parent: QWidget) -> None:
        super().__init__(_name(finding), interactive=True, parent=parent)
        self._finding = finding
        name, ink = severity_icon(finding.severity)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(
            IconLabel(icons, name, ink, Size.ICON, self), alignment=Qt.AlignmentFlag.AlignTop
        )
        message = QLabel(finding_words(finding), self)
        message.setTextFormat(Qt.TextFormat.PlainText)
        message.setWordWrap(True)
        row.addWidget(message, 1)
        blocks = finding.severity is Severity.BLOCK
        self.mute = ToolButton(
            self.tr("Answer for it in this article…")
            if blocks
            else self.tr("Mute in this article…"),
            icons.icon("eye-off"),
            side=22,
            icon_side=14,
        )
        self.mute.clicked.connect(self._on_mute)
        row.addWidget(self.mute, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        where = ElidedLabel(_where(finding), parent=self)
        where.setProperty("role", "small")
        where.setContentsMargins(Size.ICON + Space.MEDIUM, 0, 0, 0)
        self.body.addWidget(where)
        self._buttons = [self._button(fix) for fix in finding.fixes[:MOST_FIXES]]
        if self._buttons:
            flow = FlowLayout(across=Space.SMALL, down=Space.SMALL)
            flow.setContentsMargins(Size.ICON + Space.MEDIUM, Space.TIGHT, 0, 0)
            for button in self._buttons:
                flow.addWidget(button)
            self.body.addLayout(flow)
        self.activated.connect(self._on_activated)

    @property
    def finding(self) -> Finding:
        """What the card shows."""
        return self._finding

    def take(self, finding: Finding) -> None:
        """Stand for the same finding at another place."""
        self._finding = finding

    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons of the fixes."""
        return tuple(self._buttons)

    def _button(self, fix: Fix) -> Button:
        button = Button(translate("Findings", fix.title), small=True, parent=self)
        button.setProperty("fix", self._finding.fixes.index(fix))
        button.clicked.connect(self._on_fix)
        return button

    def _on_activated(self) -> None:
        self.chosen.emit(self._finding)

    def _on_mute(self) -> None:
        self.mute_asked.emit(self._finding)

    def _on_fix(self) -> None:
        fix = self._finding.fixes[self.sender().property("fix")]
        self.fix_chosen.emit(self._finding, fix)


def same(one: Finding, other: Finding) -> bool:
    """Say whether two findings look the same, wherever they are."""
    return (one.rule, one.severity, one.field, one.text, one.message, one.fixes) == (
        other.rule,
        other.severity,
        other.field,
        other.text,
        other.message,
        other.fixes,
    )


def _where(finding: Finding) -> str:
    text = " ".join(finding.text.split())
    place = field_words(finding.field)
    if not text:
        return place
    shown = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
    return f"{place} · “{shown}”"


def _name(finding: Finding) -> str:
    return f"{severity_words(finding.severity)}: {finding_words(finding)} ({_where(finding)})"
