"""Picture files: checked and read on the way in, made smaller and clean on the way out."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import PurePath

from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from workstation.domain.canonical import sha256_bytes, single_line
from workstation.domain.errors import BadPicture
from workstation.domain.framing import WHOLE, Cut
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.formats import iptc, xmp
from workstation.formats.picture_kinds import ACCEPTED, Kind, describe_refused, kind_of, misnamed
from workstation.formats.picture_metadata import BROKEN, read_metadata
from workstation.formats.picture_values import Carried, PreparedPicture, Rendition

MAX_BYTES = 250_000_000
MAX_PIXELS = 150_000_000
MAX_SIDE = 60_000
THUMBNAIL_SIDE = 640
HEIF = "HEIF"

_SPARE = 2.0
"""How many times as large as it is wanted a JPEG is decoded at least, to be made smaller well."""
_SPARE_SMALL = 1.25
"""The same for the small image, which is seen in lists: a third of the time of an import."""
_FLAT = 12
"""Of 255: how much lighter one place of a picture has to be than another to tell it by."""
_RENDITION_QUALITY = 86
_WEBP_QUALITY = 82
_WITH_ALPHA = frozenset(("RGBA", "LA", "PA", "RGBa", "La"))
_SIXTEEN_BITS = frozenset(("I;16", "I;16B", "I;16L", "I;16N", "I"))
_EXIF_ORIENTATION = 0x0112
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
"""Marks that make a file's name look like another one."""
_QUARTERS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def prepare(data: bytes, file_name: str) -> PreparedPicture:
    """Check a picture, read what it says about itself, and draw its thumbnail."""
    name = clean_name(file_name)
    kind = _accepted_kind(data, name)
    with _opened(data, kind, name) as image:
        width, height = _upright_size(image)
        metadata = read_metadata(image)
        small = _small(image, THUMBNAIL_SIDE, spare=_SPARE_SMALL)
        thumbnail = _encoded(small, quality=82, carried=Carried(), progressive=False)
    picture = Picture(
        id=PictureId(sha256_bytes(data)),
        file_name=name,
        media_type=kind.media_type,
        width=width,
        height=height,
        size=len(data),
        look=look_of(small),
        caption=metadata.caption,
        credit=metadata.credit,
        source=metadata.source,
        alt=metadata.alt,
        long_description=metadata.long_description,
        rights=metadata.rights,
        keywords=metadata.keywords,
        taken_at=metadata.taken_at,
        headline=metadata.headline,
        creator=metadata.creator,
        copyright=metadata.copyright,
        city=metadata.city,
        country=metadata.country,
        from_file=metadata.from_file,
        also_found=metadata.also_found,
    )
    return PreparedPicture(picture, thumbnail.data)


def clean_name(file_name: str) -> str:
    """Return a file's name without folders, line breaks and marks that can't be seen."""
    visible = _MARKS.sub("", single_line(file_name.replace("\\", "/")))
    return PurePath(visible).name or "picture"


def look_of(image: Image.Image) -> str:
    """Return the perceptual hash of a picture: where it gets lighter from left to right.

    Empty for a picture of one colour, which looks like every other such.
    """
    colours = image if image.mode in ("RGB", "L") else image.convert("RGB")
    grey = colours.convert("L").resize((9, 8), Image.Resampling.BOX)
    dots = grey.tobytes()
    if max(dots) - min(dots) < _FLAT:
        return ""
    bits = 0
    for row in range(8):
        for column in range(8):
            place = row * 9 + column
            bits = bits << 1 | (dots[place] < dots[place + 1])
    return f"{bits:016x}"


def renditions(
    data: bytes,
    sides: Iterable[int],
    *,
    cut: Cut | None = None,
    media_type: str = "image/jpeg",
    carried: Carried | None = None,
) -> tuple[Rendition, ...]:
    """Return what a cut shows of a picture, upright, in sRGB, once for each longest side.

    As JPEG or PNG, or as WebP if that is asked for. Of its metadata nothing is kept; the texts
    `carried` travel in it as XMP, in a JPEG also as IPTC. A picture is never made larger.
    """
    cut = cut or Cut()
    wanted = tuple(sides)
    kind = _accepted_kind(data, "picture")
    with _opened(data, kind, "picture") as image:
        share = max(cut.crop.width, cut.crop.height) / WHOLE
        shown = _cut(_small(image, round(max(wanted) / max(0.02, share))), cut)
        result = []
        for side in wanted:
            small = shown.copy()
            small.thumbnail((side, side), Image.Resampling.LANCZOS)
            if media_type == "image/webp":
                result.append(_as_webp(small, carried or Carried()))
            else:
                quality = _RENDITION_QUALITY
                result.append(_encoded(small, quality=quality, carried=carried or Carried()))
        return tuple(result)


def _cut(image: Image.Image, cut: Cut) -> Image.Image:
    turned = image.transpose(_QUARTERS[cut.turn]) if cut.turn else image
    crop = cut.crop
    if crop.width == WHOLE and crop.height == WHOLE:
        return turned
    across, down = turned.width / WHOLE, turned.height / WHOLE
    left, top = round(crop.left * across), round(crop.top * down)
    right = max(left + 1, round((crop.left + crop.width) * across))
    bottom = max(top + 1, round((crop.top + crop.height) * down))
    return turned.crop((left, top, min(right, turned.width), min(bottom, turned.height)))


def _as_webp(image: Image.Image, carried: Carried) -> Rendition:
    target = io.BytesIO()
    shown = image if image.mode in ("RGB", "RGBA") else image.convert("RGB")
    shown.save(target, "WEBP", quality=_WEBP_QUALITY, method=2, xmp=xmp.write(carried))
    return Rendition(target.getvalue(), "image/webp", *image.size)


def _accepted_kind(data: bytes, name: str) -> Kind:
    if not data:
        raise BadPicture(name, "the file is empty; choose the picture again.")
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise BadPicture(name, f"the file is larger than {limit} MB; save it smaller.")
    kind = kind_of(data)
    if kind is None:
        what = describe_refused(data)
        problem = f"this file is {what}, not a picture that can be used; save it as {ACCEPTED}."
        raise BadPicture(name, problem)
    if wrong := misnamed(kind, name):
        right = PurePath(name).with_suffix(kind.suffixes[0])
        problem = (
            f"this is a {kind.name} picture with the name of a {wrong} file; "
            f"check that it is the right one and rename it to {right}."
        )
        raise BadPicture(name, problem)
    return kind


@contextmanager
def _opened(data: bytes, kind: Kind, name: str) -> Iterator[Image.Image]:
    """Open a picture after its size has been found bearable; say in words what fails."""
    try:
        if kind.name == HEIF:
            _learn_heif()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd and harmless in a file is no news
            with Image.open(io.BytesIO(data), formats=[kind.name]) as image:
                _check_size(image.size, name)
                # In one piece: at the end of each a decoder goes back to where a row began.
                image.decodermaxblock = max(image.decodermaxblock, len(data))
                yield image
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except MemoryError as error:
        raise _too_large(name) from error
    except BROKEN as error:
        problem = (
            f"the {kind.name} picture is damaged or not complete; "
            "copy it again from where it came from."
        )
        raise BadPicture(name, problem) from error


def _learn_heif() -> None:
    """Tell Pillow how such pictures are decoded."""
    from pi_heif import register_heif_opener  # noqa: PLC0415 - few pictures need it

    if HEIF not in Image.OPEN:
        register_heif_opener()


def _check_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise BadPicture(name, "the picture has no width or no height; choose another.")
    if max(size) > MAX_SIDE or width * height > MAX_PIXELS:
        raise _too_large(name, f" ({width} × {height} pixels)")


def _too_large(name: str, size: str = "") -> BadPicture:
    limit = MAX_PIXELS // 1_000_000
    problem = f"the picture is too large{size}; make it smaller than {limit} million pixels."
    return BadPicture(name, problem)


def _upright_size(image: Image.Image) -> tuple[int, int]:
    try:
        sideways = image.getexif().get(_EXIF_ORIENTATION, 1) in (5, 6, 7, 8)
    except BROKEN:
        sideways = False
    return (image.height, image.width) if sideways else image.size


def _small(image: Image.Image, max_side: int, *, spare: float = _SPARE) -> Image.Image:
    """Decode a picture, upright, in 8 bits of sRGB, no side longer than asked."""
    share = min(1.0, spare * max_side / max(image.size))
    image.draft("RGB", (ceil(image.width * share), ceil(image.height * share)))
    image.load()
    small = _upright(image, _in_srgb(image))
    if max(small.size) > max_side:
        small.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    small.info = {}
    return small


def _upright(original: Image.Image, converted: Image.Image) -> Image.Image:
    try:
        orientation = original.getexif().get(_EXIF_ORIENTATION, 1)
    except BROKEN:
        return converted
    if orientation not in range(2, 9):
        return converted
    turned = Image.Exif()
    turned[_EXIF_ORIENTATION] = orientation
    converted.info = {"exif": turned.tobytes()}
    return ImageOps.exif_transpose(converted)


def _in_srgb(image: Image.Image) -> Image.Image:
    if image.mode in _SIXTEEN_BITS:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "F":
        low, high = _extremes(image)
        scale = 255 / ((high - low) or 1)
        return image.point(lambda value: value * scale - low * scale).convert("L")
    transparent = image.mode in _WITH_ALPHA or "transparency" in image.info
    if image.mode == "LAB":
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        return _from_profile(image, lab, "RGB") or image.getchannel(0)
    if profile := image.info.get("icc_profile"):
        wanted = "RGBA" if transparent else "RGB"
        base = image.convert(wanted) if image.mode in ("P", "PA", "1", "LA", "RGBa") else image
        if converted := _from_bytes(base, profile, wanted):
            return converted
    wanted = "RGBA" if transparent else "RGB"
    return image if image.mode == wanted else image.convert(wanted)


def _extremes(image: Image.Image) -> tuple[float, float]:
    low, high = image.getextrema()
    if isinstance(low, tuple) or isinstance(high, tuple):
        return 0.0, 1.0
    return low, high


def _from_bytes(image: Image.Image, profile: bytes, wanted: str) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (ImageCms.PyCMSError, *BROKEN):
        return None
    return _from_profile(image, source, wanted)


def _from_profile(
    image: Image.Image, profile: ImageCms.ImageCmsProfile, wanted: str
) -> Image.Image | None:
    target = ImageCms.createProfile("sRGB")
    try:
        return ImageCms.profileToProfile(image, profile, target, outputMode=wanted)
    except (ImageCms.PyCMSError, *BROKEN):
        return None  # a profile for other colours than the picture's: do without it


def _encoded(
    image: Image.Image, *, quality: int, carried: Carried, progressive: bool = True
) -> Rendition:
    """Write a picture as JPEG, or as PNG if something shows through it."""
    target = io.BytesIO()
    packet = xmp.write(carried)
    if _see_through(image):
        text = PngImagePlugin.PngInfo()
        if packet:
            text.add_itxt("XML:com.adobe.xmp", packet.decode("utf-8"))
        image.save(target, "PNG", optimize=True, pnginfo=text)
        return Rendition(target.getvalue(), "image/png", *image.size)
    opaque = image if image.mode in ("RGB", "L") else image.convert("RGB")
    extra = {"xmp": packet} if packet else {}
    opaque.save(target, "JPEG", quality=quality, optimize=True, progressive=progressive, **extra)
    return Rendition(iptc.added(target.getvalue(), carried), "image/jpeg", *image.size)


def _see_through(image: Image.Image) -> bool:
    return image.mode == "RGBA" and image.getchannel("A").getextrema() != (255, 255)
