"""What an organisation sets for everyone who works on a machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from workstation.domain.ids import ContributorId, new_uuid
from workstation.domain.newsroom import Contributor, Newsroom, Section, StyleTerm
from workstation.domain.workflow import PersonRole

Value = bool | int | str
"""What a setting can be."""


class Feature(StrEnum):
    """What an organisation can turn off."""

    IMPORT = "import"
    EXPORT = "export"
    PACKETS = "packets"
    WEB_CHECKS = "web-checks"
    PAGE_TEMPLATE = "page-template"
    OTHER_NEWSROOMS = "other-newsrooms"


@dataclass(frozen=True, slots=True)
class PersonRule:
    """Somebody whom the organisation knows, and what they may do."""

    name: str
    role: PersonRole
    collective: bool = False


@dataclass(frozen=True, slots=True)
class NewsroomRules:
    """Parts of a newsroom's settings; None where nothing is said of one."""

    sections: tuple[Section, ...] | None = None
    people: tuple[PersonRule, ...] | None = None
    house_style: tuple[StyleTerm, ...] | None = None
    own_approval: bool | None = None

    def imposed(self, newsroom: Newsroom) -> Newsroom:
        """Return a newsroom with these parts as they are here.

        Of people only those named change; others stay.
        """
        sections = newsroom.sections if self.sections is None else self.sections
        style = newsroom.house_style if self.house_style is None else self.house_style
        own = newsroom.own_approval if self.own_approval is None else self.own_approval
        people = {person.name: person for person in newsroom.people}
        for rule in self.people or ():
            known = people.get(rule.name) or Contributor(
                id=ContributorId(new_uuid()), name=rule.name
            )
            people[rule.name] = replace(known, role=rule.role, collective=rule.collective)
        return replace(
            newsroom,
            sections=sections,
            house_style=style,
            own_approval=own,
            people=tuple(people.values()),
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """What is set, what can't be changed, and what is turned off."""

    file: Path | None = None
    defaults: Mapping[str, Value] = field(default_factory=dict)
    """By setting, such as `backups.folder`; they hold where a person has chosen nothing."""
    locked: Mapping[str, Value] = field(default_factory=dict)
    """Those that nobody here can change."""
    newsroom_defaults: NewsroomRules = field(default_factory=NewsroomRules)
    """For newsrooms that are made here."""
    newsroom_locked: NewsroomRules = field(default_factory=NewsroomRules)
    """For every newsroom that is opened here."""
    off: frozenset[Feature] = frozenset()
    problems: tuple[str, ...] = ()
    """Sentences on what in the file could not be used; the rest holds."""
