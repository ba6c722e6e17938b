"""Fixing a corpus so that what is mended stays mended: fixes are tried, checked again, and those that do harm are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

from seedproof.core.document import Document, Origin
from seedproof.core.finding import Finding
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.revised import Revised, Revision
from seedproof.corpus.writers import Change
from seedproof.run.absorption import unfold
from seedproof.run.consequences import Attempt, to_blame
from seedproof.run.fixes import fixed, to_apply
from seedproof.run.result import Result

__all__ = ["MOST_ROUNDS", "Mended", "mend"]

#: A fix can lay another one bare. On mutants of the sample documents three rounds have been enough.
MOST_ROUNDS = 5
#: How often a round drops the fixes that are to blame and checks once more, before it leaves the documents concerned as they were.
_MOST_TRIES = 4


@dataclass
class Mended:
    """Hold what came of mending a corpus.

    - ``before``: what was found in it as it is
    - ``after``: what is found once the changes are written
    - ``changes``: documents with their new texts
    - ``applied``: how many findings of each are mended by that
    - ``left_out``: how many could have been fixed, and would not have been mended by that, or only at the price of another defect
    - ``rounds``: how often fixes were applied
    - ``complete``: whether nothing would be applied in one more round
    - ``problems``: documents that have changed meanwhile
    """

    before: Result
    after: Result
    changes: dict[Origin, Change] = field(default_factory=dict)
    applied: Counter[Origin] = field(default_factory=Counter)
    left_out: int = 0
    rounds: int = 0
    complete: bool = True
    problems: list[ReadProblem] = field(default_factory=list)


def mend(
    corpus: Corpus,
    check: Callable[[Corpus], Result],
    *,
    wanted: Callable[[Finding], bool] = lambda _: True,
    unsafe: bool = False,
    only: Set[Origin] | None = None,
) -> Mended:
    """Apply safe fixes (with ``unsafe`` all of them) to the documents of ``corpus`` until none is left, and return the new texts.

    ``check`` finds what is wrong with a corpus · ``wanted`` tells the findings to be fixed · ``only``: documents, all where none are named.
    A fix after which its finding is still there, or after which an error or warning has come that was not there, is not applied, nor
    is one that empties a body or parts a pair of brackets. A document of which another reading gave another text is left alone.
    """
    result = check(corpus)
    mended = Mended(result, result)
    digests = {row.origin: row.digest for row in result.seeds}
    revised: dict[Origin, Revision] = {}
    for _ in range(MOST_ROUNDS):
        round_ = _Round(corpus, check, digests, revised, wanted, unsafe)
        documents = _to_fix(Revised(corpus, revised), result, wanted, unsafe, only, mended.problems)
        result = round_.run(documents, result)
        mended.left_out = round_.left_out
        if not round_.accepted:
            break
        mended.rounds += 1
        mended.applied.update({origin: len(attempt.applied) for origin, attempt in round_.accepted.items()})
    else:
        mended.complete = not _to_fix(Revised(corpus, revised), result, wanted, unsafe, only, [])
    mended.after = result
    changed = (d for d in corpus if isinstance(d, Document) and d.origin in revised and d.digest() == digests[d.origin])
    mended.changes = {d.origin: Change(d, revised[d.origin].text) for d in changed if revised[d.origin].text != d.text}
    return mended


def _to_fix(
    corpus: Corpus,
    result: Result,
    wanted: Callable[[Finding], bool],
    unsafe: bool,
    only: Set[Origin] | None,
    problems: list[ReadProblem],
) -> dict[Origin, tuple[Document, list[Finding]]]:
    """Return the documents with something to fix, and their findings; one that is not the text that was checked is a problem."""
    digests = {row.origin: row.digest for row in result.seeds}
    found = {
        origin: findings
        for origin, findings in result.by_document().items()
        if (only is None or origin in only) and any(True for _ in to_apply(findings, unsafe=unsafe, allowed=wanted))
    }
    documents: dict[Origin, tuple[Document, list[Finding]]] = {}
    for item in corpus if found else ():
        if isinstance(item, Document) and item.origin in found:
            if item.digest() == digests[item.origin]:
                documents[item.origin] = item, found[item.origin]
            elif item.origin not in {Origin(problem.where) for problem in problems}:
                problems.append(ReadProblem(str(item.origin), "has changed since it was checked", "run the command again"))
    return documents


class _Round:
    """Apply all fixes, check again, take back those that are to blame, until what is left does no harm."""

    def __init__(
        self,
        corpus: Corpus,
        check: Callable[[Corpus], Result],
        digests: Mapping[Origin, str],
        revised: dict[Origin, Revision],
        wanted: Callable[[Finding], bool],
        unsafe: bool,
    ) -> None:
        self._corpus, self._check, self._digests, self._revised = corpus, check, digests, revised
        self._wanted, self._unsafe = wanted, unsafe
        self.accepted: dict[Origin, Attempt] = {}
        self.left_out = 0

    def run(self, documents: dict[Origin, tuple[Document, list[Finding]]], result: Result) -> Result:
        """Fix ``documents``, in which ``result`` found what is beside each; return what is found in the corpus then."""
        refused: dict[Origin, dict[int, Finding]] = {origin: {} for origin in documents}  # by identity: there may be thousands
        rows = {row.origin: row for row in result.seeds}
        for tries in range(_MOST_TRIES + 1):
            attempts = {o: a for o, (d, found) in documents.items() if (a := self._attempt(d, found, refused[o])).applied}
            if not attempts:
                break
            after = self._check(Revised(self._corpus, self._revised | {o: self._revision(o, a) for o, a in attempts.items()}))
            new, new_rows = after.unfolded().by_document(), {row.origin: row for row in after.seeds}
            harmful = {o: blamed for o, a in attempts.items() if (blamed := to_blame(a, new.get(o, []), rows[o], new_rows.get(o)))}
            if not harmful:
                self.accepted = attempts
                self._revised |= {o: self._revision(o, a) for o, a in attempts.items()}
                result = after
                break
            for origin, blamed in harmful.items():
                refused[origin] |= {id(f): f for f in (blamed if tries < _MOST_TRIES - 1 else attempts[origin].applied)}
        self.left_out = sum(map(len, refused.values()))
        return result

    def _attempt(self, document: Document, findings: list[Finding], refused: Mapping[int, Finding]) -> Attempt:
        done = fixed(document.text, findings, unsafe=self._unsafe, allowed=lambda f: self._wanted(f) and id(f) not in refused)
        return Attempt(document.text, done.text, done.applied, done.edits, tuple(unfold(findings)))

    def _revision(self, origin: Origin, attempt: Attempt) -> Revision:
        return Revision(self._digests[origin], attempt.new)
