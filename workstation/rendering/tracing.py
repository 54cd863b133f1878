"""Python-Markdown in two steps, for one piece of a body at a time, with an eye on what it asks for.

First the blocks of a piece are read, which also tells what the piece defines: link references and
footnotes. Then its text is marked up, with the definitions of the whole body at hand; which of
them the piece has asked for is kept, since only a change of these can change its HTML.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from markdown.extensions.footnotes import (
    FootnoteInlineProcessor,
    FootnotePostTreeprocessor,
    FootnoteTreeprocessor,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import HtmlStash

from workstation.rendering.body import HtmlPart, parts_of
from workstation.rendering.markup import Footnotes, body_markdown
from workstation.rendering.sanitise import Sanitiser
from workstation.text.directives import Directive

Target: TypeAlias = tuple[str, str]
"""Where a link reference leads: address and title."""
Parts: TypeAlias = tuple[HtmlPart | Directive, ...]
_Match: TypeAlias = "tuple[etree.Element | str, int, int] | tuple[None, None, None]"

_OF_FOOTNOTES = (FootnoteTreeprocessor, FootnotePostTreeprocessor)
_FIRST_PASS = 2
"""How deep text is, counted in ancestors, that is marked up before anything below it."""
_LEAVES = frozenset(("p", "h2", "h1", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a body defines, wherever it is used."""

    references: Mapping[str, Target] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    """Footnotes' texts by label, in the order of their numbers."""
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Blocks:
    """A piece whose blocks have been read; marking it up uses it up."""

    root: etree.Element
    stash: HtmlStash
    directives: tuple[Directive, ...]
    references: dict[str, Target]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Use:
    """A reference to a footnote."""

    label: str
    in_order: bool
    """It is counted in the order of the text; those in lists and quotations are counted later."""


@dataclass(slots=True)
class Marked:
    """A piece as HTML, and all that this HTML depends on besides the piece itself."""

    parts: Parts
    references: dict[str, Target | None]
    """What was asked for, and what was found."""
    numbers: dict[str, int | None]
    uses: tuple[Use, ...]
    used_before: Mapping[str, int]
    """How often footnotes were taken to be used above it."""
    defines: bool = False
    """Marking it up has brought new definitions to light, which must not happen."""


class _Asked(dict[str, "Target"]):
    """The references of a body, which remembers what it was asked."""

    def __init__(self, known: Mapping[str, Target]) -> None:
        super().__init__()
        self._known = known
        self.found: dict[str, Target | None] = {}
        self.changed = False

    def __contains__(self, name: object) -> bool:
        self.found[str(name)] = found = self._known.get(str(name))
        return found is not None

    def __getitem__(self, name: str) -> Target:
        return self._known[name]

    def __setitem__(self, name: str, target: Target) -> None:
        self.changed = True


class _TracedReferences(FootnoteInlineProcessor):
    """Marks up references to footnotes as ever, and remembers them."""

    numbers: dict[str, int | None]
    uses: list[Use]
    known: Mapping[str, int]

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]
        """Take note of a label, and of its use if there is such a note."""
        label = m.group(1)
        self.numbers[label] = number = self.known.get(label)
        if number is not None:
            self.uses.append(Use(label, self._in_order()))
        return cast("_Match", super().handleMatch(m, data))

    def _in_order(self) -> bool:
        inline = cast("InlineProcessor", self.footnotes.md.treeprocessors["inline"])
        ancestors = inline.ancestors
        return len(ancestors) == _FIRST_PASS and ancestors[1] in _LEAVES


class TracingRenderer:
    """Renders pieces of a body; not for two threads at once."""

    def __init__(self) -> None:
        self._markdown, self._news = body_markdown()
        self._notes = self._news.footnotes
        self._uses = _TracedReferences(r"\[\^([^\]]*)\]", self._notes)
        self._markdown.inlinePatterns.register(self._uses, "footnote", 175)
        self._sanitiser = Sanitiser()

    def read(self, text: str) -> Blocks:
        """Read the blocks of a piece: canonical text, cut where `cutting` allows it."""
        md = self._markdown
        references: dict[str, Target] = {}
        notes = Footnotes()
        md.htmlStash, md.references, self._notes.footnotes = HtmlStash(), references, notes
        lines = text.split("\n")
        for preprocessor in md.preprocessors:
            lines = preprocessor.run(lines)
        root = md.parser.parseDocument(lines).getroot()
        assert root is not None
        return Blocks(root, md.htmlStash, self._news.directives, references, notes)

    def mark_up(self, blocks: Blocks, known: Definitions, used_before: Mapping[str, int]) -> Marked:
        """Return a piece as clean HTML; `used_before` counts references to footnotes above it."""
        self._begin(known, used_before)
        return self._finish(blocks, known, used_before, with_notes=False)

    def footnotes(self, known: Definitions, used: Mapping[str, int]) -> Marked:
        """Return the list of footnotes, which are used so often in the body."""
        self._begin(known, used)
        for label, count in used.items():
            self._notes.found_refs[f"fnref-{known.numbers[label]}"] = count
        blocks = Blocks(etree.Element(self._markdown.doc_tag), HtmlStash(), (), {}, {})
        return self._finish(blocks, known, used, with_notes=True)

    def _begin(self, known: Definitions, used: Mapping[str, int]) -> None:
        """Let ids go on from those given to the same footnotes before."""
        self._notes.footnotes = Footnotes()
        for label, text in known.notes.items():
            self._notes.footnotes[label] = text
        self._notes.found_refs = {}
        self._notes.used_refs = {
            f"fnref{'' if count == 1 else count}-{known.numbers[label]}"
            for label, times in used.items()
            for count in range(1, times + 1)
        }

    def _finish(
        self, blocks: Blocks, known: Definitions, used: Mapping[str, int], *, with_notes: bool
    ) -> Marked:
        md = self._markdown
        asked = _Asked(known.references)
        md.htmlStash, md.references = blocks.stash, asked
        self._uses.known, self._uses.numbers, self._uses.uses = known.numbers, {}, []
        root = blocks.root
        for processor in md.treeprocessors:
            if with_notes or not isinstance(processor, _OF_FOOTNOTES):
                changed = processor.run(root)
                root = root if changed is None else changed
        parts = parts_of(self._html(root), blocks.directives, self._sanitiser)
        defines = asked.changed or (with_notes and dict(self._notes.footnotes) != known.notes)
        uses = tuple(self._uses.uses)
        return Marked(parts, asked.found, self._uses.numbers, uses, used, defines)

    def _html(self, root: etree.Element) -> str:
        """Write a tree as Python-Markdown does at the end of a conversion."""
        md = self._markdown
        html = md.serializer(root)
        tag = md.doc_tag
        html = "" if f"<{tag}>" not in html else html[len(tag) + 2 : html.rindex(f"</{tag}>")]
        for postprocessor in md.postprocessors:
            html = postprocessor.run(html)
        return html
