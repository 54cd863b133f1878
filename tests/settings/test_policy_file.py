"""The organisation's file: read whole, or as far as it can be used; never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.quiet import Quiet
from workstation import paths
from workstation.domain.errors import BadInput
from workstation.domain.ids import ContributorId
from workstation.domain.newsroom import Contributor, Newsroom, Section, StyleTerm
from workstation.domain.policy import Feature, Policy
from workstation.domain.workflow import PersonRole
from workstation.settings.model import Appearance, Settings, Theme
from workstation.settings.policy_file import _Reader, first_policy, read_policy
from workstation.settings.store import SettingsStore

EXAMPLE = Path(__file__).parents[2] / "packaging" / "policy.example.toml"


def policy(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "policy.toml"
    file.write_text(f"version = 1\n{text}", encoding="utf-8")
    return read_policy(file)


def test_the_example_can_be_used_as_it_is() -> None:
    found = read_policy(EXAMPLE)
    assert found.problems == ()
    assert found.locked["backups.folder"] == "/srv/backups/newsrooms"
    assert found.off == {Feature.WEB_CHECKS}
    imposed = found.newsroom_locked.imposed(Newsroom(own_approval=True))
    assert not imposed.own_approval
    assert [(each.name, each.role, each.collective) for each in imposed.people] == [
        ("Mara Lindqvist", PersonRole.CHIEF, False),
        ("Courier Staff", PersonRole.WRITER, True),
    ]
    assert found.newsroom_defaults.imposed(Newsroom()).sections[0] == Section("Harbour", "#0f766e")


def test_locks_stand_before_choices_and_choices_before_defaults(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(
        'version = 1\n[defaults.appearance]\ntheme = "light"\n[defaults.writing]\nzoom = 120\n'
        "[locked.backups]\ndaily = 3\n"
    )
    store = SettingsStore(tmp_path / "person", (tmp_path / "none.toml", file))
    assert store.load().appearance.theme is Theme.LIGHT
    store.path.parent.mkdir()
    store.path.write_text('{"appearance": {"theme": "dark"}, "backups": {"daily": 50}}')
    found = store.load()
    assert (found.appearance.theme, found.writing.zoom, found.backups.daily) == (Theme.DARK, 120, 3)


def test_saving_writes_neither_locks_nor_defaults(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("version = 1\n[defaults.writing]\nzoom = 120\n[locked.backups]\ndaily = 3\n")
    store = SettingsStore(tmp_path, (file,))
    store.save(store.load())
    file.write_text("version = 1\n")
    assert SettingsStore(tmp_path, (file,)).load() == Settings()
    store.path.write_text('{"backups": {"daily": 50}}')
    store.save(store.load())
    assert SettingsStore(tmp_path).load().backups.daily == 50


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[locked.appearence]\n", "“locked.appearence” is not a group"),
        ("[locked.appearance]\nthem = 1\n", "“locked.appearance.them” is not a setting"),
        ('[locked.appearance]\ntheme = "pink"\n', "can’t be “pink”"),
        ("[defaults.backups]\ndaily = 0\n", "from 1 to 500"),
        ("[defaults.profile]\nperson = 'Ada'\n", "is not a setting"),
        ("[features]\noff = ['printing']\n", "“printing” can’t be turned off"),
        ("[features]\noff = 'export'\n", "has to be a list"),
        ("[locked.newsroom]\npeople = [{name = 'Ada', role = 'boss'}]\n", "one of the roles"),
        ("[locked.newsroom]\nsections = [{colour = '#fff'}]\n", "a section has no name"),
        ("[locked.newsroom]\nhouse_style = [{why = 'x'}]\n", "what to avoid"),
        ("[locked.newsroom]\nown_approval = 'no'\n", "true or false"),
        ("[locked.newsroom]\nname = 'x'\n", "the parts are"),
        ("[lock.writing]\nzoom = 90\n", "“lock” is not known"),
        ("locked = 3\n", "has to be a table"),
    ],
)
def test_what_is_wrong_becomes_a_sentence_and_the_rest_holds(
    tmp_path: Path, text: str, words: str
) -> None:
    found = policy(tmp_path, f"{text}\n[defaults.writing]\nfocus = true\n")
    assert any(words in problem and problem.endswith(".") for problem in found.problems)
    assert found.defaults.get("writing.focus") is True


@pytest.mark.parametrize("data", [b"version = ", b"\xff\xfe", b"x" * 1_100_000])
def test_a_file_that_is_none_keeps_nobody_out(tmp_path: Path, data: bytes, quiet: Quiet) -> None:
    quiet.expect("The policy of the organisation")
    file = tmp_path / "policy.toml"
    file.write_bytes(data)
    with pytest.raises(BadInput):
        read_policy(file)
    store = SettingsStore(tmp_path / "person", (file,))
    assert store.load() == Settings()
    assert store.policy is not None
    assert len(store.policy.problems) == 1


def test_a_policy_of_another_version_sets_nothing(tmp_path: Path, quiet: Quiet) -> None:
    quiet.expect("The policy of the organisation")
    file = tmp_path / "policy.toml"
    file.write_text('version = 2\n[locked.appearance]\ntheme = "dark"\n')
    found = first_policy((file,))
    assert found is not None
    assert (dict(found.locked), len(found.problems)) == ({}, 1)
    assert SettingsStore(tmp_path, (file,)).load().appearance == Appearance()


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(_VALUES, _VALUES, _VALUES)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_no_content_brings_the_reader_down(one: object, two: object, three: object) -> None:
    parts = {"sections": one, "people": two, "house_style": three, "own_approval": one}
    content = {
        "version": 1,
        "defaults": {"newsroom": parts, "writing": two, "backups": {"daily": three}},
        "locked": {"newsroom": one, "general": {"newsroom": two}},
        "features": {"off": three},
    }
    assert isinstance(_Reader(Path("policy.toml")).policy(content), Policy)


def test_people_who_are_not_named_stay() -> None:
    ada = Contributor(id=ContributorId("1"), name="Ada", role=PersonRole.WRITER)
    style = StyleTerm("utilise", "use")
    newsroom = Newsroom(people=(ada,), house_style=(style,))
    found = read_policy(EXAMPLE).newsroom_defaults.imposed(newsroom)
    assert (found.people, found.house_style) == ((ada,), (style,))


def test_the_machine_wide_file_is_found_where_the_system_keeps_such(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/etc/xdg/xdg-desk:/etc/xdg:relative")
    assert [str(file) for file in paths.policy_files()] == [
        "/etc/xdg/xdg-desk/editorial-workstation/policy.toml",
        "/etc/xdg/editorial-workstation/policy.toml",
    ]
