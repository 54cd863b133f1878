"""What goes into the opening of pictures and what comes out of it, as values."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.domain.pictures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a written picture says about itself."""

    caption: str = ""
    credit: str = ""
    copyright: str = ""
    terms: str = ""
    creator: str = ""
    alt: str = ""

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return any((self.caption, self.credit, self.copyright, self.terms, self.creator, self.alt))


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture that may enter the newsroom, and its thumbnail (JPEG or PNG)."""

    picture: Picture
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture as it goes onto a page or into an export."""

    data: bytes
    media_type: str
    width: int
    height: int
