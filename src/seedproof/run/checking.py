"""Checking a corpus on this machine, from nothing or by what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from seedproof.core.document import Document
from seedproof.core.heap import give_back
from seedproof.corpus.baseline import Baseline
from seedproof.corpus.cache import cache_of
from seedproof.corpus.corpus import BATCH_CHARACTERS, Corpus
from seedproof.corpus.policy import Policy
from seedproof.corpus.registry import CheckSelection
from seedproof.run.against import Against
from seedproof.run.engine import run
from seedproof.run.local import LocalEngine, Progress
from seedproof.run.result import Result

__all__ = ["check_corpus"]

_MANY = 2_000  # seeds: to give back what few took would not pay (guessed)


def check_corpus(
    corpus: Corpus,
    selection: CheckSelection,
    *,
    only: Callable[[Document], bool] | None = None,
    known: Baseline | None = None,
    recorded: bool = False,
    against: Corpus | None = None,
    jobs: int = 0,
    batch_size: int = BATCH_CHARACTERS,
    progress: Progress | None = None,
    remember: bool = False,
    measured: bool = False,
) -> Result:
    """Check every document of ``corpus`` by the checks of ``selection``.

    ``only`` tells the documents that are looked at, where these are not all: the others are counted for the checks that need the whole
    corpus, so that the result has the findings of these as if all had been looked at, and copies of them among the others. ``known``: a
    baseline, by which findings are marked · ``recorded``: whether they are to be written into one, and carry what it knows them by
    ``against``: another corpus, in which documents of this one may stand · ``jobs``: processes, 0 for one a core where the corpus is large
    enough to gain by it. ``progress`` is called with the bytes of each batch that is done. ``remember``: look only at what is new since
    such a run before, by the cache of the selection's project; where ``only`` or ``against`` is given, all is looked at. ``measured``: the
    result says what the run took, by stage and check. What is found is the same whatever ``jobs``, ``batch_size``, ``remember`` and
    ``measured`` are.
    """
    selection = replace(selection, compared=against is not None)
    other = Against(against, progress) if against is not None else None
    policy = Policy.of(selection, anchored=recorded or bool(known and known.entries))
    cache = cache_of(selection.project) if remember and selection.project and only is None and other is None else None
    with ExitStack() as running:
        engine: LocalEngine
        if cache:
            from seedproof.run.remembering import RememberingEngine  # which few runs of one seed need

            engine = RememberingEngine(corpus, selection.checks, policy, cache, jobs=jobs, progress=progress, measured=measured)
        else:
            engine = LocalEngine(
                corpus, selection.checks, policy, only=only, jobs=jobs, batch_size=batch_size, progress=progress, measured=measured
            )
        result = run(running.enter_context(engine), other, engine.meter)
    del engine
    if len(result.seeds) > _MANY:
        give_back()  # what is made of a result, a site or a table for suites, is then beside it and not beside what the run took
    if other:
        other.raise_if_empty()
    return result if known is None else result.baselined(known)
