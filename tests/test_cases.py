"""Every check finds what its case file marks, passes what it must pass, and still misses what it is known to miss.

``case_findings.txt`` is what is said of each text, and how it would be mended, by all checks: nothing else may come.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import case_findings

from seedproof import Check
from seedproof.corpus.registry import built_in
from seedproof.testing import Case, cases, verify

FOLDER = Path(__file__).parent / "cases"
ALL = [(kind, case) for kind in built_in() if (FOLDER / f"{kind.name()}.yaml").exists() for case in cases(FOLDER / f"{kind.name()}.yaml")]


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[f"{kind.name()}: {case}" for kind, case in ALL])
def test_case(kind: type[Check], case: Case) -> None:
    verify(kind, case)


def test_all_that_is_said_of_the_cases_is_what_was_said_before() -> None:
    written = case_findings.FILE.read_text(encoding="utf-8")
    assert case_findings.contents().splitlines() == written.splitlines(), "if it is meant: python tools/case_findings.py"
