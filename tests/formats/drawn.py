"""Pictures for tests of what is read from their files and what is taken out of them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from workstation.formats.picture_kinds import KINDS

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 photoshop:Credit="Ada Brandt" exif:GPSLatitude="57,39.7N" exif:GPSLongitude='11,40.1E'>
<dc:description><rdf:Alt><rdf:li xml:lang="de">Die Fähre</rdf:li>
<rdf:li xml:lang="x-default">The ferry at the pier</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>ferry</rdf:li><rdf:li>pier</rdf:li><rdf:li>ferry</rdf:li></rdf:Bag>
</dc:subject><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Courier</rdf:li>
</rdf:Alt></dc:rights>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A white ferry</rdf:li>
</rdf:Alt></Iptc4xmpCore:AltTextAccessibility><exif:GPSAltitude>12/1</exif:GPSAltitude>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()
WRITTEN = [kind.name for kind in KINDS if kind.name != "HEIF"]
"""Kinds that can be written here as well."""
PHONE = (Path(__file__).parent / "samples" / "quay.heic").read_bytes()
"""A photograph as phones take them: on its side, with its place, and words about it."""


def drawn(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    picture = Image.new("RGB", size, (20, 90, 160))
    picture.paste((240, 240, 230), (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def exif_with_gps(text: str = "A boat", orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = text
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 07:15:00"
    exif.get_ifd(0x8769)[0x9011] = "+01:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 39.0, 42.0), 3: "E", 4: (11.0, 40.0, 6.0)})
    return exif
