"""How a setting is declared: a default, a title, a sentence of help, and what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import TypeVar, cast

_KEY = "setting"

V = TypeVar("V", bound="bool | int | str")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is known of a setting besides its value."""

    title: str
    help: str
    minimum: int | None = None
    maximum: int | None = None


def setting(
    default: V,
    title: str,
    help_text: str,
    *,
    minimum: int | None = None,
    maximum: int | None = None,
) -> V:
    """Declare a field of a settings group; title and help are what people read."""
    declaration = Declaration(title, help_text, minimum, maximum)
    return field(default=default, metadata={_KEY: declaration})


def declarations(group: type) -> Mapping[str, Declaration]:
    """Return the declarations of a group's settings by name."""
    return {one.name: _declaration(one) for one in fields(group)}


def _declaration(one: Field[object]) -> Declaration:
    return cast("Declaration", one.metadata[_KEY])


def accept(group: type, name: str, value: object) -> bool | int | str | None:
    """Return a value read from a file as the setting's type; None if it can't be one."""
    found = next((one for one in fields(group) if one.name == name), None)
    if found is None:
        return None
    default, declaration = found.default, _declaration(found)
    if isinstance(default, StrEnum):
        words = [member.value for member in type(default)]
        return type(default)(value) if value in words else None
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(default, bool) and isinstance(value, bool) else None
    if isinstance(default, int) and isinstance(value, int):
        return _within(value, declaration)
    return value if isinstance(default, str) and isinstance(value, str) else None


def choices_of(group: type, name: str) -> tuple[str, ...] | None:
    """Return the words that a setting can be, as files have them; None where it is no choice."""
    default = next(one.default for one in fields(group) if one.name == name)
    if not isinstance(default, StrEnum):
        return None
    return tuple(member.value for member in type(default))


def _within(value: int, declaration: Declaration) -> int | None:
    low, high = declaration.minimum, declaration.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return None
    return value
