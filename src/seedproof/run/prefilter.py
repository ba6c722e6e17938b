"""Documents that are worth a second look: those that a check has named, or that hold a string that one has named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set

import ahocorasick_rs

from seedproof.core.document import Document, Origin
from seedproof.corpus.corpus import weight

__all__ = ["prefilter"]


def prefilter(
    batches: Iterable[list[Document]], literals: Iterable[Collection[str] | None], size: int, origins: Set[Origin] = frozenset()
) -> Iterator[list[Document]]:
    """Yield the documents of ``origins``, and those that hold a literal of any check, in batches that weigh ``size``.

    Where a check names no literals, all are yielded.

    Few documents of a batch do; a batch of its own for these would take longer than looking at them.
    """
    named = [None if strings is not None and "" in strings else strings for strings in literals]  # every text holds an empty string
    wanted = _Literals([literal for strings in named if strings is not None for literal in strings])
    everything = None in named
    documents: list[Document] = []
    total = 0
    for batch in batches:
        for one in batch:
            if everything or one.origin in origins or wanted.are_in(one.text):
                documents.append(one)
                total += weight(one.text)
                if total >= size:
                    yield documents
                    documents, total = [], 0
    if documents:
        yield documents


class _Literals:
    """Look for strings all at once. The automaton takes no lone surrogates: on both sides they become question marks."""

    def __init__(self, strings: Collection[str]) -> None:
        self._automaton = ahocorasick_rs.AhoCorasick(sorted({_encodable(string) for string in strings})) if strings else None

    def are_in(self, text: str) -> bool:
        """Tell whether a text holds one of them; where it has lone surrogates, perhaps only something like one."""
        if self._automaton is None:
            return False
        try:
            return bool(self._automaton.find_matches_as_indexes(text))
        except UnicodeEncodeError:  # seldom, and told by the automaton sooner than by looking for it
            return bool(self._automaton.find_matches_as_indexes(_encodable(text)))


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
