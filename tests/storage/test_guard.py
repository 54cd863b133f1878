from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.helpers.newsrooms import FrozenClock
from workstation.domain.ids import PictureId
from workstation.storage.first_screen import read_first_screen
from workstation.storage.guard import SqlOnForbiddenThread, allow_thread, forbid_thread
from workstation.storage.store import Store


@pytest.fixture
def forbidden(library: Store) -> Iterator[Store]:
    forbid_thread(threading.get_ident())
    yield library
    allow_thread(threading.get_ident())


def test_sql_on_a_forbidden_thread_is_a_bug(forbidden: Store, clock: FrozenClock) -> None:
    with pytest.raises(SqlOnForbiddenThread), forbidden.write():
        pass
    with pytest.raises(SqlOnForbiddenThread), forbidden.read() as uow:
        uow.listing.size()
    with pytest.raises(SqlOnForbiddenThread):
        forbidden.blobs.read(PictureId("0" * 64))
    with pytest.raises(SqlOnForbiddenThread):
        read_first_screen(forbidden.folder, None, 10)
    with pytest.raises(SqlOnForbiddenThread):
        forbidden.backup()


def test_other_threads_may_go_on(forbidden: Store) -> None:
    sizes: list[int] = []

    def read() -> None:
        with forbidden.read() as uow:
            sizes.append(uow.listing.size())

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(10)
    assert sizes == [0]
