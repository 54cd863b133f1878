"""Cuts the power: what the disk could hold at any moment, made from a record of all writes."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture import shims
from tests.torture.report import Report
from tests.torture.saver import ACKNOWLEDGED, EACH
from workstation.domain.canonical import sha256_text
from workstation.domain.clock import SystemClock
from workstation.domain.draft import Draft
from workstation.domain.errors import ExpectedError
from workstation.domain.ids import ArticleId, new_uuid
from workstation.services import drafts
from workstation.storage.store import Store

SAVES = 60
SECTOR = 512
_SIZES = struct.Struct("=3Q")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done to a file."""

    kind: str
    name: str
    offset: int
    data: bytes


@dataclass
class File:
    """What a file surely holds, and what was written to it since it was last on the disk."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[Act] = field(default_factory=list)
    named: bool = False
    """Its name is on the disk."""


def run(place: Path, count: int, control: bool) -> Report:
    """Make so many disks; as a control of one that says «written» and has written nothing."""
    report = Report("A disk that lies (control)" if control else "Cuts of power")
    if not shims.available():
        report.what += ", impossible here (a C compiler is needed)"
        if control:
            report.losses.append("nothing was recorded")
        return report
    beginning, article, acts = _recorded(place)
    chance = random.Random(count)
    told = [at for at, act in enumerate(acts) if act.name.endswith(ACKNOWLEDGED)]
    for number in range(count):
        end = chance.randrange(told[0], len(acts))
        image = place / f"image-{number}"
        saved = _make(beginning, acts[:end], image, chance, honest=not control)
        report.rounds += 1
        report.acknowledged += len(saved)
        loss = _missing(image, article, saved)
        if loss:
            report.losses.append(f"after {end} of {len(acts)} writes: {loss}")
        shutil.rmtree(image)
    return report


def _recorded(place: Path) -> tuple[Path, ArticleId, list[Act]]:
    """Let a program save, and return the newsroom before, the article, and all that was written."""
    folder, beginning = place / "newsroom", place / "beginning"
    article = ArticleId(new_uuid())
    store = Store.create(folder, "The Skerry Courier", SystemClock())
    with store.write() as unit:
        drafts.create(unit, article, Draft(headline="Ferry"), author="Ines Okafor")
    store.backup()
    store.close()
    shutil.copytree(folder, beginning)
    library, log = shims.build("recorder", place), place / "log"
    subprocess.run(
        [sys.executable, "-m", "tests.torture.saver", str(folder), article, str(SAVES)],
        check=True,
        env={
            **os.environ,
            "LD_PRELOAD": str(library),
            "TORTURE_FOLDER": str(folder),
            "TORTURE_LOG": str(log),
        },
    )
    acts = [act for act in _acts(log, str(folder)) if not act.name.endswith("-shm")]
    assert any(act.kind == "s" for act in acts), "nothing was recorded"
    return beginning, article, acts


def _acts(log: Path, folder: str) -> Iterator[Act]:
    data = log.read_bytes()
    at = 0
    while at < len(data):
        kind = chr(data[at])
        name_size, offset, size = _SIZES.unpack_from(data, at + 1)
        at += 1 + _SIZES.size
        name = data[at : at + name_size].decode()
        at += name_size
        content = data[at : at + size]
        at += size
        if kind == "r":
            content = _within(content.decode(), folder).encode()
        yield Act(kind, _within(name, folder), offset, content)


def _within(name: str, folder: str) -> str:
    return name.removeprefix(folder).lstrip("/")


def _make(
    beginning: Path, acts: list[Act], image: Path, chance: random.Random, *, honest: bool
) -> list[str]:
    """Write the disk as it may be after these acts; return the saves that were acknowledged."""
    files = {
        str(path.relative_to(beginning)): File(bytearray(path.read_bytes()), named=True)
        for path in beginning.rglob("*")
        if path.is_file()
    }
    saved: list[str] = []
    for act in acts:
        if act.name == ACKNOWLEDGED:
            saved.append(act.data.decode().strip())
        else:
            _follow(files, act, honest=honest)
    image.mkdir()
    way = chance.choice(("nothing", "all", "first", "some", "sectors"))
    for name, file in files.items():
        content = bytearray(file.sure)
        for act in _survivors(file.pending, way, chance):
            _apply(content, act)
        if file.named or chance.random() < 0.5:
            path = image / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return saved


def _follow(files: dict[str, File], act: Act, *, honest: bool) -> None:
    match act.kind:
        case "w" | "t":
            files.setdefault(act.name, File()).pending.append(act)
        case "s" if honest and act.name in files:
            file = files[act.name]
            for pending in file.pending:
                _apply(file.sure, pending)
            file.pending.clear()
        case "s" if honest:
            for name, file in files.items():
                file.named = file.named or str(Path(name).parent) == (act.name or ".")
        case "u":
            files.pop(act.name, None)
        case "r" if act.name in files:
            # Renamed whole or not at all; here the journalling file system did it at once.
            files[act.data.decode()] = files.pop(act.name)


def _survivors(pending: list[Act], way: str, chance: random.Random) -> Iterator[Act]:
    """Yield what of the writes in flight has reached the disk."""
    if way == "nothing":
        return
    most = chance.randint(0, len(pending)) if way == "first" else len(pending)
    for act in pending[:most]:
        if way in ("all", "first") or act.kind == "t" or (way == "some" and chance.random() < 0.5):
            yield act
        elif way == "sectors":
            for at in range(0, len(act.data), SECTOR):
                if chance.random() < 0.5:
                    yield Act("w", act.name, act.offset + at, act.data[at : at + SECTOR])


def _apply(content: bytearray, act: Act) -> None:
    if act.kind == "t":
        del content[act.offset :]
        content.extend(bytes(act.offset - len(content)))
        return
    content.extend(bytes(max(0, act.offset - len(content))))
    content[act.offset : act.offset + len(act.data)] = act.data


def _missing(image: Path, article: ArticleId, saved: list[str]) -> str:
    """Open the newsroom on that disk, and say what is missing."""
    try:
        store = Store.open(image, SystemClock())
    except ExpectedError as error:
        return f"it can't be opened: {error}"
    try:
        with store.read() as unit:
            body = drafts.load(unit, article).article.draft.body
        damage = store.verify()
    except ExpectedError as error:
        return f"it can't be read: {error}"
    finally:
        store.close()
    if damage:
        return f"damaged: {damage[0]}"
    if not saved:
        return ""
    number, digest = saved[-1].split()
    same = sha256_text(body) == digest
    return "" if same or len(body) > EACH * int(number) else f"save {number} is not there"
