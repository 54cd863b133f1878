"""A sound packet, and the newsroom of one who opens what was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from tests.services.formats_builders import picture_bytes
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, new_uuid
from workstation.domain.pictures import Figure


@pytest.fixture(scope="module")
def packet(template_newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound packet of an article with two revisions and a picture."""
    folder = tmp_path_factory.mktemp("sender")
    clock = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    with place(template_newsroom, folder, "Ines", clock) as ines:
        picture = ines.add_picture(picture_bytes(), "pier.jpg", caption="The pier")
        figure = Figure(id=FigureId(new_uuid()), key="pier", picture=picture.id)
        article = ines.create(Draft(headline="Ferry", body="It sails.", figures=(figure,)))
        ines.edit(article, body="It sails late.")
        return ines.send(article).read_bytes()


@pytest.fixture
def tom(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Tom", clock) as found:
        yield found
