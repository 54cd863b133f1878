"""What a person has to decide of a merge, one question after the other, and what they decided.

Decisions can be changed until all is decided: only then is there a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workstation.domain.canonical import canonical_text, single_line
from workstation.domain.draft import Draft
from workstation.text.draft_merging import PROSE, DraftMerge, FieldClash
from workstation.text.merging import Choice, Clash

BODY: Final = "body"
_LINES: Final = frozenset(
    {"headline", "kicker", "dateline", "slug", "seo_title", "credit", "source", "label"}
)
"""Texts of one line; the other texts that can be written are `PROSE` and the body."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that both sides changed, and not alike."""

    number: int
    """Its place among the questions, from 0."""
    field: str
    """`body`, or what the clash says."""
    clash: Clash | FieldClash

    @property
    def part(self) -> str:
        """The field itself: `caption` of `figures.quay.caption`."""
        return self.field.rpartition(".")[2]

    @property
    def text(self) -> bool:
        """All three are texts: they can be compared word by word, and another can be written."""
        if self.field == BODY:
            return True
        values = (self.clash.base, self.clash.mine, self.clash.theirs)
        return (self.part in PROSE or self.part in _LINES) and all(
            value is None or isinstance(value, str) for value in values
        )

    @property
    def can_be_both(self) -> bool:
        """Both can stand, one after the other."""
        prose = self.field == BODY or (self.text and self.part in PROSE)
        return prose and bool(self.clash.mine) and bool(self.clash.theirs)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be taken as it is."""
        both = (Choice.BOTH,) if self.can_be_both else ()
        return (Choice.MINE, Choice.THEIRS, *both)

    def value(self, choice: Choice) -> object:
        """Return what a choice puts there."""
        clash = self.clash
        if isinstance(clash, Clash):
            return clash.settled(choice)
        if choice is Choice.BOTH:
            return Clash(*(str(value or "") for value in _sides(clash))).settled(choice)
        return clash.mine if choice is Choice.MINE else clash.theirs

    def written(self, text: str) -> str:
        """Return what a person wrote as it goes into the draft.

        A sentence keeps the space that parts it from the one before.
        """
        if self.field != BODY:
            return canonical_text(text).strip() if self.part in PROSE else single_line(text)
        found = canonical_text(text).strip()
        if not found:
            return ""
        before = str(self.clash.mine or self.clash.theirs)
        after = before.rstrip() if before.strip() else ""
        return before[: len(before) - len(before.lstrip())] + found + before[len(after) :]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person decided: a choice and the value it makes; None for what they wrote."""

    choice: Choice | None
    value: object


class Deciding:
    """The questions of a merge with their answers so far."""

    def __init__(self, merge: DraftMerge) -> None:
        self._merge = merge
        clashes: list[Clash | FieldClash] = [*merge.clashes, *merge.body.clashes]
        self.questions: tuple[Question, ...] = tuple(
            Question(number, clash.field if isinstance(clash, FieldClash) else BODY, clash)
            for number, clash in enumerate(clashes)
        )
        """All that is asked: fields first, then the text from its beginning."""
        self._answers: dict[int, Answer] = {}

    @property
    def merge(self) -> DraftMerge:
        """What is merged."""
        return self._merge

    @property
    def answers(self) -> Mapping[int, Answer]:
        """What was decided, by the numbers of the questions."""
        return self._answers

    @property
    def decided(self) -> int:
        """How many questions have an answer."""
        return len(self._answers)

    @property
    def complete(self) -> bool:
        """Nothing is left to decide."""
        return self.decided == len(self.questions)

    def take(self, question: Question, choice: Choice) -> None:
        """Decide for what is there."""
        self._answers[question.number] = Answer(choice, question.value(choice))

    def write(self, question: Question, text: str) -> None:
        """Decide for other words."""
        self._answers[question.number] = Answer(None, question.written(text))

    def undecided_after(self, number: int) -> int | None:
        """Return the next question without an answer, going round at the end."""
        count = len(self.questions)
        for step in range(1, count + 1):
            at = (number + step) % count
            if at not in self._answers:
                return at
        return None

    def draft(self) -> Draft:
        """Return the draft that the decisions make; what is not decided stays as it was here."""
        fields = {
            question.field: self._answers[question.number].value
            for question in self.questions
            if question.field != BODY and question.number in self._answers
        }
        return self._merge.settled(fields, self._in_turn())

    def _in_turn(self) -> Callable[[Clash], str]:
        """Answer for the clashes of the text, which are asked for in their order."""
        texts: Iterator[Question] = iter(each for each in self.questions if each.field == BODY)

        def decide(clash: Clash) -> str:
            answer = self._answers.get(next(texts).number)
            return clash.mine if answer is None else str(answer.value)

        return decide


def _sides(clash: FieldClash) -> tuple[object, object, object]:
    return clash.base, clash.mine, clash.theirs
