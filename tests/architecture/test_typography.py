"""What the program says is set as a newspaper would set it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "workstation"
STRAIGHT = re.compile(r"[A-Za-z0-9”}]'[a-z]|[a-z]s' ")
"""An apostrophe as typewriters have it, within a word or after a plural."""
TOLD = ("tr", "translate", "QT_TRANSLATE_NOOP")
TYPEWRITTEN = re.compile(r"['\"]|\.\.\.| - ")


def straight(source: str) -> Iterator[str]:
    """Yield the texts of a module with straight apostrophes, and what is told with worse."""
    tree = ast.parse(source)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in explained and STRAIGHT.search(node.value):
                yield node.value
        elif isinstance(node, ast.Call) and called(node) in TOLD:
            for part in (part for given in node.args for part in ast.walk(given)):
                if isinstance(part, ast.Constant) and TYPEWRITTEN.search(str(part.value)):
                    yield str(part.value)


def called(node: ast.Call) -> str:
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def test_texts_have_typographic_apostrophes_quotes_and_dashes() -> None:
    found = {path.name: set(straight(path.read_text("utf-8"))) for path in SOURCES.rglob("*.py")}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_typewritten_texts_are_found() -> None:
    source = """
"It's explained."
say("It can't be.", f"{name}'s", "It can’t be.", "the articles' names")
tr("Wait...", 'a "word"')
"""
    found = ["It can't be.", "the articles' names", "Wait...", 'a "word"']
    assert sorted(straight(source)) == sorted(found)
