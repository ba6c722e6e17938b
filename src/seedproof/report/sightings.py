"""Where forms of words and names stand in a corpus: counted, and seen in their sentences."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from typing import NamedTuple

import ahocorasick_rs

from seedproof.core.document import Document, Origin

__all__ = ["Sighting", "Sightings"]

_ROUND = 60  # characters of a sentence before and after a form (guessed: a line of a page)
_SENTENCE_BEGINS = re.compile(r"[.!?…][”’\"')]?\s+|\n")
_SENTENCE_ENDS = re.compile(r"[.!?…][”’\"')]?(?=\s|$)|(?=\n)")


class Sighting(NamedTuple):
    """A form in its sentence.

    - ``origin``, ``seed``: of the document, and its id
    - ``before``, ``form``, ``after``: the words, cut by an ellipsis where the sentence is long
    """

    origin: Origin
    seed: str
    before: str
    form: str
    after: str


class Sightings:
    """Count in how many texts, and how many times, each of ``forms`` stands as a word or words of its own.

    Of each the first ``examples`` texts are noted with a sentence: ``seen``.
    """

    def __init__(self, forms: Collection[str], examples: int = 0) -> None:
        self._forms = list(forms)
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms)
        self._examples = examples
        self.seeds: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.seen: dict[str, list[Sighting]] = defaultdict(list)

    def look(self, document: Document) -> None:
        """Take the text of a document into account."""
        text = document.text
        clean = text if text.isascii() else text.encode("utf-32-le", "replace").decode("utf-32-le")
        first: dict[str, tuple[int, int]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(clean, overlapping=True) if self._forms else ():
            if not _within_word(clean, start, end):
                self.places[self._forms[index]] += 1
                first.setdefault(self._forms[index], (start, end))
        self.seeds.update(first.keys())
        for form, span in first.items():
            if len(self.seen[form]) < self._examples:
                self.seen[form].append(Sighting(document.origin, document.id, *_sentence(clean, *span)))


def _within_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word goes on before or after a span."""
    begun = text[start - 1 : start].isalnum() and text[start].isalnum()
    return begun or (text[end - 1].isalnum() and text[end : end + 1].isalnum())


def _sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the sentence that a span lies in: what is before it, the span, and what is after it."""
    before, after = text[max(start - _ROUND, 0) : start], text[end : end + _ROUND]
    breaks = [found.end() for found in _SENTENCE_BEGINS.finditer(before)]
    if breaks:
        before = before[breaks[-1] :]
    elif start > _ROUND:
        before = "…" + before.partition(" ")[2]
    stop = _SENTENCE_ENDS.search(after)
    if stop:
        after = after[: stop.end()]
    elif end + _ROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before, text[start:end], after
