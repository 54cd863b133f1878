"""Two people's drafts come together field by field, and nothing of either is lost unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import LinkKind, RelatedLink, WebTarget
from workstation.domain.pictures import Figure
from workstation.text.draft_merging import FieldClash, merge_drafts
from workstation.text.merging import Clash


def _link(key: str, identity: str = "", **more: object) -> RelatedLink:
    link = RelatedLink(id=LinkId(identity or key), key=key, target=WebTarget("https://a.example"))
    return replace(link, **more)  # type: ignore[arg-type]


def _figure(key: str, identity: str = "", **more: object) -> Figure:
    figure = Figure(id=FigureId(identity or key), key=key, picture=PictureId("0" * 64))
    return replace(figure, **more)  # type: ignore[arg-type]


BASE = Draft(
    headline="Ferry late",
    standfirst="It was fog. Nobody was hurt.",
    bylines=("Ines Okafor",),
    body="One.\n\n{{picture: quay}}\n\nTwo.",
    links=(_link("a"), _link("b"), _link("c")),
    figures=(_figure("quay", caption="The quay."),),
)


def _mine(clash: Clash) -> str:
    return clash.mine


def test_changes_of_different_fields_come_together() -> None:
    mine = replace(BASE, headline="Ferry very late", bylines=("Ines Okafor", "Ada Brandt"))
    theirs = replace(BASE, section="Harbour", bylines=("Courier Staff", "Ines Okafor"))
    merge = merge_drafts(BASE, mine, theirs)
    assert not merge.open
    merged = merge.settled({}, _mine)
    assert (merged.headline, merged.section) == ("Ferry very late", "Harbour")
    assert merged.bylines == ("Courier Staff", "Ines Okafor", "Ada Brandt")
    assert merged.body == BASE.body


def test_a_field_that_both_changed_is_asked_about() -> None:
    mine, theirs = replace(BASE, headline="Ferry lost"), replace(BASE, headline="Ferry found")
    merge = merge_drafts(BASE, mine, theirs)
    assert merge.clashes == (FieldClash("headline", "Ferry late", "Ferry lost", "Ferry found"),)
    assert merge.settled({}, _mine).headline == "Ferry lost"
    assert merge.settled({"headline": "Ferry found"}, _mine).headline == "Ferry found"


def test_sentences_of_a_standfirst_or_caption_come_together() -> None:
    mine = replace(
        BASE,
        standfirst="It was ice. Nobody was hurt.",
        figures=(_figure("quay", caption="The quay."),),
    )
    theirs = replace(BASE, standfirst="It was fog. Nobody was hurt at all.")
    merge = merge_drafts(BASE, mine, theirs)
    # The two sentences touch each other, so a person looks at them.
    assert [clash.field for clash in merge.clashes] == ["standfirst"]
    longer = replace(BASE, standfirst="One. Two. Three.")
    merge = merge_drafts(
        longer,
        replace(longer, standfirst="First. Two. Three."),
        replace(longer, standfirst="One. Two. Third."),
    )
    assert merge.settled({}, _mine).standfirst == "First. Two. Third."


def test_links_are_an_ordered_set() -> None:
    mine = replace(BASE, links=(_link("c"), _link("a"), _link("b", label="Mine")))
    theirs = replace(BASE, links=(_link("a"), _link("b", kind=LinkKind.OPINION), _link("d")))
    merge = merge_drafts(BASE, mine, theirs)
    assert not merge.open
    links = merge.settled({}, _mine).links
    assert [link.key for link in links] == ["a", "b", "d"]
    assert (links[1].label, links[1].kind) == ("Mine", LinkKind.OPINION)


@pytest.mark.parametrize("swapped", [False, True])
def test_an_item_taken_out_here_and_changed_there_is_asked_about(swapped: bool) -> None:
    out = replace(BASE, figures=())
    changed = replace(BASE, figures=(_figure("quay", caption="The old quay."),))
    sides = (changed, out) if swapped else (out, changed)
    merge = merge_drafts(BASE, *sides)
    (clash,) = merge.clashes
    assert clash.field == "figures.quay"
    assert merge.settled({}, _mine).figures == changed.figures
    assert merge.settled({"figures.quay": None}, _mine).figures == ()


def test_captions_that_both_changed_are_asked_about() -> None:
    mine = replace(BASE, figures=(_figure("quay", caption="Mine."),))
    theirs = replace(BASE, figures=(_figure("quay", caption="Theirs."),))
    merge = merge_drafts(BASE, mine, theirs)
    assert [clash.field for clash in merge.clashes] == ["figures.quay.caption"]
    settled = merge.settled({"figures.quay.caption": "Both."}, _mine)
    assert settled.figures[0].caption == "Both."


def test_two_pictures_added_under_one_key_both_stay() -> None:
    base = replace(BASE, body="One.\n\nTwo.", figures=())
    mine = replace(
        base, body="One.\n\n{{picture: boat}}\n\nTwo.", figures=(_figure("boat", "mine"),)
    )
    theirs = replace(
        base, body="One.\n\nTwo.\n\n{{picture: boat}}", figures=(_figure("boat", "theirs"),)
    )
    merged = merge_drafts(base, mine, theirs).settled({}, _mine)
    assert [figure.key for figure in merged.figures] == ["boat", "boat-2"]
    assert merged.body == "One.\n\n{{picture: boat}}\n\nTwo.\n\n{{picture: boat-2}}"


def test_readers_were_told_what_either_side_told_them() -> None:
    early = Correction(datetime(2026, 1, 1, tzinfo=UTC), CorrectionKind.CORRECTION, "Early.")
    late = Correction(datetime(2026, 1, 2, tzinfo=UTC), CorrectionKind.UPDATE, "Late.")
    merged = merge_drafts(
        BASE, replace(BASE, corrections=(late,)), replace(BASE, corrections=(early,))
    )
    assert merged.settled({}, _mine).corrections == (early, late)


def test_one_side_alone_is_taken_as_it_is() -> None:
    other = replace(
        BASE,
        headline="Another",
        body="Else.",
        links=(_link("b"), _link("z")),
        figures=(),
        embargo=datetime(2026, 12, 1, tzinfo=UTC),
    )
    for merge in (merge_drafts(BASE, other, BASE), merge_drafts(BASE, BASE, other)):
        assert not merge.open
        assert merge.settled({}, _mine) == other
