"""Rules on related links: where they lead, how they are called, where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from workstation.domain.article import ArticleSummary
from workstation.domain.checks import Fix, Severity
from workstation.domain.links import (
    ArticleTarget,
    Placement,
    RelatedLink,
    Unready,
    UnresolvedTarget,
    WebTarget,
)
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.domain.workflow import Stage
from workstation.proofing.rule import Context, Rule, Spot, named, unknown_directives


def _spot(link: RelatedLink, title: str, **values: object) -> Spot:
    return Spot(field=f"links.{link.key}", values=named(key=link.key, title=title, **values))


def _name(context: Context, link: RelatedLink) -> str:
    match link.target:
        case ArticleTarget(id=target):
            summary = context.references.articles.get(target)
            return summary.headline if summary else link.label_for or link.label or link.key
        case WebTarget(url=url, title=title):
            return link.label or title or url
        case UnresolvedTarget(title=title, slug=slug):
            return link.label or title or slug or link.key


_Question = Callable[[Context, ArticleSummary], bool]
_WAITING = (Unready.UNDECIDED, Unready.HOLD, Unready.TOGETHER)


def _targets(
    question: _Question, decided: tuple[Unready, ...] = _WAITING
) -> Callable[[Context], Iterable[Spot]]:
    """Make a finder of a question about an article that is linked to, for links decided on so."""

    def find(context: Context) -> Iterator[Spot]:
        for link in context.draft.links:
            if not isinstance(link.target, ArticleTarget) or link.target.id == context.article.id:
                continue
            summary = context.references.articles.get(link.target.id)
            if link.unready in decided and summary is not None and question(context, summary):
                stage = summary.stage.value
                yield _spot(link, summary.headline, stage=stage)

    return find


def _embargoed(context: Context, target: ArticleSummary) -> bool:
    ahead = target.embargo is not None and target.embargo > context.now
    return ahead and not _dead(context, target)


def _dead(_: Context, target: ArticleSummary) -> bool:
    return target.stage in (Stage.SPIKED, Stage.WITHDRAWN)


def _held(context: Context, target: ArticleSummary) -> bool:
    if target.stage.live or _dead(context, target):
        return False
    return not _embargoed(context, target)


def _ready(context: Context, target: ArticleSummary) -> bool:
    return target.stage is Stage.APPROVED and _held(context, target)


def _unready(context: Context, target: ArticleSummary) -> bool:
    return target.stage is not Stage.APPROVED and _held(context, target)


def _lost(context: Context) -> Iterator[Spot]:
    for link in context.draft.links:
        target = link.target
        if not isinstance(target, ArticleTarget) or target.id == context.article.id:
            continue
        if target.id not in context.references.articles:
            yield _spot(link, _name(context, link))


def _to_itself(context: Context) -> Iterator[Spot]:
    for link in context.draft.links:
        match link.target:
            case ArticleTarget(id=target) if target == context.article.id:
                yield _spot(link, context.draft.headline)
            case UnresolvedTarget(slug=slug) if slug and slug == context.draft.slug:
                yield _spot(link, context.draft.headline)


def _twice(context: Context) -> Iterator[Spot]:
    seen: set[object] = set()
    for link in context.draft.links:
        identity = _identity(link)
        if identity in seen:
            yield _spot(link, _name(context, link))
        seen.add(identity)


def _identity(link: RelatedLink) -> object:
    match link.target:
        case ArticleTarget(id=target):
            return target
        case WebTarget(url=url):
            return url.rstrip("/")
        case UnresolvedTarget(title=title, slug=slug):
            return ("slug", slug) if slug else ("title", title.casefold())


def _label_drift(context: Context) -> Iterator[Spot]:
    for link in context.draft.links:
        if not (link.label and link.label_for and isinstance(link.target, ArticleTarget)):
            continue
        summary = context.references.articles.get(link.target.id)
        if summary is not None and summary.headline != link.label_for:
            yield Spot(
                field=f"links.{link.key}.label",
                end=len(link.label),
                text=link.label,
                values=named(key=link.key, label=link.label, title=summary.headline),
                fixes=(Fix(QT_TRANSLATE_NOOP("Findings", "Use the headline"), summary.headline),),
            )


def _web_untitled(context: Context) -> Iterator[Spot]:
    for link in context.draft.links:
        if isinstance(link.target, WebTarget) and not (link.target.title or link.label):
            yield _spot(link, link.target.url, url=link.target.url)


def _unresolved(context: Context) -> Iterator[Spot]:
    for link in context.draft.links:
        own = context.draft.slug
        if isinstance(link.target, UnresolvedTarget) and (link.target.slug or None) != own:
            yield _spot(link, _name(context, link))


def _unplaced(context: Context) -> Iterator[Spot]:
    placed = {one.key for one in context.directives if one.kind == "related"}
    for link in context.draft.links:
        if link.placement is Placement.TEXT and link.key not in placed:
            yield _spot(link, _name(context, link))


def _directive_unknown(context: Context) -> Iterator[Spot]:
    known = {link.key for link in context.draft.links}
    yield from unknown_directives(context, "related", known)


RULES = (
    Rule(
        "link.held",
        QT_TRANSLATE_NOOP("Rules", "Link to a story that is not out"),
        ("links",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "“{title}” is not published yet ({stage}), so it will be left out of the page.",
        ),
        _targets(_held, (Unready.UNDECIDED,)),
    ),
    Rule(
        "link.waiting",
        QT_TRANSLATE_NOOP("Rules", "Link that waits for its story"),
        ("links",),
        Severity.INFO,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The link to “{title}” ({stage}) is held; it appears when that story is published.",
        ),
        _targets(_held, (Unready.HOLD,)),
    ),
    Rule(
        "link.together",
        QT_TRANSLATE_NOOP("Rules", "Story published together"),
        ("links",),
        Severity.INFO,
        QT_TRANSLATE_NOOP(
            "Findings", "“{title}” is approved, and is published together with this article."
        ),
        _targets(_ready, (Unready.TOGETHER,)),
    ),
    Rule(
        "link.together.unready",
        QT_TRANSLATE_NOOP("Rules", "Story to be published together is not ready"),
        ("links",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "“{title}” is to be published together with this article, but it is {stage}.",
        ),
        _targets(_unready, (Unready.TOGETHER,)),
    ),
    Rule(
        "link.dead",
        QT_TRANSLATE_NOOP("Rules", "Link to a spiked or withdrawn story"),
        ("links", "body"),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP(
            "Findings", "“{title}” is {stage}. Remove the link, or choose another story."
        ),
        _targets(_dead),
    ),
    Rule(
        "link.embargoed",
        QT_TRANSLATE_NOOP("Rules", "Link to a story under embargo"),
        ("links",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "“{title}” is under embargo. Remove the link, or wait until the embargo ends.",
        ),
        _targets(_embargoed),
        at_publication=Severity.BLOCK,
    ),
    Rule(
        "link.lost",
        QT_TRANSLATE_NOOP("Rules", "Link to a story that is gone"),
        ("links",),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP(
            "Findings",
            "“{title}” is no longer in this newsroom. Remove the link, or choose another story.",
        ),
        _lost,
    ),
    Rule(
        "link.self",
        QT_TRANSLATE_NOOP("Rules", "Link to itself"),
        ("links", "body"),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP("Findings", "The article links to itself. Remove the link."),
        _to_itself,
    ),
    Rule(
        "link.twice",
        QT_TRANSLATE_NOOP("Rules", "Same link twice"),
        ("links", "body"),
        Severity.WARN,
        QT_TRANSLATE_NOOP("Findings", "“{title}” is linked twice. Keep one of the links."),
        _twice,
    ),
    Rule(
        "link.label.drift",
        QT_TRANSLATE_NOOP("Rules", "Link label behind its story’s headline"),
        ("links",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings", "The link says “{label}”, but the story is now headed “{title}”."
        ),
        _label_drift,
    ),
    Rule(
        "link.web.untitled",
        QT_TRANSLATE_NOOP("Rules", "Link elsewhere without a title"),
        ("links",),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings", "The link to {url} has no title, so readers would see its address."
        ),
        _web_untitled,
    ),
    Rule(
        "link.unresolved",
        QT_TRANSLATE_NOOP("Rules", "Link to a story of another newsroom"),
        ("links",),
        Severity.INFO,
        QT_TRANSLATE_NOOP(
            "Findings", "“{title}” is not in this newsroom; readers see its title without a link."
        ),
        _unresolved,
    ),
    Rule(
        "link.unplaced",
        QT_TRANSLATE_NOOP("Rules", "Link without a place"),
        ("links", "body"),
        Severity.WARN,
        QT_TRANSLATE_NOOP(
            "Findings",
            "The link to “{title}” needs a place in the text; until then it is not on the page.",
        ),
        _unplaced,
    ),
    Rule(
        "link.unknown",
        QT_TRANSLATE_NOOP("Rules", "Place for a link that is not there"),
        ("body", "links"),
        Severity.BLOCK,
        QT_TRANSLATE_NOOP(
            "Findings",
            "There is no related link “{key}” in this article. Add it, or delete this line.",
        ),
        _directive_unknown,
    ),
)
