"""Counts are said as a person would say them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from workstation.ui.english import EnglishPlurals


@pytest.fixture
def plurals(qapp: QApplication) -> Iterator[None]:
    translator = EnglishPlurals(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("plurals")
@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 words"), (1, "1 word"), (2, "2 words"), (1284, "1284 words")]
)
def test_a_count_has_its_plural(count: int, said: str) -> None:
    assert QCoreApplication.translate("Any", "%n word(s)", "", count) == said


@pytest.mark.usefixtures("plurals")
def test_other_text_stays_as_it_is() -> None:
    assert QCoreApplication.translate("Any", "Change picture(s)") == "Change picture(s)"
    assert QCoreApplication.translate("Any", "Add %n", "", 3) == "Add 3"
    assert QCoreApplication.translate("Any", "Saved") == "Saved"
