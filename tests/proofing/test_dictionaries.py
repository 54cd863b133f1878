from pathlib import Path

import pytest

from workstation.proofing.dictionaries import find_dictionary


def put(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.aff").write_text("SET UTF-8\n", encoding="utf-8")
        (folder / f"{name}.dic").write_text("0\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("there", "language", "expected"),
    [
        (("en-GB", "en-US"), "en-GB", "en-GB"),
        (("en_GB", "en_US"), "en-gb", "en_GB"),
        (("de_DE_frami", "de_AT_frami"), "de-DE", "de_DE_frami"),
        (("de_AT", "de_DE"), "de", "de_AT"),
        (("fr",), "fr-FR", "fr"),
        (("sr-Latn",), "sr-Latn", "sr-Latn"),
        (("en_GB",), "en-AU", None),
        (("en_GB",), "nl", None),
        (("en_GB",), "", None),
    ],
)
def test_the_dictionary_of_a_language_is_found_by_its_name(
    tmp_path: Path, there: tuple[str, ...], language: str, expected: str | None
) -> None:
    folder = put(tmp_path, *there)
    found = find_dictionary((folder,), language)
    assert found == (None if expected is None else folder / expected)


def test_earlier_folders_come_first(tmp_path: Path) -> None:
    ours = put(tmp_path / "newsroom", "en_GB")
    theirs = put(tmp_path / "system", "en-GB")
    assert find_dictionary((tmp_path / "none", ours, theirs), "en-GB") == ours / "en_GB"


def test_half_a_dictionary_is_none(tmp_path: Path) -> None:
    put(tmp_path, "en-GB")
    (tmp_path / "en-GB.dic").unlink()
    assert find_dictionary((tmp_path,), "en-GB") is None
