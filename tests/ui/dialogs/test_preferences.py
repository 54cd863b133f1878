"""Preferences: what is chosen holds at once and is kept; what is locked can only be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSpinBox, QWidget

from tests.helpers.benches import NEWSROOM, Bench
from tests.helpers.quiet import Quiet
from workstation.desk.notice import NoticeKind
from workstation.desk.preferences import Preferences
from workstation.domain.newsroom import Newsroom
from workstation.domain.policy import Feature, NewsroomRules, PersonRule, Policy
from workstation.domain.workflow import PersonRole
from workstation.settings.model import Settings, Theme
from workstation.settings.store import SettingsStore
from workstation.ui.actions.spec import ActionSpec, Menu
from workstation.ui.dialogs.newsroom_settings import NewsroomSettingsDialog
from workstation.ui.dialogs.preferences import PreferencesDialog

LOCKED = """
version = 1
[locked.backups]
daily = 3
[locked.general]
newsroom = "~/News"
[features]
off = ["export", "printing"]
"""


@pytest.fixture
def window(bench: Bench) -> Iterator[QWidget]:
    widget = QWidget()
    bench.qtbot.addWidget(widget)
    yield widget
    bench.settle()


def dialog(bench: Bench, window: QWidget, store: SettingsStore) -> PreferencesDialog:
    preferences = Preferences(bench.desk.dispatcher, store, window)
    return PreferencesDialog(bench.context, preferences, store.load(), window)


def control(found: PreferencesDialog, name: str, kind: type[QWidget]) -> QWidget:
    (match,) = [each for each in found.findChildren(kind) if each.accessibleName() == name]
    return match


def test_what_is_chosen_holds_at_once_and_is_kept(
    bench: Bench, window: QWidget, tmp_path: Path
) -> None:
    store = SettingsStore(tmp_path / "config")
    made = dialog(bench, window, store)
    zoom = control(made, "Zoom", QSpinBox)
    assert isinstance(zoom, QSpinBox)
    zoom.setValue(130)
    minutes = control(made, "Minutes of work between backups", QSpinBox)
    assert isinstance(minutes, QSpinBox)
    minutes.setValue(10)
    [spelling] = [box for box in made.findChildren(QCheckBox) if box.text() == "Check spelling"]
    spelling.setChecked(False)
    made.accept()
    bench.qtbot.waitUntil(lambda: store.load().writing.zoom == 130)
    assert bench.context.writing.value.zoom == 130
    assert bench.context.backups.plan.every_minutes == 10
    assert not bench.context.spelling.enabled
    kept = store.load()
    assert (kept.backups.every_minutes, kept.writing.spelling) == (10, False)
    assert kept.appearance == Settings().appearance


def test_what_the_organisation_locked_is_shown_and_stays(
    bench: Bench, window: QWidget, tmp_path: Path, quiet: Quiet
) -> None:
    quiet.expect("The policy of the organisation")
    file = tmp_path / "policy.toml"
    file.write_text(LOCKED)
    store = SettingsStore(tmp_path / "config", (file,))
    made = dialog(bench, window, store)
    daily = control(made, "Daily backups kept", QSpinBox)
    assert isinstance(daily, QSpinBox)
    assert (daily.value(), daily.isEnabled()) == (3, False)
    assert control(made, "Hourly backups kept", QSpinBox).isEnabled()
    said = [label.text() for label in made.findChildren(QLabel)]
    assert daily.accessibleDescription() == "Set by your organisation"
    assert "Set by your organisation" in said
    assert "The newsroom is ~/News." in said
    assert "Exporting articles is turned off." in said
    assert any("“printing” can’t be turned off" in words for words in said)
    made.accept()
    bench.qtbot.waitUntil(store.path.exists)
    bench.settle()
    assert "daily" not in store.path.read_text()


def test_light_and_dark_follow_the_choice(bench: Bench, window: QWidget, tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    made = dialog(bench, window, store)
    theme = control(made, "Theme", QComboBox)
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findText("Dark"))
    made.accept()
    assert bench.context.appearance.preference.value == Theme.DARK.value
    bench.qtbot.waitUntil(lambda: store.load().appearance.theme is Theme.DARK)
    again = dialog(bench, window, store)
    light = control(again, "Theme", QComboBox)
    assert isinstance(light, QComboBox)
    light.setCurrentIndex(light.findText("Light"))
    again.accept()


def test_a_feature_that_is_turned_off_is_refused_wherever_it_is_asked_for(
    bench: Bench, window: QWidget
) -> None:
    bench.desk.policy = Policy(off=frozenset({Feature.EXPORT, Feature.IMPORT}))
    spec = ActionSpec(
        id="article.export", title="Export", method="x", menu=Menu.ARTICLE, help="Write it"
    )
    bench.context.actions.add((spec,), lambda: window)
    assert not bench.context.actions.action("article.export").isEnabled()
    assert "organisation" in bench.context.actions.action("article.export").toolTip()
    with bench.qtbot.waitSignal(bench.desk.noticed) as told:
        bench.context.interchange.import_articles((Path("a.md"),))
    assert told.args is not None
    assert told.args[0].kind is NoticeKind.FAILED
    assert "Your organisation has turned this off" in str(told.args[0].error)


def test_locked_parts_of_a_newsroom_can_only_be_read(bench: Bench, window: QWidget) -> None:
    rules = NewsroomRules(
        sections=NEWSROOM.sections,
        own_approval=False,
        people=(PersonRule(NEWSROOM.people[0].name, PersonRole.CHIEF),),
    )
    bench.desk.policy = Policy(newsroom_locked=rules)
    made = NewsroomSettingsDialog(bench.desk, bench.context.icons, window, bench.context.packets)
    assert not made._sections.isEnabled()
    assert not made._own_approval.isEnabled()
    assert made._terms.isEnabled()
    first, second = (made._people.table.item(row, 0) for row in (0, 1))
    assert first is not None
    assert second is not None
    assert second.flags() != first.flags()
    made.accept()
    person = bench.desk.newsroom.people[0]
    assert person == replace(NEWSROOM.people[0], role=PersonRole.CHIEF)
    assert Newsroom().sections == ()
