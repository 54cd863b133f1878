import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.bodies import bodies
from workstation.text import directives
from workstation.text.directives import Directive, Edit


def keys(body: str) -> list[str]:
    return [directive.key for directive in directives.find(body)]


def words(body: str) -> str:
    return "".join(body.split())


@pytest.mark.parametrize(
    "body",
    [
        "{{picture: a}}",
        "Text.\n\n{{picture: a}}\n\nText.",
        "Text.\n\n   {{picture: a}}  \n\nText.",
        "Text.\n\n{{ picture :a }}\n",
        "Text.\n \t\n{{picture: a}}\n \nText.",
        "# Heading\n{{picture: a}}\n# Heading",
        "```\ncode\n```\n{{picture: a}}\n~~~\ncode\n~~~",
        "---\n{{picture: a}}",
        "- item\n\n{{picture: a}}\n\n- item",
        "> quote\n\n{{picture: a}}",
        "``` never closed\n\n{{picture: a}}",
        "<!-- never closed\n\n{{picture: a}}",
        "<!-- note -->\n{{picture: a}}\n<!-- note -->",
        "Escaped \\<!-- note\n\n{{picture: a}}\n",
        "In code `<!--`\n\n{{picture: a}}\n\n`-->`",
        "<div>\n\n{{picture: a}}\n\n</div>",
        "[^1]: A note.\n\n{{picture: a}}",
        "🚢 “Non-Latin” عربي\n\n{{picture: a}}",
    ],
)
def test_a_directive_alone_in_its_paragraph_is_found(body: str) -> None:
    (found,) = directives.find(body)
    assert (found.kind, found.key) == ("picture", "a")
    assert body[found.start : found.end].startswith("{{")
    assert body[found.start : found.end].endswith("}}")


@pytest.mark.parametrize(
    "body",
    [
        "See {{picture: a}} here.",
        "Text\n{{picture: a}}",
        "{{picture: a}}\nText",
        "{{picture: a}}\n{{picture: b}}",
        "{{picture: a}}\n===",
        "{{picture: a}}\n---",
        "{{picture: a}} {{picture: b}}",
        "    {{picture: a}}",
        "\t{{picture: a}}",
        "- {{picture: a}}",
        "- item\n\n    {{picture: a}}",
        "> {{picture: a}}",
        "```\n\n{{picture: a}}\n\n```",
        "````\n```\n\n{{picture: a}}\n\n````",
        "~~~ text\n\n{{picture: a}}\n\n~~~",
        "`{{picture: a}}`",
        "<!--\n\n{{picture: a}}\n\n-->",
        "Text <!-- a\n\n{{picture: a}}\n\n--> text",
        "| a |\n|---|\n| {{picture: a}} |",
        "{{video: a}}",
        "{{Picture: a}}",
        "{{picture:}}",
        "{{picture: }}",
        "{picture: a}",
        "{{picture: {a}}}",
        "\u00a0{{picture: a}}",
        "",
    ],
)
def test_a_directive_anywhere_else_is_text(body: str) -> None:
    assert directives.find(body) == ()


def test_offsets_count_code_points() -> None:
    body = "🚢🚢\n\n  {{related: b}}\n"
    assert directives.find(body) == (Directive("related", "b", 6, 20),)
    assert body[6:20] == "{{related: b}}"


@pytest.mark.parametrize("key", ["a", "columba-2", "my picture", "clé", "a:b", "x" * 500])
def test_a_written_directive_is_found_again(key: str) -> None:
    assert keys(directives.write("picture", key)) == [key]


def test_insert_makes_a_paragraph_between_paragraphs() -> None:
    body = "One.\n\nTwo.\n"
    for offset in (4, 5):
        edit = directives.insert(body, offset, "picture", "a")
        assert edit.apply(body) == "One.\n\n{{picture: a}}\n\nTwo.\n"


def test_insert_at_the_start_of_a_paragraph_goes_before_it() -> None:
    body = "One.\n\nTwo.\n"
    assert directives.insert(body, 0, "picture", "a").apply(body) == "{{picture: a}}\n\n" + body
    assert directives.insert(body, 6, "related", "b").apply(body) == (
        "One.\n\n{{related: b}}\n\nTwo.\n"
    )


def test_insert_within_a_paragraph_goes_after_it() -> None:
    body = "One sentence.\nAnother line.\n\nTwo."
    assert directives.insert(body, 3, "picture", "a").apply(body) == (
        "One sentence.\nAnother line.\n\n{{picture: a}}\n\nTwo."
    )


@pytest.mark.parametrize(
    ("body", "offset", "expected"),
    [
        ("> Quoted.\n> ", 12, "> Quoted.\n\n{{picture: a}}"),
        ("> Quoted.\n> \n\nNext.", 12, "> Quoted.\n\n{{picture: a}}\n\nNext."),
        ("- one\n- ", 8, "- one\n\n{{picture: a}}"),
        ("> Quoted.\n>\n> ", 14, "> Quoted.\n\n{{picture: a}}"),
        ("> - one\n> - \n\nNext.", 12, "> - one\n\n{{picture: a}}\n\nNext."),
        ("One.\n\n> \n\nNext.", 8, "One.\n\n{{picture: a}}\n\nNext."),
        ("> One.\n> \n> Two.", 9, "> One.\n> \n> Two.\n\n{{picture: a}}"),
        ("```\n> \n```", 6, "```\n> \n```\n\n{{picture: a}}"),
    ],
)
def test_insert_takes_the_place_of_a_mark_that_waits_for_words(
    body: str, offset: int, expected: str
) -> None:
    assert directives.insert(body, offset, "picture", "a").apply(body) == expected


def test_insert_at_the_end_and_into_nothing() -> None:
    assert directives.insert("", 0, "picture", "a").apply("") == "{{picture: a}}"
    assert directives.insert("One.", 4, "picture", "a").apply("One.") == "One.\n\n{{picture: a}}"
    assert directives.insert("One.\n", 99, "picture", "a").apply("One.\n") == (
        "One.\n\n{{picture: a}}"
    )


@pytest.mark.parametrize(
    "block",
    [
        "```\none\n\ntwo\n```",
        "- one\n\n- two\n\n    more\n- three",
        "1. one\n\n2. two",
        "<!-- one\n\ntwo -->",
        "> one\n> two",
        "    code\n\n    code",
    ],
)
def test_insert_never_splits_a_block(block: str) -> None:
    body = f"First.\n\n{block}\n\nLast."
    start = body.index(block)
    inside = block.index("\n") + 1
    for offset in range(start + inside, start + len(block)):
        edited = directives.insert(body, offset, "picture", "a").apply(body)
        assert edited == f"First.\n\n{block}\n\n{{{{picture: a}}}}\n\nLast."


def test_remove_takes_the_spare_blank_line() -> None:
    body = "One.\n\n{{picture: a}}\n\nTwo.\n"
    (found,) = directives.find(body)
    assert directives.remove(body, found) == Edit(6, 22, "")
    assert directives.remove(body, found).apply(body) == "One.\n\nTwo.\n"


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("{{picture: a}}", ""),
        ("{{picture: a}}\n\nTwo.", "Two."),
        ("One.\n\n{{picture: a}}\n", "One.\n"),
        ("One.\n\n{{picture: a}}", "One."),
        ("# One\n{{picture: a}}\n\nTwo.", "# One\n\nTwo."),
        ("One.\n\n{{picture: a}}\n# Two", "One.\n\n# Two"),
        ("One.\n\n{{picture: a}} <!-- kept -->\n\nTwo.", "One.\n\n <!-- kept -->\n\nTwo."),
    ],
)
def test_remove_at_the_edges(body: str, left: str) -> None:
    (found,) = directives.find(body)
    assert directives.remove(body, found).apply(body) == left


@given(bodies, st.integers(0, 200))
def test_an_inserted_directive_is_found_and_nothing_else_changes(body: str, offset: int) -> None:
    edited = directives.insert(body, offset, "picture", "new").apply(body)
    assert sorted(keys(edited)) == sorted([*keys(body), "new"])
    assert words(edited.replace("{{picture: new}}", "")) == words(body)


@given(bodies, st.integers(0, 200))
def test_removing_what_was_inserted_leaves_the_text(body: str, offset: int) -> None:
    edited = directives.insert(body, offset, "picture", "new").apply(body)
    (found,) = [directive for directive in directives.find(edited) if directive.key == "new"]
    left = directives.remove(edited, found).apply(edited)
    assert words(left) == words(body)
    assert keys(left) == keys(body)


@given(st.lists(st.sampled_from(["One.", "# Two", "- a\n- b", "> q"]), min_size=1))
def test_insert_and_remove_undo_each_other_in_a_tidy_text(blocks: list[str]) -> None:
    body = "\n\n".join(blocks) + "\n"
    edit = directives.insert(body, len(body) // 2, "related", "new")
    edited = edit.apply(body)
    (found,) = directives.find(edited)
    assert directives.remove(edited, found).apply(edited).rstrip("\n") == body.rstrip("\n")


@pytest.mark.parametrize(
    "body",
    [
        "`" * 50_000,
        "` `` " * 20_000,
        "`a`" * 40_000,
        "<!--" * 40_000,
        "<!-- -->" * 20_000,
        "```\n" * 30_000,
        "\n".join("`" * n for n in range(3, 500)),
        "{{picture:" * 20_000,
        "{{picture: a" + " " * 100_000,
        "- a\n\n" * 20_000,
        "\\" * 100_000,
    ],
    ids=lambda body: f"{body[:8]!r}",
)
def test_hostile_texts_are_read_in_good_time(body: str) -> None:
    started = time.process_time()
    directives.find(body + "\n\n{{picture: a}}\n")
    assert time.process_time() - started < 1
