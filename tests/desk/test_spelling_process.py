import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.quiet import Quiet
from workstation import paths
from workstation.desk import spelling_process
from workstation.desk.spelling_process import MOST_STARTS, SpellingProcess

BUNDLED = (paths.resources_folder() / "dictionaries",)


@pytest.fixture
def speller() -> Iterator[SpellingProcess]:
    found = SpellingProcess(BUNDLED)
    yield found
    found.close()


def test_words_are_looked_up_in_another_process(speller: SpellingProcess) -> None:
    assert speller.verdicts("en-GB", ["harbour", "harbuor"]) == {"harbour": True, "harbuor": False}
    assert speller.suggestions("en-GB", "harbuor") == ("harbour",)
    assert speller.verdicts("nl-NL", ["fiets"]) is None


def test_what_has_been_told_is_not_asked_again(
    speller: SpellingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    speller.verdicts("en-GB", ["harbour", "harbuor"])
    assert speller.remembered("en-GB", "harbuor") == ()
    speller.suggestions("en-GB", "harbuor")
    monkeypatch.setattr(speller, "_ask", lambda _question: pytest.fail("asked again"))

    assert speller.verdicts("en-GB", ["harbuor"]) == {"harbuor": False}
    assert speller.suggestions("en-GB", "harbuor") == ("harbour",)
    assert speller.remembered("en-GB", "harbuor") == ("harbour",)


def test_more_words_than_fit_one_question_are_all_answered(
    speller: SpellingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling_process, "BATCH", 2)
    words = ["harbour", "harbuor", "ferry", "fery", "quay"]
    assert speller.verdicts("en-GB", words) == {
        "harbour": True,
        "harbuor": False,
        "ferry": True,
        "fery": False,
        "quay": True,
    }


def test_a_process_that_dies_is_begun_again_but_not_for_ever(speller: SpellingProcess) -> None:
    for number in range(MOST_STARTS):
        assert speller.verdicts("en-GB", [f"harbour{number}", "harbour"]) is not None
        assert speller._child is not None
        speller._child.kill()
        speller._child._process.join()
    assert speller.verdicts("en-GB", ["quay"]) is None


def test_closing_ends_the_process_and_whoever_waits_for_it(speller: SpellingProcess) -> None:
    speller.verdicts("en-GB", ["harbour"])
    child = speller._child
    assert child is not None
    answers: list[tuple[str, ...]] = []
    waiting = threading.Thread(
        target=lambda: answers.append(speller.suggestions("en-GB", "harbuor" * 8))
    )
    waiting.start()
    speller.close()
    waiting.join(10)
    assert not waiting.is_alive()
    assert answers
    assert speller._child is None
    assert speller.verdicts("en-GB", ["quay"]) is None


def test_a_dictionary_that_cannot_be_read_is_none_at_all(tmp_path: Path, quiet: Quiet) -> None:
    (tmp_path / "nl.aff").write_bytes(b"\xff\xfe\x00SET nonsense\nFLAG \n")
    (tmp_path / "nl.dic").write_bytes(b"\x00\xff not a number\n")
    speller = SpellingProcess((tmp_path,))
    found = speller.verdicts("nl", ["fiets"])
    speller.close()
    assert found in (None, {"fiets": False})
