"""A person who types in a window of their own until it ends; tells of each key.

    python -m tests.helpers.typist FOLDER TEXT

The first line is the id of the article, which is new. Then there is one for each key: when it had
been typed, by the machine's clock, and the last one is empty. The window stays open.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tests.helpers.driving import make_appearance, start
from tests.helpers.main_job import new_article
from workstation.app.run import make_application
from workstation.ui import web_environment
from workstation.ui.theme import Preference

KEY_MS = 25


def main() -> int:
    """Open the window and type."""
    folder, text = Path(sys.argv[1]), sys.argv[2]
    web_environment.prepare()
    application = make_application()
    appearance = make_appearance(application, Preference.LIGHT)
    driver = start(folder, appearance, session_file=folder.with_suffix(".session"))
    article = new_article(driver)
    driver.wait(lambda: driver.is_named("Text of the article"), "the article to be seen")
    body: QWidget = driver.named("Text of the article")
    driver.click(body)
    print(article.id, flush=True)
    letters = iter(text)
    keys = QTimer(application, interval=KEY_MS)

    def press() -> None:
        letter = next(letters, "")
        if letter:
            driver.type(letter, body)
            print(time.monotonic(), flush=True)
        else:
            keys.stop()
            print(flush=True)

    keys.timeout.connect(press)
    keys.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
