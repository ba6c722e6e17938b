"""Words glued in languages other than English, told by a capital inside: ``arméeIl``, ``ПетроваАккаунт:``."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.batch.vocabulary import vocabulary
from seedproof.checks.garbled.words.glue import Split
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.lang.word_lists import every
from seedproof.text.codepoints import UPPER
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Offsets

__all__ = ["at_capital", "camel_case_words", "languages", "with_inner_capital"]

_COMMON: Final = 4.3  # Zipf frequency of both words; parts of brands are mostly English, and so rarer here (guessed)
_LONG, _LONG_COMMON = 4, 2.5  # letters of both from which less is enough, as brands have short parts: "dieBasis" (held by reading)
_LABEL: Final = 4.0  # that of a label before a colon, which follows a name (guessed)
_LABEL_LETTERS: Final = 5  # of such a label and of the name (guessed)
_LOWER: Final = 0.5  # share in lower case of what is no name (guessed)


def camel_case_words(batch: Batch) -> list[tuple[int, Split]]:
    """Return words of two parts, the second with a capital, that are words of the line's own language."""
    words, index = batch.words, batch.once(with_inner_capital)
    index = index[words.has_lower[index]]
    language = languages(batch)[words.line[index]]
    foreign = np.isin(language, [LANGUAGES.index(code) for code in available() if code != "en"])
    found = []
    for word, code in zip(index[foreign].tolist(), language[foreign].tolist(), strict=True):
        parts = at_capital(words.bare(word))
        labelled = batch.text[words.end[word] : words.end[word] + 1] == ":"
        if parts and _are_words(*parts, LANGUAGES[code], labelled):
            found.append((word, Split(parts, 0, 0)))
    return found


def with_inner_capital(batch: Batch) -> Offsets:
    """Return the words of no list that have a capital within, and no digit."""
    words, unknown, upper = batch.words, batch.once(vocabulary).unknown, batch.characters.counted(UPPER)
    inner = upper[words.bare_end[unknown]] > upper[words.start[unknown] + 1]
    return unknown[inner & ~words.has_digit[unknown]]


def languages(batch: Batch) -> npt.NDArray[np.int8]:
    """Return each line's language, or where that is unclear, as in "Anna PetrowaKonto: @anna", that of the next in its document."""
    language, document = batch.languages.of_lines, batch.lines.document
    following = np.full_like(language, UNKNOWN)
    following[:-1] = np.where(np.diff(document) == 0, language[1:], UNKNOWN)
    return np.where(language == UNKNOWN, following, language)


def at_capital(word: str) -> tuple[str, str] | None:
    """Cut the word at its only inner capital, if both parts have two letters or more."""
    inner = [k for k, letter in enumerate(word) if k and letter.isupper()]
    if len(inner) != 1 or not word.isalpha() or not 1 < inner[0] < len(word) - 1:
        return None
    return word[: inner[0]], word[inner[0] :]


def _are_words(left: str, right: str, language: str, labelled: bool) -> bool:
    table = lexicon(language)
    hashes = hash_words([left.lower(), right.lower()])
    (first, second), (_, lower) = table.zipf(hashes).tolist(), table.lower(hashes).tolist()
    if left.islower() and left not in every("spacing", "brand"):
        long = min(len(left), len(right)) >= _LONG
        return bool(min(first, second) >= (_LONG_COMMON if long else _COMMON))
    named = min(len(left), len(right)) >= _LABEL_LETTERS and first < second
    return bool(labelled and named and second >= _LABEL and lower > _LOWER)
