"""The newsroom: articles, links, figures, pictures, revisions, workflow, search."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMA = 1
"""`PRAGMA user_version` after this step."""

_STAGES = (
    "'draft', 'submitted', 'in review', 'changes requested', 'approved', 'published', "
    "'corrected', 'withdrawn', 'spiked'"
)

# The body comes last: a row of a list is read without following its overflow pages.
_ARTICLE = f"""
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    headline TEXT NOT NULL,
    headline_key TEXT NOT NULL,
    section TEXT NOT NULL,
    section_key TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ({_STAGES})),
    stage_before_spike TEXT CHECK (stage_before_spike IN ({_STAGES})),
    bylines TEXT NOT NULL CHECK (json_valid(bylines)),
    words INTEGER NOT NULL CHECK (words >= 0),
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    published_at TEXT,
    embargo TEXT,
    deadline TEXT,
    assignee TEXT NOT NULL DEFAULT '',
    assignee_key TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    head TEXT CHECK (length(head) = 64),
    revisions INTEGER NOT NULL DEFAULT 0 CHECK (revisions >= 0),
    kicker TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    dateline TEXT NOT NULL,
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    word_target INTEGER,
    seo_title TEXT NOT NULL,
    seo_description TEXT NOT NULL,
    newsletter TEXT,
    extra TEXT NOT NULL,
    links_hash TEXT NOT NULL CHECK (length(links_hash) = 64),
    figures_hash TEXT NOT NULL CHECK (length(figures_hash) = 64),
    corrections_hash TEXT NOT NULL CHECK (length(corrections_hash) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    body TEXT NOT NULL
) STRICT
"""

_STATEMENTS = (
    _ARTICLE,
    # Lists are answered from these indexes alone.
    (
        "CREATE INDEX article_newest ON article"
        " (modified_at, id, stage, section_key, assignee_key, published_at, embargo)"
    ),
    (
        "CREATE INDEX article_stage ON article"
        " (stage, modified_at, id, section_key, assignee_key, published_at, embargo)"
    ),
    (
        "CREATE INDEX article_section ON article"
        " (section_key, modified_at, id, stage, assignee_key, published_at, embargo, section)"
    ),
    (
        "CREATE INDEX article_assignee ON article (assignee_key, modified_at, id, stage)"
        " WHERE assignee_key <> ''"
    ),
    (
        "CREATE INDEX article_headline ON article"
        " (headline_key, id, stage, section_key, assignee_key, modified_at, published_at, embargo)"
    ),
    """
    CREATE TRIGGER article_kept BEFORE DELETE ON article
    WHEN OLD.stage <> 'draft' OR OLD.headline <> '' OR OLD.body <> '' OR OLD.revisions > 1
    BEGIN SELECT RAISE(ABORT, 'only an empty draft can be deleted'); END
    """,
    """
    CREATE TABLE byline (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX byline_name ON byline (name_key, article)",
    """
    CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tag_name ON tag (name_key, article)",
    """
    CREATE TABLE related_link (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('background', 'follow-up', 'update of', 'same series',
            'explainer', 'opinion', 'correction', 'see also')),
        placement TEXT NOT NULL CHECK (placement IN ('text', 'end')),
        label TEXT NOT NULL,
        label_for TEXT NOT NULL,
        reason TEXT NOT NULL,
        added_by TEXT NOT NULL,
        added_at TEXT,
        target_kind TEXT NOT NULL CHECK (target_kind IN ('article', 'web', 'unresolved')),
        target TEXT,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        bylines TEXT NOT NULL CHECK (json_valid(bylines)),
        slug TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, id),
        CHECK (target_kind <> 'article' OR target IS NOT NULL),
        CHECK (target_kind <> 'web' OR target IS NULL)
    ) STRICT
    """,
    "CREATE INDEX link_target ON related_link (target, article) WHERE target IS NOT NULL",
    (
        "CREATE INDEX link_waiting_slug ON related_link (slug)"
        " WHERE target_kind = 'unresolved' AND target IS NULL"
    ),
    (
        "CREATE INDEX link_waiting_title ON related_link (title)"
        " WHERE target_kind = 'unresolved' AND target IS NULL"
    ),
    "CREATE INDEX link_update ON related_link (article, target) WHERE kind = 'update of'",
    """
    CREATE TABLE dismissed (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        target TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        PRIMARY KEY (article, target)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE figure (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        picture TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('lead', 'body')),
        caption TEXT,
        credit TEXT,
        source TEXT,
        alt TEXT,
        decorative INTEGER NOT NULL CHECK (decorative IN (0, 1)),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, id)
    ) STRICT
    """,
    "CREATE INDEX figure_picture ON figure (picture, article)",
    """
    CREATE TABLE correction (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        date TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('correction', 'clarification', 'update')),
        note TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (article, position)
    ) STRICT
    """,
    """
    CREATE TABLE picture (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        file_name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        size INTEGER NOT NULL,
        caption TEXT NOT NULL,
        credit TEXT NOT NULL,
        source TEXT NOT NULL,
        alt TEXT NOT NULL,
        long_description TEXT NOT NULL,
        rights_terms TEXT NOT NULL,
        rights_category TEXT NOT NULL,
        rights_start TEXT,
        rights_until TEXT,
        keywords TEXT NOT NULL CHECK (json_valid(keywords)),
        taken_at TEXT,
        from_file TEXT NOT NULL CHECK (json_valid(from_file)),
        added_at TEXT NOT NULL,
        words_key TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    "CREATE INDEX picture_newest ON picture (added_at, id)",
    f"""
    CREATE TABLE revision (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        author TEXT NOT NULL,
        device TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ({_STAGES})),
        words INTEGER NOT NULL,
        document TEXT NOT NULL CHECK (json_valid(document)),
        UNIQUE (article, number)
    ) STRICT
    """,
    """
    CREATE TABLE revision_parent (
        revision TEXT NOT NULL REFERENCES revision (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        parent TEXT NOT NULL CHECK (length(parent) = 64),
        PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX revision_child ON revision_parent (parent, revision)",
    """
    CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END
    """,
    # The one revision of an empty draft goes with the draft; the article is gone by then.
    """
    CREATE TRIGGER revision_kept BEFORE DELETE ON revision
    WHEN EXISTS (SELECT 1 FROM article WHERE article.id = OLD.article)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END
    """,
    """
    CREATE TRIGGER revision_parent_unchanged BEFORE UPDATE ON revision_parent
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END
    """,
    """
    CREATE TRIGGER revision_parent_kept BEFORE DELETE ON revision_parent
    WHEN EXISTS (SELECT 1 FROM revision WHERE revision.id = OLD.revision)
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END
    """,
    f"""
    CREATE TABLE stage_event (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        origin TEXT NOT NULL CHECK (origin IN ({_STAGES})),
        target TEXT NOT NULL CHECK (target IN ({_STAGES})),
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        revision TEXT CHECK (length(revision) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    "CREATE INDEX stage_event_article ON stage_event (article, number)",
    """
    CREATE TRIGGER stage_event_unchanged BEFORE UPDATE ON stage_event
    BEGIN SELECT RAISE(ABORT, 'workflow events are never changed'); END
    """,
    """
    CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE section (
        position INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE contributor (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        collective INTEGER NOT NULL CHECK (collective IN (0, 1)),
        role TEXT NOT NULL CHECK (role IN ('writer', 'editor', 'chief')),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE saved_search (
        position INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    # Search: derived from the rows above, and filled outside the save.
    """
    CREATE TABLE dirty (
        article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE article_fts USING fts5 (
        headline, standfirst, body, bylines, captions,
        content = '', contentless_delete = 1, prefix = '3',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE title_fts USING fts5 (
        headline,
        content = '', contentless_delete = 1, prefix = '1 2 3',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TABLE article_term (
        term TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        weight REAL NOT NULL,
        PRIMARY KEY (term, article)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX article_term_article ON article_term (article)",
    # In how many articles each term is, by the term's CRC: exact, and quick to keep so.
    """
    CREATE TABLE term_count (
        term INTEGER PRIMARY KEY,
        articles INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE counted_terms (
        article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
        terms BLOB NOT NULL
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA application_id = 0x4E575353")
    op.execute(f"PRAGMA user_version = {SCHEMA}")
