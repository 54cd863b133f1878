"""XMP packets in pictures: a reader for the fields a newsroom uses, and a writer for exports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from workstation.domain.canonical import canonical_text
from workstation.formats.picture_values import Carried

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
FIELDS: Mapping[str, str] = {
    "description": "dc",
    "creator": "dc",
    "rights": "dc",
    "subject": "dc",
    "Credit": "photoshop",
    "Source": "photoshop",
    "DateCreated": "photoshop",
    "Headline": "photoshop",
    "City": "photoshop",
    "Country": "photoshop",
    "UsageTerms": "xmpRights",
    "AltTextAccessibility": "Iptc4xmpCore",
    "ExtDescrAccessibility": "Iptc4xmpCore",
}
"""The fields that are read, and their namespaces."""

_MAX_PACKET = 2_000_000
_STRAY = re.compile("[\udc80-\udcff]+")
_PREFERRED_LANGUAGES = ("x-default", "en-gb", "en")


def read(packet: bytes | str) -> dict[str, tuple[str, ...]]:
    """Return the fields of a packet; one that is malformed, huge or declares entities has none."""
    text = _decode(packet[:_MAX_PACKET]) if isinstance(packet, bytes) else packet[:_MAX_PACKET]
    if len(packet) > _MAX_PACKET or "<!DOCTYPE" in text or "<!ENTITY" in text:
        return {}
    text = re.sub(r"\A\s*<\?xml [^>]*\?>", "", text.strip("\x00\ufeff \r\n\t"))
    try:
        root = ElementTree.fromstring(text)  # entities are refused above
    except (ElementTree.ParseError, ValueError):
        return {}
    result: dict[str, tuple[str, ...]] = {}
    for description in root.iter(f"{{{_RDF}}}Description"):
        for field, prefix in FIELDS.items():
            values = _values(description, f"{{{_NAMESPACES[prefix]}}}{field}")
            if values and field not in result:
                result[field] = values
    return result


def _decode(packet: bytes) -> str:
    if packet.startswith((b"\xff\xfe", b"\xfe\xff")):
        return packet.decode("utf-16", "replace")
    if packet[:2] in (b"<\x00", b"\x00<"):
        return packet.decode("utf-16-le" if packet[:1] == b"<" else "utf-16-be", "replace")
    # Bytes that are no UTF-8 were written by programs that use Windows Western all the same.
    return _STRAY.sub(_western, packet.decode("utf-8", "surrogateescape"))


def _western(stray: re.Match[str]) -> str:
    return stray[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _values(description: ElementTree.Element, name: str) -> tuple[str, ...]:
    attribute = description.get(name)
    if attribute is not None:
        return _clean([attribute])
    element = description.find(name)
    if element is None:
        return ()
    items = element.findall(f"./*/{{{_RDF}}}li")
    if not items:
        return _clean(["".join(element.itertext())])
    if element.find(f"./{{{_RDF}}}Alt") is not None:
        items = [min(items, key=_language_rank)]
    return _clean(["".join(item.itertext()) for item in items])


def _language_rank(item: ElementTree.Element) -> int:
    language = item.get(_XML_LANG, "").lower()
    if language in _PREFERRED_LANGUAGES:
        return _PREFERRED_LANGUAGES.index(language)
    return len(_PREFERRED_LANGUAGES)


def _clean(texts: list[str]) -> tuple[str, ...]:
    cleaned = (canonical_text(text).replace("\ufffd", "").strip() for text in texts)
    return tuple(text for text in cleaned if text)


def write(carried: Carried) -> bytes:
    """Return a packet with the texts that go with a picture into the world; empty without any."""
    if not carried:
        return b""
    named = (
        ("dc:description", carried.caption),
        ("dc:rights", carried.copyright),
        ("xmpRights:UsageTerms", carried.terms),
        ("Iptc4xmpCore:AltTextAccessibility", carried.alt),
    )
    parts = [_alternatives(name, text) for name, text in named if text]
    if carried.creator:
        creator = escape(carried.creator)
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>")
    if carried.credit:
        parts.append(f"<photoshop:Credit>{escape(carried.credit)}</photoshop:Credit>")
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about="" {spaces}>'
        f"{''.join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
    return packet.encode("utf-8")


def _alternatives(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"
