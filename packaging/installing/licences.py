"""The licences of everything that is shipped, from what is installed and what is written below.

python -m installing.licences      write resources/licences.json
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from installing.places import RESOURCES, TITLE, TOP, version

SHAPE = 1
TARGET = RESOURCES / "licences.json"
TEXTS = TOP / "packaging" / "licences"
GROUPS = ("program", "python", "qt", "chromium", "fonts", "dictionaries", "icons")
QT_TEXTS = ("Qt", "LGPL-3.0", "GPL-3.0")
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)
_TEXT_NAMES = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing by others, or the program itself."""

    group: str
    name: str
    version: str
    licence: str
    about: str = ""
    homepage: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Licences:
    """All parts, and the texts that they name."""

    parts: tuple[Part, ...]
    texts: Mapping[str, str]


NOT_SAID = {"pysqlite3": "Zlib", "pyside6-essentials": "LGPL-3.0-only"}
"""What the metadata leave out, read in the texts themselves."""

QT_PARTS = (
    ("FreeType", "FTL or GPL-2.0", "draws letters"),
    ("HarfBuzz", "MIT", "puts letters together"),
    ("ICU", "Unicode-3.0", "knows languages and letters"),
    ("libjpeg-turbo", "IJG and BSD-3-Clause", "reads JPEG pictures"),
    ("libpng", "libpng-2.0", "reads PNG pictures"),
    ("LibTIFF", "libtiff", "reads TIFF pictures"),
    ("libwebp", "BSD-3-Clause", "reads WebP pictures"),
    ("PCRE2", "BSD-3-Clause", "regular expressions"),
    ("PDFium", "Apache-2.0 and BSD-3-Clause", "shows PDF files"),
    ("zlib", "Zlib", "compression"),
)
"""What Qt's own libraries contain by others."""

CHROMIUM_PARTS = (
    ("Abseil", "Apache-2.0", ""),
    ("ANGLE", "BSD-3-Clause", "drawing"),
    ("Blink", "BSD-3-Clause and LGPL-2.1-or-later", "lays out pages"),
    ("BoringSSL", "Apache-2.0, ISC and OpenSSL", "cryptography"),
    ("Brotli", "MIT", "compression"),
    ("dav1d", "BSD-2-Clause", "video"),
    ("FFmpeg", "LGPL-2.1-or-later", "sound and video"),
    ("libvpx", "BSD-3-Clause", "video"),
    ("libxml2", "MIT", "reads XML"),
    ("libxslt", "MIT", "transforms XML"),
    ("Opus", "BSD-3-Clause", "sound"),
    ("Protocol Buffers", "BSD-3-Clause", ""),
    ("RE2", "BSD-3-Clause", "regular expressions"),
    ("Skia", "BSD-3-Clause", "drawing"),
    ("SwiftShader", "Apache-2.0", "drawing"),
    ("V8", "BSD-3-Clause", "runs scripts; articles have none"),
    ("WebRTC", "BSD-3-Clause", ""),
)
"""The larger parts of the browser engine; Qt's documentation of this version lists every one."""


INSIDE = (
    Part(
        group="python",
        name="Hunspell",
        version="",
        licence="MPL-1.1 or GPL-2.0-or-later or LGPL-2.1-or-later",
        about="in chunspell: checks spelling",
        homepage="https://hunspell.github.io",
        texts=("MPL-1.1", "LGPL-2.1"),
    ),
    Part(
        group="python",
        name="PyInstaller's bootloader",
        version="",
        licence="GPL-2.0-or-later with an exception for programs made with it",
        about="starts the installed program",
        homepage="https://pyinstaller.org",
        texts=("PyInstaller",),
    ),
    Part(
        group="python",
        name="SQLite",
        version="",
        licence="public domain",
        about="in pysqlite3: the database",
        homepage="https://www.sqlite.org",
    ),
)
"""What comes inside a distribution, or around all of them."""


def gather() -> Licences:
    """Return the licences of what is installed in this environment and what the tree holds."""
    texts = {path.stem: _clean(path.read_text("utf-8")) for path in sorted(TEXTS.glob("*.txt"))}
    parts = [*_program(texts), *_python(texts), *INSIDE, *_qt(), *_others(texts)]
    parts.sort(key=lambda part: (GROUPS.index(part.group), part.name.casefold()))
    used = {key for part in parts for key in part.texts}
    return Licences(tuple(parts), {key: texts[key] for key in sorted(used)})


def _program(texts: dict[str, str]) -> Iterator[Part]:
    key = "Editorial-Workstation"
    texts[key] = _clean((TOP / "LICENSE").read_text("utf-8"))
    yield Part(group="program", name=TITLE, version=version(), licence="MIT", texts=(key,))


def locked(top: Path = TOP) -> tuple[tuple[str, str], ...]:
    """Return names and versions of the distributions that the program runs on."""
    text = (top / "requirements.lock").read_text("utf-8")
    return tuple((found[1], found[2]) for found in _PIN.finditer(text))


def _python(texts: dict[str, str]) -> Iterator[Part]:
    series = ".".join(map(str, sys.version_info[:2]))
    yield Part(
        group="python",
        name="Python",
        version=series,
        licence="PSF-2.0",
        about="runs the program",
        homepage="https://www.python.org",
        texts=("Python",),
    )
    for name, number in locked():
        if name.startswith(("pyside6", "shiboken6")):
            continue
        found = distribution(name)
        keys = []
        for place, text in _own_texts(found):
            key = f"{name}-{place}"
            texts[key] = text
            keys.append(key)
        yield Part(
            group="python",
            name=found.metadata["Name"],
            version=number,
            licence=_licence(found),
            about=found.metadata["Summary"] or "",
            homepage=_homepage(found),
            texts=tuple(keys),
        )


def _own_texts(found: Distribution) -> Iterator[tuple[str, str]]:
    """Yield the texts that a distribution brings: which it is, and what it says."""
    for file in sorted(found.files or (), key=str):
        if ".dist-info" in file.parts[0] and _TEXT_NAMES.search(file.name):
            yield file.stem, _clean(Path(str(file.locate())).read_text("utf-8"))


def _licence(found: Distribution) -> str:
    headers = found.metadata
    said = headers["License-Expression"] or headers["License"] or ""
    if said and "\n" not in said:
        return str(said)
    classes = [
        one.rpartition(" :: ")[2]
        for one in headers.get_all("Classifier") or ()
        if one.startswith("License ::") and one != "License :: OSI Approved"
    ]
    return " or ".join(classes) or NOT_SAID[headers["Name"].lower()]


def _homepage(found: Distribution) -> str:
    links = dict(
        entry.split(", ", 1)
        for entry in found.metadata.get_all("Project-URL") or ()
        if ", " in entry
    )
    wanted = ("Homepage", "Source", "Source Code", "Repository")
    page = found.metadata["Home-page"] or next((links[one] for one in wanted if one in links), "")
    return page if page.startswith("https://") else ""


def _qt() -> Iterator[Part]:
    from PySide6.QtWebEngineCore import qWebEngineChromiumVersion  # noqa: PLC0415 - heavy

    number = dict(locked())["pyside6-essentials"]
    for name, about in (
        ("Qt", "windows, drawing, text"),
        ("Qt for Python", "PySide6 and Shiboken6: Qt for programs in Python"),
        ("Qt WebEngine", "shows pages in the preview and lays out PDF files"),
    ):
        yield Part(
            group="qt",
            name=name,
            version=number,
            licence="LGPL-3.0-only",
            about=about,
            homepage="https://www.qt.io",
            texts=QT_TEXTS,
        )
    for name, licence, about in QT_PARTS:
        yield Part(group="qt", name=name, version="", licence=licence, about=f"in Qt: {about}")
    yield Part(
        group="chromium",
        name="Chromium",
        version=str(qWebEngineChromiumVersion()),
        licence="BSD-3-Clause",
        about="the browser engine in Qt WebEngine",
        homepage="https://www.chromium.org",
        texts=("Chromium",),
    )
    for name, licence, about in CHROMIUM_PARTS:
        keys: tuple[str, ...] = ("Apache-2.0",) if "Apache" in licence else ()
        keys += ("LGPL-2.1",) if "LGPL" in licence else ()
        what = f"in Chromium: {about}" if about else "in Chromium"
        yield Part(group="chromium", name=name, version="", licence=licence, about=what, texts=keys)


def _others(texts: dict[str, str]) -> Iterator[Part]:
    """Yield fonts, dictionaries and icons, as their own table in `resources` lists them."""
    table = (RESOURCES / "THIRD-PARTY.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("|")]
    for name, where, number, _package, licence, text in rows[2:]:
        group = where.strip("`").partition("/")[0]
        path = RESOURCES / text.strip("`")
        key = path.stem if path.stem != "LICENSE" else f"{group}-{path.stem}"
        texts[key] = _clean(path.read_text("utf-8"))
        yield Part(group=group, name=name, version=number, licence=licence, texts=(key,))


def _clean(text: str) -> str:
    lines = (line.rstrip() for line in text.replace("\f", "\n").splitlines())
    return "\n".join(lines).strip() + "\n"


def write(licences: Licences, target: Path) -> None:
    """Write them in the form that the About box reads."""
    own = next(part for part in licences.parts if part.group == "program")
    document = {
        "shape": SHAPE,
        "program": {
            "name": own.name,
            "version": own.version,
            "licence": own.licence,
            "text": own.texts[0],
        },
        "parts": [asdict(part) for part in licences.parts],
        "texts": dict(licences.texts),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")


def read(source: Path) -> Licences:
    """Read them back."""
    document = json.loads(source.read_text("utf-8"))
    parts = tuple(Part(**{**one, "texts": tuple(one["texts"])}) for one in document["parts"])
    return Licences(parts, document["texts"])


def copyright_file(licences: Licences) -> str:
    """Return what Debian wants beside a package's documents: every part and every text."""
    return "\n".join(_copyright_lines(licences)) + "\n"


def _copyright_lines(licences: Licences) -> Iterable[str]:
    yield f"{TITLE} and what it ships with."
    for group in GROUPS:
        yield f"\n== {group} ==\n"
        for part in licences.parts:
            if part.group == group:
                yield f"{part.name} {part.version}".rstrip() + f": {part.licence}"
                if part.texts:
                    yield f"    texts below: {', '.join(part.texts)}"
    for key, text in licences.texts.items():
        yield f"\n== {key} ==\n"
        yield text


if __name__ == "__main__":
    write(gather(), TARGET)
