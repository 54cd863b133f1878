"""What tells a Linux desktop about the program is well formed and agrees with the program."""

import configparser
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installing import icons, payload
from installing.places import COMMAND, HOME, LINUX, NAME, version
from workstation import paths

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
PACKET = "application/vnd.editorial-workstation.packet"
ARTICLE = "application/vnd.editorial-workstation.article"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / f"{NAME}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def mime_types() -> dict[str, list[str]]:
    tree = ElementTree.parse(LINUX / f"{NAME}.xml").getroot()
    return {
        one.attrib["type"]: [glob.attrib["pattern"] for glob in one.iter(f"{MIME}glob")]
        for one in tree.iter(f"{MIME}mime-type")
    }


def test_the_desktop_entry_is_the_one_that_the_window_names(
    entry: configparser.SectionProxy,
) -> None:
    assert paths.APP_NAME == NAME == entry["Icon"] == entry["StartupWMClass"]
    assert entry["Exec"].split()[0] == COMMAND == entry["TryExec"]


def test_packets_and_article_files_have_types_of_their_own() -> None:
    assert mime_types() == {PACKET: ["*.packet"], ARTICLE: ["*.article.md"]}


def test_the_entry_takes_files_only_where_its_command_does(
    entry: configparser.SectionProxy,
) -> None:
    takes = set(filter(None, entry.get("MimeType", "").split(";")))
    assert ("%F" in entry["Exec"]) == bool(takes)
    assert not takes or takes >= set(mime_types())


def test_the_description_for_software_centres_has_this_version() -> None:
    tree = ElementTree.fromstring(payload.metainfo(version(), 1_700_000_000))
    release = tree.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": version(), "date": "2023-11-14"}
    assert tree.findtext("launchable") == f"{NAME}.desktop"
    assert {one.text for one in tree.iterfind("provides/mediatype")} == set(mime_types())


@pytest.mark.parametrize("name", ["postinst", "prerm", "postrm", "install.sh", "uninstall.sh"])
def test_scripts_are_sound_and_stop_at_the_first_failure(name: str) -> None:
    script = LINUX / name
    subprocess.run(["sh", "-n", str(script)], check=True)
    assert "\nset -e" in script.read_text("utf-8")


@pytest.mark.parametrize("name", ["postinst", "prerm", "postrm"])
def test_no_script_of_a_package_knows_of_peoples_folders(name: str) -> None:
    text = (LINUX / name).read_text("utf-8")
    assert not any(word in text for word in ("/home", "$HOME", "~", ".local", "rm -r"))


def test_the_profile_is_for_the_programs_that_are_installed() -> None:
    text = (LINUX / "apparmor").read_text("utf-8")
    assert f"/{HOME}/{{{COMMAND},_internal/PySide6/Qt/libexec/QtWebEngineProcess}}" in text
    assert "userns," in text


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    icons.write_theme(tmp_path, NAME)
    for size in icons.SIZES:
        data = (tmp_path / f"{size}x{size}" / "apps" / f"{NAME}.png").read_bytes()
        assert int.from_bytes(data[16:20], "big") == int.from_bytes(data[20:24], "big") == size
        assert len(data) > 150
    assert (tmp_path / "scalable" / "apps" / f"{NAME}.svg").is_file()


def test_one_person_can_install_and_remove_it(tmp_path: Path) -> None:
    pack, home = tmp_path / "unpacked", tmp_path / "home"
    program = pack / "program" / COMMAND
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho made up 1.0\n", "ascii")
    program.chmod(0o755)
    payload.share(pack / "share", "1.0", 1_700_000_000)
    for name in ("install.sh", "uninstall.sh"):
        (pack / name).write_bytes((LINUX / name).read_bytes())
    newsroom = home / ".local/share/editorial-workstation/newsroom/newsroom.db"
    newsroom.parent.mkdir(parents=True)
    newsroom.write_bytes(b"mine")
    # Whoever runs the tests may be root, for whom the script refuses to install.
    answer = tmp_path / "bin" / "id"
    answer.parent.mkdir()
    answer.write_text("#!/bin/sh\necho 1000\n", "ascii")
    answer.chmod(0o755)
    surroundings = {"HOME": str(home), "PATH": f"{answer.parent}:/usr/bin:/bin"}

    subprocess.run(["sh", str(pack / "install.sh")], check=True, env=surroundings)
    menu = home / ".local/share/applications" / f"{NAME}.desktop"
    assert f'Exec="{home}/.local/bin/workstation"' in menu.read_text("utf-8")
    assert (home / ".local/bin/workstation").resolve() == (home / ".local/lib" / NAME / COMMAND)

    remover = home / ".local/lib" / NAME / "uninstall.sh"
    subprocess.run(["sh", str(remover)], check=True, env=surroundings)
    left = {
        path.relative_to(home)
        for path in home.rglob("*")
        if path.is_file() and "mime" not in path.parts and path.suffix != ".cache"
    }
    assert left == {newsroom.relative_to(home)}
