"""Changing one link of a draft, together with its directive in the text."""

from __future__ import annotations

from dataclasses import replace

from workstation.domain.draft import Draft
from workstation.domain.links import RelatedLink, free_key
from workstation.domain.proposals import LinkChange
from workstation.text import directives


def relinked(draft: Draft, change: LinkChange) -> Draft:
    """Return a draft after a change of one of its links; one that no longer fits does nothing.

    A link that is taken out takes its directive along. One that is put back gets it back where
    the text has not been changed since; otherwise it needs a place.
    """
    present = next((link for link in draft.links if link.id == change.link), None)
    if change.after is None:
        return _without(draft, present) if present is not None else draft
    if present is not None:
        links = tuple(change.after if link.id == change.link else link for link in draft.links)
        return replace(draft, links=links)
    if change.before is not None:
        return draft  # it was taken out meanwhile: nothing is left to change
    taken = frozenset(link.key for link in draft.links)
    added = replace(change.after, key=free_key(change.after.key, taken))
    unchanged = bool(change.body_after) and draft.body == change.body_before
    body = change.body_after if unchanged else draft.body
    at = len(draft.links) if change.at is None else change.at
    return replace(draft, links=(*draft.links[:at], added, *draft.links[at:]), body=body)


def as_made(draft: Draft, change: LinkChange) -> LinkChange:
    """Return a change with what can take it back: the link as it was, the text around it."""
    present = next((link for link in draft.links if link.id == change.link), None)
    after = relinked(draft, change).body
    before, later = (draft.body, after) if after != draft.body else ("", "")
    at = draft.links.index(present) if present is not None else None
    return LinkChange(change.article, present, change.after, before, later, at)


def _without(draft: Draft, link: RelatedLink) -> Draft:
    body = draft.body
    while True:
        found = next(
            (one for one in directives.find(body) if (one.kind, one.key) == ("related", link.key)),
            None,
        )
        if found is None:
            break
        body = directives.remove(body, found).apply(body)
    return replace(draft, links=tuple(each for each in draft.links if each != link), body=body)
