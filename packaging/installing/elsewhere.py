"""Freeze the program on Windows or macOS, with what their own tools then pack.

python -m installing.elsewhere
"""

from __future__ import annotations

import sys

from installing import freeze, icons, licences
from installing.places import TITLE, WORK, version

_VERSION_INFO = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('080904B0', [
      StringStruct('CompanyName', 'The {title} developers'),
      StringStruct('FileDescription', '{title}'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('LegalCopyright', 'MIT licence'),
      StringStruct('ProductName', '{title}'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [2057, 1200])])
  ]
)
"""


def version_info(number: str) -> str:
    """Return what Windows shows as a program's details, in PyInstaller's form."""
    parts = [int(part) for part in number.partition("-")[0].split(".")]
    numbers = tuple([*parts, 0, 0, 0, 0][:4])
    return _VERSION_INFO.format(numbers=numbers, title=TITLE, version=number)


def main() -> int:
    """Run from the command line."""
    icons.write_for_others(WORK / "icons")
    (WORK / "version.txt").write_text(version_info(version()), encoding="utf-8")
    licences.write(licences.gather(), licences.TARGET)
    print(freeze.freeze())
    return 0


if __name__ == "__main__":
    sys.exit(main())
