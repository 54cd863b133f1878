from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.helpers.exchanging import Place, place
from tests.helpers.newsrooms import FrozenClock
from tests.helpers.pictures import image_bytes
from workstation.domain.draft import Draft
from workstation.domain.errors import BadPacket, NotAllowed, NotFound
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId, new_uuid
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.packets import PictureChoice
from workstation.domain.pictures import Figure, Picture
from workstation.domain.query import LibraryQuery
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.formats.writer import CannotWrite
from workstation.services import library, packets

_GPS = 0x8825
_SERIAL = b"SN-4711-0815"


@pytest.fixture
def ines(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Ines", clock) as found:
        yield found


@pytest.fixture
def tom(template_newsroom: Path, tmp_path: Path, clock: FrozenClock) -> Iterator[Place]:
    with place(template_newsroom, tmp_path, "Tom", clock) as found:
        yield found


def _with_picture(
    place: Place, side: int = 3600, kind: str = "JPEG"
) -> tuple[ArticleId, Picture, bytes]:
    data = image_bytes("#336699", side, 300, kind)
    name = "pier.jpg" if kind == "JPEG" else f"pier.{kind.lower()}"
    picture = place.add_picture(data, name, caption="The pier", credit="Ada Brandt")
    figure = Figure(id=FigureId(new_uuid()), key="pier", picture=picture.id)
    return place.create(Draft(headline="Ferry", figures=(figure,))), picture, data


def test_the_size_is_known_before_for_both_choices(ines: Place) -> None:
    article, _picture, data = _with_picture(ines)
    size = packets.measure(ines.store, [article], InlineWorkshop())
    assert size.pictures == 1
    assert size.originals >= len(data) > size.working
    for choice in PictureChoice:
        real = ines.send(article, pictures=choice).stat().st_size
        assert abs(size.total(choice) - real) < 2_000


def test_what_is_packed_twice_at_one_moment_is_the_same(ines: Place) -> None:
    article, _picture, _data = _with_picture(ines)
    for choice in PictureChoice:
        one, other = (ines.send(article, pictures=choice).read_bytes() for _ in range(2))
        assert one == other


def test_originals_arrive_byte_for_byte_with_their_texts(ines: Place, tom: Place) -> None:
    article, picture, data = _with_picture(ines)
    packet = ines.send(article)
    assert tom.peek(packet).picture_count == 1
    tom.open(packet)
    assert tom.store.blobs.read(picture.id) == data
    assert tom.store.blobs.thumbnail(picture.id) is not None
    with tom.store.read() as uow:
        [stored] = uow.pictures.load([picture.id])
    assert (stored.caption, stored.credit, stored.look) == ("The pier", "Ada Brandt", picture.look)
    assert tom.store.verify() == ()


@pytest.mark.parametrize("choice", PictureChoice)
@pytest.mark.parametrize("keep_places", [False, True])
def test_place_and_camera_are_sent_only_by_newsrooms_that_want_it(
    ines: Place, tom: Place, choice: PictureChoice, *, keep_places: bool
) -> None:
    with ines.store.write() as uow:
        uow.newsroom.save(replace(uow.newsroom.load(), keep_places=keep_places))
    data = _taken_at_the_pier()
    picture = ines.add_picture(data, "pier.jpg", caption="The pier", credit="Ada Brandt")
    figure = Figure(id=FigureId(new_uuid()), key="pier", picture=picture.id)
    article = ines.create(Draft(headline="Ferry", figures=(figure,)))
    packet = ines.send(article, pictures=choice)
    size = packets.measure(ines.store, [article], InlineWorkshop())
    assert abs(size.total(choice) - packet.stat().st_size) < 2_000
    tom.open(packet)
    arrived = tom.store.blobs.read(picture.id)
    assert arrived is not None
    assert (_SERIAL in arrived) is keep_places
    with Image.open(io.BytesIO(arrived)) as image:
        assert bool(image.getexif().get_ifd(_GPS)) is keep_places
    assert (arrived == data) is keep_places
    assert tom.store.verify() == ()
    tom.edit(article, headline="Ferry late")
    ines.open(tom.send(article))
    assert ines.store.blobs.read(picture.id) == data


def _taken_at_the_pier() -> bytes:
    """Return a photograph that says where it was taken; smaller than a working copy of it."""
    exif = Image.Exif()
    exif.get_ifd(_GPS).update({1: "N", 2: (57.0, 39.0, 42.0), 3: "E", 4: (11.0, 40.0, 6.0)})
    exif.get_ifd(0x8769)[0xA431] = _SERIAL.decode()
    target = io.BytesIO()
    Image.effect_noise((300, 200), 60).save(target, "JPEG", quality=20, exif=exif)
    return target.getvalue()


def test_working_copies_stand_in_until_the_original_comes(ines: Place, tom: Place) -> None:
    article, picture, data = _with_picture(ines)
    tom.open(ines.send(article, pictures=PictureChoice.WORKING))
    copy = tom.store.blobs.read(picture.id)
    assert copy is not None
    assert len(copy) < len(data)
    assert not tom.store.blobs.has_original(picture.id)
    assert tom.store.verify() == ()
    assert tom.draft(article).figures[0].picture == picture.id
    tom.edit(article, headline="Ferry late")
    ines.open(tom.send(article))
    assert ines.store.blobs.read(picture.id) == data
    tom.open(ines.send(article))
    assert tom.store.blobs.read(picture.id) == data


def test_an_original_without_its_place_takes_the_place_of_a_smaller_copy(
    ines: Place, tom: Place
) -> None:
    target = io.BytesIO()
    Image.linear_gradient("L").rotate(90).resize((3600, 900)).save(target, "JPEG", quality=95)
    data = target.getvalue()
    picture = ines.add_picture(data, "pier.jpg", caption="The pier")
    figure = Figure(id=FigureId(new_uuid()), key="pier", picture=picture.id)
    article = ines.create(Draft(headline="Ferry", figures=(figure,)))
    tom.open(ines.send(article, pictures=PictureChoice.WORKING))
    small = tom.store.blobs.read(picture.id)
    cleaned = data + b"\x00"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packets, "without_location", lambda _data: cleaned)
        sent = ines.send(article)
        tom.open(sent)
        assert small is not None
        assert tom.store.blobs.read(picture.id) == cleaned != small
        assert not tom.store.blobs.has_original(picture.id)
        patch.setattr(packets, "without_location", lambda _data: small)
        tom.open(ines.send(article))
    assert tom.store.blobs.read(picture.id) == cleaned
    assert tom.store.verify() == ()


def test_an_original_goes_where_its_working_copy_would_be_larger(ines: Place, tom: Place) -> None:
    article, picture, data = _with_picture(ines, 1200, "WebP")
    for _ in range(2):  # drawn, and kept from then on
        size = packets.measure(ines.store, [article], InlineWorkshop())
        assert size.working == size.originals
    tom.open(ines.send(article, pictures=PictureChoice.WORKING))
    assert tom.store.blobs.has_original(picture.id)
    assert tom.store.blobs.read(picture.id) == data


def test_working_copies_are_in_backups_and_come_back(
    ines: Place, tom: Place, tmp_path: Path
) -> None:
    article, picture, _data = _with_picture(ines)
    tom.open(ines.send(article, pictures=PictureChoice.WORKING))
    copy = tom.store.blobs.read(picture.id)
    tom.store.backup()
    packed = tmp_path / "all.zip"
    tom.store.backup(packed)
    from workstation.domain.clock import SystemClock  # noqa: PLC0415
    from workstation.storage import restoring  # noqa: PLC0415
    from workstation.storage.store import Store  # noqa: PLC0415

    restored = tmp_path / "restored"
    assert restoring.restore(packed, restored, SystemClock()).missing_pictures == 0
    store = Store.open(restored, SystemClock())
    assert store.blobs.read(picture.id) == copy
    assert store.verify() == ()
    store.close()


def test_a_picture_that_is_missing_here_is_left_out_and_told(ines: Place, tom: Place) -> None:
    gone = PictureId("0" * 64)
    figure = Figure(id=FigureId(new_uuid()), key="pier", picture=gone)
    article = ines.create(Draft(headline="Ferry", figures=(figure,)))
    with ines.store.write() as uow:
        uow.pictures.write(
            Picture(
                id=gone, file_name="pier.jpg", media_type="image/jpeg", width=9, height=6, size=1
            ),
            uow.clock.now(),
        )
    packet = ines.store.folder.parent / "gone.packet"
    packed = packets.pack(ines.store, [article], packet, sender="Ines", workshop=InlineWorkshop())
    assert packed.left_out == ("pier.jpg",)
    assert tom.open(packet).not_carried == ("pier.jpg",)
    assert tom.store.verify() == ()


def test_links_show_where_their_target_is_missing(ines: Place, tom: Place) -> None:
    target = ines.create(Draft(headline="Dredging slips", bylines=("Ada Brandt",)))
    link = RelatedLink(id=LinkId(new_uuid()), key="dredging", target=ArticleTarget(target))
    article = ines.create(Draft(headline="Ferry", links=(link,)))
    tom.open(ines.send(article))
    assert tom.draft(article).links == (link,)
    with tom.store.read() as uow:
        references = uow.articles.references(uow.articles.load(article).draft)
    told = references.absent[target]
    assert (told.title, told.bylines, told.slug) == (
        "Dredging slips",
        ("Ada Brandt",),
        "dredging-slips",
    )
    tom.open(ines.send(target))
    with tom.store.read() as uow:
        references = uow.articles.references(uow.articles.load(article).draft)
    assert target in references.articles
    assert not references.absent


def test_an_article_is_out_until_it_comes_back(ines: Place, tom: Place, clock: FrozenClock) -> None:
    article = ines.create(Draft(headline="Ferry", body="It sails. It is late."))
    earlier = ines.send(article)
    clock.forward(hours=1)
    sent = ines.send(article, to="Tom")
    mark = ines.load(article).out
    assert mark is not None
    assert (mark.to, mark.since, mark.by) == ("Tom", clock.now(), "Ines")
    with ines.store.read() as uow:
        [row] = uow.articles.summaries([article])
        assert (row.out_with, row.out_since) == ("Tom", clock.now())
        out = LibraryQuery(has=frozenset({"out"}))
        assert library.ids(uow, out) == (article,)
        assert library.counts(uow, uow.newsroom.load(), assigned_to="").out == 1
    ines.open(sent)
    assert ines.load(article).out is not None, "one's own packet is no return"
    tom.open(earlier)
    tom.open(sent)
    ines.edit(article, headline="Ferry sails")
    tom.edit(article, body="It sails. It is on time.")
    back = tom.send(article, to="Ines")
    assert ines.peek(back).articles[0].changed_here
    [came] = ines.open(back).articles
    assert came.changed_here
    assert ines.load(article).out is None
    assert tom.load(article).out is not None


def test_being_out_can_be_taken_back_and_needs_a_name(ines: Place) -> None:
    article = ines.create(Draft(headline="Ferry"))
    ines.send(article, to="Tom")
    with ines.store.write() as uow:
        assert packets.call_back(uow, article).reviewed == {article}
        assert not packets.call_back(uow, article)
        with pytest.raises(NotAllowed):
            packets.mark_out(uow, {}, to="  ", by="Ines")
    assert ines.load(article).out is None


def test_what_cannot_be_packed_is_told_and_leaves_no_file(ines: Place, tmp_path: Path) -> None:
    article = ines.create(Draft(headline="Ferry"))

    def pack(*articles: ArticleId, path: Path) -> None:
        packets.pack(ines.store, articles, path, sender="Ines", workshop=InlineWorkshop())

    with pytest.raises(BadPacket, match="nothing to send"):
        pack(path=tmp_path / "a.packet")
    with pytest.raises(NotFound):
        pack(ArticleId(new_uuid()), path=tmp_path / "a.packet")
    with pytest.raises(CannotWrite):
        pack(article, path=tmp_path / "no" / "a.packet")
    assert list(tmp_path.glob("*.packet*")) == []


def test_a_packet_is_a_zip_that_says_what_it_is(ines: Place) -> None:
    article, _picture, _data = _with_picture(ines)
    with zipfile.ZipFile(ines.send(article, to="Tom")) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert len(archive.read("revisions.jsonl").splitlines()) == 1
    assert (manifest["format"], manifest["sender"], manifest["to"]) == (1, "Ines", "Tom")
    assert manifest["newsroom"]["name"] == "The Skerry Courier"
