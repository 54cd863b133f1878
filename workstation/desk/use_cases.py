"""The services, each loaded when something of it is first used: the first paint needs none."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workstation.services import (
        board,
        bulk_moves,
        checking,
        crediting,
        drafts,
        impact,
        indexing,
        kept_pages,
        library,
        merging,
        move_guards,
        neighbours,
        newsrooms,
        notes,
        opening,
        packets,
        page_templates,
        pages,
        pictures,
        publishing,
        related,
        relinking,
        reviewing,
        setting_aside,
        web_pages,
    )

__all__ = [
    "board",
    "bulk_moves",
    "checking",
    "crediting",
    "drafts",
    "impact",
    "indexing",
    "kept_pages",
    "library",
    "merging",
    "move_guards",
    "neighbours",
    "newsrooms",
    "notes",
    "opening",
    "packets",
    "page_templates",
    "pages",
    "pictures",
    "publishing",
    "related",
    "relinking",
    "reviewing",
    "setting_aside",
    "web_pages",
]


class Deferred:
    """Stands for a module that may not be loaded yet."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        return getattr(import_module(self._name), attribute)


if not TYPE_CHECKING:
    globals().update({name: Deferred(f"workstation.services.{name}") for name in __all__})
