"""A marked text for tests, and the texts and edits that hypothesis tries on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import MarkKind
from workstation.text.suggesting import Marks, settled, suggested, without

TEXTS = st.text("ab \n😀é{}+-\\<>", max_size=12)
TURNS = st.lists(
    st.tuples(st.sampled_from("AB"), st.integers(0, 40), st.integers(0, 6), TEXTS), max_size=8
)


@dataclass
class Desk:
    """A marked text that two people suggest changes in."""

    text: str
    marks: Marks = ()
    by: dict[SuggestionId, str] = field(default_factory=dict)

    def suggest(self, person: str, start: int, end: int, new: str) -> None:
        fresh = SuggestionId(f"{person}{len(self.by)}")
        self.by[fresh] = person
        gone = self.text[start:end]
        found = suggested(
            self.marks,
            (start, end - start, len(new)),
            lambda suggestion: self.by[suggestion] == person,
            fresh,
        )
        back = "".join(gone[one:other] for one, other in found.restored)
        assert start + len(back) == found.added_at
        self.text = self.text[:start] + back + new + self.text[end:]
        self.marks = found.marks

    def settle(self, suggestions: frozenset[SuggestionId], *, accept: bool) -> None:
        cuts, self.marks = settled(self.marks, suggestions, accept=accept)
        for start, end in reversed(cuts):
            self.text = self.text[:start] + self.text[end:]

    @property
    def open(self) -> list[SuggestionId]:
        return sorted({mark.suggestion for mark in self.marks})

    @property
    def base(self) -> str:
        return without(self.text, self.marks, MarkKind.INSERTED)

    @property
    def outcome(self) -> str:
        return without(self.text, self.marks, MarkKind.DELETED)


def worked_on(text: str, turns: list[tuple[str, int, int, str]]) -> Desk:
    desk = Desk(text)
    for person, at, length, new in turns:
        start = min(at, len(desk.text))
        desk.suggest(person, start, min(start + length, len(desk.text)), new)
    return desk
