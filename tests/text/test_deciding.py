"""A merge asks one question after the other, and makes a draft of the answers."""

from __future__ import annotations

from dataclasses import replace

from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure
from workstation.text.deciding import Deciding
from workstation.text.draft_merging import merge_drafts
from workstation.text.merging import Choice

BASE = Draft(
    headline="Ferry late",
    standfirst="Fog again.",
    body="The ferry waits. It is late. Nobody knows why.\n\nThe quay is shut.",
)
MINE = replace(
    BASE,
    headline="Ferry lost",
    standfirst="Fog for days.",
    body="The ferry waits. It is an hour late. Nobody knows why.\n\nThe quay is open.",
)
THEIRS = replace(
    BASE,
    headline="Ferry found",
    standfirst="Fog and ice.",
    body="The ferry waits. It is very late. Nobody knows why.\n\nThe quay is shut for good.",
)


def ask(mine: Draft = MINE, theirs: Draft = THEIRS, base: Draft = BASE) -> Deciding:
    return Deciding(merge_drafts(base, mine, theirs))


def test_fields_come_before_the_text() -> None:
    deciding = ask()
    assert [each.field for each in deciding.questions] == ["headline", "standfirst", "body", "body"]
    assert [each.number for each in deciding.questions] == [0, 1, 2, 3]
    assert (deciding.decided, deciding.complete) == (0, False)


def test_answers_make_the_draft_and_can_be_changed() -> None:
    deciding = ask()
    headline, standfirst, first, second = deciding.questions
    deciding.take(headline, Choice.THEIRS)
    deciding.take(standfirst, Choice.BOTH)
    deciding.take(first, Choice.MINE)
    deciding.take(second, Choice.MINE)
    deciding.take(second, Choice.THEIRS)
    assert deciding.complete
    draft = deciding.draft()
    assert draft.headline == "Ferry found"
    assert draft.standfirst == "Fog for days. Fog and ice."
    assert draft.body == (
        "The ferry waits. It is an hour late. Nobody knows why.\n\nThe quay is shut for good."
    )


def test_what_is_written_keeps_the_space_between_sentences() -> None:
    deciding = ask()
    deciding.write(deciding.questions[0], "  Ferry\nseen ")
    deciding.write(deciding.questions[2], "It came at last.\n")
    deciding.write(deciding.questions[3], "")
    draft = deciding.draft()
    assert draft.headline == "Ferry seen"
    assert draft.body == "The ferry waits. It came at last. Nobody knows why."


def test_a_headline_is_one_or_the_other_but_never_both() -> None:
    headline, standfirst, *_texts = ask().questions
    assert Choice.BOTH not in headline.choices
    assert Choice.BOTH in standfirst.choices


def test_what_one_side_took_out_can_not_be_both() -> None:
    deciding = ask(mine=replace(BASE, body="The quay is shut."))
    (question,) = deciding.questions
    assert question.choices == (Choice.MINE, Choice.THEIRS)
    deciding.take(question, Choice.MINE)
    assert deciding.draft().body == "The quay is shut for good."


def test_a_figure_that_is_gone_here_can_not_be_written() -> None:
    figure = Figure(id=FigureId("f"), key="caption", picture=PictureId("0" * 64), caption="A quay")
    base = replace(BASE, figures=(figure,))
    deciding = ask(
        base=base,
        mine=replace(base, figures=()),
        theirs=replace(base, figures=(replace(figure, caption="The quay"),)),
    )
    (question,) = deciding.questions
    assert not question.text
    deciding.take(question, Choice.MINE)
    assert deciding.draft().figures == ()


def test_going_on_leads_round_to_what_is_open() -> None:
    deciding = ask()
    for number in (1, 2):
        deciding.take(deciding.questions[number], Choice.MINE)
    assert deciding.undecided_after(0) == 3
    assert deciding.undecided_after(3) == 0
    for number in (0, 3):
        deciding.take(deciding.questions[number], Choice.MINE)
    assert deciding.undecided_after(0) is None
