"""Searches that the newsroom keeps under a name."""

from __future__ import annotations

from dataclasses import replace

from workstation.desk.desk import Desk
from workstation.domain.newsroom import SavedSearch


def save(desk: Desk, name: str, query: str) -> str:
    """Keep a search; return the name it has now, which is one that no other search has."""
    kept = desk.newsroom.saved_searches
    name = _free(name, {search.name for search in kept}) or _free(query, set())
    desk.save_newsroom(replace(desk.newsroom, saved_searches=(*kept, SavedSearch(name, query))))
    return name


def rename(desk: Desk, old: str, new: str) -> str:
    """Give a saved search another name; return the name it has now."""
    kept = desk.newsroom.saved_searches
    new = _free(new, {search.name for search in kept} - {old}) or old
    changed = tuple(replace(search, name=new) if search.name == old else search for search in kept)
    desk.save_newsroom(replace(desk.newsroom, saved_searches=changed))
    return new


def remove(desk: Desk, name: str) -> None:
    """Forget a saved search; its articles are left as they are."""
    kept = tuple(search for search in desk.newsroom.saved_searches if search.name != name)
    desk.save_newsroom(replace(desk.newsroom, saved_searches=kept))


def _free(wanted: str, taken: set[str]) -> str:
    wanted = " ".join(wanted.split())
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name
