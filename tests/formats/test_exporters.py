import base64
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageFile, IptcImagePlugin

from tests.formats.builders import FERRY, QUAY, bundle, jpeg, picture, sample
from workstation.domain.canonical import sha256_bytes
from workstation.domain.errors import BadInput, BadTemplate
from workstation.formats import markdown
from workstation.formats.api import Exporter, picture_of, picture_url
from workstation.formats.article_file import describe, read
from workstation.formats.picture_metadata import read_metadata
from workstation.formats.registry import find_exporter, find_exporters
from workstation.formats.self_contained import page_html

TEMPLATES = Path(__file__).parents[2] / "resources" / "templates"
EXPORTERS = [pytest.param(exporter, id=exporter.id) for exporter in find_exporters()]


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_every_format_says_what_it_is_and_writes_the_sample(
    exporter: Exporter, tmp_path: Path
) -> None:
    assert exporter.id.isidentifier()
    assert exporter.title
    assert exporter.help.endswith(".")
    assert exporter.suffix.startswith(".")

    written = exporter.write(bundle(TEMPLATES), tmp_path / f"page{exporter.suffix}")

    assert written.path.stat().st_size > 500
    assert written.left_out == ()
    assert [path.name for path in tmp_path.iterdir()] == [written.path.name]


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_every_format_goes_on_without_a_lost_picture(exporter: Exporter, tmp_path: Path) -> None:
    lost = bundle(TEMPLATES, {sha256_bytes(FERRY): FERRY, sha256_bytes(QUAY): b"not a picture"})
    lost = replace(lost, read_picture={sha256_bytes(FERRY): FERRY}.get)

    written = exporter.write(lost, tmp_path / f"page{exporter.suffix}")

    assert written.path.stat().st_size > 500
    [sentence] = written.left_out
    assert "the newsroom has no file for it" in sentence


def test_the_formats_have_ids_of_their_own_and_an_unknown_one_is_refused() -> None:
    identities = [exporter.id for exporter in find_exporters()]
    assert len(set(identities)) == len(identities)
    assert {"html", "markdown"} <= set(identities)
    with pytest.raises(BadInput, match=r"choose one of: html, markdown.*web"):
        find_exporter("telex")


def test_a_web_page_reaches_for_nothing_outside_itself() -> None:
    html, left_out = page_html(bundle(TEMPLATES))
    assert left_out == ()
    assert html.count("data:image/jpeg;base64,") == 2
    sources = re.findall(r"""<[^>]*\ssrc="([^"]+)|url\("?([^")]+)""", html)
    assert len(sources) >= 2
    assert all(one.startswith("data:") for found in sources for one in found if one)
    assert "@import" not in html
    assert "<link" not in html.lower().replace('<link rel="canonical"', "")
    assert "<h1" in html


def test_a_page_for_a_server_has_its_pictures_in_several_widths(tmp_path: Path) -> None:
    wide = jpeg(size=(1800, 1200))
    whole = bundle(TEMPLATES, {sha256_bytes(wide): wide, sha256_bytes(QUAY): QUAY})
    large = replace(picture(wide, "ferry.jpg", copyright="© Courier"), width=1800, height=1200)
    lead, quay = whole.page.figures
    lead = replace(lead, url=picture_url(large.id), caption="Boats", credit="Ada", focus="50% 30%")
    pictures = {**whole.references.pictures, large.id: large}
    whole = replace(
        whole,
        page=replace(whole.page, figures=(lead, quay)),
        references=replace(whole.references, pictures=pictures),
    )

    folder = tmp_path / "ferry"
    assert find_exporter("web").write(whole, folder).left_out == ()

    html = (folder / "index.html").read_text("utf-8")
    [source, widths] = re.findall(r'<img src="([^"]+)" srcset="([^"]+)" sizes="\(', html)[0]
    named = [entry.split(" ") for entry in widths.split(", ")]
    assert [width for _, width in named] == ["480w", "800w", "1200w", "1600w"]
    for name, width in named:
        with Image.open(folder / name) as image:
            assert (image.format, f"{image.width}w") == ("WEBP", width)
            assert b"Boats" in image.info["xmp"]
    with Image.open(folder / source) as image:
        assert isinstance(image, ImageFile.ImageFile)
        said = read_metadata(image)
        assert (image.format, image.size) == ("JPEG", (1600, 1067))
        assert (said.caption, said.credit, said.copyright) == ("Boats", "Ada", "© Courier")
    assert 'width="1600" height="1067" style="object-position: 50% 30%"' in html
    assert html.count("srcset=") == 1  # the other one is as small as it can be
    assert "data:image" not in html
    for name in re.findall(r'(?:src="|url\(")((?:images|fonts)/[^"]+)', html):
        assert (folder / name).exists()


def test_embedded_pictures_are_small_and_say_whose_they_are() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 39.0, 42.0)})
    target = io.BytesIO()
    Image.new("RGB", (2400, 1600), "navy").save(target, "JPEG", exif=exif)
    data = target.getvalue()
    whole = bundle(TEMPLATES)
    ferry = replace(
        picture(data, "ferry.jpg", copyright="© 2026 Harbour Courier"), width=2400, height=1600
    )
    lead = replace(whole.page.figures[0], url=picture_url(ferry.id), caption="The ferry")
    known = replace(whole.references, pictures={ferry.id: ferry})
    page = replace(whole.page, figures=(replace(lead, credit="Ada Brandt"),))
    html, _ = page_html(
        replace(whole, page=page, references=known, read_picture={ferry.id: data}.get)
    )
    [embedded] = re.findall(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", html)
    with Image.open(io.BytesIO(base64.b64decode(embedded))) as image:
        assert image.size == (1600, 1067)
        assert not image.getexif()
        assert isinstance(image, ImageFile.ImageFile)
        iptc = IptcImagePlugin.getiptcinfo(image) or {}
        metadata = read_metadata(image)
    assert iptc[2, 120] == b"The ferry"
    assert iptc[2, 110] == b"Ada Brandt"
    assert iptc[2, 116] == "© 2026 Harbour Courier".encode()
    assert {"caption (XMP)", "credit (XMP)", "copyright (XMP)"} <= set(metadata.from_file)
    assert metadata.copyright == "© 2026 Harbour Courier"


def test_page_addresses_of_pictures_are_told_from_others() -> None:
    identity = sha256_bytes(FERRY)
    assert picture_of(picture_url(identity)) == identity  # type: ignore[arg-type]
    assert picture_of("https://a.example/picture:x") is None


@pytest.mark.parametrize("name", ["bundle", "bundle.zip", "bundle/ferry.md"])
def test_a_markdown_bundle_reads_back_as_it_was(name: str, tmp_path: Path) -> None:
    sent = bundle(TEMPLATES)
    if name.endswith(".md"):
        (tmp_path / "bundle").mkdir()
    markdown.EXPORTER.write(sent, tmp_path / name)

    folder = tmp_path / "bundle"
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            archive.extractall(folder)
    [article] = folder.glob("*.md")
    file = read(article)
    names = markdown.picture_files(sent.article, sent.references)
    expected = describe(sent.article, sent.references, names)
    assert [replace(one, line=0) for one in file.pictures] == list(expected.pictures)
    assert replace(file, pictures=()) == replace(expected, pictures=())
    assert {path.name: path.read_bytes() for path in (folder / "images").iterdir()} == {
        "ferry.jpg": FERRY,
        f"ferry-{sha256_bytes(QUAY)[:8]}.jpg": QUAY,
    }
    assert article.name == ("ferry.md" if name.endswith(".md") else "ferry-winter.md")


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "ferry.jpg").write_bytes(jpeg((1, 2, 3)))
    (tmp_path / "notes.txt").write_text("keep")

    markdown.EXPORTER.write(bundle(TEMPLATES), tmp_path)
    markdown.EXPORTER.write(bundle(TEMPLATES), tmp_path)

    assert (tmp_path / "notes.txt").read_text() == "keep"
    assert (tmp_path / "images" / "ferry.jpg").read_bytes() == jpeg((1, 2, 3))
    [columba, _] = read(tmp_path / "ferry-winter.md").pictures
    assert (tmp_path / columba.file).read_bytes() == FERRY
    assert len(list((tmp_path / "images").iterdir())) == 3


@pytest.mark.parametrize(
    ("file_name", "expected"),
    [
        ("../../etc/passwd", "images/-..-etc-passwd.jpg"),
        ("a:b?.jpeg", "images/a-b-.jpeg"),
        ("quay", "images/quay.jpg"),
        ("", "images/picture.jpg"),
        ("x" * 300 + ".jpg", "images/" + "x" * 80 + ".jpg"),
    ],
)
def test_pictures_get_names_that_every_system_takes(file_name: str, expected: str) -> None:
    article, references = sample(file_name)
    first = picture(FERRY, file_name).id
    assert markdown.picture_files(article, references)[first] == expected


def test_a_text_that_takes_too_long_comes_out_as_bare_paragraphs() -> None:
    hostile = bundle(TEMPLATES)
    hostile = replace(hostile, page=replace(hostile.page, body="![[]()" * 20_000))
    html, [sentence] = page_html(hostile, seconds=2)
    assert "takes too long" in sentence
    assert "![[]()" in html


def test_a_template_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match=r"page\.html"):
        page_html(bundle(tmp_path))
