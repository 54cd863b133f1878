from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, LinkId, PictureId, SuggestionId
from workstation.domain.links import RelatedLink, UnresolvedTarget
from workstation.domain.pictures import Figure
from workstation.domain.suggestions import MarkKind, Part, Reply, Suggestion
from workstation.text import suggesting
from workstation.text.draft_merging import merge_drafts
from workstation.text.suggestion_merging import merge_suggestions

AT = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "The ferry sails at six. It is blue. Nobody waits."
BASE = Draft(body=TEXT, headline="Ferry")


def _suggestion(name: str, *parts: tuple[int, MarkKind, str], field: str = "body") -> Suggestion:
    made = tuple(Part(*part) for part in parts)
    return Suggestion(id=SuggestionId(name), field=field, by="Tom", at=AT, parts=made)


def _deleted(name: str, text: str) -> Suggestion:
    return _suggestion(name, (TEXT.index(text), MarkKind.DELETED, text))


def _inserted(name: str, before: str, text: str) -> Suggestion:
    return _suggestion(name, (TEXT.index(before), MarkKind.INSERTED, text))


def _shown(draft: Draft) -> tuple[str, dict[str, str]]:
    """Return the marked text, and what each suggestion is about."""
    text, marks, lost = suggesting.merged(draft.body, draft.suggestions)
    assert not lost
    return text, {str(mark.suggestion): text[mark.start : mark.end] for mark in marks}


def _merged(mine: Draft, theirs: Draft, body: str = TEXT) -> Draft:
    merged = replace(BASE, body=body)
    return replace(merged, suggestions=merge_suggestions(BASE, mine, theirs, merged))


def test_suggestions_of_both_sides_wait_in_the_merged_text() -> None:
    mine = replace(BASE, suggestions=(_deleted("one", "blue"), _inserted("two", "Nobody", "Now ")))
    theirs = replace(BASE, suggestions=(_deleted("three", "ferry"), _inserted("four", "six", "x")))
    body = TEXT.replace("at six", "again at six")
    text, about = _shown(_merged(mine, theirs, body))
    assert about == {"one": "blue", "two": "Now ", "three": "ferry", "four": "x"}
    assert "again at xsix" in text
    assert text.endswith("Now Nobody waits.")


def test_a_suggestion_that_one_side_decided_is_decided() -> None:
    open_one, other = _deleted("one", "blue"), _deleted("two", "ferry")
    base = replace(BASE, suggestions=(open_one, other))
    mine = replace(base, suggestions=(other,))
    assert [each.id for each in merge_suggestions(base, mine, base, BASE)] == ["two"]
    assert [each.id for each in merge_suggestions(base, base, mine, BASE)] == ["two"]


def test_answers_of_both_sides_stay() -> None:
    one, other = Reply("Ines", AT, "Why?"), Reply("Mo", AT, "Because.")
    base = replace(BASE, suggestions=(_deleted("one", "blue"),))
    mine, theirs = (
        replace(base, suggestions=(replace(base.suggestions[0], replies=(reply,)),))
        for reply in (one, other)
    )
    [merged] = merge_suggestions(base, mine, theirs, BASE)
    assert set(merged.replies) == {one, other}


def test_what_both_strike_out_is_struck_once_and_fields_keep_theirs() -> None:
    field = _suggestion("headline", (0, MarkKind.INSERTED, "The "), field="headline")
    mine = replace(BASE, suggestions=(_deleted("one", "It is blue"),))
    theirs = replace(BASE, suggestions=(_deleted("two", "is blue. Nobody"), field))
    merged = _merged(mine, theirs)
    _text, about = _shown(replace(merged, suggestions=merged.suggestions[:2]))
    assert about == {"one": "It is blue", "two": ". Nobody"}
    assert merged.suggestions[2] == field


def test_no_proposed_word_is_lost_whatever_the_other_side_changes() -> None:
    for seed in range(120):
        random = Random(seed)
        words = TEXT.split(" ")
        for number in range(random.randint(1, 4)):
            words.insert(random.randrange(len(words)), f"new{number}")
            if random.random() < 0.5:
                del words[random.randrange(len(words))]
        places = [random.choice(TEXT.split(" ")) for _ in range(2)]
        mine = replace(BASE, suggestions=(_inserted("one", places[0], "MINE "),))
        theirs = replace(BASE, suggestions=(_inserted("two", places[1], "THEIRS "),))
        body = " ".join(words)
        text, about = _shown(_merged(mine, theirs, body))
        assert about == {"one": "MINE ", "two": "THEIRS "}, seed
        assert text.replace("MINE ", "").replace("THEIRS ", "") == body, seed


CAPTION = "The ferry at the old pier."
FIGURE = Figure(id=FigureId("f1"), key="pier", picture=PictureId("0" * 64), caption=CAPTION)
LINK = RelatedLink(id=LinkId("l1"), key="dredging", target=UnresolvedTarget("D"), label=CAPTION)
SHOWN = replace(BASE, figures=(FIGURE,), links=(LINK,))
SHORT_TEXTS = ("figures.pier.caption", "figures.pier.alt", "links.dredging.label")


def _with(draft: Draft, field: str, text: str | None) -> Draft:
    """Return a draft with another text of its figure, or of its link."""
    part = field.rpartition(".")[2]
    if part == "label":
        return replace(draft, links=(replace(draft.links[0], label=text or ""),))
    return replace(draft, figures=(replace(draft.figures[0], **{part: text}),))  # type: ignore[arg-type]


def _about(name: str, field: str, kind: MarkKind, text: str, before: str = "") -> Suggestion:
    return _suggestion(name, (CAPTION.index(before or text), kind, text), field=field)


def _read(draft: Draft, field: str, base: str) -> tuple[str, dict[str, str]]:
    text, marks, lost = suggesting.merged(base, [s for s in draft.suggestions if s.field == field])
    assert not lost
    return text, {str(mark.suggestion): text[mark.start : mark.end] for mark in marks}


@pytest.mark.parametrize("field", SHORT_TEXTS)
def test_suggestions_in_short_texts_follow_what_the_other_side_wrote(field: str) -> None:
    base = _with(SHOWN, field, CAPTION)
    mine = replace(base, suggestions=(_about("one", field, MarkKind.DELETED, "old "),))
    theirs = _with(base, field, f"Seen today: {CAPTION}")
    for one, other in ((mine, theirs), (theirs, mine)):
        settled = merge_drafts(base, one, other).settled({}, lambda clash: clash.mine)
        text, about = _read(settled, field, f"Seen today: {CAPTION}")
        assert about == {"one": "old "}
        assert text == f"Seen today: {CAPTION}"


@pytest.mark.parametrize("own", [CAPTION, None])
@pytest.mark.parametrize("field", SHORT_TEXTS)
def test_suggestions_of_both_sides_wait_in_one_short_text(field: str, own: str | None) -> None:
    """Also where it is the picture's own text, which no draft has."""
    base = _with(SHOWN, field, CAPTION if field.endswith("label") else own)
    mine = (
        _about("one", field, MarkKind.DELETED, "old "),
        _about("two", field, MarkKind.INSERTED, "new ", "pier"),
    )
    theirs = (
        _about("three", field, MarkKind.INSERTED, "blue ", "ferry"),
        _suggestion("four", (18, MarkKind.DELETED, "the old"), field=field),
    )
    merge = merge_drafts(base, replace(base, suggestions=mine), replace(base, suggestions=theirs))
    text, about = _read(merge.settled({}, lambda clash: clash.mine), field, CAPTION)
    assert text == "The blue ferry at the old new pier."
    assert about == {"one": "old ", "two": "new ", "three": "blue ", "four": "the "}


def test_suggestions_about_a_picture_that_the_other_side_gave_its_own_words_are_kept() -> None:
    field = "figures.pier.caption"
    base = _with(SHOWN, field, None)
    mine = replace(base, suggestions=(_about("one", field, MarkKind.DELETED, "old "),))
    theirs = _with(base, field, "Low tide.")
    settled = merge_drafts(base, mine, theirs).settled({}, lambda clash: clash.mine)
    assert settled.suggestions == mine.suggestions


def test_suggestions_go_with_the_figure_they_are_about() -> None:
    """Both sides added a figure under one key; and one was taken out."""
    base = replace(SHOWN, figures=())
    added = replace(FIGURE, id=FigureId("f2"))
    field = "figures.pier.caption"
    mine = replace(SHOWN, suggestions=(_about("one", field, MarkKind.DELETED, "old "),))
    theirs = replace(
        SHOWN, figures=(added,), suggestions=(_about("two", field, MarkKind.DELETED, "ferry "),)
    )
    settled = merge_drafts(base, mine, theirs).settled({}, lambda clash: clash.mine)
    keys = {figure.id: figure.key for figure in settled.figures}
    assert keys[FigureId("f1")] == "pier" != keys[FigureId("f2")]
    assert {(str(s.id), s.field) for s in settled.suggestions} == {
        ("one", field),
        ("two", f"figures.{keys[FigureId('f2')]}.caption"),
    }
    settled = merge_drafts(SHOWN, mine, replace(SHOWN, figures=())).settled(
        {}, lambda clash: clash.mine
    )
    assert settled.figures == ()
    assert settled.suggestions == ()


def test_no_proposed_word_is_lost_in_a_caption_whatever_the_other_side_changes() -> None:
    field = "figures.pier.caption"
    for seed in range(80):
        random = Random(seed)
        words = CAPTION.split(" ")
        for number in range(random.randint(1, 3)):
            words.insert(random.randrange(len(words)), f"new{number}")
            if random.random() < 0.5:
                del words[random.randrange(len(words))]
        changed = " ".join(words)
        place = random.choice(CAPTION.split(" "))
        proposed = _about("one", field, MarkKind.INSERTED, "MINE ", place)
        mine = replace(SHOWN, suggestions=(proposed,))
        merge = merge_drafts(SHOWN, mine, _with(SHOWN, field, changed))
        settled = merge.settled({}, lambda clash: clash.mine)
        text, about = _read(settled, field, changed)
        assert about == {"one": "MINE "}, seed
        assert text.replace("MINE ", "") == changed, seed
