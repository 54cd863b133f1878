"""Newsrooms and article files on disk for the tests of import, export and the command line."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from workstation.storage.store import Store


class SteadyClock:
    """Stands still until told otherwise."""

    def __init__(self, moment: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment


@contextmanager
def new_store(folder: Path) -> Iterator[Store]:
    store = Store.create(folder, "Courier", SteadyClock())
    try:
        yield store
    finally:
        store.close()


def picture_bytes(colour: tuple[int, int, int] = (20, 90, 160)) -> bytes:
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "From the camera"
    Image.new("RGB", (120, 80), colour).save(target, "JPEG", exif=exif)
    return target.getvalue()


def write_article(folder: Path, name: str, front: str, body: str = "Some text.") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\n{front}\n---\n{body}\n", encoding="utf-8")
    return path
