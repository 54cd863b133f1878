"""Draw the real window with the demo newsroom: every arrangement and pane, into build/screens/.

Run by `make screens` on a virtual display. With names as arguments only those are drawn.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.driving import Driver, make_appearance, start
from tests.screens.packets import (
    show_merge,
    show_open,
    show_out,
    show_send,
    show_several,
    show_tray,
    show_waiting,
)
from workstation import paths
from workstation.app.run import make_application
from workstation.services import demo
from workstation.ui import web_environment
from workstation.ui.board.window import BoardWindow
from workstation.ui.panes.preview.pane import PreviewPane
from workstation.ui.quick_open.popup import QuickOpenPopup
from workstation.ui.status_bar import HEIGHT as STATUS_BAR
from workstation.ui.theme import Appearance, Preference

OUT = Path("build/screens")
SIZES = ((1600, 1000), (1280, 800))
STORY = "ferry-winter-timetable"


STILL = 40
"""Pictures in a row that are the same: thumbnails and the page have come in."""


class Morning:
    """A clock that stands at the morning of the demo newsroom's last day."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, 42, tzinfo=UTC) + timedelta(seconds=4)


@dataclass(frozen=True)
class Screen:
    """One picture: its name, the arrangement, the pane in front."""

    name: str
    arrangement: str
    pane: str
    prepare: Callable[[Driver], None] | None = None


def choose_lead(driver: Driver) -> None:
    """Show the lead picture in full."""
    pane = driver.program.window.pane("pictures")
    card = next(
        widget
        for widget in pane.findChildren(QWidget)
        if type(widget).__name__ == "FigureCard" and widget.isVisible()
    )
    driver.click(card)


def search(driver: Driver) -> None:
    """Open the search box with something in it."""
    driver.act("view.search")
    driver.type("ferry")
    driver.wait(lambda: bool(driver.window.findChildren(QuickOpenPopup)), "the results")


def show_board(driver: Driver) -> None:
    """Show all stages side by side."""
    driver.act("review.board")
    driver.wait(
        lambda: any(
            isinstance(widget, BoardWindow) and widget.isVisible()
            for widget in QApplication.topLevelWidgets()
        ),
        "the board",
    )


def close_board() -> None:
    """Close the window that would stand over what is drawn next."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, BoardWindow):
            widget.close()


def show_mode(mode: str, driver: Driver) -> None:
    """Show the page in one of the preview's other ways."""
    driver.act(f"preview.show_{mode}")
    pane = driver.pane("preview", PreviewPane)
    if mode == "print":
        driver.wait(lambda: pane.paper.sheets > 0, "the sheets")


SCREENS = (
    Screen("write-preview", "write", "preview"),
    *(
        Screen(f"preview-{mode}", "write", "preview", partial(show_mode, mode))
        for mode in ("phone", "print", "card", "search", "page")
    ),
    Screen("write-related", "write", "related"),
    Screen("write-images", "write", "pictures"),
    Screen("write-checks", "write", "checks"),
    Screen("write-history", "write", "history"),
    Screen("review", "review", "review"),
    Screen("board", "review", "review", show_board),
    Screen("pictures", "pictures", "pictures", choose_lead),
    Screen("packet-send", "write", "preview", show_send),
    Screen("packet-several", "write", "preview", show_several),
    Screen("packet-out", "write", "preview", show_out),
    Screen("packet-open", "write", "preview", show_open),
    Screen("packet-merge", "write", "preview", show_merge),
    Screen("packet-tray", "write", "preview", show_tray),
    Screen("packet-waiting", "review", "review", show_waiting),
    Screen("search", "write", "preview", search),
)


def open_story(driver: Driver) -> None:
    """Open the demo's main story beside another, as in the design's pictures."""
    for slug in (STORY, "eelgrass-returns", STORY):
        driver.open(slug)
    driver.program.context.library.choose("stage:in review")


def settled(driver: Driver) -> bool:
    """Say whether nothing is about to change on the screen."""
    preview = driver.pane("preview", PreviewPane)
    article = driver.program.desk.current
    return (
        article is not None
        and not article.dirty
        and (not preview.isVisible() or (preview.view is not None and preview.view.showing))
        and driver.program.context.library.ids != ()
    )


def draw(driver: Driver, screen: Screen, path: Path) -> None:
    """Bring the window into a state and take its picture."""
    driver.program.window.arrange(screen.arrangement)
    driver.program.window.show_pane(screen.pane)
    driver.wait(partial(settled, driver), f"{screen.name} to be drawn")
    if screen.prepare is not None:
        screen.prepare(driver)
    rest(driver)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture(driver).save(str(path)):
        raise OSError(f"{path} can't be written")
    close_board()
    print(path)


def picture(driver: Driver) -> QImage:
    """Take the screen where the window is, with whatever lies over it."""
    place = driver.window.frameGeometry()
    screen = driver.window.screen()
    return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height()).toImage()


def rest(driver: Driver) -> None:
    """Wait until two pictures in a row are the same: thumbnails and the page have come in."""
    last: list[QImage] = [QImage()]
    same = [0]

    def still() -> bool:
        image = picture(driver)
        # The strip along the bottom counts the seconds since the save: on a slow machine
        # it is never the same for long enough.
        image = image.copy(0, 0, image.width(), image.height() - STATUS_BAR)
        same[0] = same[0] + 1 if image == last[0] else 0
        last[0] = image
        return same[0] >= STILL

    driver.wait(still, "the picture to stand still")


def draw_all(folder: Path, appearance: Appearance, names: list[str]) -> None:
    """Draw every screen in both sizes."""
    for size in SIZES:
        driver = start(
            folder,
            appearance,
            session_file=folder.parent / f"{appearance.theme.scheme.value}-{size[0]}.json",
            clock=Morning(),
            size=size,
            acting="Mara Lindqvist",
        )
        open_story(driver)
        for screen in SCREENS:
            if not names or screen.name in names:
                scheme = appearance.theme.scheme.value
                draw(driver, screen, OUT / f"{screen.name}-{scheme}-{size[0]}.png")
        driver.close()


def main() -> int:
    """Draw in light and dark."""
    web_environment.prepare()
    application = make_application()
    application.setCursorFlashTime(0)  # a blinking cursor never stands still
    names = sys.argv[1:]
    if not names:
        shutil.rmtree(OUT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "newsroom"
        demo.make(folder, paths.resources_folder() / "demo", Morning()).close()
        for preference in (Preference.LIGHT, Preference.DARK):
            appearance = make_appearance(application, preference)
            draw_all(folder, appearance, names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
