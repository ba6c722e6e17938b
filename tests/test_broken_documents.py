"""Every broken document is found broken where it is, and its sound part is left alone.

``broken/expected.json`` says of each file what ``must`` be found (a check or a family, and the words that its findings
must cover), which phrases are ``clean`` (no warning or error may touch them), and perhaps what it is known to miss
(``misses``, strict: what is found has to move to ``must``) and which files make a corpus ``with`` it.
``broken_findings.txt`` is all that is found in them, information too: nothing else may come. ``damaged_findings.txt`` has digests of what
is found in them and in the seeds where they are damaged in many small ways, so that texts lie on both sides of every bound.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tools import broken_findings, damaged_findings

from seedproof.core.finding import Finding
from seedproof.core.settings import Settings
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.run import check_corpus

BROKEN = Path(__file__).parent / "broken"
EXPECTED: dict[str, dict[str, Any]] = json.loads((BROKEN / "expected.json").read_text(encoding="utf-8"))


def _defects(group: str) -> list[Any]:
    return [
        pytest.param(file, m["check"], m["text"], id=f"{file}: {m['check']} #{i}")
        for file, expected in EXPECTED.items()
        for i, m in enumerate(expected.get(group, ()))
    ]


CLEAN = [pytest.param(file, phrase, id=f"{file}: #{i}") for file, e in EXPECTED.items() for i, phrase in enumerate(e["clean"])]


@cache
def findings(file: str) -> tuple[Finding, ...]:
    """Return what is found in ``file``, checked with the files it makes a corpus with, and in nothing else."""
    paths = [BROKEN / name for name in (file, *EXPECTED[file].get("with", ()))]
    result = check_corpus(Files(tuple(paths), Settings()), CheckSelection.of(Project(BROKEN)), jobs=1)
    assert not result.failures
    assert not result.problems
    return tuple(f for f in result.unfolded().findings if f.seed == paths[0].stem)


def places(file: str, phrase: str) -> list[set[int]]:
    """Return, for each occurrence of ``phrase``, the offsets of its characters, white space left out."""
    text = (BROKEN / file).read_bytes().decode("utf-8")
    found = [{i for i in range(m.start(), m.end()) if not text[i].isspace()} for m in re.finditer(re.escape(phrase), text)]
    assert found, f"{file} does not hold {phrase!r}"
    return found


def covered(file: str, check: str, phrase: str) -> bool:
    """Return whether findings of ``check``, or of that family, cover one occurrence of ``phrase``."""
    characters = {i for f in findings(file) if check in (f.check, f.family) for i in range(f.start, f.end)}
    return any(place <= characters for place in places(file, phrase))


@pytest.mark.parametrize(("file", "check", "phrase"), _defects("must"))
def test_a_defect_is_covered_by_findings_of_its_check(file: str, check: str, phrase: str) -> None:
    assert covered(file, check, phrase), [(f.check, f.text) for f in findings(file)]


@pytest.mark.parametrize(("file", "check", "phrase"), _defects("misses"))
def test_what_is_known_to_be_missed_moves_to_must_once_it_is_found(file: str, check: str, phrase: str) -> None:
    assert not covered(file, check, phrase)


@pytest.mark.parametrize(("file", "phrase"), CLEAN)
def test_the_sound_part_is_left_alone(file: str, phrase: str) -> None:
    (place,) = places(file, phrase)
    touching = [f for f in findings(file) if f.severity != "info" and place & set(range(f.start, f.end))]
    assert not touching, [(f.check, f.text, f.message) for f in touching]


def test_every_broken_document_is_expected_and_the_other_way_round() -> None:
    assert {p.name for p in BROKEN.glob("*.txt")} == set(EXPECTED)


def test_all_that_is_found_is_what_was_found_before() -> None:
    written = broken_findings.FILE.read_text(encoding="utf-8")
    assert broken_findings.contents().splitlines() == written.splitlines(), "if it is meant: python tools/broken_findings.py"


def test_all_that_is_found_in_damaged_text_is_what_was_found_before() -> None:
    written = damaged_findings.FILE.read_text(encoding="utf-8")
    assert damaged_findings.contents().splitlines() == written.splitlines(), "if it is meant: python tools/damaged_findings.py"
