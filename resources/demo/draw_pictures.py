"""Draw the demo newsroom's pictures into images/, the same bytes each time.

Run it from anywhere: python resources/demo/draw_pictures.py [NAME …]
"""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import graphics
import scenes_market
import scenes_nature
import scenes_quay
import scenes_ships
import scenes_shore
import scenes_town
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

IMAGES = Path(__file__).parent / "images"
TAG_DATE, TAG_ARTIST = 306, 315
IFD_EXIF, IFD_GPS, TAG_ORIGINAL_DATE = 0x8769, 0x8825, 36867


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written into a picture file for other programs to read."""

    caption: str
    creator: str
    credit: str
    rights: str
    alt: str = ""
    taken: str = ""
    keywords: tuple[str, ...] = ()
    city: str = "Skerry"
    gps: tuple[float, float] | None = None
    iptc: bool = False


@dataclass(frozen=True, slots=True)
class Plate:
    """One picture: its file, the function that draws it, and its facts."""

    file: str
    draw: Callable[[], Image.Image]
    facts: Facts | None = field(default=None)


PLATES = (
    Plate(
        "columba.jpg",
        scenes_ships.columba,
        Facts(
            caption="The Saint Columba at Skerry Pier before dawn",
            creator="Ada Brandt",
            credit="Ada Brandt",
            rights="© 2026 Harbour Courier",
            alt="A white ferry with lit windows tied to a stone pier, the sky still dark",
            taken="2026:11:14 06:48:12",
            gps=(47.5, -38.25),
            keywords=(
                "ferry",
                "Saint Columba",
                "Skerry Pier",
                "dawn",
                "outer route",
                "harbour",
                "winter",
            ),
        ),
    ),
    Plate(
        "dredger.jpg",
        scenes_ships.dredger,
        Facts(
            caption="The Grete Norrdyk at work on the eastern approach",
            creator="Skerry Harbour Company",
            credit="Skerry Harbour Company",
            rights="© 2026 Skerry Harbour Company. Editorial use",
            taken="2026:11:18 11:20:00",
            keywords=("dredger", "harbour", "eastern approach"),
            iptc=True,
        ),
    ),
    Plate(
        "inner-bay.jpg",
        scenes_shore.inner_bay,
        Facts(
            caption="The inner bay at sunset",
            creator="Ines Okafor",
            credit="Ines Okafor",
            rights="© 2024 Harbour Courier",
            taken="2024:09:21 19:12:40",
            alt="A sheltered bay at sunset, low hills on the far side and small boats at anchor",
            keywords=("inner bay", "sunset", "yachts"),
        ),
    ),
    Plate("channel-chart.png", graphics.channel_chart),
    Plate(
        "cranes.jpg",
        scenes_quay.cranes,
        Facts(
            caption="Cranes at the container quay",
            creator="Ada Brandt",
            credit="Ada Brandt",
            rights="© 2025 Harbour Courier",
            taken="2025:04:08 07:31:05",
            keywords=("container quay", "cranes"),
        ),
    ),
    Plate(
        "fish-market-1926.jpg",
        scenes_market.fish_market,
        Facts(
            caption="The fish market in 1926, with the steamer Norrey. Glass plate by Albert Finn",
            creator="Albert Finn",
            credit="Skerry Town Archive",
            rights="Skerry Town Archive. Licensed until 31 January 2027",
            alt="A sepia view of a crowded quay with a long market shed, barrels in rows and a "
            "steamer behind",
            keywords=("fish market", "1926", "steamer", "history"),
            iptc=True,
        ),
    ),
    Plate("school-boat.jpg", scenes_ships.school_boat),
    Plate("bus-route.webp", graphics.bus_route),
    Plate("eelgrass.jpg", scenes_nature.eelgrass),
    Plate("chandlery.jpg", scenes_town.chandlery),
    Plate("council-chamber.jpg", scenes_town.council_chamber),
    Plate("lighthouse.jpg", scenes_shore.lighthouse),
    Plate(
        "breakwater-storm.jpg",
        scenes_shore.breakwater,
        Facts(
            caption="A wave breaks over the end of the north breakwater",
            creator="Callum Reid",
            credit="Callum Reid",
            rights="© 2026 Callum Reid",
            taken="2026:01:09 21:04:33",
            keywords=("storm", "breakwater", "wave"),
        ),
    ),
    Plate("budget-chart.png", graphics.budget_chart),
    Plate("kittiwakes.jpg", scenes_nature.stacks),
    Plate("tideline.jpg", scenes_nature.tideline),
)


def xmp_packet(facts: Facts) -> bytes:
    """Return the facts as an XMP packet."""

    def lang(tag: str, words: str) -> str:
        item = f'<rdf:li xml:lang="x-default">{escape(words)}</rdf:li>'
        return f"<{tag}><rdf:Alt>{item}</rdf:Alt></{tag}>" if words else ""

    subjects = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in facts.keywords)
    taken = facts.taken.replace(":", "-", 2).replace(" ", "T")
    dated = f"<photoshop:DateCreated>{taken}</photoshop:DateCreated>" if taken else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        f"{lang('dc:description', facts.caption)}"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.creator)}</rdf:li></rdf:Seq></dc:creator>"
        f"{lang('dc:rights', facts.rights)}"
        f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>"
        f"<photoshop:Credit>{escape(facts.credit)}</photoshop:Credit>"
        f"<photoshop:City>{escape(facts.city)}</photoshop:City>{dated}"
        f"{lang('Iptc4xmpCore:AltTextAccessibility', facts.alt)}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def exif_block(facts: Facts) -> Image.Exif:
    """Return the facts as EXIF, with a position where there is one."""
    exif = Image.Exif()
    exif[TAG_ARTIST] = facts.creator
    if facts.taken:
        exif[TAG_DATE] = facts.taken
        exif.get_ifd(IFD_EXIF)[TAG_ORIGINAL_DATE] = facts.taken
    if facts.gps:
        latitude, longitude = facts.gps
        exif.get_ifd(IFD_GPS).update(
            {
                1: "N" if latitude >= 0 else "S",
                2: _degrees(latitude),
                3: "E" if longitude >= 0 else "W",
                4: _degrees(longitude),
            }
        )
    return exif


def _degrees(angle: float) -> tuple[float, float, float]:
    whole, part = divmod(abs(angle), 1)
    return whole, round(part * 60, 2), 0.0


def iptc_segment(facts: Facts) -> bytes:
    """Return the facts as an IPTC-IIM record in its JPEG segment."""
    entries = [
        (120, facts.caption),
        (80, facts.creator),
        (110, facts.credit),
        (116, facts.rights),
        (90, facts.city),
    ]
    entries += [(25, word) for word in facts.keywords]
    record = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for number, words in entries:
        data = words.encode()
        record += struct.pack(">BBBH", 0x1C, 2, number, len(data)) + data
    padded = record + b"\0" * (len(record) % 2)
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + padded
    body = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def save(plate: Plate) -> Path:
    """Draw one picture and write its file."""
    picture = plate.draw()
    path = IMAGES / plate.file
    if path.suffix == ".png":
        picture.save(path, optimize=True)
    elif path.suffix == ".webp":
        picture.save(path, quality=88, method=6)
    elif plate.facts is None:
        picture.save(path, quality=85, optimize=True, progressive=True)
    else:
        picture.save(
            path,
            quality=85,
            optimize=True,
            progressive=True,
            xmp=xmp_packet(plate.facts),
            exif=exif_block(plate.facts),
            extra=iptc_segment(plate.facts) if plate.facts.iptc else b"",
        )
    return path


def main(names: list[str]) -> None:
    """Draw the pictures named, or all of them."""
    IMAGES.mkdir(exist_ok=True)
    for plate in PLATES:
        if not names or plate.file in names or Path(plate.file).stem in names:
            save(plate)


if __name__ == "__main__":
    main(sys.argv[1:])
