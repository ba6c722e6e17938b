"""A corpus is mended in rounds, as a fix can lay another one bare; what does harm is left out, and what is left is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.command import seedproof

from seedproof import CheckSelection, Corpus, Files, Project, Result, check_corpus
from seedproof.run.mending import Mended, mend

OWN = """
import re
from typing import ClassVar

from seedproof import Edit, Fix, Hit, SeedCheck


class Layer(SeedCheck):
    "Finds layers."
    code: ClassVar[str] = "GRB398"
    family: ClassVar = "garbled"
    severity: ClassVar = "error"

    def find(self, seed):
        for found in re.finditer(r"(layer|harm)(\\d)", seed.text):
            word, number = found[1], int(found[2])
            new = {"layer": f"layer{number - 1}", "harm": "bad"}[word]
            if number:
                yield Hit(*found.span(), "a layer", fix=Fix(safe=True, edits=(Edit(start=found.start(), end=found.end(), text=new),)))


class Bad(SeedCheck):
    "Finds what is bad."
    code: ClassVar[str] = "GRB399"
    family: ClassVar = "garbled"
    severity: ClassVar = "warning"

    def find(self, seed):
        for found in re.finditer("bad", seed.text):
            yield Hit(*found.span(), "bad")
"""


@pytest.fixture(autouse=True)
def _own(project: Project) -> None:
    (project.root / "checks" / "own.py").write_text(OWN, encoding="utf-8")


def mended(project: Project, text: str) -> tuple[Mended, str]:
    """Mend a seed, and return what has come of it."""
    seed = project.seeds / "a.txt"
    seed.write_text(f"A title\n\n{text}\n", encoding="utf-8")
    selection = CheckSelection.of(project, ["layer", "bad"])
    found = mend(Files((project.seeds,)), lambda texts: check_corpus(texts, selection, jobs=1))
    (new,) = [change.text for change in found.changes.values()] or [seed.read_text(encoding="utf-8")]
    return found, new.partition("\n\n")[2].rstrip("\n")


@pytest.mark.parametrize(("layers", "rounds", "left", "complete"), [(1, 1, 0, True), (3, 3, 0, True), (5, 5, 0, True), (6, 5, 1, False)])
def test_what_lies_bare_after_a_fix_is_fixed_in_the_next_of_five_rounds(
    project: Project, layers: int, rounds: int, left: int, complete: bool
) -> None:
    found, text = mended(project, f"It was layer{layers} here.")
    assert text == f"It was layer{left} here."
    assert (found.rounds, found.complete, sum(found.applied.values()), found.left_out) == (rounds, complete, rounds, 0)
    assert len(found.before.findings) == 1
    assert len(found.after.findings) == int(left > 0)


def test_a_corpus_is_checked_once_and_once_after_each_round(project: Project) -> None:
    (project.seeds / "a.txt").write_text("A title\n\nIt was layer3 here.\n", encoding="utf-8")
    selection = CheckSelection.of(project, ["layer"])
    times = 0

    def check(texts: Corpus) -> Result:
        nonlocal times
        times += 1
        return check_corpus(texts, selection, jobs=1)

    assert mend(Files((project.seeds,)), check).rounds == 3
    assert times == 4


def test_a_fix_that_brings_something_else_is_left_out_and_the_others_are_not(project: Project) -> None:
    found, text = mended(project, "It was harm1 here, and layer2 there.")
    assert text == "It was harm1 here, and layer0 there."
    assert (found.left_out, sum(found.applied.values()), found.complete) == (1, 2, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was layer1 here.", "1 fixed in 1 of 3 seeds\n"),
        ("It was layer3 here.", "3 fixed in 1 of 3 seeds; in 3 rounds, as a fix can lay another one bare\n"),
        (
            "It was layer7 here.",
            "5 fixed in 1 of 3 seeds; in 5 rounds, as a fix can lay another one bare; there is more to fix: run it again\n",
        ),
        (
            "It was harm1 here.",
            "0 fixed in 0 of 3 seeds; 1 left out, which would not have mended what they are for, or would have brought something new\n",
        ),
    ],
)
def test_the_command_says_what_was_fixed_in_how_many_rounds_and_what_is_left(project: Project, text: str, said: str) -> None:
    (project.seeds / "a.txt").write_text(f"A title\n\n{text}\n", encoding="utf-8")
    assert seedproof(Path(project.root), "fix", "--select", "layer", "--ignore", "schema").stderr == said
