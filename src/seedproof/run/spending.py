"""What a run spends: CPU time and memory, by stage and by check.

A step costs what it takes beside what was there before: the time of all threads of its process, and the most memory that it had in use
at once. What several checks share is worked out before any of them looks, as a stage of its own, so that the first that asks for it does
not pay for all.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from seedproof.batch import Batch

__all__ = ["STAGES", "Meter", "Spent", "together"]

T = TypeVar("T")

#: What a run consists of beside its checks, in its order, and what of a batch is worked out in each stage.
STAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "reading": (),
    "characters": ("characters.kinds", "characters.folded_codes"),
    "lines": ("lines",),
    "words": ("words", "words.types", "words.starts_sentence"),
    "languages": ("languages.of_lines",),
    "phrases": ("phrases",),
    "titles and bodies": ("titles", "bodies", "seed_languages"),
    "credits": ("credits", "sources"),
    "quotations": ("quotes",),
    "rows of seeds": (),
    "settings": (),
    "counts merged": (),
    "decisions": (),
    "order": (),
    "output": (),
}

_MEMORY: Final = Path("/proc/self/status")  # of Linux; elsewhere only time is told
_PEAK: Final = Path("/proc/self/clear_refs")
_FORGET_PEAK: Final = "5"


class Spent(NamedTuple):
    """What a stage or a check has taken.

    - ``seconds``: of CPU time, in all processes
    - ``memory``: the most bytes at once beside what was there before, in the process that took most; 0 where nobody can tell
    - ``peak``: the most bytes that a process had in use meanwhile
    """

    seconds: float = 0.0
    memory: int = 0
    peak: int = 0


def together(parts: Iterable[Mapping[str, Spent]]) -> dict[str, Spent]:
    """Return what several parts of a run took: seconds are added, and of memory the most counts, as each part is given back."""
    found: dict[str, Spent] = {}
    for part in parts:
        for name, spent in part.items():
            known = found.get(name, Spent())
            found[name] = Spent(known.seconds + spent.seconds, max(known.memory, spent.memory), max(known.peak, spent.peak))
    return found


class Meter:
    """Measure the steps of a run in this process, if ``on``; else do nothing, which takes nothing."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        self._spent: dict[str, Spent] = {}

    def step(self, name: str) -> AbstractContextManager[None]:
        """Return a context in which all that is done counts for a stage or check. Steps do not lie within each other."""
        return self._measured(name) if self.on else nullcontext()

    def each(self, name: str, items: Iterable[T]) -> Iterable[T]:
        """Return ``items``; to get each of them counts for a stage."""
        return self._each(name, iter(items)) if self.on else items

    def share(self, batch: Batch) -> None:
        """Work out what the checks of a batch share, stage by stage."""
        for name, parts in STAGES.items() if self.on else ():
            for part in parts:
                with self.step(name):
                    attrgetter(part)(batch)

    def taken(self) -> dict[str, Spent]:
        """Return what was spent since this was last asked."""
        spent, self._spent = self._spent, {}
        return spent

    @contextmanager
    def _measured(self, name: str) -> Iterator[None]:
        before = _from_now_on()
        began = time.process_time()
        try:
            yield
        finally:
            seconds, peak = time.process_time() - began, _in_use("VmHWM:")
            step = Spent(seconds, max(peak - before, 0) if before else 0, peak)
            self._spent = together((self._spent, {name: step}))

    def _each(self, name: str, items: Iterator[T]) -> Iterator[T]:
        while True:
            with self.step(name):
                found = next(items, _END)
            if found is _END:
                return
            yield found  # type: ignore[misc]  # it is none of ours


_END: Final = object()


def _from_now_on() -> int:
    """Return how many bytes the process has in use, and let its peak begin there. 0 where the system does not tell."""
    try:
        _PEAK.write_text(_FORGET_PEAK)
    except OSError:
        return 0
    return _in_use("VmRSS:")


def _in_use(field: str) -> int:
    try:
        lines = _MEMORY.read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(field)), 0)
