import threading
from multiprocessing import Pipe
from pathlib import Path

import pytest

from workstation import paths
from workstation.proofing.speller import LocalSpeller, Lookup, Search, serve

BUNDLED = (paths.resources_folder() / "dictionaries",)


@pytest.fixture(scope="module")
def speller() -> LocalSpeller:
    return LocalSpeller(BUNDLED)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en-GB", "harbour organise theatre don't well-known naïve café", "harbuor organize color"),
        ("en-US", "harbor organize theater don't", "harbour organise colour teh"),
    ],
)
def test_the_bundled_dictionaries_know_their_english(
    speller: LocalSpeller, language: str, right: str, wrong: str
) -> None:
    verdicts = speller.verdicts(language, [*right.split(), *wrong.split()])
    assert verdicts == dict.fromkeys(right.split(), True) | dict.fromkeys(wrong.split(), False)


def test_suggestions_begin_with_what_was_meant(speller: LocalSpeller) -> None:
    assert speller.suggestions("en-GB", "harbuor")[0] == "harbour"
    assert speller.suggestions("en-GB", "timetabel")[0] == "timetable"


def test_without_a_dictionary_nothing_is_said(speller: LocalSpeller) -> None:
    assert speller.verdicts("nl-NL", ["fiets"]) is None
    assert speller.suggestions("nl-NL", "fiets") == ()


def test_a_newsroom_brings_a_language_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "nl_NL.aff").write_text("SET ISO8859-1\nTRY e\n", encoding="latin-1")
    (tmp_path / "nl_NL.dic").write_text("2\nfiets\nzeeën\n", encoding="latin-1")
    speller = LocalSpeller((tmp_path, *BUNDLED))
    assert speller.verdicts("nl-NL", ["fiets", "zeeën", "fitse", "𝒜b"]) == {
        "fiets": True,
        "zeeën": True,
        "fitse": False,
        "𝒜b": False,
    }
    assert speller.suggestions("nl-NL", "𝒜b") == ()


def test_a_process_answers_until_it_is_hung_up_on() -> None:
    ours, theirs = Pipe()
    process = threading.Thread(target=_serve, args=(theirs,))
    process.start()
    assert ours.recv() is True
    ours.send(Lookup("en-GB", ("harbour", "harbuor")))
    assert ours.recv() == ({"harbour": True, "harbuor": False},)
    ours.send(Lookup("nl-NL", ("fiets",)))
    assert ours.recv() == (None,)
    ours.send(Search("en-GB", "harbuor"))
    assert ours.recv() == (("harbour",),)
    ours.close()
    process.join(10)
    assert not process.is_alive()


def _serve(connection: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("signal.signal", lambda *_: None)  # only a main thread may
        serve(connection, BUNDLED)  # type: ignore[arg-type]
