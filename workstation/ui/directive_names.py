"""The places of pictures and links in a text, named by what readers see there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workstation.desk.open_article import OpenArticle
from workstation.text.blocks import DIRECTIVE
from workstation.ui.translation import translate

Titles = Mapping[tuple[str, str], str]
"""The caption of a picture, or the title of a link, by kind and key of its directive."""

_LONGEST = 48
"""Letters of a title that name a place."""
_LINE = re.compile(rf"^{DIRECTIVE.pattern}$", re.MULTILINE)


def titles_of(article: OpenArticle) -> Titles:
    """Return what the pictures and links of an open article are called."""
    captions = {
        ("picture", figure.key): article.proposed(f"figures.{figure.key}.caption").text
        for figure in article.details.figures
    }
    links = {("related", link.key): article.links.title_of(link) for link in article.details.links}
    return captions | links


def title_at(article: OpenArticle | None, field: str) -> str:
    """Return the beginning of what the picture or link of a field is called."""
    kinds = {"figures": "picture", "links": "related"}
    part, _, rest = field.partition(".")
    if article is None or part not in kinds or not rest:
        return ""
    title = titles_of(article).get((kinds[part], rest.partition(".")[0]), "")
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]}…"


def with_names(text: str, titles: Titles) -> str:
    """Return a text whose lines that stand for a picture or a link say which."""
    if "{{" not in text:
        return text
    return _LINE.sub(lambda found: directive_name(found["kind"], found["key"], titles), text)


def directive_name(kind: str, key: str, titles: Titles) -> str:
    """Name a picture by its caption and a link by its title; by its key where it has neither."""
    words = (
        translate("Directive", "Picture: %1")
        if kind == "picture"
        else translate("Directive", "Link: %1")
    )
    return words.replace("%1", titles.get((kind, key)) or key)
