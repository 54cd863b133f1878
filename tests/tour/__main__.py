"""Do the main job in the real window, with a picture of every step in build/tour/.

Run by `make tour`, and by `make run` where there is no display.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.helpers.driving import Driver, make_appearance, start
from tests.helpers.main_job import HEADLINE, draw_picture, main_job
from tests.screens.__main__ import picture, rest
from workstation import paths
from workstation.app.run import make_application
from workstation.domain.clock import SystemClock
from workstation.services import demo
from workstation.ui import web_environment
from workstation.ui.theme import Appearance, Preference

OUT = Path("build/tour")
PAGE = OUT / "lifeboat.html"


def film(folder: Path, appearance: Appearance, session: Path) -> None:
    """Do the job, close the window, open it again and find everything as it was."""
    driver = start(folder, appearance, session_file=session, acting="Ines Okafor")
    steps = main_job(driver, draw_picture(folder.parent / "lifeboat-at-night.jpg"), PAGE)
    number = 0
    try:
        for number, (name, sentence) in enumerate(steps, 1):
            take(driver, f"{number:02}-{name}", sentence)
    except BaseException:
        take(driver, "failed", "What the window showed when the tour failed.")
        raise
    driver.close()
    driver = start(folder, appearance, session_file=session)
    driver.wait(lambda: reopened(driver), "the article to be open again")
    take(driver, f"{number + 1:02}-reopened", "Closed and opened again: everything as it was.")
    driver.close()


def reopened(driver: Driver) -> bool:
    """Say whether the article of the tour is current."""
    current = driver.program.desk.current
    return current is not None and current.details.headline == HEADLINE


def take(driver: Driver, name: str, sentence: str) -> None:
    """Take the picture of a step."""
    rest(driver)
    path = OUT / f"{name}.png"
    picture(driver).save(str(path))
    print(f"{path}: {sentence}")


def main() -> int:
    """Film the tour on a fresh demo newsroom."""
    web_environment.prepare()
    application = make_application()
    application.setCursorFlashTime(0)  # a blinking cursor never stands still
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "newsroom"
        demo.make(folder, paths.resources_folder() / "demo", SystemClock()).close()
        film(folder, make_appearance(application, Preference.LIGHT), Path(temporary) / "session")
    print(f"{PAGE}: the exported page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
