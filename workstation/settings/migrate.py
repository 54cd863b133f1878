"""Brings settings that an older version wrote up to date, one step a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Raw = dict[str, dict[str, object]]

VERSION = 1
"""Written into the file; rises with each step below."""

_STEPS: Mapping[int, Callable[[Raw], Raw]] = {}
"""The step that leads from a version to the next one."""


def migrate(raw: Raw, version: int) -> Raw:
    """Return the settings in their present form; a newer version's are taken as they are."""
    while version < VERSION:
        raw = _STEPS[version](raw)
        version += 1
    return raw
