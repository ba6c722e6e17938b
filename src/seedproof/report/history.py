"""The runs before this one: how many findings each had, and which findings are new or gone since the last one that differed.

They stand beside the site, so that whoever keeps the folder keeps them: ``history.jsonl`` has a line a run, ``history.findings`` the
findings of the last one, each with the run that had it first. Nothing in them tells the time: runs have numbers.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from seedproof.core.finding import SEVERITIES, Finding
from seedproof.corpus.whole import replacing, write_whole
from seedproof.run.result import Result

__all__ = ["FILES", "History", "Run", "read_history"]

FILES: Final = ("history.jsonl", "history.findings")
_KEPT: Final = 100  # runs (guessed): a page shows twenty
_SHOWN: Final = 20
_KNOWN: Final = re.compile(r"([0-9a-f]{16}) (\d{1,9}) ([a-z0-9-]+)\n?")


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


@dataclass(frozen=True)
class History:
    """Hold this run among those before it.

    - ``runs``: those that are known, this one last
    - ``since``: of each finding that has been there before, the run that had it first
    """

    runs: Sequence[Run]
    since: Mapping[str, int]

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
        return self.before is not None and self.since.get(finding.fingerprint, self.run.number) == self.run.number

    def shown(self) -> list[Run]:
        """Return the runs that a page shows, the oldest first: those of the same seeds."""
        return [run for run in self.runs if run.what == self.run.what][-_SHOWN:]

    def write(self, folder: Path, result: Result) -> None:
        """Write both files into ``folder``."""
        lines = (json.dumps(run._asdict() | {"format": 1}, sort_keys=True) for run in self.runs[-_KEPT:])
        write_whole(folder / FILES[0], "".join(f"{line}\n" for line in lines).encode())
        with replacing(folder / FILES[1]) as stream:
            for f in result.findings:
                stream.write(f"{f.fingerprint} {self.since.get(f.fingerprint, self.run.number)} {f.check}\n".encode())


def read_history(folder: Path, result: Result, what: str) -> History:
    """Return ``result``, of the seeds that were named ``what``, among the runs that are told of in ``folder``.

    A run that found the same as the last one takes its place: looking twice makes nothing old. What cannot be read of the files is left
    out, as a history that is lost is no reason not to see what is there today.
    """
    runs = list(_runs(folder / FILES[0]))
    digest = _digest(result)
    last = runs[-1] if runs else None
    known = dict(_findings(folder / FILES[1])) if last and last.what == what else {}
    since = {fingerprint: run for fingerprint, (run, _) in known.items()}
    counts = Counter(f.severity for f in result.findings if not f.baselined)
    about = what, len(result.seeds), tuple(counts[severity] for severity in SEVERITIES), digest
    if last and (last.what, last.digest) == (what, digest):
        return History([*runs[:-1], Run(last.number, *about, last.gone)], since)
    here = {f.fingerprint for f in result.findings}
    gone = Counter(check for fingerprint, (_, check) in known.items() if fingerprint not in here)
    return History([*runs, Run(last.number + 1 if last else 1, *about, dict(sorted(gone.items())))], since)


def _digest(result: Result) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for finding in result.findings:
        digest.update(finding.fingerprint.encode() + (b"k" if finding.baselined else b" "))
    return digest.hexdigest()


def _runs(file: Path) -> Iterator[Run]:
    for line in _lines(file):
        try:
            found: dict[str, Any] = json.loads(line)
            if found.pop("format") == 1:
                counts, gone = tuple(map(int, found.pop("counts"))), {str(k): int(n) for k, n in found.pop("gone").items()}
                yield Run(int(found["number"]), str(found["what"]), int(found["seeds"]), counts, str(found["digest"]), gone)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue


def _findings(file: Path) -> Iterator[tuple[str, tuple[int, str]]]:
    for line in _lines(file):
        if match := _KNOWN.fullmatch(line):
            yield match[1], (int(match[2]), match[3])


def _lines(file: Path) -> Iterator[str]:
    if file.is_file():
        with file.open(encoding="utf-8", errors="replace") as stream:
            yield from stream
