import contextlib

import pytest
from hypothesis import given

from tests.rendering.builders import read_html
from tests.text.bodies import bodies
from workstation.domain.canonical import canonical_text
from workstation.rendering.body import BodyRenderer, HtmlPart
from workstation.text import directives
from workstation.text.directives import Directive

RENDERER = BodyRenderer()


def html(body: str) -> str:
    return "\n".join(part.html for part in RENDERER.parts(body) if isinstance(part, HtmlPart))


def test_paragraphs_emphasis_and_links() -> None:
    assert html('*One* and **two**, “three” -- "four".') == (
        '<p><em>One</em> and <strong>two</strong>, “three” -- "four".</p>'
    )
    assert html("[a](https://a.example) <https://b.example>") == (
        '<p><a href="https://a.example">a</a> <a href="https://b.example">https://b.example</a></p>'
    )


def test_a_heading_of_the_first_rank_leaves_the_h1_to_the_headline() -> None:
    assert html("# One\n\n## Two\n\n### Three") == "<h2>One</h2>\n<h2>Two</h2>\n<h3>Three</h3>"


def test_a_list_after_a_directive_stays_a_list() -> None:
    parts = RENDERER.parts("- a\n- b\n\n{{picture: p}}\n\n- c")
    assert [type(part) for part in parts] == [HtmlPart, Directive, HtmlPart]


def test_tables_say_their_alignment_by_class() -> None:
    table = read_html(html("| a | b |\n|:-:|--:|\n| 1 | 2 |"))
    assert [cell.attributes for cell in table.all("td")] == [
        {"class": "align-center"},
        {"class": "align-right"},
    ]


def test_fenced_code_is_kept_to_the_letter() -> None:
    code = "  <b>&amp;</b>\t*x*\n\n{{picture: a}}\n\\`"
    assert read_html(html(f"```html\n{code}\n```")).one("code")._raw() == code + "\n"
    assert html("~~~\n```\n~~~") == "<pre><code>```\n</code></pre>"


def test_comments_are_not_published_even_over_paragraphs() -> None:
    body = "One <!-- secret\n\nsecret --> two.\n\n<!-- secret -->\n\nThree."
    assert html(body) == "<p>One  two.</p>\n<p>Three.</p>"


def test_pictures_stand_only_as_figures_and_leave_their_alternative_text() -> None:
    assert html("A ![white ferry](https://evil.example/beacon.png) here.") == (
        "<p>A white ferry here.</p>"
    )


def test_footnotes_lead_there_and_back_whatever_their_labels() -> None:
    root = read_html(html('A[^1], b[^"><x y], a again[^1].\n\n[^1]: One.\n[^"><x y]: Two.'))
    ids = {element.attributes["id"] for element in root.all() if "id" in element.attributes}
    targets = {link.attributes["href"] for link in root.all("a")}
    assert ids == {"fn-1", "fn-2", "fnref-1", "fnref2-1", "fnref-2"}
    assert targets == {f"#{name}" for name in ids}


def test_words_in_angle_brackets_are_not_lost() -> None:
    assert html("He said <inaudible> and left.") == "<p>He said &lt;inaudible&gt; and left.</p>"


def test_what_is_opened_in_a_paragraph_is_closed_in_it() -> None:
    assert html("<b>One\n\nTwo\n\n<div>Three\n\nFour") == (
        "<p><b>One</b></p>\n<p>Two</p>\n<div>Three</div>\n<p>Four</p>"
    )


def test_nothing_of_one_article_reaches_the_next() -> None:
    first = html("[a]\n\n[a]: https://a.example\n\nx[^1]\n\n[^1]: One.")
    assert html("[a] x[^1]") == "<p>[a] x[^1]</p>"
    assert html("[a]\n\n[a]: https://a.example\n\nx[^1]\n\n[^1]: One.") == first


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The *Saint* **Columba**", "The <em>Saint</em> <strong>Columba</strong>"),
        ("[pier](https://pier.example)", '<a href="https://pier.example">pier</a>'),
        ("# Not a heading\n\n- nor a list", "# Not a heading - nor a list"),
        ("`code` <b>bold</b> & AT&amp;T", "`code` &lt;b&gt;bold&lt;/b&gt; &amp; AT&amp;T"),
        ("[x](javascript:alert(1))", "<a>x</a>"),
        ("{{picture: a}}", "{{picture: a}}"),
        ("", ""),
        ("1986. A year", "1986. A year"),
        ("    four spaces", "four spaces"),
    ],
)
def test_captions_know_emphasis_and_links_only(text: str, shown: str) -> None:
    assert RENDERER.caption(text) == shown


@given(bodies)
def test_text_and_page_agree_about_every_directive(body: str) -> None:
    text = canonical_text(body)
    placed = [part for part in RENDERER.parts(body) if isinstance(part, Directive)]
    assert placed == list(directives.find(text))


@given(bodies)
def test_every_body_gives_well_formed_html_twice_the_same(body: str) -> None:
    once = RENDERER.parts(body)
    assert RENDERER.parts(body) == once
    for part in once:
        if isinstance(part, HtmlPart):
            read_html(part.html)
            assert "\x02" not in part.html
            assert "\x03" not in part.html


def test_a_text_that_was_stopped_in_the_middle_leaves_nothing_behind() -> None:
    text = "> - a *b\n>\n>     - c\n\n- d\n\n    e\n\n*f* **g**\n\nh[^1]\n\n[^1]: i"
    whole = RENDERER.parts(text)
    for steps in range(1, 60):
        left = [steps]

        def pause(left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise InterruptedError

        renderer = BodyRenderer(pause)
        with contextlib.suppress(InterruptedError):
            renderer.parts(text)
        left[0] = 0
        assert renderer.parts(text) == whole
