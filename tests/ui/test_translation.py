"""Every text that people see can be found by the tool that gathers texts for translators."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from workstation.proofing import runner
from workstation.ui.actions.spec import Menu
from workstation.ui.actions.window_actions import WINDOW_ACTIONS
from workstation.ui.arrangement import ARRANGEMENTS
from workstation.ui.pane_registry import find_panes

TOP = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for part in ("app", "desk", "domain", "proofing", "services", "text", "ui")
    for path in (TOP / "workstation" / part).rglob("*.py")
)
TAKES_TEXT = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
"""The functions that lupdate knows, and which of their arguments is the text."""

Texts = dict[str, dict[str, bool]]
"""By context, each text and whether it has plurals."""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """All texts as the tool finds them."""
    return gathered(SOURCES, tmp_path_factory.mktemp("translation"))


def gathered(sources: list[Path], folder: Path) -> Texts:
    file = folder / "window.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [str(tool), *map(str, sources), "-ts", str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found: Texts = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        inside = found.setdefault(context.findtext("name", ""), {})
        for message in context.iter("message"):
            inside[message.findtext("source", "")] = message.get("numerus") == "yes"
    return found


def calls(source: str) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Yield each call that translates, and the text it is given."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = TAKES_TEXT.get(name)
            if place is not None and len(node.args) > place:
                yield node, node.args[place]


def mistakes(source: str) -> list[str]:
    """Return the calls whose text is put together, so that the tool can't find it."""
    return [
        ast.unparse(call)
        for call, text in calls(source)
        if not isinstance(text, ast.Constant | ast.Attribute | ast.Name)
        or (isinstance(text, ast.Name) and getattr(call.func, "attr", "") == "tr")
    ]


def test_no_text_is_put_together_before_it_is_translated() -> None:
    found = {path.name: mistakes(path.read_text("utf-8")) for path in SOURCES}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_text_that_is_translated_is_found(texts: Texts) -> None:
    known = {text for inside in texts.values() for text in inside}
    written = {
        text.value
        for path in SOURCES
        for _call, text in calls(path.read_text("utf-8"))
        if isinstance(text, ast.Constant)
    }
    assert written - known == set()
    assert len(written) > 600


def test_every_text_with_a_number_has_plurals(texts: Texts) -> None:
    without = [
        text
        for inside in texts.values()
        for text, plurals in inside.items()
        if ("%n" in text) != plurals
    ]
    assert without == []


def test_what_declarations_say_is_found_where_it_is_looked_for(texts: Texts) -> None:
    panes = find_panes()
    specs = (*WINDOW_ACTIONS, *(spec for pane in panes for spec in pane.actions))
    looked_for = {
        "Action": {text for spec in specs for text in (spec.title, spec.help)},
        "Menu": {menu.value for menu in Menu},
        "Pane": {text for pane in panes for text in (pane.title, pane.help)},
        "Arrangement": {arrangement.title for arrangement in ARRANGEMENTS},
    }
    for context, wanted in looked_for.items():
        assert wanted - texts[context].keys() == set(), context


def test_what_the_checks_say_is_found(texts: Texts) -> None:
    assert {rule.message for rule in runner.RULES} - texts["Findings"].keys() == set()


def refusals(source: str) -> Iterator[str]:
    """Yield each refusal whose template is not marked for the tool."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            bare = node.args and not isinstance(node.args[0], ast.Call | ast.Name)
            if node.func.id in ("NotAllowed", "BadQuery") and bare:
                yield ast.unparse(node)


def test_what_is_refused_is_marked_to_be_found() -> None:
    assert [one for path in SOURCES for one in refusals(path.read_text("utf-8"))] == []
    assert list(refusals('raise NotAllowed("No.")')) == ["NotAllowed('No.')"]


@pytest.mark.parametrize(
    "source",
    [
        'self.tr(f"Close {title}")',
        'self.tr("Close " + title)',
        "self.tr(title)",
        'translate("Words", "%d words" % count)',
        'translate("Words", name("Close"))',
    ],
)
def test_a_text_that_is_put_together_is_noticed(source: str) -> None:
    assert len(mistakes(source)) == 1


def test_a_text_in_a_wrapper_is_not_found_by_the_tool(tmp_path: Path) -> None:
    module = tmp_path / "words.py"
    module.write_text(
        'def say():\n    _tr("Hidden")\n    translate("Words", "A long " "text")\n', "utf-8"
    )
    assert gathered([module], tmp_path) == {"Words": {"A long text": False}}
