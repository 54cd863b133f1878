"""A release raises the version once, names its changes, and lists what is in it."""

import argparse
import hashlib
import plistlib
from pathlib import Path

import pytest

from installing import bill, elsewhere, licences, packages, release
from installing.description import Description, debian_control, rpm_description
from installing.needs import Needs
from installing.places import NAME, TOP

LOG = (
    "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\nOld.\n"
)
NEEDS = Needs(("libc6 (>= 2.35)", "libnss3"), ("libnss3.so()(64bit)",))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "workstation").mkdir()
    (tmp_path / "workstation" / "__init__.py").write_text('__version__ = "0.1.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(LOG, "utf-8")
    return tmp_path


def test_the_changes_get_the_versions_name(tree: Path) -> None:
    release.raise_version("0.2.0", "2026-02-03", tree)
    text = (tree / "CHANGELOG.md").read_text("utf-8")
    assert release.section(text, "0.2.0") == "### Added\n\n- A thing.\n"
    assert release.section(text, "Unreleased") == "\n"
    assert release.section(text, "0.1.0") == "Old.\n"
    assert '"0.2.0"' in (tree / "workstation" / "__init__.py").read_text("utf-8")


@pytest.mark.parametrize("number", ["0.1.0", "0.0.9", "1.0", "v1.0.0", "1.0.0-rc1"])
def test_a_version_that_is_not_newer_changes_nothing(tree: Path, number: str) -> None:
    with pytest.raises(release.Refused):
        release.raise_version(number, "2026-02-03", tree)
    assert (tree / "CHANGELOG.md").read_text("utf-8") == LOG


def test_there_is_no_release_without_changes(tree: Path) -> None:
    release.raise_version("0.2.0", "2026-02-03", tree)
    with pytest.raises(release.Refused, match="nothing about what is new"):
        release.raise_version("0.3.0", "2026-02-04", tree)


def test_the_changelog_of_this_tree_can_be_released() -> None:
    text = (TOP / "CHANGELOG.md").read_text("utf-8")
    assert "## [9999.0.0] - 2026-02-03" in release.with_section(text, "9999.0.0", "2026-02-03")


def test_checksums_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "a.deb"
    file.write_bytes(b"bytes")
    assert release.checksums([file]) == f"{hashlib.sha256(b'bytes').hexdigest()}  a.deb\n"


def test_the_bill_lists_everything_once_with_what_it_was_locked_to() -> None:
    held = licences.read(licences.TARGET)
    made = bill.document(held, "1.2.3", 1_700_000_000)
    assert made == bill.document(held, "1.2.3", 1_700_000_000)
    assert isinstance(made, dict)
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    components = made["components"]
    references = [one["bom-ref"] for one in components]
    assert len(set(references)) == len(references) == len(held.parts) - 1
    assert made["dependencies"][0]["dependsOn"] == references
    locked = next(one for one in components if one["name"] == "SQLAlchemy")
    assert locked["purl"] == f"pkg:pypi/sqlalchemy@{locked['version']}"
    assert all(len(one["value"]) == 64 for one in locked["properties"])
    assert locked["properties"]


def test_the_debian_package_says_what_it_needs() -> None:
    control = debian_control(Description("1.2.3", NEEDS, 400_000_000, 0))
    lines = control.splitlines()
    assert "Depends: libc6 (>= 2.35), libnss3" in lines
    assert f"Package: {NAME}" in lines
    assert "Installed-Size: 390625" in lines
    assert control.endswith("\n")
    assert all(line.startswith(" ") or ": " in line for line in lines)


def test_the_rpm_package_is_of_the_same_description(tmp_path: Path) -> None:
    made = rpm_description(Description("1.2.3", NEEDS, 400_000_000, 0), tmp_path, 19)
    assert (made["name"], made["version"]) == (NAME, "1.2.3")
    assert made["depends"] == ["libnss3.so()(64bit)"]
    assert made["mtime"] == "1970-01-01T00:00:00Z"


def test_the_recipes_for_other_systems_agree_with_the_program() -> None:
    recipes = TOP / "packaging"
    with (recipes / "macos" / "Info.plist").open("rb") as file:
        plist = plistlib.load(file)
    exported = plist["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]
    assert exported["public.filename-extension"] == ["packet"]
    with (recipes / "macos" / "entitlements.plist").open("rb") as file:
        assert plistlib.load(file)["com.apple.security.cs.allow-jit"] is True
    setup = (recipes / "windows" / "program.iss").read_text("utf-8")
    assert r"Software\Classes\.packet" in setup
    assert "filevers=(1, 2, 3, 0)" in elsewhere.version_info("1.2.3")


@pytest.mark.parametrize(("given", "effort"), [([], 13), (["--effort", "3"], 3)])
def test_whoever_builds_says_how_hard_to_compress(given: list[str], effort: int) -> None:
    parser = argparse.ArgumentParser()
    packages.add_effort(parser, packages.USUAL)
    assert parser.parse_args(given).effort == effort
    with pytest.raises(SystemExit):
        parser.parse_args(["--effort", "23"])
