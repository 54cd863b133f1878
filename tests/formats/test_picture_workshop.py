import io
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from workstation.domain.errors import BadPicture
from workstation.domain.framing import Crop, Cut
from workstation.formats.picture_file import clean_name
from workstation.formats.picture_values import Carried
from workstation.formats.picture_worker import Draw
from workstation.formats.picture_workshop import LimitedWorkshop


def saved(mode: str = "RGB", kind: str = "JPEG", size: tuple[int, int] = (80, 40)) -> bytes:
    image = Image.new(mode, size)
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()


def quarters() -> bytes:
    """Return a picture with a colour in each quarter: red, green, blue, white."""
    image = Image.new("RGB", (80, 40), "red")
    image.paste("green", (40, 0, 80, 20))
    image.paste("blue", (0, 20, 40, 40))
    image.paste("white", (40, 20, 80, 40))
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


@pytest.fixture
def workshop() -> Iterator[LimitedWorkshop]:
    with LimitedWorkshop(processes=1) as found:
        yield found


def test_a_picture_is_examined_in_another_process(workshop: LimitedWorkshop) -> None:
    prepared = workshop.prepare(saved(), "pier.jpg")
    assert (prepared.picture.width, prepared.picture.height) == (80, 40)
    [pid] = workshop.pids()
    assert pid != os.getpid()


def test_a_process_that_was_ended_is_replaced(workshop: LimitedWorkshop) -> None:
    workshop.prepare(saved(), "pier.jpg")
    [pid] = workshop.pids()
    os.kill(pid, 9)
    assert workshop.prepare(saved(), "pier.jpg").picture.width == 80
    assert workshop.pids() != (pid,)


@pytest.mark.parametrize(
    ("turn", "corner"), [(0, "red"), (90, "blue"), (180, "white"), (270, "green")]
)
def test_turning_is_clockwise(workshop: LimitedWorkshop, turn: int, corner: str) -> None:
    [drawn] = workshop.draw(Draw(data=quarters(), cut=Cut(turn), sides=(80,)))
    with Image.open(io.BytesIO(drawn.data)) as image:
        expected = {"red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255)}
        wanted = expected.get(corner, (255, 255, 255))
        found = image.convert("RGB").getpixel((8, 6))
        assert isinstance(found, tuple)
        assert all(abs(one - other) < 30 for one, other in zip(found, wanted, strict=True))


def test_a_cut_keeps_its_part_and_its_texts(workshop: LimitedWorkshop) -> None:
    cut = Cut(0, Crop(5000, 5000, 5000, 5000))
    order = Draw(
        data=quarters(), cut=cut, sides=(40, 20), carried=Carried(caption="Boats", credit="Ada")
    )
    large, small = workshop.draw(order)
    assert (large.width, large.height, small.width) == (40, 20, 20)
    again = workshop.prepare(large.data, "cut.jpg").picture
    assert (again.caption, again.credit) == ("Boats", "Ada")
    assert b"Photoshop 3.0" in large.data


def bomb() -> bytes:
    """Return a PNG of a few bytes that says it is 100,000 pixels wide and high."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = b"IDAT" + zlib.compress(bytes(1000))
    body += struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (bomb(), "bomb.png", "too large"),
        (saved()[:400], "torn.jpg", "damaged"),
        (b"", "nothing.jpg", "empty"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "a.svg", "SVG drawing"),
        (b"\x00\x00\x00\x18ftyphevc\x00\x00\x00\x00", "a.heic", "HEIC film"),
        (saved("RGB", "PNG"), "a.jpg", "name of a .jpg file"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(
    workshop: LimitedWorkshop, data: bytes, name: str, why: str
) -> None:
    with pytest.raises(BadPicture, match=why):
        workshop.prepare(data, name)
    assert workshop.prepare(saved(), "next.jpg").picture.width == 80


def test_a_photograph_that_brings_down_its_decoder_is_refused_and_the_next_one_opened(
    workshop: LimitedWorkshop,
) -> None:
    phone = (Path(__file__).parent / "samples" / "quay.heic").read_bytes()
    assert workshop.prepare(phone, "a.heic").picture.width == 64
    torn = phone.replace(b"\x00\x00Exif", b"\x00\x00\xd8xif", 1)
    assert torn != phone
    with pytest.raises(BadPicture, match="damaged"):
        workshop.prepare(torn, "a.heic")
    assert workshop.prepare(saved(), "next.jpg").picture.width == 80


def test_a_picture_that_takes_too_long_is_given_up_and_the_next_one_opened() -> None:
    large = saved("RGB", "PNG", (9000, 9000))
    with LimitedWorkshop(processes=1, seconds=0.05) as workshop:
        with pytest.raises(BadPicture, match="too long"):
            workshop.prepare(large, "large.png")
        assert workshop.pids() == ()


def test_a_picture_that_needs_more_memory_than_there_is_harms_nobody(
    workshop: LimitedWorkshop,
) -> None:
    large = saved("LA", "PNG", (12_200, 12_200))
    for _ in range(2):
        with pytest.raises(BadPicture, match="too large"):
            workshop.prepare(large, "large.png")
    assert workshop.prepare(saved(), "next.jpg").picture.width == 80


def test_a_closed_workshop_refuses_in_words() -> None:
    workshop = LimitedWorkshop()
    workshop.close()
    with pytest.raises(BadPicture, match="stopped"):
        workshop.prepare(saved(), "a.jpg")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("pier\nat dawn.jpg", "pier at dawn.jpg"),
        ("annex\u202egpj.exe.jpg", "annexgpj.exe.jpg"),
        ("C:\\photos\\pier.jpg", "pier.jpg"),
        ("../../pier.jpg", "pier.jpg"),
        ("\u200f", "picture"),
        (str(Path("a") / "b.png"), "b.png"),
    ],
)
def test_names_lose_what_deceives(written: str, kept: str) -> None:
    assert clean_name(written) == kept
