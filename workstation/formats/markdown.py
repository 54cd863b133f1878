"""The page bundle: an article file and its pictures in a folder, or the same in a zip file."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from workstation.domain.article import Article, References
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.formats.api import Bundle, Written
from workstation.formats.article_file import describe, write_text
from workstation.formats.picture_kinds import kind_of_media_type
from workstation.formats.picture_privacy import without_location
from workstation.formats.writer import write_folder, write_zip

_UNFIT = frozenset('<>:"/\\|?*\n\t')
_NAME_LENGTH = 80


class MarkdownExporter:
    """Writes what `import` reads; a round trip keeps everything."""

    id = "markdown"
    title = "Markdown with pictures"
    suffix = ".zip"
    help = "An article file and its original pictures, in a folder or a zip, to import elsewhere."

    def write(self, bundle: Bundle, path: Path) -> Written:
        """Write the bundle into a zip (`.zip`), beside a named file (`.md`), or into a folder.

        In a folder that is there already, other files are left alone.
        """
        article = f"{bundle.article.draft.slug or 'article'}.md"
        if path.suffix.lower() == ".zip":
            files, left_out = _files(bundle, article, None)
            write_zip(files, path)
            return Written(path, left_out)
        folder = path
        if path.suffix.lower() in (".md", ".markdown"):
            folder, article = path.parent, path.name
        files, left_out = _files(bundle, article, folder)
        write_folder(files, folder)
        return Written(path, left_out)


def picture_files(article: Article, references: References) -> dict[PictureId, str]:
    """Name a file for each picture of an article, no two alike even where case is ignored."""
    result: dict[PictureId, str] = {}
    taken: set[str] = set()
    for figure in article.draft.figures:
        if figure.picture in result:
            continue
        name = _file_name(references.pictures.get(figure.picture), figure.key)
        if name.lower() in taken:
            name = _named_apart(name, figure.picture)
        taken.add(name.lower())
        result[figure.picture] = f"images/{name}"
    return result


def _file_name(picture: Picture | None, key: str) -> str:
    name = picture.file_name if picture else key
    cleaned = "".join("-" if mark in _UNFIT else mark for mark in name).strip(" .")
    path = PurePosixPath(cleaned or "picture")
    kind = kind_of_media_type(picture.media_type) if picture else None
    if kind and path.suffix.lower() not in kind.suffixes:
        return f"{path.name[:_NAME_LENGTH]}{kind.suffixes[0]}"
    return f"{path.stem[:_NAME_LENGTH]}{path.suffix}"


def _named_apart(name: str, picture: PictureId) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{picture[:8]}{path.suffix}"))


def _files(
    bundle: Bundle, article_name: str, folder: Path | None
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the bundle's files by name, the article last, and what is missing.

    A picture whose name another picture has in `folder` gets a name of its own.
    """
    article = bundle.article
    names = picture_files(article, bundle.references)
    files: dict[str, bytes] = {}
    left_out = []
    for picture, name in names.items():
        data = bundle.read_picture(picture)
        if data is None:
            left_out.append(f"picture “{name}”: the newsroom has no file for it; add it again.")
            continue
        data = data if bundle.keep_places else without_location(data)
        if folder is not None and _is_another(folder / name, data):
            names[picture] = _named_apart(name, picture)
        files[names[picture]] = data
    text = write_text(describe(article, bundle.references, names))
    files[article_name] = text.encode("utf-8")
    return files, tuple(left_out)


def _is_another(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size != len(data) or path.read_bytes() != data
    except OSError:
        return False


EXPORTER = MarkdownExporter()
