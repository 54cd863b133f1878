"""Reads article files: YAML front matter, then the body in Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from workstation.domain.canonical import Json, canonical_json, canonical_text, single_line
from workstation.domain.draft import Correction, CorrectionKind, Draft
from workstation.domain.errors import BadArticleFile
from workstation.domain.framing import Framing, framing_from_json
from workstation.domain.links import LinkKind, Placement, Unready, free_key
from workstation.domain.pictures import Rights, RightsOverride, Role
from workstation.domain.workflow import Stage
from workstation.formats import article_suggestions
from workstation.formats.article_values import (
    FILE_FACTS,
    ArticleFile,
    FileLink,
    FilePicture,
    MasterTexts,
    key_base,
)
from workstation.formats.fields import Fields
from workstation.formats.yaml_nodes import MapNode, YamlProblem, parse

MAX_FILE = 16_000_000
"""Bytes; a novel is about one million."""

_MAX_FRONT_MATTER = 400_000
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[^\s{}](?:[^{}\t\n]{0,78}[^\s{}])?\Z")
_WEB_ADDRESS = re.compile(r"(?:https?://[^\s]+|mailto:[^\s]+)\Z", re.IGNORECASE)


def read_text(text: str, name: str) -> ArticleFile:
    """Read an article file's text; `name` is what errors call the file."""
    try:
        front, line, body = _split(canonical_text(text))
        return _article(front, line, body)
    except YamlProblem as error:
        raise BadArticleFile(name, f"line {error.line}: {error.problem}.") from error


def decode(data: bytes, name: str) -> str:
    """Decode a file's bytes; anything but UTF-8 is refused with the line that isn't."""
    if len(data) > MAX_FILE:
        problem = f"the file is larger than {MAX_FILE // 1_000_000} MB; split the article."
        raise BadArticleFile(name, problem)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadArticleFile(name, "the file is in UTF-16; save it as UTF-8 and try again.")
    if b"\x00" in data[:4096]:
        raise BadArticleFile(name, "this isn’t a text file; choose a Markdown file (.md).")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"line {line}: the text isn’t UTF-8; save the file as UTF-8 and try again."
        raise BadArticleFile(name, problem) from error


def _split(text: str) -> tuple[str, int, str]:
    """Return the front matter, the number of its first line, and the body."""
    start = len(text) - len(text.lstrip("\n"))
    opening = _FENCE.match(text, start)
    if opening is None:
        raise YamlProblem(
            start + 1,
            "the file doesn’t begin with front matter; put a line “---”, a line “headline: …” "
            "and a line “---” above the text",
        )
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        raise YamlProblem(start + 1, "the front matter has no end; close it with a line “---”")
    front = text[opening.end() + 1 : closing.start()]
    if len(front) > _MAX_FRONT_MATTER:
        raise YamlProblem(start + 1, "the front matter is too long; move text to the body")
    body = text[closing.end() + 1 :].removeprefix("\n").removesuffix("\n")
    return front, start + 2, body


def _article(front: str, line: int, body: str) -> ArticleFile:
    node = parse(front, line)
    if not isinstance(node, MapNode):
        raise YamlProblem(line, "the front matter must be lines of “key: value”")
    fields = Fields(node)
    pictures = _pictures(fields)
    links, unknown_of_links = _links(fields)
    stage = fields.choice("stage", Stage, Stage.DRAFT)
    published_at = fields.moment("date")
    body, suggestions = article_suggestions.read(fields, body)
    draft = replace(_draft(fields, body), suggestions=suggestions)
    extra = fields.unknown() | unknown_of_links
    return ArticleFile(
        draft=replace(draft, extra=canonical_json(extra)),
        stage=stage,
        published_at=published_at,
        pictures=pictures,
        links=links,
    )


def _draft(fields: Fields, body: str) -> Draft:
    headline = fields.text("headline")
    if headline is None:
        raise YamlProblem(fields.line, "the headline is missing; add a line “headline: …”")
    seo = fields.map("seo")
    return Draft(
        headline=single_line(headline),
        slug=fields.line_text("slug"),
        section=fields.line_text("section"),
        kicker=fields.line_text("kicker"),
        standfirst=fields.line_text("standfirst"),
        bylines=fields.texts("bylines"),
        dateline=fields.line_text("dateline"),
        language=fields.line_text("language") or "en-GB",
        tags=fields.texts("tags"),
        body=body,
        corrections=tuple(map(_correction, fields.maps("corrections"))),
        embargo=fields.moment("embargo"),
        deadline=fields.moment("deadline"),
        word_target=fields.number("word_target"),
        seo_title=seo.line_text("title") if seo else "",
        seo_description=seo.line_text("description") if seo else "",
        newsletter=_newsletter(fields),
    )


def _newsletter(fields: Fields) -> str | None:
    if fields.is_false("newsletter"):
        return ""
    text = fields.text("newsletter")
    return None if text is None else single_line(text)


def _correction(fields: Fields) -> Correction:
    moment = fields.moment("date")
    if moment is None:
        raise YamlProblem(fields.line, "a correction needs a “date”")
    return Correction(
        date=moment,
        kind=fields.choice("kind", CorrectionKind, CorrectionKind.CORRECTION),
        note=canonical_text(fields.text("note") or ""),
    )


def _pictures(fields: Fields) -> tuple[FilePicture, ...]:
    pictures = fields.map("pictures")
    if pictures is None:
        return ()
    result = []
    for key in pictures.names:
        if not _KEY.match(key):
            problem = "is no good as a key; use letters, digits and hyphens"
            raise pictures.problem(key, problem)
        entry = pictures.map(key)
        if entry is None:
            raise pictures.problem(key, "needs a “file”")
        result.append(_picture(key, entry))
    return tuple(result)


def _picture(key: str, entry: Fields) -> FilePicture:
    rights = entry.map("rights")
    master = entry.map("master")
    return FilePicture(
        key=key,
        file=_relative(entry),
        role=entry.choice("role", Role, Role.BODY),
        caption=entry.text("caption"),
        credit=entry.text("credit"),
        source=entry.text("source"),
        alt=entry.text("alt"),
        decorative=bool(entry.flag("decorative")),
        long_description=entry.text("long_description"),
        rights=_rights(rights) if rights else Rights(),
        keywords=entry.texts("keywords"),
        taken_at=entry.moment("taken"),
        **{name: entry.line_text(name) for name in FILE_FACTS},
        framing=_framing(entry),
        override=_override(entry),
        master=_master(master) if master else MasterTexts(),
        line=entry.line,
    )


def _master(fields: Fields) -> MasterTexts:
    return MasterTexts(
        caption=fields.text("caption"),
        credit=fields.text("credit"),
        source=fields.text("source"),
        alt=fields.text("alt"),
        long_description=fields.text("long_description"),
        framing=_framing(fields),
    )


def _framing(entry: Fields) -> Framing | None:
    """Read `framing: {turn, focus: [50, 30], crops: {16:9: […]}, shape}`; places are per cent."""
    fields = entry.map("framing")
    if fields is None:
        return None
    crops = fields.map("crops")
    value: dict[str, Json] = {
        "turn": fields.number("turn"),
        "focus": _places(fields, "focus"),
        "shape": fields.line_text("shape"),
        "crops": {key: _places(crops, key) for key in crops.names} if crops else {},
    }
    return framing_from_json(value)


def _places(fields: Fields, name: str) -> list[Json]:
    try:
        return [round(float(text) * 100) for text in fields.texts(name)]
    except (ValueError, OverflowError) as error:
        raise fields.problem(name, "must be numbers between 0 and 100") from error


def _override(entry: Fields) -> RightsOverride | None:
    fields = entry.map("override")
    if fields is None:
        return None
    by, reason, at = fields.line_text("by"), fields.text("reason") or "", fields.moment("at")
    if not by or not reason or at is None:
        raise entry.problem("override", "needs “by”, “reason” and “at”")
    return RightsOverride(by, reason, at)


def _rights(fields: Fields) -> Rights:
    return Rights(
        terms=fields.line_text("terms"),
        category=fields.line_text("category"),
        start=fields.day("from"),
        until=fields.day("until"),
    )


def _relative(entry: Fields) -> str:
    written = (entry.text("file") or "").replace("\\", "/").strip()
    if not written:
        raise entry.problem("file", "is missing; name the picture’s file beside the article")
    path = PurePosixPath(written)
    drive = len(written) > 1 and written[1] == ":"
    if path.is_absolute() or ".." in path.parts or drive or "://" in written:
        problem = "must lie beside the article file, such as images/quay.jpg"
        raise entry.problem("file", problem)
    return str(path)


def _links(fields: Fields) -> tuple[tuple[FileLink, ...], dict[str, Json]]:
    """Return the links, and what is unknown in their entries by the links' keys."""
    entries = fields.maps("related")
    written: set[str] = set()
    for entry in entries:
        key = entry.line_text("key")
        if key and (key in written or not _KEY.match(key)):
            why = "is used twice" if key in written else "should be letters, digits and hyphens"
            raise entry.problem("key", f"{why}; give the link another key")
        written.add(key)
    taken = frozenset(written - {""})
    result = []
    unknown: dict[str, Json] = {}
    for entry in entries:
        link = _link(entry, taken)
        taken |= {link.key}
        result.append(link)
        if left := entry.unknown():
            unknown[link.key] = left
    return tuple(result), {"related": unknown} if unknown else {}


def _link(entry: Fields, taken: frozenset[str]) -> FileLink:
    slug, url, title = entry.line_text("slug"), entry.line_text("url"), entry.line_text("title")
    if not (slug or url or title):
        raise YamlProblem(entry.line, "a related entry needs a “slug”, a “url” or a “title”")
    if slug and url:
        raise entry.problem("url", "can’t stand beside a “slug”; keep one of them")
    if url and not _WEB_ADDRESS.match(url):
        raise entry.problem("url", "must be a web address that begins with https:// or http://")
    return FileLink(
        key=entry.line_text("key") or free_key(key_base(slug, title, url), taken),
        slug=slug,
        url=url,
        title=title,
        bylines=entry.texts("bylines"),
        kind=entry.choice("kind", LinkKind, LinkKind.SEE_ALSO),
        placement=entry.choice("placement", Placement, Placement.END),
        label=entry.line_text("label"),
        label_for=entry.line_text("label_for"),
        unready=entry.choice("unready", Unready, Unready.UNDECIDED),
        reason=entry.line_text("reason"),
        added_by=entry.line_text("added_by"),
        added_at=entry.moment("added"),
    )
