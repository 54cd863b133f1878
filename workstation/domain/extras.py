"""Single entries of an article file that have no field of their own in a draft."""

from __future__ import annotations

import json
from dataclasses import replace

from workstation.domain.canonical import Json, canonical_json
from workstation.domain.draft import Draft


def extra_of(draft: Draft, key: str) -> Json:
    """Return an entry, or None."""
    if f'"{key}"' not in draft.extra:
        return None
    found: Json = json.loads(draft.extra).get(key)
    return found


def with_extra(draft: Draft, key: str, value: Json) -> Draft:
    """Return the draft with an entry of this value, or without it where that is empty."""
    extra = dict(json.loads(draft.extra))
    extra.pop(key, None)
    if value:
        extra[key] = value
    return replace(draft, extra=canonical_json(extra))
