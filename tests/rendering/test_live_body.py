"""What is rendered piece by piece is what is rendered at once, to the letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering import grammar
from tests.rendering.constructs import CONSTRUCTS
from workstation.rendering.body import BodyRenderer, HtmlPart
from workstation.rendering.live_body import LiveBody
from workstation.rendering.markup import DEEPEST
from workstation.rendering.tracing import Blocks, Parts

WHOLE = BodyRenderer()


def plainly(parts: Parts) -> list[str]:
    return [
        part.html if isinstance(part, HtmlPart) else f"{part.kind} {part.key}" for part in parts
    ]


def at_once(lines: list[str]) -> list[str]:
    return plainly(WHOLE.parts("\n".join(lines)))


def never() -> bool:
    return False


def at_once_enough() -> bool:
    return True


def overheard(body: LiveBody, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pieces that are read from now on."""
    heard: list[str] = []
    read = body._tracer.read

    def overhear(text: str) -> Blocks:
        heard.append(text)
        return read(text)

    monkeypatch.setattr(body._tracer, "read", overhear)
    return heard


class Writer:
    """Writes lines, and keeps its own copy of the text."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = list(lines)
        self.body = LiveBody()
        self.body.splice(0, 1, lines)

    def splice(self, first: int, removed: int, lines: list[str]) -> None:
        first = min(first, len(self.lines))
        removed = min(removed, len(self.lines) - first)
        if len(self.lines) - removed + len(lines):
            self.lines[first : first + removed] = lines
            self.body.splice(first, removed, lines)

    def shown(self) -> list[str]:
        while not self.body.render(never):
            pass
        return plainly(self.body.parts())


@settings(max_examples=300)
@given(grammar.bodies, grammar.edits)
def test_after_every_edit_it_is_what_the_whole_is(
    lines: list[str], edits: list[tuple[int, int, list[str]]]
) -> None:
    writer = Writer(lines)
    assert writer.shown() == at_once(writer.lines)
    for first, removed, added in edits:
        writer.splice(first, removed, added)
        assert writer.shown() == at_once(writer.lines)


@given(grammar.bodies, grammar.edits, st.data())
def test_it_is_so_when_it_is_told_in_parts(
    lines: list[str], edits: list[tuple[int, int, list[str]]], data: st.DataObject
) -> None:
    writer = Writer(lines)
    for first, removed, added in edits:
        enough = data.draw(st.booleans())
        writer.body.render([never, at_once_enough][enough])
        writer.body.parts()
        writer.splice(first, removed, added)
    assert writer.shown() == at_once(writer.lines)


@given(
    grammar.bodies,
    st.integers(0, 200),
    st.text(st.sampled_from("*_`[]()<>-#! \t1.:^a"), max_size=3),
)
def test_it_is_so_for_letters_anywhere_in_a_line(lines: list[str], place: int, text: str) -> None:
    writer = Writer(lines)
    writer.shown()
    number = place % len(lines)
    line = writer.lines[number]
    cut = place % (len(line) + 1)
    writer.splice(number, 1, [line[:cut] + text + line[cut:]])
    assert writer.shown() == at_once(writer.lines)


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_it_is_so_while_a_construct_is_typed_and_taken_away(construct: str) -> None:
    writer = Writer(
        ["Before [ref] and [^1].", "", "", "", "After.", "", "[^1]: Note.", "[ref]: /r"]
    )
    typed = construct.split("\n")
    count = 1
    for length in range(1, len(construct) + 1):
        lines = construct[:length].split("\n")
        writer.splice(2, count, lines)
        count = len(lines)
        assert writer.shown() == at_once(writer.lines), construct[:length]
    assert writer.lines[2 : 2 + count] == typed
    for number in range(count - 1):
        writer.splice(2 + number, 1, [])
        assert writer.shown() == at_once(writer.lines)
        writer.splice(2 + number, 0, [typed[number]])
        assert writer.shown() == at_once(writer.lines)


def test_constructs_side_by_side_are_what_they_are_together() -> None:
    for first in CONSTRUCTS:
        for second in CONSTRUCTS:
            lines = f"{first}\n\n{second}".split("\n")
            assert Writer(lines).shown() == at_once(lines), (first, second)


def test_a_key_renders_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line for number in range(500) for line in (f"Paragraph {number} of [ref] it.", "")]
    writer = Writer(["[ref]: https://r.example", "", *lines])
    writer.shown()
    rendered = overheard(writer.body, monkeypatch)
    writer.splice(202, 1, ["Paragraph 100, changed."])
    writer.shown()
    assert len(rendered) == 1


def test_a_definition_renders_what_asks_for_it_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [line for number in range(100) for line in (f"Paragraph {number}.", "")]
    writer = Writer([*lines, "See [ref].", "", "Last."])
    writer.shown()
    rendered = overheard(writer.body, monkeypatch)
    writer.splice(2, 0, ["[ref]: https://r.example", ""])
    assert writer.shown() == at_once(writer.lines)
    assert "See [ref].\n" in rendered
    assert len(rendered) <= 4


def test_a_long_body_is_told_from_its_beginning() -> None:
    lines = [line for number in range(50) for line in (f"Paragraph {number}.", "")]
    writer = Writer(lines)
    assert not writer.body.render(lambda: True)
    first = plainly(writer.body.parts())
    assert first == at_once(lines)[: len(first)]
    assert 0 < len(first) < 50
    assert writer.shown() == at_once(lines)


def test_quotations_too_deep_for_python_are_the_same_however_deep_they_are_asked_for() -> None:
    lines = [">" * 400 + " deep", "", "Text."]
    assert Writer(lines).shown() == at_once(lines)
    assert at_once(lines)[0].count("<blockquote>") == DEEPEST


def test_what_is_distrusted_is_rendered_as_a_whole() -> None:
    writer = Writer(["One.", "", "Two."])
    writer.body.distrusted = True
    writer.splice(0, 1, ["Three."])
    assert writer.shown() == at_once(writer.lines)
    assert writer.body._by_whole is not None
