"""An order arrives as it was sent, however large the picture."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe

import pytest

from workstation.domain.framing import Cut
from workstation.formats.picture_worker import Draw, Examine, Order, receive_order, send_order

LARGE = bytes(range(256)) * 12_000
"""More than any pipe holds, so that both sides have to be at work."""


@pytest.mark.parametrize(
    "order",
    [
        Examine(b"", "nothing.jpg"),
        Examine(LARGE, "pier.jpg"),
        Draw(data=LARGE, cut=Cut(90), sides=(320, 640)),
    ],
)
def test_an_order_arrives_as_it_was_sent(order: Order) -> None:
    ours, theirs = Pipe()
    with ThreadPoolExecutor(1) as pool:
        arriving = pool.submit(receive_order, theirs)
        send_order(ours, order)
        assert arriving.result(10) == order


def test_orders_follow_each_other() -> None:
    ours, theirs = Pipe()
    orders = [Examine(LARGE[:number], f"{number}.jpg") for number in (70_000, 1, 300_000)]
    with ThreadPoolExecutor(1) as pool:
        arriving = pool.submit(lambda: [receive_order(theirs) for _ in orders])
        for order in orders:
            send_order(ours, order)
        assert arriving.result(10) == orders


def test_the_end_is_noticed_in_the_middle_of_a_picture() -> None:
    ours, theirs = Pipe()
    ours.send((Examine(b"", "pier.jpg"), 100))
    ours.send_bytes(b"half")
    ours.close()
    with pytest.raises(EOFError):
        receive_order(theirs)
