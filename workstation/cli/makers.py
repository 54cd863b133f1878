"""Commands that make newsrooms, and the one that looks one over."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workstation import paths
from workstation.cli import places
from workstation.cli.output import put, put_json, say
from workstation.domain.clock import SystemClock
from workstation.services import demo, diagnosis
from workstation.settings.policy_file import read_policy
from workstation.storage.store import Store


def make_empty(folder: Path, given: Namespace) -> int:
    """Make an empty newsroom."""
    Store.create(folder, given.name, SystemClock()).close()
    return _made(folder, given)


def make_demo(folder: Path, given: Namespace) -> int:
    """Make the demo newsroom."""
    demo.make(folder, paths.resources_folder() / "demo", SystemClock()).close()
    return _made(folder, given)


def _made(folder: Path, given: Namespace) -> int:
    places.remember(folder)
    if given.json:
        put_json({"newsroom": str(folder)})
    else:
        put(str(folder))
    return 0


def look_over(folder: Path, given: Namespace) -> int:
    """Print what was looked at; 1 when something is not as it should be."""
    results = diagnosis.look_over(folder, SystemClock())
    if given.json:
        put_json([{"check": one.check, "ok": one.ok, "detail": one.detail} for one in results])
    else:
        for one in results:
            put(f"{'ok  ' if one.ok else 'look'}  {one.check}: {one.detail}")
    wrong = [one for one in results if not one.ok]
    if wrong and not given.json:
        say(f"{len(wrong)} of {len(results)} want a look.")
    return 1 if wrong else 0


def check_policy(_folder: Path, given: Namespace) -> int:
    """Say what in an organisation's file can't be used; 1 when there is something."""
    policy = read_policy(given.file)
    if given.json:
        put_json(
            {
                "file": str(given.file),
                "problems": list(policy.problems),
                "defaults": dict(policy.defaults),
                "locked": dict(policy.locked),
                "off": sorted(policy.off),
            }
        )
        return 1 if policy.problems else 0
    for problem in policy.problems:
        put(problem)
    if not policy.problems:
        put(f"{given.file} can be used as it is.")
    return 1 if policy.problems else 0
