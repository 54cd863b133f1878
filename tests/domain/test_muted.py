import pytest

from workstation.domain.checks import Finding, Severity
from workstation.domain.draft import Draft
from workstation.domain.ids import ContributorId
from workstation.domain.known_words import known_words, with_known_words
from workstation.domain.muted import Muted, heard, muted, subject, with_muted
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.workflow import PersonRole

DOUBLED = Finding(
    rule="words.doubled", severity=Severity.WARN, field="body", text="no no", message="Twice."
)
NO_LEAD = Finding(
    rule="picture.lead.missing", severity=Severity.INFO, field="figures", message="No picture."
)
NO_BYLINE = Finding(
    rule="byline.missing", severity=Severity.BLOCK, field="bylines", message="No byline."
)


NEWSROOM = Newsroom(
    people=(
        Contributor(id=ContributorId("e"), name="Ada Brandt", role=PersonRole.EDITOR),
        Contributor(id=ContributorId("w"), name="Ines Okafor"),
    )
)


def silenced(*findings: Finding, by: str = "") -> Draft:
    entries = tuple(Muted(one.rule, subject(one), "A quotation", by) for one in findings)
    return with_muted(Draft(), entries)


def test_what_is_muted_is_heard_no_more_wherever_it_stands() -> None:
    moved = Finding(
        rule="words.doubled", severity=Severity.WARN, field="headline", start=9, text="no no",
        message="Twice.",
    )  # fmt: skip
    other = Finding(
        rule="words.doubled", severity=Severity.WARN, field="body", text="the the", message="Twice."
    )
    assert heard(silenced(DOUBLED), (DOUBLED, moved, other, NO_LEAD), NEWSROOM) == (other, NO_LEAD)


def test_a_finding_without_words_is_muted_by_what_it_says() -> None:
    assert heard(silenced(NO_LEAD), (NO_LEAD, DOUBLED), NEWSROOM) == (DOUBLED,)


@pytest.mark.parametrize("by", ["", "Ines Okafor", "Somebody else"])
def test_what_blocks_is_silent_for_nobody_but_an_editor(by: str) -> None:
    assert heard(silenced(NO_BYLINE, by=by), (NO_BYLINE,), NEWSROOM) == (NO_BYLINE,)


def test_an_editor_answers_by_name_for_what_blocks() -> None:
    draft = silenced(NO_BYLINE, by="Ada Brandt")
    assert heard(draft, (NO_BYLINE, DOUBLED), NEWSROOM) == (DOUBLED,)
    assert [one.by for one in muted(draft)] == ["Ada Brandt"]


def test_reasons_are_kept_beside_other_entries() -> None:
    draft = with_known_words(silenced(DOUBLED), ("Skerry",))
    assert muted(draft) == (Muted("words.doubled", "no no", "A quotation"),)
    assert known_words(draft) == ("Skerry",)
    assert muted(with_muted(draft, ())) == ()
    assert known_words(with_muted(draft, ())) == ("Skerry",)


def test_something_else_of_that_name_mutes_nothing() -> None:
    assert muted(Draft(extra='{"muted":"all"}')) == ()
    assert muted(Draft(extra='{"muted":["all"]}')) == ()
