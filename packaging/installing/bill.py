"""The software bill of materials of a release: CycloneDX 1.6, from the lock and the licences."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from installing.licences import Licences, Part
from installing.places import NAME, TITLE, TOP

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int"

_ENTRY = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_IDENTIFIERS = frozenset(
    {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "LGPL-2.1-or-later", "LGPL-3.0-only"}
    | {"MIT", "MIT-CMU", "PSF-2.0", "Unicode-3.0", "Zlib", "libpng-2.0", "libtiff"}
)
"""Licences that SPDX knows under the very name that is used here."""
_KINDS = {"qt": "framework", "chromium": "library", "fonts": "data", "dictionaries": "data",
          "icons": "data"}  # fmt: skip


def document(licences: Licences, number: str, moment: int, top: Path = TOP) -> Json:
    """Return the bill; the same inputs give the same bytes."""
    hashes = locked_hashes((top / "requirements.lock").read_text("utf-8"))
    own = f"pkg:generic/{NAME}@{number}"
    parts = [part for part in licences.parts if part.group != "program"]
    components = [_component(part, hashes) for part in parts]
    names = [str(one["bom-ref"]) for one in components]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": TITLE,
                "version": number,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": own,
            },
        },
        "components": list(components),
        "dependencies": [{"ref": own, "dependsOn": list(names)}],
    }


def locked_hashes(lock: str) -> dict[str, list[str]]:
    """Return the SHA-256 of every file that the lock has for a distribution."""
    return {found[1]: _HASH.findall(found[3]) for found in _ENTRY.finditer(lock)}


def _component(part: Part, hashes: Mapping[str, list[str]]) -> dict[str, Json]:
    name = re.sub(r"[-_.]+", "-", part.name).lower()
    locked = part.group == "python" and name in hashes
    reference = f"pkg:pypi/{name}@{part.version}" if locked else f"{part.group}/{part.name}"
    result: dict[str, Json] = {
        "type": _KINDS.get(part.group, "library"),
        "bom-ref": reference,
        "name": part.name,
        "licenses": [_licence(part.licence)],
    }
    if part.version:
        result["version"] = part.version
    if part.about:
        result["description"] = part.about
    if locked:
        result["purl"] = reference
        # The lock has the files of all platforms; which of them was installed is one of these.
        result["properties"] = [{"name": "locked:sha256", "value": value} for value in hashes[name]]
    if part.homepage:
        result["externalReferences"] = [{"type": "website", "url": part.homepage}]
    return result


def _licence(words: str) -> Json:
    if words in _IDENTIFIERS:
        return {"license": {"id": words}}
    return {"license": {"name": words}}


def write(bill: Json, target: Path) -> None:
    """Write it."""
    target.write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
