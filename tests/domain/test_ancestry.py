from __future__ import annotations

from workstation.domain.ancestry import ancestors, bases, leaves, newest
from workstation.domain.ids import RevisionId


def _graph(**parents: str) -> dict[RevisionId, tuple[RevisionId, ...]]:
    return {
        RevisionId(name): tuple(RevisionId(parent) for parent in said)
        for name, said in parents.items()
    }


CROSSED = _graph(r="", a="r", b="r", m="ab", n="ab", x="m", y="n")
"""Two people merged the same two revisions, and both went on."""


def test_the_ancestors_of_a_revision_are_all_it_was_made_of_and_itself() -> None:
    assert ancestors(CROSSED, RevisionId("m")) == {"m", "a", "b", "r"}
    assert ancestors(CROSSED, RevisionId("gone")) == frozenset()


def test_the_leaves_are_what_nothing_was_made_of() -> None:
    assert leaves(CROSSED) == ("x", "y")
    assert leaves(_graph(r="", a="r")) == ("a",)
    assert leaves(_graph(a="z")) == ("a",), "a parent may be elsewhere"


def test_the_newest_of_some_leaves_out_what_others_were_made_of() -> None:
    assert newest(CROSSED, {RevisionId("r"), RevisionId("a"), RevisionId("b")}) == ("a", "b")


def test_crossed_merges_have_two_bases_and_others_one() -> None:
    assert bases(CROSSED, RevisionId("x"), RevisionId("y")) == ("a", "b")
    assert bases(CROSSED, RevisionId("a"), RevisionId("b")) == ("r",)
    assert bases(CROSSED, RevisionId("a"), RevisionId("x")) == ("a",)
    assert bases(_graph(a="", b=""), RevisionId("a"), RevisionId("b")) == ()
