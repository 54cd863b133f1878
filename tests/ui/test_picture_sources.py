from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from workstation.ui.picture_sources import has_pictures, offered_by_address, pictures_in


def image() -> QImage:
    found = QImage(8, 6, QImage.Format.Format_RGB32)
    found.fill(QColor("teal"))
    return found


def test_a_picture_dragged_out_of_a_page_is_taken_as_it_is_shown() -> None:
    data = QMimeData()
    data.setImageData(image())
    data.setText("https://boats.example/ferry.jpg")
    data.setHtml('<!--StartFragment--><img src="https://boats.example/ferry.jpg"><!--End-->')
    assert has_pictures(data)
    [(name, png)] = pictures_in(data)  # type: ignore[misc]
    assert str(name).endswith(".png")
    assert bytes(png).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "html", ["<p>Text with <img src='a.png'></p>", "<img src='a.png'><img src='b.png'>"]
)
def test_text_that_has_pictures_in_it_stays_text(html: str) -> None:
    data = QMimeData()
    data.setImageData(image())
    data.setText("Text with")
    data.setHtml(html)
    assert not has_pictures(data)


def test_what_is_taken_for_a_picture_comes_along_to_be_refused_in_words() -> None:
    data = QMimeData()
    names = ("/in/logo.svg", "/in/ferry.jfif", "/in/raw.CR3", "/in/notes.docx")
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    assert pictures_in(data) == [Path(name) for name in names[:3]]


def test_files_and_folders_are_taken_and_other_files_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "more").mkdir()
    names = ("a.jpg", "a.txt", "more")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert pictures_in(data) == [tmp_path / "a.jpg", tmp_path / "more"]


def dragged(html: str, *addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    data.setText("\n".join(addresses))
    data.setHtml(html)
    return data


def test_a_picture_that_a_page_holds_itself_is_taken_from_its_address() -> None:
    png = b"\x89PNG\r\n\x1a\n and more"
    address = f"data:image/png;base64,{b64encode(png).decode()}"
    data = dragged(f'<meta charset="utf-8"><img alt="x" src="{address}">', address)
    assert has_pictures(data)
    [(name, found)] = pictures_in(data)  # type: ignore[misc]
    assert str(name).endswith(".png")
    assert found == png
    assert not has_pictures(dragged("<img src='data:image/svg+xml;base64,PHN2Zz4='>", "data:x"))


def test_a_picture_of_which_there_is_only_the_address_is_named() -> None:
    page = "https://boats.example/story"
    html = (
        f"<a href='{page}'><img class=x src=\"https://boats.example/a/ferry.jpg?w=1&amp;h=2\"></a>"
    )
    data = dragged(html, page)
    assert not has_pictures(data)
    assert offered_by_address(data) == "ferry.jpg"
    assert not offered_by_address(dragged("<p>Words <img src='https://b.example/x.png'></p>", page))
    assert not offered_by_address(dragged("<a href='x'>Words</a>", page))
    data.setImageData(image())
    assert has_pictures(data)
    assert not offered_by_address(data)
