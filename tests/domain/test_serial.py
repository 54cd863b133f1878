from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.canonical import canonical_json, canonical_text, sha256_text
from workstation.domain.cleaning import canonical_draft
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.framing import Framing
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId, RevisionId
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    Placement,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, RightsOverride, Role
from workstation.domain.revision import Revision, RevisionReason
from workstation.domain.serial import (
    draft_from_json,
    draft_to_json,
    revision_document,
    revision_from_document,
)
from workstation.domain.workflow import Stage

_CHARACTERS = st.one_of(
    st.characters(codec="utf-8", exclude_characters="\x00"),
    st.sampled_from("\u00a0\u202f\u2011שלום\u200f\u2067\u2069\U0001f6a2\u200d«»“”\n\t"),
)
TEXT = st.text(_CHARACTERS, max_size=30)
NAMES = st.lists(TEXT, max_size=3).map(tuple)
OPTIONAL = st.none() | TEXT
MOMENTS = st.none() | st.integers(0, 4_000_000_000_000).map(
    lambda moment: datetime.fromtimestamp(moment // 1000, UTC).replace(
        microsecond=moment % 1000 * 1000
    )
)
IDS = st.uuids().map(str)
LINKS = st.builds(
    RelatedLink,
    id=IDS.map(LinkId),
    key=TEXT,
    target=st.builds(ArticleTarget, IDS.map(ArticleId))
    | st.builds(WebTarget, TEXT, TEXT)
    | st.builds(UnresolvedTarget, TEXT, NAMES, TEXT),
    kind=st.sampled_from(LinkKind),
    placement=st.sampled_from(Placement),
    label=TEXT,
    label_for=TEXT,
    reason=TEXT,
    added_by=TEXT,
    added_at=MOMENTS,
)
FIGURES = st.builds(
    Figure,
    id=IDS.map(FigureId),
    key=TEXT,
    picture=TEXT.map(PictureId),
    role=st.sampled_from(Role),
    caption=OPTIONAL,
    credit=OPTIONAL,
    source=OPTIONAL,
    alt=OPTIONAL,
    decorative=st.booleans(),
    long_description=OPTIONAL,
    framing=st.none() | st.builds(Framing, turn=st.sampled_from((0, 90)), focus=st.just((1, 2))),
    override=st.none() | st.builds(RightsOverride, TEXT, TEXT, MOMENTS.filter(bool)),
)
DRAFTS = st.builds(
    Draft,
    headline=TEXT,
    slug=TEXT,
    section=TEXT,
    kicker=TEXT,
    standfirst=TEXT,
    bylines=NAMES,
    dateline=TEXT,
    language=TEXT,
    tags=NAMES,
    body=TEXT,
    links=st.lists(LINKS, max_size=2).map(tuple),
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    corrections=st.lists(
        st.builds(
            Correction,
            MOMENTS.map(lambda time: time or datetime(2026, 1, 1, tzinfo=UTC)),
            st.sampled_from(CorrectionKind),
            TEXT,
        ),
        max_size=2,
    ).map(tuple),
    embargo=MOMENTS,
    deadline=MOMENTS,
    word_target=st.none() | st.integers(0, 10_000),
    seo_title=TEXT,
    seo_description=TEXT,
    newsletter=OPTIONAL,
    extra=TEXT,
)


@given(DRAFTS)
def test_a_draft_comes_back_from_json(draft: Draft) -> None:
    text = canonical_json(draft_to_json(draft))
    assert draft_from_json(json.loads(text)) == draft
    assert canonical_json(json.loads(text)) == text


@given(DRAFTS, TEXT, st.sampled_from(Stage))
def test_a_revision_is_named_by_what_it_holds(draft: Draft, note: str, stage: Stage) -> None:
    revision = Revision(
        id=RevisionId(""),
        article=ArticleId("a"),
        parents=(RevisionId("1" * 64), RevisionId("2" * 64)),
        author="Ines",
        device="d",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        reason=RevisionReason.MERGED,
        note=note,
        stage=stage,
        draft=draft,
    )
    document = revision_document(revision)
    again = revision_from_document(document)
    assert again.id == sha256_text(document)
    assert again.draft == draft
    assert (again.parents, again.note, again.stage) == (revision.parents, note, stage)
    assert revision_document(again) == document


def test_a_draft_of_another_version_is_read_as_far_as_it_is_known() -> None:
    draft = draft_from_json({"headline": "Ferry", "scent": "salt"})
    assert draft == Draft(headline="Ferry")


@given(DRAFTS)
def test_a_cleaned_draft_is_clean(draft: Draft) -> None:
    cleaned = canonical_draft(draft)
    assert canonical_draft(cleaned) == cleaned
    assert cleaned.body == canonical_text(draft.body)
    assert "\n" not in cleaned.headline
    assert len(cleaned.links) == len(draft.links)
