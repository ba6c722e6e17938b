"""Write ``tests/broken_findings.txt``: all that is found in each of the broken documents, information included; what is absorbed is
indented below what absorbs it.

    python tools/broken_findings.py

Run it where a change of a check is meant to change what it finds in them, and read the difference: nothing else may come or go.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from seedproof import CheckSelection, Files, Finding, Project, Result, Settings, check_corpus
from seedproof.core.escape import in_line

__all__ = ["FILE", "contents", "line"]

BROKEN = Path(__file__).parent.parent / "tests" / "broken"
FILE = BROKEN.parent / "broken_findings.txt"


def contents() -> str:
    """Return what the file must hold: a paragraph for each document, a line for each finding."""
    expected = json.loads((BROKEN / "expected.json").read_text("utf-8"))
    parts = (_part(name, _checked(name, *expected[name].get("with", ()))) for name in sorted(expected))
    return "\n".join(parts)


def _checked(*names: str) -> Result:
    """Check a document with those that make a corpus with it."""
    corpus = Files(tuple(BROKEN / name for name in names), Settings())
    return check_corpus(corpus, CheckSelection.of(Project(BROKEN)), jobs=1)


def _part(name: str, result: Result) -> str:
    result.raise_if_broken()
    return f"{name}\n" + "".join(map(line, (finding for finding in result.findings if finding.seed == Path(name).stem)))


def line(finding: Finding, indent: str = "  ") -> str:
    """Return what the file says of a finding, and of those that it has absorbed."""
    said = f"{indent}{finding.start}-{finding.end} {finding.check} [{finding.severity}] {in_line(finding.message)}"
    if finding.fix:
        said += f"; {'safe' if finding.fix.safe else 'unsafe'} fix"
        said += "".join(f" {edit.start}-{edit.end}:{edit.text!a}" for edit in finding.fix.edits)
    return said + "\n" + "".join(line(narrower, indent + "  ") for narrower in finding.narrower)


if __name__ == "__main__":
    FILE.write_text(contents(), "utf-8")
    print(f"wrote {FILE}", file=sys.stderr)
