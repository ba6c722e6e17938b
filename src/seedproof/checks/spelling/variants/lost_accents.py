"""Words that exist and of which scraped text means another: a frequent word without its accent, "numero" for "número"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.tokens import no_words
from seedproof.checks.spelling.variants.likelihood import SHORTEST
from seedproof.checks.spelling.variants.unknown_words import by_itself, folded
from seedproof.lang.languages import LANGUAGES, language_folders
from seedproof.lang.spellings import COMMON, spellings
from seedproof.lang.word_lists import lines_of, lookup
from seedproof.text.hash_table import scrambled
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Offsets

__all__ = ["LostAccent", "lost_accents"]

_FILE: Final = "unaccented"
_PAST: Final = {"es": ("o", "ó")}  # endings of what I do and of what somebody did, by language
_WHO: Final = frozenset("quien cual".split())  # who, if no name stands before it; not "donde", where I may say it of myself
_MORE: Final = 0.4  # by how much the past must be more frequent, in Zipf units: nouns end so too, "Twitter empleo" (held by reading)
_FREQUENT: Final = 2.9  # Zipf frequency that it must have (guessed)


class LostAccent(NamedTuple):
    """A word of the batch, by index, that lacks its accent, and the word that is meant."""

    word: int
    meant: str
    language: str


def lost_accents(batch: Batch) -> Iterator[LostAccent]:
    """Yield the words that lack their accent and are words without it."""
    words, languages = batch.words, batch.languages
    clear = languages.of_lines == languages.of_documents[batch.lines.document]
    for language in language_folders(f"{_FILE}.txt"):
        lines = clear & (languages.of_lines == LANGUAGES.index(language))
        if not lines.any():
            continue
        index = np.flatnonzero(lines[words.line] & ~words.initial_upper & (words.length >= SHORTEST))
        meant = _unaccented(language)
        is_meant = lookup(words.types.hash, frozenset(meant))[words.types.kind[index]]
        for word in _alone(batch, index[is_meant]).tolist():
            yield LostAccent(word, meant[folded(batch, word)], language)
        if language in _PAST:
            yield from _pasts(batch, index[~is_meant], language)


def _alone(batch: Batch, index: Offsets) -> Offsets:
    """Return which words are part of no address and of nothing else that is longer."""
    index = index[~batch.once(no_words)[index]]
    return index[by_itself(batch, index)]


def _pasts(batch: Batch, index: Offsets, language: str) -> Iterator[LostAccent]:
    """Yield the words of what I do where a name or "who" stands before them: "la actriz Holm menciono"."""
    words, characters, known = batch.words, batch.characters, spellings(language)
    written, right = _PAST[language]
    index = index[characters.folded_codes[words.bare_end[index] - 1] == ord(written)]
    index = index[words.spaced[index]]
    named = words.initial_upper[index - 1] & words.has_lower[index - 1] & ~words.starts_sentence[index - 1]
    before = known.table.find(scrambled(words.hash[index - 1]))
    named &= (before < 0) | (known.lower[before] < COMMON)  # "¿Dónde reviso"
    index = _alone(batch, index[named | lookup(words.hash[index - 1], _WHO)])
    spelt = [folded(batch, word) for word in index.tolist()]
    pasts = [word[:-1] + right for word in spelt]
    if not spelt:
        return
    zipf = [np.where(at >= 0, known.zipf[at], 0) for at in (known.table.find(scrambled(hash_words(forms))) for forms in (spelt, pasts))]
    for told in np.flatnonzero((zipf[1] >= _FREQUENT) & (zipf[1] >= zipf[0] + _MORE)).tolist():
        yield LostAccent(int(index[told]), pasts[told], language)


@cache
def _unaccented(language: str) -> Mapping[str, str]:
    """Return the words of a language that are meant by others, by these."""
    rows = (line.partition("\t") for line in lines_of(language, _FILE))
    return {plain: word for plain, _, word in rows}
