"""The newsroom's own page template: files in its folder that stand before the supplied ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from workstation.domain.errors import CannotSave
from workstation.paths import TEMPLATE_FILES, own_templates


def changed_files(newsroom: Path, supplied: Path) -> tuple[str, ...]:
    """Return the names of the template's files that differ from the supplied ones."""
    own = own_templates(newsroom)
    return tuple(
        name
        for name in TEMPLATE_FILES
        if (own / name).is_file() and (own / name).read_bytes() != (supplied / name).read_bytes()
    )


def begin_own(newsroom: Path, supplied: Path) -> Path:
    """Copy the supplied files that are not there yet, for people to change; return the folder."""
    own = own_templates(newsroom)
    try:
        own.mkdir(exist_ok=True)
        for name in TEMPLATE_FILES:
            if not (own / name).exists():
                shutil.copyfile(supplied / name, own / name)
    except OSError as error:
        raise CannotSave(_words(own, error)) from error
    return own


def set_aside(newsroom: Path) -> Path | None:
    """Go back to the supplied template; return the folder that keeps what there was, if any."""
    own = own_templates(newsroom)
    if not own.is_dir():
        return None
    number = 1
    while (kept := newsroom / f"{own.name} set aside {number}").exists():
        number += 1
    try:
        own.rename(kept)
    except OSError as error:
        raise CannotSave(_words(own, error)) from error
    return kept


def _words(folder: Path, error: OSError) -> str:
    return f"The template in {folder} can’t be changed: {error.strerror or error}."
