from __future__ import annotations

from dataclasses import replace

import pytest

from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.impact import Decision, Effect, Impact, ImpactKind
from workstation.domain.links import ArticleTarget, LinkKind, Placement, RelatedLink
from workstation.domain.proposals import LinkChange, ProposalState, Relinked
from workstation.domain.workflow import Stage
from workstation.services import drafts, impact, indexing, relinking
from workstation.storage.store import Store

INES, TOM = "Ines Okafor", "Tom Vasile"
BODY = "One.\n\n{{related: target}}\n\nTwo."


class Room:
    """A newsroom with a story that others link to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.target = self.add(Draft(headline="Dredging slips", slug="dredging-slips"))

    def add(self, draft: Draft, stage: Stage = Stage.DRAFT) -> ArticleId:
        article = ArticleId(new_uuid())
        with self.store.write() as uow:
            drafts.create(uow, article, draft, author=INES, stage=stage)
        return article

    def source(
        self, by: str = INES, stage: Stage = Stage.DRAFT, label: str = "", body: str = BODY
    ) -> ArticleId:
        link = RelatedLink(
            id=LinkId(new_uuid()),
            key="target",
            target=ArticleTarget(self.target),
            placement=Placement.TEXT,
            label=label,
            label_for="Dredging begins" if label else "",
        )
        draft = Draft(headline=f"By {by}", bylines=(by,), body=body, links=(link,))
        return self.add(draft, stage)

    def draft(self, article: ArticleId) -> Draft:
        with self.store.read() as uow:
            return drafts.load(uow, article).article.draft

    def foresee(self, kind: ImpactKind) -> Impact:
        with self.store.read() as uow:
            return impact.foresee(uow, self.target, kind, by=INES)


@pytest.fixture
def room(library: Store) -> Room:
    return Room(library)


def _settle(room: Room, decision: Decision) -> Relinked:
    found = room.foresee(ImpactKind.SPIKE)
    wanted = impact.changes(found, dict.fromkeys(range(len(found.affected)), decision))
    with room.store.write() as uow:
        done, _ = relinking.carry_out(uow, wanted, by=INES)
    return done


def test_a_link_of_ones_own_draft_is_taken_out_with_its_place_and_put_back(room: Room) -> None:
    source = room.source()
    before = room.draft(source)
    done = _settle(room, Decision.REMOVE)
    assert room.draft(source).links == ()
    assert "{{" not in room.draft(source).body
    with room.store.write() as uow:
        relinking.take_back(uow, done, by=INES)
    assert room.draft(source) == before


def test_a_link_is_put_back_among_the_others_where_it_was(room: Room) -> None:
    others = [room.add(Draft(headline=name)) for name in ("Choir sings", "Council meets")]
    links = tuple(
        RelatedLink(id=LinkId(new_uuid()), key=f"k{place}", target=ArticleTarget(target))
        for place, target in enumerate((others[0], room.target, others[1]))
    )
    source = room.add(Draft(headline="Story", bylines=(INES,), links=links))
    done = _settle(room, Decision.REMOVE)
    assert [link.key for link in room.draft(source).links] == ["k0", "k2"]
    with room.store.write() as uow:
        relinking.take_back(uow, done, by=INES)
    assert [link.key for link in room.draft(source).links] == ["k0", "k1", "k2"]


def test_a_link_put_back_into_a_text_that_was_changed_needs_a_place(room: Room) -> None:
    source = room.source()
    done = _settle(room, Decision.REMOVE)
    with room.store.write() as uow:
        present = uow.articles.load(source)
        changed = replace(present.draft, body="Quite another text.")
        drafts.save(uow, source, changed, version=present.version)
        relinking.take_back(uow, done, by=INES)
    after = room.draft(source)
    assert after.body == "Quite another text."
    assert [link.key for link in after.links] == ["target"]


@pytest.mark.parametrize(
    ("by", "stage"), [(TOM, Stage.DRAFT), (INES, Stage.PUBLISHED), (INES, Stage.APPROVED)]
)
def test_a_change_waits_at_a_published_approved_or_foreign_article(
    room: Room, by: str, stage: Stage
) -> None:
    source = room.source(by, stage)
    before = room.draft(source)
    done = _settle(room, Decision.REMOVE)
    assert room.draft(source) == before
    assert not done.made
    with room.store.read() as uow:
        (waiting,) = relinking.waiting(uow, source)
        assert [each.id for each in relinking.names(uow, [waiting])] == [room.target]
    assert waiting.by == INES
    assert waiting.change.before == before.links[0]
    assert waiting.change.after is None
    with room.store.write() as uow:
        relinking.take_back(uow, done, by=INES)
    with room.store.read() as uow:
        assert relinking.waiting(uow, source) == ()


def test_a_decision_on_a_proposal_is_recorded_and_can_be_reopened(room: Room) -> None:
    source = room.source(TOM)
    (proposal,) = _settle(room, Decision.REMOVE).waiting
    with room.store.write() as uow:
        relinking.decide(uow, proposal.id, ProposalState.REFUSED, by=TOM)
    with room.store.read() as uow:
        assert relinking.waiting(uow, source) == ()
        decided = uow.proposals.get(proposal.id)
    assert (decided.state, decided.decided_by) == (ProposalState.REFUSED, TOM)
    with room.store.write() as uow:
        relinking.decide(uow, proposal.id, ProposalState.OPEN, by=TOM)
    with room.store.read() as uow:
        assert [each.id for each in relinking.waiting(uow, source)] == [proposal.id]
    assert room.store.verify() == ()


def test_what_was_decided_is_not_taken_back(room: Room) -> None:
    room.source(TOM)
    done = _settle(room, Decision.REMOVE)
    with room.store.write() as uow:
        relinking.decide(uow, done.waiting[0].id, ProposalState.ACCEPTED, by=TOM)
        relinking.take_back(uow, done, by=INES)
        assert uow.proposals.get(done.waiting[0].id).state is ProposalState.ACCEPTED


def test_each_kind_of_change_says_what_becomes_of_the_links(room: Room) -> None:
    live = room.source(stage=Stage.PUBLISHED)
    labelled = room.source(label="Where it all began")
    effects = {
        kind: {each.source.id: each.effect for each in room.foresee(kind).affected}
        for kind in ImpactKind
    }
    assert effects[ImpactKind.RETITLE] == {live: Effect.FOLLOWS, labelled: Effect.LABEL_STAYS}
    assert effects[ImpactKind.SPIKE] == {live: Effect.LEFT_OUT, labelled: Effect.BLOCKS}
    assert effects[ImpactKind.WITHDRAW] == effects[ImpactKind.SPIKE]
    assert set(effects[ImpactKind.SLUG].values()) == {Effect.UNTOUCHED}
    assert effects[ImpactKind.DELETE] == effects[ImpactKind.SPIKE]
    assert set(effects[ImpactKind.MERGE].values()) == {Effect.RETARGETED}


def test_an_address_typed_into_a_text_breaks_with_the_slug(room: Room) -> None:
    typed = room.add(Draft(headline="Typed", body="See [it](/news/dredging-slips.html) here."))
    room.add(Draft(headline="Only named", body="The dredging slips again, they say."))
    with room.store.write() as uow:
        indexing.index_dirty(uow, 10)
    (each,) = room.foresee(ImpactKind.SLUG).affected
    assert (each.source.id, each.effect, each.link) == (typed, Effect.ADDRESS_BREAKS, None)


def test_links_are_relabelled_and_retargeted(room: Room) -> None:
    source = room.source(label="Where it all began")
    _settle(room, Decision.RELABEL)
    assert (room.draft(source).links[0].label, room.draft(source).links[0].label_for) == ("", "")
    other = room.add(Draft(headline="The whole story"))
    found = room.foresee(ImpactKind.MERGE)
    with room.store.write() as uow:
        (summary,) = uow.articles.summaries([other])
        wanted = impact.changes(found, {0: Decision.RETARGET}, summary)
        relinking.carry_out(uow, wanted, by=INES)
    assert room.draft(source).links[0].target == ArticleTarget(other)
    assert not room.foresee(ImpactKind.SPIKE).affected


def test_a_spiked_article_and_the_article_itself_are_not_affected(room: Room) -> None:
    room.source(stage=Stage.SPIKED)
    assert not room.foresee(ImpactKind.SPIKE).affected


def test_a_link_back_is_added_under_a_key_that_is_free(room: Room) -> None:
    source = room.source()
    link = RelatedLink(
        id=LinkId(new_uuid()),
        key="target",
        target=ArticleTarget(room.target),
        kind=LinkKind.FOLLOW_UP,
    )
    with room.store.write() as uow:
        relinking.carry_out(uow, [LinkChange(source, None, link)], by=INES)
    assert [each.key for each in room.draft(source).links] == ["target", "target-2"]
