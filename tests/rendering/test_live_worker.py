import pytest

from tests.rendering.builders import TEMPLATES, page
from workstation.rendering import live_worker
from workstation.rendering.live_orders import Changed, Check, Checked, Edit, GoOn, Lost
from workstation.rendering.live_page import checksum_of
from workstation.rendering.live_worker import LiveWorker, Stopped
from workstation.rendering.page import PageRenderer

WHOLE = PageRenderer(TEMPLATES)
BODY = "\n\n".join(f"Paragraph {number}." for number in range(20))
BEGIN = Edit(1, 1, "a", page(body=""), 0, 0, tuple(BODY.split("\n")))


def make() -> LiveWorker:
    return LiveWorker(WHOLE, WHOLE.render_article)


def test_a_page_told_in_part_is_told_on_until_it_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_worker, "SLICE", 0.0)
    worker = make()
    pieces: list[str] = []
    answer = worker.answer(BEGIN)
    count = 1
    while isinstance(answer, Changed) and not answer.done:
        answer.change.apply(pieces)
        check = worker.answer(Check(9, 1, len(BODY), checksum_of(BODY)))
        assert check == Checked(9, 1, stopped=True)
        answer = worker.answer(GoOn(1, 1))
        count += 1
    assert isinstance(answer, Changed)
    answer.change.apply(pieces)
    assert count > 10
    assert "".join(pieces) == WHOLE.render_article(page(body=BODY))
    assert worker.answer(Check(9, 1, len(BODY), checksum_of(BODY))) == Checked(9, 1)


def test_what_it_does_not_hold_is_lost() -> None:
    worker = make()
    assert worker.answer(GoOn(3, 2)) == Lost(3, 2)
    assert worker.answer(Edit(3, 2, "a", page(), 0, 1, ("x",))) == Lost(3, 2)
    worker.answer(BEGIN)
    assert worker.answer(GoOn(3, 2)) == Lost(3, 2)
    assert worker.answer(Check(4, 1, 1, 1)) == Lost(4, 1)
    assert worker.answer(GoOn(5, 1)) == Lost(5, 1)


def test_a_comparison_that_is_stopped_says_so_and_changes_nothing() -> None:
    def stop(_page: object) -> str:
        raise Stopped

    worker = LiveWorker(WHOLE, stop)
    worker.answer(BEGIN)
    check = Check(2, 1, len(BODY), checksum_of(BODY))
    assert worker.answer(check) == Checked(2, 1, stopped=True)
    answer = worker.answer(Edit(3, 1, "a", page(body=""), 0, 1, ("Changed.",)))
    assert isinstance(answer, Changed)
    assert answer.change.pieces == ("<p>Changed.</p>",)


def test_the_same_article_begun_again_is_told_as_a_whole() -> None:
    worker = make()
    worker.answer(BEGIN)
    again = worker.answer(Edit(5, 5, "a", page(body=""), 0, 0, BEGIN.lines))
    assert isinstance(again, Changed)
    assert again.fresh
    assert "".join(again.change.pieces) == WHOLE.render_article(page(body=BODY))
