from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Workstation
from tests.helpers.folders import Folders
from workstation.cli import places
from workstation.domain.clock import SystemClock
from workstation.formats.packet_reader import PacketReader
from workstation.services import drafts
from workstation.storage.store import Store


@pytest.fixture
def there(filled: Workstation, tmp_path: Path) -> Path:
    """Another newsroom, which has got a packet of one article."""
    folder, packet = tmp_path / "there", tmp_path / "first.packet"
    assert filled("init", "--name", "Other", "--newsroom", folder).code == 0
    packed = filled("packet", "pack", "ferry-winter", "-o", packet, "--to", "Ana", "--json")
    assert (packed.code, packed.err) == (0, "")
    assert packed.json["size"] == packet.stat().st_size
    assert packed.json["articles"] == ["Ferry operators brace for winter"]
    opened = filled("packet", "open", packet, "--newsroom", folder, "--json")
    assert (opened.code, opened.err) == (0, "")
    assert opened.json == {
        "imported": [
            {
                "file": str(packet),
                "slug": "ferry-winter",
                "headline": "Ferry operators brace for winter",
                "change": "new",
            }
        ],
        "conflicts": [],
        "not_carried": [],
        "failed": [],
    }
    return folder


def _rename(folder: Path, headline: str) -> None:
    """Change the article's headline, as the window would."""
    store = Store.open(folder, SystemClock())
    with store.write() as uow:
        found = drafts.load_by_slug(uow, "ferry-winter").article
        changed = replace(found.draft, headline=headline)
        drafts.save(uow, found.id, changed, version=found.version)
    store.close()


def test_articles_travel_and_come_back(filled: Workstation, there: Path, tmp_path: Path) -> None:
    packet = tmp_path / "first.packet"
    assert filled("search", "council", "--newsroom", there, "--json").json[0]["slug"]
    assert "(unchanged)" in filled("packet", "open", packet, "--newsroom", there).out

    _rename(there, "Ferry sails")
    sent = filled("packet", "pack", "ferry-winter", "-o", packet, "--newsroom", there)
    assert (sent.code, sent.out.strip()) == (0, str(packet))
    assert (
        filled("packet", "open", packet).out == "ferry-winter  Ferry sails  (brought up to date)\n"
    )
    assert filled("show", "ferry-winter", "--json").json["headline"] == "Ferry sails"


def test_what_both_changed_alike_is_told_and_ends_with_1(
    filled: Workstation, there: Path, folders: Folders, tmp_path: Path
) -> None:
    packet = tmp_path / "second.packet"
    _rename(there, "Ferry sails")
    _rename(folders.newsroom, "Ferry stays")
    assert filled("packet", "pack", "ferry-winter", "-o", packet, "--newsroom", there).code == 0
    opened = filled("packet", "open", packet, "--json")
    assert opened.code == 1
    assert opened.json["imported"] == []
    assert [one["slug"] for one in opened.json["conflicts"]] == ["ferry-winter"]
    assert filled("show", "ferry-winter", "--json").json["headline"] == "Ferry stays"
    assert "decide" in filled("packet", "open", packet).out


def test_bad_packets_and_bad_command_lines_change_nothing(
    filled: Workstation, there: Path, tmp_path: Path
) -> None:
    packet, out = tmp_path / "first.packet", tmp_path / "out.packet"
    packet.write_bytes(packet.read_bytes()[:-100])
    broken = filled("packet", "open", packet)
    assert (broken.code, broken.out) == (3, "")
    assert "first.packet” is damaged" in broken.err
    assert filled("packet", "open", tmp_path / "none.packet").code == 3
    assert filled("packet", "pack", "nothing", "-o", out).code == 3
    assert filled("packet", "pack", "dredging", "-o", tmp_path / "no" / "out.packet").code == 3
    assert filled("packet", "pack", "dredging").code == 2
    assert filled("packet", "pack", "dredging", "-o", out, "--pictures", "small").code == 2
    assert filled("packet").code == 2
    assert not out.exists()
    store = Store.open(there, SystemClock())
    assert filled("packet", "open", packet, "--newsroom", there).code == 4
    store.close()


def test_what_a_reader_has_already_stays_out_unless_all_is_wanted(
    filled: Workstation, there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back, out = tmp_path / "back.packet", tmp_path / "out.packet"
    _rename(there, "Ferry sails")
    monkeypatch.setattr(places, "acting_person", lambda: "Ana")
    assert filled("packet", "pack", "ferry-winter", "-o", back, "--newsroom", there).code == 0
    assert filled("packet", "open", back).code == 0

    def versions(*options: str) -> int:
        filled("packet", "pack", "ferry-winter", "-o", out, "--to", "Ana", *options)
        with PacketReader(out) as reader:
            return len(list(reader.revisions()))

    assert 1 <= versions() < versions("--whole")
    assert filled("packet", "open", out, "--newsroom", there).code == 0
