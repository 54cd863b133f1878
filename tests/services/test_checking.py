from datetime import UTC, datetime

from workstation.domain.article import Article, References
from workstation.domain.checks import Severity
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.domain.newsroom import Newsroom
from workstation.services.checking import check

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_draft_given_is_checked_and_not_the_one_stored() -> None:
    stored = Article(id=ArticleId("a"), draft=Draft(headline="Stored"))
    typed = Draft(headline="", body="One two.\n\n{{picture: gone}}", word_target=9)

    found = check(stored, typed, References(), Newsroom(), now=NOW)

    rules = [one.rule for one in found]
    assert {"headline.empty", "picture.unknown", "words.under"} <= set(rules)
    assert found[0].severity is Severity.BLOCK
    [under] = [one for one in found if one.rule == "words.under"]
    assert under.values == (("words", "2"), ("target", "9"))
