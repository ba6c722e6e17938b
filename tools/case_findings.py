"""Write ``tests/case_findings.txt``: all that is said of the texts of the case files, by the check of each file and by all others.

    python tools/case_findings.py

Cases say where a check finds something. Here stands what it says of it, how it would mend it, and what other checks find in the same text.
Run it where a change of a check is meant to change that, and read the difference: nothing else may come or go.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from seedproof import Check, Document, Finding, check_documents
from seedproof.checks.base import BatchCheck
from seedproof.core.context import Context
from seedproof.core.escape import in_line
from seedproof.core.spellings import Spellings
from seedproof.corpus.registry import built_in
from seedproof.testing import Case, cases, unmark

sys.path.insert(0, str(Path(__file__).parent.parent))

from tools.broken_findings import line

__all__ = ["FILE", "contents"]

TESTS = Path(__file__).parent.parent / "tests"
FILE = TESTS / "case_findings.txt"


def contents() -> str:
    """Return what the file must hold: a paragraph for each case of which something is said, a line for each finding."""
    kinds = {kind.name(): kind for kind in built_in()}
    every = {f"{name}: {case}": (kind, case) for name, kind in kinds.items() if (path := _path(name)).exists() for case in cases(path)}
    together = _of_single_texts({name: case for name, (_, case) in every.items() if len(case.seeds) == 1}, [*kinds.values()])
    parts = []
    for name, (kind, case) in every.items():
        said = together.get(name, [])
        if not issubclass(kind, BatchCheck) or case.options or case.fields or case.spellings != Spellings():
            said = [*_as_it_is_meant(kind, case), *(finding for finding in said if finding.check != kind.name())]
        if said:
            parts.append(f"{in_line(name)}\n{''.join(map(_all, said))}")
    return "\n".join(parts)


def _path(name: str) -> Path:
    return TESTS / "cases" / f"{name}.yaml"


def _as_it_is_meant(kind: type[Check], case: Case) -> Sequence[Finding]:
    """Return what the check of a case finds in it, with the options and among the seeds that it names."""
    check = kind(**case.options).bind(Context(spellings=case.spellings))
    result = check_documents([{"text": unmark(seed)[0], **case.fields} for seed in case.seeds], [check])
    result.raise_if_broken()
    return result.findings


def _of_single_texts(named: Mapping[str, Case], kinds: Sequence[type[Check]]) -> dict[str, list[Finding]]:
    """Return what all checks of single texts find in the cases, by their names; of what so short texts lack, what the case is about."""
    checks = [kind() for kind in kinds if issubclass(kind, BatchCheck)]
    documents = [Document(name, unmark(case.seeds[0])[0], row=row) for row, (name, case) in enumerate(named.items(), 1)]
    result = check_documents(documents, checks)
    result.raise_if_broken()
    said: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.family != "schema" or finding.seed.startswith(f"{finding.check}: "):
            said.setdefault(finding.seed, []).append(finding)
    return said


def _all(finding: Finding) -> str:
    more = [f"of {'/'.join(map(ascii, finding.variants))}"] if finding.variants else []
    more += [f"see {place.seed} {place.start}-{place.end}:{place.text!a}" for place in finding.related]
    said, absorbed = line(finding).split("\n", 1)
    return "; ".join([said, *more]) + f"\n{absorbed}"


if __name__ == "__main__":
    FILE.write_text(contents(), "utf-8")
    print(f"wrote {FILE}", file=sys.stderr)
