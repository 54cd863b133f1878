from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers.journeys import Journey, Lost, careless, splicing
from workstation.services import merging


@pytest.mark.parametrize("machines", [2, 3])
def test_no_word_is_lost_and_all_newsrooms_end_alike(machines: int) -> None:
    merges = conflicts = 0
    for seed in range(300):
        journey = Journey(seed, machines=machines)
        journey.run()
        merges += journey.merges
        conflicts += journey.conflicts
    assert merges > 100
    assert conflicts > 50


@pytest.mark.parametrize("faulty", [careless, splicing])
def test_a_merge_that_loses_or_splices_is_found_out(
    faulty: Callable[..., merging.Joined], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "join", faulty)
    found = 0
    for seed in range(40):
        try:
            Journey(seed).run()
        except (Lost, AssertionError):
            found += 1
    assert found > 10
