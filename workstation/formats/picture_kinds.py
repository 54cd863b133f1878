"""Which kinds of picture are taken, told by what a file holds and never by its name alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of picture that is accepted."""

    name: str
    """What people and Pillow call it."""
    media_type: str
    suffixes: tuple[str, ...]
    """The usual one first."""
    fits: Callable[[bytes], bool]
    """Whether the first bytes are of this kind."""


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _brand(*brands: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[4:8] == b"ftyp" and head[8:12] in brands


def _container(*brands: bytes) -> Callable[[bytes], bool]:
    """Fit a file of one of the brands, or one that names it among those it is compatible with."""

    def fits(head: bytes) -> bool:
        if head[4:8] != b"ftyp":
            return False
        named = {head[place : place + 4] for place in range(16, min(_length(head), len(head)), 4)}
        return head[8:12] in brands or (head[8:12] == b"mif1" and bool(named & set(brands)))

    return fits


def _length(head: bytes) -> int:
    return int.from_bytes(head[:4], "big")


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _text_with(*words: bytes) -> Callable[[bytes], bool]:
    return lambda head: any(word in head.lower() for word in words) and b"\x00" not in head


KINDS: tuple[Kind, ...] = (
    Kind("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), _starts(b"\xff\xd8\xff")),
    Kind("PNG", "image/png", (".png",), _starts(b"\x89PNG\r\n\x1a\n")),
    Kind("WEBP", "image/webp", (".webp",), _riff(b"WEBP")),
    Kind("GIF", "image/gif", (".gif",), _starts(b"GIF87a", b"GIF89a")),
    Kind("TIFF", "image/tiff", (".tif", ".tiff"), _starts(b"II*\x00", b"MM\x00*")),
    Kind("BMP", "image/bmp", (".bmp", ".dib"), _starts(b"BM")),
    Kind("AVIF", "image/avif", (".avif",), _container(b"avif", b"avis")),
    Kind("HEIF", "image/heic", (".heic", ".heif", ".hif"), _container(b"heic", b"heix", b"heim")),
)

_REFUSED: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("an SVG drawing", _text_with(b"<svg")),
    ("a web page", _text_with(b"<!doctype html", b"<html")),
    ("a HEIC film", _brand(b"hevc", b"hevx", b"heis", b"msf1")),
    ("a photograph in a rare kind of HEIF", _brand(b"mif1")),
    ("a camera’s raw file", _brand(b"crx ")),
    ("a video", _brand(b"isom", b"mp42", b"mp41", b"qt  ", b"M4V ", b"iso2", b"avc1", b"3gp4")),
    ("a video", _starts(b"\x1aE\xdf\xa3")),
    ("a video", _riff(b"AVI ")),
    ("a sound", _riff(b"WAVE")),
    ("a PDF document", _starts(b"%PDF")),
    ("a PostScript drawing", _starts(b"%!PS", b"\xc5\xd0\xd3\xc6")),
    ("a Photoshop document", _starts(b"8BPS")),
    ("an icon", _starts(b"\x00\x00\x01\x00", b"\x00\x00\x02\x00", b"icns")),
    ("a JPEG 2000 picture", _starts(b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51")),
    ("a JPEG XL picture", _starts(b"\xff\x0a", b"\x00\x00\x00\x0cJXL ")),
    ("a zip archive or office document", _starts(b"PK\x03\x04", b"PK\x05\x06")),
    ("a compressed archive", _starts(b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")),
    ("a program", _starts(b"MZ", b"\x7fELF", b"#!")),
)

ACCEPTED = "JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF or HEIC"


def kind_of(data: bytes) -> Kind | None:
    """Return the kind of picture that the bytes are, or None."""
    head = data[:64]
    return next((kind for kind in KINDS if kind.fits(head)), None)


def kind_of_media_type(media_type: str) -> Kind | None:
    """Return the kind with that media type, or None."""
    return next((kind for kind in KINDS if kind.media_type == media_type), None)


def describe_refused(data: bytes) -> str:
    """Say what bytes that are no accepted picture seem to be."""
    head = data[:1024]
    for name, fits in _REFUSED:
        if fits(head):
            return name
    if b"\x00" not in head and _is_text(head):
        return "a text"
    return "of an unknown kind"


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # a character cut in two at the end
    return True


def misnamed(kind: Kind, file_name: str) -> str:
    """Return the suffix that belongs to another kind of file; empty when the name is fair."""
    suffix = PurePath(file_name).suffix.lower()
    if suffix in kind.suffixes:
        return ""
    known = {name for other in KINDS for name in other.suffixes}
    known |= {".svg", ".pdf", ".txt", ".md", ".html", ".htm", ".zip", ".docx", ".psd"}
    return suffix if suffix in known else ""
