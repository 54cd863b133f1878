from workstation.domain.article import ArticleSummary, References
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, ContributorId
from workstation.domain.known_words import with_known_words
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.text.judging import MOST_LINES, Judge, names_from
from workstation.text.known_names import right_anyway


def judge(*right: str, wrong: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> Judge:
    verdicts = dict.fromkeys(right, True) | dict.fromkeys(wrong, False)
    return Judge(verdicts, names_from(names))


def test_nothing_is_misspelt_before_the_dictionary_has_been_asked() -> None:
    verdicts: dict[str, bool] = {}
    found = Judge(verdicts, frozenset())

    assert found.misspelt("the qauy") == ()
    assert found.wanted == {"the", "qauy"}

    verdicts |= {"the": True, "qauy": False}
    found.told()
    assert [word.text for word in found.misspelt("the qauy")] == ["qauy"]
    assert found.wanted == set()


def test_what_is_known_to_be_misspelt_is_told_while_the_rest_is_asked_about() -> None:
    verdicts = {"the": True, "qauy": False}
    found = Judge(verdicts, frozenset())
    for state in (None, 0):
        assert [word.text for word in found.misspelt("the qauy lies", state)] == ["qauy"]
        assert found.unknown("the qauy lies", state) == {"lies"}

    verdicts["lies"] = True
    found.told()
    assert found.unknown("the qauy lies") == set()


def test_the_unknown_words_of_a_long_line_are_those_of_its_sentences() -> None:
    found = judge("the", "ferry", "leaves")
    line = "the ferry leaves. " * 200 + "the ferry sails. " + "the ferry leaves. " * 200
    for state in (None, 0):
        found.misspelt(line, state)
        assert found.unknown(line, state) == {"sails"}


def test_a_line_is_read_once_however_often_it_is_asked_about() -> None:
    found = judge("the", wrong=("qauy",))
    for _ in range(5):
        found.misspelt("the qauy", 0)
    assert found.lines_read == 1


def test_a_line_whose_words_are_unknown_is_not_read_again_when_the_answers_come() -> None:
    verdicts: dict[str, bool] = {}
    found = Judge(verdicts, frozenset())
    found.misspelt("the qauy")
    verdicts |= {"the": True, "qauy": False}
    found.told()
    found.misspelt("the qauy")
    assert found.lines_read == 1


def test_lines_are_not_remembered_without_end() -> None:
    found = judge("ferry")
    for number in range(MOST_LINES + 10):
        found.misspelt(f"ferry {number}")
    assert len(found._settled) <= MOST_LINES


def test_of_a_long_line_only_the_sentence_that_changed_is_read_again() -> None:
    found = judge("the", "ferry", "leaves", wrong=("qauy",))
    sentences = [f"the ferry {number} leaves the qauy. " for number in range(200)]
    assert len(found.misspelt("".join(sentences), 0)) == 200
    read = found.lines_read
    sentences[100] = "the 𝒜 ferry leaves. "
    line = "".join(sentences)
    words = found.misspelt(line, 0)
    assert found.lines_read == read + 1
    assert {line[word.start : word.end] for word in words} == {"qauy"}
    assert len(words) == 199


def test_of_a_long_line_a_part_suffices() -> None:
    found = judge("the", "ferry", "leaves", wrong=("qauy",))
    line = "the ferry leaves the qauy. " * 200
    read = found.lines_read
    words = found.misspelt(line, 0, (270, 300))
    assert [word.start for word in words] == [27 * number + 21 for number in range(9, 12)]
    assert found.lines_read == read + 1
    assert found.misspelt("the qauy", 0, (0, 1)) == found.misspelt("the qauy", 0)


def test_names_are_right_in_every_form() -> None:
    found = judge(wrong=("Okafor", "Okafor's", "eelgrass", "Eelgrass", "ferry-wide", "Okaforr"))
    known = judge("wide", wrong=("Okafor-wide", "Okaforr"), names=("Ines Okafor", "eelgrass"))
    for word in ("Okafor", "Okafor's", "eelgrass", "Eelgrass"):
        assert known.verdict(word) is True
    assert known.verdict("Okafor-wide") is True
    assert known.verdict("Okaforr") is False
    assert found.verdict("Okafor") is False


def test_a_name_in_lower_case_is_not_the_name() -> None:
    assert judge(wrong=("okafor",), names=("Okafor",)).verdict("okafor") is False


def test_the_newsroom_and_the_article_bring_words_of_their_own() -> None:
    draft = with_known_words(
        Draft(
            extra='{"muted":[{"rule":"spelling","text":"wrnog"}]}',
            bylines=("Ines Okafor",),
            tags=("Norrdyk",),
            dateline="Stackness",
        ),
        ("Hallin",),
    )
    newsroom = Newsroom(
        name="Skerry Courier",
        people=(Contributor(id=ContributorId("p"), name="Mara Lindqvist"),),
        dictionary=("eelgrass",),
    )
    target = ArticleSummary(id=ArticleId("t"), slug="t", headline="Qqq", bylines=("Tom Vasile",))
    right = right_anyway(draft, References({target.id: target}), newsroom)
    assert right >= {"Okafor", "Norrdyk", "Stackness", "Hallin", "Skerry", "Lindqvist", "Vasile"}
    assert {"eelgrass", "wrnog"} <= right
    assert "Qqq" not in right
