"""Pictures and figures: an original with its master texts, and its uses in articles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from workstation.domain.framing import Cut, Framing
from workstation.domain.ids import FigureId, PictureId

FILE_SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".dib"),
    *(".avif", ".heic", ".heif", ".hif"),
)
"""What picture files are called."""
REFUSED_SUFFIXES = (
    *(".svg", ".svgz", ".ai", ".eps", ".psd", ".ico", ".jp2", ".jxl"),
    *(".arw", ".cr2", ".cr3", ".dng", ".nef", ".orf", ".raf", ".rw2"),
)
"""What people take for pictures: they are told why it can't be used, not passed over."""
RIGHTS_NOTICE = timedelta(days=14)
"""How long before its last day of use a picture is spoken of."""
ALIKE_BITS = 6
"""Of 64: how far the perceptual hashes of two versions of one picture are apart at most."""


class Role(StrEnum):
    """How a figure stands in its article; a lead picture needs no directive."""

    LEAD = "lead"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Rights:
    """What a picture may be used for, and when."""

    terms: str = ""
    category: str = ""
    start: date | None = None
    until: date | None = None

    def expired(self, today: date) -> bool:
        """Say whether the last day of use has passed."""
        return self.until is not None and today > self.until

    def ending(self, today: date) -> bool:
        """Say whether the last day of use is near, or has passed."""
        return self.until is not None and self.until <= today + RIGHTS_NOTICE

    def allow(self, today: date) -> bool:
        """Say whether the picture may be shown on that day."""
        return not self.expired(today) and (self.start is None or today >= self.start)


@dataclass(frozen=True, slots=True)
class RightsOverride:
    """Somebody answers for showing a picture whose rights do not allow it."""

    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FoundText:
    """A value in a picture's file that another one was preferred to."""

    field: str
    origin: str
    """`XMP`, `IPTC` or `EXIF`."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One original in the newsroom, stored once; texts here are the master values."""

    id: PictureId
    file_name: str
    media_type: str
    """`image/jpeg`, `image/png`, `image/webp`, …"""
    width: int
    """Pixels, after EXIF orientation."""
    height: int
    size: int
    """Bytes of the original."""
    caption: str = ""
    credit: str = ""
    source: str = ""
    alt: str = ""
    long_description: str = ""
    rights: Rights = Rights()
    keywords: tuple[str, ...] = ()
    taken_at: datetime | None = None
    from_file: tuple[str, ...] = ()
    """The fields whose values were read from the file: `caption (XMP)`, `credit (IPTC)`, …"""
    added_at: datetime | None = None
    headline: str = ""
    creator: str = ""
    copyright: str = ""
    city: str = ""
    country: str = ""
    also_found: tuple[FoundText, ...] = ()
    """What else the file said of a field, where it said several things."""
    framing: Framing = field(default_factory=Framing)
    """For every use that has none of its own."""
    look: str = ""
    """A perceptual hash, 16 hexadecimal digits: pictures that look alike differ in few bits."""
    removed_at: datetime | None = None
    """Taken out of the library; the bytes stay until they are cleared away."""

    def suits(self, today: date, override: RightsOverride | None) -> bool:
        """Say whether it may be shown: its rights allow it, or somebody answers for it."""
        return override is not None or self.rights.allow(today)


@dataclass(frozen=True, slots=True)
class Sized:
    """A picture as it is drawn for a page: what is shown of it, and how large."""

    picture: PictureId
    cut: Cut
    side: int
    """The longest, in pixels."""
    media_type: str = "image/webp"

    @property
    def recipe(self) -> str:
        """Return a name that no other drawing of this picture has."""
        return f"{self.cut.token}/{self.side}.{self.media_type.rpartition('/')[2]}"


PAGE_WIDTHS = (480, 800, 1200, 1600)
"""Pixels: the widths in which pictures are drawn for pages."""


def page_sizes(picture: Picture, cut: Cut) -> tuple[tuple[Sized, int], ...]:
    """Return how a part of a picture is drawn for a page, each with its width in pixels.

    The narrowest first. A picture is never made larger than it is.
    """
    width, height = cut.size(picture.width, picture.height)
    widths = [wide for wide in PAGE_WIDTHS if wide < width]
    if width <= PAGE_WIDTHS[-1]:
        widths.append(width)
    return tuple(
        (Sized(picture.id, cut, max(wide, round(wide * height / width))), wide) for wide in widths
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureEdit:
    """What is changed of many pictures at once; None leaves a field as it is."""

    credit: str | None = None
    source: str | None = None
    copyright: str | None = None
    terms: str | None = None
    category: str | None = None
    start: date | None = None
    until: date | None = None
    keywords: tuple[str, ...] = ()
    """Added to those that are there."""

    def applied(self, picture: Picture) -> Picture:
        """Return a picture with the change made."""
        rights = picture.rights
        return replace(
            picture,
            credit=picture.credit if self.credit is None else self.credit,
            source=picture.source if self.source is None else self.source,
            copyright=picture.copyright if self.copyright is None else self.copyright,
            keywords=tuple(dict.fromkeys((*picture.keywords, *self.keywords))),
            rights=Rights(
                terms=rights.terms if self.terms is None else self.terms,
                category=rights.category if self.category is None else self.category,
                start=self.start or rights.start,
                until=self.until or rights.until,
            ),
        )


@dataclass(frozen=True, slots=True)
class PictureCounts:
    """How many pictures of the newsroom ask for something."""

    needing_work: int = 0
    """Alt text, caption or credit is missing."""
    rights_ending: int = 0
    """Their rights have ended, or end within `RIGHTS_NOTICE`."""
    unused: int = 0
    """No article uses them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One use of a picture in one article; a text of None means «as master»."""

    id: FigureId
    key: str
    """Short name, unique among the article's figures; `{{picture: key}}` places it."""
    picture: PictureId
    role: Role = Role.BODY
    caption: str | None = None
    credit: str | None = None
    source: str | None = None
    alt: str | None = None
    decorative: bool = False
    """Says nothing a reader needs: the page gives it an empty alternative text on purpose."""
    long_description: str | None = None
    framing: Framing | None = None
    override: RightsOverride | None = None

    def with_picture(self, picture: PictureId) -> Figure:
        """Return the figure with another picture; what belonged to the former one goes."""
        return replace(
            self, picture=picture, alt=None, long_description=None, framing=None, override=None
        )

    def with_picture_of(self, former: Figure) -> Figure:
        """Return the figure with the picture it had, and what belonged to that one."""
        return replace(
            self,
            picture=former.picture,
            alt=former.alt,
            long_description=former.long_description,
            framing=former.framing,
            override=former.override,
        )


def with_pictures_back(
    figures: tuple[Figure, ...], former: tuple[Figure, ...], new: PictureId
) -> tuple[Figure, ...]:
    """Return figures with the pictures they had, those that still show the new one."""
    by_id = {figure.id: figure for figure in former}
    return tuple(
        figure.with_picture_of(by_id[figure.id])
        if figure.picture == new and figure.id in by_id
        else figure
        for figure in figures
    )


@dataclass(frozen=True, slots=True)
class FigureTexts:
    """The texts a figure is shown with, after master values have filled the gaps."""

    caption: str
    credit: str
    source: str
    alt: str
    long_description: str = ""


def framing_of(figure: Figure, picture: Picture | None) -> Framing:
    """Return how a figure is framed: its own way, or as the master."""
    if figure.framing is not None:
        return figure.framing
    return picture.framing if picture is not None else Framing()


def cut_of(figure: Figure, picture: Picture) -> Cut:
    """Return what of its picture a figure shows on the page."""
    return framing_of(figure, picture).cut(picture.width, picture.height)


def alike(one: str, other: str) -> bool:
    """Say whether two pictures look alike, by their perceptual hashes."""
    if not one or not other:
        return False
    return (int(one, 16) ^ int(other, 16)).bit_count() <= ALIKE_BITS


def texts_of(figure: Figure, picture: Picture | None) -> FigureTexts:
    """Resolve a figure's texts against its picture (None when the picture is missing)."""

    def resolve(own: str | None, master: str) -> str:
        return master if own is None else own

    return FigureTexts(
        caption=resolve(figure.caption, picture.caption if picture else ""),
        credit=resolve(figure.credit, picture.credit if picture else ""),
        source=resolve(figure.source, picture.source if picture else ""),
        alt="" if figure.decorative else resolve(figure.alt, picture.alt if picture else ""),
        long_description=(
            ""
            if figure.decorative
            else resolve(figure.long_description, picture.long_description if picture else "")
        ),
    )
