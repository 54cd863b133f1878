"""What links to articles have to outlive: one case each, as a page and the checks see it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation import paths
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.impact import ImpactKind
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    Placement,
    RelatedLink,
    UnresolvedTarget,
)
from workstation.domain.newsroom import Newsroom
from workstation.domain.page import Page
from workstation.domain.query import LibraryQuery
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import Stage
from workstation.rendering.page import PageRenderer
from workstation.services import checking, drafts, impact, indexing, pages, related, reviewing
from workstation.storage.store import Store

RTL = "ميناء الجزيرة يعيد فتح الرصيف الداخلي"
EMOJI = "⛴️ Ferry back 👩‍👩‍👧 for Christmas 🎄"
LONG = "A very long headline about the eastern approach " * 12


@dataclass
class Desk:
    """Adds and changes articles, and looks at what becomes of a link."""

    store: Store
    clock: FrozenClock
    newsroom: Newsroom = field(default_factory=Newsroom)

    def add(self, draft: Draft, stage: Stage = Stage.PUBLISHED) -> ArticleId:
        article = ArticleId(new_uuid())
        with self.store.write() as uow:
            drafts.create(uow, article, draft, author="Ines", stage=stage)
        return article

    def source(self, target: ArticleId, **more: object) -> ArticleId:
        links = (link(target, **more),)
        return self.add(Draft(headline="Source", body="One.\n\nTwo.", links=links))

    def change(self, article: ArticleId, **fields: object) -> None:
        with self.store.write() as uow:
            present = uow.articles.load(article)
            changed = replace(present.draft, **fields)  # type: ignore[arg-type]
            drafts.save(uow, article, changed, version=present.version)

    def page(self, article: ArticleId) -> Page:
        with self.store.read() as uow:
            bundle = drafts.load(uow, article)
        return pages.compose(
            bundle.article,
            bundle.article.draft,
            bundle.references,
            self.newsroom,
            picture_url=lambda _: "",
            article_url=lambda one: one.slug,
            today=date(2026, 11, 22),
        )

    def rules(self, article: ArticleId) -> set[str]:
        with self.store.read() as uow:
            bundle = drafts.load(uow, article)
            found = checking.check(
                bundle.article,
                bundle.article.draft,
                bundle.references,
                self.newsroom,
                now=self.clock.now(),
            )
        return {each.rule for each in found if each.rule.startswith("link.")}

    def linked(self, article: ArticleId) -> RelatedLink:
        with self.store.read() as uow:
            return drafts.load(uow, article).article.draft.links[0]


def link(target: ArticleId, **more: object) -> RelatedLink:
    made = RelatedLink(id=LinkId(new_uuid()), key="k", target=ArticleTarget(target))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def desk(library: Store, clock: FrozenClock) -> Desk:
    return Desk(library, clock)


def test_a_deleted_target_leaves_its_link_waiting(desk: Desk) -> None:
    target = desk.add(Draft(slug="to-come"), Stage.DRAFT)
    waiting = RelatedLink(
        id=LinkId(new_uuid()), key="k", target=UnresolvedTarget("To come", slug="to-come")
    )
    source = desk.add(Draft(headline="Source", links=(waiting,)))
    assert desk.linked(source).target == ArticleTarget(target)
    with desk.store.write() as uow:
        drafts.delete_unsaved(uow, target)
    assert desk.linked(source).target == UnresolvedTarget("To come", slug="to-come")
    assert [each.url for each in desk.page(source).links] == [""]


def test_a_target_that_is_gone_is_left_out_and_blocks(desk: Desk) -> None:
    source = desk.source(ArticleId(new_uuid()), label_for="Never here")
    assert desk.page(source).links == ()
    assert desk.rules(source) == {"link.lost"}


@pytest.mark.parametrize("stage", [Stage.SPIKED, Stage.WITHDRAWN])
def test_a_dead_target_is_left_out_and_blocks(desk: Desk, stage: Stage) -> None:
    source = desk.source(desk.add(Draft(headline="Gone"), stage))
    assert desk.page(source).links == ()
    assert desk.rules(source) == {"link.dead"}


def test_an_embargoed_target_is_left_out_and_blocks_until_its_time(desk: Desk) -> None:
    embargo = desk.clock.now() + timedelta(hours=2)
    source = desk.source(desk.add(Draft(headline="Later", embargo=embargo), Stage.APPROVED))
    assert desk.page(source).links == ()
    assert desk.rules(source) == {"link.embargoed"}
    desk.clock.forward(hours=3)
    assert desk.rules(source) == {"link.held"}


def test_a_retitled_target_is_shown_as_it_is_called_now(desk: Desk) -> None:
    target = desk.add(Draft(headline="Old", slug="old"))
    plain = desk.source(target)
    labelled = desk.source(target, label="Mine", label_for="Old")
    desk.change(target, headline="New", slug="new")
    assert [(each.title, each.url) for each in desk.page(plain).links] == [("New", "new")]
    assert [each.title for each in desk.page(labelled).links] == ["Mine"]
    assert desk.rules(plain) == set()
    assert desk.rules(labelled) == {"link.label.drift"}


def test_a_target_that_an_update_has_replaced_is_found_as_stale(desk: Desk) -> None:
    target = desk.add(Draft(headline="First"))
    source = desk.source(target)
    with desk.store.read() as uow:
        assert uow.listing.ids(_links("stale"), (), None) == ()
    update = desk.add(Draft(headline="Second", links=(link(target, kind=LinkKind.UPDATE_OF),)))
    with desk.store.read() as uow:
        assert uow.listing.ids(_links("stale"), (), None) == (source,)
    assert update != source


def test_a_copy_has_links_of_its_own_to_the_same_targets(desk: Desk) -> None:
    target = desk.add(Draft(headline="Target"))
    source, copy = desk.source(target), ArticleId(new_uuid())
    with desk.store.write() as uow:
        drafts.duplicate(uow, source, copy, headline="Copy", author="Ines")
    assert desk.linked(copy).target == desk.linked(source).target
    assert desk.linked(copy).id != desk.linked(source).id


def test_a_link_to_itself_is_left_out_and_blocks(desk: Desk) -> None:
    source = desk.add(Draft(headline="Source"))
    desk.change(source, links=(link(source),))
    assert desk.page(source).links == ()
    assert desk.rules(source) == {"link.self"}


def test_a_link_to_itself_is_no_consequence_of_what_happens_to_it(desk: Desk) -> None:
    source = desk.add(Draft(headline="Source"))
    desk.change(source, links=(link(source),))
    with desk.store.read() as uow:
        for kind in ImpactKind:
            assert impact.foresee(uow, source, kind, by="Ines").affected == ()


def test_a_story_only_linked_to_by_itself_is_an_orphan(desk: Desk) -> None:
    source = desk.add(Draft(headline="Source"))
    desk.change(source, links=(link(source),))
    with desk.store.read() as uow:
        assert uow.listing.ids(_links("orphan"), (), None) == (source,)


def test_a_link_that_waits_for_the_name_of_its_own_story_goes_on_waiting(desk: Desk) -> None:
    waiting = RelatedLink(
        id=LinkId(new_uuid()), key="k", target=UnresolvedTarget("To come", slug="to-come")
    )
    source = desk.add(Draft(headline="Source", links=(waiting,)))
    desk.change(source, headline="To come", slug="to-come")
    with desk.store.write() as uow:
        drafts.keep_revision(uow, source, author="Ines", reason=RevisionReason.SAVED)
    assert desk.linked(source).target == waiting.target
    with desk.store.read() as uow:
        assert uow.links.incoming(source) == ()


def test_two_stories_that_each_update_the_other_are_one_suggestion(desk: Desk) -> None:
    one = desk.add(Draft(headline="Norrdyk Marine begins"))
    other = desk.add(
        Draft(headline="Norrdyk Marine ends", links=(link(one, kind=LinkKind.UPDATE_OF),))
    )
    desk.change(one, links=(link(other, kind=LinkKind.UPDATE_OF),))
    with desk.store.write() as uow:
        while indexing.index_dirty(uow, 10):
            pass
        hits = related.suggest(uow, ArticleId("new"), Draft(headline="Norrdyk Marine rests"), 5)
    assert len(hits) == 1


def test_two_articles_may_link_to_each_other(desk: Desk) -> None:
    one = desk.add(Draft(headline="One"))
    other = desk.source(one)
    desk.change(one, links=(link(other),))
    assert [each.title for each in desk.page(one).links] == ["Source"]
    assert [each.title for each in desk.page(other).links] == ["One"]
    assert desk.rules(one) == desk.rules(other) == set()


def test_the_same_target_in_text_and_list_is_warned_of_and_not_suggested(desk: Desk) -> None:
    target = desk.add(Draft(headline="Dredging slips", slug="slips", tags=("dredging",)))
    draft = Draft(
        headline="Dredging",
        tags=("dredging",),
        body="One.\n\n{{related: text}}\n\nTwo [here](https://courier.example/slips).",
        links=(link(target, key="text", placement=Placement.TEXT), link(target, key="end")),
    )
    source = desk.add(draft)
    with desk.store.write() as uow:
        while indexing.index_dirty(uow, 10):
            pass
        bare = replace(draft, links=())
        assert related.suggest(uow, source, bare, 5) == ()  # the text links there
        unlinked = replace(bare, body="One.")
        assert [hit.summary.id for hit in related.suggest(uow, source, unlinked, 5)] == [target]
    assert desk.rules(source) == {"link.twice"}


def test_a_link_without_its_directive_needs_a_place(desk: Desk) -> None:
    source = desk.source(desk.add(Draft(headline="Target")), placement=Placement.TEXT)
    assert desk.rules(source) == {"link.unplaced"}
    desk.change(source, body="One.\n\n{{related: k}}\n\nTwo.")
    assert desk.rules(source) == set()


def test_a_restored_version_that_links_to_a_dead_story_blocks(desk: Desk) -> None:
    target = desk.add(Draft(headline="Target"), Stage.DRAFT)
    source = desk.source(target)
    with desk.store.read() as uow:
        first = drafts.history(uow, source)[0]
    desk.change(source, links=())
    with desk.store.write() as uow:
        reviewing.move(uow, target, Stage.SPIKED, by="Ines")
        version = uow.articles.state(source).version
        drafts.restore(uow, source, first.id, author="Ines", version=version)
    assert desk.rules(source) == {"link.dead"}


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SPIKED, Stage.WITHDRAWN])
def test_the_heading_of_the_list_vanishes_with_the_last_story_in_it(
    desk: Desk, stage: Stage
) -> None:
    renderer = PageRenderer(paths.resources_folder() / "templates")
    source = desk.source(desk.add(Draft(headline="Target"), stage), placement=Placement.END)
    shown = desk.source(desk.add(Draft(headline="Target")), placement=Placement.END)
    assert "Related articles" in renderer.render(desk.page(shown))
    assert "Related articles" not in renderer.render(desk.page(source))


@pytest.mark.parametrize("headline", [RTL, EMOJI, LONG.strip()])
def test_any_headline_is_shown_whole(desk: Desk, headline: str) -> None:
    source = desk.source(desk.add(Draft(headline=headline)))
    assert [each.title for each in desk.page(source).links] == [headline]


@pytest.mark.parametrize("bylines", [(), ("Ines",), ("Ines", "Tom"), ("Courier Staff",)])
def test_the_authors_are_those_of_the_target(desk: Desk, bylines: tuple[str, ...]) -> None:
    target = desk.add(Draft(headline="Target", bylines=("Nobody",)))
    source = desk.source(target)
    desk.change(target, bylines=bylines)
    assert [each.bylines for each in desk.page(source).links] == [bylines]


def _links(state: str) -> LibraryQuery:
    return LibraryQuery(links=frozenset({state}))
