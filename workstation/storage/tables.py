"""The tables as SQLAlchemy knows them; `migrations/` makes them, a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()


def _text(name: str, *, primary_key: bool = False, nullable: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=primary_key, nullable=nullable)


def _integer(name: str, *, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=primary_key, nullable=nullable)


def _article(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "article",
        Text,
        ForeignKey("article.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


article = Table(
    "article",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id"),
    _text("slug"),
    _text("headline"),
    _text("headline_key"),
    _text("section"),
    _text("section_key"),
    _text("stage"),
    _text("stage_before_spike", nullable=True),
    _text("bylines"),
    _integer("words"),
    _text("created_at"),
    _text("modified_at"),
    _text("published_at", nullable=True),
    _text("embargo", nullable=True),
    _text("deadline", nullable=True),
    _text("assignee"),
    _text("assignee_key"),
    _text("language"),
    _integer("version"),
    _text("head", nullable=True),
    _integer("revisions"),
    _text("kicker"),
    _text("standfirst"),
    _text("dateline"),
    _text("tags"),
    _integer("word_target", nullable=True),
    _text("seo_title"),
    _text("seo_description"),
    _text("newsletter", nullable=True),
    _text("extra"),
    _text("links_hash"),
    _text("figures_hash"),
    _text("corrections_hash"),
    _text("hash"),
    _text("body"),
    _text("suggestions"),
    _text("ticks"),
    _text("scheduled_at", nullable=True),
    _text("scheduled_by"),
    _text("out_with"),
    _text("out_since", nullable=True),
    _text("out_by"),
    _text("out_revision", nullable=True),
    _integer("conflicts"),
)

byline = Table(
    "byline",
    metadata,
    _article(primary_key=True),
    _integer("position", primary_key=True),
    _text("name"),
    _text("name_key"),
)

tag = Table(
    "tag",
    metadata,
    _article(primary_key=True),
    _integer("position", primary_key=True),
    _text("name"),
    _text("name_key"),
)

related_link = Table(
    "related_link",
    metadata,
    _article(primary_key=True),
    _text("id", primary_key=True),
    _integer("position"),
    _text("key"),
    _text("kind"),
    _text("placement"),
    _text("label"),
    _text("label_for"),
    _text("reason"),
    _text("added_by"),
    _text("added_at", nullable=True),
    _text("target_kind"),
    _text("target", nullable=True),
    _text("url"),
    _text("title"),
    _text("bylines"),
    _text("slug"),
    _text("hash"),
    _text("unready"),
)

link_proposal = Table(
    "link_proposal",
    metadata,
    _text("id", primary_key=True),
    _article(),
    _text("document"),
    _text("by_name"),
    _text("at"),
    _text("state"),
    _text("decided_by"),
    _text("decided_at", nullable=True),
    _text("hash"),
)

web_page = Table(
    "web_page",
    metadata,
    _text("url", primary_key=True),
    _text("title"),
    _text("checked_at"),
    _integer("status"),
    _text("problem"),
)

dismissed = Table(
    "dismissed",
    metadata,
    _article(primary_key=True),
    Column("target", Text, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
)

figure = Table(
    "figure",
    metadata,
    _article(primary_key=True),
    _text("id", primary_key=True),
    _integer("position"),
    _text("key"),
    _text("picture"),
    _text("role"),
    _text("caption", nullable=True),
    _text("credit", nullable=True),
    _text("source", nullable=True),
    _text("alt", nullable=True),
    _integer("decorative"),
    _text("hash"),
    _text("long_description", nullable=True),
    _text("framing", nullable=True),
    _text("override", nullable=True),
)

correction = Table(
    "correction",
    metadata,
    _article(primary_key=True),
    _integer("position", primary_key=True),
    _text("date"),
    _text("kind"),
    _text("note"),
    _text("hash"),
)

picture = Table(
    "picture",
    metadata,
    _text("id", primary_key=True),
    _text("file_name"),
    _text("media_type"),
    _integer("width"),
    _integer("height"),
    _integer("size"),
    _text("caption"),
    _text("credit"),
    _text("source"),
    _text("alt"),
    _text("long_description"),
    _text("rights_terms"),
    _text("rights_category"),
    _text("rights_start", nullable=True),
    _text("rights_until", nullable=True),
    _text("keywords"),
    _text("taken_at", nullable=True),
    _text("from_file"),
    _text("added_at"),
    _text("words_key"),
    _text("hash"),
    _text("headline"),
    _text("creator"),
    _text("copyright"),
    _text("city"),
    _text("country"),
    _text("also_found"),
    _text("framing"),
    _text("look"),
    _text("removed_at", nullable=True),
)

revision = Table(
    "revision",
    metadata,
    _text("id", primary_key=True),
    _article(),
    _integer("number"),
    _text("author"),
    _text("device"),
    _text("at"),
    _text("reason"),
    _text("note"),
    _text("stage"),
    _integer("words"),
    Column("document", LargeBinary, nullable=False),
)

revision_parent = Table(
    "revision_parent",
    metadata,
    Column("revision", Text, ForeignKey("revision.id", ondelete="CASCADE"), primary_key=True),
    _integer("position", primary_key=True),
    _text("parent"),
)

stage_event = Table(
    "stage_event",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id"),
    _article(),
    _text("origin"),
    _text("target"),
    _text("by_name"),
    _text("at"),
    _text("note"),
    _text("revision", nullable=True),
    _text("hash"),
)

kept_page = Table(
    "kept_page",
    metadata,
    Column("event", Text, ForeignKey("stage_event.id", ondelete="CASCADE"), primary_key=True),
    _article(),
    _integer("made"),
    Column("document", LargeBinary, nullable=False),
    _text("hash"),
)

last_read = Table(
    "last_read",
    metadata,
    _article(primary_key=True),
    _text("person", primary_key=True),
    _text("revision"),
    _text("at"),
)

note = Table(
    "note",
    metadata,
    _text("id", primary_key=True),
    _article(),
    _text("field"),
    _integer("start"),
    _integer("stop"),
    _text("quotation"),
    _text("by_name"),
    _text("at"),
    _text("text"),
    _text("replies"),
    _text("resolved_by"),
    _text("resolved_at", nullable=True),
    _text("hash"),
    _integer("edits"),
)

removed_note = Table("removed_note", metadata, _text("id", primary_key=True))

conflict = Table(
    "conflict",
    metadata,
    _article(primary_key=True),
    _text("revision", primary_key=True),
    _text("newsroom"),
    _text("since"),
    _text("hash"),
)

absent_article = Table(
    "absent_article",
    metadata,
    _text("id", primary_key=True),
    _text("title"),
    _text("bylines"),
    _text("slug"),
    _text("hash"),
)

known_person = Table(
    "known_person",
    metadata,
    _text("name", primary_key=True),
    _text("here"),
    _text("hash"),
)

setting = Table("setting", metadata, _text("name", primary_key=True), _text("value"), _text("hash"))

section = Table(
    "section",
    metadata,
    _integer("position", primary_key=True),
    _text("name"),
    _text("colour"),
    _text("hash"),
)

contributor = Table(
    "contributor",
    metadata,
    _integer("position", primary_key=True),
    _text("id"),
    _text("name"),
    _integer("collective"),
    _text("role"),
    _text("hash"),
)

saved_search = Table(
    "saved_search",
    metadata,
    _integer("position", primary_key=True),
    _text("name"),
    _text("query"),
    _text("hash"),
)

journal = Table(
    "journal",
    metadata,
    _integer("one", primary_key=True),
    _text("lineage"),
    _integer("position"),
)

dirty = Table("dirty", metadata, _article(primary_key=True))

article_term = Table(
    "article_term",
    metadata,
    _text("term", primary_key=True),
    Column(
        "article",
        Integer,
        ForeignKey("article.number", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    ),
    Column("weight", Float, nullable=False),
)

term_count = Table("term_count", metadata, _integer("term", primary_key=True), _integer("articles"))

counted_terms = Table(
    "counted_terms",
    metadata,
    Column("article", Integer, ForeignKey("article.number", ondelete="CASCADE"), primary_key=True),
    Column("terms", LargeBinary, nullable=False),
)
