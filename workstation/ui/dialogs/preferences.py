"""Preferences: how the window looks, how writing goes, when backups are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.preferences import Preferences
from workstation.domain.policy import Feature
from workstation.settings.declare import Declaration, declarations
from workstation.settings.model import Settings, Theme
from workstation.ui.actions.turned_off import set_by_organisation
from workstation.ui.context import Context
from workstation.ui.theme import Preference
from workstation.ui.theme_tokens import Space
from workstation.ui.translation import translate
from workstation.ui.widgets.answers import answers
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import LabelledField, TextField
from workstation.ui.widgets.properties import inset

Value = bool | int | str
G = TypeVar("G")


class PreferencesDialog(QDialog):
    """Shows the settings by group; what the organisation has locked can be read, not changed."""

    def __init__(
        self, context: Context, preferences: Preferences, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._preferences = preferences
        self._settings = replace(
            settings,
            writing=replace(context.writing.value, spelling=context.spelling.enabled),
        )
        self._read: dict[str, Callable[[], Value]] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(520)
        tabs = QTabWidget()
        tabs.addTab(self._page("appearance", "writing"), self.tr("Writing"))
        tabs.addTab(self._page("backups"), self.tr("Backups"))
        if self._organisation():
            tabs.addTab(self._organisation_page(), self.tr("Organisation"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.GUTTER, Space.GUTTER, Space.GUTTER, Space.GUTTER)
        column.setSpacing(Space.LARGE)
        column.addWidget(tabs)
        done = Button(self.tr("Save"), ButtonKind.PRIMARY)
        done.clicked.connect(self.accept)
        column.addLayout(answers(self, done))

    def accept(self) -> None:
        """Let what was chosen hold at once, and be kept."""
        chosen = self._settings
        for name, read in self._read.items():
            group, _, key = name.partition(".")
            changed = replace(getattr(chosen, group), **{key: read()})
            chosen = replace(chosen, **{group: changed})
        self._context.appearance.prefer(Preference(chosen.appearance.theme.value))
        self._context.writing.set_value(chosen.writing)
        if self._context.spelling.enabled is not chosen.writing.spelling:
            self._context.spelling.switch(chosen.writing.spelling)
        self._context.backups.set_plan(chosen.backups.plan())
        self._preferences.save(chosen)
        super().accept()

    def _page(self, *groups: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.LARGE)
        numbers: list[QWidget] = []
        for group in groups:
            for name, value, declaration in _rows(getattr(self._settings, group)):
                part = self._part(f"{group}.{name}", value, declaration)
                if isinstance(value, int) and not isinstance(value, bool):
                    numbers.append(part)
                else:
                    column.addWidget(part)
        column.addLayout(_pairs(numbers))
        column.addStretch(1)
        return page

    def _part(self, name: str, value: Value, declaration: Declaration) -> QWidget:
        """Make what shows a setting, and says so where it is not one's own to change."""
        field = self._field(name, value, declaration)
        if name not in self._preferences.policy.locked:
            return field
        field.setEnabled(False)
        field.setToolTip(set_by_organisation())
        field.setAccessibleDescription(set_by_organisation())
        if isinstance(field, LabelledField):
            field.set_advice(set_by_organisation())
            return field
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        column.addWidget(_quiet(set_by_organisation()))
        return holder

    def _field(self, name: str, value: Value, declaration: Declaration) -> QWidget:
        title = translate("Settings", declaration.title)
        said = translate("Settings", declaration.help)
        if isinstance(value, bool):
            box = QCheckBox(title)
            box.setChecked(value)
            box.setToolTip(said)
            self._read[name] = box.isChecked
            return box
        if isinstance(value, Theme):
            return self._choice(name, value, title, said)
        if isinstance(value, int):
            number = QSpinBox()
            inset(number)
            number.setRange(declaration.minimum or 0, declaration.maximum or 1_000_000)
            number.setValue(value)
            self._read[name] = number.value
            return _labelled(title, said, number)
        return self._folder(name, str(value), title, said)

    def _choice(self, name: str, value: StrEnum, title: str, said: str) -> QWidget:
        words = {
            Theme.SYSTEM: self.tr("As the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
        }
        choice = QComboBox()
        for theme, shown in words.items():
            choice.addItem(shown, theme)
        choice.setCurrentIndex(list(words).index(Theme(value)))
        self._read[name] = lambda: Theme(choice.currentData())
        return _labelled(title, said, choice)

    def _folder(self, name: str, value: str, title: str, said: str) -> QWidget:
        field = TextField(title, own_history=True)
        field.set_text(value)
        field.set_advice(said)
        choose = Button(self.tr("Choose…"), small=True)
        choose.clicked.connect(partial(self._choose_folder, field))
        field.add_beside_label(choose)
        self._read[name] = lambda: field.text().strip()
        return field

    def _choose_folder(self, field: TextField) -> None:
        title = self.tr("Where are second copies to go?")
        name = QFileDialog.getExistingDirectory(self, title, field.text() or str(Path.home()))
        if name:
            field.set_text(name)

    # What the organisation has set

    def _organisation(self) -> tuple[str, ...]:
        """Return sentences on what is set here, and on what in its file is of no use."""
        policy = self._preferences.policy
        words = {
            Feature.IMPORT: self.tr("Importing articles is turned off."),
            Feature.EXPORT: self.tr("Exporting articles is turned off."),
            Feature.PACKETS: self.tr("Packets are turned off."),
            Feature.WEB_CHECKS: self.tr("Looking whether pages elsewhere exist is turned off."),
            Feature.PAGE_TEMPLATE: self.tr("Changing the page template is turned off."),
            Feature.OTHER_NEWSROOMS: self.tr("Opening other newsrooms is turned off."),
        }
        said = [words[feature] for feature in Feature if feature in policy.off]
        only = policy.locked.get("general.newsroom")
        if only:
            said.insert(0, self.tr("The newsroom is %1.").replace("%1", str(only)))
        ours = policy.newsroom_locked
        if any(part is not None for part in (ours.sections, ours.people, ours.house_style)):
            said.append(self.tr("Parts of the newsroom’s settings are set: see there."))
        broken = self.tr("Its file could not be used in part: %1")
        said += [broken.replace("%1", problem) for problem in policy.problems]
        return tuple(said)

    def _organisation_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.LARGE)
        title = self.tr("Set by your organisation, in %1")
        column.addWidget(_quiet(title.replace("%1", str(self._preferences.policy.file or ""))))
        for sentence in self._organisation():
            label = QLabel(sentence)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        return page


def _rows(group: object) -> Iterator[tuple[str, Value, Declaration]]:
    known = declarations(type(group))
    for one in fields(group):  # type: ignore[arg-type]
        yield one.name, getattr(group, one.name), known[one.name]


def _pairs(parts: list[QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.GUTTER)
    grid.setVerticalSpacing(Space.LARGE)
    for side in (0, 1):
        grid.setColumnStretch(side, 1)
    for place, part in enumerate(parts):
        grid.addWidget(part, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
    return grid


def _labelled(title: str, said: str, control: QWidget) -> LabelledField:
    field = LabelledField(title, control)
    field.set_advice(said)
    return field


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
