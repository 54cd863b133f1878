"""Texts that travel inside pictures: IPTC, XMP and EXIF, read into a picture's fields.

Where a picture was taken (GPS), and by which camera, is never read.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PIL import Image, ImageFile, IptcImagePlugin

from workstation.domain.canonical import canonical_text, single_line
from workstation.domain.pictures import FoundText, Rights
from workstation.formats import xmp

BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    struct.error,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    RuntimeError,
    AssertionError,
)
"""What Pillow may raise over a damaged file."""

_EXIF_IFD = 0x8769
_MAX_TEXT = 10_000
_MOST_OTHERS = 20
_CAMERA_WORDS = re.compile(
    r"(?:olympus|sony|konica|minolta|samsung|kodak)? ?(?:digital ?camera|dsc|camera)\Z", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a picture's file says about the picture."""

    caption: str = ""
    credit: str = ""
    source: str = ""
    alt: str = ""
    long_description: str = ""
    terms: str = ""
    headline: str = ""
    creator: str = ""
    copyright: str = ""
    city: str = ""
    country: str = ""
    start: date | None = None
    until: date | None = None
    keywords: tuple[str, ...] = ()
    taken_at: datetime | None = None
    from_file: tuple[str, ...] = ()
    also_found: tuple[FoundText, ...] = ()

    @property
    def rights(self) -> Rights:
        """What the file says the picture may be used for, and when."""
        return Rights(terms=self.terms, start=self.start, until=self.until)


@dataclass(frozen=True, slots=True)
class _Sources:
    xmp: dict[str, tuple[str, ...]]
    iptc: dict[tuple[int, int], tuple[str, ...]]
    exif: dict[str, str]


_Readers = tuple[tuple[str, Callable[[_Sources], str]], ...]


def _xmp(field: str) -> tuple[str, Callable[[_Sources], str]]:
    return "XMP", lambda sources: ", ".join(sources.xmp.get(field, ()))


def _iptc(number: int) -> tuple[str, Callable[[_Sources], str]]:
    return "IPTC", lambda sources: ", ".join(sources.iptc.get((2, number), ()))


def _exif(field: str) -> tuple[str, Callable[[_Sources], str]]:
    return "EXIF", lambda sources: sources.exif.get(field, "")


_TEXTS: dict[str, _Readers] = {
    "caption": (_xmp("description"), _iptc(120), _exif("description")),
    "credit": (
        _xmp("Credit"),
        _iptc(110),
        _xmp("creator"),
        _iptc(80),
        _exif("artist"),
    ),
    "source": (_xmp("Source"), _iptc(115)),
    "alt": (_xmp("AltTextAccessibility"),),
    "long_description": (_xmp("ExtDescrAccessibility"),),
    "terms": (_xmp("UsageTerms"),),
    "headline": (_xmp("Headline"), _iptc(105)),
    "creator": (_xmp("creator"), _iptc(80), _exif("artist")),
    "copyright": (_xmp("rights"), _iptc(116), _exif("copyright")),
    "city": (_xmp("City"), _iptc(90)),
    "country": (_xmp("Country"), _iptc(101)),
}
_LABELS = {"terms": "rights", "taken_at": "taken_at"}
_MANY_LINES = frozenset(("caption", "long_description"))


def read_metadata(image: Image.Image) -> Metadata:
    """Read what a picture says about itself; what is damaged is passed over."""
    sources = _Sources(_xmp_of(image), _iptc_of(image), _exif_of(image))
    texts: dict[str, str] = {}
    origins: list[str] = []
    others: list[FoundText] = []
    for field, readers in _TEXTS.items():
        for origin, text in _readings(field, readers, sources):
            if field not in texts:
                texts[field] = text
                origins.append(f"{_LABELS.get(field, field)} ({origin})")
            elif text.split() != texts[field].split():
                others.append(FoundText(_LABELS.get(field, field), origin, text))
    keywords, origin = _keywords(sources)
    if keywords:
        origins.append(f"keywords ({origin})")
    taken_at, origin = _taken(sources)
    if taken_at:
        origins.append(f"taken_at ({origin})")
    start, until = _day(sources.iptc, 30), _day(sources.iptc, 37)
    if start or until:
        origins.append("rights (IPTC)")
    return Metadata(
        **texts,
        start=start,
        until=until,
        keywords=keywords,
        taken_at=taken_at,
        from_file=tuple(dict.fromkeys(origins)),
        also_found=tuple(others)[:_MOST_OTHERS],
    )


def _readings(field: str, readers: _Readers, sources: _Sources) -> Iterator[tuple[str, str]]:
    for origin, read in readers:
        found = read(sources)[:_MAX_TEXT]
        text = found.strip() if field in _MANY_LINES else single_line(found)
        if text:
            yield origin, text


def _day(records: dict[tuple[int, int], tuple[str, ...]], number: int) -> date | None:
    for text in records.get((2, number), ()):
        try:
            return date.fromisoformat(text)
        except ValueError:
            continue
    return None


def packet_of(image: Image.Image) -> bytes | str:
    """Return a picture's XMP packet; empty without one."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if not packet and hasattr(image, "tag_v2"):
        packet = image.tag_v2.get(700, b"")
    return packet if isinstance(packet, bytes | str) else b""


def _xmp_of(image: Image.Image) -> dict[str, tuple[str, ...]]:
    try:
        return xmp.read(packet_of(image))
    except BROKEN:
        return {}


def _iptc_of(image: Image.Image) -> dict[tuple[int, int], tuple[str, ...]]:
    if not isinstance(image, ImageFile.ImageFile):
        return {}
    try:
        records = IptcImagePlugin.getiptcinfo(image) or {}
    except BROKEN:
        return {}
    result = {}
    for key, value in records.items():
        values = value if isinstance(value, list) else [value]
        texts = (_decoded(item) for item in values if isinstance(item, bytes))
        result[key] = tuple(text for text in texts if text)
    return result


def _decoded(data: bytes) -> str:
    """Decode text of unknown encoding: UTF-8 if it can be, else Windows Western."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "ignore")
    return canonical_text(text).strip()


def _exif_of(image: Image.Image) -> dict[str, str]:
    try:
        exif = image.getexif()
        inner = exif.get_ifd(_EXIF_IFD)
        found = {
            "description": exif.get(0x010E),
            "artist": exif.get(0x013B),
            "copyright": exif.get(0x8298),
            "taken": inner.get(0x9003),
            "offset": inner.get(0x9011),
        }
    except BROKEN:
        return {}
    texts = {name: _exif_text(value) for name, value in found.items()}
    if _CAMERA_WORDS.match(texts["description"]):
        texts["description"] = ""
    return texts


def _exif_text(value: object) -> str:
    """Return a text; Pillow has decoded its bytes as Latin-1, whatever they were."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return canonical_text(str(value)).strip()
    if isinstance(value, bytes):
        return _decoded(value.partition(b"\x00")[0])
    return ""


def _keywords(sources: _Sources) -> tuple[tuple[str, ...], str]:
    for origin, found in (
        ("XMP", sources.xmp.get("subject", ())),
        ("IPTC", sources.iptc.get((2, 25), ())),
    ):
        if words := _unique(single_line(word)[:100] for word in found):
            return words, origin
    return (), ""


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))[:100]


def _taken(sources: _Sources) -> tuple[datetime | None, str]:
    exif = sources.exif
    if moment := _moment(exif.get("taken", ""), exif.get("offset", "")):
        return moment, "EXIF"
    for text in sources.xmp.get("DateCreated", ()):
        if moment := _moment(text, ""):
            return moment, "XMP"
    for day in sources.iptc.get((2, 55), ()):
        clock = next(iter(sources.iptc.get((2, 60), ())), "")
        if moment := _moment(f"{day}T{clock}" if clock else day, ""):
            return moment, "IPTC"
    return None, ""


def _moment(text: str, offset: str) -> datetime | None:
    match = re.match(r"(\d{4}):(\d\d):(\d\d) (.*)", text)
    if match:
        text = f"{match[1]}-{match[2]}-{match[3]}T{match[4].strip()}{offset}"
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
