"""What people type into the search box: words, phrases and filters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from workstation.domain.canonical import single_line
from workstation.domain.errors import BadQuery
from workstation.domain.query import LibraryQuery, Order
from workstation.domain.wording import QT_TRANSLATE_NOOP, AllOf
from workstation.domain.workflow import Stage

HAS = ("picture", "link", "embargo", "conflict", "out", "deadline")
LINKS = ("orphan", "dead-end", "broken", "stale", "series-gap")
MISSING = ("alt", "credit", "caption", "byline", "lead")

_TOKEN = re.compile(
    r"(?P<name>[A-Za-z]+):(?!//)(?:\"(?P<quoted>[^\"]*)\"?|(?P<value>[^\s\"]+))"
    r"|\"(?P<phrase>[^\"]*)\"?"
    r"|(?P<word>[^\s\"]+)"
)


@dataclass(slots=True)
class _Found:
    """The query while it is being read."""

    words: list[str] = field(default_factory=list)
    stages: set[Stage] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    has: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    days: dict[str, date] = field(default_factory=dict)
    order: Order | None = None


def parse(text: str) -> LibraryQuery:
    """Read a search; raises `BadQuery` with a sentence that says what can be written instead.

    `before:` leaves out the day itself, `after:` includes it. Several stages mean any of them;
    all other filters must hold together.
    """
    found = _Found()
    for match in _TOKEN.finditer(single_line(text)):
        if match["name"] is None:
            _read_words(found, match)
            continue
        read = _FILTERS.get(match["name"].lower())
        value = (match["quoted"] if match["quoted"] is not None else match["value"]).strip()
        if read is None:
            raise BadQuery(
                QT_TRANSLATE_NOOP(
                    "Refusals", "There is no filter “{name}:”. The filters are {known}."
                ),
                name=match["name"],
                known=AllOf(tuple(f"{name}:" for name in _SHOWN)),
            )
        if not value:
            raise BadQuery(
                QT_TRANSLATE_NOOP("Refusals", "Say what “{name}:” should look for."),
                name=match["name"],
            )
        read(found, match["name"].lower(), value)
    words = " ".join(found.words)
    return LibraryQuery(
        words=words,
        stages=frozenset(found.stages),
        section=found.texts.get("section", ""),
        byline=found.texts.get("by", ""),
        assignee=found.texts.get("assigned", ""),
        notes_for=found.texts.get("notes", ""),
        waited_for_by=found.texts.get("waiting", ""),
        tag=found.texts.get("tag", ""),
        has=frozenset(found.has),
        missing=frozenset(found.missing),
        links=frozenset(found.links),
        before=found.days.get("before"),
        after=found.days.get("after"),
        order=found.order or (Order.RELEVANCE if words else Order.NEWEST),
    )


def phrases(words: str) -> tuple[str, ...]:
    """Split `LibraryQuery.words` into words and quoted phrases, without the quotation marks.

    What has neither letter nor digit is left out: nothing could be found by it.
    """
    found = (
        match["phrase"] or match["word"] or "" for match in _WORDS.finditer(single_line(words))
    )
    return tuple(phrase for phrase in found if re.search(r"[^\W_]", phrase))


_WORDS = re.compile(r"\"(?P<phrase>[^\"]*)\"?|(?P<word>[^\s\"]+)")


def _read_words(found: _Found, match: re.Match[str]) -> None:
    phrase = match["phrase"]
    if phrase is None:
        found.words.append(match["word"])
    elif phrase.strip():
        found.words.append(f'"{phrase.strip()}"')


def _read_stage(found: _Found, name: str, value: str) -> None:
    wanted = re.sub(r"[-_\s]+", " ", value.lower())
    exact = [stage for stage in Stage if stage.value == wanted]
    near = [
        stage
        for stage in Stage
        if stage.value.startswith(wanted)
        or any(word.startswith(wanted) for word in stage.value.split())
    ]
    stages = exact or near
    if not stages:
        raise BadQuery(
            QT_TRANSLATE_NOOP("Refusals", "There is no stage “{value}”. The stages are {known}."),
            value=value,
            known=AllOf(tuple(stage.value for stage in Stage)),
        )
    found.stages.update(stages)


def _read_text(found: _Found, name: str, value: str) -> None:
    found.texts[_SAME.get(name, name)] = value


def _read_has(found: _Found, name: str, value: str) -> None:
    known, target = (HAS, found.has) if name == "has" else (MISSING, found.missing)
    wanted = value.lower()
    singular = wanted.removesuffix("s")
    if wanted not in known and singular not in known:
        raise _not_after(name, known, value)
    target.add(wanted if wanted in known else singular)


def _read_links(found: _Found, name: str, value: str) -> None:
    wanted = re.sub(r"[\s_]+", "-", value.lower())
    for word in (wanted, wanted.removesuffix("s")):
        if word in LINKS:
            found.links.add(word)
            return
    raise _not_after(name, LINKS, value)


def _not_after(name: str, known: tuple[str, ...], value: str) -> BadQuery:
    return BadQuery(
        QT_TRANSLATE_NOOP("Refusals", "After “{name}:” there can be {known}, not “{value}”."),
        name=name,
        known=AllOf(known),
        value=value,
    )


def _read_day(found: _Found, name: str, value: str) -> None:
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", value)
    try:
        if match is None:
            raise ValueError(value)
        found.days[name] = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise BadQuery(
            QT_TRANSLATE_NOOP(
                "Refusals", "“{value}” is not a date. Write it as 2026-11-22, 2026-11 or 2026."
            ),
            value=value,
        ) from error


def _read_order(found: _Found, name: str, value: str) -> None:
    try:
        found.order = Order(value.lower())
    except ValueError as error:
        raise BadQuery(
            QT_TRANSLATE_NOOP("Refusals", "Articles can be sorted by {known}, not “{value}”."),
            known=AllOf(tuple(order.value for order in Order)),
            value=value,
        ) from error


_SAME = {"byline": "by", "author": "by", "assignee": "assigned"}

_FILTERS: dict[str, Callable[[_Found, str, str], None]] = {
    "section": _read_text,
    "stage": _read_stage,
    "by": _read_text,
    "byline": _read_text,
    "author": _read_text,
    "assigned": _read_text,
    "assignee": _read_text,
    "notes": _read_text,
    "waiting": _read_text,
    "tag": _read_text,
    "has": _read_has,
    "missing": _read_has,
    "links": _read_links,
    "before": _read_day,
    "after": _read_day,
    "sort": _read_order,
}

_SHOWN = tuple(name for name in _FILTERS if name not in _SAME)
