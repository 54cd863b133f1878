"""What belongs to the newsroom as a whole: its name, sections, people and house texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workstation.domain.canonical import sort_key
from workstation.domain.checks import Severity
from workstation.domain.draft import Draft
from workstation.domain.framing import SHAPES, Shape
from workstation.domain.ids import ContributorId
from workstation.domain.workflow import PersonRole, Stage

REPEAT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the paper; `colour` is `#rrggbb` or empty."""

    name: str
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A person or collective that can be a byline or a credit."""

    id: ContributorId
    name: str
    collective: bool = False
    role: PersonRole = PersonRole.WRITER


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name in the desk list."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Template:
    """What a new article can begin with."""

    name: str
    draft: Draft

    @classmethod
    def of(cls, name: str, draft: Draft, collectives: frozenset[str]) -> Template:
        """Make a template of a draft, without what belongs to that one article alone."""
        kept = replace(
            draft,
            slug="",
            bylines=tuple(byline for byline in draft.bylines if byline in collectives),
            corrections=(),
            suggestions=(),
            embargo=None,
            deadline=None,
            extra="{}",
        )
        return cls(name, kept)


@dataclass(frozen=True, slots=True)
class StyleTerm:
    """A word or phrase that the newsroom does not use, what it uses instead, and why."""

    avoid: str
    instead: str = ""
    """Empty where nothing stands in for it."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class CheckWeight:
    """How much a check weighs before an article becomes a stage, as the newsroom wants it."""

    rule: str
    before: Stage
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """The newsroom's own settings."""

    name: str = ""
    tagline: str = ""
    language: str = "en-GB"
    newsletter: str = ""
    """The call to action at the foot of pages whose article has none of its own."""
    address: str = ""
    """Where pages are published (`https://…`), for canonical links; may be empty."""
    sections: tuple[Section, ...] = ()
    people: tuple[Contributor, ...] = ()
    saved_searches: tuple[SavedSearch, ...] = ()
    templates: tuple[Template, ...] = ()
    """For new articles, in the order of their names."""
    own_approval: bool = False
    """Editors may approve what they wrote, even where another editor could."""
    shapes: tuple[Shape, ...] = SHAPES
    """What pictures are cut to."""
    repeat_days: int = REPEAT_DAYS
    """A picture that another story showed within so many days is spoken of; 0 never."""
    keep_places: bool = False
    """Originals sent or exported keep where and by which camera they were taken."""
    dictionary: tuple[str, ...] = ()
    """Words that are right in every article, besides those of the language's dictionary."""
    house_style: tuple[StyleTerm, ...] = ()
    """Preferred forms and banned terms."""
    check_weights: tuple[CheckWeight, ...] = ()
    """Of the checks that weigh other than they usually do."""

    def person(self, name: str) -> Contributor | None:
        """Find a contributor by name."""
        return next((person for person in self.people if person.name == name), None)

    def section(self, name: str) -> Section | None:
        """Find a section by name."""
        return next((section for section in self.sections if section.name == name), None)

    def template(self, name: str) -> Template | None:
        """Find a template by name."""
        return next((template for template in self.templates if template.name == name), None)

    def with_template(self, template: Template) -> Newsroom:
        """Return the newsroom with a template, in place of another of its name."""
        others = [other for other in self.templates if other.name != template.name]
        ordered = sorted([*others, template], key=lambda each: sort_key(each.name))
        return replace(self, templates=tuple(ordered))

    def without_template(self, name: str) -> Newsroom:
        """Return the newsroom without the template of a name."""
        kept = tuple(template for template in self.templates if template.name != name)
        return replace(self, templates=kept)

    def may_edit(self, name: str) -> bool:
        """Say whether someone may do what the workflow keeps for editors.

        In a newsroom that has named no editor yet, everyone may: nobody could start otherwise.
        """
        person = self.person(name)
        if person is not None and person.role.edits:
            return True
        return not any(other.role.edits for other in self.people)

    def chiefs(self) -> tuple[str, ...]:
        """Name the chief editors."""
        return tuple(
            person.name
            for person in self.people
            if person.role is PersonRole.CHIEF and not person.collective
        )

    def may_rule(self, name: str) -> bool:
        """Say whether someone may change who is an editor, and the rules of the workflow.

        That is the chief's; where there is none, everyone's.
        """
        chiefs = self.chiefs()
        return not chiefs or name in chiefs

    def same_rules(self, other: Newsroom) -> bool:
        """Say whether the editors and the rules of the workflow are as in another state."""
        return self._rules() == other._rules()

    def _rules(self) -> object:
        edits = {person.name: person.role for person in self.people if person.role.edits}
        return edits, self.own_approval, frozenset(self.check_weights)

    def weight(self, rule: str, before: Stage) -> Severity | None:
        """Return what a check weighs here; None where it weighs what it usually does."""
        for weight in self.check_weights:
            if weight.rule == rule and weight.before is before:
                return weight.severity
        return None

    def editors(self) -> tuple[str, ...]:
        """Name those who may edit; a collective is nobody in particular."""
        return tuple(
            person.name for person in self.people if person.role.edits and not person.collective
        )

    def approvers_instead(self, name: str, writers: tuple[str, ...]) -> tuple[str, ...]:
        """Name the editors who approve an article in place of one who is among its writers.

        Nobody, where that editor may do it: has not written it, is the only editor there is, or
        the newsroom lets editors approve their own work.
        """
        if self.own_approval or name not in writers:
            return ()
        return tuple(editor for editor in self.editors() if editor not in writers)
