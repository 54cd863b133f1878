"""Rows that people's text is in carry a hash of it, so that a flipped bit is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from workstation.domain.canonical import canonical_json, sha256_text

Record: TypeAlias = Mapping[str, Any]
"""A row by column name; the schema's STRICT tables vouch for the types."""

Values: TypeAlias = "dict[str, str | int | float | None]"
"""What is written into a row."""

_HASHED: Final[Mapping[str, tuple[str, ...]]] = {
    "article": (
        "id",
        "headline",
        "slug",
        "section",
        "kicker",
        "standfirst",
        "bylines",
        "dateline",
        "language",
        "tags",
        "body",
        "embargo",
        "deadline",
        "word_target",
        "seo_title",
        "seo_description",
        "newsletter",
        "extra",
        "links_hash",
        "figures_hash",
        "corrections_hash",
    ),
    "figure": (
        "id",
        "key",
        "picture",
        "role",
        "caption",
        "credit",
        "source",
        "alt",
        "decorative",
    ),
    "correction": ("date", "kind", "note"),
    "picture": (
        "id",
        "file_name",
        "caption",
        "credit",
        "source",
        "alt",
        "long_description",
        "rights_terms",
        "rights_category",
        "rights_start",
        "rights_until",
        "keywords",
        "from_file",
    ),
    "stage_event": ("id", "article", "origin", "target", "by_name", "at", "note", "revision"),
    "note": (
        *("id", "article", "field", "start", "stop", "quotation", "by_name", "at", "text"),
        *("replies", "resolved_by", "resolved_at"),
    ),
    "link_proposal": (
        "id",
        "article",
        "document",
        "by_name",
        "at",
        "state",
        "decided_by",
        "decided_at",
    ),
    "setting": ("name", "value"),
    "section": ("name", "colour"),
    "contributor": ("id", "name", "collective", "role"),
    "saved_search": ("name", "query"),
    "conflict": ("article", "revision", "newsroom", "since"),
    "absent_article": ("id", "title", "bylines", "slug"),
    "known_person": ("name", "here"),
}

_HASHED_IF_SET: Final[Mapping[str, Mapping[str, str | int | None]]] = {
    "article": {"suggestions": "[]"},
    "note": {"edits": 0},
    "figure": {"long_description": None, "framing": None, "override": None},
    "picture": {
        **dict.fromkeys(("headline", "creator", "copyright", "city", "country"), ""),
        "also_found": "[]",
        "framing": "{}",
        "removed_at": None,
    },
}
"""Columns that tables got later, and what a row has in them while nobody has set them. Left out
of the hash until then, so that rows written before keep theirs."""

_LINK_HASHED: Final = (
    "id",
    "key",
    "kind",
    "placement",
    "label",
    "label_for",
    "reason",
    "added_by",
    "added_at",
    "target_kind",
)

_TARGET_HASHED: Final[Mapping[str, tuple[str, ...]]] = {
    "article": ("target",),
    "web": ("url", "title"),
    # Not the article it has resolved to: that is the newsroom's doing, not the writer's.
    "unresolved": ("title", "bylines", "slug"),
}

HASHED_TABLES: Final = (*_HASHED, "related_link")
"""The tables whose rows carry the hash of what people wrote in them."""


def row_hash(table: str, row: Record) -> str:
    """Return the hash a row of that table has to carry."""
    if table == "related_link":
        names = (*_LINK_HASHED, *_TARGET_HASHED[row["target_kind"]])
        # Links written before there was such a choice keep the hash they have.
        names += ("unready",) if row.get("unready") else ()
    else:
        names = _HASHED[table]
    later = _HASHED_IF_SET.get(table, {})
    # A newsroom that is about to be migrated has not got the later columns yet.
    found = ((name, row.get(name, unset), unset) for name, unset in later.items())
    added = [[name, value] for name, value, unset in found if value != unset]
    # The same text as the list's JSON, without the long way round for the body.
    return sha256_text(
        f"[{','.join(map(canonical_json, (*(row[name] for name in names), *added)))}]"
    )


def joined_hash(hashes: Iterable[str]) -> str:
    """Return the hash of an ordered list of rows."""
    return sha256_text(canonical_json(list(hashes)))


def sealed(table: str, values: Values) -> Values:
    """Return the values of a row together with their hash."""
    return {**values, "hash": row_hash(table, values)}


def parts_hashes(**parts: Iterable[Record]) -> dict[str, str]:
    """Return `NAME_hash` for each list of rows that belongs to an article."""
    return {
        f"{name}_hash": joined_hash(row["hash"] for row in rows) for name, rows in parts.items()
    }
