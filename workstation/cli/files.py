"""Commands that read and write files: import, export, render, backup, restore."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workstation.cli import places
from workstation.cli.arguments import WrongUsage
from workstation.cli.output import put, put_json, say
from workstation.domain.clock import SystemClock
from workstation.domain.errors import (
    BadInput,
    CannotOpenNewsroom,
    NewsroomDamaged,
    NewsroomMissing,
    NotANewsroom,
)
from workstation.formats.registry import find_exporters
from workstation.formats.writer import CannotWrite
from workstation.services import interchange
from workstation.services.interchange import ImportReport
from workstation.storage import backup
from workstation.storage.packed import is_packed


def import_articles(folder: Path, given: Namespace) -> int:
    """Bring in articles; 1 when some files are refused, 3 when all are."""
    with places.writing(folder) as store:
        report = interchange.import_files(store, given.files, author=places.acting_person())
        if report.imported:
            places.index(store)
    if given.json:
        put_json(_document(report))
    else:
        for one in report.imported:
            put(f"{one.slug}  {one.headline}")
        for lost in report.not_carried:
            say(f"{lost.file}: not carried over: {lost.what} ({lost.where})")
        for refused in report.failed:
            say(f"{refused.file}: {refused.error}")
    if not report.failed:
        return 0
    return 1 if report.imported else 3


def _document(report: ImportReport) -> dict[str, object]:
    return {
        "imported": [
            {"file": one.file, "slug": one.slug, "headline": one.headline}
            for one in report.imported
        ],
        "not_carried": [
            {"file": one.file, "what": one.what, "where": one.where} for one in report.not_carried
        ],
        "failed": [{"file": one.file, "error": one.error} for one in report.failed],
    }


def export(folder: Path, given: Namespace) -> int:
    """Write an article in a format; 1 when something had to be left out."""
    formats = sorted(exporter.id for exporter in find_exporters())
    if given.format not in formats:
        message = f"“{given.format}” is not an export format; choose from {', '.join(formats)}"
        raise WrongUsage(message)
    return _write(folder, given, given.format)


def render(folder: Path, given: Namespace) -> int:
    """Write an article's page; 1 when something had to be left out."""
    return _write(folder, given, "html")


def _write(folder: Path, given: Namespace, to: str) -> int:
    with places.reading(folder) as store:
        written = interchange.export(store, given.slug, to, given.output)
    if given.json:
        put_json({"file": str(written.path), "left_out": list(written.left_out)})
    else:
        put(str(written.path))
    for sentence in written.left_out:
        say(f"left out: {sentence}")
    return 1 if written.left_out else 0


def back_up(folder: Path, given: Namespace) -> int:
    """Make a checked backup."""
    output: Path | None = given.output
    if output is not None and output.is_dir():
        raise CannotWrite(output, "there is a folder of that name; choose another name.")
    if output is not None and not output.absolute().parent.is_dir():
        raise CannotWrite(output, "its folder doesn’t exist; make it, or choose another.")
    with places.reading(folder) as store:
        made = store.backup(output)
    if given.json:
        pictures = str(made.pictures) if made.pictures else None
        put_json({"file": str(made.file), "size": made.size, "pictures": pictures})
        return 0
    put(str(made.file))
    if made.pictures is not None:
        say(f"The pictures are in {made.pictures}.")
    elif output is not None and not is_packed(output):
        say("Pictures are not in it: name a file that ends in “.zip” to have them as well.")
    return 0


def restore(folder: Path, given: Namespace) -> int:
    """Put a backup in the newsroom's place; a bad backup changes nothing."""
    try:
        backup.verify(given.file)
    except (NewsroomDamaged, NewsroomMissing, NotANewsroom) as error:
        raise BadInput(
            f"{given.file} can’t be restored: it is damaged, or no backup. Choose another; "
            "nothing was changed."
        ) from error
    except CannotOpenNewsroom as error:
        raise BadInput(f"{given.file} can’t be restored. {error}") from error
    from workstation.storage import restoring  # noqa: PLC0415 - loads SQLAlchemy

    restored = restoring.restore(given.file, folder, SystemClock())
    if given.json:
        aside = str(restored.set_aside) if restored.set_aside else None
        put_json(
            {
                "newsroom": str(folder),
                "articles": restored.articles,
                "set_aside": aside,
                "missing_pictures": restored.missing_pictures,
            }
        )
        return 0
    say(f"The newsroom in {folder} is as it was in the backup: {restored.articles} articles.")
    for before in (restored.set_aside, restored.pictures_aside, *restored.files_aside):
        if before:
            say(f"What was there before is in {before}.")
    if restored.missing_pictures:
        say(f"No copy was found of pictures in use: {restored.missing_pictures}.")
    return 0
