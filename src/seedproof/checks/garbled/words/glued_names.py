"""Words glued to a name that the document has elsewhere: ``beyondTolmere``, ``giantBaidu``, ``durchSpahn``."""

from __future__ import annotations

from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.words.camel_case import at_capital, languages, with_inner_capital
from seedproof.checks.garbled.words.glue import Split, little_words
from seedproof.checks.programming import about_code
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.lang.word_lists import every
from seedproof.text.hashes import hash_words

__all__ = ["glued_names"]

_COMMON: Final = 3.0  # Zipf frequency of the word before the name (guessed)
_LONG, _LONG_COMMON = 8, 2.0  # letters of such a word from which less is enough (guessed)
_MOSTLY: Final = 0.5  # of a document's words with a capital inside, the part that must be such glue (held by reading)
_NAME: Final = 3  # letters of a name, and of such a word if it is no little one: "iPhone", "eBay" (guessed)


def glued_names(batch: Batch) -> list[tuple[int, Split]]:
    """Return words of two parts: one in small letters that their language has, and one with a capital that their document has too."""
    words, index = batch.words, batch.once(with_inner_capital)
    index = index[~words.initial_upper[index] & ~batch.once(about_code)[words.document[index]]]
    found: list[tuple[int, Split]] = []
    for word, language in zip(index.tolist(), languages(batch)[words.line[index]].tolist(), strict=True):
        parts = at_capital(words.bare(word))
        named = parts and len(parts[1]) >= _NAME and parts[1][1:].islower() and language != UNKNOWN and LANGUAGES[language] in available()
        if parts and named and _is_word(parts[0], LANGUAGES[language]) and _has_name(batch, word, parts[1]):
            found.append((word, Split(parts, 0, 0)))
    # A document that has more such words that are none speaks of programs, or of brands.
    told, all_ = (np.bincount(words.document[which], minlength=len(batch)) for which in (np.array([w for w, _ in found], np.int64), index))
    mostly = (told >= _MOSTLY * all_).tolist()
    return [one for one in found if mostly[words.document[one[0]]]]


def _is_word(left: str, language: str) -> bool:
    """Tell whether a part is a word of a language, and not one that brands begin with."""
    if not left.islower() or left in every("spacing", "brand"):
        return False
    short = len(left) < _NAME and left not in little_words()
    return not short and float(lexicon(language).zipf(hash_words([left]))[0]) >= (_COMMON if len(left) < _LONG else _LONG_COMMON)


def _has_name(batch: Batch, word: int, name: str) -> bool:
    """Tell whether a word's document has a name elsewhere, with its capital and not at the beginning of a sentence."""
    words, document = batch.words, int(batch.words.document[word])
    inside = slice(int(words.of_document[document]), int(words.of_document[document + 1]))
    same = words.hash[inside] == hash_words([name.lower()])[0]
    return bool(np.any(same & words.initial_upper[inside] & ~words.starts_sentence[inside]))
