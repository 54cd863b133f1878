"""Counts are said as a person would say them."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from workstation.ui import english
from workstation.ui.counted import Counted

READING = """\
import sys
from threading import Thread
from PySide6.QtGui import QGuiApplication, QImage
from workstation.ui import english

application = QGuiApplication([])
english.install(application)
sys.setswitchinterval(1e-6)


def read():
    for _ in range(200):
        assert QImage.fromData(b"no picture").isNull()


threads = [Thread(target=read, daemon=True) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


@pytest.fixture
def plurals(qapp: QApplication) -> Iterator[None]:
    translator = english.install(qapp)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("plurals")
@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1284, "1284 articles")],
)
def test_a_count_has_its_plural(count: int, said: str) -> None:
    assert Counted().articles(count) == said


@pytest.mark.usefixtures("plurals")
def test_other_text_stays_as_it_is() -> None:
    assert QCoreApplication.translate("Counted", "Change picture(s)") == "Change picture(s)"
    assert QCoreApplication.translate("Counted", "Add %n", "", 3) == "Add 3"
    assert QCoreApplication.translate("Counted", "Saved") == "Saved"


def test_threads_that_qt_asks_from_do_not_wait_for_each_other() -> None:
    # Qt asks for words of its own while it holds a lock that another thread waits for.
    done = subprocess.run(
        [sys.executable, "-c", READING], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("plurals")
@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 picture is in no backup."), (2, "2 pictures are in no backup.")]
)
def test_a_verb_goes_with_what_is_counted(count: int, said: str) -> None:
    assert Counted().pictures_without_backup(count) == said
