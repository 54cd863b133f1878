"""A page kept in pieces is the page as a whole, whatever its template does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.rendering import grammar
from tests.rendering.builders import TEMPLATES, page
from workstation.domain.errors import BadTemplate
from workstation.domain.page import Page
from workstation.domain.page_change import PageChange, change_between
from workstation.rendering.live_page import LivePage, checksum_of
from workstation.rendering.page import PageRenderer

WHOLE = PageRenderer(TEMPLATES)
BODY = ["One.", "", "{{picture: quay}}", "", "Two [ref].", "", "[ref]: https://r.example"]


def never() -> bool:
    return False


class Reader:
    """Has a page told, and keeps its own copy of pieces and text."""

    def __init__(self, lines: list[str], renderer: PageRenderer = WHOLE) -> None:
        self.page = page(body="")
        self.renderer = renderer
        self.live = LivePage(renderer)
        self.live.set_page(self.page)
        self.live.begin(lines)
        self.lines = list(lines)
        self.pieces: list[str] = []
        self.last = PageChange(0, 0, ())
        self.update()

    def edit(self, first: int, removed: int, lines: list[str]) -> None:
        self.lines[first : first + removed] = lines
        self.live.edit(first, removed, lines)
        self.update()

    def update(self) -> None:
        self.last, done = self.live.update(never)
        assert done
        self.last.apply(self.pieces)

    def change_page(self, changed: Page) -> None:
        self.page = changed
        self.live.set_page(changed)
        self.update()

    @property
    def html(self) -> str:
        return "".join(self.pieces)

    @property
    def whole(self) -> str:
        return self.renderer.render_article(replace(self.page, body="\n".join(self.lines)))


@settings(max_examples=60)
@given(grammar.bodies, grammar.edits)
def test_pieces_make_the_page(lines: list[str], edits: list[tuple[int, int, list[str]]]) -> None:
    reader = Reader(lines)
    assert reader.html == reader.whole
    for first, removed, added in edits:
        place = min(first, len(reader.lines))
        gone = min(removed, len(reader.lines) - place)
        if len(reader.lines) - gone + len(added):
            reader.edit(place, gone, added)
            assert reader.html == reader.whole
            assert reader.live.audit(WHOLE.render_article) is None


def test_a_changed_word_is_one_piece() -> None:
    reader = Reader(BODY)
    reader.edit(0, 1, ["One more."])
    assert reader.last == PageChange(1, 1, ("<p>One more.</p>",))


def test_a_new_paragraph_is_its_block_and_the_space_before_it() -> None:
    reader = Reader(["One.", "", "Two."])
    reader.edit(1, 0, ["", "Between."])
    assert reader.last.removed == 0
    assert "".join(reader.last.pieces).strip() == "<p>Between.</p>"
    assert reader.html == reader.whole


def test_a_headline_changes_what_the_template_says_and_no_block() -> None:
    reader = Reader(BODY)
    reader.change_page(replace(reader.page, headline="Another day"))
    assert (reader.last.first, reader.last.removed) == (0, 1)
    assert "Another day" in reader.last.pieces[0]
    assert reader.html == reader.whole


def test_a_page_is_told_again_from_its_beginning() -> None:
    reader = Reader(BODY)
    reader.live.begin(BODY)
    reader.pieces.clear()
    assert reader.live.blank
    reader.update()
    assert reader.html == reader.whole


LOOKS = {
    "counts the text": "{{ page.body | wordcount }}",
    "asks for the text": "{% if page.body %}text{% endif %}",
    "asks what is in the text": "{% if 'One' in page.body %}one{% endif %}",
    "compares the text": "{{ page.body == 'One.' }}",
    "counts a block": "{{ view.body[0].html | wordcount }}",
    "measures a block": "{% for p in view.body if p.html and p.html | length > 9 %}x{% endfor %}",
    "searches a block": "{% for p in view.body if p.html and 'One' in p.html %}x{% endfor %}",
    "compares a block": "{{ view.body[0].html == '<p>One.</p>' }}",
    "strips a block": "{{ view.body[0].html | striptags }}",
    "changes a block": "{{ view.body[0].html | upper }}",
    "replaces in a block": "{{ view.body[0].html | replace('One', 'Two') }}",
    "shortens a block": "{{ view.body[0].html | truncate(5) }}",
    "shows a block twice": "{{ view.body[0].html }}{{ view.body[0].html }}",
    "shows no block": "{{ page.headline }}",
    "shows blocks backwards": "{% for p in view.body | reverse %}{{ p.html or '' }}{% endfor %}",
    "calls a block": "{% if view.body[0].html.startswith('<p>O') %}yes{% endif %}",
    "joins blocks": "{{ view.body | map(attribute='html') | select | join('<hr>') }}",
    "hides a block": "<!-- {{ view.body[0].html }} -->",
}


@pytest.mark.parametrize("template", LOOKS.values(), ids=LOOKS)
def test_a_template_that_looks_into_the_text_is_filled_with_it(
    template: str, tmp_path: Path
) -> None:
    (tmp_path / "article.html").write_text(template, "utf-8")
    reader = Reader(BODY, PageRenderer(tmp_path))
    assert reader.html == reader.whole
    reader.edit(0, 1, ["One and a half, and more.", "", "New."])
    assert reader.html == reader.whole


def test_a_changed_template_counts_from_the_next_answer_on(tmp_path: Path) -> None:
    file = tmp_path / "article.html"
    file.write_text("{% for p in view.body %}{{ p.html or '' }}{% endfor %}", "utf-8")
    reader = Reader(BODY, PageRenderer(tmp_path))
    file.write_text("{{ page.body | wordcount }}", "utf-8")
    reader.update()
    assert reader.html == reader.whole == "9"
    file.write_text("<main>{% for p in view.body %}{{ p.html or '' }}{% endfor %}</main>", "utf-8")
    reader.update()
    assert reader.html == reader.whole
    assert len(reader.pieces) > 1


def test_after_a_mistake_in_the_template_the_page_is_told_as_it_is_then(tmp_path: Path) -> None:
    file = tmp_path / "article.html"
    right = "{% for p in view.body %}{{ p.html or '' }}{% endfor %}"
    file.write_text(right, "utf-8")
    reader = Reader(BODY, PageRenderer(tmp_path))
    file.write_text("{{ page.nothing }}", "utf-8")
    with pytest.raises(BadTemplate):
        reader.edit(0, 1, ["Changed."])
    file.write_text(right + "<hr>", "utf-8")
    reader.update()
    assert reader.html == reader.whole
    assert "Changed." in reader.html


def test_what_differs_from_the_whole_is_put_right_and_stays_right() -> None:
    reader = Reader(BODY)
    repair = reader.live.audit(lambda _page: "<p>as it should be</p>")
    assert repair is not None
    repair.apply(reader.pieces)
    assert reader.html == "<p>as it should be</p>"
    reader.edit(0, 1, ["Next."])
    assert reader.html == reader.whole


def test_it_knows_its_text_by_length_and_checksum() -> None:
    reader = Reader(["e\u0301 is kept as it came", "", "so that both sides agree"])
    text = "\n".join(reader.lines)
    assert reader.live.holds(len(text), checksum_of(text))
    assert not reader.live.holds(len(text), checksum_of(text + "x"))
    assert not reader.live.holds(len(text) + 1, checksum_of(text))


def test_a_change_is_as_small_as_can_be_and_makes_the_new_page() -> None:
    old = ["a", "1", "b", "2", "c"]
    for new in (["a", "1", "c"], ["a", "1", "b", "3", "c"], ["x"], old, ["a", "0", "b", *old[1:]]):
        made = list(old)
        change = change_between(old, new)
        change.apply(made)
        assert made == new
    assert change_between(old, old).pieces == ()
