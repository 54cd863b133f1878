"""Pictures: bringing in a hundred photographs, and a library of 50,000."""

from __future__ import annotations

import io
import resource
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import count, pairwise
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tests.helpers.driving import Driver
from tests.performance import material
from tests.performance.sampling import Figure, interleave, milliseconds
from tests.performance.window import opened, rest, until_painted
from workstation.domain.canonical import sha256_text
from workstation.domain.draft import Draft
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.storage.driver import connect
from workstation.storage.house_mapping import picture_values
from workstation.storage.schema import DATABASE, PICTURES
from workstation.ui.panes.picture_library.pane import PictureLibraryPane
from workstation.ui.panes.pictures.pane import PicturesPane

PHOTOS = 100
LIBRARY = 50_000
ROUNDS = 3
SMALL_ROUNDS = 12
DECODED = 1.25
"""How many times as long as that a photograph's sides are decoded at least, as in an import."""
SIDE = 640
DRAWN_S = 900
"""Seconds for 120 photographs of 12 megapixels to be drawn in the sizes of the page, one by one."""
FRAMES = 360
"""Six seconds of scrolling."""
FRAME_MS = 1000 / 60
LATE_MS = 1.5 * FRAME_MS
STEP = 24
"""Pixels in a frame: a row of pictures in a seventh of a second."""


def figures() -> Iterator[Figure]:
    """Measure pictures coming in."""
    with (
        TemporaryDirectory() as temporary,
        opened(50, {"pictures": Draft(headline="Boats")}) as (
            driver,
            ids,
        ),
    ):
        importing = Importing(driver, Path(temporary))
        with ProcessPoolExecutor(2) as pool:
            importing.pool = pool
            yield interleave(
                f"{PHOTOS} photographs of 12 megapixels imported",
                importing.bring_in,
                "Pillow in two processes: read, decode, make small, write",
                importing.make_small,
                ROUNDS,
                warm_up=0,
            )
            yield Figure(
                "the longest that the window did not answer meanwhile",
                "one frame at 60 Hz",
                tuple(importing.longest),
                (1000 / 60,),
                0.0,
            )
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(f"    memory at most: {most} MB here, {child} MB in a picture process")
        driver.program.desk.open(ids["pictures"])
        driver.wait(lambda: driver.program.desk.current is not None, "the article")
        yield interleave(
            "photograph dropped to its card seen",
            importing.drop,
            "Pillow here: read, decode, make small, write",
            importing.make_one_small,
            SMALL_ROUNDS // 2,
        )


def grid_figures() -> Iterator[Figure]:
    """Measure a large library."""
    with library() as grid:
        yield interleave(
            f"first paint of the grid, {LIBRARY:,} pictures",
            grid.show,
            "their ids with plain SQLite",
            grid.read_ids,
            SMALL_ROUNDS,
        )
        yield interleave(
            "a step of scrolling in it to its paint",
            grid.scroll,
            "painting a bare widget as large",
            grid.paint_bare,
            SMALL_ROUNDS * 5,
        )
        frames, alone = grid.frames(), grid.bare_frames()
        late = f"{_late(frames)}, of a bare widget {_late(alone)}"
        print(f"    frames later than {LATE_MS:.0f} ms: {late}")
        yield Figure(
            f"between two frames while the grid scrolls at 60 Hz, {LIBRARY:,} pictures",
            "a bare widget painted as often",
            tuple(frames),
            tuple(alone),
            0.0,
        )


def _late(frames: list[float]) -> str:
    """Say how many frames came too late to be the next one of a display."""
    late = sum(frame > LATE_MS for frame in frames)
    return f"{late} of {len(frames)}"


def photograph() -> bytes:
    """Return a JPEG of 12 megapixels, as detailed as a camera's."""
    fine = Image.effect_noise((2000, 1500), 28).resize((4000, 3000), Image.Resampling.BICUBIC)
    light = Image.linear_gradient("L").resize((4000, 3000))
    target = io.BytesIO()
    Image.merge("RGB", (fine, light, fine)).save(target, "JPEG", quality=88)
    return target.getvalue()


def numbered(photo: bytes, number: int) -> bytes:
    """Return a photograph with a comment that no other has."""
    words = f"photograph {number}".encode()
    return photo[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + photo[2:]


def make_small(file: Path) -> int:
    """Do with Pillow what an import has to do at least: the same decode, the same small image."""
    with Image.open(io.BytesIO(file.read_bytes())) as image:
        share = DECODED * SIDE / max(image.size)
        image.draft("RGB", (ceil(image.width * share), ceil(image.height * share)))
        image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=None)
        target = io.BytesIO()
        image.save(target, "JPEG", quality=82, optimize=True)
    return len(target.getvalue())


class Importing:
    """Brings photographs in, and does the same with Pillow alone."""

    def __init__(self, driver: Driver, folder: Path) -> None:
        self._driver = driver
        self._folder = folder
        self._photo = photograph()
        self._numbers = count()
        self.longest: list[float] = []
        self.pool: ProcessPoolExecutor | None = None
        driver.program._workshop_there().prepare(self._photo, "first.jpg")

    def files(self, number: int) -> list[Path]:
        """Write that many new photographs."""
        found = []
        for _ in range(number):
            file = self._folder / f"{next(self._numbers)}.jpg"
            file.write_bytes(numbered(self._photo, int(file.stem)))
            found.append(file)
        return found

    def bring_in(self) -> float:
        """Import, and note how long the window did not answer."""
        intake = self._driver.program.context.intake
        self._rest()
        files = self.files(PHOTOS)
        loop = QEventLoop()
        ticks = [perf_counter()]
        ticking = QTimer(interval=0)
        ticking.timeout.connect(lambda: ticks.append(perf_counter()))

        def over(done: int, asked: int) -> None:
            if done == asked:
                loop.quit()

        intake.progressed.connect(over)
        ticking.setInterval(5)
        ticking.start()
        begun = perf_counter()
        intake.take(list(files))
        loop.exec()
        taken = (perf_counter() - begun) * 1000
        ticking.stop()
        intake.progressed.disconnect(over)
        gaps = (after - before for before, after in pairwise(ticks))
        self.longest.append(max(gaps) * 1000)
        for file in files:
            file.unlink()
        return taken

    def make_small(self) -> float:
        """Do it with Pillow in two processes."""
        assert self.pool is not None
        self._rest()
        files = self.files(PHOTOS)
        pool = self.pool
        list(pool.map(make_small, files[:2]))
        taken = milliseconds(lambda: list(pool.map(make_small, files, chunksize=4)))
        for file in files:
            file.unlink()
        return taken

    def _rest(self) -> None:
        """Let nothing be drawn for the page meanwhile, which would take a core from both."""
        ahead = self._driver.program.context.drawn_ahead
        ahead._waiting.clear()
        self._driver.wait(lambda: not ahead.busy, "the picture that is being drawn", DRAWN_S)

    def drop(self) -> float:
        """Add a photograph to the article, and wait for its card with its image."""
        window = self._driver.program.window
        window.show_pane("pictures")
        pane = self._driver.pane("pictures", PicturesPane)
        [file] = self.files(1)
        before = len(pane.figures.cards.keys())
        feed = self._driver.program.context.pictures
        ahead = self._driver.program.context.drawn_ahead
        self._driver.wait(lambda: not ahead.busy, "the pictures before to be drawn", DRAWN_S)

        def there() -> bool:
            article = self._driver.program.desk.current
            figures = article.figures.all() if article is not None else ()
            return len(figures) > before and feed.image_at_hand(figures[-1].picture) is not None

        return until_painted(lambda: pane.take([file]), pane.figures.cards, there)

    def make_one_small(self) -> float:
        """Do with Pillow what has to be done with one photograph."""
        [file] = self.files(1)
        return milliseconds(lambda: make_small(file))


@contextmanager
def library() -> Iterator[Grid]:
    """Open the window on a library of 50,000 pictures."""
    with opened(50, {}) as (driver, _ids):
        folder = driver.program.frame.commands._facts.newsroom
        _fill(folder)
        yield Grid(driver, folder)


def _fill(folder: Path) -> None:
    target = io.BytesIO()
    Image.effect_noise((320, 213), 40).convert("RGB").save(target, "JPEG", quality=40)
    at = material.Clock().now()
    ids = [sha256_text(f"picture {number}") for number in range(LIBRARY)]
    rows = [
        picture_values(
            Picture(
                id=PictureId(identity),
                file_name=f"{number}.jpg",
                media_type="image/jpeg",
                width=4000,
                height=3000,
                size=4_000_000,
                caption=f"Boats in the harbour, picture {number}",
                credit="Ada Brandt",
                alt="Boats" if number % 3 else "",
            ),
            at,
        )
        for number, identity in enumerate(ids)
    ]
    connection = connect(folder / DATABASE)
    names = ", ".join(rows[0])
    marks = ", ".join("?" * len(rows[0]))
    connection.execute("BEGIN")
    connection.executemany(
        f"INSERT INTO picture ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows]
    )
    connection.execute("COMMIT")
    connection.close()
    small = target.getvalue()
    from workstation.storage.blobs import Blobs  # noqa: PLC0415

    blobs = Blobs(folder)
    blobs.put_thumbnail(PictureId(ids[0]), small)
    blobs.close()
    connection = connect(folder / PICTURES)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT OR REPLACE INTO thumbnail (id, data) VALUES (?, ?)",
        ((identity, small) for identity in ids[:5000]),
    )
    connection.execute("COMMIT")
    connection.close()


class Grid:
    """Shows the library and scrolls through it."""

    def __init__(self, driver: Driver, folder: Path) -> None:
        self._driver = driver
        self._feed = driver.program.context.pictures
        self._raw = connect(folder / DATABASE, query_only=True)
        driver.program.window.arrange("pictures")
        driver.wait(lambda: len(self._feed.ids) == LIBRARY, "the library", 60)
        self._pane = driver.pane("picture_library", PictureLibraryPane)
        self._bare = QWidget(self._pane)
        rest(1000)

    def show(self) -> float:
        """List everything again, with nothing of it remembered."""
        self._feed.ids = ()
        self._feed._rows.clear()
        self._pane.model._on_listed()
        rest(200)
        viewport = self._pane.grid.viewport()

        def there() -> bool:
            ids = self._feed.ids
            return bool(ids) and self._feed._rows.get(ids[0]) is not None

        taken = until_painted(self._feed.reload, viewport, there)
        self._driver.wait(lambda: len(self._feed.ids) == LIBRARY, "the rest of it", 60)
        return taken

    def read_ids(self) -> float:
        """Read the ids in their order."""
        query = "SELECT id FROM picture WHERE removed_at IS NULL ORDER BY added_at DESC, id"
        return milliseconds(lambda: self._raw.execute(query).fetchall())

    def scroll(self) -> float:
        """Go on by less than a row."""
        bar = self._pane.grid.verticalScrollBar()
        rest(10)
        viewport = self._pane.grid.viewport()
        return until_painted(lambda: bar.setValue(bar.value() + 120), viewport)

    def frames(self) -> list[float]:
        """Scroll a little with every tick of a display, and return the time between two paints."""
        bar = self._pane.grid.verticalScrollBar()
        bar.setValue(0)
        rest(1000)
        return _ticked(self._pane.grid.viewport(), lambda: bar.setValue(bar.value() + STEP))

    def bare_frames(self) -> list[float]:
        """Have a widget that shows nothing painted as often."""
        self._bare.setGeometry(self._pane.grid.geometry())
        self._bare.show()
        found = _ticked(self._bare, self._bare.update)
        self._bare.hide()
        return found

    def paint_bare(self) -> float:
        """Paint a widget that shows nothing."""
        self._bare.setGeometry(self._pane.grid.geometry())
        self._bare.show()
        taken = until_painted(self._bare.update, self._bare)
        self._bare.hide()
        return taken


def _ticked(widget: QWidget, act: Callable[[], object]) -> list[float]:
    """Act sixty times in a second; return the milliseconds from each paint to the next."""
    clock = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=round(FRAME_MS))
    clock.timeout.connect(act)
    painted = Paints(widget)
    loop = QEventLoop()
    painted.enough.connect(loop.quit)
    clock.start()
    loop.exec()
    clock.stop()
    widget.removeEventFilter(painted)
    return [(after - before) * 1000 for before, after in pairwise(painted.moments)]


class Paints(QObject):
    """Notes when a widget is painted."""

    enough = Signal()
    """There have been so many paints as were wanted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.moments: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.moments.append(perf_counter())
            if len(self.moments) == FRAMES:
                self.enough.emit()
        return False
