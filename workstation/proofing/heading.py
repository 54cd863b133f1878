"""Rules on what stands above the text and around it: headline, standfirst, byline, length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.domain.checks import Severity
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.proofing.rule import Context, Rule, Spot, named, whole

HEADLINE_LENGTH = 65
STANDFIRST_LENGTH = 180
_TOLERANCE = 0.1
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def _headline_empty(context: Context) -> Iterator[Spot]:
    if not context.draft.headline.strip():
        yield Spot(field="headline")


def _headline_long(context: Context) -> Iterator[Spot]:
    yield from _too_long("headline", context.draft.headline, HEADLINE_LENGTH)


def _standfirst_empty(context: Context) -> Iterator[Spot]:
    if not context.draft.standfirst.strip():
        yield Spot(field="standfirst")


def _standfirst_long(context: Context) -> Iterator[Spot]:
    yield from _too_long("standfirst", context.draft.standfirst, STANDFIRST_LENGTH)


def _too_long(field: str, text: str, limit: int) -> Iterator[Spot]:
    if len(text) > limit:
        values = named(length=len(text), limit=limit)
        yield Spot(field=field, start=limit, end=len(text), text=text[limit:], values=values)


def _byline_missing(context: Context) -> Iterator[Spot]:
    if not any(name.strip() for name in context.draft.bylines):
        yield Spot(field="bylines")


def _section_missing(context: Context) -> Iterator[Spot]:
    if not context.draft.section.strip():
        yield Spot(field="section")


def _section_unknown(context: Context) -> Iterator[Spot]:
    name = context.draft.section.strip()
    if name and context.newsroom.sections and context.newsroom.section(name) is None:
        yield whole("section", context.draft.section, name=name)


def _body_empty(context: Context) -> Iterator[Spot]:
    if context.words == 0:
        yield Spot(field="body")


def _slug_missing(context: Context) -> Iterator[Spot]:
    if not context.draft.slug:
        yield Spot(field="slug")


def _slug_form(context: Context) -> Iterator[Spot]:
    slug = context.draft.slug
    if slug and not _SLUG.match(slug):
        yield whole("slug", slug, slug=slug)


def _words_over(context: Context) -> Iterator[Spot]:
    target = context.draft.word_target
    if target and context.words > target * (1 + _TOLERANCE):
        yield Spot(field="body", values=named(words=context.words, target=target))


def _words_under(context: Context) -> Iterator[Spot]:
    target = context.draft.word_target
    if target and 0 < context.words < target * (1 - _TOLERANCE):
        yield Spot(field="body", values=named(words=context.words, target=target))


def _embargo_ahead(context: Context) -> Iterator[Spot]:
    embargo = context.draft.embargo
    if embargo is not None and embargo > context.now:
        moment = embargo.strftime("%d %B %Y, %H:%M %Z").lstrip("0")
        yield Spot(field="embargo", values=named(moment=moment))


RULES = (
    Rule(
        "headline.empty",
        QT_TRANSLATE_NOOP("Rules", "Headline missing"),
        ("headline",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP("Findings", "There is no headline. Write one."),
        _headline_empty,
    ),
    Rule(
        "headline.long",
        QT_TRANSLATE_NOOP("Rules", "Long headline"),
        ("headline",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The headline has {length} characters; more than {limit} are cut short in "
            "search results.",
        ),
        _headline_long,
    ),
    Rule(
        "standfirst.empty",
        QT_TRANSLATE_NOOP("Rules", "Standfirst missing"),
        ("standfirst",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings", "There is no standfirst. Sum the story up in a sentence or two."
        ),
        _standfirst_empty,
    ),
    Rule(
        "standfirst.long",
        QT_TRANSLATE_NOOP("Rules", "Long standfirst"),
        ("standfirst",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings", "The standfirst has {length} characters; try to stay within {limit}."
        ),
        _standfirst_long,
    ),
    Rule(
        "byline.missing",
        QT_TRANSLATE_NOOP("Rules", "Byline missing"),
        ("bylines",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP("Findings", "There is no byline. Name the writer, or the desk."),
        _byline_missing,
    ),
    Rule(
        "section.missing",
        QT_TRANSLATE_NOOP("Rules", "Section missing"),
        ("section",),
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "No section is chosen, so the story appears under none."),
        _section_missing,
    ),
    Rule(
        "section.unknown",
        QT_TRANSLATE_NOOP("Rules", "Section that the newsroom does not have"),
        ("section",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings", "This newsroom has no section called “{name}”. Choose one of its own."
        ),
        _section_unknown,
    ),
    Rule(
        "body.empty",
        QT_TRANSLATE_NOOP("Rules", "No text"),
        ("body",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP("Findings", "There is no text yet."),
        _body_empty,
    ),
    Rule(
        "slug.missing",
        QT_TRANSLATE_NOOP("Rules", "Slug missing"),
        ("slug",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP("Findings", "There is no slug, so the page would have no address."),
        _slug_missing,
    ),
    Rule(
        "slug.form",
        QT_TRANSLATE_NOOP("Rules", "Form of the slug"),
        ("slug",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings", "The slug “{slug}” should be lower-case letters, digits and hyphens only."
        ),
        _slug_form,
    ),
    Rule(
        "words.over",
        QT_TRANSLATE_NOOP("Rules", "More words than asked for"),
        ("body", "word_target"),
        Severity.INFO,
        QT_TRANSLATE_NOOP("Findings", "The text has {words} words; {target} were asked for."),
        _words_over,
    ),
    Rule(
        "words.under",
        QT_TRANSLATE_NOOP("Rules", "Fewer words than asked for"),
        ("body", "word_target"),
        Severity.INFO,
        QT_TRANSLATE_NOOP("Findings", "The text has {words} words of the {target} asked for."),
        _words_under,
    ),
    Rule(
        "embargo.ahead",
        QT_TRANSLATE_NOOP("Rules", "Embargo ahead"),
        ("embargo",),
        Severity.INFO,
        QT_TRANSLATE_NOOP(
            "Findings", "Under embargo until {moment}: it can’t be published before."
        ),
        _embargo_ahead,
    ),
)
