"""What all Linux packages say about themselves; each form is written from this."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installing.needs import RECOMMENDED, Needs
from installing.places import LINUX, NAME

SUMMARY: Final = "Draft, link, illustrate, preview, review and export articles"
MAINTAINER: Final = (
    "The Editorial Workstation developers <maintainers@editorial-workstation.invalid>"
)
TEXT: Final = """\
A desktop application for small newsrooms. Writers draft articles offline, link
them to each other, place pictures with captions and credits, watch the page as
it will be read, and export it. Everything a newsroom owns is in one folder on
the machine: no server, no account, no network.
"""


@dataclass(frozen=True, slots=True)
class Description:
    """One version of the package."""

    version: str
    needs: Needs
    installed_bytes: int
    moment: int
    """What everything is dated with, in seconds since 1970."""


def debian_control(about: Description) -> str:
    """Return the control file of the Debian package."""
    paragraph = "\n".join(f" {line}" for line in TEXT.splitlines())
    return (
        f"Package: {NAME}\n"
        f"Version: {about.version}\n"
        "Architecture: amd64\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {about.installed_bytes // 1024}\n"
        f"Depends: {', '.join(about.needs.debian)}\n"
        f"Recommends: {', '.join(RECOMMENDED)}\n"
        "Section: editors\n"
        "Priority: optional\n"
        f"Description: {SUMMARY}\n{paragraph}\n"
    )


def rpm_description(about: Description, root: Path) -> dict[str, object]:
    """Return what nfpm makes the RPM package from; JSON is YAML too."""
    return {
        "name": NAME,
        "arch": "amd64",
        "platform": "linux",
        "version": about.version,
        "maintainer": MAINTAINER,
        "description": f"{SUMMARY}\n{TEXT}",
        "license": "MIT",
        "mtime": _stamp(about.moment),
        "depends": list(about.needs.rpm),
        "contents": [
            {"src": str(root / "usr"), "dst": "/usr", "type": "tree"},
        ],
        "scripts": {
            "postinstall": str(LINUX / "postinst"),
            "preremove": str(LINUX / "prerm"),
            "postremove": str(LINUX / "postrm"),
        },
        "rpm": {
            "summary": SUMMARY,
            "group": "Applications/Publishing",
            "compression": "zstd:13",
            "buildhost": "localhost",
        },
    }


def _stamp(moment: int) -> str:
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
