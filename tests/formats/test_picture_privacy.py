"""Where a picture was taken and with which camera: out of its file, and nothing else with it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from tests.formats.drawn import PHONE, XMP, drawn, exif_with_gps, saved
from workstation.formats import xmp
from workstation.formats.picture_file import prepare
from workstation.formats.picture_privacy import without_location


def place_of(data: bytes) -> dict[int, object]:
    with Image.open(io.BytesIO(data)) as image:
        return dict(image.getexif().get_ifd(0x8825))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_the_place_is_taken_out_and_everything_else_stays(kind: str) -> None:
    exif = Image.Exif()
    exif.load(exif_with_gps("A boat").tobytes())
    options: dict[str, object] = {"exif": exif}
    if kind in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = XMP
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = text
    data = saved(drawn(), kind, **options)
    assert place_of(data)

    cleaned = without_location(data)

    assert not place_of(cleaned)
    assert b"57,39.7N" not in cleaned
    assert b"GPSAltitude" not in cleaned
    before, after = prepare(data, "a").picture, prepare(cleaned, "a").picture
    assert (after.caption, after.credit, after.taken_at) == (
        before.caption,
        before.credit,
        before.taken_at,
    )
    with Image.open(io.BytesIO(data)) as one, Image.open(io.BytesIO(cleaned)) as other:
        assert one.tobytes() == other.tobytes()
    assert without_location(cleaned) == cleaned


def test_a_picture_without_a_place_is_left_as_it_is(tmp_path: Path) -> None:
    data = saved(drawn(), "PNG")
    assert without_location(data) == data


def test_the_place_is_taken_out_of_a_photograph_of_a_phone() -> None:
    prepare(PHONE, "a.heic")  # from here on Pillow knows the kind
    assert place_of(PHONE)
    cleaned = without_location(PHONE)
    assert not place_of(cleaned)
    assert prepare(cleaned, "a.heic").picture.caption == prepare(PHONE, "a.heic").picture.caption


def test_serial_numbers_and_makers_notes_go_with_the_place() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    inner = exif.get_ifd(0x8769)
    inner[0xA431] = "SN-4711-0815"
    inner[0xA430] = "Ada Brandt's own"
    inner[0x9003] = "2026:11:14 06:48:00"
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description aux:SerialNumber="4711"/>'
        b"<exifEX:BodySerialNumber>4711</exifEX:BodySerialNumber>"
        b"<MicrosoftPhoto:CameraSerialNumber>4711</MicrosoftPhoto:CameraSerialNumber></x:xmpmeta>"
    )
    data = saved(drawn(), "JPEG", exif=exif, xmp=packet)
    assert b"4711" in data

    cleaned = without_location(data)

    assert b"4711" not in cleaned
    assert b"Ada Brandt's own" not in cleaned
    assert len(cleaned) == len(data)
    with Image.open(io.BytesIO(cleaned)) as image:
        assert image.getexif().get_ifd(0x8769)[0x9003] == "2026:11:14 06:48:00"
        assert image.getexif()[0x010F] == "Maker"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_packet_in_wide_letters_loses_the_place_and_keeps_the_rest(encoding: str) -> None:
    words = XMP.decode().replace("12/1", "Ħōhe 12/1").replace("Die Fähre", "渡船 🚢")
    packet = words.encode(encoding)
    data = b"\xff\xd8" + packet + b"after it\x00\x00"

    cleaned = without_location(data)

    left = cleaned[2 : 2 + len(packet)].decode(encoding)
    assert "GPS" not in left
    assert "57,39.7N" not in left
    assert "Ħōhe" not in left
    assert "渡船 🚢" in left
    assert xmp.read(left)["Credit"] == ("Ada Brandt",)
    assert (cleaned[:2], cleaned[2 + len(packet) :]) == (data[:2], data[2 + len(packet) :])
    assert without_location(cleaned) is cleaned


@pytest.mark.parametrize(("packet", "stays"), [(XMP, False), (XMP.replace(b":GPS", b":Map"), True)])
def test_a_compressed_packet_goes_if_it_tells_the_place(packet: bytes, stays: bool) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", packet.decode(), zip=True)
    data = saved(drawn(), "PNG", pnginfo=text)
    assert prepare(data, "a.png").picture.credit == "Ada Brandt"

    cleaned = without_location(data)

    assert (cleaned == data) is stays
    assert prepare(cleaned, "a.png").picture.credit == ("Ada Brandt" if stays else "")
