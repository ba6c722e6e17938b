"""Every check finds what its case file marks, passes what it must pass, and still misses what it is known to miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof import Check
from seedproof.corpus.registry import built_in
from seedproof.testing import Case, cases, verify

FOLDER = Path(__file__).parent / "cases"
ALL = [(kind, case) for kind in built_in() if (FOLDER / f"{kind.name()}.yaml").exists() for case in cases(FOLDER / f"{kind.name()}.yaml")]


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[f"{kind.name()}: {case}" for kind, case in ALL])
def test_case(kind: type[Check], case: Case) -> None:
    verify(kind, case)
