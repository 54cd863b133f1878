"""The story of the journeys, through real databases and real packet files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.journeys import careless
from tests.helpers.newsrooms import FrozenClock
from tests.helpers.travels import Travel, rooms
from workstation.services import merging


def _travelled(template: Path, seed: int, machines: int) -> Travel:
    """Tell a story in newsrooms of its own; they are sound afterwards."""
    clock = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    with (
        TemporaryDirectory(prefix="travel-") as folder,
        rooms(template, Path(folder), clock) as places,
    ):
        travel = Travel(seed, machines=machines, rooms=places)
        travel.run()
        assert all(each.store.verify() == () for each in places)
        return travel


@pytest.mark.parametrize(("machines", "stories"), [(2, 6), (3, 3)])
def test_no_word_is_lost_between_real_newsrooms(
    template_newsroom: Path, machines: int, stories: int
) -> None:
    travels: list[Travel] = []

    @settings(max_examples=stories, derandomize=True, deadline=None, database=None)
    @given(seed=st.integers(0, 1 << 64))
    def tell(seed: int) -> None:
        travels.append(_travelled(template_newsroom, seed, machines))

    tell()
    assert sum(each.merges for each in travels) > 10
    assert sum(each.conflicts for each in travels) > 0
    assert sum(each.left_out for each in travels) > 0


def test_a_merge_that_loses_is_found_out_in_real_newsrooms(
    template_newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "join", careless)
    with pytest.raises(AssertionError, match=r"gone|nobody wrote|differ"):  # noqa: PT012 - one is enough
        for seed in range(4):
            _travelled(template_newsroom, seed, 2)
