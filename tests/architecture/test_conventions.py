"""What every module keeps to: signals are explained, and everything is used by something."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
MODULES = {
    ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (TOP / "workstation").rglob("*.py")
}
FOUND_BY_NAME = (
    r"workstation\.__main__",
    r"workstation\.cli\.\w+",
    r"workstation\.formats\.\w+",
    r"workstation\.storage\.migrations\.(env|versions\..+)",
    r"workstation\.ui\.panes\.\w+",
)
"""Modules that are loaded by their names, not by an import statement."""


def bare_signals(source: str) -> Iterator[str]:
    """Yield the signals of a module that have no docstring underneath."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            for line, following in zip(node.body, [*node.body[1:], None], strict=True):
                if is_signal(line) and not is_text(following):
                    yield f"{node.name}: {ast.unparse(line)}"


def is_signal(line: ast.stmt) -> bool:
    value = getattr(line, "value", None)
    return (
        isinstance(line, ast.Assign)
        and isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id == "Signal"
    )


def is_text(line: ast.stmt | None) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


def imported(source: str) -> Iterator[str]:
    """Yield every name that a module may import from, or import."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_signal_says_what_it_tells() -> None:
    bare = {name: list(bare_signals(path.read_text("utf-8"))) for name, path in MODULES.items()}
    assert {name: signals for name, signals in bare.items() if signals} == {}


def test_every_module_is_used() -> None:
    used = {name for path in MODULES.values() for name in imported(path.read_text("utf-8"))}
    unused = {
        name
        for name, path in MODULES.items()
        if name not in used
        and path.name != "__init__.py"
        and not any(re.fullmatch(pattern, name) for pattern in FOUND_BY_NAME)
    }
    assert unused == set()


def test_nothing_is_left_to_be_done_in_the_code() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX)\b")
    found = [
        f"{name}:{number}"
        for name, path in MODULES.items()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if left.search(line)
    ]
    assert found == []


def test_a_signal_without_words_is_found() -> None:
    source = 'class A:\n    rung = Signal()\n    told = Signal(str)\n    """Words."""\n'
    assert list(bare_signals(source)) == ["A: rung = Signal()"]


def test_imports_of_every_kind_are_seen() -> None:
    source = "import a.b\nfrom c import d\ndef f():\n    from e import g\n"
    assert set(imported(source)) == {"a.b", "c", "c.d", "e", "e.g"}
