"""Settings in a JSON file: read tolerantly, written whole or not at all."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workstation.settings.declare import accept
from workstation.settings.migrate import VERSION, Raw, migrate
from workstation.settings.model import Settings

if TYPE_CHECKING:
    from workstation.domain.policy import Policy

FILE_NAME = "settings.json"
_VERSION_KEY = "version"
_MAX_BYTES = 1_000_000

_log = logging.getLogger(__name__)

G = TypeVar("G")


class SettingsStore:
    """One person's settings file; what this version doesn't know is kept in it.

    Where an organisation has said what holds on this machine, its defaults stand before ours,
    and what it has locked before what the person chose.
    """

    def __init__(self, folder: Path, policies: tuple[Path, ...] = ()) -> None:
        self.path = folder / FILE_NAME
        self._policies = policies

    @cached_property
    def policy(self) -> Policy | None:
        """What the organisation has set; None where it has set nothing."""
        if not any(os.path.exists(file) for file in self._policies):  # noqa: PTH110 - forbidden is absent
            return None
        from workstation.settings.policy_file import first_policy  # noqa: PLC0415 - hardly ever

        found = first_policy(self._policies)
        for problem in found.problems if found is not None else ():
            _log.warning("The policy of the organisation: %s", problem)
        return found

    def load(self) -> Settings:
        """Return the settings; what can't be used is left at its default."""
        raw = self._read()
        settings = self._defaults()
        groups = {}
        for one in fields(Settings):
            group = getattr(settings, one.name)
            groups[one.name] = _filled(group, raw.get(one.name, {}))
        return self._locked(replace(settings, **groups))

    def save(self, settings: Settings) -> None:
        """Write the settings; OSError where that is not possible.

        What a person has never chosen stays unwritten, to follow when the default is another.
        """
        raw: dict[str, object] = {_VERSION_KEY: VERSION}
        known = self._read()
        defaults = asdict(self._defaults())
        for name, values in asdict(settings).items():
            before = known.pop(name, {})
            chosen = {
                key: value
                for key, value in values.items()
                if not self._is_locked(name, key)
                and (key in before or value != defaults[name][key])
            }
            raw[name] = {**before, **chosen}
        raw.update(known)
        import tempfile  # noqa: PLC0415 - the start only reads

        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{FILE_NAME}.", dir=self.path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(raw, file, ensure_ascii=False, indent=2)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        finally:
            temporary.unlink(missing_ok=True)

    def _defaults(self) -> Settings:
        policy = self.policy
        return Settings() if policy is None else _with(Settings(), policy.defaults)

    def _locked(self, settings: Settings) -> Settings:
        policy = self.policy
        return settings if policy is None else _with(settings, policy.locked)

    def _is_locked(self, group: str, name: str) -> bool:
        return self.policy is not None and f"{group}.{name}" in self.policy.locked

    def _read(self) -> Raw:
        try:
            if self.path.stat().st_size > _MAX_BYTES:
                _log.warning("The settings file is far too large and is not read.")
                return {}
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            _log.warning("The settings file can’t be read; the defaults are used.")
            return {}
        if not isinstance(found, dict):
            return {}
        version = found.pop(_VERSION_KEY, VERSION)
        groups = {name: group for name, group in found.items() if isinstance(group, dict)}
        return migrate(groups, version if isinstance(version, int) else VERSION)


def _with(settings: Settings, values: Mapping[str, bool | int | str]) -> Settings:
    for name, value in values.items():
        group, _, key = name.partition(".")
        changed = replace(getattr(settings, group), **{key: value})
        settings = replace(settings, **{group: changed})
    return settings


def _filled(group: G, values: dict[str, object]) -> G:
    known = {}
    for one in fields(group):  # type: ignore[arg-type]
        value = accept(type(group), one.name, values.get(one.name))
        if value is not None:
            known[one.name] = value
    return replace(group, **known)  # type: ignore[type-var]
