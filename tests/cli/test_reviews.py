"""Commands about consequences and corrections."""

from __future__ import annotations

from tests.cli.conftest import Workstation


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
    assert "1 of the newsroom's articles lead here" in done.err
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
