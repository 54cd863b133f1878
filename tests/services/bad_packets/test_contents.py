"""Packets whose archive is sound and whose contents cannot be: refused, and nothing changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.exchanging import Place
from tests.helpers.forging import Parts, built, refused, refused_by_opening, state, taken_apart
from tests.services.formats_builders import picture_bytes
from workstation.domain.canonical import canonical_json, sha256_bytes, sha256_text
from workstation.domain.draft import Draft
from workstation.domain.errors import BadPacket
from workstation.domain.ids import ArticleId, PictureId, new_uuid
from workstation.domain.serial import revision_document
from workstation.formats.packet_writer import (
    ARTICLES,
    FOLDER,
    MANIFEST,
    PICTURES,
    REVISIONS,
)
from workstation.services import drafts


def _changed(parts: Parts, name: str, change: Callable[[dict[str, object]], object]) -> Parts:
    """Change the last line of a part."""
    *lines, last = parts[name].decode().splitlines()
    value = json.loads(last)
    change(value)
    text = "".join(f"{line}\n" for line in (*lines, canonical_json(value)))
    return {**parts, name: text.encode()}


def _set(**values: object) -> Callable[[dict[str, object]], object]:
    return lambda value: value.update(values)


def test_lines_that_say_what_cannot_be_are_refused(tom: Place, packet: bytes) -> None:
    path = tom.store.folder.parent / "bad.packet"
    before, parts = state(tom), taken_apart(packet)
    wrong = (
        (REVISIONS, _set(article=new_uuid())),
        (REVISIONS, _set(article="x")),
        (REVISIONS, _set(parents=["0" * 64])),
        (REVISIONS, _set(parents=["x"])),
        (REVISIONS, _set(stage="famous")),
        (REVISIONS, _set(draft=None)),
        (REVISIONS, _set(draft={"headline": ["x"]})),
        (REVISIONS, _set(secret="x")),
        (ARTICLES, _set(head="0" * 64)),
        (ARTICLES, _set(id=new_uuid())),
        (ARTICLES, _set(notes=[{"id": "x"}])),
        (ARTICLES, _set(events="none")),
        (ARTICLES, _set(ticks=[["legal"]])),
        (ARTICLES, _set(related={"x": {}})),
        (ARTICLES, _set(published_at="soon")),
        (PICTURES, _set(id="x")),
        (PICTURES, _set(file="../pier.jpg")),
        (PICTURES, _set(file="0" * 64)),
        (PICTURES, _set(width=0)),
        (PICTURES, _set(height=10**9)),
        (PICTURES, _set(width="wide")),
        (PICTURES, _set(look="x")),
    )
    for name, change in wrong:
        path.write_bytes(built(_changed(parts, name, change)))
        with pytest.raises(BadPacket, match="not written by this program"):
            tom.open(path)
        assert state(tom) == before


def test_lines_that_are_no_lines_are_refused(tom: Place, packet: bytes) -> None:
    parts = taken_apart(packet)
    for data in (b"{}\n", b"[]\n", b"null\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n", b"\n"):
        for name in (REVISIONS, ARTICLES, PICTURES):
            refused_by_opening(tom, built({**parts, name: data}))
    refused_by_opening(tom, built({**parts, REVISIONS: parts[REVISIONS] * 2}))
    refused_by_opening(tom, built({**parts, REVISIONS: parts[REVISIONS][:-1]}))
    backwards = b"\n".join(parts[REVISIONS].splitlines()[::-1]) + b"\n"
    refused_by_opening(tom, built({**parts, REVISIONS: backwards}))


def test_pictures_that_are_none_are_refused(tom: Place, packet: bytes) -> None:
    parts = taken_apart(packet)
    data = b"MZ not a picture at all"
    digest = sha256_bytes(data)
    lines = json.loads(parts[PICTURES])
    manifest = parts.pop(MANIFEST)
    parts = {name: each for name, each in parts.items() if not name.startswith(FOLDER)}
    text = canonical_json(lines | {"file": digest}) + "\n"
    parts |= {PICTURES: text.encode(), f"{FOLDER}{digest}": data, MANIFEST: manifest}
    before = state(tom)
    path = tom.store.folder.parent / "bad.packet"
    path.write_bytes(built(parts))
    with pytest.raises(BadPacket, match=r"A picture in “bad.packet” can’t be used.*pier.jpg: "):
        tom.open(path)
    assert state(tom) == before


def test_a_picture_under_another_ones_name_is_refused(tom: Place, packet: bytes) -> None:
    parts = taken_apart(packet)
    [name] = [name for name in parts if name.startswith(FOLDER)]
    refused(tom, built({**parts, name: picture_bytes((1, 2, 3))}), "damaged or not complete")


def test_a_packet_adds_and_never_overwrites(tom: Place, packet: bytes, tmp_path: Path) -> None:
    """A forged packet with an article's id can only leave another version beside it."""
    path = tmp_path / "good.packet"
    path.write_bytes(packet)
    [came] = tom.open(path).articles
    tom.edit(came.id, body="What Tom wrote.")
    tom.keep(came.id)
    mine = tom.load(came.id)
    parts = taken_apart(packet)
    forged = json.loads(parts[REVISIONS].splitlines()[0])
    forged["draft"]["body"] = "Forged."
    forged["parents"] = []
    text = canonical_json(forged)
    article = json.loads(parts[ARTICLES]) | {"head": sha256_text(text)}
    picture = json.loads(parts[PICTURES]) | {"caption": "Forged", "credit": "Somebody"}
    path.write_bytes(
        built(
            {
                **parts,
                REVISIONS: f"{text}\n".encode(),
                ARTICLES: f"{canonical_json(article)}\n".encode(),
                PICTURES: f"{canonical_json(picture)}\n".encode(),
            }
        )
    )
    tom.open(path)
    now = tom.load(came.id)
    assert (now.draft, now.head, now.conflicts) == (mine.draft, mine.head, 1)
    with tom.store.read() as uow:
        assert mine.head in uow.revisions.graph(came.id)
        [stored] = uow.pictures.load([PictureId(picture["id"])])
    assert (stored.caption, stored.credit) == ("The pier", "Somebody")


def test_a_damaged_packet_among_revisions_that_are_known_changes_nothing(
    tom: Place, packet: bytes, tmp_path: Path
) -> None:
    """All that a packet refers to has to be in it, or here, and of the same article."""
    path = tmp_path / "good.packet"
    path.write_bytes(packet)
    tom.open(path)
    stranger = tom.create(Draft(headline="Other"))
    parts = taken_apart(packet)
    value = json.loads(parts[REVISIONS].splitlines()[-1])
    value["parents"] = [tom.load(stranger).head]
    text = canonical_json(value)
    article = json.loads(parts[ARTICLES]) | {"head": sha256_text(text)}
    changed = {
        **parts,
        REVISIONS: f"{text}\n".encode(),
        ARTICLES: f"{canonical_json(article)}\n".encode(),
    }
    refused_by_opening(tom, built(changed))
    with tom.store.read() as uow:
        head = drafts.revision(uow, uow.articles.state(ArticleId(value["article"])).head)  # type: ignore[arg-type]
    assert revision_document(head).encode() in parts[REVISIONS]
