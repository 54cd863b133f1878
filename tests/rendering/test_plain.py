from tests.rendering.builders import page, read_html
from workstation.rendering.plain import plain_article, plain_page

HOSTILE = "</p><script>steal()</script>\n<img src=x onerror=steal()> & \"'"


def test_every_paragraph_stands_as_typed() -> None:
    body = read_html(plain_page(page(body="*One*\ntwo.\n\n \n{{picture: a}}\n"))).one(css="text")
    assert [paragraph.text for paragraph in body.all("p")] == ["*One*two.", "{{picture: a}}"]
    assert len(body.all("br")) == 1


def test_nothing_in_it_can_act() -> None:
    hostile = page(body=HOSTILE, headline=HOSTILE, bylines=(HOSTILE,), language=HOSTILE)
    root = read_html(plain_page(hostile, HOSTILE, HOSTILE))
    assert not root.all("script")
    assert not root.all("img")
    assert root.one("h1").text == " ".join(HOSTILE.split())


def test_the_article_alone_is_the_inside_of_the_body() -> None:
    whole = plain_page(page(), "nwpreview://doc/page.css")
    assert whole.partition("<body>\n")[2] == plain_article(page()) + "</body>\n</html>\n"
