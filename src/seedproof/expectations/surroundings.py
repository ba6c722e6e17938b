"""What lies round Data Docs: the site that they are part of, with a page for each seed, and the runs before this one.

Great Expectations makes renderers and views by their names and hands them nothing, so that what they lead to stands here while they work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from seedproof.corpus.whole import write_whole

__all__ = ["RUNS", "Around", "Place", "Run", "around", "placed", "read_runs", "write_runs"]

_KEPT: Final = 10  # runs (guessed): what a reader of reports compares
#: The file beside the index that tells of all runs whose pages are kept.
RUNS: Final = "runs.json"


@dataclass(frozen=True)
class Place:
    """Where Data Docs lie.

    - ``site``: the folder of the site's first page as it is seen from the index of the Data Docs, such as ``../``; None without a site
    - ``pages``: of the seeds by their origins, from the folder of the site
    - ``earlier``: the folder of the Data Docs of the run before, whose pages are kept
    """

    site: str | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    earlier: Path | None = None


class Run(NamedTuple):
    """A suite's results in a run.

    - ``at``: when the run was, as the index shows it
    - ``suite``: its name
    - ``passed``: whether it passed
    - ``unmet``: how many expectations did not hold, in words
    - ``page``: relative to the index
    """

    at: str
    suite: str
    passed: bool
    unmet: str
    page: str


class Around(NamedTuple):
    """What lies round the pages that are being rendered.

    - ``place``: where they lie
    - ``earlier``: the runs before this one, the last one first
    - ``now``: the results of this one, as the index tells of them
    """

    place: Place
    earlier: Sequence[Run]
    now: list[Run]


_around: ContextVar[Around | None] = ContextVar("around", default=None)


@contextmanager
def placed(place: Place) -> Iterator[Around]:
    """Let what is rendered within lead to what is round it."""
    found = Around(place, tuple(_kept(place.earlier)) if place.earlier else (), [])
    token = _around.set(found)
    try:
        yield found
    finally:
        _around.reset(token)


def around() -> Around:
    """Return what lies round the pages that are being rendered."""
    return _around.get() or Around(Place(), (), [])


def _kept(folder: Path) -> Iterator[Run]:
    times: set[str] = set()
    for run in read_runs(folder):
        times.add(run.at)
        if len(times) < _KEPT:
            yield run


def read_runs(folder: Path) -> Iterator[Run]:
    """Yield the runs whose pages are kept in ``folder``, the last one first; what is not as we write it is left out."""
    try:
        rows = json.loads((folder / RUNS).read_text(encoding="utf-8"))
        runs = [Run(*map(str, row[:2]), bool(row[2]), *map(str, row[3:5])) for row in rows]  # type: ignore[call-arg, arg-type]
    except (OSError, ValueError, TypeError, IndexError, KeyError, RecursionError):
        return
    inside = folder.resolve()
    for run in runs:
        if run.page.startswith("validations/") and (folder / run.page).resolve().is_relative_to(inside) and (folder / run.page).is_file():
            yield run


def write_runs(folder: Path, runs: Sequence[Run]) -> None:
    """Write which runs have pages in ``folder``."""
    lines = ",\n".join(json.dumps(run) for run in runs)
    write_whole(folder / RUNS, f"[{lines}]\n".encode())
