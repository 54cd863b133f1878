import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.helpers.quiet import Quiet
from workstation.settings.declare import declarations
from workstation.settings.model import Appearance, Profile, Settings, Theme
from workstation.settings.store import SettingsStore


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "config")
    settings = replace(
        Settings(), appearance=Appearance(Theme.DARK), profile=Profile("Ines Okafor – Østby")
    )
    assert store.load() == Settings()
    store.save(settings)
    assert store.load() == settings
    assert [path.name for path in store.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text", ["[]", "null", '{"appearance": 5}', '{"appearance": {"theme": "pink"}}']
)
def test_an_odd_file_gives_the_defaults(text: str, tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.path.write_text(text)
    assert store.load() == Settings()
    store.save(Settings())
    assert store.load() == Settings()


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, " " * 1_100_000])
def test_a_bad_file_gives_the_defaults_and_is_logged(
    text: str, tmp_path: Path, quiet: Quiet
) -> None:
    quiet.expect("The settings file")
    store = SettingsStore(tmp_path)
    store.path.write_text(text)
    assert store.load() == Settings()


def test_one_bad_value_spoils_only_itself(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.path.write_text('{"appearance": {"theme": 3}, "profile": {"person": "Ines"}}')
    assert store.load() == replace(Settings(), profile=Profile("Ines"))


def test_what_another_version_wrote_is_kept(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.path.write_text('{"version": 9, "editor": {"focus": true}, "profile": {"desk": "night"}}')
    store.save(replace(Settings(), profile=Profile("Ines")))
    kept = json.loads(store.path.read_text())
    assert kept["editor"] == {"focus": True}
    assert kept["profile"] == {"desk": "night", "person": "Ines"}


def test_every_setting_has_a_title_and_help() -> None:
    for group in fields(Settings):
        for name, declaration in declarations(type(getattr(Settings(), group.name))).items():
            assert declaration.title, name
            assert declaration.help.endswith("."), name
