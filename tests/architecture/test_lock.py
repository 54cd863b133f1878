"""The lock files pin and hash everything, fit pyproject.toml, and name no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

TOP = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def entries(text: str) -> dict[Requirement, list[str]]:
    """Return each pinned requirement of a lock file with its options."""
    joined = re.sub(r"\\\n", " ", text)
    found = {}
    for line in joined.splitlines():
        words = line.partition("#")[0].strip()
        if words:
            requirement, *options = re.split(r"\s+(?=--)", words)
            found[Requirement(requirement)] = options
    return found


def pins(name: str) -> dict[str, Version]:
    """Return the version that a lock file gives each package."""
    versions: dict[str, Version] = {}
    for requirement in entries((TOP / name).read_text(encoding="utf-8")):
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", f"{requirement} is not exact"
        versions[canonicalize_name(requirement.name)] = Version(specifier.version)
    return versions


def wanted() -> tuple[list[Requirement], list[Requirement]]:
    """Return what pyproject.toml asks for: to run, and to develop."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [Requirement(each) for each in project["project"]["dependencies"]]
    return runtime, [Requirement(each) for each in project["dependency-groups"]["dev"]]


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_hashes_and_nothing_else(name: str) -> None:
    locked = entries((TOP / name).read_text(encoding="utf-8"))
    assert len(locked) > 10
    for requirement, options in locked.items():
        assert options, f"{requirement} has no hash"
        assert all(HASH.fullmatch(option) for option in options), f"{requirement}: {options}"


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_file_holds_an_address(name: str) -> None:
    text = (TOP / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert re.findall(r"^\s*-(?!-hash=).*", text, re.MULTILINE) == []


def test_both_locks_satisfy_pyproject() -> None:
    runtime, development = wanted()
    for lock, requirements in zip(LOCKS, (runtime, runtime + development), strict=True):
        locked = pins(lock)
        for requirement in requirements:
            version = locked[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{requirement} in {lock}: {version}"


def test_development_runs_on_the_versions_that_people_run_on() -> None:
    runtime, development = (pins(name) for name in LOCKS)
    assert {name: development[name] for name in runtime} == runtime


def test_an_entry_is_read_over_several_lines() -> None:
    (requirement,) = entries(
        "# top\na==1 ; os_name == 'nt' \\\n    --hash=sha256:00\n    # via b\n"
    )
    assert (requirement.name, str(requirement.specifier)) == ("a", "==1")
