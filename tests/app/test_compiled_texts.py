"""Texts that are compiled once and then found."""

from __future__ import annotations

import builtins
import dataclasses
import marshal
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workstation.app.compiled_texts import CompiledTexts


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[CompiledTexts]:
    texts = CompiledTexts(tmp_path)
    texts.stand_in()
    yield texts
    texts.leave()


def make_class() -> Callable[..., Any]:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Boat:
        name: str
        berths: int = 2

    return Boat


def test_a_class_made_from_kept_code_works_like_any_other(
    texts: CompiledTexts, tmp_path: Path
) -> None:
    make_class()
    assert texts.grown
    texts.write()
    later = CompiledTexts(tmp_path)
    later.read()
    later.stand_in()

    boat = make_class()

    later.leave()
    assert not later.grown
    assert boat("Petrel") == boat("Petrel", 2)
    assert repr(boat("Petrel")).endswith("Boat(name='Petrel', berths=2)")
    with pytest.raises(dataclasses.FrozenInstanceError):
        boat("Petrel").name = "Heron"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.ASCII | re.MULTILINE])
def test_an_expression_made_from_kept_code_finds_the_same(
    texts: CompiledTexts, tmp_path: Path, flags: re.RegexFlag
) -> None:
    pattern = r"(?P<boat>pet\w+)|(\d{2,4})(?=\.)|^[^\W_ïé-]+(?:[’'][\w]+)*?"
    first = re.compile(pattern, flags)
    texts.write()
    re.purge()
    later = CompiledTexts(tmp_path)
    later.read()
    later.stand_in()

    again = re.compile(pattern, flags)

    later.leave()
    re.purge()
    text = "The Petrél left\nin 1998. L’île d’Yeu, petrel's"
    assert not later.grown
    assert again is not first
    assert again == first == re.compile(pattern, flags)
    assert (again.groupindex, again.groups, again.flags) == ({"boat": 1}, 2, first.flags)
    assert [one.span() for one in again.finditer(text)] == [
        one.span() for one in first.finditer(text)
    ]


def test_an_expression_that_is_wrong_is_told_of_as_ever(texts: CompiledTexts) -> None:
    with pytest.raises(re.error, match="unterminated"):
        re.compile("(tide")


def test_another_text_is_compiled_anew(texts: CompiledTexts) -> None:
    found: dict[str, object] = {}
    exec(compile("tide = 1", "tides.py", "exec"), found)
    exec(compile("tide = 2", "tides.py", "exec"), found)

    assert found["tide"] == 2


def test_what_has_other_wishes_goes_to_the_compiler(texts: CompiledTexts) -> None:
    assert eval(compile("1 + 1", "tides.py", "eval")) == 2
    assert not texts.grown


OLDER = marshal.dumps({("<string>", "tide = 1"): 1, ("<string>", "tide = 2"): 2})


@pytest.mark.parametrize(
    "damage",
    [b"", b"????", b"????not what was written", zlib.crc32(OLDER).to_bytes(4, "big") + OLDER],
)
def test_a_damaged_file_is_as_good_as_none(
    texts: CompiledTexts, tmp_path: Path, damage: bytes
) -> None:
    make_class()
    texts.write()
    next(tmp_path.glob("*.bin")).write_bytes(damage)
    later = CompiledTexts(tmp_path)
    later.read()
    later.stand_in()

    made = make_class()

    later.leave()
    assert made("Petrel").berths == 2
    assert later.grown


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("here")
    texts = CompiledTexts(blocked / "cache")
    texts.read()

    texts.write()

    assert blocked.read_text() == "here"


def test_afterwards_everything_is_as_it_was(tmp_path: Path) -> None:
    before = builtins.compile
    expression = re.compile("the (tide|wind)")
    texts = CompiledTexts(tmp_path)

    texts.stand_in()
    texts.leave()

    re.purge()
    assert builtins.compile is before
    assert re.compile("the (tide|wind)") == expression
    assert not texts.grown
    assert "exec" not in vars(dataclasses)
