"""Words that are right in one article, whatever the dictionary says; part of its draft.

They are an entry of the article file that is otherwise the writer's own to fill (`Draft.extra`),
so they go with revisions, exports and imports, and are undone as other details are.
"""

from __future__ import annotations

import json
from dataclasses import replace

from workstation.domain.canonical import canonical_json
from workstation.domain.draft import Draft

KEY = "known_words"


def known_words(draft: Draft) -> tuple[str, ...]:
    """Return the words that this article has for right."""
    if KEY not in draft.extra:
        return ()
    found = json.loads(draft.extra).get(KEY)
    if not isinstance(found, list):
        return ()
    return tuple(word for word in found if isinstance(word, str))


def with_known_words(draft: Draft, words: tuple[str, ...]) -> Draft:
    """Return the draft with these words for right, and no others."""
    extra = dict(json.loads(draft.extra))
    extra.pop(KEY, None)
    if words:
        extra[KEY] = sorted(set(words))
    return replace(draft, extra=canonical_json(extra))
