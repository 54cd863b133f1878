"""Where the Hunspell dictionary of a language is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path


def find_dictionary(folders: Sequence[Path], language: str) -> Path | None:
    """Return the path of a language's `.aff` and `.dic` without the suffix, or None.

    Earlier folders come first. `en-GB` is `en-GB` or `en_GB`, then `en_GB-large` and the like,
    then a plain `en`; a bare `de` is any German.
    """
    wanted = _plain(language)
    if not wanted:
        return None
    for folder in folders:
        found = {_plain(path.stem): path for path in sorted(folder.glob("*.aff"), reverse=True)}
        complete = {
            name: path for name, path in found.items() if path.with_suffix(".dic").is_file()
        }
        name = _best(complete, wanted)
        if name:
            return complete[name].with_suffix("")
    return None


def languages(folders: Sequence[Path]) -> frozenset[str]:
    """Return the languages that have a dictionary in one of the folders, as their files say."""
    return frozenset(
        path.stem.replace("_", "-")
        for folder in folders
        for path in folder.glob("*.aff")
        if path.with_suffix(".dic").is_file()
    )


def _best(names: Iterable[str], wanted: str) -> str:
    known = sorted(names)
    if wanted in known:
        return wanted
    nearer = next((name for name in known if name.startswith(f"{wanted}-")), "")
    base = wanted.partition("-")[0]
    return nearer or (base if base in known else "")


def _plain(tag: str) -> str:
    return tag.strip().replace("_", "-").lower()
