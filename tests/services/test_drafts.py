from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.article import ArticleBundle
from workstation.domain.changes import Changes
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.errors import Conflict, NotAllowed, NotFound
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId, RevisionId, new_uuid
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    LinkTarget,
    Placement,
    RelatedLink,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.pictures import Figure, Picture, Role
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import PROGRAM, Stage
from workstation.services import drafts, pictures, reviewing
from workstation.storage.store import Store


def _create(store: Store, draft: Draft | None = None, stage: Stage = Stage.DRAFT) -> ArticleId:
    article = ArticleId(new_uuid())
    with store.write() as uow:
        drafts.create(uow, article, draft or Draft(headline="Ferry"), author="Ines", stage=stage)
    return article


def _load(store: Store, article: ArticleId) -> ArticleBundle:
    with store.read() as uow:
        return drafts.load(uow, article)


def _head(bundle: ArticleBundle) -> RevisionId:
    assert bundle.article.head is not None
    return bundle.article.head


def _save(store: Store, article: ArticleId, **fields: Any) -> Changes:
    present = _load(store, article).article
    with store.write() as uow:
        return drafts.save(uow, article, replace(present.draft, **fields), version=present.version)


def _link(target: LinkTarget, key: str = "one", **more: Any) -> RelatedLink:
    return RelatedLink(id=LinkId(new_uuid()), key=key, target=target, **more)


def _full_draft(target: ArticleId) -> Draft:
    return Draft(
        headline="Ferry operators brace for winter",
        slug="ferry-winter",
        section="Harbour",
        kicker="Timetable",
        standfirst="The outer route loses its early sailing.",
        bylines=("Ines Okafor", "Courier Staff"),
        dateline="Skerry Pier",
        tags=("ferries", "timetable"),
        body="The crossing costs 12\u00a0000 kroner. \U0001f6a2 שלום",
        links=(
            _link(ArticleTarget(target), "dredging", kind=LinkKind.BACKGROUND, label="Read on"),
            _link(WebTarget("https://example.org", "Elsewhere"), "web", placement=Placement.TEXT),
            _link(UnresolvedTarget("A story to come", ("Staff",), "to-come"), "later"),
        ),
        figures=(
            Figure(
                id=FigureId(new_uuid()), key="quay", picture=PictureId("a" * 64), role=Role.LEAD
            ),
            Figure(
                id=FigureId(new_uuid()),
                key="map",
                picture=PictureId("b" * 64),
                caption="",
                alt="A map",
                decorative=True,
            ),
        ),
        corrections=(
            Correction(
                datetime(2026, 1, 2, tzinfo=UTC), CorrectionKind.CLARIFICATION, "It was two."
            ),
        ),
        embargo=datetime(2026, 12, 1, 18, tzinfo=UTC),
        deadline=datetime(2026, 11, 30, tzinfo=UTC),
        word_target=600,
        seo_title="Ferries",
        seo_description="Winter timetable",
        newsletter="",
        extra='{"priority":3}',
    )


def test_everything_of_a_draft_comes_back(library: Store) -> None:
    target = _create(library)
    draft = _full_draft(target)
    article = _create(library, draft)
    bundle = _load(library, article)
    assert bundle.article.draft == draft
    assert bundle.references.articles[target].headline == "Ferry"
    assert bundle.article.version == 1
    assert bundle.article.revisions == 1
    with library.read() as uow:
        assert drafts.revision(uow, _head(bundle)).draft == draft
        assert drafts.load_by_slug(uow, "ferry-winter").article.id == article


def test_a_slug_is_made_from_the_headline_and_unique(library: Store) -> None:
    first, second = _create(library), _create(library)
    assert _load(library, first).article.draft.slug == "ferry"
    assert _load(library, second).article.draft.slug == "ferry-2"


def test_a_slug_that_is_taken_gets_a_number_and_keeps_it(library: Store) -> None:
    _create(library)
    other = _create(library, Draft(headline="Pier", slug="ferry"))
    assert _load(library, other).article.draft.slug == "ferry-2"
    _save(library, other, body="more")
    assert _load(library, other).article.draft.slug == "ferry-2"


def test_readers_keep_finding_an_article_whose_slug_is_taken_away(library: Store) -> None:
    article = _create(library, Draft(headline="Ferry waits"), stage=Stage.PUBLISHED)
    _save(library, article, headline="Ferry sails", slug="")
    assert _load(library, article).article.draft.slug == "ferry-waits"
    with library.read() as uow:
        assert drafts.slug(uow, article) == "ferry-waits"


def test_an_untitled_draft_gets_its_slug_with_its_headline(library: Store) -> None:
    article = _create(library, Draft())
    untitled = _load(library, article).article.draft
    assert untitled.slug == "untitled"
    for version, headline in enumerate(("Fer", "Ferry to Skerry"), 1):
        with library.write() as uow:
            drafts.save(uow, article, replace(untitled, headline=headline), version=version)
    assert _load(library, article).article.draft.slug == "ferry-to-skerry"


def test_an_article_that_is_not_there_is_not_found(library: Store) -> None:
    with library.read() as uow:
        with pytest.raises(NotFound):
            drafts.load_by_slug(uow, "nowhere")
        with pytest.raises(NotFound):
            drafts.load(uow, ArticleId(new_uuid()))


def test_a_save_of_an_outdated_text_is_a_conflict_and_changes_nothing(library: Store) -> None:
    article = _create(library)
    _save(library, article, body="first")
    with pytest.raises(Conflict), library.write() as uow:
        drafts.save(uow, article, Draft(headline="Ferry", body="second"), version=1)
    present = _load(library, article).article
    assert (present.draft.body, present.version) == ("first", 2)


def test_a_save_replaces_links_figures_and_corrections(library: Store) -> None:
    target = _create(library)
    article = _create(library, _full_draft(target))
    draft = _load(library, article).article.draft
    changed = replace(
        draft,
        links=(
            draft.links[1],
            replace(draft.links[0], label="Later"),
            _link(ArticleTarget(target)),
        ),
        figures=tuple(reversed(draft.figures)),
        corrections=(),
        bylines=("Courier Staff",),
        tags=(),
    )
    with library.write() as uow:
        changes = drafts.save(uow, article, changed, version=1)
    assert _load(library, article).article.draft == changed
    assert changes.edited == {article}
    assert changes.relinked == frozenset()
    without = _save(library, article, links=())
    assert without.relinked == {target}
    assert library.verify() == ()


def _statements(store: Store, act: Callable[[], None]) -> list[str]:
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(store._writer, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(store._writer, "before_cursor_execute", note)
    return seen


def test_an_autosave_of_the_body_takes_few_statements(library: Store) -> None:
    article = _create(library, _full_draft(_create(library)))
    draft = _load(library, article).article.draft

    def save() -> None:
        with library.write() as uow:
            drafts.save(uow, article, replace(draft, body="Typed on."), version=1)

    statements = _statements(library, save)
    # BEGIN, the state, the row, the mark; COMMIT is not a cursor's.
    assert len(statements) <= 5, statements
    assert not any("fts" in statement for statement in statements)


def test_only_the_changed_link_is_written(library: Store) -> None:
    article = _create(library, _full_draft(_create(library)))
    draft = _load(library, article).article.draft
    links = (replace(draft.links[0], label="Other"), *draft.links[1:])
    written: list[object] = []

    def note(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if "INTO related_link" in statement:
            written.extend(parameters if many else [parameters])

    event.listen(library._writer, "before_cursor_execute", note)
    with library.write() as uow:
        drafts.save(uow, article, replace(draft, links=links), version=1)
    assert len(written) == 1


def test_text_that_a_store_would_refuse_is_cleaned_not_lost(library: Store) -> None:
    article = _create(library, Draft(headline="Two\nlines", body="a\x00b\ud800c\r\nd"))
    draft = _load(library, article).article.draft
    assert draft.headline == "Two lines"
    assert draft.body == "abc\nd"


def test_a_revision_is_only_kept_when_something_changed(library: Store, clock: FrozenClock) -> None:
    article = _create(library)
    clock.forward(minutes=1)
    with library.write() as uow:
        assert not drafts.keep_revision(uow, article, author="Ines", reason=RevisionReason.SAVED)
    _save(library, article, body="More.")
    with library.write() as uow:
        changes = drafts.keep_revision(
            uow, article, author="Ines", reason=RevisionReason.SAVED, note="Before lunch"
        )
        assert changes.reviewed == {article}
        drafts.keep_revision(uow, article, author="Ines", reason=RevisionReason.SUBMITTED)
        listed = drafts.history(uow, article)
    assert [(each.number, each.reason) for each in listed] == [
        (3, RevisionReason.SUBMITTED),
        (2, RevisionReason.SAVED),
        (1, RevisionReason.CREATED),
    ]
    assert listed[1].note == "Before lunch"
    with library.read() as uow:
        assert drafts.revision(uow, listed[0].id).parents == (listed[1].id,)


def test_restoring_keeps_the_present_text_as_a_revision(library: Store) -> None:
    article = _create(library, Draft(headline="Ferry", body="First."))
    first = _head(_load(library, article))
    _save(library, article, body="Second.", slug="ferry-new")
    with library.write() as uow:
        drafts.restore(uow, article, first, author="Ada", version=2)
    present = _load(library, article).article
    assert present.draft.body == "First."
    assert present.draft.slug == "ferry-new"
    assert present.version == 3
    with library.read() as uow:
        listed = drafts.history(uow, article)
        assert [each.reason for each in listed] == [
            RevisionReason.RESTORED,
            RevisionReason.SAVED,
            RevisionReason.CREATED,
        ]
        assert drafts.revision(uow, listed[1].id).draft.body == "Second."


def test_a_revision_of_another_article_is_not_restored(library: Store) -> None:
    article, other = _create(library), _create(library)
    foreign = _head(_load(library, other))
    with pytest.raises(NotFound), library.write() as uow:
        drafts.restore(uow, article, foreign, author="Ada", version=1)


def test_a_duplicate_is_a_draft_of_its_own(library: Store) -> None:
    article = _create(library, _full_draft(_create(library)), stage=Stage.PUBLISHED)
    copy = ArticleId(new_uuid())
    with library.write() as uow:
        changes = drafts.duplicate(
            uow, article, copy, headline="Ferry operators, again", author="Ada"
        )
    one, two = _load(library, article).article, _load(library, copy).article
    assert changes.added == {copy}
    assert two.stage is Stage.DRAFT
    assert two.published_at is None
    assert two.draft.body == one.draft.body
    assert two.draft.headline == "Ferry operators, again"
    assert two.draft.slug == "ferry-operators-again"
    assert [link.target for link in two.draft.links] == [link.target for link in one.draft.links]
    assert not {link.id for link in one.draft.links} & {link.id for link in two.draft.links}
    assert two.draft.corrections == ()


def test_only_an_empty_draft_can_be_deleted(library: Store) -> None:
    empty, written = _create(library, Draft(bylines=("Ines",))), _create(library)
    with library.write() as uow:
        assert drafts.delete_unsaved(uow, empty).removed == {empty}
    with library.read() as uow:
        assert not uow.articles.exists(empty)
    with pytest.raises(NotAllowed), library.write() as uow:
        drafts.delete_unsaved(uow, written)


def test_a_link_resolves_when_an_article_of_that_slug_or_headline_arrives(library: Store) -> None:
    by_slug = _link(UnresolvedTarget("Some title", ("Staff",), "dredging-slips"), "slug")
    by_title = _link(UnresolvedTarget("Eelgrass returns"), "title")
    near = _link(UnresolvedTarget("Eelgrass Returns"), "near")
    source = _create(library, Draft(headline="Ferry", links=(by_slug, by_title, near)))
    one = ArticleId(new_uuid())
    with library.write() as uow:
        changes = drafts.create(
            uow, one, Draft(headline="Contract slips", slug="dredging-slips"), author="Ada"
        )
    assert changes.edited == {source}
    assert changes.relinked == {one}
    two = _create(library, Draft(headline="Eelgrass returns"))
    targets = [link.target for link in _load(library, source).article.draft.links]
    assert targets == [ArticleTarget(one), ArticleTarget(two), near.target]


def test_a_link_resolves_at_once_when_its_article_is_there(library: Store) -> None:
    target = _create(library, Draft(headline="Eelgrass returns"))
    source = _create(
        library, Draft(headline="Ferry", links=(_link(UnresolvedTarget("Eelgrass returns")),))
    )
    assert _load(library, source).article.draft.links[0].target == ArticleTarget(target)


def test_saving_an_open_text_does_not_undo_what_resolved_meanwhile(library: Store) -> None:
    link = _link(UnresolvedTarget("Eelgrass returns", ("Staff",)))
    source = _create(library, Draft(headline="Ferry", links=(link,)))
    still_open = _load(library, source).article.draft
    target = _create(library, Draft(headline="Eelgrass returns"))
    other = replace(still_open, body="Typed.", links=(replace(link, label="New label"),))
    with library.write() as uow:
        drafts.save(uow, source, other, version=1)
    saved = _load(library, source).article.draft.links[0]
    assert saved.target == ArticleTarget(target)
    assert saved.label == "New label"
    assert library.verify() == ()


def test_a_link_waits_again_when_the_empty_draft_it_found_is_deleted(library: Store) -> None:
    link = _link(UnresolvedTarget("Some title", (), "untitled"))
    source = _create(library, Draft(headline="Ferry", links=(link,)))
    target = _create(library, Draft())
    assert _load(library, source).article.draft.links[0].target == ArticleTarget(target)
    with library.write() as uow:
        drafts.delete_unsaved(uow, target)
    assert _load(library, source).article.draft.links[0].target == link.target


def test_a_change_after_approval_voids_it(library: Store) -> None:
    article = _create(library, stage=Stage.APPROVED)
    changes = _save(library, article, word_target=500)
    assert changes.reviewed == frozenset()
    assert _load(library, article).article.stage is Stage.APPROVED
    changes = _save(library, article, body="One more word.")
    present = _load(library, article).article
    assert changes.reviewed == {article}
    assert present.stage is Stage.IN_REVIEW
    with library.read() as uow:
        (moved,) = reviewing.events(uow, article)
    assert (moved.origin, moved.target, moved.by) == (Stage.APPROVED, Stage.IN_REVIEW, PROGRAM)
    assert moved.revision == present.head


def test_a_changed_caption_voids_approval_too(library: Store) -> None:
    figure = Figure(id=FigureId(new_uuid()), key="quay", picture=PictureId("a" * 64))
    article = _create(library, Draft(headline="Ferry", figures=(figure,)), stage=Stage.APPROVED)
    _save(library, article, figures=(replace(figure, caption="The quay"),))
    assert _load(library, article).article.stage is Stage.IN_REVIEW


def test_references_have_the_pictures_that_are_there(library: Store) -> None:
    known = Picture(
        id=PictureId("a" * 64),
        file_name="a.jpg",
        media_type="image/jpeg",
        width=4,
        height=3,
        size=9,
    )
    with library.write() as uow:
        pictures.add(uow, known)
    article = _create(library, _full_draft(_create(library)))
    assert set(_load(library, article).references.pictures) == {known.id}
