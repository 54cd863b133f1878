"""Reads the file in which an organisation says what holds on a machine.

Whatever is wrong in it becomes a sentence, and the rest holds: no file keeps the program shut.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TypeAlias

from workstation.domain.canonical import single_line
from workstation.domain.errors import BadInput
from workstation.domain.newsroom import Section, StyleTerm
from workstation.domain.policy import Feature, NewsroomRules, PersonRule, Policy, Value
from workstation.domain.workflow import PersonRole
from workstation.settings.declare import accept, choices_of, declarations
from workstation.settings.model import Settings

VERSION = 1
LARGEST = 1_000_000
"""Bytes."""

REMEMBERED = frozenset(("general.last_newsroom", "general.recent_newsrooms", "profile.person"))
"""What the program notes by itself: nobody else can set it."""

_Table: TypeAlias = Mapping[str, object]
_PARTS = ("sections", "people", "house_style", "own_approval")


def first_policy(files: Iterable[Path]) -> Policy | None:
    """Return the policy of the first file there is; None where there is none."""
    for file in files:
        try:
            if file.is_file():
                return read_policy(file)
        except BadInput as error:
            return Policy(file, problems=(str(error),))
        except OSError:
            continue
    return None


def read_policy(file: Path) -> Policy:
    """Return what a file says; `BadInput` for one that can't be read at all."""
    try:
        if file.stat().st_size > LARGEST:
            raise BadInput(f"{file} is far too large for a policy.")
        found: dict[str, object] = tomllib.loads(file.read_bytes().decode("utf-8"))
    except OSError as error:
        raise BadInput(f"{file} can’t be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not a text in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{file} is not TOML: {error}.") from error
    return _Reader(file).policy(found)


class _Reader:
    """Goes through the tables of a file and notes what it can't use."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._problems: list[str] = []

    def policy(self, found: _Table) -> Policy:
        if found.get("version") != VERSION:
            self._note("“version” has to be 1; without it nothing is used")
            return Policy(self._file, problems=tuple(self._problems))
        for name in found.keys() - {"version", "defaults", "locked", "features"}:
            self._note(f"“{name}” is not known here; the tables are defaults, locked and features")
        defaults = self._table(found.get("defaults", {}), "defaults")
        locked = self._table(found.get("locked", {}), "locked")
        return Policy(
            file=self._file,
            defaults=self._settings(defaults, "defaults"),
            locked=self._settings(locked, "locked"),
            newsroom_defaults=self._rules(defaults, "defaults.newsroom"),
            newsroom_locked=self._rules(locked, "locked.newsroom"),
            off=self._features(found),
            problems=tuple(self._problems),
        )

    def _note(self, problem: str) -> None:
        self._problems.append(f"{problem}.")

    def _table(self, found: object, name: str) -> _Table:
        if isinstance(found, dict):
            return found
        self._note(f"“{name}” has to be a table: write [{name}]")
        return {}

    def _settings(self, table: _Table, where: str) -> dict[str, Value]:
        known = {one.name for one in fields(Settings)}
        values: dict[str, Value] = {}
        for group, content in table.items():
            if group == "newsroom":
                continue
            if group not in known:
                self._note(f"“{where}.{group}” is not a group of settings")
                continue
            kind = type(getattr(Settings(), group))
            for name, value in self._table(content, f"{where}.{group}").items():
                self._setting(values, kind, f"{group}.{name}", value, where)
        return values

    def _setting(
        self, values: dict[str, Value], kind: type, name: str, value: object, where: str
    ) -> None:
        key = name.partition(".")[2]
        if key not in declarations(kind) or name in REMEMBERED:
            self._note(f"“{where}.{name}” is not a setting")
            return
        accepted = accept(kind, key, value)
        if accepted is None:
            declared = declarations(kind)[key]
            limits = ""
            if declared.minimum is not None:
                limits = f"; from {declared.minimum} to {declared.maximum}"
            if (choices := choices_of(kind, key)) is not None:
                limits = f"; one of {', '.join(choices)}"
            shown = f"“{value}”" if isinstance(value, str) else str(value).lower()
            self._note(f"“{where}.{name}” can’t be {shown} ({declared.help.rstrip('.')}{limits})")
            return
        values[name] = accepted

    def _features(self, found: _Table) -> frozenset[Feature]:
        table = self._table(found.get("features", {}), "features")
        for name in table.keys() - {"off"}:
            self._note(f"“features.{name}” is not known; write off = […]")
        known = set(Feature)
        off = set()
        for one in self._list(table.get("off", []), "features.off"):
            if isinstance(one, str) and one in known:
                off.add(Feature(one))
            else:
                self._note(f"“{one}” can’t be turned off; what can is {', '.join(Feature)}")
        return frozenset(off)

    # The newsroom

    def _rules(self, table: _Table, where: str) -> NewsroomRules:
        found = self._table(table.get("newsroom", {}), where)
        for name in found.keys() - set(_PARTS):
            self._note(f"“{where}.{name}” is not known; the parts are {', '.join(_PARTS)}")
        own = found.get("own_approval")
        if own is not None and not isinstance(own, bool):
            self._note(f"“{where}.own_approval” has to be true or false")
            own = None
        rows = {
            name: self._rows(found[name], f"{where}.{name}") if name in found else None
            for name in _PARTS[:-1]
        }
        sections, people, style = (rows[name] for name in _PARTS[:-1])
        return NewsroomRules(
            sections=None if sections is None else tuple(map(_section, self._named(sections))),
            people=None if people is None else tuple(self._people(people, where)),
            house_style=None if style is None else tuple(self._style(style, where)),
            own_approval=own,
        )

    def _rows(self, found: object, where: str) -> list[_Table]:
        rows: list[_Table] = []
        for row in self._list(found, where):
            if isinstance(row, str):
                rows.append({"name": row})
            else:
                rows.append(self._table(row, where))
        return rows

    def _list(self, found: object, where: str) -> list[object]:
        if isinstance(found, list):
            return found
        self._note(f"“{where}” has to be a list: write {where.rpartition('.')[2]} = […]")
        return []

    def _named(self, rows: list[_Table]) -> list[_Table]:
        named = [row for row in rows if _text(row, "name")]
        if len(named) < len(rows):
            self._note("a section has no name")
        return named

    def _people(self, rows: list[_Table], where: str) -> list[PersonRule]:
        people = []
        for row in rows:
            name, role = _text(row, "name"), _text(row, "role") or PersonRole.WRITER.value
            if not name or role not in set(PersonRole):
                roles = ", ".join(PersonRole)
                self._note(f"“{where}.people” needs a name and one of the roles {roles}: {row}")
                continue
            people.append(PersonRule(name, PersonRole(role), row.get("collective") is True))
        return people

    def _style(self, rows: list[_Table], where: str) -> list[StyleTerm]:
        terms = []
        for row in rows:
            avoid = _text(row, "avoid")
            if avoid:
                terms.append(StyleTerm(avoid, _text(row, "instead"), _text(row, "why")))
            else:
                self._note(f"“{where}.house_style” has a row that does not say what to avoid")
        return terms


def _section(row: _Table) -> Section:
    return Section(_text(row, "name"), _text(row, "colour"))


def _text(row: _Table, name: str) -> str:
    value = row.get(name)
    return single_line(value) if isinstance(value, str) else ""
