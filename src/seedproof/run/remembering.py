"""The engine of one machine that remembers what it found: only what is new is looked at.

Documents are grouped by what they hold, so that one more or less changes one group and leaves the others as they were. What a run finds
in a group, and counts in it for the corpus checks, is an entry of the cache under the digest of its documents and of all else that it
depends on (``state``). What the second look finds is another entry: it holds good for a check as long as what that check has decided on
the group's documents is the same.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import Any, Final, NamedTuple

from seedproof.core.document import Document, Origin
from seedproof.core.finding import Finding
from seedproof.corpus.cache import Cache
from seedproof.corpus.corpus import BATCH_CHARACTERS, Corpus, ReadProblem, read_of, weight
from seedproof.corpus.policy import Excepted, Policy
from seedproof.run.local import LocalEngine, Progress
from seedproof.run.prefilter import prefilter
from seedproof.run.processes import MakeChecks
from seedproof.run.state import canonical, digest, digest_of_document, state_of
from seedproof.run.tallies import Decisions
from seedproof.run.worker import BatchResult

__all__ = ["RememberingEngine"]

_GROUP: Final = BATCH_CHARACTERS // 4  # about what a group weighs: of a larger one more is looked at for one document that has changed
_LEAST: Final = _GROUP // 4
_KEPT: Final = 4 * BATCH_CHARACTERS  # of documents that are looked at anew: so many are not read again for the second look
_FEW: Final = 8  # groups that are sooner looked at here than in processes that are to be started first (guessed)

# By check: what its decisions were, what it found, and what of that the settings except.
Found = dict[str, tuple[str, list[Finding], list[Excepted]]]


class _Group(NamedTuple):
    """Documents that were looked at together.

    ``name``: of its entry · ``seeds``: its documents without their texts · ``texts``: digests of these, by document
    """

    name: str
    seeds: list[Document]
    texts: Mapping[Origin, str]

    @property
    def again(self) -> str:
        """Return the name of the entry of its second look."""
        return digest(self.name, "again")


class RememberingEngine(LocalEngine):
    """Look only at groups of documents of which ``cache`` knows nothing."""

    def __init__(
        self,
        corpus: Corpus,
        make_checks: MakeChecks,
        policy: Policy,
        cache: Cache,
        *,
        jobs: int = 0,
        progress: Progress | None = None,
        measured: bool = False,
    ) -> None:
        super().__init__(corpus, make_checks, policy, jobs=jobs, progress=progress, measured=measured)
        self._cache, self._state = cache, state_of(self.checks, policy, cache.root)
        self._seen: list[_Group] = []
        self._kept: dict[str, list[Document]] = {}  # the documents of groups, by name, that are looked at anew
        self._weight = 0

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self._cache.trim()

    def examine(self) -> Iterator[BatchResult]:
        """Read the corpus, and examine each group that is not known."""
        waiting: deque[tuple[str, BatchResult | None]] = deque()
        for documents, result in self._mapped("examine", self._unknown(waiting)):
            while waiting[0][1] is not None:
                yield self._taken(*waiting.popleft())
            name, _ = waiting.popleft()
            if not result.failures:
                self._keep(name, replace(result, spent={}))
            self._count(result, documents)
            yield self._taken(name, result)
        while waiting:
            yield self._taken(*waiting.popleft())

    def examine_again(self, decisions: Decisions) -> Iterator[BatchResult]:
        """Look for what was decided where it is not known what that finds."""
        wanted = self._wanted(decisions)
        known = {group.name: self._held(group, told) for group, told in zip(self._seen, wanted, strict=True)}
        parts = [part for found in known.values() for part in found.values()]
        yield BatchResult(findings=[one for _, some, _ in parts for one in some], excepted=[one for _, _, some in parts for one in some])
        stale = [(group, told) for group, told in zip(self._seen, wanted, strict=True) if told.keys() - known[group.name].keys()]
        if not stale:
            return
        group_of = {seed.origin: group for group, _ in stale for seed in group.seeds}
        new: dict[str, Found] = {
            group.name: {n: (d, [], []) for n, d in told.items() if n not in known[group.name]} for group, told in stale
        }
        looked_at: dict[Origin, str] = {}
        sound = True
        for result in self._looked_again(decisions, group_of, new, looked_at):
            for finding in result.findings:
                new[group_of[finding.origin].name][finding.check][1].append(finding)
            for excepted in result.excepted:
                new[group_of[excepted.finding.origin].name][excepted.finding.check][2].append(excepted)
            sound = sound and not result.failures
            yield result
        for group, _ in stale:
            if sound and all(looked_at.get(origin) == text for origin, text in group.texts.items()):
                self._keep(group.again, known[group.name] | new[group.name])

    def _looked_again(
        self, decisions: Decisions, group_of: Mapping[Origin, _Group], new: Mapping[str, Found], looked_at: dict[Origin, str]
    ) -> Iterator[BatchResult]:
        """Read the corpus again, and yield what the checks find that are to look at a group; ``looked_at`` gets its digests."""
        checks = {group: frozenset(found) for group, found in new.items()}
        by_check = {name: decisions.by_check[name] for name in frozenset[str]().union(*checks.values())}

        def concerned() -> Iterator[list[Document]]:
            held = self._kept.values() if new.keys() <= self._kept.keys() else self._batches([])
            for batch in held:
                documents = [document for document in batch if document.origin in group_of]
                looked_at.update((document.origin, document.digest()) for document in documents)
                yield documents

        batches = prefilter(concerned(), decisions.required_literals, BATCH_CHARACTERS, decisions.required_origins)
        for _, result in self._mapped("examine_again", batches, by_check):
            result.findings = [f for f in result.findings if f.check in checks[group_of[f.origin].name]]
            result.excepted = [e for e in result.excepted if e.finding.check in checks[group_of[e.finding.origin].name]]
            yield result

    def _wanted(self, decisions: Decisions) -> list[dict[str, str]]:
        """Return for each group, by check, the digest of what was decided on it."""
        checks = {check.name(): check for check in self.checks}
        whole = {name: digest(canonical(decided)) for name, decided in decisions.by_check.items()}
        told: list[dict[str, str]] = [{} for _ in self._seen]
        for name, decided in decisions.by_check.items():
            for group, digests in zip(self._seen, told, strict=True):
                part = checks[name].concerning(decided, group.seeds)  # type: ignore[attr-defined]  # only a corpus check decides
                digests[name] = whole[name] if part is decided else digest(canonical(part))
        return told

    def _held(self, group: _Group, wanted: Mapping[str, str]) -> Found:
        """Return what is known of the second look at a group by the checks whose decisions are what they were."""
        found: Found = _unpacked(self._cache.get(group.again), dict) or {}
        return {name: found[name] for name, decided in wanted.items() if name in found and found[name][0] == decided}

    def _unknown(self, waiting: deque[tuple[str, BatchResult | None]]) -> Iterator[list[Document]]:
        """Yield the groups that are not known; ``waiting`` gets all of them, with what is known."""
        for documents, digests in self.meter.each("reading", self._grouped(self._problems)):
            name = digest(self._state, digests)
            known: BatchResult | None = _unpacked(self._cache.get(name), BatchResult)
            waiting.append((name, known))
            if known is None:
                self._weight += sum(weight(document.text) for document in documents)
                if self._weight <= _KEPT:
                    self._kept[name] = documents
                yield documents
            else:
                self._count(known, documents)

    def _count(self, result: BatchResult, documents: list[Document]) -> None:
        with self.meter.step("counts merged"):
            self._tallies.add(result.counts)
            result.counts.clear()
        if self._progress:
            self._progress(read_of(documents))

    def _taken(self, name: str, result: BatchResult | None) -> BatchResult:
        assert result is not None
        seeds = [Document(row.id, "", row.path, row.row) for row in result.seeds]
        self._seen.append(_Group(name, seeds, {row.origin: row.digest for row in result.seeds}))
        return result

    def _keep(self, name: str, found: object) -> None:
        try:
            entry = pickle.dumps(found, protocol=5)
        except Exception:  # counts of an own check that cannot be sent elsewhere
            return
        self._cache.put(name, entry)

    def _mapped(self, method: str, batches: Iterable[list[Document]], *more: Any) -> Iterator[tuple[list[Document], BatchResult]]:
        """Put batches through a method, in this process where they are few."""
        rest = iter(batches)
        first = list(islice(rest, _FEW))
        if len(first) < _FEW:
            yield from ((documents, getattr(self._processes.worker, method)(documents, *more)) for documents in first)
        else:
            yield from self._processes.map(method, chain(first, rest), *more)

    def _grouped(self, problems: list[ReadProblem]) -> Iterator[tuple[list[Document], list[str]]]:
        """Yield the documents in groups, each with the digests of its documents; by that of its last one it is known to end there."""
        documents: list[Document] = []
        digests: list[str] = []
        total = 0
        for item in self._corpus:
            if isinstance(item, ReadProblem):
                problems.append(item)
                continue
            documents.append(item)
            digests.append(digest_of_document(item))
            heavy = weight(item.text)
            total += heavy
            if total >= BATCH_CHARACTERS or (total >= _LEAST and int(digests[-1][:8], 16) * _GROUP < heavy << 32):
                yield documents, digests
                documents, digests, total = [], [], 0
        if documents:
            yield documents, digests


def _unpacked(entry: bytes | None, kind: type) -> Any:
    """Return what an entry holds; None where it is none, or of something else."""
    if entry is None:
        return None
    try:
        found = pickle.loads(entry)  # noqa: S301 (signed by this user: corpus/cache.py)
    except Exception:  # of a class that is no more
        return None
    return found if isinstance(found, kind) else None
