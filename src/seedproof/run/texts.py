"""Checking and parsing texts that lie in memory, by the built-in checks as they come: no project, no settings, no own code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.core.finding import Finding
from seedproof.core.seed import Seed
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.texts import Texts
from seedproof.parse import batch_of
from seedproof.run.against import Against
from seedproof.run.engine import run
from seedproof.run.local import LocalEngine
from seedproof.run.result import Result

__all__ = ["check_documents", "check_text", "parse_text"]

_ID = "text"  # of a single one, which is not called anything


def check_text(text: str) -> list[Finding]:
    """Return what is wrong with a text, by its places. Raises BrokenRunError where a check does not run to its end.

    What only a corpus shows, such as a line that recurs on all its pages, is not found in one text: see ``check_documents``.
    """
    result = check_documents([Document(_ID, text)])
    result.raise_if_broken()
    return list(result.findings)


def parse_text(text: str) -> Seed:
    """Return the title, body, source, credits, quotations and language of a text, each with its place."""
    (seed,) = batch_of([Document(_ID, text)]).seeds
    return seed


def check_documents(
    documents: Iterable[str | Document | Mapping[str, Any]],
    checks: Sequence[Check] | None = None,
    *,
    against: Iterable[str | Document | Mapping[str, Any]] | Corpus | None = None,
    jobs: int = 1,
) -> Result:
    """Check texts as one corpus, and return what is wrong with each.

    ``documents``: strings (a list or a column of a data frame), documents, or rows with a ``text`` and perhaps an ``id`` (dictionaries or a
    data frame); what has no id is called by its number, from 1 · ``checks``: those to run, all where none are named
    ``against``: another corpus, or its texts, in which they may stand · ``jobs``: processes.
    Whatever is no text is among the problems of the result.
    """
    other = None if against is None else Against(against if isinstance(against, Corpus) else Texts(against))
    make_checks = partial(_all_checks, other is not None) if checks is None else partial(tuple, checks)
    with LocalEngine(Texts(documents), make_checks, jobs=jobs) as engine:
        return run(engine, other)


@cache
def _all_checks(compared: bool) -> Sequence[Check]:
    """Return the checks once: to look for those of installed packages takes as long as to check a short text."""
    return replace(CheckSelection.of(), compared=compared).checks()
