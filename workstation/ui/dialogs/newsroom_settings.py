"""The newsroom's own settings: its name, sections and people."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.desk import Desk
from workstation.desk.packets_feed import PacketsFeed
from workstation.domain.canonical import single_line
from workstation.domain.framing import SHAPES, shapes_from, shapes_text
from workstation.domain.ids import ContributorId, new_uuid
from workstation.domain.newsroom import Contributor, Newsroom, Section
from workstation.domain.workflow import PersonRole
from workstation.ui.actions.turned_off import set_by_organisation
from workstation.ui.dialogs.check_weights import CheckWeightsPage
from workstation.ui.dialogs.house_words import DictionaryPage, HouseStylePage
from workstation.ui.dialogs.rows_table import RowsTable
from workstation.ui.icons import Icons
from workstation.ui.packets.exchange_page import ExchangePage
from workstation.ui.theme_tokens import LIGHT, Space
from workstation.ui.widgets.answers import answers
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import TextArea, TextField

_KEPT = Qt.ItemDataRole.UserRole

SWATCH = 14
"""The side of the square that shows a section's colour."""


class NewsroomSettingsDialog(QDialog):
    """Changes the newsroom in one step, when a person is done."""

    def __init__(self, desk: Desk, icons: Icons, parent: QWidget, packets: PacketsFeed) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Newsroom settings"))
        self.resize(800, 600)
        self._desk = desk
        self._packets = packets
        self._may_rule = True
        self.exchange = ExchangePage(packets.folder(), packets.exchange.state)
        """Where the folder for packets is chosen."""
        self._name = TextField(self.tr("Name of the newsroom"))
        self._tagline = TextField(self.tr("Line under the name"))
        self._address = TextField(self.tr("Address where pages are published"))
        self._own_approval = QCheckBox(self.tr("Editors may approve articles they wrote"))
        self._own_approval.setToolTip(
            self.tr("Otherwise another editor approves them, where there is one")
        )
        self._newsletter = TextArea(self.tr("Newsletter line at the foot of pages"))
        self._sections = self._section_rows(icons)
        self._people = self._person_rows(icons)
        self._shapes = TextField(self.tr("Shapes that pictures are cut to"))
        self._shapes.set_advice(self.tr("Such as: 16:9, 4:3, Square 1:1. No more than five."))
        self._repeat_days = TextField(self.tr("Days in which a picture shown elsewhere is noted"))
        self._keep_places = QCheckBox(
            self.tr("Originals sent or exported keep where and by which camera they were taken")
        )
        self._dictionary = DictionaryPage()
        self._terms = HouseStylePage(icons)
        self.checks = CheckWeightsPage()
        """How much each check weighs."""
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.GUTTER, Space.GUTTER, Space.GUTTER, Space.GUTTER)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._tabs())
        done = Button(self.tr("Save"), ButtonKind.PRIMARY)
        done.clicked.connect(self.accept)
        column.addLayout(answers(self, done))
        self._show(desk.newsroom)
        self._lock()

    def _section_rows(self, icons: Icons) -> RowsTable:
        return RowsTable(
            self.tr("Sections"),
            [self.tr("Section"), self.tr("Colour")],
            self.tr("Add section"),
            self._fill_section,
            icons,
        )

    def _person_rows(self, icons: Icons) -> RowsTable:
        return RowsTable(
            self.tr("People"),
            [self.tr("Name"), self.tr("Role"), self.tr("A collective")],
            self.tr("Add person"),
            self._fill_person,
            icons,
        )

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.addTab(self._general(), self.tr("General"))
        tabs.addTab(self._sections, self.tr("Sections"))
        tabs.addTab(self._people, self.tr("People"))
        tabs.addTab(self._pictures(), self.tr("Pictures"))
        tabs.addTab(self.exchange, self.tr("Packets"))
        tabs.addTab(self._dictionary, self.tr("Dictionary"))
        tabs.addTab(self._terms, self.tr("House style"))
        tabs.addTab(self.checks, self.tr("Checks"))
        return tabs

    def accept(self) -> None:
        """Store what was entered."""
        entered = self._entered()
        policy = self._desk.policy
        ours = entered if policy is None else policy.newsroom_locked.imposed(entered)
        self._desk.save_newsroom(ours)
        self._packets.set_folder(self.exchange.path)
        super().accept()

    def _lock(self) -> None:
        """Let what the organisation has set, or the chief sets, be read, and not changed."""
        newsroom = self._desk.newsroom
        self._may_rule = newsroom.may_rule(self._desk.acting)
        if not self._may_rule:
            words = self.tr("Set by the chief editor: %1")
            words = words.replace("%1", self.tr(" or ").join(newsroom.chiefs()))
            lock(self._own_approval, words)
            lock(self.checks, words)
            for place in range(self._people.table.rowCount()):
                self._lock_role(place)
        policy = self._desk.policy
        if policy is None:
            return
        rules = policy.newsroom_locked
        for locked, part in (
            (rules.sections, self._sections),
            (rules.house_style, self._terms),
            (rules.own_approval, self._own_approval),
        ):
            if locked is not None:
                lock(part, set_by_organisation())
        named = {person.name for person in rules.people or ()}
        for place in range(self._people.table.rowCount()):
            item = _item(self._people.table, place)
            if item.text() in named:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                item.setToolTip(set_by_organisation())
                for cell in _person_cells(self._people.table, place):
                    lock(cell, set_by_organisation())

    def _lock_role(self, place: int) -> None:
        """Let nobody but the chief say who is an editor."""
        role, _collective = _person_cells(self._people.table, place)
        role.setEnabled(False)
        role.setToolTip(self.tr("Only a chief editor changes who is an editor"))
        if PersonRole(role.currentData()).edits:
            item = _item(self._people.table, place)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    def _general(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.LARGE)
        for field in (self._name, self._tagline, self._address, self._newsletter):
            column.addWidget(field)
        column.addWidget(self._own_approval)
        column.addStretch(1)
        return page

    def _pictures(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._shapes)
        column.addWidget(self._repeat_days)
        column.addWidget(self._keep_places)
        column.addStretch(1)
        return page

    def _show(self, newsroom: Newsroom) -> None:
        self._name.set_text(newsroom.name)
        self._tagline.set_text(newsroom.tagline)
        self._address.set_text(newsroom.address)
        self._newsletter.set_text(newsroom.newsletter)
        self._own_approval.setChecked(newsroom.own_approval)
        self._shapes.set_text(shapes_text(newsroom.shapes))
        self._repeat_days.set_text(str(newsroom.repeat_days))
        self._keep_places.setChecked(newsroom.keep_places)
        self._dictionary.show_words(newsroom.dictionary)
        self._terms.show_terms(newsroom.house_style)
        self.checks.show_weights(newsroom.check_weights)
        for section in newsroom.sections:
            place = self._sections.add_row()
            _item(self._sections.table, place).setText(section.name)
            _paint(_swatch(self._sections.table, place), section.colour)
        for person in newsroom.people:
            place = self._people.add_row()
            item = _item(self._people.table, place)
            item.setText(person.name)
            item.setData(_KEPT, person.id)
            role, collective = _person_cells(self._people.table, place)
            role.setCurrentIndex(role.findData(person.role))
            collective.setChecked(person.collective)

    def _fill_section(self, table: QTableWidget, place: int) -> None:
        table.setItem(place, 0, QTableWidgetItem(""))
        swatch = QToolButton()
        swatch.setAccessibleName(self.tr("Colour of the section"))
        swatch.setToolTip(self.tr("Choose a colour"))
        swatch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        swatch.setIconSize(QSize(SWATCH, SWATCH))
        swatch.clicked.connect(partial(self._choose_colour, swatch))
        _paint(swatch, LIGHT.sections[place % len(LIGHT.sections)].name())
        table.setCellWidget(place, 1, swatch)

    def _fill_person(self, table: QTableWidget, place: int) -> None:
        table.setItem(place, 0, QTableWidgetItem(""))
        role = QComboBox()
        role.setAccessibleName(self.tr("Role"))
        role.addItem(self.tr("Writer"), PersonRole.WRITER)
        role.addItem(self.tr("Editor"), PersonRole.EDITOR)
        role.addItem(self.tr("Chief editor"), PersonRole.CHIEF)
        role.setMinimumWidth(140)
        collective = QCheckBox()
        collective.setAccessibleName(self.tr("A collective, not one person"))
        table.setCellWidget(place, 1, role)
        table.setCellWidget(place, 2, collective)
        if not self._may_rule:
            self._lock_role(place)

    def _choose_colour(self, swatch: QToolButton, _checked: bool = False) -> None:
        present = QColor(str(swatch.property("colour")))
        chosen = QColorDialog.getColor(present, self, self.tr("Choose a colour"))
        if chosen.isValid():
            _paint(swatch, chosen.name())

    def _entered(self) -> Newsroom:
        return replace(
            self._desk.newsroom,
            name=single_line(self._name.text()),
            tagline=single_line(self._tagline.text()),
            address=single_line(self._address.text()),
            newsletter=self._newsletter.text().strip(),
            own_approval=self._own_approval.isChecked(),
            shapes=shapes_from(self._shapes.text()) or SHAPES,
            repeat_days=self._entered_days(),
            keep_places=self._keep_places.isChecked(),
            sections=self._entered_sections(),
            house_style=self._terms.terms(),
            people=self._entered_people(),
            dictionary=self._dictionary.words(),
            check_weights=self.checks.weights(),
        )

    def _entered_days(self) -> int:
        text = self._repeat_days.text().strip()
        known = text.isascii() and text.isdecimal() and len(text) < 5
        return int(text) if known else self._desk.newsroom.repeat_days

    def _entered_sections(self) -> tuple[Section, ...]:
        table = self._sections.table
        found = {}
        for place in range(table.rowCount()):
            name = single_line(_item(table, place).text())
            if name:
                found[name] = Section(name, str(_swatch(table, place).property("colour")))
        return tuple(found.values())

    def _entered_people(self) -> tuple[Contributor, ...]:
        table = self._people.table
        found = {}
        for place in range(table.rowCount()):
            item = _item(table, place)
            name = single_line(item.text())
            role, collective = _person_cells(table, place)
            if name:
                found[name] = Contributor(
                    id=ContributorId(item.data(_KEPT) or new_uuid()),
                    name=name,
                    collective=collective.isChecked(),
                    role=PersonRole(role.currentData()),
                )
        return tuple(found.values())


def lock(part: QWidget, whose: str) -> None:
    """Let something be seen and not changed, and say whose it is."""
    part.setEnabled(False)
    part.setToolTip(whose)
    part.setAccessibleDescription(whose)
    label = QLabel(whose, part)
    label.setProperty("role", "muted")
    layout = part.layout()
    if layout is not None:
        layout.addWidget(label)
    else:
        label.hide()


def _item(table: QTableWidget, place: int) -> QTableWidgetItem:
    item = table.item(place, 0)
    assert item is not None, "every row is filled when it is added"
    return item


def _swatch(table: QTableWidget, place: int) -> QToolButton:
    swatch = table.cellWidget(place, 1)
    assert isinstance(swatch, QToolButton)
    return swatch


def _person_cells(table: QTableWidget, place: int) -> tuple[QComboBox, QCheckBox]:
    role, collective = table.cellWidget(place, 1), table.cellWidget(place, 2)
    assert isinstance(role, QComboBox)
    assert isinstance(collective, QCheckBox)
    return role, collective


def _paint(swatch: QToolButton, colour: str) -> None:
    swatch.setProperty("colour", colour)
    swatch.setText(f" {colour}")
    square = QPixmap(4 * SWATCH, 4 * SWATCH)  # sharp on every screen
    square.fill(QColor(colour))
    swatch.setIcon(QIcon(square))
