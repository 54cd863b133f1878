"""Python-Markdown, set up for bodies and for captions."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TypeAlias

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, BlockQuoteProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import HTML_RE, DelimiterProcessor, HtmlInlineProcessor
from markdown.inlinepatterns import InlineProcessor as MarkdownInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from workstation.rendering.sanitise import HTML_NAMES
from workstation.text.blocks import BlockKind, hidden_spans
from workstation.text.directives import Directive, find

# Source texts are canonical, so control characters in what follows can only be ours.
BLOCK_END = "\x02block\x03"
DIRECTIVE_MARK = re.compile("(?:<p>)?\x02directive([0-9]+)\x03(?:</p>)?")
_MARK_ALONE = re.compile("\x02directive[0-9]+\x03")
_BLANK_LINES = re.compile(r"^ +$", re.MULTILINE)
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
DEEPEST = 40
"""Quotations within quotations."""
_NOT_IN_CAPTIONS = (
    *("backtick", "reference", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "linebreak", "html"),
)
_InlineMatch: TypeAlias = "tuple[str, int, int] | tuple[None, None, None]"


class SourcePreprocessor(Preprocessor):
    """Put fences, comments and directives out of the parser's sight, exactly as found."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.directives: tuple[Directive, ...] = ()
        """The directives of the text converted last; marks count them from 0."""

    def run(self, lines: list[str]) -> list[str]:
        """Replace them by marks, then even out white space as Python-Markdown expects it."""
        source = "\n".join(lines)
        self.directives = find(source)
        pieces: list[str] = []
        position = 0
        for start, end, replacement in self._replacements(source):
            pieces += (source[position:start], replacement)
            position = end
        pieces += (source[position:], "\n\n")
        return _BLANK_LINES.sub("", "".join(pieces).expandtabs(4)).split("\n")

    def _replacements(self, source: str) -> list[tuple[int, int, str]]:
        found = [
            (source.rfind("\n", 0, directive.start) + 1, directive.end, _mark(index))
            for index, directive in enumerate(self.directives)
        ]
        for span in hidden_spans(source):
            hidden = source[span.start : span.end]
            text = "" if span.kind is BlockKind.COMMENT else self._fence(hidden)
            found.append((span.start, span.end, text))
        return sorted(found)

    def _fence(self, fence: str) -> str:
        _, _, rest = fence.partition("\n")
        code, _, _ = rest.rpartition("\n")
        stashed = f"<pre><code>{html.escape(code, quote=False)}\n</code></pre>"
        return f"\n\n{self.md.htmlStash.store(stashed)}\n\n"


def _mark(index: int) -> str:
    return f"\n\n\x02directive{index}\x03\n\n"


class DirectiveProcessor(BlockProcessor):
    """Give each directive's mark an element of its own at the top level."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Say whether the block is a mark."""
        return _MARK_ALONE.fullmatch(block.strip("\n")) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Take the mark as it is."""
        element = etree.SubElement(parent, "p")
        element.text = blocks.pop(0).strip("\n")


class QuotationProcessor(BlockQuoteProcessor):
    """Nest quotations as deep as anybody would, and no deeper.

    Python-Markdown goes on until Python's stack is nearly full, which depends on who calls it.
    """

    def test(self, parent: etree.Element, block: str) -> bool:
        """Say whether the block is a quotation."""
        return self.parser.state.count("blockquote") < DEEPEST and super().test(parent, block)


class RawTagProcessor(HtmlInlineProcessor):
    """Let HTML tags through to the sanitiser; `<inaudible>` and its like are words."""

    def handleMatch(self, m: re.Match[str], data: str) -> _InlineMatch:  # type: ignore[override]
        """Stash a tag, or leave the text alone."""
        name = _TAG_NAME.match(m.group(1))
        if name is not None and name[1].lower() not in HTML_NAMES:
            return None, None, None
        stash, _, _ = super().handleMatch(m, data)
        return str(stash), m.start(0), m.end(0)


class NewsTreeprocessor(Treeprocessor):
    """Fit the tree to a page: one `<h1>` only, pictures only as figures, blocks told apart."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element.tag == "h1":
                element.tag = "h2"
            elif element.tag == "img":
                element.tag, element.text = "span", element.get("alt", "")
                element.attrib.clear()
            elif element.tag in ("td", "th") and (side := element.attrib.pop("align", None)):
                element.set("class", f"align-{side}")
        for child in root:
            child.tail = BLOCK_END


class Footnotes(OrderedDict[str, str]):
    """Footnotes' texts by label.

    WORKAROUND: Python-Markdown reads the notes one by one and fails when a note defines another.
    A list can grow while it is read, so such notes join the end.
    """

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[str] = []

    def __setitem__(self, label: str, text: str) -> None:
        if label not in self:
            self._labels.append(label)
        super().__setitem__(label, text)

    def keys(self) -> list[str]:  # type: ignore[override]  # see above
        """Return the labels, in the order of their numbers."""
        return self._labels


class NumberedFootnotes(FootnoteExtension):
    """Footnotes whose ids are made of numbers, whatever their labels are."""

    def __init__(self) -> None:
        super().__init__(
            SEPARATOR="-",
            PLACE_MARKER="\x02footnotes\x03",
            BACKLINK_TEXT="↩\ufe0e",
            BACKLINK_TITLE="Back to the text",
        )

    def reset(self) -> None:
        """Forget the notes of the text before."""
        super().reset()
        self.footnotes = Footnotes()

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002
        """Return the id of a note."""
        return super().makeFootnoteId(self._number(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002
        """Return the id of a reference to a note."""
        return super().makeFootnoteRefId(self._number(id), found)

    def _number(self, label: str) -> str:
        return str(list(self.footnotes).index(label) + 1)


class NewsExtension(Extension):
    """Our own rules, instead of Python-Markdown's raw HTML blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.source: SourcePreprocessor | None = None
        self.footnotes = NumberedFootnotes()

    @property
    def directives(self) -> tuple[Directive, ...]:
        """The directives of the text converted last; marks count them from 0."""
        return self.source.directives if self.source else ()

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processors."""
        self.source = SourcePreprocessor(md)
        md.preprocessors.deregister("html_block")
        md.preprocessors.deregister("normalize_whitespace")
        md.preprocessors.register(self.source, "source", 30)
        md.parser.blockprocessors.register(QuotationProcessor(md.parser), "quote", 20)
        md.parser.blockprocessors.register(DirectiveProcessor(md.parser), "directive", 200)
        md.inlinePatterns.register(RawTagProcessor(HTML_RE, md), "html", 90)
        md.treeprocessors.register(NewsTreeprocessor(md), "news", -10)


def body_markdown() -> tuple[Markdown, NewsExtension]:
    """Return a converter for bodies, and the extension that knows the directives it met."""
    news = NewsExtension()
    extensions: Sequence[Extension] = (
        TableExtension(use_align_attribute=True),
        news.footnotes,
        SaneListExtension(),
        news,
    )
    return Markdown(extensions=extensions), news


class _Pauses(BlockProcessor):
    """Pauses before each block; takes none."""

    def __init__(self, md: Markdown, pause: Callable[[], None]) -> None:
        super().__init__(md.parser)
        self._pause = pause

    def test(self, parent: etree.Element, block: str) -> bool:
        """Pause."""
        self._pause()
        return False


class _InlinePauses(MarkdownInlineProcessor):
    """Pauses before each text; changes none."""

    def __init__(self, md: Markdown, pause: Callable[[], None]) -> None:
        super().__init__(r"\A", md)
        self._pause = pause

    def handleMatch(self, m: re.Match[str], data: str) -> _InlineMatch:  # type: ignore[override]
        """Pause."""
        self._pause()
        return None, None, None


def begin_afresh(md: Markdown) -> None:
    """Have a converter forget the text before, even one in the middle of which it was stopped.

    WORKAROUND: Python-Markdown's own reset leaves how deep in lists and quotations it was.
    """
    md.reset()
    md.parser.state.clear()
    emphasis = md.inlinePatterns["em_strong"]
    assert isinstance(emphasis, DelimiterProcessor)
    emphasis.reset()


def interrupt(md: Markdown, pause: Callable[[], None]) -> None:
    """Have a converter call `pause` again and again; what it makes stays the same."""
    md.parser.blockprocessors.register(_Pauses(md, pause), "pauses", 1000)
    md.inlinePatterns.register(_InlinePauses(md, pause), "pauses", 1000)


def caption_markdown() -> Markdown:
    """Return a converter that knows emphasis and links, and nothing else."""
    md = Markdown()
    md.preprocessors.deregister("html_block")
    md.parser = BlockParser(md)
    md.parser.blockprocessors.register(_OneParagraph(md.parser), "paragraph", 10)
    for name in _NOT_IN_CAPTIONS:
        md.inlinePatterns.deregister(name)
    return md


class _OneParagraph(BlockProcessor):
    """Take the text as it comes, into one paragraph."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Take every block."""
        return True

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Make the paragraph."""
        element = etree.SubElement(parent, "p")
        element.text = blocks.pop(0).strip()
