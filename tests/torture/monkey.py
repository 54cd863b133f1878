"""A monkey at the whole window: it types, clicks, chooses commands and answers dialogs at random.

    python -m tests.torture.monkey FOLDER SEED COUNT [planted]

What it does follows from the seed. It prints one JSON text: how often it did something, and what
went wrong. With `planted` a command breaks down, which has to be found.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import shutil
import sys
import threading
import traceback
from pathlib import Path
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.helpers.driving import Driver, make_appearance, start
from tests.helpers.main_job import draw_picture
from tests.helpers.quiet import Complaint, Quiet
from tests.torture import native
from tests.torture.antics import Antics
from tests.torture.hands import Hands
from tests.torture.monkey_checks import check, megabytes, put_away, put_message_away
from workstation import paths
from workstation.app.run import make_application
from workstation.desk.collector import Collector
from workstation.domain.clock import SystemClock
from workstation.services import demo
from workstation.storage.store import Store
from workstation.ui import english, web_environment
from workstation.ui.theme import Appearance, Preference
from workstation.ui.window_commands import WindowCommands

EACH_CHECK = 250
"""After so many actions what is seen is compared with what is kept."""
EACH_REST = 1000
"""After so many nothing is done for a moment, as people do: the program tidies up then."""
REST_MS = 2000
EACH_WINDOW = 5000
"""After so many the window is closed, and another opened on the same newsroom."""
READING_MS = 200
STANDSTILL_S = 180.0
UNHEARD = "Keyboard event not accepted by receiving widget"
"""What Qt's hands say where nobody wants the key that they press; a person may press any."""
STOOD = 3
"""What the process ends with when nothing went on."""


class Monkey:
    """Opens windows on a newsroom, lets hands at them, and looks at what has become of it."""

    def __init__(self, place: Path, seed: int, appearance: Appearance) -> None:
        self.problems: dict[str, str] = {}
        self.done = 0
        self.memory: list[float] = []
        self._place = place
        self._antics = Antics(seed, place)
        self._appearance = appearance
        self._hands: Hands | None = None
        self._over = threading.Event()
        self._quiet = Quiet()
        self._quiet.hear = self._hear  # type: ignore[method-assign]

    def listen(self) -> None:
        """Hear of everything that nobody caught, and of every warning."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self.report(f"in a thread: {args.exc_value!r}")
        sys.unraisablehook = lambda args: self.report(f"unraisable: {args.exc_value!r}")
        self._quiet.listen()

    def watch(self) -> None:
        """Let the process end, and say where it stood, if nothing is done for long."""

        def look() -> None:
            while not self._over.wait(5):
                # Where threads wait for each other's locks this one goes on no more.
                faulthandler.dump_traceback_later(2 * STANDSTILL_S, exit=True)
                hands = self._hands
                if hands is not None and monotonic() - hands.alive > STANDSTILL_S:
                    print(f"nothing is done after {'; '.join(hands.recent)}", file=sys.stderr)
                    faulthandler.dump_traceback(all_threads=True)
                    print(native.of_process(os.getpid()), file=sys.stderr, flush=True)
                    os._exit(STOOD)

        threading.Thread(target=look, daemon=True).start()

    def end(self) -> None:
        """Watch no longer."""
        self._over.set()
        faulthandler.cancel_dump_traceback_later()

    def work(self, count: int, *, until_found: bool) -> None:
        """Do so many things."""
        while self.done < count and not (until_found and self.problems):
            window = min(EACH_WINDOW, count - self.done)
            while put_away():  # hands can end a window behind the dialog that stands before it
                pass
            driver = start(
                self._place / "newsroom",
                self._appearance,
                session_file=self._place / "session.json",
            )
            end = self.done + window
            while self.done < end and not (until_found and self.problems):
                if not self._let(driver, min(EACH_CHECK, end - self.done)):
                    driver.program.deleteLater()
                    break
            else:
                self._close(driver)

    def report(self, problem: str) -> None:
        """Take note of something that went wrong; of the same thing once."""
        lines = [line for line in problem.strip().splitlines() if line.strip()] or [problem]
        frames = [line.strip() for line in lines if line.lstrip().startswith("File")]
        name = f"{lines[0][:90]} / {' '.join(frames[-1:])} / {lines[-1][:90]}"
        name = re.sub(r"\d+", "0", name)  # a place in a text makes no other fault
        done = self._hands.done if self._hands else 0
        recent = "; ".join(self._hands.recent) if self._hands else ""
        if name not in self.problems:
            self.problems[name] = f"after action {self.done + done} ({recent}): {problem}"
            print(self.problems[name], file=sys.stderr, flush=True)

    def _let(self, driver: Driver, count: int) -> bool:
        """Let hands at a window; False when it is gone afterwards."""
        self._hands = hands = Hands(driver, self._antics, count, self.report)
        gone: list[object] = []
        driver.program.ended.connect(gone.append)
        loop = QEventLoop()
        hands.ended.connect(loop.quit)
        hands.go_on()
        loop.exec()
        self.done += hands.done
        hands.done = 0
        if not gone:
            try:
                for problem in check(driver):
                    self.report(problem)
            except Exception:  # noqa: BLE001 - what it looks for
                self.report(traceback.format_exc())
        if self.done % EACH_REST == 0:
            _rest()
        self.memory.append(megabytes())
        return not gone

    def _close(self, driver: Driver) -> None:
        """Close a window, and read what it says of files that could not be written."""
        reading = QTimer(interval=READING_MS)
        reading.timeout.connect(put_message_away)
        reading.start()
        driver.close()

    def _hear(self, complaint: Complaint) -> None:
        if UNHEARD in str(complaint):
            return
        here = "".join(traceback.format_stack()[-12:-2])
        self.report(f"{complaint}\n{here}")

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.report("".join(traceback.format_exception(kind, error, trace)))


class Nobody(QObject):
    """Opens what the desktop would."""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Open nothing."""


def main() -> int:
    """Prepare a newsroom, let the monkey at it, and say what came of it."""
    faulthandler.enable()
    native.leave_core()
    place, seed, count = Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3])
    planted = "planted" in sys.argv[4:]
    _prepare(place)
    os.chdir(place)
    web_environment.prepare()
    application = make_application()
    english.install(application)
    nobody = Nobody()
    for scheme in ("file", "http", "https", "mailto"):
        QDesktopServices.setUrlHandler(scheme, nobody, "open")  # type: ignore[arg-type]  # it takes no bytes
    if planted:
        WindowCommands.next_article = _break_down  # type: ignore[assignment, method-assign]
    monkey = Monkey(place, seed, make_appearance(application, Preference.LIGHT))
    monkey.listen()
    collector = Collector()
    collector.settle()
    monkey.watch()
    monkey.work(count, until_found=planted)
    monkey.end()
    collector.stop()
    store = Store.open(place / "newsroom", SystemClock())
    damage = [str(each) for each in store.verify()]
    store.close()
    for each in damage:
        monkey.report(f"damaged: {each}")
    print(
        json.dumps(
            {
                "done": monkey.done,
                "problems": list(monkey.problems.values()),
                "memory": monkey.memory,
            }
        ),
        flush=True,
    )
    return 0


def _rest() -> None:
    loop = QEventLoop()
    QTimer.singleShot(REST_MS, loop.quit)
    loop.exec()


def _prepare(place: Path) -> None:
    """Make the newsroom, and files to choose from."""
    folder = paths.resources_folder() / "demo"
    demo.make(place / "newsroom", folder, SystemClock()).close()
    given = place / "given"
    given.mkdir()
    (place / "written").mkdir()
    draw_picture(given / "boat.jpg")
    (given / "broken.png").write_bytes(b"\x89PNG no picture")
    for file in sorted(folder.glob("*.md"))[:2]:
        shutil.copy(file, given)


def _break_down(_commands: WindowCommands) -> None:
    raise ZeroDivisionError("planted")


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
