"""Findings as a summary in Markdown, for a pull request or the summary of a job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from seedproof.core.escape import NAME_LENGTH, cut, in_markdown
from seedproof.core.finding import SEVERITIES, Finding
from seedproof.report.places import Places
from seedproof.report.tally import plural, said, tally
from seedproof.run.result import Result, severity_rank

__all__ = ["as_markdown"]

_MOST = 50  # findings that are listed: more are read nowhere but in the other formats (guessed)


def as_markdown(result: Result, places: Places) -> Iterator[str]:
    """Yield the lines of the summary: what was found, by check, and the places of the worst; baselined findings are left out."""
    new = [f for f in result.findings if not f.baselined]
    yield f"### seedproof: {_headline(result, new)}\n"
    for sentence in result.unfinished():
        yield f"\n- not everything was checked: {in_markdown(sentence)}\n"
    if new:
        yield "\n| check | errors | warnings | info | seeds |\n|---|---:|---:|---:|---:|\n"
        yield from _rows(new)
        yield "\n"
        worst = sorted(new, key=lambda f: severity_rank(f.severity))[:_MOST]
        yield from (_place(finding, places) for finding in worst)
        if len(new) > len(worst):
            yield f"- and {len(new) - len(worst):,} more\n"


def _headline(result: Result, new: list[Finding]) -> str:
    seeds = plural(len(result.seeds), "seed")
    if new:
        return f"{tally(new)} in {len({f.origin for f in new}):,} of {seeds}"
    return f"found nothing in {seeds}" if result.unfinished() else f"found nothing wrong in {seeds}"


def _rows(new: list[Finding]) -> Iterator[str]:
    """Yield a row for each check that found something, most first."""
    counts = Counter((f.check, f.severity) for f in new)
    codes = {f.check: f.code for f in new}
    seeds = Counter(check for check, _ in {(f.check, f.origin) for f in new})
    for check, _ in Counter(f.check for f in new).most_common():
        numbers = " | ".join(f"{counts[check, severity]:,}" for severity in SEVERITIES)
        yield f"| {codes[check]} {check} | {numbers} | {seeds[check]:,} |\n"


def _place(finding: Finding, places: Places) -> str:
    spot = places.of(finding)
    where = f"{spot.path}:{spot.line}" if spot.path and spot.line else spot.path
    document = f" in {in_markdown(cut(finding.seed, NAME_LENGTH))}" if spot.row or not spot.path else ""
    message = in_markdown(said(finding) + spot.within())
    return f"- {in_markdown(where)}{document} **{finding.code} {finding.check}** [{finding.severity}] {message}\n"
