import string
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.proofing.builders import LEAD, LINK, NOW, OTHER_PICTURE, PICTURE, TARGET, context
from workstation.domain.checks import Severity
from workstation.domain.ids import FigureId, LinkId
from workstation.domain.links import ArticleTarget, Placement, Unready, UnresolvedTarget, WebTarget
from workstation.domain.newsroom import CheckWeight
from workstation.domain.pictures import Rights, RightsOverride, Role
from workstation.domain.workflow import Stage
from workstation.paths import resources_folder
from workstation.proofing.rule import Context
from workstation.proofing.runner import RULES, run
from workstation.proofing.speller import LocalSpeller
from workstation.proofing.spelling import SpellingReader

BODY_PICTURE = replace(LEAD, id=FigureId("g"), key="quay", role=Role.BODY, picture=OTHER_PICTURE.id)
WEB = replace(LINK, id=LinkId("w"), key="web", target=WebTarget("https://a.example/", "A page"))
RIGHTS = replace(PICTURE, rights=Rights(until=date(2026, 11, 21)))
EARLY = replace(PICTURE, rights=Rights(start=date(2026, 11, 23)))

ANSWERED = RightsOverride("Mara", "They said yes", NOW)
PLACED = "The first sailing will be cut.\n\n{{picture: quay}}\n\nMore."
CASES: list[tuple[dict[str, Any], str, Severity, str, str]] = [
    ({"headline": " "}, "headline.empty", Severity.BLOCK, "headline", ""),
    ({"headline": "x" * 66}, "headline.long", Severity.WARN, "headline", "has 66 characters"),
    ({"standfirst": ""}, "standfirst.empty", Severity.WARN, "standfirst", ""),
    ({"standfirst": "y" * 200}, "standfirst.long", Severity.WARN, "standfirst", "within 180"),
    ({"bylines": ()}, "byline.missing", Severity.BLOCK, "bylines", ""),
    ({"section": ""}, "section.missing", Severity.WARN, "section", ""),
    ({"section": "Sport"}, "section.unknown", Severity.WARN, "section", "“Sport”"),
    ({"body": "\n"}, "body.empty", Severity.BLOCK, "body", ""),
    ({"slug": ""}, "slug.missing", Severity.BLOCK, "slug", ""),
    ({"slug": "Ferry Winter"}, "slug.form", Severity.WARN, "slug", "“Ferry Winter”"),
    ({"word_target": 4}, "words.over", Severity.INFO, "body", "8 words; 4 were asked"),
    ({"word_target": 90}, "words.under", Severity.INFO, "body", "8 words of the 90"),
    (
        {"embargo": NOW + timedelta(hours=6)},
        "embargo.ahead",
        Severity.INFO,
        "embargo",
        "22 November 2026, 18:00 UTC",
    ),
    ({"picture": None}, "picture.lost", Severity.BLOCK, "figures.columba", "“columba”"),
    (
        {"picture": replace(PICTURE, alt=" ")},
        "picture.alt.missing",
        Severity.BLOCK,
        "figures.columba.alt",
        "has no alt text",
    ),
    (
        {"figures": (replace(LEAD, alt="The ferry, before dawn."),)},
        "picture.alt.caption",
        Severity.WARN,
        "figures.columba.alt",
        "repeats the caption",
    ),
    (
        {"figures": (replace(LEAD, alt="Columba-Dawn"),)},
        "picture.alt.file-name",
        Severity.WARN,
        "figures.columba.alt",
        "file’s name",
    ),
    (
        {"figures": (replace(LEAD, alt="IMG_2041"),)},
        "picture.alt.file-name",
        Severity.WARN,
        "figures.columba.alt",
        "",
    ),
    (
        {"figures": (replace(LEAD, caption=""),)},
        "picture.caption.missing",
        Severity.WARN,
        "figures.columba.caption",
        "",
    ),
    (
        {"figures": (replace(LEAD, credit=""),)},
        "picture.credit.missing",
        Severity.BLOCK,
        "figures.columba.credit",
        "",
    ),
    (
        {"picture": RIGHTS},
        "picture.rights.expired",
        Severity.WARN,
        "figures.columba",
        "2026-11-21",
    ),
    ({"picture": EARLY}, "picture.rights.early", Severity.WARN, "figures.columba", ""),
    (
        {"picture": RIGHTS, "figures": (replace(LEAD, override=ANSWERED),)},
        "picture.rights.answered",
        Severity.INFO,
        "figures.columba",
        "Mara answers for showing it: They said yes",
    ),
    (
        {"figures": (LEAD, replace(BODY_PICTURE, picture=PICTURE.id)), "body": PLACED},
        "picture.twice",
        Severity.WARN,
        "figures.quay",
        "twice",
    ),
    (
        {"shown_by": replace(TARGET, published_at=NOW - timedelta(days=3))},
        "picture.elsewhere",
        Severity.WARN,
        "figures.columba",
        "“Dredging slips” showed the picture of “columba” on 2026-11-19",
    ),
    (
        {"figures": (replace(LEAD, alt="A ferry. " * 40),)},
        "picture.alt.long",
        Severity.WARN,
        "figures.columba.alt",
        "long",
    ),
    (
        {"figures": (replace(LEAD, caption="# The ferry"),)},
        "picture.caption.marks",
        Severity.WARN,
        "figures.columba.caption",
        "emphasis and links",
    ),
    ({"figures": ()}, "picture.lead.missing", Severity.INFO, "figures", ""),
    (
        {"figures": (LEAD, replace(BODY_PICTURE, role=Role.LEAD))},
        "picture.lead.many",
        Severity.WARN,
        "figures.quay",
        "",
    ),
    (
        {"figures": (LEAD, BODY_PICTURE)},
        "picture.unplaced",
        Severity.WARN,
        "figures.quay",
        "needs a place",
    ),
    (
        {"body": "One.\n\n{{picture: gone}}\n\nTwo."},
        "picture.unknown",
        Severity.BLOCK,
        "body",
        "“gone”",
    ),
    (
        {"target": replace(TARGET, stage=Stage.DRAFT)},
        "link.held",
        Severity.WARN,
        "links.dredging",
        "left out of the page",
    ),
    (
        {
            "target": replace(TARGET, stage=Stage.DRAFT),
            "links": (replace(LINK, unready=Unready.HOLD),),
        },
        "link.waiting",
        Severity.INFO,
        "links.dredging",
        "appears when that story is published",
    ),
    (
        {
            "target": replace(TARGET, stage=Stage.APPROVED),
            "links": (replace(LINK, unready=Unready.TOGETHER),),
        },
        "link.together",
        Severity.INFO,
        "links.dredging",
        "is published together",
    ),
    (
        {
            "target": replace(TARGET, stage=Stage.DRAFT),
            "links": (replace(LINK, unready=Unready.TOGETHER),),
        },
        "link.together.unready",
        Severity.WARN,
        "links.dredging",
        "but it is draft",
    ),
    (
        {"target": replace(TARGET, stage=Stage.SPIKED)},
        "link.dead",
        Severity.BLOCK,
        "links.dredging",
        "is spiked",
    ),
    (
        {"target": replace(TARGET, stage=Stage.WITHDRAWN)},
        "link.dead",
        Severity.BLOCK,
        "links.dredging",
        "is withdrawn",
    ),
    (
        {"target": replace(TARGET, stage=Stage.APPROVED, embargo=NOW + timedelta(days=1))},
        "link.embargoed",
        Severity.WARN,
        "links.dredging",
        "under embargo",
    ),
    ({"target": None}, "link.lost", Severity.BLOCK, "links.dredging", "no longer in"),
    (
        {"links": (replace(LINK, target=ArticleTarget(context().article.id)),)},
        "link.self",
        Severity.BLOCK,
        "links.dredging",
        "links to itself",
    ),
    (
        {"links": (replace(LINK, target=UnresolvedTarget("", slug="ferry-winter")),)},
        "link.self",
        Severity.BLOCK,
        "links.dredging",
        "",
    ),
    (
        {"links": (LINK, replace(LINK, id=LinkId("m"), key="again"))},
        "link.twice",
        Severity.WARN,
        "links.again",
        "“Dredging slips”",
    ),
    (
        {"links": (WEB, replace(WEB, key="again", target=WebTarget("https://a.example", "B")))},
        "link.twice",
        Severity.WARN,
        "links.again",
        "",
    ),
    (
        {"links": (replace(LINK, label="Why it slips", label_for="Dredging late"),)},
        "link.label.drift",
        Severity.WARN,
        "links.dredging.label",
        "now headed “Dredging slips”",
    ),
    (
        {"links": (replace(WEB, target=WebTarget("https://a.example/")),)},
        "link.web.untitled",
        Severity.WARN,
        "links.web",
        "https://a.example/",
    ),
    (
        {"links": (replace(LINK, target=UnresolvedTarget("A story")),)},
        "link.unresolved",
        Severity.INFO,
        "links.dredging",
        "“A story”",
    ),
    (
        {"links": (replace(LINK, placement=Placement.TEXT),)},
        "link.unplaced",
        Severity.WARN,
        "links.dredging",
        "needs a place",
    ),
    (
        {"body": "One.\n\n{{related: gone}}\n\nTwo."},
        "link.unknown",
        Severity.BLOCK,
        "body",
        "“gone”",
    ),
    ({"body": "It left from the the pier."}, "words.doubled", Severity.WARN, "body", "“the”"),
    ({"standfirst": "Cut in in winter."}, "words.doubled", Severity.WARN, "standfirst", ""),
    (
        {"body": "He said: “We wait.\n\nThen he left."},
        "quotation.unclosed",
        Severity.WARN,
        "body",
        "",
    ),
    ({"body": 'He said: "We wait.'}, "quotation.unclosed", Severity.WARN, "body", ""),
    ({"body": "It sails now!!"}, "punctuation.piled", Severity.WARN, "body", "“!!”"),
    ({"headline": "No ferry,, no school"}, "punctuation.piled", Severity.WARN, "headline", "“,,”"),
    (
        {"body": "It said that the boat " + "would be late and " * 12 + "stay. Then it left."},
        "sentence.long",
        Severity.INFO,
        "body",
        "54 words",
    ),
    (
        {"body": "The SHC met. The SHC left."},
        "abbreviation.unexplained",
        Severity.INFO,
        "body",
        "“SHC”",
    ),
    (
        {"body": "It was Lindqvist. Then Mara Lindqvist said it to Mara Lindquist at the pier."},
        "name.two-ways",
        Severity.WARN,
        "body",
        "“Lindquist” is also written “Lindqvist”",
    ),
    (
        {"standfirst": "An adviser goes."},
        "style.instead",
        Severity.WARN,
        "standfirst",
        "“advisor”, not “adviser”",
    ),
    (
        {"body": "E-mail us."},
        "style.instead.why",
        Severity.WARN,
        "body",
        "“Email”, not “E-mail”: since the guide of 2021.",
    ),
    ({"body": "A game\nchanger."}, "style.avoid", Severity.WARN, "body", "avoids"),
    (
        {"body": "A fisherman's friend."},
        "style.avoid.why",
        Severity.WARN,
        "body",
        ": it is a brand.",
    ),
]


def test_a_sound_article_has_no_findings() -> None:
    assert run(context()) == ()


def _looked_at(spoilt: dict[str, Any]) -> Context:
    fields = dict(spoilt)
    story = fields.pop("shown_by", None)
    looked_at = context(**fields)
    return replace(looked_at, shown={PICTURE.id: story}) if story else looked_at


@pytest.mark.parametrize(("spoilt", "rule", "severity", "field", "words"), CASES)
def test_one_thing_wrong_is_one_finding(
    spoilt: dict[str, Any], rule: str, severity: Severity, field: str, words: str
) -> None:
    [finding] = run(_looked_at(spoilt))
    assert (finding.rule, finding.severity, finding.field) == (rule, severity, field)
    assert words in finding.message


@pytest.mark.parametrize(("spoilt", "rule", "severity", "field", "words"), CASES)
def test_what_is_found_is_in_a_field_that_the_rule_reads(
    spoilt: dict[str, Any], rule: str, severity: Severity, field: str, words: str
) -> None:
    [reads] = [one.reads for one in RULES if one.id == rule]
    assert field.partition(".")[0] in reads


BEFORE = {
    Stage.DRAFT: Stage.SUBMITTED,
    Stage.CHANGES_REQUESTED: Stage.SUBMITTED,
    Stage.SUBMITTED: Stage.APPROVED,
    Stage.IN_REVIEW: Stage.APPROVED,
    Stage.APPROVED: Stage.PUBLISHED,
    Stage.CORRECTED: Stage.PUBLISHED,
}


@pytest.mark.parametrize("stage", BEFORE)
def test_a_check_weighs_what_the_newsroom_wants_before_the_next_move(stage: Stage) -> None:
    given = context(standfirst="")
    article = replace(given.article, stage=stage)
    wanted = CheckWeight("standfirst.empty", Stage.APPROVED, Severity.BLOCK)
    newsroom = replace(given.newsroom, check_weights=(wanted,))
    [found] = run(replace(given, article=article, newsroom=newsroom))
    blocks = BEFORE[stage] is Stage.APPROVED
    assert found.severity is (Severity.BLOCK if blocks else Severity.WARN)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"picture": RIGHTS},
        {"target": replace(TARGET, stage=Stage.APPROVED, embargo=NOW + timedelta(days=1))},
    ],
)
def test_ended_rights_and_embargoes_elsewhere_block_at_publication_only(
    spoilt: dict[str, Any],
) -> None:
    given = context(**spoilt)
    weights = {
        stage: run(replace(given, article=replace(given.article, stage=stage)))[0].severity
        for stage in (Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED)
    }
    assert weights == {
        Stage.DRAFT: Severity.WARN,
        Stage.IN_REVIEW: Severity.WARN,
        Stage.APPROVED: Severity.BLOCK,
    }


def test_every_rule_is_tried_above() -> None:
    # Spelling needs a dictionary and has a file of its own.
    assert {rule.id for rule in RULES} - {"spelling"} == {case[1] for case in CASES}
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_every_message_is_a_sentence_with_named_values(rule: Any) -> None:
    assert rule.message[0].isupper() or rule.message[0] in "“"
    assert rule.message.endswith(".")
    assert all(
        name is None or name.isidentifier()
        for _, name, _, _ in string.Formatter().parse(rule.message)
    )


def test_message_and_values_stay_apart_for_translation() -> None:
    [finding] = run(context(section="S{0}port"))
    assert (
        finding.template == "This newsroom has no section called “{name}”. Choose one of its own."
    )
    assert finding.values == (("name", "S{0}port"),)
    assert "“S{0}port”" in finding.message


@pytest.mark.parametrize(
    "body",
    [
        "He had had enough. That that is, is.",
        "Pago Pago and Bora Bora.",
        "`the the` and ``a ` the the``",
        "```\nthe the\n```",
        "the\n\nthe",
        "[the](the) the-the",
        "don't t",
        "“We wait.\n\n“We still wait,” he said.",
        'A 6" pipe.',
        "“He said ‘now’ and “then” twice.”",
        "`“`",
        "<!-- “the the -->",
    ],
)
def test_what_is_right_is_left_alone(body: str) -> None:
    assert [one for one in run(context(body=body)) if one.field == "body"] == []


def test_other_languages_are_not_judged_by_english_rules() -> None:
    body = "Er sagte, dass die die Fähre „Columba“ nehmen."
    assert run(context(body=body, language="de")) == ()


def test_decorative_pictures_need_no_texts_but_a_credit() -> None:
    bare = replace(PICTURE, alt="", caption="")
    assert run(context(picture=bare, figures=(replace(LEAD, decorative=True),))) == ()


def test_findings_point_at_the_place_and_offer_a_fix() -> None:
    body = "One 🚢.\n\nFrom the the pier."
    [finding] = run(context(body=body))
    assert body[finding.start : finding.end] == finding.text == "the the"
    [fix] = finding.fixes
    fixed = body[: finding.start] + fix.replacement + body[finding.end :]
    assert fixed == "One 🚢.\n\nFrom the pier."


def test_what_blocks_comes_first() -> None:
    found = run(context(figures=(), headline="", standfirst=""))
    assert [one.severity for one in found] == [Severity.BLOCK, Severity.WARN, Severity.INFO]


def test_a_check_that_is_wanted_no_more_looks_at_no_other_rule() -> None:
    answers = iter((True, False))
    asked = context(figures=(), headline="", standfirst="")
    found = run(replace(asked, wanted=lambda: next(answers)))
    assert [one.rule for one in found] == ["headline.empty"]


@pytest.mark.parametrize("name", ["words.doubled", "spelling"])
def test_a_check_that_is_wanted_no_more_ends_within_a_long_text(name: str) -> None:
    asked: list[None] = []

    def wanted() -> bool:
        asked.append(None)
        return len(asked) < 20

    rules = tuple(rule for rule in RULES if rule.id == name)
    long = replace(
        context(body="\n\n".join(["From the the piier."] * 500)),
        spelling=SpellingReader(LocalSpeller((resources_folder() / "dictionaries",))),
    )
    found = run(replace(long, wanted=wanted), rules)
    assert len(found) < 20
    assert len(asked) < 30
    assert len(run(long, rules)) >= (1 if name == "spelling" else 500)
