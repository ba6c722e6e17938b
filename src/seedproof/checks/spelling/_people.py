"""Full names in a batch, "Antonia Blythe", with the title before them: what the corpus is compared by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from seedproof.checks.spelling._names import COURTESIES, TITLES, names
from seedproof.text.batch import Batch
from seedproof.text.language import LANGUAGES
from seedproof.text.spans import Flags, Offsets
from seedproof.text.words import hash_words

__all__ = ["Key", "Uses", "people"]

Key = tuple[str, str, str]  # language, first name and family name, folded
_SHORTEST_GIVEN = 2
_COMMON = 0.4  # share in lower case from which a word is no first name


@dataclass(slots=True)
class Uses:
    """Where one seed has a full name: the spans, the titles of office before it, and the hash of the family name."""

    hash: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)


def people(batch: Batch) -> dict[int, dict[Key, Uses]]:
    """Return the full names of each document."""
    family = _families(batch)
    words, folded = batch.columns.words, batch.columns.folded
    language = batch.keep(names).vocabulary.language[family]
    given, title = family - 1, _titles(batch, family)
    columns: list[npt.NDArray[Any]] = [words.document[family], language, words.hash[family]]
    columns += [edge[word] for word in (given, family, title) for edge in (words.start, words.bare_end)]
    found: dict[int, dict[Key, Uses]] = defaultdict(dict)
    rows = zip((title >= 0).tolist(), *(column.tolist() for column in columns), strict=True)
    for has_title, document, code, hashed, a, b, c, d, e, f in rows:
        named, key = found[document], (LANGUAGES[code], folded[a:b], folded[c:d])
        if key not in named:
            named[key] = Uses(hashed)
        named[key].spans.append((a, d))
        if has_title:
            named[key].titles.add(folded[e:f])
    return found


def _families(batch: Batch) -> Offsets:
    """Words that end a run of capitalised words, of which the one before is a first name."""
    words, found = batch.columns.words, batch.keep(names)
    if len(words) < 2:
        return np.zeros(0, np.int64)
    vocab = found.vocabulary
    titles = _are(batch, TITLES)
    capital = words.initial_upper & ~words.has_digit & ~vocab.headline[words.line]
    spaced: Flags = (words.start[1:] == words.bare_end[:-1] + 1) & (batch.columns.codes[words.end[:-1]] == ord(" "))
    given = capital & words.has_lower & (words.length >= _SHORTEST_GIVEN) & ~titles & ~(vocab.lower >= _COMMON)
    ends_run = np.append(~(spaced & capital[1:]), True)
    flags = np.append(False, given[:-1] & spaced) & found.is_name & capital & ~titles & ends_run
    return np.flatnonzero(flags)


def _titles(batch: Batch, family: Offsets) -> Offsets:
    """For each name the word of a title of office just before it, or -1."""
    words = batch.columns.words
    before = np.maximum(family - 2, 0)
    gap = words.start[np.maximum(family - 1, 0)] - words.end[before]
    near = (family >= 2) & (gap <= 2) & (words.line[before] == words.line[family])
    return np.where(near & _are(batch, TITLES - COURTESIES)[before], before, -1)


def _are(batch: Batch, listed: frozenset[str]) -> Flags:
    hashes, _, _, inverse = batch.columns.words.types
    flags: Flags = np.isin(hashes, hash_words(sorted(listed)))[inverse]
    return flags
