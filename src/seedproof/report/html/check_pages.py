"""The pages of the checks: what each looks for, and where it found it."""

from __future__ import annotations

from collections import defaultdict

from seedproof.core.finding import Finding
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import Summary

__all__ = ["write_checks"]

_FINDINGS_SHOWN = 500  # on a check's page; the seeds' own pages show all


def write_checks(pages: Pages, summary: Summary) -> None:
    """Write a page for each check that was run."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in summary.result.findings:
        found[finding.check].append(finding)
    for row in summary.checks:
        findings = found[row.name]
        pages.write(f"check/{row.name}.html", "check.html", row=row, findings=findings[:_FINDINGS_SHOWN], total=len(findings))
