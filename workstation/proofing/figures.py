"""Rules on pictures: their texts, their rights, their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from workstation.domain.checks import Severity
from workstation.domain.pictures import Figure, FigureTexts, Picture, Role, texts_of
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.proofing.rule import Context, Rule, Spot, named, unknown_directives, whole
from workstation.text import alt_texts

_NOT_IN_CAPTIONS = re.compile(
    r"^ {0,3}(?:#{1,6} |> |[-*+] |\d+[.)] )|!\[[^\]]*\]\(|`[^`]+`|<[a-z/][^>]*>", re.MULTILINE
)
"""Headings, quotations, lists, pictures, code and HTML."""

_Check = Callable[[Context, Figure, Picture, FigureTexts], bool]


def _each(check: _Check, part: str) -> Callable[[Context], Iterable[Spot]]:
    """Make a finder of a question about one figure whose picture is there."""

    def find(context: Context) -> Iterator[Spot]:
        for figure in context.draft.figures:
            picture = context.references.pictures.get(figure.picture)
            if picture is None:
                continue
            texts = texts_of(figure, picture)
            if check(context, figure, picture, texts):
                field = f"figures.{figure.key}.{part}".rstrip(".")
                text = getattr(texts, part, "") if part else ""
                yield whole(field, text, key=figure.key, until=picture.rights.until)

    return find


def _lost(context: Context) -> Iterator[Spot]:
    for figure in context.draft.figures:
        if figure.picture not in context.references.pictures:
            yield Spot(field=f"figures.{figure.key}", values=named(key=figure.key))


def _alt_missing(_: Context, figure: Figure, __: Picture, texts: FigureTexts) -> bool:
    return not figure.decorative and not texts.alt.strip()


def _alt_is_caption(_: Context, __: Figure, ___: Picture, texts: FigureTexts) -> bool:
    return alt_texts.repeats(texts.alt, texts.caption)


def _alt_is_file_name(_: Context, __: Figure, picture: Picture, texts: FigureTexts) -> bool:
    return alt_texts.is_file_name(texts.alt, picture.file_name)


def _caption_missing(_: Context, figure: Figure, __: Picture, texts: FigureTexts) -> bool:
    return not figure.decorative and not texts.caption.strip()


def _credit_missing(_: Context, __: Figure, ___: Picture, texts: FigureTexts) -> bool:
    return not texts.credit.strip() and not texts.source.strip()


def _rights_expired(context: Context, figure: Figure, picture: Picture, __: FigureTexts) -> bool:
    return figure.override is None and picture.rights.expired(context.today)


def _rights_to_come(context: Context, figure: Figure, picture: Picture, __: FigureTexts) -> bool:
    if figure.override is not None:
        return False
    return not picture.rights.expired(context.today) and not picture.rights.allow(context.today)


def _alt_too_long(_: Context, __: Figure, ___: Picture, texts: FigureTexts) -> bool:
    return len(texts.alt) > alt_texts.LONGEST


def _caption_marked_up(_: Context, __: Figure, ___: Picture, texts: FigureTexts) -> bool:
    return _NOT_IN_CAPTIONS.search(texts.caption) is not None


def _answered_for(context: Context) -> Iterator[Spot]:
    for figure in context.draft.figures:
        picture = context.references.pictures.get(figure.picture)
        override = figure.override
        if picture is None or override is None or picture.rights.allow(context.today):
            continue
        yield Spot(
            field=f"figures.{figure.key}",
            values=named(key=figure.key, by=override.by, reason=override.reason.rstrip(" .")),
        )


def _twice(context: Context) -> Iterator[Spot]:
    seen: set[str] = set()
    for figure in context.draft.figures:
        if figure.picture in seen:
            yield Spot(field=f"figures.{figure.key}", values=named(key=figure.key))
        seen.add(figure.picture)


def _elsewhere(context: Context) -> Iterator[Spot]:
    for figure in context.draft.figures:
        story = context.shown.get(figure.picture)
        if story is not None and story.published_at is not None:
            values = named(key=figure.key, headline=story.headline, day=story.published_at.date())
            yield Spot(field=f"figures.{figure.key}", values=values)


def _lead_missing(context: Context) -> Iterator[Spot]:
    if context.draft.lead is None:
        yield Spot(field="figures")


def _leads_too_many(context: Context) -> Iterator[Spot]:
    leads = [figure for figure in context.draft.figures if figure.role is Role.LEAD]
    for figure in leads[1:]:
        yield Spot(field=f"figures.{figure.key}", values=named(key=figure.key))


def _placed(context: Context) -> frozenset[str]:
    return frozenset(one.key for one in context.directives if one.kind == "picture")


def _unplaced(context: Context) -> Iterator[Spot]:
    placed = _placed(context)
    for figure in context.draft.figures:
        if figure.role is Role.BODY and figure.key not in placed:
            yield Spot(field=f"figures.{figure.key}", values=named(key=figure.key))


def _directive_unknown(context: Context) -> Iterator[Spot]:
    known = {figure.key for figure in context.draft.figures}
    yield from unknown_directives(context, "picture", known)


RULES = (
    Rule(
        "picture.lost",
        QT_TRANSLATE_NOOP("Rules", "Picture that is lost"),
        ("figures",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The newsroom no longer has the picture “{key}”. Add it again, or remove it here.",
        ),
        _lost,
    ),
    Rule(
        "picture.alt.missing",
        QT_TRANSLATE_NOOP("Rules", "Alt text missing"),
        ("figures",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The picture “{key}” has no alt text. Say what it shows, or mark it as decorative.",
        ),
        _each(_alt_missing, "alt"),
    ),
    Rule(
        "picture.alt.caption",
        QT_TRANSLATE_NOOP("Rules", "Alt text repeats the caption"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The alt text of “{key}” repeats the caption. Say what the picture shows instead.",
        ),
        _each(_alt_is_caption, "alt"),
    ),
    Rule(
        "picture.alt.file-name",
        QT_TRANSLATE_NOOP("Rules", "Alt text is a file’s name"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The alt text of “{key}” is a file’s name. Say what the picture shows instead.",
        ),
        _each(_alt_is_file_name, "alt"),
    ),
    Rule(
        "picture.caption.missing",
        QT_TRANSLATE_NOOP("Rules", "Caption missing"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "The picture “{key}” has no caption."),
        _each(_caption_missing, "caption"),
    ),
    Rule(
        "picture.credit.missing",
        QT_TRANSLATE_NOOP("Rules", "Credit missing"),
        ("figures",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The picture “{key}” has no credit. Name who made it or where it comes from.",
        ),
        _each(_credit_missing, "credit"),
    ),
    Rule(
        "picture.rights.expired",
        QT_TRANSLATE_NOOP("Rules", "Picture whose rights have ended"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The rights to the picture “{key}” ended on {until}. Replace it, or renew them.",
        ),
        _each(_rights_expired, ""),
        at_publication=Severity.BLOCK,
    ),
    Rule(
        "picture.rights.early",
        QT_TRANSLATE_NOOP("Rules", "Picture whose rights have not begun"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The picture “{key}” may not be used yet. Replace it, or wait until its rights begin.",
        ),
        _each(_rights_to_come, ""),
        at_publication=Severity.BLOCK,
    ),
    Rule(
        "picture.rights.answered",
        QT_TRANSLATE_NOOP("Rules", "Picture that somebody answers for"),
        ("figures",),
        Severity.INFO,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The rights to “{key}” don’t allow it. {by} answers for showing it: {reason}.",
        ),
        _answered_for,
    ),
    Rule(
        "picture.twice",
        QT_TRANSLATE_NOOP("Rules", "Same picture twice"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "The picture of “{key}” is in the article twice."),
        _twice,
    ),
    Rule(
        "picture.elsewhere",
        QT_TRANSLATE_NOOP("Rules", "Picture shown elsewhere lately"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "“{headline}” showed the picture of “{key}” on {day}. Choose another if you can.",
        ),
        _elsewhere,
    ),
    Rule(
        "picture.alt.long",
        QT_TRANSLATE_NOOP("Rules", "Long alt text"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The alt text of “{key}” is long. Say the essence, and the rest in a long description.",
        ),
        _each(_alt_too_long, "alt"),
    ),
    Rule(
        "picture.caption.marks",
        QT_TRANSLATE_NOOP("Rules", "Marks in a caption that do nothing"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The caption of “{key}” has marks for more than emphasis and links; they "
            "show as typed.",
        ),
        _each(_caption_marked_up, "caption"),
    ),
    Rule(
        "picture.lead.missing",
        QT_TRANSLATE_NOOP("Rules", "No lead picture"),
        ("figures",),
        Severity.INFO,
        QT_TRANSLATE_NOOP("Findings", "There is no lead picture."),
        _lead_missing,
    ),
    Rule(
        "picture.lead.many",
        QT_TRANSLATE_NOOP("Rules", "More than one lead picture"),
        ("figures",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "“{key}” is a lead picture too, but a page has one only. Place it in the text.",
        ),
        _leads_too_many,
    ),
    Rule(
        "picture.unplaced",
        QT_TRANSLATE_NOOP("Rules", "Picture without a place"),
        ("figures", "body"),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The picture “{key}” needs a place in the text; until then it is not on the page.",
        ),
        _unplaced,
    ),
    Rule(
        "picture.unknown",
        QT_TRANSLATE_NOOP("Rules", "Place for a picture that is not there"),
        ("body", "figures"),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP(
            "Findings", "There is no picture “{key}” in this article. Add it, or delete this line."
        ),
        _directive_unknown,
    ),
)
