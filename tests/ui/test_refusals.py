"""What is refused far below the window is said in the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from workstation.domain.checks import Finding, Severity
from workstation.domain.errors import BadQuery, NotAllowed
from workstation.domain.wording import AllOf, OneOf
from workstation.domain.workflow import Stage, Tick
from workstation.proofing import runner
from workstation.text.query import parse
from workstation.ui.findings import finding_words
from workstation.ui.notices import failure
from workstation.ui.refusals import refusal

_WORDS = {
    "An article that is {stage} can’t become {target}; it can become {known}.": (
        "Aus „{stage}“ wird nicht „{target}“, nur {known}."
    ),
    "There is no stage “{value}”. The stages are {known}.": "Kein Stadium „{value}“: {known}.",
    "“{title}” is {stage}. Remove the link, or choose another story.": "„{title}“ ist {stage}.",
    "Draft": "Entwurf",
    "Published": "Erschienen",
    "Submitted": "Eingereicht",
    "Spiked": "Verworfen",
    "Withdrawn": "Zurückgezogen",
    "%1 or %2": "%1 oder %2",
    "%1 and %2": "%1 und %2",
}


class _German(QTranslator):
    """Knows a few sentences."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return _WORDS.get(text, text)


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    translator = _German()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def _refused() -> NotAllowed:
    return NotAllowed(
        "An article that is {stage} can’t become {target}; it can become {known}.",
        stage=Stage.DRAFT,
        target=Stage.PUBLISHED,
        known=OneOf((Stage.SUBMITTED, Stage.SPIKED)),
    )


def test_a_refusal_is_said_in_english_to_the_command_line() -> None:
    sentence = "An article that is draft can’t become published; it can become submitted or spiked."
    assert str(_refused()) == sentence


@pytest.mark.usefixtures("german")
def test_a_refusal_is_translated_with_its_values() -> None:
    said = "Aus „entwurf“ wird nicht „erschienen“, nur eingereicht oder verworfen."
    assert failure(_refused()) == said


@pytest.mark.usefixtures("german")
def test_what_can_be_written_in_a_search_stays_as_it_is_written() -> None:
    with pytest.raises(BadQuery) as raised:
        parse("stage:gone")
    said = refusal(raised.value)
    assert said.startswith("Kein Stadium „gone“: draft, submitted,")
    assert said.endswith(" und spiked.")


@pytest.mark.usefixtures("german")
def test_a_finding_is_translated_with_its_values() -> None:
    template = "“{title}” is {stage}. Remove the link, or choose another story."
    assert template in {rule.message for rule in runner.RULES}
    finding = Finding(
        rule="link.dead",
        severity=Severity.WARN,
        field="links.a",
        message="“Pier” is withdrawn. Remove the link, or choose another story.",
        template=template,
        values=(("title", "Pier"), ("stage", "withdrawn")),
    )
    assert finding_words(finding) == "„Pier“ ist zurückgezogen."
    refused = NotAllowed("Not yet: {finding}", finding=finding)
    assert refusal(refused) == "Not yet: „Pier“ ist zurückgezogen."
    assert str(refused).endswith(finding.message)


def test_lists_moments_and_other_refusals_are_values_too(qtbot: QtBot) -> None:
    inner = NotAllowed("Wait until {moment}.", moment=datetime(2026, 11, 22, 11, 30, tzinfo=UTC))
    outer = NotAllowed("{ticks}. {why}", ticks=AllOf((Tick.LEGAL, Tick.FACTS)), why=inner)
    assert str(outer) == "legal and facts. Wait until 22 November 2026, 11:30 UTC."
    assert refusal(outer).startswith("legal and facts. Wait until 22 Nov ")
