"""Words that are right in one article, whatever the dictionary says; part of its draft.

They are an entry of the article file that is otherwise the writer's own to fill (`Draft.extra`),
so they go with revisions, exports and imports, and are undone as other details are.
"""

from __future__ import annotations

from workstation.domain.draft import Draft
from workstation.domain.extras import extra_of, with_extra

KEY = "known_words"


def known_words(draft: Draft) -> tuple[str, ...]:
    """Return the words that this article has for right."""
    found = extra_of(draft, KEY)
    if not isinstance(found, list):
        return ()
    return tuple(word for word in found if isinstance(word, str))


def with_known_words(draft: Draft, words: tuple[str, ...]) -> Draft:
    """Return the draft with these words for right, and no others."""
    return with_extra(draft, KEY, sorted(set(words)))
