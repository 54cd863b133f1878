"""Enumerations that PySide makes by the hundred at every start, made without asking so much."""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from enum import Enum, EnumType, Flag
from typing import Any, TypeAlias, cast

_KNOWN = (3, 11)
"""The version of Python whose enumerations look inside as those made here do."""

_Members: TypeAlias = "list[tuple[str, int]]"


class QuickEnums:
    """Stands between PySide and Python's `enum`, to which it hands each enumeration of Qt.

    Before the first paint these are some 250 with 3,400 members, and Python looks at every member
    from all sides: a sixth of the whole start. All of Qt's are plain numbers under plain names,
    so that their classes differ in nothing but their members. One with anything else in it, and
    every one under another version of Python, is made by Python.
    """

    def __init__(self) -> None:
        self._type: Any = vars(enum)["EnumType"]  # the type checker knows nothing of its inside
        self._create = self._type._create_
        self._empty: dict[tuple[type[Enum], object], dict[str, Any]] = {}
        """What a class without members holds, by its base and its boundary."""
        self._taken: dict[type[Enum], frozenset[str]] = {}
        """The names that mean something to all enumerations of a base."""

    def stand_in(self) -> None:
        """Make the enumerations of this process from now on."""
        if sys.version_info[:2] == _KNOWN:
            self._type._create_ = _unbound(self.make)

    def leave(self) -> None:
        """Let Python make them again."""
        self._type._create_ = self._create

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
        taken = self._taken[base]
        return isinstance(names, list) and all(
            type(value) is int and name not in taken and name[:1] != "_" for name, value in names
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
            single = value > 0 and value & (value - 1) == 0
            if single or not flags:
                order.append(name)
            if flags:
                made._flag_mask_ |= value
                made._singles_mask_ |= value if single else 0
        by_name[name] = member
        type.__setattr__(made, name, member)
    if flags:
        made._all_bits_ = (1 << made._flag_mask_.bit_length()) - 1
        values = [by_name[name]._value_ for name in order]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
