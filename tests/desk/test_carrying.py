"""Cards that are carried: what is written for a clipboard, and what is read from one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.desk.carrying import MOST_BYTES, Parts, read_parts, write_parts
from workstation.domain.ids import FigureId, LinkId, PictureId
from workstation.domain.links import RelatedLink, WebTarget
from workstation.domain.pictures import Figure

PARTS = Parts(
    (Figure(id=FigureId("f"), key="quay", picture=PictureId("0" * 64), caption="“Quay”"),),
    (RelatedLink(id=LinkId("l"), key="page", target=WebTarget("https://a.example/", "A")),),
)


def test_parts_are_read_as_they_were_written() -> None:
    assert read_parts(write_parts(PARTS)) == PARTS
    assert PARTS
    assert not Parts()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format": 99}',
        b'{"format": 1, "figures": [1], "links": []}',
        b'{"format": 1, "figures": 5}',
        b"[" * 100_000,
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_others_left_there_is_nothing(data: bytes) -> None:
    assert read_parts(data) == Parts()


@given(st.binary(max_size=60))
def test_no_bytes_break_it(data: bytes) -> None:
    assert read_parts(data) == Parts()
