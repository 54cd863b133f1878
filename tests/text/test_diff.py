"""Differences read well, and lose nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.draft import Draft
from workstation.domain.framing import Crop, Framing
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import RelatedLink, WebTarget
from workstation.domain.pictures import Figure, RightsOverride
from workstation.text.diff import Kind, ParagraphDiff, Run, compare, compare_words
from workstation.text.draft_diff import Change, FieldDiff, ItemDiff, Known, compare_drafts

WORDS = st.lists(st.sampled_from(["the", "ferry", "sails", "at", "six", ",", "’", "  "]))
TEXTS = st.lists(WORDS.map(" ".join), max_size=8).map("\n\n".join)


def side(paragraphs: tuple[ParagraphDiff, ...], without: Kind) -> list[str]:
    return [
        "".join(run.text for run in paragraph.runs if run.kind is not without)
        for paragraph in paragraphs
        if paragraph.kind is not without
    ]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_difference(old: str, new: str) -> None:
    found = compare(old, new)
    assert "\n\n".join(side(found, Kind.ADDED)) == old
    assert "\n\n".join(side(found, Kind.REMOVED)) == new


@given(st.text(), st.text())
def test_words_of_any_text_are_kept(old: str, new: str) -> None:
    runs = compare_words(old, new)
    assert "".join(run.text for run in runs if run.kind is not Kind.ADDED) == old
    assert "".join(run.text for run in runs if run.kind is not Kind.REMOVED) == new


def test_changed_phrase_is_one_change() -> None:
    assert compare_words(
        "the approach very shallower than charted", "the approach 1.4 metres shallower than charted"
    ) == (
        Run(Kind.SAME, "the approach "),
        Run(Kind.REMOVED, "very"),
        Run(Kind.ADDED, "1.4 metres"),
        Run(Kind.SAME, " shallower than charted"),
    )


def test_same_texts_have_only_same_paragraphs() -> None:
    assert all(part.kind is Kind.SAME for part in compare("One.\n\nTwo.", "One.\n\nTwo."))


def test_new_paragraph_leaves_its_neighbours_alone() -> None:
    found = compare("One.\n\nThree.", "One.\n\nTwo.\n\nThree.")
    assert [part.kind for part in found] == [Kind.SAME, Kind.ADDED, Kind.SAME]


def test_rewritten_paragraph_is_removed_and_added_whole() -> None:
    found = compare("Fish swim.", "The council meets on Wednesday.")
    assert [part.kind for part in found] == [Kind.REMOVED, Kind.ADDED]


FERRY = "The first sailing from Skerry Pier will be cut from Monday, the company said."


def test_paragraph_that_stands_elsewhere_was_moved() -> None:
    found = compare(f"{FERRY}\n\nOne.\n\nTwo.", f"One.\n\nTwo.\n\n{FERRY}")
    moves = [(part.kind, part.moved, part.edits) for part in found]
    same = (Kind.SAME, False, ())
    assert moves == [(Kind.REMOVED, True, ()), same, same, (Kind.ADDED, True, ())]


def test_paragraph_that_was_moved_and_changed_says_how() -> None:
    changed = FERRY.replace("Monday", "Tuesday")
    *_, last = compare(f"{FERRY}\n\nOne.\n\nTwo.", f"One.\n\nTwo.\n\n{changed}")
    assert (last.kind, last.moved) == (Kind.ADDED, True)
    changes = [run.text for run in last.edits if run.kind is not Kind.SAME]
    assert changes == ["Monday", "Tuesday"]


def test_moved_words_were_neither_added_nor_removed() -> None:
    old, new = (Draft(body=text) for text in (f"{FERRY}\n\nOne.", f"One.\n\n{FERRY}"))
    found = compare_drafts(old, new)
    assert (found.added, found.removed) == (0, 0)
    assert found


def test_one_picture_in_the_text_is_no_form_of_another() -> None:
    found = compare("{{picture: quay}}", "{{picture: dredger}}")
    assert [part.kind for part in found] == [Kind.REMOVED, Kind.ADDED]


def test_pictures_and_links_go_by_what_readers_see() -> None:
    master = PictureId("1" * 64)
    draft = Draft(
        figures=(
            Figure(id=FigureId("f"), key="quay", picture=master),
            Figure(id=FigureId("g"), key="pier", picture=master, caption="The pier"),
        ),
        links=(RelatedLink(id=LinkId("l"), key="away", target=WebTarget("https://a.example", "")),),
    )
    known = Known(captions={master: "Harbour at dawn"}, files={master: "dawn.jpg"})
    found = compare_drafts(Draft(), draft, known)
    assert [item.title for item in found.items] == [
        "https://a.example",
        "Harbour at dawn",
        "The pier",
    ]


def test_a_difference_tells_two_files_of_one_name_apart() -> None:
    one, two = PictureId("1" * 64), PictureId("2" * 64)
    figure = Figure(id=FigureId("f"), key="quay", picture=one)
    known = Known(files={one: "dawn.jpg", two: "dawn.jpg"})
    (item,) = compare_drafts(
        Draft(figures=(figure,)), Draft(figures=(figure.with_picture(two),)), known
    ).items
    assert item.parts[0].runs == (
        Run(Kind.REMOVED, "dawn.jpg (11111111)"),
        Run(Kind.ADDED, "dawn.jpg (22222222)"),
    )


def test_long_texts_take_no_long_time() -> None:
    old = "\n\n".join(f"{'word ' * 60}{number}" for number in range(1500))
    new = "\n\n".join(f"{'word ' * 60}{number * 7 % 1501}" for number in range(1500))
    began = process_time()
    compare(old, new)
    compare_words("a b " * 20000, "b a " * 20000)
    assert process_time() - began < 5


def test_drafts_are_compared_in_all_their_parts() -> None:
    link = RelatedLink(id=LinkId("l"), key="dredging", target=WebTarget("https://a.example", "A"))
    figure = Figure(id=FigureId("f"), key="quay", picture=PictureId("0" * 64))
    old = Draft(headline="Ferry waits", bylines=("Ines Okafor",), body="One two.", links=(link,))
    new = replace(
        old,
        headline="Ferry sails",
        bylines=("Ines Okafor", "Tom Vasile"),
        body="One two three.",
        links=(replace(link, label="Other"),),
        figures=(figure,),
    )
    found = compare_drafts(old, new)
    assert [part.field for part in found.fields] == ["headline", "bylines"]
    assert found.items == (
        ItemDiff(
            "links",
            "dredging",
            Change.CHANGED,
            (FieldDiff("label", (Run(Kind.ADDED, "Other"),)),),
            "Other",
        ),
        ItemDiff("figures", "quay", Change.ADDED),
    )
    assert (found.added, found.removed) == (1, 0)
    assert not compare_drafts(old, old)


def test_moved_links_are_moved_and_not_changed() -> None:
    one, two = (
        RelatedLink(id=LinkId(key), key=key, target=WebTarget("https://a.example", "A"))
        for key in ("one", "two")
    )
    found = compare_drafts(Draft(links=(one, two)), Draft(links=(two, one)))
    assert {item.change for item in found.items} == {Change.MOVED}


def test_what_of_a_figure_was_changed_is_told_word_by_word() -> None:
    figure = Figure(
        id=FigureId("f"), key="quay", picture=PictureId("0" * 64), caption="The old quay", alt="A"
    )
    changed = replace(figure, caption="The new quay", alt="B")
    (item,) = compare_drafts(Draft(figures=(figure,)), Draft(figures=(changed,))).items
    assert [part.field for part in item.parts] == ["caption", "alt"]
    assert Run(Kind.REMOVED, "old") in item.parts[0].runs
    assert Run(Kind.ADDED, "new") in item.parts[0].runs


def test_a_difference_says_how_a_picture_is_framed_now() -> None:
    figure = Figure(id=FigureId("f"), key="quay", picture=PictureId("a" * 64))
    crop = ("16:9", Crop(500, 1000, 9000, 7500))
    framed = replace(figure, framing=Framing(90, (4800, 4900), (crop,), "16:9"))
    (item,) = compare_drafts(Draft(figures=(figure,)), Draft(figures=(framed,))).items
    assert {part.field: part.runs[0].text for part in item.parts} == {
        "turn": "90°",
        "shape": "16:9",
        "focus": "48 % × 49 %",
        "crops": "16:9: 5 %–95 % × 10 %–85 %",
    }
    (back,) = compare_drafts(Draft(figures=(framed,)), Draft(figures=(figure,))).items
    assert all(run.kind is Kind.REMOVED for part in back.parts for run in part.runs)


def test_a_difference_says_who_answers_for_a_picture() -> None:
    figure = Figure(id=FigureId("f"), key="quay", picture=PictureId("a" * 64))
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    answered = replace(figure, override=RightsOverride("Mara Lindqvist", "Agreed", moment))
    (item,) = compare_drafts(Draft(figures=(figure,)), Draft(figures=(answered,))).items
    assert [(part.field, part.runs[0].text) for part in item.parts] == [
        ("override", "Mara Lindqvist: Agreed")
    ]
