"""The article file (INTERFACES, section 2): read it, write it, make one of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from workstation.domain.article import Article, References
from workstation.domain.errors import BadArticleFile
from workstation.domain.framing import Framing
from workstation.domain.ids import PictureId
from workstation.domain.links import ArticleTarget, RelatedLink, UnresolvedTarget, WebTarget
from workstation.domain.pictures import Figure, Picture, framing_of, texts_of
from workstation.formats.article_reader import decode, read_text
from workstation.formats.article_values import (
    FILE_FACTS,
    ArticleFile,
    FileLink,
    FilePicture,
    MasterTexts,
)
from workstation.formats.article_writer import front_matter, write_text

__all__ = [
    "ArticleFile",
    "FileLink",
    "FilePicture",
    "MasterTexts",
    "describe",
    "front_matter",
    "read",
    "read_text",
    "write_text",
]


def read(path: Path) -> ArticleFile:
    """Read an article file; the errors name it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BadArticleFile(str(path), "there is no such file; check the name.") from error
    except IsADirectoryError as error:
        problem = "this is a folder; name the .md file inside it."
        raise BadArticleFile(str(path), problem) from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise BadArticleFile(str(path), f"the file can’t be read ({detail}).") from error
    return read_text(decode(data, str(path)), str(path))


def describe(
    article: Article, references: References, files: Mapping[PictureId, str]
) -> ArticleFile:
    """Return an article as a file would hold it; `files` names the pictures' files."""
    draft = article.draft
    return ArticleFile(
        draft=replace(draft, links=(), figures=()),
        stage=article.stage,
        published_at=article.published_at,
        pictures=tuple(
            _picture(figure, references.pictures.get(figure.picture), files)
            for figure in draft.figures
        ),
        links=tuple(_link(link, references) for link in draft.links),
    )


def _picture(
    figure: Figure, picture: Picture | None, files: Mapping[PictureId, str]
) -> FilePicture:
    shown = texts_of(replace(figure, decorative=False), picture)
    described = FilePicture(
        key=figure.key,
        file=files.get(figure.picture, f"images/{figure.picture}"),
        role=figure.role,
        caption=shown.caption,
        credit=shown.credit,
        source=shown.source,
        alt=shown.alt,
        decorative=figure.decorative,
        long_description=shown.long_description or None,
        framing=_unless_plain(framing_of(figure, picture)),
        override=figure.override,
    )
    if picture is None:
        return described
    return replace(
        described,
        rights=picture.rights,
        keywords=picture.keywords,
        taken_at=picture.taken_at,
        **{name: getattr(picture, name) for name in FILE_FACTS},
        master=MasterTexts(
            caption=None if figure.caption is None else picture.caption,
            credit=None if figure.credit is None else picture.credit,
            source=None if figure.source is None else picture.source,
            alt=None if figure.alt is None else picture.alt,
            long_description=None if figure.long_description is None else picture.long_description,
            framing=None if figure.framing is None else picture.framing,
        ),
    )


def _unless_plain(framing: Framing) -> Framing | None:
    return None if framing == Framing() else framing


def _link(link: RelatedLink, references: References) -> FileLink:
    written = FileLink(
        key=link.key,
        kind=link.kind,
        placement=link.placement,
        label=link.label,
        label_for=link.label_for,
        unready=link.unready,
        reason=link.reason,
        added_by=link.added_by,
        added_at=link.added_at,
    )
    match link.target:
        case WebTarget(url=url, title=title):
            return replace(written, url=url, title=title)
        case UnresolvedTarget(title=title, bylines=bylines, slug=slug):
            return replace(written, title=title, bylines=bylines, slug=slug)
        case ArticleTarget(id=target):
            summary = references.articles.get(target)
            if summary is None:
                return replace(written, title=link.label_for or link.label or link.key)
            return replace(
                written, slug=summary.slug, title=summary.headline, bylines=summary.bylines
            )
