from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from workstation.domain.draft import Draft
from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import MarkKind, Part, Reply, Suggestion
from workstation.text import suggesting
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
