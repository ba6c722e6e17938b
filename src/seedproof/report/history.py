"""The runs before this one: how many findings each had, and which findings are new or gone since the last one that differed.

They stand beside the site, so that whoever keeps the folder keeps them: ``history.jsonl`` has a line a run, ``history.findings`` the
findings of the last one, each with the run that had it first. Nothing in them tells the time: runs have numbers.
"""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from seedproof.core.finding import SEVERITIES, Finding, Severity
from seedproof.corpus.whole import replacing, write_whole
from seedproof.run.result import Result

__all__ = ["FILES", "Before", "History", "Run", "read_history"]

FILES: Final = ("history.jsonl", "history.findings")
_KEPT: Final = 100  # runs (guessed): a page shows twenty
_SHOWN: Final = 20
_LINE: Final = re.compile(r"([0-9a-f]{16}) (\d{1,9}) ([a-z0-9-]+)\n?")


class Run(NamedTuple):
    """A run that was.

    - ``number``: from 1
    - ``what``: what was read, as it was named
    - ``seeds``: how many were read
    - ``counts``: findings of each severity that no baseline knows, worst first
    - ``digest``: of all of its findings
    - ``gone``: how many findings of each check the run before had, and this one has not
    """

    number: int
    what: str
    seeds: int
    counts: tuple[int, ...]
    digest: str
    gone: Mapping[str, int]


class Before:
    """The findings of the run before, in columns of sixteen bytes a finding: as many as a corpus has.

    ``findings``: the fingerprint of each, the run that had it first, and its check.
    """

    def __init__(self, findings: Iterable[tuple[str, int, str]]) -> None:
        numbers: dict[str, int] = {}
        fingerprints, runs, checks = array("Q"), array("I"), array("I")
        for fingerprint, run, check in findings:
            fingerprints.append(int(fingerprint, 16))
            runs.append(run)
            checks.append(numbers.setdefault(check, len(numbers)))
        order = np.argsort(np.array(fingerprints), kind="stable")
        ordered = np.array(fingerprints)[order]
        last = np.append(ordered[1:] != ordered[:-1], True)[: len(ordered)]  # the file of somebody else may name one twice
        self._fingerprints = array("Q", ordered[last].tobytes())
        self._runs, self._checks = np.array(runs)[order][last], np.array(checks)[order][last]
        self._names = list(numbers)

    def first(self, fingerprint: str) -> int | None:
        """Return the run that had a finding first, None where it was in none."""
        number = int(fingerprint, 16)
        at = bisect_left(self._fingerprints, number)
        return int(self._runs[at]) if at < len(self._fingerprints) and self._fingerprints[at] == number else None

    def gone(self, here: array[int]) -> dict[str, int]:
        """Count by their checks, in the order of names, the findings that are not among those with the fingerprints ``here``."""
        left = self._checks[~np.isin(np.array(self._fingerprints), np.array(here))]
        return dict(sorted((self._names[check], int(count)) for check, count in enumerate(np.bincount(left)) if count))


@dataclass(frozen=True)
class History:
    """Hold this run among those before it.

    - ``runs``: those that are known, this one last
    - ``known``: the findings of the run before
    """

    runs: Sequence[Run]
    known: Before

    @property
    def run(self) -> Run:
        """Return this run."""
        return self.runs[-1]

    @property
    def before(self) -> Run | None:
        """Return the run that this one is compared with: the last one of the same seeds that had other findings."""
        earlier = self.runs[-2] if len(self.runs) > 1 else None
        return earlier if earlier and earlier.what == self.run.what else None

    def is_new(self, finding: Finding) -> bool:
        """Tell whether the run before did not have this finding."""
        return self.before is not None and self._first(finding) == self.run.number

    def shown(self) -> list[Run]:
        """Return the runs that a page shows, the oldest first: those of the same seeds."""
        return [run for run in self.runs if run.what == self.run.what][-_SHOWN:]

    def write(self, folder: Path, result: Result) -> None:
        """Write both files into ``folder``."""
        lines = (json.dumps(run._asdict() | {"format": 1}, sort_keys=True) for run in self.runs[-_KEPT:])
        write_whole(folder / FILES[0], "".join(f"{line}\n" for line in lines).encode())
        with replacing(folder / FILES[1]) as stream:
            for f in result.findings:
                stream.write(f"{f.fingerprint} {self._first(f)} {f.check}\n".encode())

    def _first(self, finding: Finding) -> int:
        first = self.known.first(finding.fingerprint)
        return self.run.number if first is None else first


def read_history(folder: Path, result: Result, what: str) -> History:
    """Return ``result``, of the seeds that were named ``what``, among the runs that are told of in ``folder``.

    A run that found the same as the last one takes its place: looking twice makes nothing old. What cannot be read of the files is left
    out, as a history that is lost is no reason not to see what is there today.
    """
    runs = list(_runs(folder / FILES[0]))
    last = runs[-1] if runs else None
    known = Before(_findings(folder / FILES[1]) if last and last.what == what else ())
    counts, digest, here = _seen(result)
    about = what, len(result.seeds), tuple(counts[severity] for severity in SEVERITIES), digest
    if last and (last.what, last.digest) == (what, digest):
        return History([*runs[:-1], Run(last.number, *about, last.gone)], known)
    return History([*runs, Run(last.number + 1 if last else 1, *about, known.gone(here))], known)


def _seen(result: Result) -> tuple[Counter[Severity], str, array[int]]:
    """Return how many findings of each severity no baseline knows, a digest of all findings, and their fingerprints."""
    counts: Counter[Severity] = Counter()
    digest, fingerprints = hashlib.blake2b(digest_size=8), array("Q")
    for finding in result.findings:
        counts[finding.severity] += not finding.baselined
        digest.update(finding.fingerprint.encode() + (b"k" if finding.baselined else b" "))
        fingerprints.append(int(finding.fingerprint, 16))
    return counts, digest.hexdigest(), fingerprints


def _runs(file: Path) -> Iterator[Run]:
    for line in _lines(file):
        try:
            found: dict[str, Any] = json.loads(line)
            if found.pop("format") == 1:
                counts, gone = tuple(map(int, found.pop("counts"))), {str(k): int(n) for k, n in found.pop("gone").items()}
                yield Run(int(found["number"]), str(found["what"]), int(found["seeds"]), counts, str(found["digest"]), gone)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue


def _findings(file: Path) -> Iterator[tuple[str, int, str]]:
    for line in _lines(file):
        if match := _LINE.fullmatch(line):
            yield match[1], int(match[2]), match[3]


def _lines(file: Path) -> Iterator[str]:
    if file.is_file():
        with file.open(encoding="utf-8", errors="replace") as stream:
            yield from stream
