"""Enumerations that PySide makes by the hundred at every start, made without asking so much."""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from functools import reduce
from operator import or_
from typing import Any, TypeAlias, cast

_Members: TypeAlias = "list[tuple[str, int]]"

_BASES = (Enum, IntEnum, Flag, IntFlag)
_SAMPLE: _Members = [("TWO", 2), ("NONE", 0), ("ONE", 1), ("BOTH", 3), ("SAME", 2), ("MORE", 28)]
"""What the two ways of making are compared with."""
_FAILURES = (AttributeError, KeyError, TypeError)
"""How it goes where enumerations are built in a way that is not known here."""


class QuickEnums:
    """Stands between PySide and Python's `enum`, to which it hands each enumeration of Qt.

    Before the first paint these are some 250 with 3,400 members, and Python looks at every member
    from all sides: a sixth of the whole start. All of Qt's are plain numbers under plain names,
    so that their classes differ in nothing but their members. One with anything else in it is
    made by Python, and so are all where this Python builds them otherwise than is known here.
    """

    def __init__(self) -> None:
        self._type: Any = vars(enum)["EnumType"]  # the type checker knows nothing of its inside
        self._create = self._type._create_
        self._empty: dict[tuple[type[Enum], object], dict[str, Any]] = {}
        """What a class without members holds, by its base and its boundary."""
        self._taken: dict[type[Enum], frozenset[str]] = {}
        """The names that mean something to all enumerations of a base."""

    def stand_in(self) -> None:
        """Make the enumerations of this process from now on, if they come out the same."""
        if self.agrees:
            self._type._create_ = _unbound(self.make)

    def leave(self) -> None:
        """Let Python make them again."""
        self._type._create_ = self._create

    @property
    def agrees(self) -> bool:
        """What is made here is the same inside as what Python makes."""
        try:
            return all(
                _inside(self.make(base, "Sample", _SAMPLE, boundary=KEEP, module=__name__))
                == _inside(self._create(base, "Sample", _SAMPLE, boundary=KEEP, module=__name__))
                for base in _BASES
            )
        except _FAILURES:
            return False

    def make(self, base: type[Enum], name: str, names: object, **more: object) -> type[Enum]:
        """Make an enumeration, as `enum` does when it is called with a name and members."""
        if self._is_plain(base, names):
            inside = {**self._without(base, more), "_member_map_": {}, "_member_names_": []}
            inside["_value2member_map_"] = {}
            made: Any = type.__new__(EnumType, name, (base,), inside)
            _fill(made, cast("_Members", names))
        else:
            made = self._create(base, name, names, **more)
        return cast("type[Enum]", made)

    def _is_plain(self, base: type[Enum], names: object) -> bool:
        """Say whether members are numbers, under names that mean nothing else."""
        if base not in self._taken:
            self._taken[base] = frozenset().union(*(vars(kind) for kind in base.__mro__))
        taken, least = self._taken[base], 0 if issubclass(base, Flag) else -sys.maxsize
        return isinstance(names, list) and all(
            type(value) is int and value >= least and name not in taken and name[:1] != "_"
            for name, value in names
        )

    def _without(self, base: type[Enum], more: dict[str, object]) -> dict[str, Any]:
        """Return what a class of that kind holds besides its members."""
        key = (base, more.get("boundary"))
        if key not in self._empty:
            empty = dict(vars(self._create(base, "Empty", (), **more)))
            del empty["__doc__"]
            self._empty[key] = empty
        return self._empty[key]


def _unbound(make: Callable[..., type[Enum]]) -> Callable[..., type[Enum]]:
    """Return a function that takes what it is a method of as its first argument."""

    def create(base: type[Enum], *given: object, **named: object) -> type[Enum]:
        return make(base, *given, **named)

    return create


def _inside(made: Any) -> tuple[object, ...]:  # noqa: ANN401 - what is inside has no types
    """Return what an enumeration consists of, to be compared with another."""
    held, members = vars(made), made.__members__
    return (
        set(held),
        {name: value for name, value in held.items() if isinstance(value, int | list)},
        {name: {**vars(each), "__objclass__": None} for name, each in members.items()},
        {number: repr(each) for number, each in held["_value2member_map_"].items()},
        [repr(each) for each in made],
    )


def _fill(made: Any, names: _Members) -> None:  # noqa: ANN401 - what is inside has no types
    """Give an enumeration its members."""
    plain, flags = made._member_type_ is object, issubclass(made, Flag)
    by_name, by_value, order = made._member_map_, made._value2member_map_, made._member_names_
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = object.__new__(made) if plain else int.__new__(made, value)
            vars(member).update(
                _value_=value, _name_=name, __objclass__=made, _sort_order_=len(order)
            )
            by_value[value] = member
            if not flags or _is_one_bit(value):
                order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if flags:
        _describe_bits(made, [by_name[name]._value_ for name in order])


def _describe_bits(made: Any, ones: list[int]) -> None:  # noqa: ANN401 - as above
    """Say which bits flags have, and how they are gone through."""
    single, whole = reduce(or_, ones, 0), reduce(or_, made._value2member_map_, 0)
    made._all_bits_ = (1 << whole.bit_length()) - 1
    made._flag_mask_ = single
    if "_singles_mask_" in vars(made):  # later versions of Python 3.11 tell them apart
        made._singles_mask_, made._flag_mask_ = single, whole
    if ones != sorted(ones):
        made._iter_member_ = made._iter_member_by_def_


def _is_one_bit(value: int) -> bool:
    return value > 0 and value & (value - 1) == 0
