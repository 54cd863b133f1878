import pytest

from workstation.text import alt_texts


@pytest.mark.parametrize(
    ("alt", "caption", "expected"),
    [
        ("The ferry at the pier.", "The Ferry — at the pier", True),
        ("A white ferry, its windows lit", "The ferry at the pier", False),
        ("", "", False),
    ],
)
def test_a_caption_said_twice_is_noticed(alt: str, caption: str, expected: bool) -> None:
    assert alt_texts.repeats(alt, caption) is expected


@pytest.mark.parametrize("alt", ["DSC_0042", "ferry.JPG", "Pier at Dawn", "pier at dawn.webp"])
def test_names_of_files_are_noticed(alt: str) -> None:
    assert alt_texts.is_file_name(alt, "pier at dawn.webp")


@pytest.mark.parametrize("alt", ["", "Image of the pier", "A photo: the pier at dawn"])
def test_sentences_are_no_names_of_files(alt: str) -> None:
    assert not alt_texts.is_file_name(alt, "IMG_1.jpg")
