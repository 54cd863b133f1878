from hypothesis import given
from hypothesis import strategies as st

from workstation.ui.panes.preview.difference import difference

texts = st.text(st.sampled_from("ab<p>🌊é"), max_size=30)


@given(texts, texts)
def test_what_is_sent_makes_the_new_text_of_the_old_one(old: str, new: str) -> None:
    start, end, text = difference(old, new)

    units = old.encode("utf-16-le")
    changed = units[: 2 * start] + text.encode("utf-16-le") + units[2 * end :]
    assert changed.decode("utf-16-le") == new


@given(texts, texts, texts, texts)
def test_nothing_is_sent_that_is_there(before: str, old: str, new: str, after: str) -> None:
    _start, _end, text = difference(before + old + after, before + new + after)

    assert len(text) <= len(new)


def test_equal_texts_need_nothing() -> None:
    assert difference("the tide", "the tide")[2] == ""
