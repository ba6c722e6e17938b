"""Findings as JUnit XML, which every CI system shows: a test case a seed, failed where its findings fail the run."""

from __future__ import annotations

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from seedproof.core.escape import in_line, in_xml
from seedproof.core.finding import Finding
from seedproof.core.settings import FailOn
from seedproof.report.tally import said
from seedproof.run.result import Result, fails

__all__ = ["as_junit"]


def as_junit(result: Result, fail_on: FailOn) -> str:
    """Return the XML document. A seed fails by findings of at least ``fail_on``; the others are its output."""
    found, shared, cases = result.by_document(), result.shared_ids(), []
    for row in result.seeds:
        file = str(row.origin) if row.id in shared else row.path  # readers take cases of one name and class for one
        cases.append(_case(row.id, file, found.get(row.origin, []), fail_on))
    for sentence in result.unfinished():
        case = TestCase(in_line(sentence.partition(": ")[0]), classname="seedproof")
        case.result = [Error(in_line(sentence))]
        cases.append(case)
    suite = TestSuite("seedproof")
    suite.add_testcases(cases)  # at once: each time the suite counts all that it has
    document = JUnitXml("seedproof")
    document.add_testsuite(suite)
    return in_xml(bytes(document.tostring()).decode("utf-8")) + "\n"  # type: ignore[no-untyped-call]


def _case(seed: str, file: str | None, findings: list[Finding], fail_on: FailOn) -> TestCase:
    case = TestCase(in_line(seed), classname=in_line(file or "seed"))
    failing = [f for f in findings if fails(f, fail_on)]
    if failing:
        case.result = [Failure(f"{len(failing)} findings", "seedproof")]
        case.result[0].text = "\n".join(map(_line, failing))
    passing = [f for f in findings if not fails(f, fail_on)]
    if passing:
        case.system_out = "\n".join(map(_line, passing))
    return case


def _line(finding: Finding) -> str:
    return f"{finding.line}:{finding.column} {finding.code} {finding.check} [{finding.severity}] {in_line(said(finding))}"
