"""The licences that the About box shows are those of what is shipped."""

from pathlib import Path

import pytest

from installing import licences
from installing.places import RESOURCES, TOP, version


@pytest.fixture(scope="module")
def written() -> licences.Licences:
    return licences.read(licences.TARGET)


def test_what_is_written_is_what_would_be_written_now(written: licences.Licences) -> None:
    """Where this fails, something was upgraded: run `python -m installing.licences`."""
    now = licences.gather()
    assert [part for part in now.parts if part.name != "Python"] == [
        part for part in written.parts if part.name != "Python"
    ]
    assert now.texts == written.texts


def test_every_locked_distribution_is_told_of(written: licences.Licences) -> None:
    told = {part.name.lower().replace("_", "-"): part.version for part in written.parts}
    qt = {"pyside6-addons", "pyside6-essentials", "shiboken6"}
    for name, number in licences.locked():
        shown = "qt for python" if name in qt else name
        assert told[shown] == number


def test_every_text_that_is_named_is_there_and_none_besides(written: licences.Licences) -> None:
    named = {key for part in written.parts for key in part.texts}
    assert named == set(written.texts)
    assert all(len(text) > 400 for text in written.texts.values())


def test_qt_comes_with_the_licence_that_lets_its_libraries_be_replaced(
    written: licences.Licences,
) -> None:
    qt = next(part for part in written.parts if part.name == "Qt")
    assert qt.licence == "LGPL-3.0-only"
    assert "LESSER GENERAL PUBLIC LICENSE" in written.texts["LGPL-3.0"]
    assert set(licences.QT_TEXTS) <= set(qt.texts)


def test_fonts_dictionaries_and_icons_are_told_of(written: licences.Licences) -> None:
    groups = {part.group for part in written.parts}
    assert groups == set(licences.GROUPS)
    rows = (RESOURCES / "THIRD-PARTY.md").read_text("utf-8").count("\n| ") - 2
    others = [part for part in written.parts if part.group in {"fonts", "dictionaries", "icons"}]
    assert len(others) == rows


def test_the_program_itself_comes_first(written: licences.Licences) -> None:
    own = written.parts[0]
    assert (own.group, own.version, own.licence) == ("program", version(), "MIT")
    assert written.texts[own.texts[0]].strip() == (TOP / "LICENSE").read_text("utf-8").strip()


def test_the_copyright_file_has_every_part_and_every_text(
    written: licences.Licences, tmp_path: Path
) -> None:
    licences.write(written, tmp_path / "again.json")
    assert licences.read(tmp_path / "again.json") == written
    text = licences.copyright_file(written)
    assert all(part.name in text for part in written.parts)
    assert all(words in text for words in written.texts.values())
