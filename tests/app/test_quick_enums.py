"""Enumerations made quickly are those that Python makes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any, cast

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from workstation.app.quick_enums import QuickEnums

BASES = (IntFlag, Flag, IntEnum, Enum)
UNKNOWN = 1 << 29 | 1 << 27


def enums_of_qt() -> Iterator[type[Enum]]:
    for module in (QtCore, QtGui, QtWidgets):
        for owner in (getattr(module, name) for name in dir(module)):
            for found in (owner, *vars(owner).values()) if isinstance(owner, type) else ():
                if isinstance(found, EnumType) and len(found):
                    yield cast("type[Enum]", found)


def made_both_ways(found: type[Enum]) -> tuple[Any, Any]:
    base = next(base for base in BASES if issubclass(found, base))
    names = [(name, member.value) for name, member in found.__members__.items()]
    made: Any = EnumType
    return (
        QuickEnums().make(base, found.__name__, names, boundary=KEEP),
        made._create_(base, found.__name__, names, boundary=KEEP),
    )


def looks(kind: Any) -> list[object]:
    """Return what can be seen of an enumeration and its members."""
    members = kind.__members__
    return [
        {name: (repr(each), str(each), each.name, each.value) for name, each in members.items()},
        [hash(each) == hash(members[each.name]) for each in kind],
        [(each.name, each in kind, kind(each.value) is each) for each in kind],
        [kind[name] is getattr(kind, name) is each for name, each in members.items()],
        [list(map(str, kind.__reversed__())), len(kind), kind.__mro__[1:], bool(kind)],
    ]


def parts(flag: Any) -> list[str]:
    """Return what a flag consists of, or how Python fails at it where bits have no names."""
    try:
        return list(map(repr, flag))
    except (AttributeError, ValueError) as error:
        return [str(error)]


def sums(kind: Any) -> list[object]:
    """Return what comes of combining flags, known ones and others."""
    flags = [*kind.__members__.values(), kind(0), kind(UNKNOWN)]
    return [
        repr((a | b, a & b, a ^ b, ~a, a in b, bool(a), parts(a)))
        for a in flags
        for b in flags[:12]
    ]


@pytest.mark.skipif(not QuickEnums().agrees, reason="this Python makes its own")
def test_all_of_qt_are_as_python_makes_them() -> None:
    found = list(enums_of_qt())
    assert len(found) > 200
    for each in found:
        quick, plain = made_both_ways(each)
        assert looks(quick) == looks(plain), each
        if issubclass(each, Flag):
            assert sums(quick) == sums(plain), each
        else:
            with pytest.raises(ValueError, match=str(UNKNOWN)):
                quick(UNKNOWN)


def test_names_and_values_that_mean_more_are_left_to_python() -> None:
    odd = [("name", 1), ("value", 2)]
    made: Any = QuickEnums().make(Enum, "Odd", odd)
    assert list(made.__members__) == ["name", "value"]
    worded: Any = QuickEnums().make(Enum, "Worded", [("FIRST", "one")])
    assert worded("one") is worded.FIRST
    numbered: Any = QuickEnums().make(Enum, "Numbered", "FIRST SECOND")
    assert numbered.SECOND.value == 2


def test_a_python_that_builds_them_otherwise_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    kind: Any = EnumType
    create = kind._create_

    def otherwise(base: Any, name: str, names: Any, **more: Any) -> Any:
        made = create(base, name, names, **more)
        for each in made.__members__.values():
            each._position_ = 0
        return made

    monkeypatch.setattr(EnumType, "_create_", otherwise)
    quick = QuickEnums()
    assert not quick.agrees
    quick.stand_in()
    assert kind._create_ is otherwise


@pytest.mark.skipif(not QuickEnums().agrees, reason="this Python makes its own")
def test_python_makes_them_again_afterwards() -> None:
    kind: Any = EnumType
    before = kind._create_
    quick = QuickEnums()
    quick.stand_in()
    try:
        assert kind._create_ is not before
        stage: Any = Enum("Stage", [("DRAFT", 1), ("FINAL", 2)])  # type: ignore[misc]
        assert [each.name for each in stage] == ["DRAFT", "FINAL"]
    finally:
        quick.leave()
    assert kind._create_ == before
