"""Words glued in languages other than English, told by a capital inside: ``arméeIl``, ``ПетроваАккаунт:``."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from seedproof.batch import Batch
from seedproof.checks.garbled.shared.vocabulary import capitals_before, vocabulary
from seedproof.checks.garbled.words.glue import Split
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.text.hashes import hash_words

__all__ = ["humps"]

_BRANDED: Final = ("der", "die", "das", "mein", "anti", "neo")  # "derStandard", "meinKonto", "antiLula"
_COMMON: Final = 4.3  # Zipf frequency of both words; parts of brands are mostly English, and so rarer here
_LABEL: Final = 4.0  # that of a label before a colon, which follows a name
_LABEL_LETTERS: Final = 5
_LOWER: Final = 0.5  # share in lower case of what is no name


def humps(batch: Batch) -> list[tuple[int, Split]]:
    """Return words of two parts, the second with a capital, that are words of the line's own language."""
    words, kept, upper = batch.words, batch.once(vocabulary), batch.once(capitals_before)
    places = kept.unknown[(upper[words.bare_end[kept.unknown]] > upper[words.start[kept.unknown] + 1]) & words.has_lower[kept.unknown]]
    language = _languages(batch)[words.line[places]]
    foreign = (language >= 0) & (language < len(available())) & (language != LANGUAGES.index("en")) & ~words.has_digit[places]
    found = []
    for index, code in zip(places[foreign].tolist(), language[foreign].tolist(), strict=True):
        parts = _parts(words.bare(index))
        labelled = batch.text[words.end[index] : words.end[index] + 1] == ":"
        if parts and _are_words(*parts, LANGUAGES[code], labelled):
            found.append((index, Split(parts, 0, 0)))
    return found


def _languages(batch: Batch) -> npt.NDArray[np.int8]:
    """Each line's language, or where that is unclear, as in "Anna PetrowaKonto: @anna", that of the line after it in its document."""
    lines = batch.lines
    language, document = batch.languages.of_lines, lines.document
    after = np.append(language[1:], language[:1] * 0 + UNKNOWN)
    after[np.flatnonzero(np.diff(document))] = UNKNOWN
    return np.where(language == UNKNOWN, after, language)


def _parts(word: str) -> tuple[str, str] | None:
    """The word cut at its only inner capital, if both parts have two letters or more."""
    inner = [k for k, letter in enumerate(word) if k and letter.isupper()]
    if len(inner) != 1 or not word.isalpha() or not 1 < inner[0] < len(word) - 1:
        return None
    return word[: inner[0]], word[inner[0] :]


def _are_words(left: str, right: str, language: str, labelled: bool) -> bool:
    table = lexicon(language)
    hashes = hash_words([left.lower(), right.lower()])
    (first, second), (_, lower) = table.zipf(hashes).tolist(), table.lower(hashes).tolist()
    if left.islower() and left not in _BRANDED:
        return bool(min(first, second) >= _COMMON)
    named = min(len(left), len(right)) >= _LABEL_LETTERS and first < second
    return bool(labelled and named and second >= _LABEL and lower > _LOWER)
