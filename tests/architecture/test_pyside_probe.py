"""PySide keeps its count of the objects every program shares.

PySide6 6.12.0 gives one reference to True away at each signal emission, and one to None at each
call of a Python override of a C++ function, where it runs on Python 3.11; a thousand of them end
the program. Probed in a process of its own, because that is what would die.
"""

import json
import subprocess
import sys

import PySide6

EMISSIONS = 20_000
SLACK = 20
"""References that come and go by themselves while a program runs, its garbage collected or not."""

PROBE = f"""
import json
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal


class Bell(QObject):
    rung = Signal()
    switched = Signal(bool)
    told = Signal(object)

    def __init__(self):
        super().__init__()
        self.heard = 0

    def hear(self, *_):
        self.heard += 1

    def customEvent(self, event):
        self.heard += 1


def rounds(bell, count):
    for _ in range(count):
        bell.rung.emit()
        bell.switched.emit(True)
        bell.switched.emit(False)
        bell.told.emit(None)
        bell.blockSignals(False)
        bell.setObjectName("bell")
        QCoreApplication.sendEvent(bell, QEvent(QEvent.Type.User))


application = QCoreApplication([])
bell = Bell()
for signal in (bell.rung, bell.switched, bell.told):
    signal.connect(bell.hear)
shared = (None, True, False)
rounds(bell, 100)
before = [sys.getrefcount(each) for each in shared]
rounds(bell, {EMISSIONS} // 4)
after = [sys.getrefcount(each) for each in shared]
print(json.dumps({{"heard": bell.heard, "drift": [b - a for a, b in zip(before, after)]}}))
"""


def test_emissions_and_void_calls_lose_no_reference() -> None:
    probe = subprocess.run(
        [sys.executable, "-c", PROBE], check=False, capture_output=True, text=True, timeout=120
    )
    assert probe.returncode == 0, probe.stderr
    found = json.loads(probe.stdout)
    assert found["heard"] == (EMISSIONS // 4 + 100) * 5
    assert [drift for drift in found["drift"] if abs(drift) > SLACK] == []


def test_pyside_is_of_the_line_that_was_found_sound() -> None:
    assert PySide6.__version_info__[:2] == (6, 11)
