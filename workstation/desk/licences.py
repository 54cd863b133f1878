"""Under which licences what is shipped may be used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

FILE = "licences.json"
SHAPE = 1


@dataclass(frozen=True, slots=True)
class LicencePart:
    """One thing that is shipped."""

    name: str
    version: str
    licence: str
    about: str
    homepage: str
    texts: tuple[str, ...]
    """The licences and notices, whole."""


def read_licences(resources: Path) -> tuple[LicencePart, ...]:
    """Return what is shipped; where no list was made, the libraries that are installed.

    Reads files: not for the GUI thread.
    """
    try:
        document = json.loads((resources / FILE).read_text("utf-8"))
        if document["shape"] == SHAPE:
            return tuple(_listed(document))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # a list that is missing or odd leaves what is installed
    return tuple(sorted(_installed(), key=lambda part: part.name.casefold()))


def _listed(document: dict[str, object]) -> Iterator[LicencePart]:
    texts = _mapping(document["texts"])
    own = {"texts": [_mapping(document["program"]).get("text")], **_mapping(document["program"])}
    parts = document["parts"]
    rows = [_mapping(part) for part in parts] if isinstance(parts, list) else []
    named = {str(row["name"]) for row in rows}
    for row in rows if own["name"] in named else [own, *rows]:
        keys = row.get("texts")
        yield LicencePart(
            name=str(row["name"]),
            version=str(row.get("version", "")),
            licence=str(row.get("licence", "")),
            about=str(row.get("about", "")),
            homepage=str(row.get("homepage", "")),
            texts=tuple(
                str(texts[key]) for key in (keys if isinstance(keys, list) else ()) if key in texts
            ),
        )


def _mapping(found: object) -> dict[str, object]:
    if not isinstance(found, dict):
        raise TypeError
    return found


def _installed() -> Iterator[LicencePart]:
    for found in metadata.distributions():
        about = found.metadata
        files = [
            file
            for file in found.files or ()
            if file.parent.name in ("licenses", "license_files") or "LICEN" in file.name.upper()
        ]
        texts = []
        for file in files:
            with suppress(OSError, UnicodeDecodeError):
                texts.append(Path(str(found.locate_file(file))).read_text("utf-8"))
        yield LicencePart(
            name=about["Name"] or "",
            version=found.version,
            licence=about["License-Expression"] or (about["License"] or "").split("\n")[0],
            about=about["Summary"] or "",
            homepage=about["Home-page"] or "",
            texts=tuple(texts),
        )
