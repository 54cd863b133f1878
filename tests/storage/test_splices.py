"""Long texts as what differs from earlier ones: what is read is what was written."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from workstation.storage.splices import REMEMBERED, Texts

STORY = "The ferry waits at the quay while the crew counts the lines. " * 40


def _read_back(texts: list[str]) -> list[str]:
    writer, reader = Texts(), Texts()
    return [reader.read(json.loads(json.dumps(writer.written(text)))) for text in texts]


def test_a_text_with_one_word_more_is_written_as_that_word() -> None:
    texts = Texts()
    texts.written(STORY)
    longer = f"{STORY[:700]}slowly {STORY[700:]}"
    spliced = texts.written(longer)
    assert len(str(spliced["text"])) < 20
    assert spliced["of"] == 0


def test_texts_that_have_nothing_in_common_are_written_whole() -> None:
    texts = Texts()
    texts.written(STORY)
    other = "Zebras graze behind bright yellow hedges. " * 50
    assert texts.written(other) == {"text": other}


@given(st.lists(st.tuples(st.integers(0, 60), st.text(max_size=30), st.integers(0, 40))))
def test_any_edits_of_several_texts_come_back(edits: list[tuple[int, str, int]]) -> None:
    bodies = [f"{STORY}{number}" for number in range(3)]
    written = []
    for place, text, removed in edits:
        body = bodies[place % 3]
        at = place * 37 % len(body)
        bodies[place % 3] = f"{body[:at]}{text}{body[at + removed :]}"
        written.append(bodies[place % 3])
    assert _read_back(written) == written


def test_what_is_forgotten_by_the_writer_is_forgotten_by_the_reader() -> None:
    texts = [f"{chr(97 + number % 26) * 600}{number}" for number in range(REMEMBERED * 3)]
    assert _read_back(texts * 2) == texts * 2
