"""What a write changed: sets of ids, sent round once after each commit."""

from __future__ import annotations

from dataclasses import dataclass, fields

from workstation.domain.ids import ArticleId, PictureId


@dataclass(frozen=True, slots=True)
class Changes:
    """What one transaction changed, for whoever shows it."""

    added: frozenset[ArticleId] = frozenset()
    edited: frozenset[ArticleId] = frozenset()
    removed: frozenset[ArticleId] = frozenset()
    relinked: frozenset[ArticleId] = frozenset()
    """Articles that gained or lost an incoming link."""
    reviewed: frozenset[ArticleId] = frozenset()
    """Articles whose stage, events or revisions changed."""
    voided: frozenset[ArticleId] = frozenset()
    """Articles that are in review again because they were changed after their approval."""
    noted: frozenset[ArticleId] = frozenset()
    """Articles whose notes changed."""
    overtaken: frozenset[ArticleId] = frozenset()
    """Articles that were saved over what something else had written, which is a revision now."""
    pictures: frozenset[PictureId] = frozenset()
    newsroom: bool = False
    """Sections, people, saved searches or the newsroom's own settings."""

    def __or__(self, other: Changes) -> Changes:
        """Join two sets of changes."""
        joined = {}
        for field in fields(Changes):
            joined[field.name] = getattr(self, field.name) | getattr(other, field.name)
        return Changes(**joined)

    def __bool__(self) -> bool:
        """Say whether anything changed at all."""
        return any(getattr(self, field.name) for field in fields(Changes))

    @property
    def articles(self) -> frozenset[ArticleId]:
        """Every article whose row in a list may look different now."""
        return self.added | self.edited | self.removed | self.reviewed
