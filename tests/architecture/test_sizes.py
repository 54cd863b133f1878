"""No module outgrows a reader, no function a screen."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
MODULES = sorted((TOP / "workstation").rglob("*.py"))
LONGEST_MODULE = 500
LONGEST_FUNCTION = 50


def long_functions(source: str, limit: int) -> Iterator[str]:
    """Yield each function that is longer than the limit, decorators included."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        assert node.end_lineno is not None
        length = node.end_lineno - first + 1
        if length > limit:
            yield f"{node.name} (line {node.lineno}) has {length} lines"


def test_there_are_modules_to_measure() -> None:
    assert TOP / "workstation" / "__init__.py" in MODULES


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_module_is_not_too_long(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_no_function_is_too_long(module: Path) -> None:
    assert list(long_functions(module.read_text(encoding="utf-8"), LONGEST_FUNCTION)) == []


def test_a_long_function_is_found_wherever_it_stands() -> None:
    source = (
        "class A:\n    @cached\n    def short(self):\n        a\n        b\n    def s(self): ...\n"
    )
    assert list(long_functions(source, 3)) == ["short (line 3) has 4 lines"]
    assert list(long_functions(source, 4)) == []
