import io
import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat

from tests.formats.drawn import PHONE, WRITTEN, XMP, drawn, exif_with_gps, saved
from workstation.domain.errors import BadPicture
from workstation.domain.pictures import FoundText, alike
from workstation.formats import xmp
from workstation.formats.picture_file import THUMBNAIL_SIDE, prepare, renditions
from workstation.formats.picture_kinds import KINDS, kind_of
from workstation.formats.picture_privacy import without_location
from workstation.formats.picture_values import Carried


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_accepted_kind_is_measured_and_drawn_small(kind: str) -> None:
    accepted = next(one for one in KINDS if one.name == kind)
    data = saved(drawn(size=(1300, 800)), kind)

    prepared = prepare(data, f"/pictures/quay{accepted.suffixes[-1].upper()}")

    picture = prepared.picture
    assert (picture.width, picture.height, picture.size) == (1300, 800, len(data))
    assert picture.media_type == accepted.media_type
    assert picture.file_name.startswith("quay")
    assert len(picture.id) == 64
    with Image.open(io.BytesIO(prepared.thumbnail)) as thumbnail:
        assert thumbnail.format == "JPEG"
        assert thumbnail.size == (THUMBNAIL_SIDE, round(800 * THUMBNAIL_SIDE / 1300))
        red, green, blue = thumbnail.convert("RGB").getpixel((600, 350))  # type: ignore[misc]
        assert abs(red - 20) < 12
        assert abs(green - 90) < 12
        assert abs(blue - 160) < 12


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright_whatever_their_orientation(orientation: int) -> None:
    stored = drawn(size=(60, 40))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    if orientation in undo:
        stored = stored.transpose(undo[orientation])
    data = saved(stored, "JPEG", exif=exif_with_gps(orientation=orientation), quality=95)

    prepared = prepare(data, "a.jpg")

    assert (prepared.picture.width, prepared.picture.height) == (60, 40)
    with Image.open(io.BytesIO(prepared.thumbnail)) as thumbnail:
        assert thumbnail.size == (60, 40)
        assert thumbnail.getpixel((5, 5))[0] > 200  # type: ignore[index]
        assert thumbnail.getpixel((50, 30))[0] < 60  # type: ignore[index]


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"),
        ("CMYK", "TIFF"),
        ("L", "PNG"),
        ("1", "PNG"),
        ("P", "GIF"),
        ("P", "PNG"),
        ("LA", "PNG"),
        ("RGBA", "WEBP"),
        ("LAB", "TIFF"),
        ("YCbCr", "TIFF"),
        ("F", "TIFF"),
    ],
)
def test_every_colour_mode_becomes_a_thumbnail_and_a_rendition(mode: str, kind: str) -> None:
    if mode == "LAB":
        srgb = ImageCms.createProfile("sRGB")
        lab = ImageCms.createProfile("LAB")
        image = ImageCms.profileToProfile(drawn(), srgb, lab, outputMode="LAB")
        assert image is not None
    else:
        image = drawn(mode)
    data = saved(image, kind)

    assert prepare(data, "a").picture.width == 60
    [small] = renditions(data, [30])
    assert (small.width, small.height) == (30, 20)
    with Image.open(io.BytesIO(small.data)) as result:
        dark, light = result.convert("L").getpixel((28, 18)), result.convert("L").getpixel((2, 2))
        assert dark < 130 < light  # type: ignore[operator]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_the_first_picture_of_an_animation_stands_for_it(kind: str) -> None:
    first, second = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (60, 40), "blue")
    data = saved(first, kind, save_all=True, append_images=[second], duration=200)
    with Image.open(io.BytesIO(data)) as animation:
        assert getattr(animation, "n_frames", 1) == 2
    prepared = prepare(data, f"flag.{kind.lower()}")
    [drawn_again] = renditions(data, (60,))
    for small in (prepared.thumbnail, drawn_again.data):
        with Image.open(io.BytesIO(small)) as image:
            assert getattr(image, "n_frames", 1) == 1
            red, _, blue = image.convert("RGB").getpixel((30, 20))  # type: ignore[misc]
            assert red > 200
            assert blue < 60


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    image = Image.new("I;16", (40, 40), 40_000)
    data = saved(image, "PNG")
    with Image.open(io.BytesIO(prepare(data, "a.png").thumbnail)) as thumbnail:
        assert abs(thumbnail.convert("L").getpixel((5, 5)) - 156) < 4  # type: ignore[operator]


def test_transparency_stays_in_a_png() -> None:
    image = drawn("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    [small] = renditions(saved(image, "PNG"), [30], carried=Carried(caption="A caption"))
    assert small.media_type == "image/png"
    with Image.open(io.BytesIO(small.data)) as result:
        assert xmp.read(result.info["xmp"])["description"] == ("A caption",)


def bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.jpg", "the file is empty"),
        (b'<?xml version="1.0"?><svg xmlns="x"></svg>', "a.svg", "an SVG drawing"),
        (b"%PDF-1.7 ...", "a.jpg", "a PDF document"),
        (b"<!DOCTYPE html><html>", "a.png", "a web page"),
        (b"Dear editor,", "letter.jpg", "a text"),
        ("Grüße".encode() * 200, "letter.jpg", "a text"),
        (b"\x00\x00\x00\x18ftypheic....", "a.heic", "damaged or not complete"),
        (PHONE[: len(PHONE) // 2], "a.heic", "damaged or not complete"),
        (b"\x00\x00\x00\x18ftyphevc....", "a.heic", "a HEIC film"),
        (b"\x00\x00\x00\x14ftypmif1....jpeg", "a.heif", "a photograph in a rare kind of HEIF"),
        (b"PK\x03\x04....", "a.png", "a zip archive"),
        (b"MZ\x90\x00", "a.png", "a program"),
        (b"\x00\x01\x02\x03\xff", "a.png", "of an unknown kind"),
        (bomb(100_000, 100_000), "bomb.png", "too large"),
        (bomb(59_000, 59_000), "bomb.png", "too large"),
        (bomb(13_000, 13_000), "bomb.png", "too large (13000 × 13000 pixels)"),
        (bomb(100, 100)[:60], "cut.png", "damaged or not complete"),
        (bomb(0, 10), "none.png", ""),
    ],
)
def test_what_is_no_picture_is_refused_with_the_reason(data: bytes, name: str, words: str) -> None:
    with pytest.raises(BadPicture) as caught:
        prepare(data, name)
    assert words in str(caught.value)
    assert caught.value.file == name


def test_a_photograph_of_a_phone_is_taken_upright_with_its_words() -> None:
    prepared = prepare(PHONE, "IMG_0001.HEIC")
    picture = prepared.picture
    assert (picture.width, picture.height, picture.media_type) == (64, 96, "image/heic")
    assert picture.caption == "Boats at the quay before dawn"
    assert picture.alt == "Boats tied to a quay"
    assert picture.creator == "Ada Brandt"
    [page] = renditions(PHONE, (90,), media_type="image/webp")
    with Image.open(io.BytesIO(page.data)) as image:
        assert image.size == (60, 90)
        red, green, blue = image.convert("RGB").getpixel((49, 15))  # type: ignore[misc]
        assert red > green + 60
        assert red > blue + 60


def test_kinds_in_one_container_are_told_apart() -> None:
    def kind_named(head: bytes) -> str:
        kind = kind_of(head)
        return kind.name if kind else ""

    assert kind_named(b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic") == "HEIF"
    assert kind_named(b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif") == "AVIF"
    assert kind_named(b"\x00\x00\x00\x14ftypmif1\x00\x00\x00\x00mif1heic") == ""


@pytest.mark.parametrize("kind", WRITTEN)
def test_half_a_picture_is_refused(kind: str) -> None:
    image = Image.effect_noise((300, 200), 90).convert("RGB")
    options = {"quality": 95} if kind in ("JPEG", "WEBP", "AVIF") else {}
    data = saved(image, kind, **options)
    with pytest.raises(BadPicture, match="damaged or not complete"):
        prepare(data[: len(data) // 2], "half")


def test_a_renamed_picture_is_refused_and_its_right_name_said() -> None:
    with pytest.raises(BadPicture, match=r"a PNG picture .* rename it to quay\.png"):
        prepare(saved(drawn(), "PNG"), "quay.jpg")
    assert prepare(saved(drawn(), "PNG"), "pasted").picture.file_name == "pasted"


def test_xmp_is_read_before_iptc_before_exif() -> None:
    data = saved(drawn(), "JPEG", xmp=XMP, exif=exif_with_gps("From EXIF"))

    picture = prepare(
        with_iptc(data, {110: b"Agency", 115: "Küste".encode("cp1252")}), "a.jpg"
    ).picture

    assert picture.caption == "The ferry at the pier"
    assert picture.credit == "Ada Brandt"
    assert picture.source == "Küste"
    assert picture.alt == "A white ferry"
    assert picture.copyright == "© Courier"
    assert picture.keywords == ("ferry", "pier")
    assert picture.taken_at == datetime(2026, 11, 20, 6, 15, tzinfo=UTC)
    assert picture.from_file == (
        "caption (XMP)",
        "credit (XMP)",
        "source (IPTC)",
        "alt (XMP)",
        "copyright (XMP)",
        "keywords (XMP)",
        "taken_at (EXIF)",
    )


def with_iptc(data: bytes, values: dict[int, bytes]) -> bytes:
    records = b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for number, text in values.items()
    )
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records
    block += b"\x00" * (len(records) % 2)
    body = b"Photoshop 3.0\x00" + block
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + data[2:]


def test_iptc_and_exif_fill_what_is_missing() -> None:
    data = with_iptc(
        saved(drawn(), "JPEG"),
        {
            120: "Zwei Boote – früh".encode(),
            80: b"Ada Brandt",
            116: b"Courier",
            25: b"boats",
            55: b"20261120",
        },
    )
    picture = prepare(data, "a.jpg").picture
    assert picture.caption == "Zwei Boote – früh"
    assert picture.credit == "Ada Brandt"
    assert picture.keywords == ("boats",)
    assert picture.taken_at == datetime(2026, 11, 20, tzinfo=UTC)

    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    exif[0x013B] = "Owen Pryce"
    exif[0x8298] = "The Courier"
    picture = prepare(saved(drawn(), "JPEG", exif=exif), "a.jpg").picture
    assert (picture.caption, picture.credit) == ("", "Owen Pryce")
    assert (picture.copyright, picture.rights.terms) == ("The Courier", "")


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        XMP.replace(b"<x:xmpmeta", b'<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta'),
        b"<x:xmpmeta",
        b"\xff\xfe\xff\xff",
        b"",
        XMP + b" " * 3_000_000,
    ],
)
def test_a_packet_that_is_broken_or_dangerous_holds_nothing(packet: bytes) -> None:
    assert xmp.read(packet) == {}


def test_a_packet_with_bytes_of_another_encoding_keeps_its_letters() -> None:
    stray = XMP.replace(b"Ada Brandt", "Zoë Ñandú – ".encode() + b"Caf\xe9 \x93Ada\x94")
    assert xmp.read(stray)["Credit"] == ("Zoë Ñandú – Café “Ada”",)


def test_a_packet_in_utf16_is_read() -> None:
    text = XMP.decode().replace("\ufeff", "")
    assert xmp.read(text.encode("utf-16"))["Credit"] == ("Ada Brandt",)


def test_a_rendition_carries_the_texts_given_and_nothing_else() -> None:
    data = saved(drawn(), "JPEG", xmp=XMP, exif=exif_with_gps())

    texts = Carried(caption="Boats & “birds”", credit="Ada <Brandt>", copyright="Courier")
    [small] = renditions(data, [30], carried=texts)

    with Image.open(io.BytesIO(small.data)) as result:
        assert dict(result.getexif()) == {}
        assert "icc_profile" not in result.info
        assert xmp.read(result.info["xmp"]) == {
            "description": ("Boats & “birds”",),
            "rights": ("Courier",),
            "Credit": ("Ada <Brandt>",),
        }
    assert b"GPS" not in small.data


def test_the_small_image_of_a_large_jpeg_shows_what_is_in_it() -> None:
    fine = Image.effect_noise((240, 180), 60).resize((4000, 3000), Image.Resampling.BICUBIC)
    data = saved(fine.convert("RGB"), "JPEG", quality=92)
    with Image.open(io.BytesIO(prepare(data, "quay.jpg").thumbnail)) as small:
        wanted = fine.resize(small.size, Image.Resampling.LANCZOS)
        difference = ImageChops.difference(small.convert("L"), wanted)
        assert small.size == (640, 480)
        assert ImageStat.Stat(difference).rms[0] < 4


def test_two_sizes_of_a_picture_look_alike_and_another_does_not() -> None:
    large = Image.linear_gradient("L").convert("RGB").resize((900, 600))
    one = prepare(saved(large, "JPEG"), "a.jpg").picture.look
    other = prepare(saved(large.resize((300, 200)), "PNG"), "b.png").picture.look
    turned = prepare(saved(large.rotate(90), "JPEG"), "c.jpg").picture.look
    plain = prepare(saved(Image.new("RGB", (60, 40), "teal"), "PNG"), "d.png").picture.look
    assert alike(one, other)
    assert not alike(one, turned)
    assert plain == ""


def test_what_else_a_file_says_is_kept_beside_what_won() -> None:
    data = with_iptc(saved(drawn(), "JPEG", xmp=XMP), {120: b"Another caption", 37: b"20270131"})
    picture = prepare(data, "a.jpg").picture
    assert picture.caption == "The ferry at the pier"
    assert picture.also_found == (FoundText("caption", "IPTC", "Another caption"),)
    assert picture.rights.until == date(2027, 1, 31)
    assert "rights (IPTC)" in picture.from_file


@pytest.fixture(scope="module")
def without_murmurs() -> Iterator[None]:
    """Have Pillow keep to itself what it thinks of damaged files, as in the picture processes."""
    logger = logging.getLogger("PIL")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(level)


@pytest.mark.usefixtures("without_murmurs")
@settings(deadline=None, max_examples=150)
@given(st.data())
def test_damaged_pictures_are_prepared_or_refused_in_words(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(WRITTEN))
    options = {} if kind == "BMP" else {"exif": exif_with_gps()}
    whole = bytearray(saved(drawn(), kind, **options))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    without_location(bytes(whole))
    with suppress(BadPicture):
        assert prepare(bytes(whole), "a").thumbnail
