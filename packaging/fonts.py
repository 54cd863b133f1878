"""Make the static TrueType fonts of `resources/fonts` from the published variable web fonts.

Qt registers a variable font under its default weight alone, so that Medium, SemiBold and Bold all
draw as Regular. Hence one static file per weight, each merged from the script subsets in which the
packages come.

    npm pack @fontsource-variable/inter@5.3.0 @fontsource-variable/newsreader@5.3.0
    (unpack both into SOURCE/inter and SOURCE/newsreader)
    python packaging/fonts.py SOURCE resources/fonts

Needs fonttools and brotli; neither is needed to run the program.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
ITALIC_WEIGHTS = (400, 700)
WINDOWS_ENGLISH = (3, 1, 0x409)


@dataclass(frozen=True, slots=True)
class Family:
    """A family as the program names it, and where it comes from."""

    name: str
    package: str
    scripts: tuple[str, ...]


FAMILIES = (
    Family("Inter", "inter", ("latin", "latin-ext", "vietnamese", "greek", "cyrillic")),
    Family("Newsreader", "newsreader", ("latin", "latin-ext", "vietnamese")),
)


def style_name(weight: int, *, italic: bool) -> str:
    """Name a style as type designers do: Regular, SemiBold, Bold Italic."""
    if not italic:
        return WEIGHTS[weight]
    return "Italic" if weight == 400 else f"{WEIGHTS[weight]} Italic"


def pieces(source: Path, family: Family, weight: int, *, italic: bool, into: Path) -> list[Path]:
    """Write one static file per script, none repeating a character of the ones before it."""
    seen: set[int] = set()
    written = []
    slope = "italic" if italic else "normal"
    for script in family.scripts:
        name = f"{family.package}-{script}-wght-{slope}.woff2"
        font = TTFont(source / family.package / "package" / "files" / name)
        font.flavor = None
        font = instancer.instantiateVariableFont(font, {"wght": weight})
        for table in ("STAT", "avar", "DSIG", "MVAR"):
            if table in font:
                del font[table]
        fresh = set(font.getBestCmap()) - seen
        seen |= fresh
        options = subset.Options(layout_features=["*"], hinting=False, notdef_outline=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=fresh)
        subsetter.subset(font)
        path = into / f"{script}.ttf"
        font.save(path)
        written.append(path)
    return written


def name_font(font: TTFont, family: str, weight: int, *, italic: bool) -> None:
    """Set the names and flags by which systems match a weight and slope."""
    style = style_name(weight, italic=italic)
    plain = weight in (400, 700)
    names = {
        1: family if plain else f"{family} {WEIGHTS[weight]}",
        2: style if plain else "Regular",
        3: f"{family} {style} static",
        4: f"{family} {style}",
        6: f"{family}-{style.replace(' ', '')}",
        16: family,
        17: style,
    }
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 5, 13, 14)]
    for name_id, text in names.items():
        table.setName(text, name_id, *WINDOWS_ENGLISH)
    os2 = font["OS/2"]
    os2.usWeightClass = weight
    os2.fsSelection &= ~0b1100001
    os2.fsSelection |= (0b1 if italic else 0) | (0b100000 if weight == 700 else 0)
    if not italic and weight != 700:
        os2.fsSelection |= 0b1000000
    font["head"].macStyle = (1 if weight == 700 else 0) | (2 if italic else 0)


def build(source: Path, target: Path, family: Family, weight: int, *, italic: bool) -> None:
    """Write one static font."""
    with tempfile.TemporaryDirectory() as folder:
        files = pieces(source, family, weight, italic=italic, into=Path(folder))
        font = merge.Merger().merge([str(file) for file in files])
    name_font(font, family.name, weight, italic=italic)
    style = style_name(weight, italic=italic).replace(" ", "")
    font.save(target / f"{family.name}-{style}.ttf")


def main() -> None:
    """Build every family and put its licence beside it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="the folder with the unpacked packages")
    parser.add_argument("target", type=Path, help="where the fonts go")
    chosen = parser.parse_args()
    chosen.target.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        for weight in WEIGHTS:
            build(chosen.source, chosen.target, family, weight, italic=False)
        for weight in ITALIC_WEIGHTS:
            build(chosen.source, chosen.target, family, weight, italic=True)
        licence = chosen.source / family.package / "package" / "LICENSE"
        shutil.copy(licence, chosen.target / f"OFL-{family.name}.txt")


if __name__ == "__main__":
    main()
