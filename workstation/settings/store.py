"""Settings in a JSON file: read tolerantly, written whole or not at all."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TypeVar

from workstation.settings.declare import accept
from workstation.settings.migrate import VERSION, Raw, migrate
from workstation.settings.model import Settings

FILE_NAME = "settings.json"
_VERSION_KEY = "version"
_MAX_BYTES = 1_000_000

_log = logging.getLogger(__name__)

G = TypeVar("G")


class SettingsStore:
    """One person's settings file; what this version doesn't know is kept in it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def load(self) -> Settings:
        """Return the settings; what can't be used is left at its default."""
        raw = self._read()
        settings = Settings()
        groups = {}
        for one in fields(Settings):
            group = getattr(settings, one.name)
            groups[one.name] = _filled(group, raw.get(one.name, {}))
        return replace(settings, **groups)

    def save(self, settings: Settings) -> None:
        """Write the settings; OSError where that is not possible."""
        raw: dict[str, object] = {_VERSION_KEY: VERSION}
        known = self._read()
        for name, values in asdict(settings).items():
            raw[name] = {**known.pop(name, {}), **values}
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

    def _read(self) -> Raw:
        try:
            if self.path.stat().st_size > _MAX_BYTES:
                _log.warning("The settings file is far too large and is not read.")
                return {}
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            _log.warning("The settings file can't be read; the defaults are used.")
            return {}
        if not isinstance(found, dict):
            return {}
        version = found.pop(_VERSION_KEY, VERSION)
        groups = {name: group for name, group in found.items() if isinstance(group, dict)}
        return migrate(groups, version if isinstance(version, int) else VERSION)


def _filled(group: G, values: dict[str, object]) -> G:
    known = {}
    for one in fields(group):  # type: ignore[arg-type]
        value = accept(type(group), one.name, values.get(one.name))
        if value is not None:
            known[one.name] = value
    return replace(group, **known)  # type: ignore[type-var]
