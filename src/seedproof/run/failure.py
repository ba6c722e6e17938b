"""A check that raised, or parsing: which one, on which seed, at which line of its author's code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from seedproof.core.check import Check
from seedproof.core.document import Document, Origin
from seedproof.core.escape import NAME_LENGTH, VALUE_LENGTH, cut, in_line
from seedproof.corpus.own_code import innermost, line_of, said, shown

__all__ = ["CheckFailure", "failure_of", "lost", "told"]

_PARSING = "parsing"
_COUNTS = "the counts of the whole corpus"
_SEEDS_NAMED = 10  # more would hide the sentence that names them


class CheckFailure(NamedTuple):
    """A check that did not look at something it was asked to look at.

    - ``check``: its name, or ``parsing``, which all checks need
    - ``seed``: the id of the seed, or what else it was looking at
    - ``error``: what it raised
    - ``line``: file and line where that was raised, if anybody can tell
    - ``origin``: where the seed comes from
    """

    check: str
    seed: str
    error: str
    line: str | None = None
    origin: Origin = Origin()

    def __str__(self) -> str:
        at = f" at {self.line}" if self.line else ""
        of = f" ({self.origin})" if self.origin.path else ""
        return in_line(f"{self.check}: raised {self.error}{at} on {self.seed}{of}")


def failure_of(check: Check | None, error: BaseException, document: Document | None = None) -> CheckFailure:
    """Return the failure of ``check``, or of parsing, which raised ``error`` on a document, or on the counts of the whole corpus."""
    line = _own_line(check, error) if check and not type(check).__module__.startswith("seedproof.") else innermost(error)
    name = check.name() if check else _PARSING
    if document is None:
        return CheckFailure(name, _COUNTS, said(error), line)
    return CheckFailure(name, cut(document.id, NAME_LENGTH), said(error), line, document.origin)


def lost(documents: Sequence[Document]) -> CheckFailure:
    """Return the failure for documents that a process was looking at when it ended."""
    named = ", ".join(cut(document.id, VALUE_LENGTH) for document in documents[:_SEEDS_NAMED])
    rest = len(documents) - _SEEDS_NAMED
    more = f" and {rest:,} seed{'s' * (rest != 1)} more" if rest > 0 else ""
    return CheckFailure("own code", named + more, "BrokenProcessPool: the process ended, as by os._exit, and nothing of these was checked")


def told(failures: Iterable[CheckFailure]) -> list[str]:
    """Return a sentence for each line of a check that raised: on which seed it did, and on how many others."""
    groups: dict[tuple[str, str | None], list[CheckFailure]] = {}
    for failure in failures:
        groups.setdefault((failure.check, failure.line), []).append(failure)
    return [str(first) + (f" and on {len(more):,} seed{'s' * (len(more) != 1)} more" if more else "") for first, *more in groups.values()]


def _own_line(check: Check, error: BaseException) -> str | None:
    """Return the line of the author's code that raised, or where its ``find`` begins if what that returned could not be used."""
    code = getattr(getattr(type(check), "find", None), "__code__", None)
    if code is None:
        return innermost(error)
    return line_of(error, str(Path(code.co_filename).parent)) or shown(code.co_filename, code.co_firstlineno)
