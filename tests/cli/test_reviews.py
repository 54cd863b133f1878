"""Commands about consequences and corrections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.cli.conftest import Answer, Workstation
from workstation.domain.clock import SystemClock
from workstation.domain.ids import LinkId, NoteId, new_uuid
from workstation.domain.links import LinkKind, WebTarget
from workstation.domain.notes import Anchor
from workstation.domain.proposals import LinkChange
from workstation.services import drafts, notes, relinking
from workstation.storage.store import Store


def test_what_a_change_does_elsewhere_is_listed_before_it_is_made(filled: Workstation) -> None:
    [found] = filled("impact", "dredging", "--of", "withdraw", "--json").json
    assert found == {
        "slug": "ferry-winter",
        "headline": "Ferry operators brace for winter",
        "stage": "draft",
        "kind": "background",
        "effect": "blocks",
        "waits": True,
    }
    assert "ferry-winter" in filled("impact", "dredging", "--of", "spike").out
    assert filled("impact", "ferry-winter", "--of", "slug").out == ""
    assert filled("impact", "dredging", "--of", "rain").code == 2


def test_a_withdrawal_says_who_leads_there_and_is_in_the_log(filled: Workstation) -> None:
    done = filled("stage", "dredging", "withdrawn", "--by", "Mara", "--note", "A hoax.")
    assert done.code == 0
    assert "1 of the newsroom’s articles lead here" in done.err
    [logged] = filled("corrections", "--json").json
    assert {key: logged[key] for key in ("slug", "kind", "note", "by")} == {
        "slug": "dredging",
        "kind": "withdrawn",
        "note": "A hoax.",
        "by": "Mara",
    }
    assert "A hoax." in filled("corrections").out


def test_a_minor_correction_is_called_so(filled: Workstation) -> None:
    minor = ("--kind", "minor", "--note", "A comma.")
    assert filled("stage", "dredging", "corrected", "--by", "Mara", *minor).code == 0
    assert filled("corrections", "--json").json[0]["kind"] == "minor"


def test_an_article_where_nothing_waits_has_no_proposals(filled: Workstation) -> None:
    answer = filled("proposals", "dredging", "--json")
    assert (answer.code, answer.json) == (0, [])
    assert filled("proposals", "nowhere").code == 3


def test_changes_that_wait_are_listed_with_what_they_change(
    workstation: Workstation, articles: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "courier"
    workstation("--newsroom", folder, "init")
    workstation("--newsroom", folder, "import", articles)
    other = WebTarget("https://islandferries.example/history", "Timetable")
    store = Store.open(folder, SystemClock())
    with store.write() as uow:
        ferry = drafts.load_by_slug(uow, "ferry-winter").article
        link = ferry.draft.links[0]
        changes = (
            (link, replace(link, label="Why the dredger is late", kind=LinkKind.EXPLAINER)),
            (link, None),
            (None, replace(link, id=LinkId(new_uuid()), key="history", target=other, label="")),
        )
        for before, after in changes:
            relinking.carry_out(uow, [LinkChange(ferry.id, before, after)], by="Tom Vasile")
    store.close()

    def ask(*more: str) -> Answer:
        return workstation("--newsroom", folder, "proposals", "ferry-winter", *more)

    found = {one["change"]: one for one in ask("--json").json}
    changed, removed, added = found["change"], found["remove"], found["add"]
    assert changed["target"] == "dredging"
    assert (changed["label"], changed["was"]["kind"]) == ("Why the dredger is late", "background")
    assert (removed["was"], removed["by"]) == (None, "Tom Vasile")
    assert added["target"] == other.url
    lines = sorted(ask().out.splitlines())
    assert "explainer (was background)" in lines[1]
    assert "Why the dredger is late (was none)" in lines[1]
    assert [line.split()[0] for line in lines] == ["add", "change", "remove"]


def test_open_notes_warn_and_hold_nothing_back(
    workstation: Workstation, articles: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "courier"
    workstation("--newsroom", folder, "init")
    workstation("--newsroom", folder, "import", articles)
    said, answered = NoteId(new_uuid()), NoteId(new_uuid())
    store = Store.open(folder, SystemClock())
    with store.write() as uow:
        article = drafts.load_by_slug(uow, "ferry-winter").article.id
        about = Anchor("headline", 0, 5, "Ferry")
        notes.add(uow, said, article, about, "Which one?", by="Mara")
        notes.add(uow, answered, article, Anchor(), "Who says so?", by="Mara")
        notes.resolve(uow, answered, by="Ines")
    store.close()
    answer = workstation("--newsroom", folder, "check", "ferry-winter", "--json")
    assert answer.code == 0
    assert [one for one in answer.json if one["rule"] == "notes.open"] == [
        {
            "rule": "notes.open",
            "severity": "warn",
            "field": "headline",
            "start": 0,
            "end": 5,
            "text": "Ferry",
            "message": "A note from Mara is open: Which one?",
            "fixes": [],
        }
    ]
